//! What is told of two versions, and what a merge makes of cases one can imagine.

use std::collections::BTreeMap;
use std::sync::Arc;

use jalons::dossier::compare::{Merge, PieceKey, Side, differences};
use jalons::dossier::{
    Answer, CampaignId, CollectionEdit, Correction, Dossier, Edit, Extent, FactId, Fate,
    Improvement, ImprovementId, file,
};
use jalons::remuneration::piece_title;
use jalons::shipped::{self, EXAMPLE};
use jiff::civil::date;

use crate::fixtures::each_fixture;
use crate::gathering::{self, DAY, id, level};

const FIRST: CampaignId = CampaignId(1);

fn answer(criterion: &str, number: i64) -> Edit {
    Edit::Answer(FIRST, id(criterion), Some(Answer::Level(level(number))))
}

fn with(dossier: &Dossier, edits: &[Edit]) -> Dossier {
    edits.iter().fold(dossier.clone(), |dossier, edit| edit.apply(&dossier))
}

fn base() -> Dossier {
    with(&gathering::dossier(gathering::gathering(Fate::Counts)), &[answer("a1", 1)])
}

fn improvement(number: u32, objective: &str, campaign: u32) -> Edit {
    Edit::Improvement(Box::new(Improvement {
        id: ImprovementId(number),
        objective: objective.to_owned(),
        campaign: Some(CampaignId(campaign)),
        ..Improvement::default()
    }))
}

#[test]
fn the_example_and_every_fixture_are_like_themselves() {
    let check = |bytes: &[u8]| {
        let Some(dossier) = file::read(bytes).value else { return };
        assert_eq!(differences(&dossier, &dossier.clone()), vec![]);
        let again = Merge::new(&Dossier::default(), &dossier, &Dossier::default());
        assert!(again.result(&BTreeMap::new()) == dossier);
    };
    assert!(file::read(EXAMPLE.as_bytes()).value.is_some());
    check(EXAMPLE.as_bytes());
    each_fixture("dossiers", 10, |_, bytes| check(bytes));
}

#[test]
fn an_answer_that_changed_is_told_in_words() {
    let after = with(&base(), &[answer("a1", 3), answer("b2", 0)]);
    let told: Vec<_> = differences(&base(), &after)
        .into_iter()
        .map(|one| format!("{} : {} → {}", one.title, one.before, one.after))
        .collect();
    let expected = [
        "A1 · Critère 1 de Coordination, Auto-évaluation 2026 : niveau\u{a0}1 → niveau\u{a0}3",
        "B2 · Critère 2 de Accès, Auto-évaluation 2026 : sans réponse → niveau\u{a0}0",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_criterion_answered_on_both_sides_is_the_only_conflict() {
    let ours = with(&base(), &[answer("a1", 2), answer("a2", 2)]);
    let theirs = with(&base(), &[answer("a1", 4), answer("b1", 3)]);
    let merge = Merge::new(&base(), &ours, &theirs);
    let [conflict] = merge.conflicts() else { panic!("{:?}", merge.conflicts()) };
    assert_eq!(conflict.part, PieceKey::Entry(FIRST, id("a1")));
    let said = [&conflict.base, &conflict.ours, &conflict.theirs];
    assert_eq!(said, ["niveau\u{a0}1", "niveau\u{a0}2", "niveau\u{a0}4"]);
    assert_eq!((merge.ours().len(), merge.theirs().len()), (1, 1));
    let result = merge.result(&[(conflict.part.clone(), Side::Theirs)].into());
    assert!(result == with(&base(), &[answer("a1", 4), answer("a2", 2), answer("b1", 3)]));
}

#[test]
fn what_both_sides_added_under_one_number_stays_with_what_names_it() {
    let grid = Arc::clone(&base().campaigns[0].grid);
    let add = |title: &str, day| Edit::AddCampaign {
        id: CampaignId(2),
        title: title.to_owned(),
        date: day,
        grid: Arc::clone(&grid),
        extent: Extent::Full,
    };
    let (one, other) = (date(2027, 3, 1), date(2027, 2, 1));
    let ours = with(&base(), &[add("La nôtre", one), improvement(1, "Agenda", 2)]);
    let theirs = with(&base(), &[add("La leur", other), improvement(1, "Protocole", 2)]);
    let merge = Merge::new(&base(), &ours, &theirs);
    assert_eq!(merge.conflicts(), []);
    let result = merge.result(&BTreeMap::new());
    let titles: Vec<_> = result.campaigns.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Auto-évaluation 2026", "La leur", "La nôtre"]);
    let of = |one: &Arc<Improvement>| {
        let campaign = result.campaign(one.campaign.unwrap()).unwrap();
        (one.objective.clone(), campaign.title.clone())
    };
    let named: Vec<_> = result.improvements.iter().map(of).collect();
    let expected = [("Agenda", "La nôtre"), ("Protocole", "La leur")];
    assert_eq!(named, expected.map(|(what, from)| (what.to_owned(), from.to_owned())));
}

#[test]
fn a_campaign_closed_here_and_answered_there_is_one_conflict() {
    let ours = with(&base(), &[Edit::CloseCampaign(FIRST, DAY)]);
    let theirs = with(&base(), &[answer("a2", 4)]);
    let merge = Merge::new(&base(), &ours, &theirs);
    let found: Vec<_> = merge.conflicts().iter().map(|one| one.part.clone()).collect();
    assert_eq!(found, [PieceKey::Campaign(FIRST)]);
    assert!(merge.result(&BTreeMap::new()) == ours);
    assert!(merge.result(&[(PieceKey::Campaign(FIRST), Side::Theirs)].into()) == theirs);
}

#[test]
fn corrections_of_both_sides_stay() {
    let correct = |text: &str| {
        let criterion = id("a1");
        Edit::Correct(FIRST, Correction { on: DAY, criterion, text: text.to_owned() })
    };
    let base = with(&base(), &[Edit::CloseCampaign(FIRST, DAY), correct("Une.")]);
    let (ours, theirs) = (with(&base, &[correct("Deux.")]), with(&base, &[correct("Trois.")]));
    let merge = Merge::new(&base, &ours, &theirs);
    assert_eq!(merge.conflicts(), []);
    let result = merge.result(&BTreeMap::new());
    let closure = result.campaigns[0].closure.as_ref().unwrap();
    let texts: Vec<_> = closure.corrections.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["Une.", "Deux.", "Trois."]);
}

#[test]
fn ballots_opened_on_one_side_stay_open_whatever_is_chosen() {
    let ours = with(&base(), &[gathering::collect(CollectionEdit::Reveal(DAY))]);
    let mut campaign = (*base().campaigns[0]).clone();
    gathering::take(&mut campaign, ("Sage-femme", ""), &[("a1", "3", "")]);
    let theirs = Dossier { campaigns: vec![Arc::new(campaign)], ..base() };
    let merge = Merge::new(&base(), &ours, &theirs);
    let part = PieceKey::Collection(FIRST);
    let found: Vec<_> = merge.conflicts().iter().map(|one| one.part.clone()).collect();
    assert_eq!(found, std::slice::from_ref(&part));
    for (side, ballots) in [(Side::Ours, 0), (Side::Theirs, 1)] {
        let result = merge.result(&[(part.clone(), side)].into());
        let collection = result.campaigns[0].collection.as_ref().unwrap();
        assert_eq!((collection.revealed_on, collection.ballots.len()), (Some(DAY), ballots));
    }
}

#[test]
fn a_piece_of_an_exercise_bears_the_words_of_the_rules() {
    let rules = shipped::rules();
    let (question, indicator) = (&rules.questions[0], &rules.indicators[0]);
    let fact = PieceKey::Fact(2025, question.id.clone());
    let proof = PieceKey::IndicatorProof(2025, indicator.id.clone());
    let title = |part: &PieceKey| piece_title(&rules, part);
    assert_eq!(title(&fact), Some(format!("Exercice 2025, {}", question.label)));
    assert_eq!(title(&proof), Some(format!("Exercice 2025, justificatif de {}", indicator.code)));
    assert_eq!(title(&PieceKey::Fact(2025, FactId("inconnu".to_owned()))), None);
    assert_eq!(title(&PieceKey::Presentation), None);
}

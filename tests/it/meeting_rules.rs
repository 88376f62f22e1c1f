//! What the meeting rests on: agenda, strength of claims, check-list, closing, what is to reassess.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jalons::app::{Action, Command, FormerAction, GuardAction, ReadPurpose, Whose};
use jalons::dossier::{
    Answer, Campaign, CampaignId, CollectionEdit, Correction, CriterionEntry, Decided, Decision,
    Dossier, Edit, EntryText, Fate, How, Improvement, ImprovementId, ImprovementState, Length,
    MeetingEdit, Proof, ProofId, ProofPlace, Tally, file,
};
use jalons::grid::{AgreementRule, CriterionId, Grid, Level, Link};
use jalons::scoring::{self, Agenda, Agreement, Strength, TimeTable};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::builders;
use crate::desk::Desk;
use crate::gathering::{self, DAY, id};
use crate::laws::hold;

const FIRST: CampaignId = CampaignId(1);

fn judged(said: &[(&str, &str)]) -> BTreeMap<CriterionId, Agreement> {
    let judge = |votes: &str| judge_votes(votes.split(' '));
    said.iter().map(|(criterion, votes)| (id(criterion), judge(votes))).collect()
}

fn names(criteria: &[CriterionId]) -> Vec<&str> {
    criteria.iter().map(|id| id.0.as_str()).collect()
}

/// A campaign that gathers ballots, on a grid changed by hand.
fn campaign(change: impl FnOnce(&mut Grid)) -> Campaign {
    let mut grid = gathering::grid(4);
    change(&mut grid);
    Campaign { grid: Arc::new(grid), ..gathering::gathering(Fate::Counts) }
}

// The agenda.

#[test]
fn what_everybody_agrees_on_goes_together_unless_it_is_sensitive() {
    let campaign = campaign(|grid| grid.domains[0].criteria[1].is_sensitive = true);
    let judged = judged(&[("a1", "2 2 3"), ("a2", "2 2 3"), ("a3", "0 4"), ("b1", "1 1")]);
    let agenda = Agenda::of(&campaign, &BTreeSet::new(), &judged, Length::Minutes60);
    assert_eq!(names(&agenda.together), ["a1", "b1"]);
    assert_eq!(names(&agenda.discussed), ["a3", "a2"]);
    assert_eq!(names(&agenda.postponed), Vec::<&str>::new());
}

#[test]
fn what_is_discussed_comes_by_disagreement_times_stake() {
    let link = |indicator: &str| Link { indicator: indicator.to_owned(), from_level: Level::at(2) };
    let campaign = campaign(|grid| {
        let criteria = &mut grid.domains[0].criteria;
        criteria[0].weight = 1;
        criteria[1].weight = 3;
        criteria[2].is_socle = true;
        criteria[3].links = vec![link("x"), link("y"), link("z"), link("w")];
    });
    let split = "0 2 4";
    let same: Vec<(&str, &str)> = ["a1", "a2", "a3", "a4"].map(|id| (id, split)).into();
    let agenda = Agenda::of(&campaign, &BTreeSet::new(), &judged(&same), Length::Minutes90);
    assert_eq!(names(&agenda.discussed), ["a4", "a2", "a3", "a1"], "5, 3, 2 and 1");
    let apart = judged(&[("a1", "0 0 4 4"), ("a2", "2 2 4"), ("b1", "so so so")]);
    let agenda = Agenda::of(&campaign, &BTreeSet::new(), &apart, Length::Minutes90);
    assert_eq!(names(&agenda.discussed), ["a1", "a2", "b1"], "2 × 1, 2/3 × 3, nothing × 1");
}

#[test]
fn the_time_decides_how_much_is_discussed_and_nothing_is_lost() {
    for (length, points) in [(Length::Minutes45, 4), (Length::Minutes60, 7), (Length::Minutes90, 9)]
    {
        let table = TimeTable::of(length);
        assert_eq!(table.points(length), points, "{length:?}");
        let planned =
            table.opening + table.together + table.each * points + table.priorities + table.closing;
        assert!(planned <= length.minutes(), "{planned} minutes of {length:?}");
        let campaign = campaign(|_| ());
        let all: BTreeMap<CriterionId, Agreement> = campaign
            .grid
            .criteria()
            .map(|(_, criterion)| (criterion.id.clone(), judged(&[("x", "0 4")])[&id("x")].clone()))
            .collect();
        let agenda = Agenda::of(&campaign, &BTreeSet::new(), &all, length);
        assert_eq!(agenda.discussed.len(), all.len().min(points as usize));
        let mut whole = agenda.discussed.clone();
        whole.extend(agenda.postponed.clone());
        assert_eq!(whole, all.keys().cloned().collect::<Vec<_>>(), "equal weights keep the order");
    }
}

#[test]
fn what_is_decided_comes_no_more_and_without_ballots_the_unanswered_is_discussed() {
    let mut campaign = campaign(|_| ());
    let decided = Some(Decided { on: DAY, how: How::Discussed });
    let level = Some(Answer::Level(Level::at(2)));
    let said = CriterionEntry { answer: level.clone(), decided, ..CriterionEntry::default() };
    campaign.entries.insert(id("a1"), said);
    campaign
        .entries
        .insert(id("a2"), CriterionEntry { answer: level, ..CriterionEntry::default() });
    let all = judged(&[("a1", "0 4"), ("a2", "0 4"), ("a3", "1 1")]);
    let agenda = Agenda::of(&campaign, &BTreeSet::new(), &all, Length::Minutes60);
    assert_eq!((names(&agenda.together), names(&agenda.discussed)), (vec!["a3"], vec!["a2"]));
    assert_eq!(
        Agenda::of(&campaign, &BTreeSet::new(), &BTreeMap::new(), Length::Minutes60),
        Agenda::default(),
        "nothing is known before the reveal"
    );
    campaign.collection = None;
    let agenda = Agenda::of(&campaign, &BTreeSet::new(), &BTreeMap::new(), Length::Minutes60);
    assert_eq!(names(&agenda.together), Vec::<&str>::new());
    assert_eq!(names(&agenda.discussed), ["a3", "a4", "b1", "b2", "b3", "b4"]);
}

#[test]
fn an_agenda_holds_every_judged_criterion_once() {
    let votes = proptest::collection::vec("([0-4] |so |nsp ){0,6}", 8);
    hold(300, &(votes, 0..3_usize), |(votes, length)| {
        let campaign = campaign(|_| ());
        let judge = |votes: &String| judge_votes(votes.split_whitespace());
        let ids = campaign.grid.criteria().map(|(_, criterion)| criterion.id.clone());
        let judged: BTreeMap<_, _> = ids.zip(votes.iter().map(judge)).collect();
        let agenda = Agenda::of(&campaign, &BTreeSet::new(), &judged, Length::ALL[length]);
        let lists = [&agenda.together, &agenda.discussed, &agenda.postponed];
        let all: Vec<&CriterionId> = lists.into_iter().flatten().collect();
        let once: BTreeSet<&&CriterionId> = all.iter().collect();
        prop_assert_eq!((all.len(), once.len()), (judged.len(), judged.len()));
        prop_assert!(agenda.together.iter().all(|id| judged[id].is_acceptable()));
        Ok(())
    });
}

// Strength.

/// A dossier that claims level 3 on `a1`, with these proofs.
fn claiming(held: &[&str], proofs: &[(Option<Date>, Option<Date>)]) -> Dossier {
    let mut campaign = gathering::gathering(Fate::Counts);
    let held_proofs = held.iter().map(|proof| (*proof).to_owned()).collect();
    let answer = Some(Answer::Level(Level::at(3)));
    campaign
        .entries
        .insert(id("a1"), CriterionEntry { answer, held_proofs, ..CriterionEntry::default() });
    let mut dossier = gathering::dossier(campaign);
    for (number, (made, valid_until)) in (1..).zip(proofs) {
        let criteria = [id("a1")].into();
        let (date, valid_until) = (*made, *valid_until);
        let proof = Proof { id: ProofId(number), criteria, date, valid_until, ..Proof::default() };
        dossier = Edit::Proof(Box::new(proof)).apply(&dossier);
    }
    dossier
}

#[track_caller]
fn check_strength(dossier: &Dossier, today: Date, expected: Option<Strength>) {
    assert_eq!(Strength::of(dossier, &dossier.campaigns[0], &id("a1"), today), expected);
}

#[test]
fn a_claim_is_as_strong_as_what_stands_behind_it_that_day() {
    let (before, after) = (date(2026, 1, 1), date(2027, 1, 1));
    check_strength(&claiming(&[], &[]), DAY, Some(Strength::Declared));
    check_strength(&claiming(&["Calendrier"], &[]), DAY, Some(Strength::Observed));
    check_strength(&claiming(&[], &[(None, None)]), DAY, Some(Strength::Proven));
    check_strength(&claiming(&["Calendrier"], &[(None, Some(DAY))]), DAY, Some(Strength::Proven));
    check_strength(&claiming(&["x"], &[(None, Some(before))]), DAY, Some(Strength::Expired));
    let two = claiming(&[], &[(None, Some(before)), (None, Some(after))]);
    check_strength(&two, DAY, Some(Strength::Proven));
    let later = claiming(&[], &[(Some(after), None)]);
    check_strength(&later, DAY, Some(Strength::Declared));
    check_strength(&later, after, Some(Strength::Proven));
    let mut zero = claiming(&[], &[(None, None)]);
    let answer = Some(Answer::Level(Level::at(0)));
    zero = Edit::Answer(FIRST, id("a1"), answer).apply(&zero);
    check_strength(&zero, DAY, None);
}

#[test]
fn a_closed_campaign_is_judged_on_the_day_it_was_closed() {
    let dossier = claiming(&[], &[(None, Some(date(2026, 12, 31)))]);
    check_strength(&dossier, date(2028, 1, 1), Some(Strength::Expired));
    let closed = Edit::CloseCampaign(FIRST, DAY).apply(&dossier);
    check_strength(&closed, date(2028, 1, 1), Some(Strength::Proven));
}

// Before closing.

fn reminders(dossier: &Dossier, judged: &BTreeMap<CriterionId, Agreement>) -> Vec<String> {
    let reminders = scoring::checklist(dossier, FIRST, judged, DAY);
    reminders.iter().map(|one| format!("{} {}", one.code, one.text).trim().to_owned()).collect()
}

#[test]
fn the_check_list_says_what_is_missing_and_falls_silent_when_nothing_is() {
    let mut campaign = campaign(|grid| {
        grid.domains[0].criteria[0].is_socle = true;
        grid.domains[0].criteria[1].is_socle = true;
    });
    let said = |answer| CriterionEntry { answer: Some(answer), ..CriterionEntry::default() };
    campaign.entries.insert(id("a2"), said(Answer::Level(Level::at(4))));
    let band = Answer::Disputed { low: Level::at(1), high: Level::at(3) };
    campaign.entries.insert(id("a3"), said(band));
    campaign.entries.insert(id("b1"), said(Answer::Level(Level::at(2))));
    let mut dossier = gathering::dossier(campaign);
    dossier = Edit::Meet(FIRST, MeetingEdit::Length(Length::Minutes60)).apply(&dossier);
    let split = judged(&[("b1", "0 4"), ("b2", "2 2")]);
    assert_eq!(
        reminders(&dossier, &split),
        [
            "A1 Critère socle sans réponse.",
            "A3 Pas d’accord à ce jour : à reprendre une autre fois.",
            "B1 Avis partagés, sans commentaire.",
            "A2 Niveau 4 sans preuve au registre.",
            "Aucune action n’a été décidée.",
            "Le référent qualité n’est pas nommé.",
            "La prochaine réunion n’a pas de date.",
        ]
    );
    let improvement = |owner: &str, deadline| {
        let owner = owner.to_owned();
        let campaign = Some(FIRST);
        let one = Improvement {
            id: ImprovementId(1),
            campaign,
            owner,
            deadline,
            ..Improvement::default()
        };
        Edit::Improvement(Box::new(one))
    };
    let without_owner = improvement("", None).apply(&dossier);
    let told = reminders(&without_owner, &split);
    assert!(told.contains(&"Aucune action n’a de responsable.".to_owned()), "{told:?}");
    assert!(told.contains(&"Une action n’a pas d’échéance.".to_owned()), "{told:?}");
    let proof = Proof { id: ProofId(1), criteria: [id("a2")].into(), ..Proof::default() };
    for edit in [
        improvement("Secrétariat", Some(DAY)),
        Edit::Answer(FIRST, id("a1"), Some(Answer::Unknown)),
        Edit::Answer(FIRST, id("a3"), Some(Answer::Unknown)),
        Edit::Text(FIRST, id("b1"), EntryText::Comment, "Vu ensemble.".to_owned()),
        Edit::Proof(Box::new(proof)),
        Edit::Team(jalons::dossier::TeamField::QualityLead, "Sophie R.".to_owned()),
        Edit::Meet(FIRST, MeetingEdit::NextDate(Some(DAY))),
    ] {
        dossier = edit.apply(&dossier);
    }
    assert_eq!(reminders(&dossier, &split), Vec::<String>::new());
}

// Closing.

/// A desk with a dossier whose one campaign gathers ballots.
fn desk() -> Desk {
    let mut campaign = gathering::gathering(Fate::Counts);
    gathering::take(&mut campaign, ("Médecin", "Jean D."), &[("a1", "3", "Mon secret")]);
    gathering::take(&mut campaign, ("Sage-femme", "Léa"), &[("a1", "1", "Le mien")]);
    let text = file::write(&gathering::dossier(campaign));
    let mut desk = Desk::empty();
    desk.act(Action::Open("équipe.jalons".into()));
    desk.read("équipe.jalons", text.as_bytes());
    desk
}

/// What closing asks for at once: the former file held the ballots.
const FORGETS: &str = "write équipe.jalons replacing only what was read forgetting the former";

fn save(desk: &mut Desk) -> Vec<String> {
    desk.act(Action::Run(Command::Save))
}

#[test]
fn a_closed_campaign_refuses_with_a_reason_and_takes_a_correction() {
    let mut desk = desk();
    let level = || Edit::Answer(FIRST, id("a1"), Some(Answer::Level(Level::at(2))));
    desk.check(Action::Edit(level()), &[]);
    desk.check(Action::Edit(Edit::CloseCampaign(FIRST, DAY)), &[FORGETS]);
    let closed = desk.dossier().clone();
    let decision = Decision {
        answer: Answer::Unknown,
        observed: None,
        reason: None,
        minority: None,
        decided: Decided { on: DAY, how: How::Discussed },
    };
    for edit in [
        Edit::Answer(FIRST, id("a1"), None),
        Edit::Text(FIRST, id("a1"), EntryText::Comment, "x".to_owned()),
        Edit::Target(FIRST, id("a1"), Some(Level::at(4))),
        Edit::HoldProof(FIRST, id("a1"), "x".to_owned(), true),
        Edit::Decide(FIRST, vec![(id("a1"), decision)]),
        Edit::Text(FIRST, id("a1"), EntryText::Minority, "x".to_owned()),
        Edit::Meet(FIRST, MeetingEdit::Sitting(DAY)),
        Edit::CloseCampaign(FIRST, DAY),
        gathering::collect(CollectionEdit::Open {
            seed: [1; 32],
            scope: jalons::dossier::BallotScope::Campaign,
            fate: Fate::Counts,
        }),
    ] {
        let told = format!("{edit:?}");
        desk.put_notices_away();
        desk.check(Action::Edit(edit), &[]);
        assert_eq!(*desk.dossier(), closed, "{told}");
        let title = "« Auto-évaluation 2026 » est close : ses réponses ne changent plus.";
        assert_eq!(desk.notices(), [(Whose::Person, title.to_owned())], "{told}");
    }
    let text = "Le registre existait déjà.".to_owned();
    let correction = Correction { on: DAY, criterion: id("a1"), text };
    desk.check(Action::Edit(Edit::Correct(FIRST, correction.clone())), &[]);
    let campaign = &desk.dossier().campaigns[0];
    assert_eq!(campaign.closure.as_ref().map(|c| c.corrections.clone()), Some(vec![correction]));
    assert_eq!(campaign.entries, closed.campaigns[0].entries, "the answer itself stays");
}

#[test]
fn the_former_file_is_forgotten_once_ballots_are_given_up() {
    let mut desk = desk();
    desk.rename("Les Essais");
    assert_eq!(save(&mut desk), ["write équipe.jalons replacing only what was read"]);
    desk.write_ends(Ok(()));
    desk.check(Action::Edit(Edit::CloseCampaign(FIRST, DAY)), &[FORGETS]);
    desk.write_ends(Err(jalons::store::StoreError::DiskFull));
    assert_eq!(save(&mut desk), [FORGETS], "still to be forgotten");
    let bytes = desk.written.clone().expect("it is written").bytes;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(!text.contains("contenu") && !text.contains("Jean D."), "{text}");
    desk.write_ends(Ok(()));
    desk.rename("Les Essais encore");
    assert_eq!(save(&mut desk), ["write équipe.jalons replacing only what was read"]);
}

#[test]
fn ballots_that_were_given_up_are_forgotten_as_often_as_it_is_done_and_no_more() {
    let kept = "write équipe.jalons replacing only what was read";
    let abandon = || Action::Edit(gathering::collect(CollectionEdit::Abandon));
    let mut desk = desk();
    desk.act(abandon());
    desk.act(Action::Run(Command::Undo));
    desk.rename("Les Essais");
    assert_eq!(save(&mut desk), [kept], "nothing was given up");
    desk.write_ends(Ok(()));
    desk.act(abandon());
    assert_eq!(save(&mut desk), [FORGETS]);
    desk.write_ends(Ok(()));
    desk.act(Action::Run(Command::Undo));
    assert_eq!(save(&mut desk), [kept]);
    desk.write_ends(Ok(()));
    desk.act(Action::Run(Command::Redo));
    assert_eq!(save(&mut desk), [FORGETS], "again");
}

#[test]
fn closing_what_never_gathered_ballots_forgets_no_version() {
    let mut campaign = gathering::gathering(Fate::Counts);
    campaign.collection = None;
    let text = file::write(&gathering::dossier(campaign));
    let mut desk = Desk::empty();
    desk.act(Action::Open("équipe.jalons".into()));
    desk.read("équipe.jalons", text.as_bytes());
    let kept = "write équipe.jalons replacing only what was read";
    desk.check(Action::Edit(Edit::CloseCampaign(FIRST, DAY)), &[kept]);
}

#[test]
fn going_back_to_a_version_from_before_the_gathering_forgets_none() {
    let mut desk = desk();
    let mut campaign = gathering::gathering(Fate::Counts);
    campaign.collection = None;
    let before = Arc::new(gathering::dossier(campaign));
    let back = Edit::Restore(before, jalons::dossier::Restoration::Backup);
    desk.act(Action::Edit(back));
    assert_eq!(save(&mut desk), ["write équipe.jalons replacing only what was read"]);
}

#[test]
fn a_campaign_closed_during_a_save_is_forgotten_at_the_next_one() {
    let mut desk = desk();
    desk.rename("Les Essais");
    save(&mut desk);
    desk.check(Action::Edit(Edit::CloseCampaign(FIRST, DAY)), &[]);
    assert!(desk.write_ends(Ok(())).contains(&FORGETS.to_owned()), "saved again by itself");
}

/// A new session that takes back what this one could not save.
fn taken_back(cut: &mut Desk) -> (Desk, Vec<String>) {
    cut.write_ends(Err(jalons::store::StoreError::DiskFull));
    cut.act(Action::Guard(GuardAction::Keep));
    let kept = cut.kept.take().expect("it was kept aside").as_slice().into();
    let mut desk = Desk::empty();
    let found = vec![("0.recuperation".into(), crate::desk::noon(), Ok(kept))];
    desk.find(found);
    let asked = desk.act(Action::Guard(GuardAction::TakeBack));
    (desk, asked)
}

#[test]
fn what_cannot_be_undone_is_saved_at_once_when_it_is_taken_back_after_a_cut() {
    let reveal = gathering::collect(CollectionEdit::Reveal(DAY));
    let abandon = gathering::collect(CollectionEdit::Abandon);
    let keeps = "write équipe.jalons replacing only what was read";
    for (edit, expected) in [(Edit::CloseCampaign(FIRST, DAY), FORGETS), (reveal, keeps)] {
        let mut cut = desk();
        cut.act(Action::Edit(edit));
        let (mut desk, asked) = taken_back(&mut cut);
        assert_eq!(asked, [expected]);
        desk.act(Action::Run(Command::Undo));
        assert_eq!(desk.dossier(), cut.dossier(), "it stays so");
        desk.write_ends(Ok(()));
        assert!(!desk.state.is_modified());
    }
    let mut cut = desk();
    cut.act(Action::Edit(abandon));
    save(&mut cut);
    let (mut desk, asked) = taken_back(&mut cut);
    assert_eq!(asked, [""; 0], "giving up ballots can be undone until it is saved");
    assert_eq!(save(&mut desk), [FORGETS]);
}

#[test]
fn a_campaign_closed_by_somebody_else_is_closed_here_for_good() {
    let mut desk = desk();
    let theirs = file::write(&Edit::CloseCampaign(FIRST, DAY).apply(desk.dossier()));
    desk.rename("Les Essais");
    save(&mut desk);
    desk.write_ends(Err(jalons::store::StoreError::ChangedElsewhere));
    let read = Ok(theirs.as_bytes().into());
    desk.read_ends(ReadPurpose::Theirs, "équipe.jalons", read);
    // Whoever closed it forgot the former ones already: what is replaced is theirs, without ballots.
    let merge = Action::Former(FormerAction::Merge(BTreeMap::new()));
    desk.check(merge, &["write équipe.jalons replacing only what was read"]);
    assert!(desk.notices()[0].1.starts_with("Les deux versions"));
    assert!(desk.state.notices[0].help.ends_with("la fusion ne s’annule pas."));
    desk.act(Action::Run(Command::Undo));
    let campaign = &desk.dossier().campaigns[0];
    assert!(campaign.is_closed(), "a merge that closes is not undone");
    assert_eq!(desk.dossier().team.name, "Les Essais");
}

#[test]
fn nothing_of_the_ballots_is_derived_before_the_reveal() {
    let mut desk = desk();
    let told = format!("{:?}", desk.state);
    assert!(!told.contains("Mon secret") && !told.contains("Le mien"));
    assert_eq!(desk.state.session.derived.ballots, None);
    assert!(desk.state.session.derived.agreements.is_empty());
    let reveal = Action::Edit(gathering::collect(CollectionEdit::Reveal(DAY)));
    desk.check(reveal, &["write équipe.jalons replacing only what was read"]);
    desk.write_ends(Ok(()));
    let agreement = desk.state.session.derived.agreements[&id("a1")].clone();
    assert_eq!(agreement.extremes(), Some((Level::at(1), Level::at(3))));
    desk.check(Action::Edit(Edit::CloseCampaign(FIRST, DAY)), &[FORGETS]);
    assert_eq!(desk.state.session.derived.ballots, None);
    assert_eq!(desk.state.session.derived.agreements[&id("a1")], agreement, "the counts stay");
    assert!(!format!("{:?}", desk.state.session.derived).contains("Mon secret"));
}

#[test]
fn a_disagreement_without_room_between_its_levels_is_no_answer() {
    let dossier = gathering::dossier(gathering::gathering(Fate::Counts));
    for (low, high) in [(Level::at(2), Level::at(2)), (Level::at(3), Level::at(1))] {
        let answer = Answer::Disputed { low, high };
        let edit = Edit::Answer(FIRST, id("a1"), Some(answer));
        assert_eq!(edit.apply(&dossier), dossier);
    }
}

// After an improvement.

fn done(on: Date) -> Dossier {
    let mut campaign = gathering::gathering(Fate::Counts);
    campaign.date = date(2026, 6, 1);
    let answer = Some(Answer::Level(Level::at(1)));
    campaign.entries.insert(id("a1"), CriterionEntry { answer, ..CriterionEntry::default() });
    let criteria = [id("a1"), id("a2")].into();
    let one = Improvement { id: ImprovementId(1), criteria, ..Improvement::default() };
    let one = one.moved_to(ImprovementState::UnderWay, date(2026, 1, 1));
    let one = one.moved_to(ImprovementState::Done, on);
    Edit::Improvement(Box::new(one)).apply(&gathering::dossier(campaign))
}

#[test]
fn what_an_improvement_served_is_to_reassess_until_it_is_answered_again() {
    assert_eq!(done(date(2026, 5, 31)).to_reassess(), [], "it was done before the answer");
    let dossier = done(date(2026, 7, 1));
    assert_eq!(dossier.to_reassess(), [(id("a1"), ImprovementId(1))], "a2 was never answered");
    let decision = Decision {
        answer: Answer::Level(Level::at(2)),
        observed: None,
        reason: None,
        minority: None,
        decided: Decided { on: date(2026, 7, 2), how: How::Reassessed },
    };
    let decided = Edit::Decide(FIRST, vec![(id("a1"), decision)]).apply(&dossier);
    assert_eq!(decided.to_reassess(), []);
    let dropped = dossier.improvements[0].moved_to(ImprovementState::Dropped, DAY);
    let dropped = Edit::Improvement(Box::new(dropped)).apply(&dossier);
    assert_eq!(dropped.to_reassess(), []);
}

#[test]
fn a_decision_leaves_each_text_it_says_nothing_of_and_empties_one_it_empties() {
    let mut campaign = gathering::gathering(Fate::Counts);
    let (comment, minority) = ("Vu ensemble.".to_owned(), "Une voix contre.".to_owned());
    let entry = CriterionEntry { comment, minority, ..CriterionEntry::default() };
    campaign.entries.insert(id("a1"), entry.clone());
    let dossier = gathering::dossier(campaign);
    let decide = |text: Option<String>| {
        let decision = Decision {
            answer: Answer::Unknown,
            observed: None,
            reason: text.clone(),
            minority: text,
            decided: Decided { on: DAY, how: How::Together },
        };
        let decided = Edit::Decide(FIRST, vec![(id("a1"), decision)]).apply(&dossier);
        let entry = &decided.campaigns[0].entries[&id("a1")];
        EntryText::ALL.iter().map(|which| which.read(entry).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(decide(None), [entry.comment, entry.minority]);
    assert_eq!(decide(Some(String::new())), ["", ""]);
}

#[test]
fn a_campaign_that_is_removed_leaves_its_improvements_and_no_false_name() {
    let campaign = gathering::gathering(Fate::Counts);
    let (grid, mut dossier) = (Arc::clone(&campaign.grid), gathering::dossier(campaign));
    let place = ProofPlace::Paper("Classeur".to_owned());
    let one = Improvement { id: ImprovementId(1), campaign: Some(FIRST), ..Improvement::default() };
    for edit in [
        Edit::Improvement(Box::new(one)),
        Edit::Proof(Box::new(Proof { id: ProofId(1), place, ..Proof::default() })),
        Edit::RemoveCampaign(FIRST),
        Edit::AddCampaign {
            id: FIRST,
            title: "Suivante".to_owned(),
            date: DAY,
            grid,
            extent: jalons::dossier::Extent::Full,
        },
    ] {
        dossier = edit.apply(&dossier);
    }
    assert_eq!(dossier.campaigns[0].id, FIRST, "its number serves again");
    assert_eq!(dossier.improvements[0].campaign, None, "it was not decided in that one");
}

/// Judges votes on five levels, as most grids do.
fn judge_votes<'a>(votes: impl Iterator<Item = &'a str>) -> Agreement {
    let scale = builders::scale(&["0", "1", "2", "3", "4"]);
    Agreement::of(Tally::of(votes.map(gathering::vote)), AgreementRule::default(), &scale)
}

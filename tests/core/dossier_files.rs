//! Dossier files: the example, what is told of broken ones, and that nothing typed is lost.

use std::collections::BTreeSet;
use std::sync::Arc;

use jalons::dossier::{
    Answer, Associates, BallotScope, Campaign, CampaignId, CriterionEntry, Decided, Dossier,
    Extent, Fact, FactId, Facts, Fate, How, Length, Patientele, Phase, ProofPlace, Quantity, Site,
    file,
};
use jalons::grid::{CriterionId, Level};
use jiff::civil::date;

use crate::fixtures::{check_fixture, each_fixture};

const EXAMPLE: &[u8] = include_bytes!("../../assets/exemples/les-tilleuls.jalons");
const EXERCISES: &[u8] = include_bytes!("../fixtures/dossiers/exercices.jalons");
const MEETING: &[u8] = include_bytes!("../fixtures/dossiers/reunion.jalons");
const VALID: &[u8] = include_bytes!("../fixtures/dossiers/valide.jalons");

#[track_caller]
fn read_whole(name: &str, bytes: &[u8]) -> Dossier {
    let reading = file::read(bytes);
    let told: Vec<String> = reading.problems.iter().map(|p| p.render(name)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    reading.value.expect("a dossier without problem is read")
}

#[track_caller]
fn check_round_trip(dossier: &Dossier) {
    let written = file::write(dossier);
    assert_eq!(read_whole("written", written.as_bytes()), *dossier);
    ron::from_str::<ron::Value>(&written).expect("ron reads what we write");
}

/// Returns a dossier whose first campaign is changed.
fn changed(change: impl FnOnce(&mut Campaign)) -> Dossier {
    let mut dossier = read_whole("valide", VALID);
    change(Arc::make_mut(dossier.campaigns.first_mut().expect("two campaigns")));
    dossier
}

fn commented(comment: &str) -> Dossier {
    changed(|campaign| {
        let entry = CriterionEntry { comment: comment.to_owned(), ..CriterionEntry::default() };
        campaign.entries.insert(CriterionId("accueil".to_owned()), entry);
    })
}

#[test]
fn the_example_is_read_without_problem_and_written_back() {
    let dossier = read_whole("les-tilleuls", EXAMPLE);
    check_round_trip(&dossier);
    assert!(dossier.is_fictitious);
    let text = std::str::from_utf8(EXAMPLE).expect("UTF-8");
    ron::from_str::<ron::Value>(text).expect("ron reads what we ship");
}

#[test]
fn the_last_campaign_of_the_example_has_the_shipped_grid_and_the_former_ones_keep_theirs() {
    let shipped = jalons::grid::file::read(include_bytes!("../../grids/msp.ron")).value;
    let campaigns = read_whole("les-tilleuls", EXAMPLE).campaigns;
    let (last, former) = campaigns.split_last().expect("three campaigns");
    assert_eq!(Some(&*last.grid), shipped.as_ref(), "{}", last.title);
    for campaign in former {
        assert_eq!(campaign.grid.version.to_string(), "1.0.0", "{}", campaign.title);
        assert_eq!(campaign.grid.id, last.grid.id, "{}", campaign.title);
    }
}

#[test]
fn the_example_holds_only_proofs_its_grids_ask_for() {
    for campaign in &read_whole("les-tilleuls", EXAMPLE).campaigns {
        for (id, entry) in &campaign.entries {
            let (_, criterion) = campaign.grid.criterion(id).expect("of its grid");
            for proof in &entry.held_proofs {
                assert!(criterion.proofs.contains(proof), "{}, {id}: {proof}", campaign.title);
            }
        }
    }
}

#[test]
fn broken_dossiers_tell_what_they_announce() {
    each_fixture("dossiers", 10, |name, bytes| {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        check_fixture(name, text, &file::read(bytes).problems);
    });
}

#[test]
fn campaigns_are_sorted_by_date_and_share_their_grid() {
    let dossier = read_whole("valide", VALID);
    let [first, second] = dossier.campaigns.as_slice() else { panic!("two campaigns") };
    assert_eq!((first.id, second.id), (CampaignId(1), CampaignId(2)));
    assert_eq!((first.extent, second.extent), (Extent::Full, Extent::Short));
    assert!(Arc::ptr_eq(&first.grid, &second.grid));
}

#[test]
fn a_fact_is_of_the_kind_that_is_seen() {
    let dossier = read_whole("exercices", EXERCISES);
    let years: Vec<i16> = dossier.exercises.iter().map(|facts| facts.year).collect();
    assert_eq!(years, [2023, 2025]);
    assert_eq!(*dossier.exercises[0], Facts::of(2023));
    let facts = dossier.exercise(2025).expect("just seen");
    let number = |hundredths| Fact::Number(Quantity::hundredths(hundredths));
    let choice = |text: &str| Fact::Choice(text.to_owned());
    let set = |texts: &[&str]| Fact::Set(texts.iter().map(|text| (*text).to_owned()).collect());
    let expected = [
        ("patientele", number(601_000)),
        ("taux_c2s", number(825)),
        ("taux_ame", number(50)),
        ("recettes", number(1_250_070)),
        ("samedi_matin", Fact::Flag(true)),
        ("amplitude_horaire", choice("12h")),
        ("soins_non_programmes", set(&["creneaux", "regulation"])),
        ("missions", set(&[])),
        ("debut_contrat", Fact::Date(date(2022, 12, 15))),
        ("commentaire", choice("2022-12-15")),
    ];
    for (id, fact) in &expected {
        assert_eq!(facts.get(id), Some(fact), "{id}");
    }
    assert_eq!(facts.values.len(), expected.len());
    assert!(facts.held_proofs.contains("fonction_coordination"));
    assert_eq!(facts.note, "Vu avec la déléguée.");
    check_round_trip(&dossier);
}

#[test]
fn what_a_meeting_leaves_is_read_as_it_is_written() {
    let dossier = read_whole("reunion", MEETING);
    let [closed, open] = dossier.campaigns.as_slice() else { panic!("two campaigns") };
    let (reunions, accueil) = (CriterionId("reunions".into()), CriterionId("accueil".into()));
    let disputed = Answer::Disputed { low: Level::at(1), high: Level::at(3) };
    assert_eq!(open.answer(&reunions), Some(&disputed));
    let entry = &open.entries[&reunions];
    let decided = |how| Some(Decided { on: date(2026, 11, 22), how });
    assert_eq!(entry.decided, decided(How::Discussed));
    assert_eq!(entry.minority, "Deux tiennent au 1.");
    assert_eq!(open.entries[&accueil].decided, decided(How::Together));
    let collection = open.collection.as_ref().expect("a gathering");
    assert_eq!(collection.scope, BallotScope::Domains(["equipe".to_owned()].into()));
    assert_eq!(
        (collection.fate, collection.revealed_on),
        (Fate::Destroyed, Some(date(2026, 11, 22)))
    );
    assert_eq!(collection.ballots[0].received_on, date(2026, 11, 20));
    let meeting = open.meeting.as_ref().expect("a meeting");
    assert_eq!((meeting.length, meeting.phase), (Length::Minutes90, Phase::Discussion));
    assert_eq!((meeting.at.as_ref(), meeting.points[&reunions]), (Some(&reunions), 6));
    let closure = closed.closure.as_ref().expect("closed");
    assert_eq!(closure.remains.by_profession["Médecin"], 4);
    let tally = &closure.remains.tallies[&reunions];
    let counts: Vec<u32> = (0..=4).map(|number| tally.count(Level::at(number))).collect();
    assert_eq!((counts, tally.not_applicable, tally.unknown), (vec![0, 1, 4, 1, 0], 0, 1));
    assert_eq!(closure.corrections[0].text, "Le compte rendu de mars existait.");
    let improvement = &dossier.improvements[0];
    assert_eq!(improvement.campaign, Some(CampaignId(2)));
    assert_eq!(improvement.done_on(), Some(date(2026, 6, 12)));
    let places: Vec<&ProofPlace> = dossier.proofs.iter().map(|proof| &proof.place).collect();
    let file = ProofPlace::File { path: "comptes-rendus.pdf".into(), fingerprint: "0a".repeat(32) };
    let address = ProofPlace::Address("https://exemple.invalid".into());
    assert_eq!(places, [&ProofPlace::Paper("Classeur bleu".into()), &file, &address]);
    check_round_trip(&dossier);
}

/// Returns a dossier of one exercise, in which this is declared.
fn declared(facts: impl IntoIterator<Item = Fact>) -> Dossier {
    let named = (1..).zip(facts).map(|(number, fact)| (FactId(format!("q{number}")), fact));
    let facts = Facts { values: named.collect(), ..Facts::of(2026) };
    Dossier { exercises: vec![Arc::new(facts)], ..Dossier::default() }
}

#[test]
fn numbers_are_written_as_a_person_would_and_never_lose_a_hundredth() {
    let written = |hundredths: i64| {
        let dossier = declared([Fact::Number(Quantity::hundredths(hundredths))]);
        check_round_trip(&dossier);
        let text = file::write(&dossier);
        let value = text.split("\"q1\": ").nth(1).expect("it is written");
        value.split(',').next().expect("up to the comma").to_owned()
    };
    let cases = [
        (0, "0"),
        (601_000, "6010"),
        (825, "8.25"),
        (850, "8.5"),
        (5, "0.05"),
        (-5, "-0.05"),
        (-150, "-1.5"),
        (i64::MAX, "92233720368547758.07"),
        (i64::MIN, "-92233720368547758.08"),
    ];
    for (hundredths, expected) in cases {
        assert_eq!(written(hundredths), expected);
    }
}

#[test]
fn every_fact_survives_a_round_trip() {
    let texts = ["", " ", "12h", "true", "8.25", "2025-03-12", "Date(\"2025-03-12\")", "\"#", "\n"];
    check_round_trip(&declared(texts.map(|text| Fact::Choice(text.to_owned()))));
    check_round_trip(&declared([Fact::Set(texts.map(str::to_owned).into())]));
    check_round_trip(&declared([Fact::Set(BTreeSet::new()), Fact::Flag(false), Fact::Flag(true)]));
    let days = [date(-9999, 1, 1), date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31)];
    check_round_trip(&declared(days.map(Fact::Date)));
    let mut dossier = declared([]);
    for year in [*Facts::YEARS.start(), *Facts::YEARS.end()] {
        let held_proofs = texts.map(str::to_owned).into();
        let note = " deux\nlignes ".to_owned();
        let facts = Facts { held_proofs, note, ..Facts::of(year) };
        dossier.exercises.push(Arc::new(facts));
    }
    dossier.exercises.sort_by_key(|facts| facts.year);
    check_round_trip(&dossier);
}

#[test]
fn an_empty_dossier_survives_a_round_trip() {
    check_round_trip(&Dossier::default());
}

#[test]
fn every_fact_of_the_team_survives_a_round_trip() {
    let mut dossier = read_whole("valide", VALID);
    let team = &mut dossier.team;
    team.sisa = "  SISA  ".to_owned();
    team.finess = "01 000 000 0".to_owned();
    team.region = "\n".to_owned();
    team.coordinator = "« Hélène »".to_owned();
    team.quality_lead = "\\".to_owned();
    team.contract_date = None;
    team.sites = vec![Site::default()];
    team.associates = vec![Associates { profession: String::new(), count: u32::MAX }];
    let day = date(9999, 12, 31);
    team.patientele = vec![
        Patientele { year: i16::MIN, date: Some(day), count: 0 },
        Patientele { year: i16::MAX, date: None, count: u32::MAX },
    ];
    check_round_trip(&dossier);
}

#[test]
fn whatever_is_typed_is_found_again() {
    let long = "Un très long commentaire. ".repeat(800);
    let texts = [
        "« Oui », dit-elle : \"non\".",
        "\"",
        "\\",
        "\\\"",
        "\"#",
        "r#\"##\"###",
        " espaces autour ",
        "trois\nlignes\n\net une tabulation\t.",
        "titre: \"",
        "a,\n    note: ",
        "// pas une remarque /* ni ceci",
        "😀👩🏽‍⚕️ \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{645}\u{631}\u{62d}\u{628}\u{627} e\u{301}",
        "\u{a0}\u{202f}\u{200b}\u{feff}\u{2028}",
        "Some(\"x\")",
        "None",
        &long,
    ];
    for text in texts {
        check_round_trip(&commented(text));
        check_round_trip(&changed(|campaign| campaign.note = text.to_owned()));
        check_round_trip(&changed(|campaign| campaign.title = text.to_owned()));
    }
}

#[test]
fn control_characters_are_left_out_when_writing() {
    let all: String = (0..0xA0).filter_map(char::from_u32).collect();
    let written = file::write(&commented(&format!("{all}é\r\n")));
    let read = read_whole("written", written.as_bytes());
    let kept: String =
        all.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    assert_eq!(read.campaigns[0].comment(&CriterionId("accueil".to_owned())), format!("{kept}é\n"));
}

#[test]
fn right_to_left_marks_are_a_warning_and_are_kept() {
    let dossier = commented("\u{202e}abc\u{2066}");
    let reading = file::read(file::write(&dossier).as_bytes());
    assert_eq!(reading.value, Some(dossier));
    assert_eq!(reading.problems.len(), 2);
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let dossier = changed(|campaign| {
        let entry = CriterionEntry { comment: "perdu".to_owned(), ..CriterionEntry::default() };
        campaign.entries.insert(CriterionId("inconnu".to_owned()), entry);
        campaign.entries.insert(CriterionId("reunions".to_owned()), CriterionEntry::default());
        let answer = Some(Answer::NotApplicable { reason: " \u{7}".to_owned() });
        let entry = CriterionEntry { answer, ..CriterionEntry::default() };
        campaign.entries.insert(CriterionId("accueil".to_owned()), entry);
    });
    let read = read_whole("written", file::write(&dossier).as_bytes());
    let entries: Vec<(&str, Option<&Answer>)> = read.campaigns[0]
        .entries
        .iter()
        .map(|(id, entry)| (id.0.as_str(), entry.answer.as_ref()))
        .collect();
    let reason = "Raison à préciser".to_owned();
    assert_eq!(entries, [("accueil", Some(&Answer::NotApplicable { reason }))]);
}

#[test]
fn grids_are_written_once_and_told_apart_by_their_content() {
    let mut dossier = read_whole("valide", VALID);
    let grid = Arc::clone(&dossier.campaigns[0].grid);
    let mut corrected = (*grid).clone();
    corrected.title = "La même, corrigée".to_owned();
    let mut newer = (*grid).clone();
    newer.version.minor = 1;
    let grids = [corrected.clone(), (*grid).clone(), newer, corrected];
    for (index, grid) in (3..).zip(grids) {
        let mut campaign = (*dossier.campaigns[0]).clone();
        campaign.id = CampaignId(index);
        campaign.date = date(2027, 1, 1);
        campaign.grid = Arc::new(grid);
        dossier.campaigns.push(Arc::new(campaign));
    }
    check_round_trip(&dossier);
    let written = file::write(&dossier);
    assert_eq!(written.matches("Grille(").count(), 3);
    for key in ["\"essai 1.0.0\": ", "\"essai 1.0.0, autre contenu\": ", "\"essai 1.1.0\": "] {
        assert_eq!(written.matches(key).count(), 1, "{key}");
    }
    let read = read_whole("written", written.as_bytes());
    assert!(Arc::ptr_eq(&read.campaigns[2].grid, &read.campaigns[5].grid));
}

#[test]
fn every_answer_survives_a_round_trip() {
    let answers = (0..=4)
        .map(Level::at)
        .map(Answer::Level)
        .chain([Answer::Unknown, Answer::NotApplicable { reason: " parce que ".to_owned() }]);
    for (answer, target) in answers.flat_map(|a| [None, Some(Level::at(4))].map(|t| (a.clone(), t)))
    {
        check_round_trip(&changed(|campaign| {
            let entry =
                CriterionEntry { answer: Some(answer), target, ..CriterionEntry::default() };
            campaign.entries.insert(CriterionId("accueil".to_owned()), entry);
        }));
    }
}

#[test]
fn a_dossier_cut_anywhere_is_told() {
    for end in (0..EXAMPLE.len()).step_by(997) {
        let reading = file::read(&EXAMPLE[..end]);
        assert_eq!(reading.value, None, "cut at {end}");
        assert!((1..=4).contains(&reading.problems.len()), "at {end}: {:#?}", reading.problems);
    }
}

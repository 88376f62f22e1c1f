//! The same words typed in other ways are one; lists are in the order of a French dictionary.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::cmp::Ordering;
use std::fs;
use std::sync::Arc;

use jalons::dossier::ballot_file::Refusal;
use jalons::dossier::{
    Associates, Campaign, Channel, Collection, CollectionEdit, Fate, Team, file,
};
use jalons::french::{Sought, compare, is_same};
use jalons::report::documents::DocumentKind;
use jalons::scoring;
use jalons::store;

use crate::{builders, gathering, report_builders};

#[test]
fn what_a_person_takes_for_the_same_words_is_the_same() {
    let written = "Évaluation d’été\u{a0}: l’œuvre";
    for typed in [
        written,
        "Évaluation d'été : l'œuvre",
        "E\u{301}valuation d’e\u{301}te\u{301} : l’oeuvre",
        " evaluation  d´ete :  L‘OEUVRE ",
        "Évaluation\u{202f}d’été\u{2009}: l’œuvre\u{200b}",
    ] {
        assert!(is_same(written, typed), "{typed}");
    }
    for other in ["Évaluation d’hiver", "Évaluation d’été", ""] {
        assert!(!is_same(written, other), "{other}");
    }
}

#[test]
fn a_list_is_in_the_order_of_a_french_dictionary() {
    let ordered = [
        "1re campagne",
        "2",
        "10",
        "A2",
        "a10",
        "Coordination",
        "cote",
        "coté",
        "côte",
        "côté",
        "Écoutante",
        "éducateur",
        "Infirmier",
        "Infirmière",
        "œil",
        "oeuvre",
        "Œuvre",
        "ophtalmologue",
        "Sage-femme",
        "Zoé",
    ];
    for pair in ordered.windows(2) {
        assert_eq!(compare(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        assert_eq!(compare(pair[1], pair[0]), Ordering::Greater, "{pair:?}");
    }
    assert_eq!(compare("é", "é"), Ordering::Equal);
    assert_ne!(compare("é", "e\u{301}"), Ordering::Equal, "two files of a folder stay two");
}

#[test]
fn words_are_looked_for_without_their_accents_and_in_any_order() {
    let sought = Sought::new(" ÉQUIPE  d'ete ");
    assert!(sought.is_in("Réunion d’été de l’équipe"));
    assert!(!sought.is_in("Réunion de l’équipe"));
    assert!(Sought::new(" \u{a0}").is_empty());
}

/// Answers of so many people, each with a profession and a name.
fn gathered(people: &[(&str, &str)]) -> (Campaign, Vec<Refusal>) {
    let mut campaign = gathering::gathering(Fate::Counts);
    let mut refused = Vec::new();
    for voter in people {
        let opinions = gathering::opinions(&[("a1", "2", "")]);
        match gathering::make(&campaign, *voter, opinions, Channel::Paper) {
            Ok(ballot) => gathering::receive(&mut campaign, &[ballot]),
            Err(refusal) => refused.push(refusal),
        }
    }
    (campaign, refused)
}

#[test]
fn one_profession_written_in_four_ways_is_one_group_and_bears_its_usual_name() {
    let (mut campaign, _) = gathered(&[
        ("INFIRMIERE", ""),
        ("Infirmière", ""),
        ("Infirmie\u{300}re", ""),
        ("Infirmière", ""),
        ("Écoutante", ""),
        ("Zoologue", ""),
        ("Médecin", ""),
    ]);
    let collection = campaign.collection.as_ref().expect("it gathers");
    let counts = collection.by_profession();
    assert_eq!(counts.get("Infirmière"), Some(&4));
    assert_eq!(counts.len(), 4);
    let team = Team {
        associates: vec![Associates { profession: "médecin".into(), count: 2 }],
        ..Team::default()
    };
    let turnout = collection.turnout(&team);
    let rows: Vec<_> = turnout.iter().map(|row| (row.profession.as_str(), row.ballots)).collect();
    assert_eq!(rows, [("médecin", 1), ("Écoutante", 1), ("Infirmière", 4), ("Zoologue", 1)]);
    CollectionEdit::Reveal(gathering::DAY).apply_to(&mut campaign);
    let opened = campaign.collection.as_ref().and_then(Collection::opened).expect("revealed");
    let (_, criterion) = campaign.grid.criteria().next().expect("one");
    let groups = scoring::groups(&opened, criterion);
    let told: Vec<_> = groups.iter().map(|group| group.profession.as_deref()).collect();
    assert_eq!(told, [Some("Infirmière"), None]);
}

#[test]
fn one_person_who_writes_her_name_otherwise_answers_once() {
    let people =
        [("Infirmière", "Zoé L’Hôte"), ("infirmiere", "ZOE L'HOTE"), ("Médecin", "Zoé L’Hôte")];
    let (_, refused) = gathered(&people);
    assert_eq!(refused, [Refusal::SamePerson("ZOE L'HOTE".to_owned())]);
}

#[test]
fn the_professions_of_the_minutes_are_in_french_order() {
    let reading = file::read(include_bytes!("../fixtures/textes/tri-accents.jalons"));
    let dossier = reading.value.expect("it is valid");
    let closure = dossier.campaigns[0].closure.as_ref().expect("it is closed");
    let told: Vec<_> = scoring::professions(&closure.remains.by_profession)
        .into_iter()
        .filter_map(|(profession, _)| profession)
        .collect();
    let expected =
        ["Médecin", "aide-soignante", "Écoutante", "Étudiant", "Infirmière", "Sage-femme"];
    assert_eq!(told, expected, "those of one size");
    let report =
        report_builders::report(DocumentKind::Minutes, &dossier, dossier.campaigns[0].id.0);
    let minutes = report_builders::page_texts(&report).join("\n");
    let places: Vec<_> = expected.map(|name| minutes.find(name)).into();
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{places:?}");
}

#[test]
fn a_folder_is_listed_in_french_order_and_two_part_extensions_are_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = [
        "Zoé.avis",
        "éric.avis.txt",
        "Eve.AVIS",
        "equipe 10.avis",
        "équipe 2.avis",
        "œuvre.avis",
        "notes.txt",
    ];
    for name in names {
        fs::write(folder.path().join(name), "x").expect("a file");
    }
    let expected =
        ["équipe 2.avis", "equipe 10.avis", "éric.avis.txt", "Eve.AVIS", "œuvre.avis", "Zoé.avis"];
    let extensions = jalons::app::PathPurpose::Ballots.extensions();
    let entries = store::entries(folder.path(), &extensions).expect("it is read");
    let shown: Vec<_> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(shown, expected);
    let files = store::files_in(folder.path(), &extensions).expect("a folder");
    let names: Vec<_> =
        files.iter().map(|path| path.file_name().expect("a name").to_string_lossy()).collect();
    assert_eq!(names, expected);
}

#[test]
fn the_second_criterion_stands_before_the_tenth() {
    let grid = Arc::new(gathering::grid(12));
    let campaign = builders::campaign(1, gathering::DAY, &grid);
    let dossier = report_builders::dossier(vec![campaign]);
    let criteria = ["a10", "a2", "b1"].map(gathering::id).into();
    assert_eq!(dossier.codes_of(&criteria), ["A2", "A10", "B1"]);
}

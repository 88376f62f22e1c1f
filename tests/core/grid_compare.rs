//! Two versions of a grid: what changed is told, criterion by criterion and of the whole; nothing that a
//! fingerprint sees goes unsaid.

use std::sync::Arc;

use jalons::grid::{
    CriterionChange, CriterionCondition, CriterionKind, Extent, Gate, Grid, GridDifference, Level,
    LevelGroup, Link, LinkTarget, NamedColour, Over, ProfileQuestion, Reference, Scale,
    ScoreDisplay, ScoringRule, Subdomain, Translation, WholeChange, YesNo, compare,
    difference_words,
};
use jiff::civil::date;
use num_rational::Ratio;

use crate::builders::grid;

/// A grid in which everything can change.
fn older() -> Grid {
    let mut grid = grid(&["Coordination", "Protocoles"], 2);
    for criterion in grid.domains.iter_mut().flat_map(|domain| &mut domain.criteria) {
        for (number, level) in criterion.levels.iter_mut().flatten().enumerate() {
            level.sentence = format!("Phrase {number} de {}.", criterion.code);
        }
    }
    grid.indicators = ["un", "deux"].map(indicator).into();
    grid.scoring.gates = vec![Gate::of_socle(Level::at(1), Level::at(1))];
    grid
}

fn indicator(id: &str) -> LinkTarget {
    LinkTarget { id: id.to_owned(), name: format!("Indicateur {id}") }
}

fn changed(change: impl FnOnce(&mut Grid)) -> (Grid, Grid) {
    let older = older();
    let mut newer = older.clone();
    change(&mut newer);
    (older, newer)
}

/// Returns what changed of criteria, by their codes.
fn of_criteria(older: &Grid, newer: &Grid) -> Vec<(String, CriterionChange)> {
    let found = compare(older, newer).into_iter().filter_map(|difference| match difference {
        GridDifference::Criterion { code, change, .. } => Some((code, change)),
        GridDifference::Whole(_) => None,
    });
    found.collect()
}

#[track_caller]
fn check(change: impl FnOnce(&mut Grid), expected: &[(&str, CriterionChange)]) {
    let (older, newer) = changed(change);
    let found = of_criteria(&older, &newer);
    let found: Vec<(&str, CriterionChange)> =
        found.iter().map(|(code, change)| (code.as_str(), change.clone())).collect();
    assert_eq!(found, expected);
}

/// Returns the lines that a person reads, spaces as they are typed.
fn lines(change: impl FnOnce(&mut Grid)) -> Vec<String> {
    let (older, newer) = changed(change);
    let lines = difference_words(&compare(&older, &newer));
    lines.into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

#[test]
fn a_grid_does_not_differ_from_itself() {
    check(|_| {}, &[]);
    assert!(lines(|_| {}).is_empty());
}

#[test]
fn criteria_come_and_go() {
    check(
        |newer| {
            let mut added = newer.domains[0].criteria[0].clone();
            added.id.0 = "a.9".to_owned();
            added.code = "A9".to_owned();
            newer.domains[0].criteria.push(added);
            newer.domains[1].criteria.remove(0);
        },
        &[("A9", CriterionChange::Added), ("B1", CriterionChange::Removed)],
    );
}

#[test]
fn another_meaning_weight_or_place_in_the_socle_is_told() {
    check(
        |newer| {
            let criterion = &mut newer.domains[0].criteria[1];
            criterion.meaning = 2;
            criterion.weight = 3;
            criterion.is_socle = true;
        },
        &[
            ("A2", CriterionChange::Meaning),
            ("A2", CriterionChange::Weight { from: 1, to: 3 }),
            ("A2", CriterionChange::Socle { is_socle: true }),
        ],
    );
}

#[test]
fn other_words_are_told_with_their_levels() {
    check(
        |newer| {
            let criterion = &mut newer.domains[1].criteria[0];
            criterion.question = "Une autre question ?".to_owned();
            criterion.levels[3].as_mut().unwrap().sentence = "Une autre phrase.".to_owned();
        },
        &[("B1", CriterionChange::Wording { levels: vec![Level::at(3)], is_head: true })],
    );
}

#[test]
fn a_criterion_that_went_to_another_domain_is_not_said_to_be_new() {
    let moved = |newer: &mut Grid| {
        let criterion = newer.domains[0].criteria.remove(0);
        newer.domains[1].criteria.push(criterion);
    };
    let (from, to) = ("Coordination".to_owned(), "Protocoles".to_owned());
    check(moved, &[("A1", CriterionChange::Moved { from, to })]);
    assert_eq!(
        lines(moved),
        [
            "A1 · Critère 1 de Coordination : passe du domaine « Coordination » au domaine « Protocoles »"
        ]
    );
}

#[test]
fn a_new_criterion_that_says_what_one_that_is_gone_said_is_told_to_seem_it() {
    let by_sentences = |newer: &mut Grid| {
        let criterion = &mut newer.domains[0].criteria[1];
        criterion.id.0 = "reclamations".to_owned();
        criterion.title = "Réclamations".to_owned();
        criterion.levels[4].as_mut().unwrap().sentence = "Une autre.".to_owned();
    };
    let renamed = || CriterionChange::Renamed {
        former: "A2 · Critère 2 de Coordination".to_owned(),
        id: "a.2".to_owned(),
    };
    check(by_sentences, &[("A2", renamed()), ("A2", CriterionChange::Removed)]);
    assert!(lines(by_sentences)[0].contains("reprenez son identifiant « a.2 »"));
    let by_title = |newer: &mut Grid| {
        let criterion = &mut newer.domains[0].criteria[1];
        criterion.id.0 = "reclamations".to_owned();
        criterion.title.make_ascii_uppercase();
        let levels = criterion.levels.iter_mut().flatten();
        levels.for_each(|level| level.sentence.push_str(" Autrement."));
    };
    check(by_title, &[("A2", renamed()), ("A2", CriterionChange::Removed)]);
    let by_two_sentences = |newer: &mut Grid| {
        by_sentences(newer);
        for level in newer.domains[0].criteria[1].levels[2..].iter_mut().flatten() {
            level.sentence.push_str(" Autrement.");
        }
    };
    check(by_two_sentences, &[("A2", CriterionChange::Added), ("A2", CriterionChange::Removed)]);
}

#[test]
fn what_changes_for_many_criteria_is_one_line_with_its_count() {
    let told = lines(|newer| {
        for criterion in newer.domains.iter_mut().flat_map(|domain| &mut domain.criteria) {
            criterion.proofs = vec!["Un compte rendu".to_owned()];
        }
        newer.domains[0].criteria[0].is_sensitive = true;
        newer.domains[1].criteria[1].extent = Extent::Full;
    });
    let expected = [
        "Deviennent sensibles : 1 critère (A1)",
        "Preuves attendues changées : 4 critères (A1, A2, B1, B2)",
        "Ne sont plus que dans le parcours complet : 1 critère (B2)",
    ];
    let (mut told, mut expected) = (told, expected.map(str::to_owned).to_vec());
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
}

#[test]
fn a_major_version_is_told_first() {
    let told = lines(|newer| {
        newer.version.major = 2;
        newer.title.push_str(" bis");
    });
    assert_eq!(told.len(), 2);
    assert!(told[0].starts_with("Le premier nombre de la version passe de 1 à 2"), "{told:?}");
}

#[test]
fn steps_of_the_whole_are_told_before_and_after() {
    let told = lines(|newer| newer.scoring.gates[0] = Gate::of_socle(Level::at(1), Level::at(2)));
    let line = "Paliers : palier 1 (critères socles au niveau 2), au lieu de palier 1 (critères socles au niveau 1)";
    assert_eq!(told, [line]);
    let (older, newer) = changed(|newer| newer.domains.swap(0, 1));
    let expected = [GridDifference::Whole(WholeChange::Order("des domaines"))];
    assert_eq!(compare(&older, &newer), expected);
}

/// Every way in which a grid can say something else.
const CHANGES: [fn(&mut Grid); 60] = [
    |grid| grid.title.push_str(" bis"),
    |grid| grid.structure = "CPTS".into(),
    |grid| grid.language = "en".into(),
    |grid| grid.source = "ailleurs".into(),
    |grid| grid.licence = "CC BY".into(),
    |grid| grid.authors.push("Une autrice".to_owned()),
    |grid| grid.effective_date = date(2027, 1, 1),
    |grid| own_scale(grid).levels[2].name = "Écrit".into(),
    |grid| own_scale(grid).levels[2].definition = "Une décision.".into(),
    |grid| grid.scoring.minimum_coverage_percent = 50,
    |grid| grid.scoring.gates.clear(),
    |grid| grid.indicators[0].name = "Autrement".into(),
    |grid| drop(grid.indicators.pop()),
    |grid| grid.indicators.push(indicator("trois")),
    |grid| grid.indicators.swap(0, 1),
    |grid| grid.domains[0].id = "autre".into(),
    |grid| grid.domains[0].code = "Z".into(),
    |grid| grid.domains[0].title = "Travail en équipe".into(),
    |grid| grid.domains[0].short_title = "Équipe".into(),
    |grid| grid.domains.swap(0, 1),
    |grid| grid.domains[0].criteria.swap(0, 1),
    |grid| drop(grid.domains[0].criteria.pop()),
    |grid| grid.domains[0].criteria[0].id.0 = "autre".into(),
    |grid| grid.domains[0].criteria[0].meaning = 2,
    |grid| grid.domains[0].criteria[0].code = "A7".into(),
    |grid| grid.domains[0].criteria[0].question = "Quand ?".into(),
    |grid| grid.domains[0].criteria[0].weight = 2,
    |grid| grid.domains[0].criteria[0].is_socle = true,
    |grid| grid.domains[0].criteria[0].is_sensitive = true,
    |grid| grid.domains[0].criteria[0].extent = Extent::First,
    |grid| grid.domains[0].criteria[0].allows_not_applicable = false,
    |grid| grid.domains[0].criteria[0].levels[1].as_mut().unwrap().sentence = "Autrement.".into(),
    |grid| {
        grid.domains[0].criteria[0].levels[1].as_mut().unwrap().first_step =
            Some("Essayer.".into());
    },
    |grid| grid.domains[0].criteria[0].proofs.push("Une preuve".to_owned()),
    |grid| {
        let link = Link { indicator: "un".to_owned(), from_level: Level::at(2) };
        grid.domains[0].criteria[0].links.push(link);
    },
    |grid| grid.domains[0].criteria[0].has_axis = Some("Axe 1".to_owned()),
    |grid| own_scale(grid).levels[4].value = Some(Ratio::from_integer(5)),
    |grid| own_scale(grid).levels[4].colour = Some(NamedColour::Green),
    |grid| own_scale(grid).first = 1,
    |grid| {
        own_scale(grid).groups.push(LevelGroup {
            name: "Base".into(),
            from: Level::at(0),
            to: Level::at(4),
        });
    },
    |grid| drop(own_scale(grid).levels.pop()),
    |grid| {
        let other = Scale { id: Some("autre".into()), ..Scale::clone(grid.scale()) };
        grid.scales.push(Arc::new(other));
    },
    |grid| grid.agreement.within = Some(2),
    |grid| grid.agreement.apart_percent = Some(20),
    |grid| {
        grid.profile.push(ProfileQuestion {
            id: "forme".into(),
            question: "Laquelle ?".into(),
            choices: vec!["MSP".into(), "CPTS".into()],
        });
    },
    |grid| grid.other_languages.push(Translation { language: "en".into(), texts: [].into() }),
    |grid| grid.scoring.rule = ScoringRule::Minimum,
    |grid| grid.scoring.over = Over::Domains,
    |grid| grid.scoring.display = ScoreDisplay::Percent,
    |grid| grid.scoring.gates[0].name = Some("Bronze".into()),
    |grid| grid.domains[0].weight = 2,
    |grid| grid.domains[0].colour = Some(NamedColour::Blue),
    |grid| {
        grid.domains[0].subdomains.push(Subdomain {
            id: "part".into(),
            code: "A.1".into(),
            title: "Une part".into(),
            short_title: "Part".into(),
            weight: 1,
            criteria: 2,
        });
    },
    |grid| grid.domains[0].criteria[0].kind = CriterionKind::YesNo(YesNo { yes: None, no: None }),
    |grid| grid.domains[0].criteria[0].levels[1] = None,
    |grid| grid.domains[0].criteria[0].stage = Some(Level::at(1)),
    |grid| grid.domains[0].criteria[0].acquired = Some(Level::at(2)),
    |grid| grid.domains[0].criteria[0].help = Some("À lire.".into()),
    |grid| {
        grid.domains[0].criteria[0].references.push(Reference {
            name: "Guide".into(),
            address: None,
            page: Some("12".into()),
        });
    },
    |grid| {
        let condition = CriterionCondition::Professions(vec!["Infirmier".into()]);
        grid.domains[0].criteria[0].conditions.push(condition);
    },
];

fn own_scale(grid: &mut Grid) -> &mut Scale {
    Arc::make_mut(&mut grid.scales[0])
}

#[test]
fn whatever_changes_has_another_fingerprint_and_is_told() {
    let fingerprint = older().fingerprint();
    for (number, change) in CHANGES.iter().enumerate() {
        let (older, newer) = changed(change);
        assert_ne!(newer.fingerprint(), fingerprint, "change {number}");
        assert!(!newer.says_the_same_as(&older), "change {number}");
        let told = difference_words(&compare(&older, &newer));
        assert!(!told.is_empty() && told.iter().all(|line| !line.is_empty()), "change {number}");
    }
}

#[test]
fn spaces_and_line_breaks_are_no_part_of_a_fingerprint() {
    let (older, newer) = changed(|grid| grid.title = grid.title.replace(' ', "\u{a0}\n  "));
    assert_ne!(older, newer);
    assert_eq!(older.fingerprint(), newer.fingerprint());
    assert!(older.says_the_same_as(&newer));
    assert_eq!(older.fingerprint().len(), 64);
}

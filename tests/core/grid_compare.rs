//! Two versions of a grid: what changed is told criterion by criterion.

use jalons::grid::{CriterionChange, Grid, Level, compare};

use crate::builders::grid;

#[track_caller]
fn check(change: impl FnOnce(&mut Grid), expected: &[(&str, CriterionChange)]) {
    let older = grid(&["Coordination", "Protocoles"], 2);
    let mut newer = older.clone();
    change(&mut newer);
    let found = compare(&older, &newer);
    let found: Vec<(&str, CriterionChange)> =
        found.iter().map(|d| (d.criterion.split(' ').next().unwrap(), d.change.clone())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_grid_does_not_differ_from_itself() {
    check(|_| {}, &[]);
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
            criterion.levels[3].sentence = "Une autre phrase.".to_owned();
        },
        &[("B1", CriterionChange::Wording { levels: vec![Level::L3], is_head: true })],
    );
}

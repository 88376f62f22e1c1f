//! Grid files: those we ship, and what is told of broken ones.

use std::path::Path;

use jalons::grid::{Grid, file};

use crate::reader::{check_fixture, each_fixture};

#[track_caller]
fn read_whole(name: &str, bytes: &[u8]) -> Grid {
    let reading = file::read(bytes);
    let told: Vec<String> = reading.problems.iter().map(|p| p.render(name)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    reading.value.expect("a grid without problem is read")
}

#[track_caller]
fn check_round_trip(grid: &Grid) {
    let written = file::write(grid);
    assert_eq!(read_whole("written", written.as_bytes()), *grid);
    ron::from_str::<ron::Value>(&written).expect("ron reads what we write");
}

/// Runs `check` on every grid we ship.
fn each_shipped(check: impl Fn(&str, &[u8])) {
    each_fixture("../../grids", 1, |name, bytes| {
        if Path::new(name).extension().is_some_and(|extension| extension == "ron") {
            check(name, bytes);
        }
    });
}

#[test]
fn every_shipped_grid_is_read_without_problem_and_written_back() {
    each_shipped(|name, bytes| {
        check_round_trip(&read_whole(name, bytes));
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        ron::from_str::<ron::Value>(text).expect("ron reads what we ship");
    });
}

#[test]
fn every_link_of_a_shipped_grid_resolves_both_ways() {
    each_shipped(|name, bytes| {
        let grid = read_whole(name, bytes);
        let links = || grid.criteria().flat_map(|(_, criterion)| &criterion.links);
        for link in links() {
            assert!(grid.indicator(&link.indicator).is_some(), "{name}: {}", link.indicator);
        }
        for indicator in &grid.indicators {
            assert!(links().any(|link| link.indicator == indicator.id), "{name}: {}", indicator.id);
        }
    });
}

#[test]
fn broken_grids_tell_what_they_announce() {
    each_fixture("grilles", 30, |name, bytes| {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        check_fixture(name, text, &file::read(bytes).problems);
    });
}

#[test]
fn five_mistakes_are_five_problems_and_the_corrected_twin_is_read() {
    let broken = file::read(include_bytes!("../fixtures/grilles/cinq-erreurs.ron"));
    assert_eq!(broken.problems.len(), 5);
    let corrected = include_bytes!("../fixtures/grilles/cinq-erreurs-corrigees.ron");
    check_round_trip(&read_whole("corrected", corrected));
}

#[test]
fn keys_left_out_stand_for_their_defaults() {
    let grid = read_whole("valide", include_bytes!("../fixtures/grilles/valide.ron"));
    let (_, criterion) = grid.criteria().last().expect("two criteria");
    assert_eq!((criterion.weight, criterion.meaning), (1, 1));
    assert!(!criterion.is_socle && !criterion.is_sensitive && !criterion.in_short_path);
    assert!(!criterion.allows_not_applicable);
    assert!(criterion.links.is_empty() && criterion.proofs.is_empty());
    assert_eq!(criterion.has_axis, None);
}

#[test]
fn every_optional_key_survives_a_round_trip() {
    let mut grid = read_whole("valide", include_bytes!("../fixtures/grilles/valide.ron"));
    let criterion = &mut grid.domains[0].criteria[0];
    criterion.meaning = 3;
    criterion.weight = 100;
    criterion.is_sensitive = true;
    criterion.in_short_path = true;
    criterion.allows_not_applicable = true;
    criterion.has_axis = Some("axe « 1 »".to_owned());
    criterion.question = "Entre \"guillemets\", avec \\ et\nune autre ligne\u{a0}?".to_owned();
    criterion.proofs = vec!["r#\"…\"#".to_owned(), "😀 \u{5d0}\u{5d1}".to_owned()];
    grid.scoring.gates.clear();
    check_round_trip(&grid);
}

//! Grid files: those we ship, and what is told of broken ones.

use jalons::grid::file;

const MSP: &str = include_str!("../../grids/msp.ron");

#[test]
fn the_shipped_grid_has_no_problem_and_survives_a_round_trip() {
    let reading = file::read(MSP.as_bytes());
    let told: Vec<String> = reading.problems.iter().map(|p| p.render("msp.ron")).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let grid = reading.value.expect("no problem");
    let written = file::write(&grid);
    let again = file::read(written.as_bytes());
    assert_eq!(again.problems, []);
    assert_eq!(again.value, Some(grid));
    ron::from_str::<ron::Value>(&written).expect("ron reads what we write");
    ron::from_str::<ron::Value>(MSP).expect("ron reads what we ship");
}

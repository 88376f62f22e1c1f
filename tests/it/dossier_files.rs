//! Dossier files.

use jalons::dossier::file;

const TILLEULS: &str = include_str!("../../assets/exemples/les-tilleuls.jalons");

#[test]
fn the_example_has_no_problem_and_survives_a_round_trip() {
    let reading = file::read(TILLEULS.as_bytes());
    let told: Vec<String> = reading.problems.iter().map(|p| p.render("tilleuls")).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let dossier = reading.value.expect("no problem");
    let written = file::write(&dossier);
    let again = file::read(written.as_bytes());
    assert_eq!(again.problems, []);
    assert_eq!(again.value, Some(dossier));
    ron::from_str::<ron::Value>(&written).expect("ron reads what we write");
    ron::from_str::<ron::Value>(TILLEULS).expect("ron reads what we ship");
}

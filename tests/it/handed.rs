//! Files handed over at once: by the desktop as arguments, or let go over the window.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::path::{Path, PathBuf};

use jalons::app::{Action, Answered, Command, Dialog, EXAMPLE, ReadPurpose, Screen};
use jalons::cli::{Launch, parse};
use jalons::store::StoreError;

use crate::desk::Desk;

#[track_caller]
fn check_window(args: &[&str], expected: &[&str]) {
    let run = parse(args.iter().map(Into::into)).expect("a window is asked for");
    assert_eq!(run, Launch::Window(expected.iter().map(PathBuf::from).collect(), None));
}

#[cfg(unix)]
#[test]
fn an_address_as_desktops_write_it_is_the_file_it_names() {
    check_window(
        &["file:///dossiers/l%C3%A9a/Mon%20dossier%20%C3%A9t%C3%A9.jalons"],
        &["/dossiers/léa/Mon dossier été.jalons"],
    );
    check_window(&["file://localhost/tmp/100%25.jalons"], &["/tmp/100%.jalons"]);
    check_window(&["FILE:///a.jalons", "/b%20c.avis"], &["/a.jalons", "/b%20c.avis"]);
    check_window(&[], &[]);
}

#[cfg(windows)]
#[test]
fn an_address_as_desktops_write_it_is_the_file_it_names() {
    check_window(&["file:///C:/L%C3%A9a/Mon%20dossier.jalons"], &[r"C:\Léa\Mon dossier.jalons"]);
}

#[test]
fn a_path_is_found_again_from_another_folder() {
    let run = parse(["a.jalons".into()]).expect("a window is asked for");
    let Launch::Window(files, None) = run else { panic!("{run:?}") };
    assert!(files[0].is_absolute() && files[0].ends_with("a.jalons"), "{files:?}");
}

fn take_in(names: &[&str]) -> Action {
    Action::TakeIn(names.iter().map(PathBuf::from).collect())
}

/// The dossier that gathers ballots, one ballot for it, and a grid.
fn gathering() -> Vec<u8> {
    std::fs::read("tests/fixtures/avis/collecte.jalons").expect("a fixture")
}

#[track_caller]
fn ballots_come(desk: &mut Desk, names: &[&str]) -> Vec<String> {
    let read = |name: &&str| {
        let path = Path::new("tests/fixtures/avis").join(name);
        (PathBuf::from(name), Ok(std::fs::read(path).expect("a fixture").into()))
    };
    let (ticket, campaign) = desk.ballots.take().expect("ballots are asked for");
    let files = names.iter().map(read).collect();
    desk.act(Action::Answer(Answered::BallotsRead(ticket, campaign, files)))
}

#[track_caller]
fn grid_comes(desk: &mut Desk, name: &str, text: &str) -> Vec<String> {
    let contents = Ok(text.as_bytes().into());
    desk.read_ends(ReadPurpose::Grid, name, contents)
}

#[test]
fn the_dossier_opens_then_ballots_are_added_then_grids_are_checked_one_by_one() {
    let mut desk = Desk::empty();
    let handed =
        ["clavier.avis", "a.ron", "équipe.jalons", "b.RON", "telephone-2.AVIS.txt", "autre.jalons"];
    desk.check(take_in(&handed), &["read Dossier équipe.jalons"]);
    let asked = desk.come("équipe.jalons", &gathering());
    assert_eq!(desk.path(), Some(Path::new("équipe.jalons")));
    assert_eq!(asked, ["remember", "read ballots clavier.avis telephone-2.AVIS.txt"]);
    let told = desk.notices();
    assert_eq!(told[0].1, "« autre.jalons » n’a pas été ouvert.");

    let asked = ballots_come(&mut desk, &["clavier.avis", "telephone-2.avis"]);
    assert_eq!(asked, [""; 0], "a grid waits until what became of the ballots is read");
    let Some(Dialog::Intake(intake)) = &desk.state.dialog else { panic!("the ballots are told") };
    assert_eq!((intake.accepted.len(), intake.refused.len()), (2, 0));
    desk.check(Action::CloseDialog, &["read Grid a.ron"]);
    grid_comes(&mut desk, "a.ron", "(");
    assert!(matches!(&desk.state.dialog, Some(Dialog::Problems { file, .. }) if file == "a.ron"));
    desk.check(Action::CloseDialog, &["read Grid b.RON"]);
    grid_comes(&mut desk, "b.RON", include_str!("../../grids/msp.ron"));
    assert_eq!(desk.state.screen(), Screen::Grids);
    desk.check(Action::CloseDialog, &[]);
}

#[test]
fn a_grid_alone_is_checked_and_closes_nothing() {
    let mut desk = Desk::with_file();
    desk.rename("Les Peupliers");
    desk.check(take_in(&["a.ron"]), &["read Grid a.ron"]);
    assert_eq!(desk.state.dialog, None, "nothing would be lost: nothing is asked");
}

#[test]
fn ballots_alone_are_for_the_dossier_that_is_open() {
    let mut desk = Desk::empty();
    desk.read("équipe.jalons", &gathering());
    desk.check(take_in(&["clavier.avis"]), &["read ballots clavier.avis"]);
}

#[test]
fn ballots_never_go_into_another_dossier_than_the_one_they_came_with() {
    let mut desk = Desk::empty();
    desk.read("équipe.jalons", &gathering());
    desk.check(take_in(&["clavier.avis", "autre.jalons"]), &["read Dossier autre.jalons"]);
    let lost = Err(StoreError::NotFound);
    desk.read_ends(ReadPurpose::Dossier, "autre.jalons", lost);
    let told = desk.notices();
    assert_eq!(told[1].1, "Les avis ne sont pas ajoutés : « autre.jalons » n’est pas ouvert.");
    desk.check(take_in(&["clavier.avis"]), &["read ballots clavier.avis"]);
}

#[test]
fn what_comes_with_a_dossier_waits_for_the_answer_about_unsaved_changes() {
    let mut desk = Desk::with_file();
    desk.rename("Les Peupliers");
    desk.check(take_in(&["clavier.avis", "autre.jalons"]), &[]);
    desk.check(Action::Unsaved(jalons::app::UnsavedChoice::Cancel), &[]);
    assert_eq!(desk.notices().len(), 1, "the ballots are said not to be added");
    desk.check(Action::Run(Command::Save), &["write équipe.jalons replacing only what was read"]);
}

#[test]
fn a_file_called_otherwise_is_opened_as_a_dossier() {
    let mut desk = Desk::empty();
    desk.check(take_in(&["dossier copie"]), &["read Dossier dossier copie"]);
    desk.come("dossier copie", EXAMPLE.as_bytes());
    assert!(desk.state.session.document.is_some());
}

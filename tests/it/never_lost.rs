//! The dialogs by which nothing is lost, in the hands of a person: what each button does.

use std::path::PathBuf;

use eframe::egui::{Key, Role, ViewportCommand, ViewportId};
use jalons::app::export::{DocumentKind, Export, Format};
use jalons::app::{Action, Answered, Command, EXAMPLE, LockState, Screen};
use jalons::dossier::{self, Dossier, Edit, TeamField};
use jalons::store::FormerVersion;
use jiff::civil::date;

use crate::desk::Desk;
use crate::guard::claire;
use crate::window::Window;

/// The example with this in a field.
fn example(field: TeamField, text: &str) -> Vec<u8> {
    let example = dossier::file::read(EXAMPLE.as_bytes()).value.expect("it reads");
    dossier::file::write(&Edit::Team(field, text.to_owned()).apply(&example)).into_bytes()
}

fn rename(window: &mut Window, name: &str) {
    window.act(Action::Edit(Edit::Team(TeamField::Name, name.to_owned())));
}

fn team(dossier: &Dossier) -> (&str, &str) {
    (&dossier.team.name, &dossier.team.commune)
}

fn open(window: &Window) -> &Dossier {
    window.state().dossier().expect("a dossier is open")
}

/// Returns what the file holds.
fn written(window: &Window) -> Dossier {
    let contents = window.script().files.get(&PathBuf::from(Window::FILE)).cloned();
    dossier::file::read(&contents.expect("it is there")).value.expect("it reads")
}

/// A window where the name changed here, and this was found in the file when saving.
#[track_caller]
fn changed_behind_our_back(theirs: &[u8]) -> Window {
    let mut window = Window::with_file();
    rename(&mut window, "Les Érables");
    window.script().files.insert(Window::FILE.into(), theirs.into());
    window.act(Action::Run(Command::Save));
    assert!(window.shows("Le fichier a changé entre-temps"));
    let asked = ["read équipe.jalons", "check proofs", "write équipe.jalons", "read équipe.jalons"];
    window.check_asked(&asked);
    window
}

#[test]
fn merging_writes_both_versions_in_the_file() {
    let mut window = changed_behind_our_back(&example(TeamField::Commune, "Cluny"));
    assert!(window.shows("Les deux versions ne se contredisent pas"));
    window.click(Role::Button, "Fusionner");
    assert_eq!(window.state().dialog, None);
    window.check_asked(&["write équipe.jalons"]);
    assert_eq!(team(&written(&window)), ("Les Érables", "Cluny"));
    assert_eq!(team(open(&window)), ("Les Érables", "Cluny"));
    assert!(!window.state().is_modified() && window.shows("Les deux versions sont fusionnées."));
}

#[test]
fn of_a_piece_both_changed_the_one_that_was_chosen_is_written() {
    let mut window = changed_behind_our_back(&example(TeamField::Name, "Les Ormes"));
    window.click(Role::RadioButton, "Dans le fichier : « Les Ormes »");
    window.click(Role::Button, "Fusionner");
    assert_eq!(team(&written(&window)).0, "Les Ormes");
}

#[test]
fn going_back_to_a_version_takes_a_choice_and_can_be_undone() {
    let mut window = Window::with_file();
    let now = team(open(&window)).0.to_owned();
    let path = PathBuf::from("équipe.versions/2026-11-11-08h00m00.jalons");
    let saved_at = date(2026, 11, 11).at(8, 0, 0, 0);
    let former = example(TeamField::Name, "Les Ormes");
    window.script().files.insert(path.clone(), former.as_slice().into());
    window.script().versions = vec![FormerVersion { saved_at, path }];
    window.run(Command::Versions);
    window.click(Role::Button, "Revenir à cette version");
    assert_eq!(team(open(&window)).0, now, "none is chosen yet");
    window.click(Role::RadioButton, "Le 11 novembre 2026 à 8 h 00");
    assert!(window.shows("Y revenir changerait 1 point"));
    window.click(Role::Button, "Revenir à cette version");
    assert_eq!((window.state().dialog.is_none(), team(open(&window)).0), (true, "Les Ormes"));
    assert_eq!(team(&written(&window)).0, now, "the file is as it was until it is saved");
    window.press_ctrl(Key::Z);
    assert_eq!(team(open(&window)).0, now);
}

#[test]
fn what_a_cut_session_left_is_taken_back_with_a_click() {
    let mut left = Desk::with_file();
    left.rename("Les Saules");
    left.act(Action::Guard(jalons::app::GuardAction::Keep));
    let kept = left.kept.take().expect("it was kept");
    let mut window = Window::open();
    let at = date(2026, 11, 22).at(9, 0, 0, 0);
    let found = vec![("1.recuperation".into(), at, Ok(kept.as_slice().into()))];
    window.act(Action::Guard(jalons::app::GuardAction::Look));
    window.act(Action::Answer(Answered::LeftBehind(found)));
    assert!(window.shows("Un travail non enregistré a été retrouvé"));
    window.click(Role::Button, "Récupérer");
    assert_eq!((team(open(&window)).0, window.state().screen()), ("Les Saules", Screen::Home));
    assert!(window.state().dialog.is_none() && window.state().is_modified());
}

#[test]
fn a_file_somebody_has_open_is_read_and_not_changed_unless_one_works_all_the_same() {
    let cases = [("Lecture seule", false), ("Travailler quand même", true)];
    for (button, is_changed) in cases {
        let mut window = Window::with_file();
        let before = team(open(&window)).0.to_owned();
        let locked = Answered::Locked(Window::FILE.into(), LockState::Theirs(claire()));
        window.act(Action::Answer(locked));
        assert!(window.shows("Claire Morel"), "{button}");
        window.click(Role::Button, button);
        assert_eq!(window.state().dialog, None, "{button}");
        rename(&mut window, "Les Érables");
        let expected = if is_changed { "Les Érables" } else { &before };
        assert_eq!(team(open(&window)).0, expected, "{button}");
        window.press_ctrl(Key::S);
        assert_eq!(team(&written(&window)).0, expected, "{button}");
    }
}

/// Clicks while something turns on the screen; tells whether the window asks to be closed.
#[track_caller]
fn click_and_close(window: &mut Window, label: &str) -> bool {
    window.find(Role::Button, label).click();
    let mut closes = false;
    for _ in 0..4 {
        window.harness.step();
        let commands = &window.harness.output().viewport_output[&ViewportId::ROOT].commands;
        closes |= commands.contains(&ViewportCommand::Close);
    }
    closes
}

#[test]
fn an_export_under_way_is_waited_for_or_stopped_before_leaving() {
    let mut window = Window::with_file();
    window.script().is_exporting_for_ever = true;
    window.choose("diagnostic.pdf");
    let ctx = window.harness.ctx.clone();
    let export = Action::Export(Export::Report(DocumentKind::Diagnostic, Format::Pdf));
    for action in [export, Action::Run(Command::Quit)] {
        window.harness.state_mut().dispatch(&ctx, action);
        window.harness.run_steps(4);
    }
    assert!(window.shows("Un export est en cours"));
    window.script().asked.clear();
    assert!(!click_and_close(&mut window, "Attendre"));
    assert!(window.state().dialog.is_none() && window.state().exports.front().is_some());
    window.check_asked(&[]);
    window.harness.state_mut().dispatch(&ctx, Action::Run(Command::Quit));
    window.harness.run_steps(4);
    assert!(click_and_close(&mut window, "Arrêter et quitter"), "it leaves");
    window.check_asked(&["cancel"]);
}

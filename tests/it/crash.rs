//! A fault of the program takes neither the window nor the dossier away.

use eframe::egui::{Key, Role};
use jalons::app::{Action, Answered, Booth, Command, Screen, Technical};
use jalons::dossier::{BallotScope, Edit, TeamField};

use crate::ballots::gathering;
use crate::desk::Desk;
use crate::window::{Fault, Window};

const TITLE: &str = "Jalons a rencontré une erreur";
const NOT_ASIDE: &str = "Votre travail est toujours là, dernières modifications comprises. Enregistrez-le \
                         maintenant, puis continuez.";
const ASIDE: &str = "Votre travail est enregistré à part, dernières modifications comprises. Enregistrez-le dans \
                     son fichier, puis continuez.";

/// A window with a file, one change not saved, and a fault shown.
#[track_caller]
fn broken(fault: Fault) -> Window {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Team));
    window.act(Action::Edit(Edit::Team(TeamField::Name, "Les Saules".to_owned())));
    window.script().fault = Some(fault);
    match fault {
        Fault::Performing => window.press_ctrl(Key::S),
        Fault::Answering => window.harness.run_steps(2),
    }
    assert!(window.shows(TITLE), "{:?}", window.labels());
    assert!(window.shows(NOT_ASIDE), "{:?}", window.labels());
    window
}

fn name(window: &Window) -> &str {
    &window.state().dossier().expect("the dossier stays open").team.name
}

#[test]
fn a_fault_while_drawing_keeps_the_change_and_the_window_goes_on() {
    let mut window = broken(Fault::Performing);
    assert_eq!(name(&window), "Les Saules");
    window.script().fault = None;
    window.click(Role::Button, "Continuer");
    assert!(!window.shows(TITLE));
    assert_eq!((window.state().screen(), name(&window)), (Screen::Home, "Les Saules"));
    window.click(Role::Tab, Screen::Team.label());
    window.press_ctrl(Key::S);
    assert!(!window.state().is_modified());
    window.check_asked(&["read équipe.jalons", "check proofs", "write équipe.jalons"]);
}

#[test]
fn work_is_said_to_be_aside_once_it_is() {
    for fault in [Fault::Performing, Fault::Answering] {
        let mut window = broken(fault);
        window.script().keeps_nothing = true;
        window.script().fault = None;
        window.harness.run_steps(8);
        assert!(window.shows(TITLE) && window.shows(NOT_ASIDE), "{:?}", window.labels());
        window.script().keeps_nothing = false;
        window.harness.run_steps(8);
        assert!(window.shows(TITLE) && window.shows(ASIDE), "{:?}", window.labels());
    }
}

#[test]
fn a_ballot_being_filled_in_is_still_there_unless_the_program_fails_on_it_again() {
    const SECRET: &str = "rien n’est écrit chez nous";
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Faire répondre une personne");
    window.press(Key::Enter);
    window.click(Role::Button, "Pharmacien");
    window.click(Role::Button, "Commencer");
    window.press(Key::ArrowDown);
    window.press(Key::C);
    window.write(SECRET);
    let fail = |window: &mut Window, told: &str| {
        window.script().fault = Some(Fault::Answering);
        window.harness.run_steps(2);
        window.script().fault = None;
        window.harness.run();
        assert!(window.shows(TITLE) && window.shows(told), "{:?}", window.labels());
        assert!(!window.shows(SECRET), "others may be looking");
        window.click(Role::Button, "Continuer");
        assert!(!window.shows(TITLE));
    };
    fail(&mut window, "L’avis en cours de saisie est toujours là : continuez pour le finir.");
    assert!(window.shows(SECRET));
    assert_eq!(window.state().session.booth, Booth::Occupied);
    fail(
        &mut window,
        "L’avis en cours de saisie, lui, est perdu : la personne devra le reprendre.",
    );
    assert_eq!(
        (&window.state().session.booth, window.state().screen()),
        (&Booth::Closed, Screen::Home)
    );
    assert!(!window.shows(SECRET));
}

#[test]
fn a_fault_that_lasts_leaves_the_buttons_and_comes_back() {
    let mut window = broken(Fault::Answering);
    window.click(Role::Button, "Continuer");
    assert!(window.shows(TITLE), "it fails again");
    window.click(Role::Button, Command::Quit.label());
    assert!(window.shows("Enregistrer les modifications ?"));
    window.click(Role::Button, "Annuler");
    for command in [Command::Save, Command::OpenJournal, Command::Quit] {
        window.find(Role::Button, command.label());
    }
    window.script().fault = None;
    window.click(Role::Button, Command::Save.label());
    assert!(!window.state().is_modified());
    assert!(window.shows("Votre travail est enregistré."));
    window.click(Role::Button, "Continuer");
    assert!(!window.shows(TITLE));
}

#[test]
fn saving_from_there_asks_what_it_must() {
    let mut window = Window::open();
    window.run(Command::New);
    window.write("Les Aulnes");
    window.script().fault = Some(Fault::Performing);
    window.press_ctrl(Key::S);
    assert!(window.shows(TITLE));
    window.script().fault = None;
    window.click(Role::Button, Command::Quit.label());
    assert!(window.shows("Enregistrer les modifications ?"));
    window.choose("aulnes.jalons");
    window.click(Role::Button, "Annuler");
    assert!(window.state().is_modified());
    window.click(Role::Button, Command::Save.label());
    assert!(!window.state().is_modified());
}

#[test]
fn the_keyboard_is_on_going_on() {
    let mut window = broken(Fault::Performing);
    window.script().fault = None;
    window.press(Key::Enter);
    assert!(!window.shows(TITLE));
}

#[test]
fn the_journal_without_a_viewer_says_where_it_is() {
    let mut window = broken(Fault::Performing);
    window.script().fault = None;
    window.click(Role::Button, Command::OpenJournal.label());
    assert!(window.shows("Il est ici : journal.txt"));
}

#[test]
fn work_that_breaks_aside_is_waited_for_no_more() {
    let mut desk = Desk::with_file();
    desk.rename("Les Saules");
    desk.check(Action::Run(Command::Save), &["write équipe.jalons replacing only what was read"]);
    desk.check(Action::Answer(Answered::Technical(Technical::WorkFailed)), &[]);
    assert_eq!(desk.notices()[0].1, "Cette opération s’est arrêtée sur une erreur de Jalons.");
    desk.check(Action::Run(Command::Save), &["write équipe.jalons replacing only what was read"]);
    assert!(desk.state.is_modified());
}

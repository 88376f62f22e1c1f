//! Today is today: in a window left open overnight, and on a computer that slept for days.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::time::Duration;

use eframe::egui::{Role, ViewportId};
use jalons::app::export::{DocumentKind, Export, Format, Looked};
use jalons::app::{Action, Command, Effect, MeetingAction, PathPurpose, PlanAction, Screen};
use jalons::dossier::{Improvement, ImprovementId, ImprovementState};
use jiff::civil::{Date, date};

use crate::desk::Desk;
use crate::window::Window;

const EVENING: Date = date(2026, 12, 18);
const MORNING: Date = date(2026, 12, 19);

/// A window with the example in it, opened one evening.
fn open_in_the_evening() -> Window {
    let mut window = Window::open();
    window.script().clock = Some(EVENING.at(23, 59, 30, 0));
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    window
}

/// Lets the night go by: a single frame, as when the window wakes.
fn sleep(window: &mut Window) {
    window.script().clock = Some(MORNING.at(0, 0, 10, 0));
    window.harness.step();
}

fn delay(window: &Window) -> Duration {
    window.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay
}

#[test]
fn the_window_wakes_at_midnight_and_looks_at_the_clock_now_and_then() {
    let mut window = open_in_the_evening();
    window.harness.run();
    assert_eq!(delay(&window), Duration::from_secs(30));
    window.script().clock = Some(EVENING.at(20, 0, 0, 0));
    window.harness.run();
    assert_eq!(delay(&window), Duration::from_mins(1));
}

#[test]
fn what_hangs_on_the_day_is_shown_anew_in_the_first_frame_of_the_next() {
    let mut window = open_in_the_evening();
    assert!(window.shows("vendredi 18 décembre"));
    let late = |window: &Window| window.state().upcoming().iter().filter(|n| n.is_pressing).count();
    let before = late(&window);
    let former = window.state().revision();
    sleep(&mut window);
    assert!(window.shows("samedi 19 décembre"));
    assert_eq!(late(&window), before + 1, "what was to be done by the eighteenth is late");
    assert_ne!(window.state().revision(), former, "charts and pages are drawn anew");
}

#[test]
fn a_file_saved_before_midnight_is_not_said_to_be_saved_today() {
    let mut window = Window::with_file();
    window.act(Action::Plan(PlanAction::Begin(None)));
    window.run(Command::Save);
    window.harness.run();
    assert!(window.shows("Enregistré à 12 h 05"));
    window.script().clock = Some(MORNING.at(9, 0, 0, 0));
    window.harness.step();
    assert!(window.shows("Enregistré le 22 novembre 2026 à 12 h 05"));
}

#[test]
fn a_campaign_begun_after_midnight_is_proposed_the_new_day_unless_one_was_typed() {
    let mut window = open_in_the_evening();
    window.run(Command::NewCampaign);
    assert!(window.shows("18/12/2026"));
    sleep(&mut window);
    assert!(window.shows("19/12/2026") && !window.shows("18/12/2026"));

    window.script().clock = Some(date(2027, 1, 4).at(9, 0, 0, 0));
    window.harness.run();
    assert!(window.shows("04/01/2027") && window.shows("Auto-évaluation 2027"));

    window.fill("Date", "01/12/2028");
    window.script().clock = Some(date(2027, 1, 5).at(9, 0, 0, 0));
    window.harness.run();
    assert!(window.shows("01/12/2028"), "a date that was typed stays");
    assert!(window.shows("Auto-évaluation 2028"), "a title nobody wrote follows the date");
}

#[test]
fn a_collection_revealed_after_midnight_bears_the_new_day() {
    let mut window = Window::open();
    window.script().clock = Some(EVENING.at(23, 0, 0, 0));
    let gathering = std::fs::read("tests/fixtures/avis/collecte.jalons").expect("a fixture");
    window.open_file(&gathering);
    let path = "tests/fixtures/avis/clavier.avis";
    let bytes = std::fs::read(path).expect("a fixture").into();
    window.script().files.insert("clavier.avis".into(), bytes);
    window.script().clock = Some(MORNING.at(0, 20, 0, 0));
    window.act(Action::Meeting(MeetingAction::ReceiveFiles(vec!["clavier.avis".into()])));
    window.click(Role::Button, "Fermer");
    window.act(Action::Ask(jalons::app::Dialog::Reveal));
    // A click that soon, at the place of the former, would be the rest of a double click.
    window.harness.run_steps(4);
    window.click(Role::Button, "Dévoiler");
    let campaign = window.state().dossier().unwrap().latest_campaign().unwrap();
    let collection = campaign.collection.as_ref().expect("a collection");
    assert_eq!(collection.revealed_on, Some(MORNING));
}

#[test]
fn what_is_done_and_what_is_written_bear_the_new_day() {
    let mut desk = Desk::with_file();
    let report = Export::Report(DocumentKind::Diagnostic, Format::Pdf);
    desk.check(Action::Preview(report), &["preview"]);
    desk.pages_come(Ok(Looked::default()));
    desk.check(Action::Preview(report), &[]);
    desk.check(Action::Day(MORNING), &[]);
    desk.check(Action::Preview(report), &["preview"]);

    let open = |one: &&std::sync::Arc<Improvement>| one.state.is_open();
    let id = desk.dossier().improvements.iter().find(open).expect("one is open").id;
    desk.act(Action::Plan(PlanAction::Move(id, ImprovementState::Done)));
    assert_eq!(done_on(&desk, id), Some(MORNING));

    let purpose = PathPurpose::Export(report);
    let effects = desk.state.update(Action::ReplaceAt(purpose, "a.pdf".into())).0;
    let made_on = effects.iter().find_map(|effect| match effect {
        Effect::Export(_, request) => Some(request.made_on),
        _ => None,
    });
    assert_eq!(made_on, Some(MORNING));

    desk.check(Action::Run(Command::Go(Screen::Home)), &[]);
    desk.act(Action::Run(Command::Save));
    desk.write_ends(Ok(()));
    assert_eq!(desk.state.preferences.recent[0].opened_on, MORNING.to_string());
}

fn done_on(desk: &Desk, id: ImprovementId) -> Option<Date> {
    desk.dossier().improvement(id)?.history.last().map(|event| event.on)
}

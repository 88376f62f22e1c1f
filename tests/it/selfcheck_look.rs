//! The self-check in the window: what it shows, how it scrolls, and that it fits.

use eframe::egui::{self, Key, Role, Vec2};
use egui_kittest::kittest::Queryable as _;
use jalons::app::{Action, Command, Dialog, shipped_rules};
use jalons::remuneration::selfcheck::{self, Check};

use crate::window::Window;

const CLOSE: &str = "Fermer";

/// Texts are compared as they are typed.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn opened() -> Window {
    let mut window = Window::open();
    window.run(Command::CheckCalculations);
    window
}

/// Returns the checks the dialog shows.
#[track_caller]
fn checks(window: &Window) -> Vec<Check> {
    let shown = match &window.state().dialog {
        Some(Dialog::SelfCheck(checks)) => Some(checks.to_vec()),
        _ => None,
    };
    shown.expect("the self-check is open")
}

#[test]
fn the_examples_are_recomputed_and_shown_without_a_dossier() {
    let window = opened();
    let checks = checks(&window);
    assert_eq!(checks, selfcheck::checks(&shipped_rules()));
    let first = &checks[0];
    let summary = selfcheck::summary(&checks);
    for text in [
        &summary,
        "Attendu",
        "Calculé",
        &first.title,
        &first.source,
        &first.remark,
        &first.explanation,
    ] {
        assert!(window.shows(&plain(text)), "{text}");
    }
    let amount = window.harness.query_all_by_label(&first.expected);
    assert!(amount.count() >= 2, "expected and computed stand side by side");
}

#[test]
fn only_the_examples_in_sight_are_drawn_and_the_last_one_can_be_reached() {
    let mut window = opened();
    let checks = checks(&window);
    let titles: Vec<&str> =
        selfcheck::by_example(&checks).map(|example| example[0].title.as_str()).collect();
    let (first, last) = (titles[0], titles[titles.len() - 1]);
    let (first, last) = (plain(first), plain(last));
    window.harness.run_steps(2);
    assert!(window.shows(&first) && !window.shows(&last));
    let middle = window.harness.ctx.content_rect().center();
    window.harness.event(egui::Event::PointerMoved(middle));
    for _ in 0..40 {
        window.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -1_000.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        });
        window.harness.run_steps(2);
    }
    assert!(window.shows(&last) && !window.shows(&first), "{:?}", window.labels());
}

#[test]
fn a_wrong_result_is_said_in_the_summary() {
    let mut window = Window::open();
    let mut checks = selfcheck::checks(&shipped_rules());
    checks[0].is_right = false;
    let total = checks.len();
    window.act(Action::Ask(Dialog::SelfCheck(checks.into())));
    assert!(window.shows(&format!("1 résultat faux sur {total}")));
}

#[test]
fn it_fits_a_small_window_and_escape_closes_it() {
    let mut window = opened();
    for size in [Vec2::new(640.0, 480.0), Vec2::new(1600.0, 1000.0)] {
        window.harness.set_size(size);
        window.harness.run_steps(3);
        let rect = window.find(Role::Button, CLOSE).rect();
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        assert!(screen.contains_rect(rect), "{CLOSE} is at {rect:?} of {size}");
    }
    window.press(Key::Escape);
    assert_eq!(window.state().dialog, None);
}

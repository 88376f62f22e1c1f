//! Tables behave as tables: sorted by their heads, several lines chosen, copied to a spreadsheet.

use eframe::egui::{Key, Modifiers, OutputCommand, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jalons::app::{Action, Command, ProofAction, RemunerationAction, RemunerationTab, Screen};
use jalons::dossier::{Edit, ProofId};
use jalons::store::Preferences;

use crate::window::Window;

/// Opens the example on a screen, as high as the page.
#[track_caller]
fn window_on(screen: Screen) -> Window {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 3000.0));
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    window.act(Action::Go(screen));
    window
}

/// Returns the objectives of the plan, in the order they are shown in.
fn plan(window: &Window) -> Vec<String> {
    let titles: Vec<String> = window
        .state()
        .dossier()
        .expect("a dossier is open")
        .improvements
        .iter()
        .map(|one| one.title().to_owned())
        .collect();
    let labels: Vec<String> =
        window.labels().into_iter().map(|label| label.replace('\u{a0}', " ")).collect();
    let of_row =
        |label: &String| titles.iter().find(|title| label.contains(&title.replace('\u{a0}', " ")));
    let rows = labels.iter().filter(|label| label.contains(" ; "));
    rows.filter_map(of_row).cloned().collect()
}

/// Returns what is copied by a press of this name.
#[track_caller]
fn copied(window: &mut Window, name: &str) -> String {
    window.find(Role::Button, name).click();
    let mut found = None;
    for _ in 0..6 {
        window.harness.step();
        for command in &window.harness.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                found = Some(text.clone());
            }
        }
    }
    found.expect("something is copied")
}

#[test]
fn a_head_sorts_then_the_other_way_then_no_more() {
    let mut window = window_on(Screen::Plan);
    let before = plan(&window);
    assert!(before.len() > 3, "{before:?}");
    window.click(Role::ColumnHeader, "Objectif : trier");
    let up = plan(&window);
    let mut sorted = before.clone();
    sorted.sort_by(|one, other| jalons::french::compare(one, other));
    assert_eq!(up, sorted);
    window.click(Role::ColumnHeader, "Objectif : trié, dans l’ordre");
    sorted.reverse();
    assert_eq!(plan(&window), sorted);
    window.click(Role::ColumnHeader, "Objectif : trié, dans l’ordre inverse");
    assert_eq!(plan(&window), before);
}

#[test]
fn figures_are_sorted_as_numbers_and_nothing_comes_last() {
    let mut window = window_on(Screen::Remuneration);
    window.act(Action::Remuneration(RemunerationAction::Turn(RemunerationTab::Statement)));
    window.click(Role::ColumnHeader, "Points : trier");
    window.click(Role::ColumnHeader, "Points : trié, dans l’ordre");
    let text = copied(&mut window, "Copier le tableau");
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0], ["Indicateur", "Ce que l’équipe déclare", "État", "Points", "Montant"]);
    let figures: Vec<Option<f64>> =
        lines[1..].iter().map(|line| line[3].replace(',', ".").parse().ok()).collect();
    let known = figures.iter().flatten().count();
    assert!(known > 10 && figures[..known].iter().all(Option::is_some), "{figures:?}");
    assert!(figures[..known].is_sorted_by(|one, other| one >= other), "{figures:?}");
}

#[test]
fn several_lines_are_chosen_and_only_they_are_copied() {
    let mut window = window_on(Screen::Proofs);
    let proofs = window.state().dossier().unwrap().proofs.clone();
    let name = |title: &str, window: &Window| {
        let labels = window.labels().into_iter().map(|label| label.replace('\u{a0}', " "));
        let title = title.replace('\u{a0}', " ");
        let mut found = labels.filter(|label| label.contains(&title) && label.contains(", "));
        found.next().expect("its line")
    };
    let press = |window: &mut Window, title: &str, modifiers: Modifiers| {
        let name = name(title, window);
        window.find(Role::Button, &name).click_modifiers(modifiers);
        window.harness.run();
    };
    // The latest registered comes first.
    let titles: Vec<&str> = proofs.iter().rev().map(|proof| proof.display_title()).collect();
    press(&mut window, titles[1], Modifiers::COMMAND);
    assert_eq!(window.state().session.proof, None, "chosen, not opened");
    press(&mut window, titles[3], Modifiers::SHIFT);
    let text = copied(&mut window, "Copier les 3 lignes choisies");
    let copied: Vec<&str> =
        text.lines().skip(1).map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!(copied, titles[1..=3]);
    window.press(Key::Escape);
    assert!(!window.shows("choisi : "), "let go");
}

#[test]
fn a_link_followed_a_second_time_opens_again() {
    let mut window = window_on(Screen::Home);
    let id: ProofId = window.state().dossier().unwrap().proofs[0].id;
    for _ in 0..2 {
        window.act(Action::Go(Screen::Home));
        window.act(Action::Proofs(ProofAction::Show(id)));
        window.click(Role::Button, "Fermer la fiche");
        assert_eq!(window.state().session.proof, None);
    }
    // Nor is one open that is no longer there.
    window.act(Action::Proofs(ProofAction::Show(id)));
    window.act(Action::Edit(Edit::RemoveProof(id)));
    assert_eq!(window.state().session.proof, None);
}

#[test]
fn what_opens_is_brought_into_sight() {
    let mut window = Window::with_file();
    window.harness.set_size(Vec2::new(1366.0, 500.0));
    window.act(Action::Go(Screen::Proofs));
    let proofs = window.state().dossier().unwrap().proofs.clone();
    let title = proofs[0].display_title().replace('\u{a0}', " ");
    let mut labels = window.labels().into_iter().map(|label| label.replace('\u{a0}', " "));
    let name = labels.find(|label| label.starts_with(&title) && label.contains(", ")).unwrap();
    let top = |window: &Window| window.find(Role::Button, &name).rect().top();
    assert!(top(&window) > 500.0, "{name} is below the fold");
    window.find(Role::Button, &name).click_accesskit();
    window.harness.run();
    assert!((40.0..460.0).contains(&top(&window)), "{name} stays at {}", top(&window));
}

#[test]
fn a_head_tells_a_screen_reader_how_it_sorts() {
    let mut window = window_on(Screen::Plan);
    window.click(Role::ColumnHeader, "Échéance : trier");
    let head = window.find(Role::ColumnHeader, "Échéance : trié, dans l’ordre");
    assert!(head.accesskit_node().data().sort_direction().is_some());
}

#[test]
fn escape_is_for_what_is_in_front_of_the_lines_chosen() {
    let mut window = window_on(Screen::Plan);
    let line = window
        .harness
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(';')));
    line.expect("a line").click_modifiers(Modifiers::COMMAND);
    window.harness.run();
    assert!(window.shows("choisi : "), "{:?}", window.labels());
    window.run(Command::Help);
    window.press(Key::Escape);
    assert_eq!(window.state().dialog, None, "one Escape closes it");
    assert!(window.shows("choisi : "), "still chosen after a question");
    window.click(Role::Button, "Exporter");
    assert!(window.shows("Plan pour un tableur"));
    window.press(Key::Escape);
    assert!(!window.shows("Plan pour un tableur"), "one Escape closes it");
    assert!(window.shows("choisi : "), "still chosen after a menu");
    window.press(Key::Escape);
    assert!(!window.shows("choisi : "), "let go");
}

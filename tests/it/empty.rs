//! Where there is nothing yet: what will be there is said, drawn and begun by one button; the first
//! steps are ticked; an icon without words says under the pointer what it does, and its key.

use std::collections::BTreeSet;

use eframe::egui::epaint::Shape;
use eframe::egui::{Color32, Pos2, Rect, Role, Theme, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jalons::app::{Action, Answered, Command, Dialog, Screen, Shortcut, Technical};
use jalons::dossier::{Answer, Edit, Extent, TeamField};
use jalons::grid::Level;
use jalons::store::{Preferences, StoreError, ThemeChoice};
use jalons::ui::style;
use strum::IntoEnumIterator as _;

use crate::desk::new_campaign;
use crate::window::{LAPTOP, Window};

/// What a screen of a new dossier says it will show, and the button that begins it.
const SCREENS: [(Screen, &str, &str); 8] = [
    (Screen::Assess, "Les critères s’ouvriront ici un par un", "Nouvelle campagne…"),
    (Screen::Meeting, "les avis se dévoilent ici", "Nouvelle campagne…"),
    (Screen::Results, "Le profil de l’équipe, ses forces", "Nouvelle campagne…"),
    (Screen::Progress, "Le chemin parcouru, domaine par domaine", "Nouvelle campagne…"),
    (Screen::Remuneration, "Un exercice réunit", "Commencer l’exercice 2026"),
    (Screen::Plan, "Une action dit ce que l’équipe veut obtenir", "Nouvelle action"),
    (Screen::Proofs, "Un compte rendu, un protocole, un calendrier", "Ajouter une preuve"),
    (Screen::Reports, "Ce document se tire d’une campagne", "Nouvelle campagne…"),
];

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// A new dossier on a screen.
fn blank(screen: Screen, size: Vec2) -> Window {
    let mut window = Window::open_with(Preferences::default(), size);
    window.run(Command::New);
    window.act(Action::Go(screen));
    window
}

fn each<'a>(shape: &'a Shape, seen: &mut dyn FnMut(&'a Shape)) {
    if let Shape::Vec(shapes) = shape {
        for shape in shapes {
            each(shape, seen);
        }
    } else {
        seen(shape);
    }
}

/// Returns the grounds of the sketches that are painted, and how many marks stand on each.
fn sketches(window: &Window) -> Vec<(Color32, usize)> {
    const SIZE: Vec2 = Vec2::new(200.0, 120.0);
    let shapes = || window.harness.output().shapes.iter().map(|clipped| &clipped.shape);
    let mut boards: Vec<(Rect, Color32)> = Vec::new();
    let is_board = |rect: Rect| (rect.size() - SIZE).abs().max_elem() < 0.5;
    shapes().for_each(|shape| {
        each(shape, &mut |shape| {
            if let Shape::Rect(rect) = shape
                && is_board(rect.rect)
            {
                boards.push((rect.rect, rect.fill));
            }
        });
    });
    let marks = |board: Rect| {
        let mut count = 0;
        shapes().for_each(|shape| {
            each(shape, &mut |shape| {
                let bounds = shape.visual_bounding_rect();
                let is_on = bounds.is_positive() && board.contains_rect(bounds);
                count += usize::from(is_on && !is_board(bounds));
            });
        });
        count
    };
    boards.into_iter().map(|(board, fill)| (fill, marks(board))).collect()
}

#[test]
fn a_screen_with_nothing_on_it_says_and_draws_what_will_be_there_and_begins_it() {
    for (screen, text, button) in SCREENS {
        let mut window = blank(screen, LAPTOP);
        let labels = window.labels();
        let told = labels.iter().map(|label| plain(label)).find(|label| label.contains(text));
        let told = told.expect("it is said");
        let sentences = told.matches(['.', '?', '!']).count();
        assert!((1..=2).contains(&sentences), "{screen:?}: {told}");
        let themes = [(ThemeChoice::Dark, Theme::Dark), (ThemeChoice::Light, Theme::Light)];
        for (choice, theme) in themes {
            window.act(Action::Theme(choice));
            let drawn = sketches(&window);
            let [(ground, marks)] = drawn[..] else { unreachable!("{screen:?}: {drawn:?}") };
            assert_eq!(ground, style::look_of(theme).bg, "{screen:?}");
            assert!(marks >= 4, "{screen:?}: {marks}");
        }
        // A picture that says nothing more is told to no screen reader.
        let pictures = window.harness.query_all_by_role(Role::Image);
        let names = pictures.filter_map(|node| node.accesskit_node().label());
        assert_eq!(names.collect::<Vec<_>>(), ["Jalons"], "{screen:?}");
        let before = (window.state().dossier().cloned(), window.state().dialog.clone());
        window.click(Role::Button, button);
        let after = (window.state().dossier().cloned(), window.state().dialog.clone());
        assert_ne!(before, after, "{screen:?}: something begins");
    }
}

#[test]
fn in_a_low_window_the_button_comes_before_the_picture() {
    for (screen, text, button) in SCREENS {
        let window = blank(screen, Vec2::new(1024.0, 510.0));
        assert!(window.shows(text), "{screen:?}");
        assert!(sketches(&window).is_empty(), "{screen:?}");
        let place = window.find(Role::Button, button).rect();
        assert!(place.bottom() < 510.0, "{screen:?}: {place:?}");
    }
}

#[test]
fn results_without_an_answer_lead_to_the_criteria() {
    let mut window = blank(Screen::Home, LAPTOP);
    window.act(new_campaign(Extent::First));
    window.act(Action::Go(Screen::Results));
    assert!(window.shows("Aucun critère n’a encore de réponse."));
    assert_eq!(sketches(&window).len(), 1);
    window.click(Role::Button, "Répondre aux critères");
    assert_eq!(window.state().screen(), Screen::Assess);
    let first = window.state().session.derived.rows[0].id.clone();
    let campaign = window.state().session.campaign.expect("it is shown");
    window.act(Action::Edit(Edit::Answer(campaign, first, Some(Answer::Level(Level::at(2))))));
    window.act(Action::Go(Screen::Results));
    assert!(!window.shows("Aucun critère n’a encore de réponse."));
}

/// Returns the first steps that are still to be taken.
fn steps(window: &Window) -> Vec<String> {
    let links = window.harness.query_all_by_role(Role::Link);
    let names = links.filter_map(|link| link.accesskit_node().label());
    names.map(|name| plain(&name)).filter(|name| name.starts_with("Étape ")).collect()
}

#[test]
fn the_first_steps_are_ticked_one_by_one_and_leave_once_all_are_done() {
    const NAME: &str = "Étape 1 sur 3 : Dire qui vous êtes";
    const ANSWERS: &str = "Étape 2 sur 3 : Répondre aux critères";
    const ACTIONS: &str = "Étape 3 sur 3 : Choisir jusqu’à trois actions";
    let mut window = blank(Screen::Home, LAPTOP);
    assert_eq!(steps(&window), [NAME, ANSWERS, ACTIONS]);
    window.click(Role::Link, NAME);
    assert_eq!(window.state().screen(), Screen::Team);
    window.act(Action::Edit(Edit::Team(TeamField::Name, "MSP du Val".to_owned())));
    window.act(Action::Go(Screen::Home));
    assert_eq!(steps(&window), [ANSWERS, ACTIONS]);
    assert!(window.shows("Dire qui vous êtes") && window.shows("Fait"));
    window.click(Role::Link, ANSWERS);
    assert_eq!(window.state().dialog, Some(Dialog::FirstPath));
    window.act(Action::CloseDialog);
    window.act(new_campaign(Extent::First));
    window.act(Action::Go(Screen::Home));
    window.click(Role::Link, ANSWERS);
    assert_eq!(window.state().screen(), Screen::Assess);
    let campaign = window.state().session.campaign.expect("it is shown");
    let rows: Vec<_> =
        window.state().session.derived.rows.iter().map(|row| row.id.clone()).collect();
    for criterion in rows {
        let answer = Some(Answer::Level(Level::at(1)));
        window.act(Action::Edit(Edit::Answer(campaign, criterion, answer)));
    }
    window.act(Action::Go(Screen::Home));
    assert_eq!(steps(&window), [ACTIONS]);
    window.click(Role::Link, ACTIONS);
    assert_eq!(window.state().screen(), Screen::Results);
    let buttons = window.harness.query_all_by_role(Role::Button);
    let names = buttons.filter_map(|button| button.accesskit_node().label());
    let proposed: Vec<String> =
        names.map(|name| plain(&name)).filter(|name| name.starts_with("Prévoir une")).collect();
    window.click(Role::Button, &proposed[0]);
    window.act(Action::Go(Screen::Home));
    assert!(!window.shows("Trois étapes pour commencer"));
}

#[test]
fn a_team_that_is_further_on_is_not_told_how_to_begin() {
    let mut window = Window::with_file();
    window.act(Action::Edit(Edit::Team(TeamField::Name, String::new())));
    window.act(Action::Go(Screen::Home));
    assert_eq!(steps(&window), [""; 0]);
}

/// Returns the square buttons in sight that bear no word: their names, and where they are.
fn icon_buttons(window: &Window) -> Vec<(String, Pos2)> {
    const SQUARE: f32 = 34.0;
    let sight = window.harness.ctx.content_rect();
    let buttons = window.harness.query_all_by_role(Role::Button);
    let square = buttons.filter(|button| {
        let rect = button.rect();
        rect.width() <= SQUARE && rect.height() <= SQUARE && sight.contains_rect(rect)
    });
    let named = square.map(|button| {
        let name = button.accesskit_node().label().unwrap_or_default();
        (plain(&name), button.rect().center())
    });
    named.collect()
}

/// Returns every text painted while the pointer rests at a place.
fn told_at(window: &mut Window, at: Pos2) -> Vec<String> {
    const TOOLTIP_STEPS: usize = 5;
    window.harness.hover_at(at);
    window.harness.run_steps(TOOLTIP_STEPS);
    let mut told = Vec::new();
    for clipped in &window.harness.output().shapes {
        each(&clipped.shape, &mut |shape| {
            if let Shape::Text(text) = shape {
                told.push(plain(&text.galley.job.text));
            }
        });
    }
    window.harness.remove_cursor();
    window.harness.run_steps(2);
    told
}

/// Returns the key of the command that a button of this name runs.
fn key(name: &str) -> Option<String> {
    let is_named = |command: &Command| {
        let label = plain(command.label());
        name == label || name.starts_with(&format!("{label} : "))
    };
    Command::all().find(is_named)?.shortcut().map(Shortcut::label)
}

#[test]
fn an_icon_without_words_says_what_it_does_and_its_key_under_the_pointer() {
    let mut window = Window::with_file();
    window.act(Action::Edit(Edit::Team(TeamField::Name, "MSP du Val".to_owned())));
    let (mut looked, mut keys) = (0, BTreeSet::new());
    // So high that nothing scrolls; then so narrow that words give way to icons.
    let all: Vec<Screen> = Screen::iter().collect();
    for (width, screens) in [(1366.0, &all[..]), (700.0, &all[..]), (400.0, &[Screen::Home][..])] {
        window.harness.set_size(Vec2::new(width, 4000.0));
        let mut known = BTreeSet::new();
        for screen in screens {
            window.act(Action::Go(*screen));
            window.harness.run_steps(2);
            for (name, at) in icon_buttons(&window) {
                // One of a kind: a list has the same on every line.
                let kind = name.split(' ').next().unwrap_or_default().to_owned();
                if !known.insert(kind) {
                    continue;
                }
                looked += 1;
                let told = told_at(&mut window, at);
                let key = key(&name);
                let is_said = |text: &String| match &key {
                    Some(key) => *text == format!("{name} ({key})"),
                    None => *text == name,
                };
                let is_told = !name.is_empty() && told.iter().any(is_said);
                assert!(is_told, "{screen:?}: {name}, {told:?}");
                keys.extend(key);
            }
        }
    }
    assert!(looked >= 8, "{looked}");
    let expected = ["Ctrl+K", "Ctrl+S", "Ctrl+Z", "F1"];
    assert!(expected.iter().all(|key| keys.contains(*key)), "{keys:?}");
}

#[test]
fn a_trouble_of_this_computer_is_not_one_of_the_dossiers() {
    let mut window = Window::with_file();
    window.act(Action::Answer(Answered::PreferencesLost(StoreError::NoRight)));
    assert!(window.shows("Les préférences n’ont pas été retenues"));
    assert!(window.shows("Vos dossiers ne sont pas concernés."));
    window.act(Action::Answer(Answered::Technical(Technical::NoViewer(None))));
    assert!(window.shows("Le journal technique n’a pas pu être écrit"));
    assert!(!window.shows("Il est ici"));
}

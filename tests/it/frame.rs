//! What stands around every screen: rail, bar, messages, the projection, and lists above questions.

use eframe::egui::{Key, Rect, Role, Vec2, ViewportCommand, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jalons::app::export::{Export, ExportError, Looked, Meetings, Stage};
use jalons::app::{
    About, Action, Answered, Command, Dialog, EXAMPLE, Notice, PathPurpose, Screen, Whose,
};
use jalons::dossier::{Answer, Edit};
use jalons::grid::{Level, Version};
use jalons::store::{Preferences, StoreError};
use strum::IntoEnumIterator as _;

use crate::desk::Desk;
use crate::window::Window;

// The projection.

#[test]
fn leaving_the_meeting_by_any_way_ends_the_projection() {
    type Leaving = fn(&mut Desk, &[u8]);
    let grid: &[u8] = include_bytes!("../fixtures/grilles/valide.ron");
    let ways: [(&str, Leaving); 6] = [
        ("a criterion found by Ctrl+K", |desk, _| {
            let id = desk.state.session.derived.rows[3].id.clone();
            desk.act(Action::Focus(id));
        }),
        ("Ctrl+W", |desk, _| {
            desk.act(Action::Run(Command::Close));
        }),
        ("a grid let go over the window", |desk, grid| {
            desk.act(Action::Open("g.ron".into()));
            desk.come("g.ron", grid);
        }),
        ("another dossier", |desk, _| {
            desk.read("autre.jalons", EXAMPLE.as_bytes());
        }),
        ("the example", |desk, _| {
            desk.act(Action::Run(Command::OpenExample));
        }),
        ("another screen", |desk, _| {
            desk.act(Action::Go(Screen::Plan));
        }),
    ];
    for (way, leave) in ways {
        let mut desk = Desk::with_file();
        desk.act(Action::Go(Screen::Meeting));
        desk.act(Action::Run(Command::Project));
        assert!(desk.state.is_projecting());
        leave(&mut desk, grid);
        assert_ne!(desk.state.screen(), Screen::Meeting, "{way}");
        assert!(!desk.state.is_projecting(), "{way}");
    }
}

#[test]
fn who_projects_can_come_back_although_the_campaign_is_gone() {
    let mut desk = Desk::with_file();
    desk.act(Action::Go(Screen::Meeting));
    desk.act(Action::Run(Command::Project));
    let all: Vec<_> = desk.dossier().campaigns.iter().map(|campaign| campaign.id).collect();
    for id in all {
        desk.act(Action::Edit(Edit::RemoveCampaign(id)));
    }
    assert!(desk.state.is_projecting() && Command::Project.is_enabled(&desk.state));
    desk.act(Action::Run(Command::Project));
    assert!(!desk.state.is_projecting());
}

#[test]
fn the_bars_and_the_window_come_back_with_a_criterion_found_from_the_projection() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Meeting));
    window.press(Key::F11);
    assert_eq!(window.harness.query_all_by_role(Role::Tab).filter(is_rail).count(), 0);
    window.press_ctrl(Key::K);
    window.write("C1");
    window.press(Key::Enter);
    assert_eq!(window.state().screen(), Screen::Assess);
    assert_eq!(window.harness.query_all_by_role(Role::Tab).filter(is_rail).count(), 10);
}

fn is_rail(node: &egui_kittest::Node<'_>) -> bool {
    let label = node.accesskit_node().label().unwrap_or_default();
    Screen::iter().any(|screen| screen.label() == label)
}

// Exports.

#[test]
fn an_export_begun_again_is_not_taken_for_the_one_that_was_stopped() {
    let document = Export::PlanTable;
    for result in [Ok(Vec::new()), Err(ExportError::Store(StoreError::DiskFull))] {
        let mut desk = Desk::with_file();
        desk.choose(PathPurpose::Export(document), "partage.csv");
        let first = desk.exporting();
        desk.act(Action::Run(Command::CancelExport));
        desk.choose(PathPurpose::Export(document), "disque.csv");
        let second = desk.exporting();
        // What the first still tells is not about the second.
        desk.act(Action::Answer(Answered::ExportStage(first, Stage::Writing)));
        assert_eq!(desk.state.exports.front().map(|running| running.stage), Some(Stage::Preparing));
        let is_well = result.is_ok();
        desk.act(Action::Answer(Answered::Exported(second, "disque.csv".into(), result)));
        assert_eq!(desk.state.exports.front(), None, "nothing runs on in the window");
        let (whose, title) = desk.notices().pop().expect("its end is told");
        assert_eq!(whose == Whose::Success, is_well, "{title}");
        assert!(title.contains("« disque.csv »"), "{title}");
        let told = desk.notices();
        let late = Answered::Exported(first, "partage.csv".into(), Err(ExportError::Cancelled));
        desk.check(Action::Answer(late), &[]);
        assert_eq!(desk.notices(), told);
        desk.check(Action::Run(Command::Quit), &["quit"]);
    }
}

#[test]
fn an_export_that_another_overtakes_still_tells_its_end() {
    let mut desk = Desk::with_file();
    desk.choose(PathPurpose::Export(Export::PlanTable), "a.csv");
    let first = desk.exporting();
    desk.choose(PathPurpose::Export(Export::Calendar(Meetings::ToCome)), "b.ics");
    let full = Err(ExportError::Store(StoreError::DiskFull));
    desk.act(Action::Answer(Answered::Exported(first, "a.csv".into(), full)));
    assert_eq!(desk.notices()[0].1, "« a.csv » n’a pas été écrit : le disque est plein.");
    desk.export_ends("b.ics", Ok(Vec::new()));
    assert_eq!(desk.notices()[1].1, "« b.ics » est prêt.");
}

#[test]
fn a_file_in_the_way_of_another_dossiers_export_is_not_replaced_by_this_ones() {
    let mut desk = Desk::with_file();
    desk.choose(PathPurpose::Export(Export::PlanTable), "a.csv");
    desk.read("autre.jalons", EXAMPLE.as_bytes());
    desk.export_ends("a.csv", Err(ExportError::Store(StoreError::AlreadyThere)));
    assert_eq!(desk.state.dialog, None);
    assert_eq!(desk.notices().len(), 1, "it is told");
}

#[test]
fn what_is_read_for_one_dossier_is_not_written_into_its_copy() {
    let mut desk = Desk::with_file();
    let proof = desk.dossier().proofs[0].id;
    desk.choose(PathPurpose::Proof(proof), "preuve.pdf");
    let ticket = desk.ticket.expect("a fingerprint is asked for");
    desk.read("copie.jalons", EXAMPLE.as_bytes());
    let before = desk.dossier().clone();
    let found = Answered::Fingerprinted(ticket, proof, "preuve.pdf".into(), Ok("0".repeat(64)));
    desk.check(Action::Answer(found), &[]);
    assert_eq!(*desk.dossier(), before);
}

#[test]
fn pages_that_come_late_are_not_shown_for_others() {
    let mut desk = Desk::with_file();
    let look = || Action::Preview(Export::PaperBallot);
    desk.act(look());
    desk.read("autre.jalons", EXAMPLE.as_bytes());
    desk.pages_come(Ok(Looked::default()));
    assert_eq!(desk.state.session.preview.shown, None);
}

// Messages.

#[test]
fn a_refusal_leaves_with_the_criterion_it_is_about() {
    let mut desk = Desk::with_file();
    let every = |desk: &Desk, may: bool| {
        let campaign = desk.dossier().campaign(desk.state.session.campaign.unwrap()).unwrap();
        let allows = |id| campaign.grid.criterion(id).is_some_and(|(_, c)| c.allows_not_applicable);
        let rows = desk.state.session.derived.rows.iter().map(|row| &row.id);
        rows.clone().find(|id| allows(id) == may).expect("one").clone()
    };
    let (refused, other) = (every(&desk, false), every(&desk, true));
    let refuse = |desk: &mut Desk| {
        desk.act(Action::Focus(refused.clone()));
        desk.act(Action::Ask(Dialog::NotApplicable(refused.clone())));
        assert_eq!(desk.notices().len(), 1);
    };
    refuse(&mut desk);
    desk.act(Action::Focus(other));
    assert!(desk.notices().is_empty(), "another criterion");
    refuse(&mut desk);
    desk.act(Action::Run(Command::NextCriterion));
    assert!(desk.notices().is_empty(), "the next criterion");
    refuse(&mut desk);
    let campaign = desk.state.session.campaign.unwrap();
    let answer = Some(Answer::Level(Level::at(2)));
    desk.act(Action::Edit(Edit::Answer(campaign, refused.clone(), answer)));
    assert!(desk.notices().is_empty(), "it is answered");
}

#[test]
fn a_save_settles_only_what_is_about_saving() {
    let mut desk = Desk::with_file();
    desk.choose(PathPurpose::Export(Export::PlanTable), "a.csv");
    desk.export_ends("a.csv", Err(ExportError::Store(StoreError::DiskFull)));
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    desk.write_ends(Err(StoreError::DiskFull));
    assert_eq!(desk.notices().len(), 2);
    desk.act(Action::Run(Command::Save));
    desk.write_ends(Ok(()));
    let [(_, title)] = desk.notices().try_into().expect("one is left");
    assert!(title.starts_with("« a.csv »"), "{title}");
}

#[test]
fn messages_stay_as_long_as_they_are_read_and_troubles_until_put_away() {
    let short = Notice::done("Prêt.", "").reading_seconds().expect("it leaves");
    let long = Notice::new(Whose::Person, "Prêt.", "x".repeat(300)).reading_seconds().unwrap();
    assert!(short >= 4.0 && long >= short + 15.0, "{short} {long}");
    assert_eq!(Notice::new(Whose::File, "Non.", "").reading_seconds(), None);
    let mut window = Window::with_file();
    window.act(Action::Answer(Answered::PreferencesLost(StoreError::DiskFull)));
    window.choose("plan.csv");
    window.act(Action::Export(Export::PlanTable));
    assert_eq!(window.state().notices.len(), 2);
    assert!(matches!(window.state().notices[1].about, About::Export(_)));
    window.harness.run_steps(8);
    assert_eq!(window.state().notices.len(), 2, "two seconds are not enough");
    window.harness.run_steps(80);
    let [left] = &*window.state().notices else { panic!("the trouble is left") };
    assert_eq!(left.whose, Whose::File);
}

#[test]
fn a_message_pushes_nothing_and_covers_no_field_that_is_typed_in() {
    for size in [Vec2::new(1366.0, 768.0), Vec2::new(683.0, 384.0)] {
        let mut window = Window::open_with(Preferences::default(), size);
        window.open_file(EXAMPLE.as_bytes());
        for screen in [Screen::Team, Screen::Assess, Screen::Meeting, Screen::Plan] {
            window.act(Action::Go(screen));
            let before = places(&window);
            window.act(Action::Answer(Answered::PreferencesLost(StoreError::DiskFull)));
            window.harness.run_steps(2);
            let mut after = places(&window);
            after.retain(|(label, _)| label != CLOSE);
            assert_eq!(before, after, "{screen:?} at {size}");
            let number = window.state().notices[0].number;
            window.act(Action::Dismiss(number));
        }
        window.act(Action::Go(Screen::Team));
        window.act(Action::Answer(Answered::PreferencesLost(StoreError::DiskFull)));
        let fields: Vec<String> = {
            let all = window.harness.query_all_by_role(Role::TextInput);
            all.filter_map(|node| node.accesskit_node().label()).collect()
        };
        for field in fields.iter().filter(|one| fields.iter().filter(|two| two == one).count() == 1)
        {
            window.focus(field);
            window.harness.run_steps(2);
            let typed = window.find(Role::TextInput, field).rect();
            let message = window.find(Role::Button, CLOSE).rect();
            let message = Rect::from_min_max(message.min - Vec2::new(360.0, 4.0), message.max);
            assert!(!message.intersects(typed), "{field} at {typed:?} under {message:?}");
        }
    }
}

const CLOSE: &str = "Fermer ce message";

/// Returns where every control is.
fn places(window: &Window) -> Vec<(String, Rect)> {
    let all = window.harness.root().children_recursive();
    let is_control = |role| matches!(role, Role::Button | Role::Tab | Role::TextInput | Role::Link);
    let controls = all.filter(|node| is_control(node.accesskit_node().role()));
    let named = controls.filter_map(|node| Some((node.accesskit_node().label()?, node.rect())));
    let mut places: Vec<(String, Rect)> = named.collect();
    places.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.min.y.total_cmp(&b.1.min.y)));
    places
}

// The rail, the bar, the first window.

/// Presses where the pointer would, whatever is there.
fn press_at(window: &mut Window, at: eframe::egui::Pos2) {
    window.harness.event(eframe::egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        window.harness.event(eframe::egui::Event::PointerButton {
            pos: at,
            button: eframe::egui::PointerButton::Primary,
            pressed,
            modifiers: eframe::egui::Modifiers::NONE,
        });
    }
    window.harness.run();
}

#[test]
fn every_screen_can_be_reached_by_the_rail_in_the_lowest_window() {
    for size in [Vec2::new(911.0, 467.0), Vec2::new(683.0, 351.0)] {
        let preferences = Preferences { shows_all_screens: true, ..Preferences::default() };
        let mut window = Window::open_with(preferences, size);
        window.open_file(EXAMPLE.as_bytes());
        for screen in Screen::iter() {
            window.find(Role::Tab, screen.label()).scroll_to_me();
            window.harness.run();
            let rect = window.find(Role::Tab, screen.label()).rect();
            let sight = Rect::from_min_size(eframe::egui::Pos2::ZERO, size);
            assert!(sight.contains(rect.center()), "{screen:?} is at {rect:?} of {size}");
            press_at(&mut window, rect.center());
            assert_eq!(window.state().screen(), screen, "{size}");
        }
    }
}

#[test]
fn saving_stays_in_sight_in_the_smallest_window() {
    for size in [Vec2::new(700.0, 500.0), Vec2::new(683.0, 384.0), Vec2::new(350.0, 250.0)] {
        let mut window = Window::open_with(Preferences::default(), size);
        window.open_file(EXAMPLE.as_bytes());
        assert!(window.shows("Enregistré"), "{size}");
        window.act(Action::Go(Screen::Team));
        window.fill("Nom de la maison de santé", "Une maison de santé au nom plutôt long");
        let save = window.harness.query_all_by_role(Role::Button).find(|node| {
            node.accesskit_node().label().unwrap_or_default().starts_with("Enregistrer")
        });
        let rect = save.expect("saving is in sight").rect();
        let sight = Rect::from_min_size(eframe::egui::Pos2::ZERO, size);
        assert!(sight.contains_rect(rect), "{rect:?} of {size}");
        press_at(&mut window, rect.center());
        assert!(!window.state().is_modified(), "{size}");
    }
}

#[test]
fn the_first_window_takes_all_of_a_small_screen() {
    for (monitor, fills) in [((1366.0, 768.0), true), ((1920.0, 1080.0), false)] {
        let mut window = Window::open();
        let root = window.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        root.monitor_size = Some(Vec2::new(monitor.0, monitor.1));
        window.harness.step();
        let sent = &window.harness.output().viewport_output[&ViewportId::ROOT].commands;
        assert_eq!(sent.contains(&ViewportCommand::Maximized(true)), fills, "{monitor:?}");
        window.harness.step();
        let sent = &window.harness.output().viewport_output[&ViewportId::ROOT].commands;
        assert!(!sent.contains(&ViewportCommand::Maximized(true)), "once");
    }
}

// Lists in questions.

#[test]
fn the_list_of_grids_stands_above_its_question_each_time() {
    let mut window = Window::with_file();
    let mut other = jalons::app::shipped_grid().as_ref().clone();
    other.version = Version { major: 9, minor: 0, patch: 0 };
    let text = jalons::grid::file::write(&other).into_bytes();
    window.script().files.insert("g.ron".into(), text.into());
    window.act(Action::TakeIn(vec!["g.ron".into()]));
    window.act(Action::CloseDialog);
    for time in ["first", "second", "third"] {
        window.act(Action::Ask(Dialog::NewCampaign));
        window.find(Role::ComboBox, "Grille").click();
        window.harness.run_steps(3);
        let all = window.harness.root().children_recursive();
        let list = all.filter(|node| {
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            name.contains("(9.0.0)")
        });
        let at = list.last().expect("the other grid is proposed").rect().center();
        let top = window.harness.ctx.layer_id_at(at).expect("something is there");
        let dialog = eframe::egui::Id::unique("dialog");
        assert_ne!(top.id, dialog, "{time}: the dialog is above its list");
        // Enter belongs to the list.
        window.press(Key::Enter);
        assert_eq!(window.state().dialog, Some(Dialog::NewCampaign), "{time}");
        window.press(Key::Escape);
        if window.state().dialog.is_some() {
            window.act(Action::CloseDialog);
        }
    }
}

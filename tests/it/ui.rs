//! The window as a person uses it, by what a screen reader hears.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::accesskit::Toggled;
use eframe::egui::{self, Event, Key, Modifiers, Role, Vec2, ViewportCommand, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jalons::app::{
    Action, Command, Dialog, HelpTopic, PathPurpose, Postponed, Screen, Subject, UnsavedChoice,
    shipped_grid,
};
use jalons::dossier::{Answer, CampaignField, Dossier, Edit, Extent, file};
use jalons::french::fold;
use jalons::grid::{Criterion, CriterionId, Level};
use jalons::store::{Preferences, ThemeChoice};
use jalons::theme::TOKENS;
use jiff::civil::date;
use strum::IntoEnumIterator as _;

use crate::builders;
use crate::desk::new_campaign;
use crate::window::Window;

/// Returns the answer to the criterion in front.
fn answer(window: &Window) -> Option<Answer> {
    let state = window.state();
    let campaign = state.dossier()?.campaign(state.session.campaign?)?;
    campaign.answer(state.session.criterion.as_ref()?).cloned()
}

fn criterion(window: &Window) -> CriterionId {
    window.state().session.criterion.clone().expect("a criterion is in front")
}

/// Brings a criterion of the shipped grid to the front and takes its answer away.
#[track_caller]
fn to_answer(window: &mut Window, wanted: impl Fn(&Criterion) -> bool) -> CriterionId {
    let grid = shipped_grid();
    let found = grid.criteria().map(|(_, criterion)| criterion).find(|c| wanted(c));
    let id = found.expect("the shipped grid has one").id.clone();
    window.act(Action::Focus(id.clone()));
    window.press(Key::Delete);
    assert_eq!(answer(window), None);
    id
}

// First steps.

#[test]
fn the_first_start_shows_a_first_path_and_three_other_ways_to_begin() {
    let mut window = Window::open();
    window.find(Role::Button, "Commencer une première évaluation");
    for way in [Command::OpenExample, Command::New, Command::Open] {
        let buttons = window.harness.query_all_by_role_and_label(Role::Button, way.label());
        assert_eq!(buttons.count(), 1, "{}", way.label());
    }
    let begins = ["Accueil", "Équipe", "Évaluer", "Réunion", "Rapports"];
    assert_eq!(rail(&window), begins);
    for name in begins {
        let tab = window.find(Role::Tab, name);
        assert_eq!(tab.accesskit_node().is_disabled(), name != "Accueil", "{name}");
    }
    assert!(window.shows("en gris s’ouvrent avec un dossier"), "nothing is grey without a word");
    window.run(Command::ShowAllScreens);
    assert_eq!(rail(&window).len(), Screen::iter().count());
}

/// Returns the screens the rail names.
fn rail(window: &Window) -> Vec<String> {
    let tabs = window.harness.query_all_by_role(Role::Tab);
    tabs.filter_map(|tab| tab.accesskit_node().label()).collect()
}

#[test]
fn a_screen_arrives_the_day_it_serves_with_a_word_until_one_has_been_there() {
    let mut window = Window::open();
    window.run(Command::New);
    window.act(Action::Go(Screen::Home));
    assert_eq!(rail(&window).len(), 5);
    window.act(new_campaign(Extent::First));
    let id = window.state().session.campaign.expect("it is shown");
    let rows: Vec<CriterionId> =
        window.state().session.derived.rows.iter().map(|row| row.id.clone()).collect();
    assert_eq!(rows.len(), 9);
    for criterion in &rows {
        let answer = Some(Answer::Level(Level::at(1)));
        window.act(Action::Edit(Edit::Answer(id, criterion.clone(), answer)));
    }
    assert_eq!(rail(&window).len(), 6);
    assert!(window.shows("Nouveau dans le menu : Résultats"));
    window.click(Role::Button, "Voir Résultats");
    assert_eq!(window.state().screen(), Screen::Results);
    window.act(Action::Go(Screen::Home));
    assert!(!window.shows("Nouveau dans le menu"), "it was seen");
    assert_eq!(rail(&window).len(), 6);
    window.press_ctrl(Key::Num9);
    assert_eq!(window.state().screen(), Screen::Proofs, "a shortcut reaches what is not named");
    window.act(Action::Go(Screen::Home));
    assert!(rail(&window).contains(&"Preuves".to_owned()), "nothing leaves under one’s eyes");
    window.run(Command::Close);
    window.act(Action::Unsaved(UnsavedChoice::Discard));
    window.run(Command::OpenExample);
    assert_eq!(rail(&window).len(), Screen::iter().count() - 1, "all but Grilles");
    assert!(!window.shows("Nouveau dans le menu"), "it was so when it was opened");
}

#[test]
fn the_first_path_leads_from_the_first_screen_to_its_first_criterion() {
    let mut window = Window::open();
    window.click(Role::Button, "Commencer une première évaluation");
    assert_eq!(window.state().dialog, Some(Dialog::FirstPath));
    window.write("Maison de santé de l’Étoile");
    window.click(Role::Button, "Commencer");
    assert_eq!(window.state().screen(), Screen::Assess);
    let campaign = window.state().session.shown_campaign().expect("it has begun");
    assert_eq!((campaign.extent, campaign.title.as_str()), (Extent::First, "Auto-évaluation 2026"));
    assert_eq!(window.state().dossier().unwrap().team.name, "Maison de santé de l’Étoile");
    window.press(Key::Num2);
    let first = criterion(&window);
    let id = window.state().session.campaign.unwrap();
    for (extent, criteria) in
        [(Extent::Short, 12), (Extent::Full, shipped_grid().criterion_count()), (Extent::First, 9)]
    {
        window.act(Action::Edit(Edit::Campaign(id, CampaignField::Extent(extent))));
        assert_eq!(window.state().session.derived.rows.len(), criteria);
        let campaign = window.state().session.shown_campaign().unwrap();
        assert_eq!(campaign.level(&first), Some(Level::at(2)), "nothing is lost");
    }
}

#[test]
fn one_click_opens_the_example() {
    let mut window = Window::open();
    window.click(Role::Button, Command::OpenExample.label());
    assert_eq!(window.state().dossier().expect("open").campaigns.len(), 3);
    assert!(window.shows("exemple fictif"), "it says that it is invented");
    window.check_asked(&[]);
}

#[test]
fn a_new_team_gives_its_name_by_typing_at_once() {
    let mut window = Window::open();
    window.click(Role::Button, Command::New.label());
    assert_eq!(window.state().screen(), Screen::Team);
    window.write("Maison de santé « L’Étoile »");
    assert_eq!(window.state().dossier().unwrap().team.name, "Maison de santé « L’Étoile »");
    assert!(window.shows("Modifié"));
    window.press_ctrl(Key::Z);
    window.choose("étoile.jalons");
    window.press_ctrl(Key::S);
    assert!(!window.state().is_modified());
}

#[test]
fn a_new_profession_is_written_at_once() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Team));
    let before = window.state().dossier().unwrap().team.associates.len();
    window.click(Role::Button, "Ajouter une profession");
    window.write("Ostéopathe");
    let associates = &window.state().dossier().unwrap().team.associates;
    assert_eq!(associates.len(), before + 1);
    assert_eq!(associates[before].profession, "Ostéopathe");
}

// The keyboard alone.

#[test]
fn digits_answer_and_arrows_move() {
    let mut window = Window::with_file();
    window.press_ctrl(Key::Num3);
    assert_eq!(window.state().screen(), Screen::Assess);
    let rows: Vec<CriterionId> =
        window.state().session.derived.rows.iter().map(|r| r.id.clone()).collect();
    window.act(Action::Focus(rows[0].clone()));
    let keys = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4];
    for (place, (key, level)) in keys.into_iter().zip((0..=4).map(Level::at)).enumerate() {
        assert_eq!(criterion(&window), rows[place]);
        window.press(key);
        assert_eq!(answer(&window), Some(Answer::Level(level)));
        window.press(Key::ArrowDown);
    }
    window.press(Key::ArrowUp);
    assert_eq!(criterion(&window), rows[4]);
}

#[test]
fn keys_typed_faster_than_the_window_draws_are_taken_in_order() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Assess));
    let rows: Vec<CriterionId> =
        window.state().session.derived.rows.iter().map(|r| r.id.clone()).collect();
    window.act(Action::Focus(rows[0].clone()));
    for key in [Key::Num4, Key::ArrowDown, Key::Num1, Key::ArrowDown, Key::Delete] {
        let (physical_key, modifiers) = (None, Modifiers::NONE);
        let event = Event::Key { key, physical_key, pressed: true, repeat: false, modifiers };
        window.harness.input_mut().events.push(event);
    }
    window.harness.input_mut().events.push(Event::Text("?".to_owned()));
    window.harness.run();
    assert_eq!(criterion(&window), rows[2]);
    let state = window.state();
    let campaign = state.dossier().unwrap().campaign(state.session.campaign.unwrap()).unwrap();
    let answers: Vec<Option<&Answer>> = rows[..3].iter().map(|id| campaign.answer(id)).collect();
    let expected = [Answer::Level(Level::at(4)), Answer::Level(Level::at(1)), Answer::Unknown];
    assert_eq!(answers, expected.iter().map(Some).collect::<Vec<_>>());
}

/// On a French keyboard the digits' row gives `& é " ' ( - è _ ç à`.
#[test]
fn digits_are_found_by_their_place_on_a_french_keyboard() {
    let mut window = Window::with_file();
    let by_place = |key, physical_key, modifiers| Event::Key {
        key,
        physical_key: Some(physical_key),
        pressed: true,
        repeat: false,
        modifiers,
    };
    to_answer(&mut window, |_| true);
    window.harness.event(by_place(Key::Quote, Key::Num4, Modifiers::NONE));
    window.harness.event(Event::Text("'".to_owned()));
    window.harness.run();
    assert_eq!(answer(&window), Some(Answer::Level(Level::at(4))));
    window.harness.event(by_place(Key::Quote, Key::Num4, Modifiers::COMMAND));
    window.harness.run();
    assert_eq!(window.state().screen(), Screen::Meeting);
    window.harness.event(by_place(Key::Minus, Key::Num6, Modifiers::COMMAND));
    window.harness.run();
    assert_eq!(window.state().preferences.zoom_percent, 90, "but the minus there zooms out");
}

#[test]
fn a_question_mark_answers_that_one_does_not_know() {
    let mut window = Window::with_file();
    to_answer(&mut window, |_| true);
    window.harness.event(Event::Text("?".to_owned()));
    window.harness.run();
    assert_eq!(answer(&window), Some(Answer::Unknown));
}

#[test]
fn n_asks_why_a_criterion_is_not_applicable() {
    let mut window = Window::with_file();
    let id = to_answer(&mut window, |criterion| criterion.allows_not_applicable);
    window.press(Key::N);
    assert_eq!(window.state().dialog, Some(Dialog::NotApplicable(id)));
    window.press(Key::Num3);
    assert_eq!(answer(&window), None, "a dialog keeps the keyboard for itself");
    window.click(Role::Button, "Déclarer sans objet");
    assert!(window.state().dialog.is_some(), "without a reason nothing is declared");
    window.fill("Raison", "Aucun stagiaire cette année");
    window.click(Role::Button, "Déclarer sans objet");
    let reason = "Aucun stagiaire cette année".to_owned();
    assert_eq!(answer(&window), Some(Answer::NotApplicable { reason }));
    assert_eq!(window.state().dialog, None);
}

#[test]
fn n_says_why_where_every_team_is_concerned() {
    let mut window = Window::with_file();
    to_answer(&mut window, |criterion| !criterion.allows_not_applicable);
    window.press(Key::N);
    assert_eq!(window.state().dialog, None);
    let [told] = &*window.state().notices else { panic!("one message") };
    assert!(told.title.contains("concerne toutes les équipes"), "{}", told.title);
}

#[test]
fn what_was_answered_is_taken_back_and_made_again() {
    let mut window = Window::with_file();
    let before = window.state().dossier().cloned();
    to_answer(&mut window, |_| true);
    window.press(Key::Num4);
    window.press_ctrl(Key::Z);
    assert_eq!(answer(&window), None);
    window.press_ctrl(Key::Z);
    assert_eq!(window.state().dossier(), before.as_ref());
    window.press_ctrl(Key::Y);
    window.press_ctrl(Key::Y);
    assert_eq!(answer(&window), Some(Answer::Level(Level::at(4))));
}

#[test]
fn saving_asks_where_the_first_time_only() {
    let mut window = Window::open();
    window.click(Role::Button, Command::OpenExample.label());
    to_answer(&mut window, |_| true);
    window.press_ctrl(Key::S);
    let asked = std::mem::take(&mut window.script().asked);
    assert!(asked[0].starts_with("ask ") && asked.len() == 1, "{asked:?}");
    assert!(window.state().is_modified(), "the dialog was closed: nothing is saved");
    window.choose("à-nous.jalons");
    window.press_ctrl(Key::S);
    assert!(window.shows("Enregistré à 12 h 05"), "{:?}", window.labels());
    window.press(Key::Num1);
    window.script().asked.clear();
    window.press_ctrl(Key::S);
    window.check_asked(&["write à-nous.jalons"]);
    let written = window.script().files[std::path::Path::new("à-nous.jalons")].clone();
    assert_eq!(file::read(&written).value.as_ref(), window.state().dossier());
}

#[test]
fn the_palette_finds_commands_and_criteria_typed_without_accents() {
    let mut window = Window::with_file();
    window.press_ctrl(Key::K);
    assert_eq!(window.state().dialog, Some(Dialog::Palette));
    window.write("evaluer");
    window.press(Key::Enter);
    assert_eq!((window.state().screen(), &window.state().dialog), (Screen::Assess, &None));
    let grid = shipped_grid();
    let (_, wanted) = grid
        .criteria()
        .find(|(_, criterion)| fold(&criterion.title) != criterion.title.to_lowercase())
        .expect("a title with an accent");
    window.press_ctrl(Key::K);
    window.write(&fold(&wanted.title));
    window.press(Key::Enter);
    assert_eq!(criterion(&window), wanted.id);
    window.press_ctrl(Key::K);
    window.write("zzz");
    assert!(window.shows("Rien ne contient ces mots, ni dans la grille, ni dans le dossier."));
    window.press(Key::Enter);
    window.press(Key::Escape);
    assert_eq!(window.state().dialog, None);
}

#[test]
fn escape_closes_every_dialog() {
    let grid = shipped_grid();
    let (_, may) = grid.criteria().find(|(_, c)| c.allows_not_applicable).expect("one may");
    let id = may.id.clone();
    let dialogs = [
        Dialog::NotApplicable(id),
        Dialog::NewCampaign,
        Dialog::EditCampaign,
        Dialog::Unsaved(Postponed::Quit),
        Dialog::ChangedElsewhere,
        Dialog::Versions(Arc::default()),
        Dialog::Locked(jalons::store::Holder::default()),
        Dialog::Replace(PathPurpose::SaveDossier, "a.jalons".into()),
        Dialog::Explain(Subject::Whole),
        Dialog::Explain(Subject::Gate),
        Dialog::Problems {
            file: "a.ron".to_owned(),
            problems: jalons::grid::file::read(b"").problems,
            help: "À corriger.".to_owned(),
            backup: Some("a.ron.bak".into()),
        },
        Dialog::TypePath { purpose: PathPurpose::SaveDossier, suggested: "a.jalons".to_owned() },
        Dialog::Palette,
        Dialog::SelfCheck([].into()),
        Dialog::Help(HelpTopic::of(Screen::Assess)),
        Dialog::About,
    ];
    let mut window = Window::with_file();
    for dialog in dialogs {
        window.act(Action::Ask(dialog.clone()));
        assert_eq!(window.state().dialog, Some(dialog.clone()));
        window.press(Key::Escape);
        assert_eq!(window.state().dialog, None, "{dialog:?}");
    }
}

// Typing.

#[test]
fn a_comment_keeps_accents_line_ends_and_signs() {
    let typed = "Réunion d’équipe à Mâcon, « ça avance » !\nŒuvre commune :\n→ ½ journée ☺ 1 < 2 & \"x\" \\";
    let mut window = Window::with_file();
    let id = to_answer(&mut window, |_| true);
    window.fill("Commentaire", typed);
    let state = window.state();
    let campaign = state.dossier().unwrap().campaign(state.session.campaign.unwrap()).unwrap();
    assert_eq!(campaign.comment(&id), typed);
    assert_eq!(answer(&window), None, "digits and signs went to the field alone");
    window.press_ctrl(Key::S);
    let written = window.script().files[std::path::Path::new(Window::FILE)].clone();
    assert_eq!(file::read(&written).value.as_ref(), window.state().dossier());
}

#[test]
fn keys_typed_in_a_field_stay_in_the_field() {
    let mut window = Window::with_file();
    let id = to_answer(&mut window, |criterion| criterion.allows_not_applicable);
    window.fill("Commentaire", "");
    for key in [Key::Num3, Key::N, Key::ArrowDown, Key::Delete, Key::Backspace] {
        window.press(key);
    }
    window.write("?");
    assert_eq!((criterion(&window), answer(&window)), (id, None));
    assert_eq!(window.state().dialog, None);
    window.press_ctrl(Key::Num5);
    assert_eq!(window.state().screen(), Screen::Results, "but a screen can be reached from there");
}

#[test]
fn a_comment_typed_in_one_go_is_taken_back_in_one_go() {
    let mut window = Window::with_file();
    let id = to_answer(&mut window, |_| true);
    window.fill("Commentaire", "");
    let comment = |window: &Window| {
        let state = window.state();
        state
            .dossier()
            .unwrap()
            .campaign(state.session.campaign.unwrap())
            .unwrap()
            .comment(&id)
            .to_owned()
    };
    for letter in ["t", "r", "è", "s"] {
        window.write(letter);
    }
    assert_eq!(comment(&window), "très");
    window.press(Key::Escape);
    window.run(Command::Undo);
    assert_ne!(comment(&window), "trè");
}

// Files.

#[derive(Debug)]
struct Dropped;

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        std::path::Path::new(Window::FILE)
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the program reads files by itself".to_owned())
    }
}

#[test]
fn a_file_dropped_on_the_window_opens() {
    let mut window = Window::open();
    window.script().files.insert(Window::FILE.into(), jalons::app::EXAMPLE.as_bytes().into());
    window.harness.input_mut().dropped_files.push(Arc::new(Dropped));
    window.harness.run();
    assert_eq!(window.path(), Some(std::path::Path::new(Window::FILE)));
    window.check_asked(&["read équipe.jalons", "check proofs"]);
}

/// Clicks the cross of the window; returns what the window answers.
fn close(window: &mut Window) -> Vec<ViewportCommand> {
    let viewport = window.harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap();
    viewport.events.push(egui::ViewportEvent::Close);
    window.harness.step();
    let viewport = window.harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap();
    viewport.events.clear();
    window.harness.output().viewport_output[&ViewportId::ROOT].commands.clone()
}

#[test]
fn closing_the_window_with_changes_asks_first() {
    let mut window = Window::with_file();
    to_answer(&mut window, |_| true);
    assert!(close(&mut window).contains(&ViewportCommand::CancelClose));
    window.harness.run();
    assert_eq!(window.state().dialog, Some(Dialog::Unsaved(Postponed::Quit)));
    window.click(Role::Button, "Annuler");
    assert_eq!(window.state().dialog, None);
    close(&mut window);
    window.harness.run();
    window.script().asked.clear();
    // The top bar has one too, below the question.
    window.harness.query_all_by_role_and_label(Role::Button, "Enregistrer").last().unwrap().click();
    window.harness.run_steps(4);
    window.check_asked(&["write équipe.jalons"]);
    assert!(!window.state().is_modified());
}

#[test]
fn closing_the_window_without_changes_closes_it() {
    let mut window = Window::with_file();
    let commands = close(&mut window);
    assert!(commands.contains(&ViewportCommand::Close), "{commands:?}");
    assert_eq!(window.state().dialog, None);
}

#[test]
fn a_damaged_file_tells_what_is_wrong_and_changes_nothing() {
    let mut window = Window::with_file();
    window.script().files.insert("b.jalons".into(), b"Dossier(".as_slice().into());
    window.choose("b.jalons");
    window.press_ctrl(Key::O);
    assert!(window.shows("« b.jalons » : "), "{:?}", window.labels());
    assert!(window.shows("Rien n’a été modifié."));
    window.click(Role::Button, "Fermer");
    assert_eq!(window.path(), Some(std::path::Path::new(Window::FILE)));
}

// Results and campaigns.

#[test]
fn why_opens_the_arithmetic_of_a_figure() {
    let mut window = Window::with_file();
    window.press_ctrl(Key::Num5);
    window.click(Role::Link, "Pourquoi : Niveau moyen");
    assert_eq!(window.state().dialog, Some(Dialog::Explain(Subject::Whole)));
    let scores = window.state().session.derived.scores.clone().expect("scores");
    let explanation = scores.whole.explanation();
    let labels: BTreeSet<String> = window.labels().into_iter().collect();
    assert!(labels.contains(&explanation.arithmetic), "{}", explanation.arithmetic);
    assert!(labels.contains(&explanation.lines[0].calculation));
    for remark in &explanation.remarks {
        assert!(labels.contains(remark), "{remark}");
    }
}

#[test]
fn the_remuneration_by_exercise_is_shown_in_euros_or_points() {
    let mut window = Window::with_file();
    window.act(Action::Run(Command::Go(Screen::Progress)));
    let told = |window: &Window, words: &str| window.labels().iter().any(|l| l.starts_with(words));
    assert!(told(&window, "Rémunération ACI par exercice. "), "{:?}", window.labels());
    window.click(Role::RadioButton, "Points");
    assert!(told(&window, "Points ACI par exercice. "), "{:?}", window.labels());
    for year in [2023, 2024, 2025] {
        window.act(Action::Edit(Edit::RemoveExercise(year)));
    }
    window.click(Role::Button, Command::NewExercise.label());
    assert_eq!(window.state().dialog, Some(Dialog::NewExercise));
}

#[test]
fn a_wrong_date_is_told_and_no_campaign_starts() {
    let mut window = Window::with_file();
    window.run(Command::NewCampaign);
    window.fill("Date", "31/02/2026");
    assert!(window.shows("Cette date n’existe pas"));
    window.click(Role::Button, "Commencer");
    assert_eq!(window.state().dossier().unwrap().campaigns.len(), 3);
    window.fill("Date", "28/2/2027");
    window.fill("Titre", "  Bilan d’étape ");
    assert!(!window.shows("Cette date n’existe pas"));
    window.click(Role::Button, "Commencer");
    let latest = window.state().dossier().unwrap().latest_campaign().unwrap();
    assert_eq!((&*latest.title, latest.date), ("Bilan d’étape", date(2027, 2, 28)));
    assert_eq!((window.state().screen(), &window.state().dialog), (Screen::Assess, &None));
    assert!(window.shows("à reconfirmer"));
}

#[test]
fn an_untitled_campaign_does_not_start() {
    let mut window = Window::with_file();
    window.run(Command::NewCampaign);
    window.fill("Titre", "   ");
    assert!(window.shows("Donnez un titre"));
    window.click(Role::Button, "Commencer");
    assert_eq!(window.state().dossier().unwrap().campaigns.len(), 3);
}

// Every screen.

/// Shows every screen; the harness itself refuses a missing glyph or a control without a name.
#[track_caller]
fn check_every_screen(window: &mut Window) {
    for size in [Vec2::new(1280.0, 800.0), Vec2::new(700.0, 500.0), Vec2::new(1920.0, 1080.0)] {
        window.harness.set_size(size);
        for screen in Screen::iter() {
            if window.state().session.document.is_some() || !screen.needs_dossier() {
                window.act(Action::Go(screen));
                assert_eq!(window.state().screen(), screen);
                let tab = window.find(Role::Tab, screen.label());
                assert_eq!(tab.accesskit_node().toggled(), Some(Toggled::True), "{screen:?}");
            }
        }
    }
}

fn in_theme(theme: ThemeChoice) -> Window {
    let preferences = Preferences { theme, ..Preferences::default() };
    Window::open_with(preferences, Vec2::new(1280.0, 800.0))
}

#[test]
fn every_screen_is_shown_without_a_dossier() {
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        check_every_screen(&mut in_theme(theme));
    }
}

#[test]
fn every_screen_is_shown_with_an_empty_dossier() {
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        let mut window = in_theme(theme);
        window.open_file(file::write(&Dossier::default()).as_bytes());
        check_every_screen(&mut window);
    }
}

#[test]
fn every_screen_is_shown_with_the_example() {
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        let mut window = in_theme(theme);
        window.open_file(jalons::app::EXAMPLE.as_bytes());
        check_every_screen(&mut window);
    }
}

#[test]
fn every_dialog_fits_a_small_window() {
    let mut window = Window::with_file();
    window.harness.set_size(Vec2::new(640.0, 480.0));
    let dialogs = [
        (Dialog::NewCampaign, "Commencer"),
        (Dialog::EditCampaign, "Appliquer"),
        (Dialog::Explain(Subject::Whole), "Fermer"),
        (Dialog::Help(HelpTopic::of(Screen::Assess)), "Fermer"),
        (Dialog::About, "Fermer"),
        (Dialog::Unsaved(Postponed::Quit), "Ne pas enregistrer"),
        (Dialog::ChangedElsewhere, "Remplacer quand même"),
    ];
    for (dialog, button) in dialogs {
        window.act(Action::Ask(dialog.clone()));
        let rect = window.find(Role::Button, button).rect();
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(640.0, 480.0));
        assert!(screen.contains_rect(rect), "{button} of {dialog:?} is at {rect:?}");
        window.act(Action::CloseDialog);
    }
}

#[test]
fn a_thousand_criteria_open_and_only_those_in_sight_are_drawn() {
    let mut window = Window::open();
    window.open_file(file::write(&builders::dossier_of(10, 100)).as_bytes());
    window.press_ctrl(Key::Num3);
    assert_eq!(window.state().session.derived.rows.len(), 1000);
    let first = rows_in_sight(&window);
    assert!((5..60).contains(&first.len()), "{} rows drawn", first.len());
    assert!(first[0].starts_with("A1 "), "{}", first[0]);
    let last = window.state().session.derived.rows.last().unwrap().clone();
    window.act(Action::Focus(last.id));
    let rows = rows_in_sight(&window);
    assert!(rows.iter().any(|row| row.starts_with(&last.code)), "{rows:?}");
    assert!(rows.len() < 60, "{} rows drawn", rows.len());
}

#[test]
fn a_grid_without_steps_says_that_there_is_none_to_judge() {
    let mut window = Window::open();
    window.open_file(file::write(&builders::dossier_of(3, 2)).as_bytes());
    window.press_ctrl(Key::Num3);
    window.press(Key::Num2);
    window.press_ctrl(Key::Num5);
    assert!(window.shows("aucun palier à juger"), "{:?}", window.labels());
    window.act(Action::Ask(Dialog::Explain(Subject::Gate)));
    assert!(window.shows("Aucun palier à juger : la grille n’en a pas"), "{:?}", window.labels());
}

fn rows_in_sight(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListItem);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

#[test]
fn every_screen_has_something_on_its_background() {
    let mut window = Window::open_with(
        Preferences { theme: ThemeChoice::Light, ..Preferences::default() },
        Vec2::new(700.0, 500.0),
    );
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    for screen in Screen::iter() {
        window.act(Action::Go(screen));
        window.harness.remove_cursor();
        window.harness.run();
        let picture = window.harness.render().expect("a picture");
        assert_eq!(picture.dimensions(), (700, 500));
        let corner = &picture.get_pixel(696, 496).0[..3];
        // The meeting's side column reaches the corner.
        let grounds = [TOKENS.light.bg.0, TOKENS.light.surface.0];
        assert!(grounds.iter().any(|ground| ground == corner), "{screen:?}: {corner:?}");
        let colours: BTreeSet<[u8; 4]> = picture.pixels().map(|pixel| pixel.0).collect();
        assert!(colours.len() > 40, "{screen:?} has {} colours", colours.len());
    }
}

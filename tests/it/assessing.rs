//! Évaluer, easy: what counts is in sight, the keyboard goes the short way, and words explain themselves.

use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Role, TouchPhase, Vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jalons::app::{Action, Command, Dialog, HelpTopic, Jargon, RowState, Screen, shipped_grid};
use jalons::dossier::{Dossier, Edit, Extent};
use jalons::grid::HOW_TO_CHOOSE;
use jalons::store::Preferences;
use strum::IntoEnumIterator as _;

use crate::desk::{new_campaign, next_campaign};
use crate::window::{Focused, LAPTOP, Window};

fn who_knows() -> Preferences {
    Preferences { knows_rule: true, ..Preferences::default() }
}

/// Opens the example at its last campaign, in a window of this size.
fn example(size: Vec2) -> Window {
    let mut window = Window::open_with(who_knows(), size);
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    window.act(Action::Go(Screen::Assess));
    window
}

/// Starts a campaign after those of the example: everything is to be confirmed.
fn second_campaign() -> Window {
    let mut window = example(LAPTOP);
    window.act(next_campaign());
    window.act(Action::Go(Screen::Assess));
    window
}

fn dossier(window: &Window) -> &Dossier {
    window.state().dossier().expect("a dossier is open")
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn in_front(window: &Window) -> String {
    let session = &window.state().session;
    let place = session.criterion.as_ref().and_then(|id| session.derived.position(id));
    place.map(|place| session.derived.rows[place].code.clone()).unwrap_or_default()
}

/// Returns how far down the way on begins.
fn way(window: &Window) -> f32 {
    window.harness.get_by_label_contains("Critère suivant").rect().top()
}

/// Returns how many cards of levels stand whole above the way on.
fn levels_in_sight(window: &Window) -> usize {
    let way = way(window);
    let cards = window.harness.query_all_by_role(Role::RadioButton);
    let cards = cards.filter(|card| {
        card.accesskit_node().label().is_some_and(|label| label.starts_with("Niveau "))
    });
    cards.filter(|card| card.rect().top() > 0.0 && card.rect().bottom() <= way).count()
}

#[test]
fn a_criterion_its_comment_and_its_next_step_fit_a_small_laptop() {
    let mut window = example(LAPTOP);
    let ids: Vec<_> = window.state().session.derived.rows.iter().map(|r| r.id.clone()).collect();
    let (_, ids) = ids.split_last().expect("some");
    for id in ids {
        window.act(Action::Focus(id.clone()));
        window.act(Action::Edit(Edit::Text(
            window.state().session.campaign.expect("one"),
            id.clone(),
            jalons::dossier::EntryText::Comment,
            String::new(),
        )));
        assert_eq!(levels_in_sight(&window), 5, "{}", in_front(&window));
        let way = way(&window);
        let comment = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Commentaire");
        assert!(comment.rect().bottom() < way, "{}", in_front(&window));
        for plan in window.harness.query_all_by_label("Prévoir une action") {
            assert!(plan.rect().bottom() < way, "{}", in_front(&window));
        }
    }
}

#[test]
fn large_or_small_at_least_three_levels_are_seen() {
    for (size, least) in [
        (LAPTOP / 1.5, 4),
        (LAPTOP / 2.0, 3),
        (Vec2::new(700.0, 500.0), 4),
        (Vec2::new(1024.0, 600.0) / 1.5, 3),
    ] {
        let window = example(size);
        assert!(levels_in_sight(&window) >= least, "{size:?}: {}", levels_in_sight(&window));
    }
}

#[test]
fn the_rule_is_told_until_it_is_known() {
    let mut window = Window::open_with(Preferences::default(), LAPTOP);
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    window.act(Action::Go(Screen::Assess));
    assert!(window.shows(&plain(HOW_TO_CHOOSE)));
    window.click(Role::Button, "Compris");
    assert!(!window.shows(&plain(HOW_TO_CHOOSE)));
    assert!(window.state().preferences.knows_rule);
    assert!(window.shows("Dans le doute, prenez le niveau inférieur."));
    window.act(Action::Go(Screen::Grids));
    assert!(window.shows(&plain(HOW_TO_CHOOSE)));
}

#[test]
fn tab_begins_at_the_levels_and_f6_goes_round() {
    let mut window = example(LAPTOP);
    window.press(Key::Tab);
    let Focused { role, name, .. } = window.focused();
    assert_eq!(role, Some(Role::RadioButton));
    assert!(name.starts_with("Niveau 0 : "), "{name}");
    let mut seen = Vec::new();
    for _ in 0..4 {
        window.press(Key::F6);
        seen.push(window.focused().role);
    }
    // The bar, the rail, the list, and back.
    let expected = [Role::Button, Role::Tab, Role::ListItem, Role::RadioButton].map(Some);
    assert_eq!(seen, expected);
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::F6);
    window.harness.run();
    assert_eq!(window.focused().role, Some(Role::ListItem), "back to the list");
    window.press(Key::Escape);
    window.act(Action::Go(Screen::Results));
    window.press(Key::Tab);
    let Focused { name, place, .. } = window.focused();
    assert!(place.is_some_and(|place| place.x0 > 208.0 && place.y0 > 52.0), "{name}");
}

#[test]
fn pages_scroll_by_their_keys() {
    let mut window = example(LAPTOP);
    for screen in [Screen::Results, Screen::Home] {
        window.act(Action::Go(screen));
        let title = |window: &Window| {
            let all = window.harness.query_all_by_label(screen.label());
            let of_page = all.filter(|node| node.rect().left() > 208.0);
            of_page.map(|node| node.rect().top()).next()
        };
        let Some(top) = title(&window) else { continue };
        for (key, is_at_top) in [
            (Key::PageDown, false),
            (Key::PageUp, true),
            (Key::End, false),
            (Key::Home, true),
            (Key::Space, false),
        ] {
            window.press(key);
            let now = title(&window);
            assert_eq!(now == Some(top), is_at_top, "{screen:?} {key:?}: {now:?}, before {top}");
        }
    }
}

#[test]
fn the_unshifted_plus_and_the_wheel_zoom() {
    let mut window = example(LAPTOP);
    let percent = |window: &Window| window.state().preferences.zoom_percent;
    window.press_ctrl(Key::Equals);
    assert_eq!(percent(&window), 110);
    for (delta, least, most) in [(-120.0, 80, 100), (240.0, 110, 200)] {
        window.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, delta),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::COMMAND,
        });
        window.harness.run_steps(12);
        let now = percent(&window);
        assert!((least..=most).contains(&now), "{delta}: {now}");
    }
}

#[test]
fn the_equals_sign_keeps_the_answer_of_last_time() {
    let mut window = second_campaign();
    let row = window.state().session.derived.rows[0].clone();
    let RowState::ToConfirm(former) = &row.state else { panic!("{:?}", row.state) };
    window.act(Action::Focus(row.id.clone()));
    window.harness.event(Event::Text("=".to_owned()));
    window.harness.run();
    let campaign = window.state().session.shown_campaign().expect("one");
    assert_eq!(campaign.answer(&row.id), Some(former));
    window.press_ctrl(Key::Z);
    let level = former.level().expect("the example has one");
    window.click(Role::Button, &format!("Toujours {level}"));
    let campaign = window.state().session.shown_campaign().expect("one");
    assert_eq!(campaign.answer(&row.id), Some(former));
}

#[test]
fn a_domain_is_confirmed_at_once_and_taken_back_at_once() {
    let mut window = second_campaign();
    let before = dossier(&window).clone();
    let rows = window.state().session.derived.rows.clone();
    window.act(Action::Focus(rows[0].id.clone()));
    let waiting: Vec<_> = rows
        .iter()
        .filter(|row| row.domain == 0)
        .filter_map(|row| match &row.state {
            RowState::ToConfirm(answer) => Some((row.id.clone(), answer.clone())),
            RowState::Answered(_) | RowState::Unanswered | RowState::LeftOpen => None,
        })
        .collect();
    assert!(waiting.len() > 2);
    let label = format!("Tout est pareil : reconfirmer les {}", waiting.len());
    window.click(Role::Button, &label);
    let campaign = window.state().session.shown_campaign().expect("one").clone();
    for (id, answer) in &waiting {
        assert_eq!(campaign.answer(id), Some(answer));
    }
    let answered = campaign.entries.values().filter(|entry| entry.answer.is_some()).count();
    assert_eq!(answered, waiting.len(), "no other domain");
    let told = window.state().session.told.clone().expect("it is told");
    assert!(told.starts_with(&waiting.len().to_string()), "{told}");
    window.press_ctrl(Key::Z);
    assert_eq!(dossier(&window), &before);
}

#[test]
fn after_the_last_answer_come_the_voices_of_the_team() {
    let mut window = Window::open_with(who_knows(), LAPTOP);
    window.run(Command::New);
    window.act(new_campaign(Extent::Short));
    window.act(Action::Go(Screen::Assess));
    let rows = window.state().session.derived.rows.clone();
    let voices = "Recueillir les avis de l’équipe";
    window.act(Action::Focus(rows[1].id.clone()));
    for _ in 1..rows.len() {
        assert!(!window.shows(voices));
        window.press(Key::Num2);
        window.press(Key::Enter);
    }
    // The one that was left out comes before the end.
    assert_eq!(in_front(&window), rows[0].code);
    window.press(Key::Num2);
    assert!(window.shows(voices));
    window.act(Action::Focus(rows[rows.len() - 1].id.clone()));
    window.press(Key::Enter);
    assert_eq!(window.state().screen(), Screen::Meeting);
}

#[test]
fn every_word_of_the_trade_is_explained_where_the_pointer_or_the_keyboard_comes() {
    for jargon in Jargon::iter() {
        for text in [jargon.word().to_owned(), format!("deux {}s, ici", jargon.word())] {
            assert_eq!(Jargon::explained(&text), jargon.meaning(), "{text}");
        }
    }
    assert_eq!(Jargon::explained("une société, la cibler"), "");
    let mut window = example(LAPTOP);
    window.act(Action::Go(Screen::Results));
    let described = |window: &Window, meaning: &str| {
        let all = window.harness.root().children_recursive();
        let all = all.map(|node| node.accesskit_node().description().unwrap_or_default());
        all.into_iter().any(|description| description == meaning)
    };
    assert!(described(&window, Jargon::Gate.meaning()));
    window.harness.get_by_label("Palier atteint").focus();
    window.harness.run_steps(3);
    assert!(window.shows(&plain(Jargon::Gate.meaning())), "told at the keyboard");
}

#[test]
fn the_keys_of_the_screen_in_front_come_first() {
    let mut window = example(LAPTOP);
    let first = |window: &mut Window, screen: Screen| {
        window.act(Action::Go(screen));
        window.act(Action::Ask(Dialog::Help(HelpTopic::Keys)));
        let labels = window.labels();
        let wanted = ["Évaluer", "Réunion", "Partout"];
        let title = "Mots expliqués";
        let after = labels.iter().skip_while(|label| *label != title).skip(1);
        let found = after.map(String::as_str).find(|label| wanted.contains(label));
        let found = found.map(str::to_owned);
        window.press(Key::Escape);
        found
    };
    assert_eq!(first(&mut window, Screen::Meeting).as_deref(), Some("Réunion"));
    assert_eq!(first(&mut window, Screen::Results).as_deref(), Some("Partout"));
    assert_eq!(first(&mut window, Screen::Assess).as_deref(), Some("Évaluer"));
    window.act(Action::Ask(Dialog::Help(HelpTopic::Keys)));
    assert!(window.shows("Lancer le temps, ou l’arrêter"));
}

#[test]
fn ctrl_p_leads_to_the_document_of_the_screen_then_makes_it() {
    let mut window = example(LAPTOP);
    window.act(Action::Go(Screen::Plan));
    window.press_ctrl(Key::P);
    assert_eq!(window.state().screen(), Screen::Reports);
    assert!(window.state().session.reports.document.label().starts_with("Plan"));
    window.script().asked.clear();
    window.press_ctrl(Key::P);
    let asked = std::mem::take(&mut window.script().asked);
    assert!(asked.iter().any(|asked| asked.starts_with("ask Plan") && asked.contains("pdf")));
}

#[test]
fn a_long_list_shows_one_domain_and_a_short_one_everything() {
    let mut window = example(LAPTOP);
    let rows = |window: &Window| window.harness.query_all_by_role(Role::ListItem).count();
    let all = window.state().session.derived.rows.clone();
    window.act(Action::Focus(all[0].id.clone()));
    let of_first = all.iter().filter(|row| row.domain == 0).count();
    assert_eq!(rows(&window), of_first);
    let second = &shipped_grid().domains[1];
    let answered = all.iter().filter(|row| row.domain == 1);
    let answered = answered.filter(|row| matches!(row.state, RowState::Answered(_))).count();
    let of_second = all.iter().filter(|row| row.domain == 1).count();
    let name = format!("{} · {}, {answered}/{of_second}", second.code, second.title);
    window.click(Role::Button, &name);
    assert_eq!(rows(&window), of_second);
    let id = window.state().session.campaign.expect("one");
    let extent = jalons::dossier::CampaignField::Extent(Extent::Short);
    window.act(Action::Edit(Edit::Campaign(id, extent)));
    assert!(rows(&window) >= 8);
}

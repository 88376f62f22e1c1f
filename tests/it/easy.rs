//! Easy first: how much is in sight at once. The table is printed: `cargo test easy -- --nocapture`.

use eframe::egui::accesskit::{Action as Asked, Rect};
use eframe::egui::{Role, Vec2};
use egui_kittest::kittest::NodeT as _;
use jalons::app::{Action, Command, Screen, shipped_grid};
use jalons::dossier::{Extent, Fate, Phase};
use jalons::store::Preferences;
use jalons::theme::TOKENS;
use jiff::civil::date;
use strum::IntoEnumIterator as _;

use crate::meeting_room::{TWELVE, gathered, go_to, reveal};
use crate::window::Window;

/// The window of a small laptop.
const LAPTOP: Vec2 = Vec2::new(1366.0, 701.0);

/// Places that show more than they may: who brings one down takes it away here.
const NOT_YET: [&str; 3] = ["Équipe, exemple", "Évaluer, première campagne", "Évaluer, exemple"];

/// How many controls a place may show.
struct Place {
    name: String,
    controls: Vec<String>,
    most: Option<usize>,
}

/// Returns the most a screen may show, scroll included, the frame aside.
const fn most(screen: Screen) -> Option<usize> {
    match screen {
        Screen::Home => Some(15),
        Screen::Team | Screen::Meeting => Some(25),
        Screen::Assess => Some(30),
        Screen::Remuneration => Some(35),
        Screen::Results
        | Screen::Progress
        | Screen::Plan
        | Screen::Proofs
        | Screen::Reports
        | Screen::Grids => None,
    }
}

/// Returns the names of what can be pressed or filled in, the rail and the top bar aside.
fn controls(window: &Window) -> Vec<String> {
    let rail = f64::from(TOKENS.size.rail);
    let bar = f64::from(TOKENS.size.top_bar);
    let in_frame = |place: Rect| place.x1 <= rail || place.y1 <= bar && place.y0 >= 0.0;
    let all = window.harness.root().children_recursive();
    let nodes = all.map(|node| node.accesskit_node());
    let found = nodes.filter(|node| {
        let data = node.data();
        let is_control = data.supports_action(Asked::Click) || data.supports_action(Asked::Focus);
        let is_text = matches!(
            node.role(),
            Role::Label | Role::GenericContainer | Role::ScrollBar | Role::Unknown
        );
        is_control && !is_text && !node.bounding_box().is_some_and(in_frame)
    });
    found.map(|node| format!("{:?} {}", node.role(), node.label().unwrap_or_default())).collect()
}

fn laptop() -> Window {
    Window::open_with(Preferences::default(), LAPTOP)
}

fn place(name: impl Into<String>, window: &Window, most: Option<usize>) -> Place {
    Place { name: name.into(), controls: controls(window), most }
}

/// Returns every screen of a dossier but the meeting.
fn screens(dossier: &str, window: &mut Window) -> Vec<Place> {
    let screens = Screen::iter().filter(|screen| *screen != Screen::Meeting);
    let places = screens.map(|screen| {
        window.act(Action::Go(screen));
        place(format!("{}, {dossier}", screen.label()), window, most(screen))
    });
    places.collect()
}

/// Returns the phases of a meeting whose ballots are sealed.
fn phases(dossier: &str, mut window: Window) -> Vec<Place> {
    window.harness.set_size(LAPTOP);
    let most = most(Screen::Meeting);
    let mut places = Vec::new();
    for phase in Phase::ALL {
        if *phase == Phase::Together {
            reveal(&mut window);
        }
        go_to(&mut window, *phase);
        places.push(place(format!("Réunion, {phase:?}, {dossier}"), &window, most));
    }
    places
}

#[test]
fn what_is_in_sight_is_counted() {
    let mut window = laptop();
    let mut places = vec![place("Démarrage", &window, Some(8))];
    window.run(Command::New);
    places.push(place("Équipe, au début", &window, most(Screen::Team)));
    window.act(Action::NewCampaign {
        title: "Auto-évaluation 2026".to_owned(),
        date: date(2026, 11, 22),
        grid: shipped_grid(),
        extent: Extent::Short,
    });
    places.extend(screens("première campagne", &mut window));
    let mut window = laptop();
    window.run(Command::OpenExample);
    places.extend(screens("exemple", &mut window));
    places.extend(phases("exemple", window));
    places.extend(phases("douze avis", gathered(Fate::Counts, &TWELVE)));
    let mut over = Vec::new();
    for Place { name, controls, most } in &places {
        let bound = most.map_or_else(String::new, |most| format!("≤ {most}"));
        println!("{:>4}  {bound:<5} {name}", controls.len());
        let is_over = most.is_some_and(|most| controls.len() > most);
        if is_over != NOT_YET.contains(&name.as_str()) {
            over.push(format!("{name} ({}): {controls:#?}", controls.len()));
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

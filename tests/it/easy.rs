//! Easy first: how much is in sight at once. The table is printed: `cargo test easy -- --nocapture`.

use eframe::egui::accesskit::{Action as Asked, Rect};
use eframe::egui::{Key, Role};
use egui_kittest::kittest::NodeT as _;
use jalons::app::{Action, Command, ExercisePart, RemunerationAction, Screen};
use jalons::dossier::{Edit, Extent, Fate, Phase, ProofPlace};
use jalons::grid::Level;
use jalons::store::Preferences;
use jalons::theme::TOKENS;
use strum::IntoEnumIterator as _;

use crate::desk::{new_campaign, next_campaign};
use crate::guide::help_name;
use crate::meeting_room::{TWELVE, campaign, gathered, go_to, reveal};
use crate::window::{LAPTOP, Window};

/// How many controls a place may show.
struct Place {
    name: String,
    controls: Vec<String>,
    most: Option<usize>,
}

/// Returns the most a screen may show, scroll included, the frame aside.
const fn most(screen: Screen) -> Option<usize> {
    match screen {
        Screen::Home => Some(12),
        Screen::Team => Some(10),
        Screen::Reports => Some(15),
        Screen::Meeting | Screen::Plan | Screen::Proofs => Some(25),
        Screen::Assess => Some(30),
        Screen::Remuneration => Some(35),
        Screen::Results | Screen::Progress | Screen::Grids => None,
    }
}

/// Returns the names of what can be pressed or filled in. What is the same wherever one is belongs to the
/// frame, not to the place: the rail, the top bar, and the help beside the title.
fn controls(window: &Window) -> Vec<String> {
    let rail = f64::from(TOKENS.size.rail);
    let bar = f64::from(TOKENS.size.top_bar);
    let in_frame = |place: Rect| place.x1 <= rail || place.y1 <= bar && place.y0 >= 0.0;
    let all = window.harness.root().children_recursive();
    let nodes = all.map(|node| node.accesskit_node());
    let is_help = |name: &str| Screen::iter().any(|screen| name == help_name(screen));
    let nodes = nodes.filter(|node| !node.label().is_some_and(|name| is_help(&name)));
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

/// Returns every part of a new exercise.
fn exercise(window: &mut Window) -> Vec<Place> {
    window.act(Action::Go(Screen::Remuneration));
    window.act(Action::Edit(Edit::AddExercise(2026)));
    let exercise = window.state().session.derived.exercise.as_ref().expect("an exercise");
    let parts = exercise.parts.clone();
    let places = parts.into_iter().map(|one| {
        window.act(Action::Remuneration(RemunerationAction::Declare(one.part.clone())));
        let name = match one.part {
            ExercisePart::General => "données générales".to_owned(),
            ExercisePart::Indicator(id) | ExercisePart::Supplement(id) => id,
        };
        place(format!("Rémunération, {name}"), window, most(Screen::Remuneration))
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
            window.click(Role::Button, "Ce qui fait accord");
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
    window.act(new_campaign(Extent::Short));
    places.extend(screens("première campagne", &mut window));
    let mut window = laptop();
    window.run(Command::OpenExample);
    places.extend(screens("exemple", &mut window));
    let mut second = laptop();
    second.run(Command::OpenExample);
    second.act(next_campaign());
    second.act(Action::Go(Screen::Assess));
    places.push(place("Évaluer, seconde campagne", &second, most(Screen::Assess)));
    places.extend(exercise(&mut window));
    places.extend(phases("exemple", window));
    places.extend(phases("douze avis", gathered(Fate::Counts, &TWELVE)));
    let mut over = Vec::new();
    for Place { name, controls, most } in &places {
        let bound = most.map_or_else(String::new, |most| format!("≤ {most}"));
        println!("{:>4}  {bound:<5} {name}", controls.len());
        if most.is_some_and(|most| controls.len() > most) {
            over.push(format!("{name} ({}): {controls:#?}", controls.len()));
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

/// A hand that does a task, and counts.
struct Hand {
    window: Window,
    gestures: Vec<String>,
}

impl Hand {
    const fn on(window: Window) -> Self {
        Self { window, gestures: Vec::new() }
    }

    /// Opens the example on a screen.
    fn in_example(screen: Screen) -> Self {
        let mut window = laptop();
        window.run(Command::OpenExample);
        window.act(Action::Go(screen));
        Self::on(window)
    }

    #[track_caller]
    fn click(&mut self, label: &str) -> &mut Self {
        self.click_on(Role::Button, label)
    }

    /// Chooses in a menu.
    #[track_caller]
    fn pick(&mut self, label: &str) -> &mut Self {
        self.click_on(Role::MenuItem, label)
    }

    #[track_caller]
    fn click_on(&mut self, role: Role, label: &str) -> &mut Self {
        let place = self.window.find(role, label).rect();
        self.window.find(role, label).scroll_to_me();
        self.window.harness.run();
        if self.window.find(role, label).rect() != place {
            self.gestures.push("défiler".to_owned());
        }
        self.window.click(role, label);
        self.gestures.push(format!("« {label} »"));
        self
    }

    /// Goes to a screen by the rail.
    #[track_caller]
    fn go(&mut self, screen: Screen) -> &mut Self {
        self.window.click(Role::Tab, screen.label());
        self.gestures.push(screen.label().to_owned());
        self
    }

    fn press(&mut self, key: Key) -> &mut Self {
        self.window.press(key);
        self.gestures.push(key.name().to_owned());
        self
    }

    fn press_ctrl(&mut self, key: Key) -> &mut Self {
        self.window.press_ctrl(key);
        self.gestures.push(format!("Ctrl+{}", key.name()));
        self
    }

    /// Types what is asked: the words are the person's, not a gesture.
    fn write(&mut self, text: &str) -> &mut Self {
        self.window.write(text);
        self
    }

    /// Ends a task that took no more gestures than this.
    #[track_caller]
    #[expect(clippy::print_stdout, reason = "the table is for who runs the test")]
    fn within(&mut self, most: usize, task: &str) -> &Window {
        let count = self.gestures.len();
        let how = self.gestures.join(", ");
        println!("{count:>4}  ≤ {most:<3} {task} : {how}");
        assert!(count <= most, "{task}: {how}");
        self.gestures.clear();
        &self.window
    }
}

#[test]
fn the_commonest_tasks_take_few_gestures() {
    let mut hand = Hand::in_example(Screen::Home);
    let menu = hand.window.state().session.shown_campaign().map(|campaign| campaign.title.clone());
    hand.click(&format!("Campagne : {}", menu.expect("one is shown")));
    hand.pick("Nouvelle campagne…").click("Commencer");
    let window = hand.within(3, "commencer une campagne");
    assert_eq!(window.state().dossier().map(|dossier| dossier.campaigns.len()), Some(4));

    let mut hand = Hand::in_example(Screen::Assess);
    let first = hand.window.state().session.criterion.clone();
    hand.press(Key::Num2);
    let answered = hand.within(1, "répondre").state().session.shown_campaign();
    let answer = first.as_ref().and_then(|id| answered?.answer(id)?.level());
    assert_eq!(answer, Some(Level::at(2)));
    hand.press(Key::Enter);
    assert_ne!(hand.within(1, "passer au suivant").state().session.criterion, first);

    let mut hand = Hand::in_example(Screen::Assess);
    hand.window.press(Key::Num2);
    let before = hand.window.state().dossier().map(|dossier| dossier.improvements.len());
    hand.click("Prévoir une action");
    let after = hand.within(2, "une action depuis un critère").state().dossier();
    assert_eq!(after.map(|dossier| dossier.improvements.len()), before.map(|before| before + 1));

    let mut hand = Hand::in_example(Screen::Assess);
    hand.window.choose("charte.pdf");
    hand.window.script().files.insert("charte.pdf".into(), b"%PDF".as_slice().into());
    hand.click("Cible et preuves").click("Lier une preuve…").click("Choisir un fichier…");
    let window = hand.within(3, "joindre une preuve");
    let proof = window.state().dossier().and_then(|dossier| dossier.proofs.last());
    assert!(proof.is_some_and(|proof| matches!(proof.place, ProofPlace::File { .. })), "{proof:?}");

    let mut hand = Hand::in_example(Screen::Home);
    hand.window.choose("synthese.pdf");
    hand.go(Screen::Reports).click("Exporter en PDF…");
    let asked = hand.within(2, "exporter la synthèse").script().asked.pop();
    assert_eq!(asked.as_deref(), Some("export Report(Synthesis(Team), Pdf)"));

    let mut hand = Hand::in_example(Screen::Home);
    hand.press_ctrl(Key::K).write("protocole").press(Key::Enter);
    assert_ne!(hand.within(2, "trouver n’importe quoi").state().screen(), Screen::Home);
}

#[test]
fn a_meeting_is_led_with_few_gestures() {
    let mut window = gathered(Fate::Counts, &TWELVE);
    go_to(&mut window, Phase::Reveal);
    let mut hand = Hand::on(window);
    hand.click("Dévoiler les 12 avis…").click("Dévoiler");
    hand.within(2, "dévoiler");
    hand.window.click(Role::Button, "Ce qui fait accord");
    let count = hand.window.state().session.derived.meeting.together.len();
    hand.click(&format!("Accepter ces {count} niveaux ensemble"));
    let window = hand.within(1, "accepter ce qui fait accord");
    assert_eq!(campaign(window).entries.values().filter(|e| e.decided.is_some()).count(), count);
    go_to(&mut hand.window, Phase::Closing);
    hand.click("Clore la campagne…").click("Clore la campagne");
    assert!(campaign(hand.within(2, "clore")).is_closed());
}

#[test]
fn the_menu_of_the_dossier_is_in_sight_whole() {
    let mut hand = Hand::in_example(Screen::Home);
    hand.click("Menu du dossier Les Tilleuls (exemple fictif)").pick("À propos de Jalons");
    hand.within(2, "le dernier mot du menu");
}

//! What one frame of each screen costs the processor: layout, painting lists and tessellation.
//! What the graphics card does comes on top; a software rasteriser is not counted.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use eframe::egui::{self, Pos2, RawInput, Rect, Vec2};
use eframe::{App as _, Frame};
use jalons::app::export::{self, DocumentKind, Export, Format, Readership};
use jalons::app::{Action, Answered, Command, Effect, Screen};
use jalons::dossier::{self, Dossier, Edit, Fact, FactId, Quantity};
use jalons::store::Preferences;
use jalons::ui::{App, Outside};
use strum::IntoEnumIterator as _;

use crate::timing::{median, say};
use crate::{documents, made_up};

const TARGET: Duration = Duration::from_millis(4);
const FRAMES: usize = 60;

/// Measures every screen, on the example and on a made-up grid of 1,000 criteria.
pub fn run() {
    let example = dossier::file::read(jalons::app::EXAMPLE.as_bytes()).value;
    screens("the example", &example.expect("the example has no error"));
    screens("1,000 criteria", &made_up::dossier());
    beside_an_export();
}

/// Measures the screen of reports while a document is made on another thread, as the shell does.
fn beside_an_export() {
    let request =
        documents::request(Export::Report(DocumentKind::Whole(Readership::Funder), Format::Pdf));
    let mut window = Window::new(&request.dossier);
    window.app.dispatch(&window.ctx, Action::Go(Screen::Reports));
    let idle = median(FRAMES, || window.frame(Vec::new()));
    let is_over = AtomicBool::new(false);
    let busy = thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                documents::produce(&request);
            }
        });
        let busy = median(FRAMES, || window.frame(Vec::new()));
        is_over.store(true, Ordering::Relaxed);
        busy
    });
    let name = format!("frame of {} while a PDF is made", Screen::Reports.label());
    say(&name, busy, ("the same, idle", idle));
    say(&name, busy, ("the target of 4 ms", TARGET));
}

fn screens(name: &str, dossier: &Dossier) {
    let mut window = Window::new(dossier);
    for screen in Screen::iter() {
        window.app.dispatch(&window.ctx, Action::Go(screen));
        let time = median(FRAMES, || window.frame(Vec::new()));
        say(&format!("frame of {}, {name}", screen.label()), time, ("the target of 4 ms", TARGET));
    }
    window.app.dispatch(&window.ctx, Action::Go(Screen::Assess));
    let mut is_down = false;
    let time = median(FRAMES, || {
        is_down = !is_down;
        let command = if is_down { Command::NextCriterion } else { Command::PreviousCriterion };
        window.app.dispatch(&window.ctx, Action::Run(command));
        window.frame(Vec::new());
    });
    say(
        &format!("frame of Évaluer with a change of criterion, {name}"),
        time,
        ("the target of 4 ms", TARGET),
    );
    let mut level = 0;
    let time = median(FRAMES, || {
        level = (level + 1) % 4;
        let key = [egui::Key::Num1, egui::Key::Num2, egui::Key::Num3, egui::Key::Num4];
        window.frame(key.get(level).map(|key| press(*key)).into_iter().collect());
    });
    say(&format!("frame of Évaluer with an answer, {name}"), time, ("the target of 4 ms", TARGET));
    let Some(year) = dossier.exercises.last().map(|facts| facts.year) else { return };
    window.app.dispatch(&window.ctx, Action::Go(Screen::Remuneration));
    let mut patients = 6_000;
    let time = median(FRAMES, || {
        patients += 1;
        let fact = Fact::Number(Quantity::whole(patients));
        let edit = Edit::Declare(year, FactId("patientele".to_owned()), Some(fact));
        window.app.dispatch(&window.ctx, Action::Edit(edit));
        window.frame(Vec::new());
    });
    let what = format!("frame of Rémunération with a fact, {name}");
    say(&what, time, ("the target of 4 ms", TARGET));
}

fn press(key: egui::Key) -> egui::Event {
    egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    }
}

/// The application in a window of 1280 × 800 that nobody sees.
struct Window {
    ctx: egui::Context,
    app: App,
    frame: Frame,
    seconds: f64,
}

impl Window {
    fn new(dossier: &Dossier) -> Self {
        let ctx = egui::Context::default();
        let computer = Computer { file: dossier::file::write(dossier), answers: Vec::new() };
        let mut app = App::new(&ctx, Preferences::default(), Box::new(computer));
        app.dispatch(&ctx, Action::Open("bench.jalons".into()));
        let mut window = Self { ctx, app, frame: Frame::_new_kittest(), seconds: 0.0 };
        window.frame(Vec::new());
        assert!(window.app.state().session.document.is_some(), "the dossier is open");
        window
    }

    /// Does what eframe does for a frame, but for the graphics card.
    fn frame(&mut self, events: Vec<egui::Event>) {
        self.seconds += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0))),
            time: Some(self.seconds),
            events,
            ..RawInput::default()
        };
        let (app, frame) = (&mut self.app, &mut self.frame);
        let mut output = self.ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            app.logic(&ctx, frame);
            app.ui(ui, frame);
        });
        output.textures_delta.clear(); // nobody paints them
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(shapes);
    }
}

/// An outside with one file in memory; it makes the report's pages when asked, and nothing else.
struct Computer {
    file: String,
    answers: Vec<Answered>,
}

impl Outside for Computer {
    fn perform(&mut self, effect: Effect, _ctx: &egui::Context) {
        match effect {
            Effect::Read(ticket, purpose, path) => {
                let contents = self.file.clone().into_bytes().into();
                self.answers.push(Answered::Read(ticket, purpose, path, Ok(contents)));
            }
            Effect::Preview(ticket, request) => {
                self.answers.push(Answered::Previewed(ticket, export::preview(&request)));
            }
            _ => {}
        }
    }

    fn answers(&mut self) -> Vec<Answered> {
        std::mem::take(&mut self.answers)
    }

    fn draw(&mut self) -> [u8; 32] {
        [7; 32]
    }

    fn now(&mut self) -> jiff::civil::DateTime {
        jiff::civil::date(2026, 11, 22).at(12, 0, 0, 0)
    }
}

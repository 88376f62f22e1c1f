//! From starting the program to its first frame on screen, and what it then holds of the memory, beside
//! the barest eframe window.
//!
//! Each window is opened by a child process of its own, which says when its first frame has been
//! presented and closes; the parent's clock runs from before the start.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use eframe::egui;
use jalons::app::{Answered, Effect};
use jalons::store::Preferences;
use jalons::ui::{App, Outside};

use crate::timing::{median_of, say};

const RUNS: usize = 9;

/// Measures both, one after the other, so that both meet the same load.
pub fn run() {
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        println!("start: skipped, there is no screen (DISPLAY is not set)");
        return;
    }
    let (mut bare, mut jalons) = (Vec::new(), Vec::new());
    for run in 0..=RUNS {
        let (Some(of_bare), Some(of_jalons)) = (opened("bare"), opened("jalons")) else {
            println!("start: skipped, no window could be opened");
            return;
        };
        // the first one warms the disk
        if run > 0 {
            bare.push(of_bare);
            jalons.push(of_jalons);
        }
    }
    let took = |all: &[Opened]| median_of(all.iter().map(|one| one.took).collect());
    let time = took(&bare);
    say("start, bare eframe window with one label", time, ("itself", time));
    say("start, Jalons", took(&jalons), ("the bare window (target 1.15)", time));
    let held = |all: &[Opened]| all.iter().filter_map(|one| one.held).max();
    if let (Some(bare), Some(jalons)) = (held(&bare), held(&jalons)) {
        let ratio = jalons as f64 / bare as f64;
        println!("memory at rest: Jalons {jalons} kB, bare window {bare} kB, ratio {ratio:.2}");
    }
}

/// What is known of a window that opened.
struct Opened {
    took: Duration,
    /// In kilobytes, where the system tells.
    held: Option<u64>,
}

/// Opens a window in a child process and waits until its first frame is there.
fn opened(which: &str) -> Option<Opened> {
    let program = std::env::current_exe().ok()?;
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(["child", which])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut line = String::new();
    let _bytes = BufReader::new(child.stdout.take()?).read_line(&mut line).ok()?;
    let took = start.elapsed();
    let is_fine = child.wait().ok()?.success() && line.starts_with("shown");
    let held = line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse().ok());
    is_fine.then_some(Opened { took, held })
}

/// Returns how many kilobytes of memory this process holds, where the system tells.
#[expect(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn held() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next().map(str::to_owned)
}

/// Opens one of the two windows, says `shown` after its first frame, and leaves.
pub fn child(which: &str) {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        ..Default::default()
    };
    let is_bare = which == "bare";
    if !is_bare {
        jalons::ui::read_ahead();
    }
    let done = eframe::run_native(
        "jalons bench",
        options,
        Box::new(move |creation| {
            let ctx = &creation.egui_ctx;
            let inner: Box<dyn eframe::App> =
                if is_bare { Box::new(bare(ctx)) } else { Box::new(jalons_app(ctx)) };
            Ok(Box::new(Watched { inner, frames: 0 }))
        }),
    );
    if done.is_err() {
        std::process::exit(1);
    }
}

/// A window that closes itself once its first frame is on screen.
struct Watched {
    inner: Box<dyn eframe::App>,
    frames: u32,
}

impl eframe::App for Watched {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if self.frames == 1 {
            println!("shown {}", held().unwrap_or_default());
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        self.inner.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.inner.ui(ui, frame);
        self.frames += 1;
        ui.ctx().request_repaint();
    }
}

/// The least that shows something: one font, one label.
struct Bare;

fn bare(ctx: &egui::Context) -> Bare {
    let inter = include_bytes!("../../assets/fonts/Inter-Regular.otf");
    let mut fonts = egui::FontDefinitions::empty();
    fonts.font_data.insert("inter".to_owned(), egui::FontData::from_static(inter).into());
    for family in [egui::FontFamily::Proportional, egui::FontFamily::Monospace] {
        fonts.families.insert(family, vec!["inter".to_owned()]);
    }
    ctx.set_fonts(fonts);
    Bare
}

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.label("Bonjour");
    }
}

/// Jalons as it starts, preferences read from disk included; it writes nothing.
fn jalons_app(ctx: &egui::Context) -> App {
    let preferences = Preferences::path().map(|path| Preferences::load(&path)).unwrap_or_default();
    App::new(ctx, preferences, Box::new(Nobody))
}

/// An outside that does nothing.
pub struct Nobody;

impl Outside for Nobody {
    fn perform(&mut self, _effect: Effect, _ctx: &egui::Context) {}

    fn answers(&mut self) -> Vec<Answered> {
        Vec::new()
    }

    fn draw(&mut self) -> [u8; 32] {
        [7; 32]
    }

    fn now(&mut self) -> jiff::civil::DateTime {
        jiff::civil::date(2026, 11, 22).at(12, 0, 0, 0)
    }
}

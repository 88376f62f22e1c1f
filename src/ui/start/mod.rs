//! Opens the window with the first renderer that works, or says in French why none does.

#[cfg(not(any(windows, target_os = "macos")))]
mod anew;
#[cfg(not(any(windows, target_os = "macos")))]
mod buses;
#[cfg(not(any(windows, target_os = "macos")))]
mod libraries;
mod order;
mod refusal;
#[cfg(any(windows, target_os = "macos"))]
mod telling;
#[cfg(not(any(windows, target_os = "macos")))]
mod wayland;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::{IconData, ViewportBuilder};

#[cfg(not(any(windows, target_os = "macos")))]
pub use self::buses::local_buses;
pub use self::order::order;
pub use self::refusal::StartError;
#[cfg(any(windows, target_os = "macos"))]
use self::telling::tell;
use super::{App, Desktop, clock};
use crate::app::{Action, Answered, GuardAction, Technical, shipped_grid};
use crate::store::{self, Journal, Preferences, Renderer, Trial};

/// Reads what the first screen tells of, while the system opens the window.
pub fn read_ahead() {
    std::thread::spawn(shipped_grid);
}

/// Opens the window and stays until it closes.
pub fn start(open: &[PathBuf], asked: Option<Renderer>) -> Result<(), StartError> {
    if let Some(path) = Journal::path() {
        Journal::new(path, clock::now).install();
    }
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    log::info!("début, version {}, {system} {machine}", env!("CARGO_PKG_VERSION"));
    read_ahead();
    let ended = open_first(open, asked);
    match &ended {
        Ok(()) => log::info!("fin"),
        Err(refusal) => {
            log::error!("fin sans fenêtre");
            tell(refusal);
        }
    }
    ended
}

/// Here only the terminal is sure to be there: `main` tells it. Elsewhere a window of the system needs
/// nothing.
#[cfg(not(any(windows, target_os = "macos")))]
const fn tell(_refusal: &StartError) {}

fn open_first(open: &[PathBuf], asked: Option<Renderer>) -> Result<(), StartError> {
    // Elsewhere the desktop is not reached by addresses.
    #[cfg(not(any(windows, target_os = "macos")))]
    {
        buses::stay_here()?;
        wayland::pass_by_a_mute_one();
    }
    let path = Preferences::path();
    let preferences = path.as_deref().map(Preferences::load).unwrap_or_default();
    let fatal = Trial::path().and_then(|path| Trial::cut(&path));
    if let Some(fatal) = fatal {
        log::warn!("{} a mis fin au programme", fatal.name());
    }
    let order = order(&order::there(), asked, preferences.renderer, fatal);
    let is_choice = asked.is_some() || order.len() > 1;
    let mut refusal = StartError::no_screen();
    for (place, renderer) in order.into_iter().enumerate() {
        if place > 0 && !goes_on_here(renderer, open) {
            break;
        }
        log::info!("essai de {}", renderer.name());
        let attempt = Attempt {
            renderer,
            is_choice,
            preferences: preferences.clone(),
            preferences_path: path.clone(),
            open: open.to_owned(),
        };
        match attempt.run() {
            Ok(()) => return Ok(()),
            Err(Failure::Stopped) => return Err(StartError::stopped()),
            Err(Failure::NotOpened(cause)) => {
                refusal = StartError::from_cause(&cause);
                let told = refusal.to_string();
                log::warn!("échec de {}, {}", renderer.name(), told.lines().next().unwrap_or(""));
            }
        }
    }
    Err(refusal)
}

/// Begins the program anew with another kind of session: the windowing crate connects to one only,
/// once. When the system refuses, what the first attempt said is all there is to tell.
#[cfg(not(any(windows, target_os = "macos")))]
fn goes_on_here(renderer: Renderer, open: &[PathBuf]) -> bool {
    log::info!("nouvel essai avec {}", renderer.name());
    anew::begin_anew(|command| {
        command.args(["--rendu", renderer.name()]).args(open);
    });
    false
}

/// Elsewhere the renderers share one connection: the next is tried at once.
#[cfg(any(windows, target_os = "macos"))]
const fn goes_on_here(_renderer: Renderer, _open: &[PathBuf]) -> bool {
    true
}

enum Failure {
    /// What the windowing crates said, in English.
    NotOpened(String),
    /// The window had opened: another would come without what was being done.
    Stopped,
}

struct Attempt {
    renderer: Renderer,
    is_choice: bool,
    preferences: Preferences,
    preferences_path: Option<PathBuf>,
    open: Vec<PathBuf>,
}

impl Attempt {
    fn run(self) -> Result<(), Failure> {
        let has_opened = Rc::new(Cell::new(false));
        let opened = Rc::clone(&has_opened);
        let trial = Trial::path().and_then(|path| Trial::begin(path, self.renderer));
        let trial = Arc::new(Mutex::new(trial));
        let tried = Arc::clone(&trial);
        let options = options(self.renderer);
        let create = move |creation: &eframe::CreationContext<'_>| {
            opened.set(true);
            log::info!("fenêtre dessinée par {}", self.renderer.name());
            let desktop = Desktop::new(self.preferences_path, store::recovery_folder());
            let outside = Box::new(desktop.in_front_of(creation));
            let ctx = &creation.egui_ctx;
            // Some drivers end the program only when they draw.
            ctx.on_begin_pass(
                "trial",
                Arc::new(move |ctx| {
                    if ctx.cumulative_frame_nr() > 0 {
                        forget(&tried);
                    } else {
                        // The next one tells that this one was drawn.
                        ctx.request_repaint();
                    }
                }),
            );
            let mut app = App::new(ctx, self.preferences, outside);
            if self.is_choice {
                app.dispatch(
                    ctx,
                    Action::Answer(Answered::Technical(Technical::Drawn(self.renderer))),
                );
            }
            let shown = Technical::ShownBy(self.renderer);
            app.dispatch(ctx, Action::Answer(Answered::Technical(shown)));
            app.dispatch(ctx, Action::Guard(GuardAction::Look));
            app.dispatch(ctx, Action::TakeIn(self.open));
            Ok(Box::new(app) as Box<dyn eframe::App>)
        };
        let run = || eframe::run_native("jalons", options, Box::new(create));
        // winit panics rather than fails when a system library is missing.
        let ended = catch_unwind(AssertUnwindSafe(run));
        forget(&trial);
        let cause = match ended {
            Ok(Ok(())) => return Ok(()),
            // Only the second names the library.
            Ok(Err(error)) => format!("{error} {error:?}"),
            Err(panic) => panic_text(panic.as_ref()),
        };
        Err(if has_opened.get() { Failure::Stopped } else { Failure::NotOpened(cause) })
    }
}

/// Lets what was tried be forgotten: it did not end the program.
fn forget(trial: &Mutex<Option<Trial>>) {
    trial.lock().unwrap_or_else(PoisonError::into_inner).take();
}

fn options(renderer: Renderer) -> eframe::NativeOptions {
    let mut options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Jalons")
            .with_app_id("jalons")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([640.0, 480.0])
            .with_icon(icon()),
        ..Default::default()
    };
    choose(&mut options, renderer);
    options
}

#[cfg(windows)]
fn choose(options: &mut eframe::NativeOptions, renderer: Renderer) {
    options.renderer = match renderer {
        Renderer::Wgpu => eframe::Renderer::Wgpu,
        Renderer::Opengl | Renderer::X11 | Renderer::Wayland => eframe::Renderer::Glow,
    };
}

#[cfg(target_os = "macos")]
fn choose(options: &mut eframe::NativeOptions, _renderer: Renderer) {
    options.renderer = eframe::Renderer::Glow;
}

#[cfg(not(any(windows, target_os = "macos")))]
fn choose(options: &mut eframe::NativeOptions, renderer: Renderer) {
    use winit::platform::wayland::EventLoopBuilderExtWayland as _;
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    options.renderer = eframe::Renderer::Glow;
    options.event_loop_builder = Some(Box::new(move |builder| {
        match renderer {
            Renderer::Wayland => builder.with_wayland(),
            Renderer::X11 | Renderer::Opengl | Renderer::Wgpu => builder.with_x11(),
        };
    }));
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}

/// Draws the three rising bars of the logo: 64 × 64 pixels.
fn icon() -> IconData {
    const SIDE: usize = 64;
    const BARS: [(usize, usize, usize); 3] = [(8, 20, 1), (26, 34, 3), (44, 48, 4)];
    let levels = crate::theme::TOKENS.light.levels;
    let mut rgba = vec![0; SIDE * SIDE * 4];
    for (index, pixel) in rgba.chunks_exact_mut(4).enumerate() {
        let (x, y) = (index % SIDE, index / SIDE);
        let bar = BARS.iter().find(|(left, height, _)| {
            (*left..left + 12).contains(&x) && (SIDE - 8 - height..SIDE - 8).contains(&y)
        });
        if let Some(colour) = bar.and_then(|(_, _, level)| levels.get(*level)) {
            let [red, green, blue] = colour.0;
            pixel.copy_from_slice(&[red, green, blue, u8::MAX]);
        }
    }
    IconData { rgba, width: SIDE as u32, height: SIDE as u32 }
}

//! Opens the window, or says in French why it cannot.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use eframe::egui::{IconData, ViewportBuilder};

use super::{App, Desktop, shell};
use crate::app::{Action, GuardAction};
use crate::store::{self, Preferences};

/// Why no window opened.
#[derive(Debug, thiserror::Error)]
#[error("{message}\n  {help}")]
pub struct StartError {
    message: String,
    help: &'static str,
}

/// Opens the window and stays until it closes.
pub fn start(open: Option<&Path>) -> Result<(), StartError> {
    let preferences_path = Preferences::path();
    let preferences = preferences_path.as_deref().map(Preferences::load).unwrap_or_default();
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Jalons")
            .with_app_id("jalons")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([640.0, 480.0])
            .with_icon(icon()),
        ..Default::default()
    };
    let mut cause = String::new();
    for renderer in RENDERERS {
        let mut options = options.clone();
        options.renderer = *renderer;
        let (path, preferences) = (preferences_path.clone(), preferences.clone());
        match open_window(options, path, preferences, open.map(Path::to_owned)) {
            Ok(()) => return Ok(()),
            Err(text) => cause = text,
        }
    }
    Err(start_error(&cause))
}

/// What draws the window, tried in this order.
///
/// On a remote desktop Windows has OpenGL 1.1 only, too little: DX12 and its WARP adapter come first.
#[cfg(windows)]
const RENDERERS: &[eframe::Renderer] = &[eframe::Renderer::Wgpu, eframe::Renderer::Glow];
#[cfg(not(windows))]
const RENDERERS: &[eframe::Renderer] = &[eframe::Renderer::Glow];

fn open_window(
    options: eframe::NativeOptions,
    preferences_path: Option<PathBuf>,
    preferences: Preferences,
    open: Option<PathBuf>,
) -> Result<(), String> {
    let run = move || {
        eframe::run_native(
            "jalons",
            options,
            Box::new(move |creation| {
                let outside = Box::new(Desktop::new(preferences_path, store::recovery_folder()));
                let ctx = &creation.egui_ctx;
                let mut app = App::new(ctx, preferences, shell::today(), outside);
                app.dispatch(ctx, Action::Guard(GuardAction::Look));
                if let Some(path) = open {
                    app.dispatch(ctx, Action::Open(path));
                }
                Ok(Box::new(app))
            }),
        )
    };
    // winit panics rather than fails when a system library is missing.
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(result) => result.map_err(|error| error.to_string()),
        Err(panic) => Err(panic_text(panic.as_ref())),
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}

fn start_error(cause: &str) -> StartError {
    let is_about = |words: &[&str]| words.iter().any(|word| cause.contains(word));
    let (message, help) = if is_about(&["DISPLAY", "X server", "compositor"]) {
        (
            "Aucun écran n’a été trouvé pour ouvrir la fenêtre.",
            "Lancez Jalons depuis une session graphique. Sans écran, « jalons --aide » dit ce que la ligne de commande sait faire.",
        )
    } else if is_about(&["xlib", "xkbcommon", "libX"]) {
        (
            "Une bibliothèque du système manque pour ouvrir la fenêtre.",
            "Installez-la, par exemple sous Debian ou Ubuntu : sudo apt install libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0",
        )
    } else if is_about(&["glutin", "opengl", "OpenGL", "GL"]) {
        (
            "L’affichage OpenGL n’est pas disponible.",
            "Installez le pilote de la carte graphique ou Mesa, par exemple sous Debian ou Ubuntu : sudo apt install libgl1",
        )
    } else {
        (
            "La fenêtre n’a pas pu s’ouvrir.",
            "« jalons --aide » dit ce que la ligne de commande sait faire.",
        )
    };
    // What winit says names paths of the build; its first words are enough to look it up.
    let cause = cause.split(" at /").next().unwrap_or_default().trim_end_matches(['(', ' ', ':']);
    StartError { message: format!("{message} [{cause}]"), help }
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

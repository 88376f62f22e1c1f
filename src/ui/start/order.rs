//! Which renderers are tried, in which order.

use crate::store::Renderer;

/// Orders what this computer has: what was asked for alone, else what last worked first, and last what
/// ended the program while it was tried.
///
/// `opengl` asked for where it comes through two kinds of session means either, in the usual order.
pub fn order(
    there: &[Renderer],
    asked: Option<Renderer>,
    remembered: Option<Renderer>,
    fatal: Option<Renderer>,
) -> Vec<Renderer> {
    let mut order = there.to_vec();
    match asked {
        Some(Renderer::Opengl) => {
            order.retain(|renderer| *renderer != Renderer::Wgpu);
        }
        Some(asked) => order.retain(|renderer| *renderer == asked),
        None => {
            order.sort_by_key(|renderer| (Some(*renderer) == fatal, Some(*renderer) != remembered));
        }
    }
    order
}

/// Returns what this computer has, the usual one first.
///
/// On a remote desktop Windows has OpenGL 1.1 only, too little: DX12 and its WARP adapter come first.
#[cfg(windows)]
pub fn there() -> Vec<Renderer> {
    vec![Renderer::Wgpu, Renderer::Opengl]
}

/// Returns what this computer has.
#[cfg(target_os = "macos")]
pub fn there() -> Vec<Renderer> {
    vec![Renderer::Opengl]
}

/// Returns the kinds of session this computer has: Wayland first, where it answers.
#[cfg(not(any(windows, target_os = "macos")))]
pub fn there() -> Vec<Renderer> {
    let is_given = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut there = Vec::new();
    if super::wayland::answers() {
        there.push(Renderer::Wayland);
    }
    if is_given("DISPLAY") {
        there.push(Renderer::X11);
    }
    there
}

//! What may draw the window, by the names a person gives.

use serde::{Deserialize, Serialize};

/// A way to draw the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Renderer {
    /// OpenGL, wherever the system shows it.
    Opengl,
    /// DX12 and its software adapter, on Windows.
    Wgpu,
    /// OpenGL in an X11 session.
    X11,
    /// OpenGL in a Wayland session.
    Wayland,
}

impl Renderer {
    /// Those that can be asked for on this system.
    #[cfg(windows)]
    pub const ALL: &[Self] = &[Self::Wgpu, Self::Opengl];
    /// Those that can be asked for on this system.
    #[cfg(target_os = "macos")]
    pub const ALL: &[Self] = &[Self::Opengl];
    /// Those that can be asked for on this system.
    #[cfg(not(any(windows, target_os = "macos")))]
    pub const ALL: &[Self] = &[Self::Opengl, Self::Wayland, Self::X11];

    /// Returns the name it has on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Opengl => "opengl",
            Self::Wgpu => "wgpu",
            Self::X11 => "x11",
            Self::Wayland => "wayland",
        }
    }

    /// Tells whether a file can be let go over a window shown by this.
    pub const fn takes_drops(self) -> bool {
        // The windowing crate hears of none in a Wayland session.
        !matches!(self, Self::Wayland)
    }

    /// Finds one of this system by its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|renderer| renderer.name() == name)
    }
}

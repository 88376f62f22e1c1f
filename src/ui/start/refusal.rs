//! Why no window opened, in French, with what to install.

/// Why no window opened, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}\n  {help}\n  {INSTEAD}")]
pub struct StartError {
    what: String,
    help: String,
}

const INSTEAD: &str = "Sans fenêtre, la ligne de commande vérifie les fichiers et écrit les documents\u{a0}: «\u{a0}jalons --aide\u{a0}» la montre.";

/// The libraries of an X11 or Wayland session: what they are called in an error, then the packages
/// of Debian or Ubuntu and of Fedora. The longer of two names that begin alike stands first.
const LIBRARIES: [(&str, &str, &str); 14] = [
    ("libX11-xcb", "libx11-xcb1", "libX11-xcb"),
    ("libX11", "libx11-6", "libX11"),
    ("libXcursor", "libxcursor1", "libXcursor"),
    ("libXi", "libxi6", "libXi"),
    ("libXrender", "libxrender1", "libXrender"),
    ("libXfixes", "libxfixes3", "libXfixes"),
    ("libXext", "libxext6", "libXext"),
    ("libxcb", "libxcb1", "libxcb"),
    ("libxkbcommon-x11", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libxkbcommon", "libxkbcommon0", "libxkbcommon"),
    ("libwayland-client", "libwayland-client0", "libwayland-client"),
    ("libwayland-egl", "libwayland-egl1", "libwayland-egl"),
    ("libEGL", "libegl1", "libglvnd-egl"),
    ("libGL", "libgl1", "libglvnd-glx"),
];

/// Everything a window needs on a bare system.
const ALL_FOR_DEBIAN: &str =
    "libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrender1 libxkbcommon-x11-0 libgl1 libgl1-mesa-dri";
const ALL_FOR_FEDORA: &str = "libX11 libX11-xcb libXcursor libXi libXrender libxkbcommon-x11 libglvnd-glx mesa-libGL mesa-dri-drivers";

impl StartError {
    /// Says that there is no screen at all.
    pub fn no_screen() -> Self {
        Self::new(
            "Aucun écran n’a été trouvé pour ouvrir la fenêtre.",
            "Lancez Jalons depuis une session graphique.",
        )
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    /// Says that the session would have the window go through a network.
    pub fn far_bus() -> Self {
        Self::new(
            "La session demande de passer par le réseau pour les fenêtres du système\u{a0}; Jalons n’en sort jamais.",
            "Retirez les adresses «\u{a0}tcp\u{a0}» de DBUS_SESSION_BUS_ADDRESS et d’AT_SPI_BUS_ADDRESS, puis relancez.",
        )
    }

    /// Says that the window stopped although it had opened.
    pub fn stopped() -> Self {
        Self::new(
            "La fenêtre s’est arrêtée sur une erreur du programme.",
            "Relancez Jalons. Ce qui était enregistré l’est toujours.",
        )
    }

    /// Reads what the windowing crates said, in English.
    pub fn from_cause(cause: &str) -> Self {
        let is_about = |words: &[&str]| words.iter().any(|word| cause.contains(word));
        if is_about(&["shared librar", "could not be loaded", "NoWaylandLib"]) {
            Self::library(cause)
        } else if is_about(&["DISPLAY", "X server", "compositor", "XOpenDisplay"]) {
            Self::no_screen()
        } else if is_about(&["glutin", "egui_glow", "opengl", "OpenGL", "WGPU"]) {
            Self::graphics()
        } else {
            Self::new(
                "La fenêtre n’a pas pu s’ouvrir.",
                &install_all("Installez ce qu’elle demande"),
            )
        }
    }

    fn new(what: &str, help: &str) -> Self {
        Self { what: what.to_owned(), help: help.to_owned() }
    }

    fn library(cause: &str) -> Self {
        let Some((name, debian, fedora)) = missing(cause) else {
            return Self::new(
                "Une bibliothèque du système manque pour ouvrir la fenêtre.",
                &install_all("Installez-la"),
            );
        };
        Self::new(
            &format!(
                "La bibliothèque {name} manque, ou n’a pas pu être lue, pour ouvrir la fenêtre."
            ),
            &format!(
                "Installez-la\u{a0}: «\u{a0}sudo apt install {debian}\u{a0}» sous Debian ou Ubuntu, «\u{a0}sudo dnf install {fedora}\u{a0}» sous Fedora.\n  \
                 Si cela ne suffit pas, {}",
                install_all("installez tout ce que la fenêtre demande")
            ),
        )
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    fn graphics() -> Self {
        Self::new(
            "L’affichage OpenGL n’est pas disponible.",
            "Installez Mesa, qui dessine aussi sans carte graphique\u{a0}: «\u{a0}sudo apt install libgl1 libegl1 libgl1-mesa-dri\u{a0}» sous Debian ou Ubuntu, \
             «\u{a0}sudo dnf install libglvnd-glx libglvnd-egl mesa-libGL mesa-libEGL mesa-dri-drivers\u{a0}» sous Fedora.",
        )
    }

    #[cfg(any(windows, target_os = "macos"))]
    fn graphics() -> Self {
        Self::new(
            "Ni DirectX 12 ni OpenGL 2 ne sont disponibles pour dessiner la fenêtre.",
            "Mettez à jour le système et le pilote de la carte graphique.",
        )
    }
}

/// Returns the library an error names, the first in the order of its words.
fn missing(cause: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    let is_named = |name: &str| cause.contains(&format!("{name}.so"));
    // The crate of Wayland names no library when its own is not there.
    let is_wayland = cause.contains("NoWaylandLib");
    LIBRARIES
        .iter()
        .find(|(name, ..)| is_named(name) || (is_wayland && *name == "libwayland-client"))
}

fn install_all(how: &str) -> String {
    format!(
        "{how}\u{a0}: «\u{a0}sudo apt install {ALL_FOR_DEBIAN}\u{a0}» sous Debian ou Ubuntu, «\u{a0}sudo dnf install {ALL_FOR_FEDORA}\u{a0}» sous Fedora."
    )
}

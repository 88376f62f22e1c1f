//! Why no window opened, in French, with what to install.

#[cfg(not(any(windows, target_os = "macos")))]
use super::libraries;

/// Why no window opened, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}\n  {help}\n  {INSTEAD}")]
pub struct StartError {
    what: String,
    help: String,
}

const NOT_OPENED: &str = "La fenêtre n’a pas pu s’ouvrir.";

const INSTEAD: &str = fr!(
    "Sans fenêtre, la ligne de commande vérifie les fichiers et écrit les documents : « jalons --aide » la montre."
);

impl StartError {
    /// Says that there is no screen at all.
    pub fn no_screen() -> Self {
        Self::new(
            "Aucun écran n’a été trouvé pour ouvrir la fenêtre.",
            "Lancez Jalons depuis une session graphique.",
        )
    }

    /// Says that the session would have the window go through a network.
    #[cfg(not(any(windows, target_os = "macos")))]
    pub fn far_bus() -> Self {
        Self::new(
            fr!(
                "La session demande de passer par le réseau pour les fenêtres du système ; Jalons n’en sort jamais."
            ),
            fr!(
                "Retirez les adresses « tcp » de DBUS_SESSION_BUS_ADDRESS et d’AT_SPI_BUS_ADDRESS, puis relancez."
            ),
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
            Self::unknown()
        }
    }

    fn new(what: &str, help: &str) -> Self {
        Self { what: what.to_owned(), help: help.to_owned() }
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    fn library(cause: &str) -> Self {
        let (what, help) = libraries::missing(cause);
        Self::new(&what, &help)
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    fn unknown() -> Self {
        Self::new(NOT_OPENED, &libraries::install_all("Installez ce qu’elle demande"))
    }

    /// What the system lends to draw is a part of it there: nothing is installed beside.
    #[cfg(any(windows, target_os = "macos"))]
    fn library(_cause: &str) -> Self {
        Self::graphics()
    }

    #[cfg(any(windows, target_os = "macos"))]
    fn unknown() -> Self {
        Self::new(
            NOT_OPENED,
            "Mettez à jour le système et le pilote de la carte graphique, puis relancez Jalons.",
        )
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    fn graphics() -> Self {
        Self::new(
            "L’affichage OpenGL n’est pas disponible.",
            fr!(
                "Installez Mesa, qui dessine aussi sans carte graphique : « sudo apt install libgl1 libegl1 libgl1-mesa-dri » sous Debian ou Ubuntu, \
             « sudo dnf install libglvnd-glx libglvnd-egl mesa-libGL mesa-libEGL mesa-dri-drivers » sous Fedora."
            ),
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

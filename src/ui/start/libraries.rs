//! The system's libraries a window asks for, and the packages that bring them.

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

/// Says which library an error names, and what to install.
pub(super) fn missing(cause: &str) -> (String, String) {
    let Some((name, debian, fedora)) = named(cause) else {
        let what = "Une bibliothèque du système manque pour ouvrir la fenêtre.";
        return (what.to_owned(), install_all("Installez-la"));
    };
    let what =
        format!("La bibliothèque {name} manque, ou n’a pas pu être lue, pour ouvrir la fenêtre.");
    let help = fr!(
        "Installez-la : « sudo apt install {debian} » sous Debian ou Ubuntu, « sudo dnf install {fedora} » sous Fedora.\n  \
         Si cela ne suffit pas, {}",
        install_all("installez tout ce que la fenêtre demande")
    );
    (what, help)
}

/// Returns the library an error names, the first in the order of its words.
fn named(cause: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    let is_named = |name: &str| cause.contains(&format!("{name}.so"));
    // The crate of Wayland names no library when its own is not there.
    let is_wayland = cause.contains("NoWaylandLib");
    LIBRARIES
        .iter()
        .find(|(name, ..)| is_named(name) || (is_wayland && *name == "libwayland-client"))
}

/// Says how to install everything a window asks for.
pub(super) fn install_all(how: &str) -> String {
    fr!(
        "{how} : « sudo apt install {ALL_FOR_DEBIAN} » sous Debian ou Ubuntu, « sudo dnf install {ALL_FOR_FEDORA} » sous Fedora."
    )
}

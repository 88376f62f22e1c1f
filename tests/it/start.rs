//! Which renderer is tried first, and what is said when none opens the window.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use jalons::app::{Action, Answered, Command, Screen, Technical};
use jalons::store::{self, Former, Preferences, Renderer, Replace, Trial};
use jalons::ui::{StartError, order};
use strum::IntoEnumIterator as _;

use crate::desk::Desk;
use crate::window::Window;

use Renderer::{Opengl, Wayland, Wgpu, X11};

#[track_caller]
fn check_order(
    there: &[Renderer],
    asked: Option<Renderer>,
    remembered: Option<Renderer>,
    expected: &[Renderer],
) {
    assert_eq!(order(there, asked, remembered, None), expected);
}

#[test]
fn what_ended_the_program_is_tried_last() {
    assert_eq!(order(&[Wgpu, Opengl], None, None, Some(Wgpu)), [Opengl, Wgpu]);
    assert_eq!(order(&[Wgpu, Opengl], None, Some(Wgpu), Some(Wgpu)), [Opengl, Wgpu]);
    assert_eq!(order(&[Wgpu, Opengl], Some(Wgpu), None, Some(Wgpu)), [Wgpu]);
    assert_eq!(order(&[X11], None, None, Some(X11)), [X11]);
}

#[test]
fn a_renderer_that_ends_the_program_is_known_to_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("jalons/essai.txt");
    assert_eq!(Trial::cut(&path), None);
    let trial = Trial::begin(path.clone(), X11).expect("the disk takes it");
    assert_eq!(Trial::cut(&path), None, "that start goes on");
    assert!(Trial::begin(path.clone(), Wayland).is_none(), "one at a time");
    drop(trial);
    assert_eq!(Trial::cut(&path), None, "it opened, or it was refused");
    // Of a program that is ended, only the file stays: nobody holds it.
    for (left, expected) in [(X11.name(), Some(X11)), ("", None), ("autre", None)] {
        std::fs::write(&path, left).expect("the disk takes it");
        assert_eq!(Trial::cut(&path), expected);
    }
    let again = Trial::begin(path.clone(), Wayland).expect("a former trial is replaced");
    // Windows lets nobody read what is locked.
    #[cfg(not(windows))]
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), Wayland.name());
    drop(again);
    assert!(!path.exists());
}

#[cfg(not(any(windows, target_os = "macos")))]
#[test]
fn only_message_buses_of_this_computer_are_reached() {
    for (addresses, expected) in [
        ("unix:path=/run/user/1000/bus,guid=1", "unix:path=/run/user/1000/bus,guid=1"),
        ("tcp:host=poste,port=7;unix:abstract=/tmp/dbus-1", "unix:abstract=/tmp/dbus-1"),
        ("nonce-tcp:host=poste,port=7,noncefile=/tmp/n", ""),
        ("unixexec:path=ssh,argv1=poste", ""),
        ("", ""),
    ] {
        assert_eq!(jalons::ui::local_buses(addresses), expected);
    }
}

#[test]
fn what_worked_last_is_tried_first_and_the_others_after() {
    check_order(&[Wayland, X11], None, None, &[Wayland, X11]);
    check_order(&[Wayland, X11], None, Some(X11), &[X11, Wayland]);
    check_order(&[Wgpu, Opengl], None, Some(Opengl), &[Opengl, Wgpu]);
    check_order(&[X11], None, Some(Wayland), &[X11]);
    check_order(&[], None, Some(X11), &[]);
}

#[test]
fn what_is_asked_for_is_tried_alone() {
    check_order(&[Wayland, X11], Some(X11), Some(Wayland), &[X11]);
    check_order(&[X11], Some(Wayland), None, &[]);
    check_order(&[Wgpu, Opengl], Some(Opengl), Some(Wgpu), &[Opengl]);
    check_order(&[Wayland, X11], Some(Opengl), Some(X11), &[Wayland, X11]);
}

#[test]
fn the_renderer_that_worked_is_remembered_once() {
    let mut desk = Desk::empty();
    let drawn = |renderer| Action::Answer(Answered::Technical(Technical::Drawn(renderer)));
    desk.check(drawn(X11), &["remember"]);
    assert_eq!(desk.state.preferences.renderer, Some(X11));
    desk.check(drawn(X11), &[]);
    desk.check(drawn(Wayland), &["remember"]);
}

/// Returns the screens that invite to let files go over the window.
fn inviting(window: &mut Window) -> Vec<Screen> {
    let mut inviting = Vec::new();
    for screen in Screen::iter() {
        window.run(Command::Go(screen));
        if window.state().screen() == screen && window.shows("sur la fenêtre") {
            inviting.push(screen);
        }
    }
    inviting
}

#[test]
fn no_screen_invites_to_let_files_go_over_a_window_that_hears_of_none() {
    let shown_by = |renderer| Action::Answer(Answered::Technical(Technical::ShownBy(renderer)));
    let mut window = Window::open();
    assert_eq!(inviting(&mut window), [Screen::Home]);
    window.act(shown_by(Wayland));
    assert_eq!(inviting(&mut window), []);
    window.open_file(&std::fs::read("tests/fixtures/avis/collecte.jalons").expect("a fixture"));
    assert_eq!(inviting(&mut window), []);
    window.act(shown_by(X11));
    assert_eq!(inviting(&mut window), [Screen::Meeting]);
}

#[test]
fn preferences_written_before_renderers_still_load() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("preferences.ron");
    let former = "(recent: [], theme: Dark, zoom_percent: 120)";
    store::write(&path, former.as_bytes(), &Replace::Nothing, Former::Gone).expect("written");
    let mut preferences = Preferences::load(&path);
    assert_eq!((preferences.zoom_percent, preferences.renderer), (120, None));
    preferences.renderer = Some(Wayland);
    preferences.save(&path).expect("written");
    assert_eq!(Preferences::load(&path), preferences);
}

#[track_caller]
fn check_said(cause: &str, expected: &[&str]) {
    let said = StartError::from_cause(cause).to_string().replace('\u{a0}', " ");
    for words in expected {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(said.contains("« jalons --aide »"), "{said}");
}

/// The causes are as the windowing crates word them.
#[cfg(not(any(windows, target_os = "macos")))]
#[test]
fn a_missing_library_is_named_with_its_packages() {
    check_said(
        "winit EventLoopError: os error at x.rs:787: Failed to load one of xlib's shared libraries \
         OpenError { kind: Library, detail: \"libXcursor.so: cannot open shared object file\" }",
        &["libXcursor manque", "apt install libxcursor1 »", "dnf install libXcursor »"],
    );
    check_said(
        "Failed to load one of xlib's shared libraries libX11-xcb.so: cannot open",
        &["libX11-xcb manque", "apt install libx11-xcb1 »", "dnf install libX11-xcb »"],
    );
    check_said(
        "Library libxkbcommon-x11.so could not be loaded.",
        &["libxkbcommon-x11 manque", "apt install libxkbcommon-x11-0 »"],
    );
    check_said("Library could not be loaded.", &["Une bibliothèque", "libxrender1", "libXrender"]);
}

#[test]
fn no_screen_and_no_opengl_have_their_own_words() {
    for cause in [
        "neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.",
        "Failed to open connection to X server",
        "Could not find wayland compositor",
    ] {
        check_said(cause, &["Aucun écran"]);
    }
    for cause in ["Found no glutin configs matching", "glutin error: [a7] GLXBadFBConfig"] {
        check_said(cause, &["OpenGL"]);
    }
    check_said("something else", &["La fenêtre n’a pas pu s’ouvrir."]);
}

#[cfg(any(windows, target_os = "macos"))]
#[test]
fn packages_of_another_system_are_never_advised() {
    for cause in ["something else", "d3d12.dll could not be loaded", "a shared library"] {
        let said = StartError::from_cause(cause).to_string();
        assert!(!said.contains("apt") && !said.contains("dnf"), "{said}");
    }
}

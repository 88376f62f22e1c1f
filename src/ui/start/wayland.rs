//! Asks a Wayland compositor whether it answers, before the window is bound to it.
//!
//! The windowing crate makes one connection in the life of a process: a name that leads nowhere, or
//! to a compositor that hangs, would take away the X11 session that works.

use std::env;
use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;

use super::anew::begin_anew;

const PATIENCE: Duration = Duration::from_secs(2);

/// Begins the program anew without the compositor that does not answer: the clipboard would wait for
/// it for ever, even in an X11 session.
pub(super) fn pass_by_a_mute_one() {
    if is_given("WAYLAND_DISPLAY") && !answers() {
        log::warn!("le compositeur Wayland ne répond pas");
        begin_anew(|command| {
            command.args(env::args_os().skip(1)).env_remove("WAYLAND_DISPLAY");
        });
    }
}

/// Tells whether the session has a Wayland compositor that answers.
pub(super) fn answers() -> bool {
    // A connection handed over by the compositor itself cannot be tried without using it up.
    is_given("WAYLAND_SOCKET") || (is_given("WAYLAND_DISPLAY") && socket().is_some_and(is_alive))
}

fn is_given(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn socket() -> Option<UnixStream> {
    let name = PathBuf::from(env::var_os("WAYLAND_DISPLAY")?);
    let folder = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).unwrap_or_default();
    UnixStream::connect(folder.join(name)).ok()
}

/// Sends `wl_display.sync`, to which any compositor answers at once.
fn is_alive(mut socket: UnixStream) -> bool {
    const DISPLAY: u32 = 1;
    const LENGTH_AND_SYNC: u32 = 12 << 16;
    const CALLBACK: u32 = 2;
    let request = [DISPLAY, LENGTH_AND_SYNC, CALLBACK].map(u32::to_ne_bytes).concat();
    let is_set = socket.set_read_timeout(Some(PATIENCE)).is_ok()
        && socket.set_write_timeout(Some(PATIENCE)).is_ok();
    is_set
        && socket.write_all(&request).is_ok()
        && socket.read(&mut [0; 8]).is_ok_and(|length| length > 0)
}

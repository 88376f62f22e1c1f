//! The terminal the program was called from: on Windows a program with a window is given none.
//!
//! A window never joins it: it would close with it.

/// Joins the terminal of who called, so that what is printed is read there.
#[cfg(windows)]
pub fn join() {
    // Called from an icon there is none, and nobody reads.
    let _none = winsafe::AttachConsole(winsafe::PidParent::Parent);
}

/// Joins the terminal of who called: elsewhere every program has it.
#[cfg(not(windows))]
pub const fn join() {}

//! Says why no window opened to who started the program from an icon: they see no terminal.

use super::StartError;

/// Says it with the system's own message window, which needs nothing of what failed.
pub(super) fn tell(refusal: &StartError) {
    if is_read_in_a_terminal() {
        return;
    }
    let _closed = rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Jalons")
        .set_description(refusal.to_string())
        .show();
}

/// On Windows a program with a window is given no terminal.
#[cfg(windows)]
const fn is_read_in_a_terminal() -> bool {
    false
}

/// A terminal gives itself a name, which who starts from an icon has not.
#[cfg(not(windows))]
fn is_read_in_a_terminal() -> bool {
    std::env::var_os("TERM").is_some()
}

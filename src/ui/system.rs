//! The system's own programs: what opens a file, shows its folder, prints it, begins a mail.

use std::error::Error;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::app::{Letter, Usage, Used};

/// What a program answered, or why it did not.
type Told<T = ()> = Result<T, Box<dyn Error>>;

/// Asks the system for something; tells how far it went.
pub(super) fn make_use(usage: &Usage) -> Used {
    let told = match usage {
        Usage::Open(path) => whole(shown(path)),
        Usage::Page(address) => whole(shown(address)),
        Usage::Folder(path) => whole(show_in_folder(path)),
        Usage::Print(path) => print(path),
        Usage::Mail(path, letter) => mail(path, letter),
    };
    told.unwrap_or_else(|error| {
        log::warn!("{}", fr!("un programme du système n’a pas répondu : {error}"));
        Used::Failed
    })
}

/// Has the program made for it show something.
fn shown(what: impl AsRef<OsStr>) -> Told {
    Ok(open::that(what)?)
}

fn whole(told: Told) -> Told<Used> {
    told.map(|()| Used::Done)
}

/// Runs a program of the system and waits for its answer; what it says is nobody's matter.
fn run(command: &mut Command) -> Told {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = quiet.status()?;
    if status.success() { Ok(()) } else { Err("il a refusé".into()) }
}

/// Opens the folder of a file.
fn open_folder(path: &Path) -> Told {
    shown(path.parent().unwrap_or(path))
}

#[cfg(windows)]
fn show_in_folder(path: &Path) -> Told {
    use std::os::windows::process::CommandExt as _;
    if path.to_string_lossy().contains('"') {
        return open_folder(path);
    }
    // It answers 1 even when it did what was asked, and reads its line in a way of its own.
    let line = format!("/select,\"{}\"", path.display());
    Command::new("explorer.exe").raw_arg(line).spawn()?;
    Ok(())
}

#[cfg(target_os = "macos")]
fn show_in_folder(path: &Path) -> Told {
    run(Command::new("open").arg("-R").arg(path))
}

#[cfg(not(any(windows, target_os = "macos")))]
fn show_in_folder(path: &Path) -> Told {
    use crate::app::percent_escaped;
    let address = percent_escaped(path.as_os_str().as_encoded_bytes(), "-._~/");
    let asked = run(Command::new("dbus-send").args([
        "--session",
        "--print-reply",
        "--reply-timeout=2000",
        "--dest=org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1.ShowItems",
        &format!("array:string:file://{address}"),
        "string:",
    ]));
    asked.or_else(|_| open_folder(path))
}

/// Prints a file, or opens it in what prints it.
#[cfg(windows)]
fn print(path: &Path) -> Told<Used> {
    use std::os::windows::process::CommandExt as _;
    /// No console flashes up.
    const NO_WINDOW: u32 = 0x0800_0000;
    // The path goes beside the line: no sign in it is read as an order.
    let order = "Start-Process -FilePath $env:JALONS_PRINTS -Verb Print -ErrorAction Stop";
    let mut command = Command::new("powershell.exe");
    command.args(["-NoProfile", "-NonInteractive", "-Command", order]);
    command.env("JALONS_PRINTS", path).creation_flags(NO_WINDOW);
    run(&mut command).map(|()| Used::Done).or_else(|_| shown(path).map(|()| Used::Beside))
}

/// Opens a file in what prints it.
#[cfg(not(windows))]
fn print(path: &Path) -> Told<Used> {
    shown(path).map(|()| Used::Beside)
}

/// Begins a mail; where the system can, the file is joined to it.
fn mail(path: &Path, letter: &Letter) -> Told<Used> {
    if cfg!(not(any(windows, target_os = "macos"))) {
        let mut command = Command::new("xdg-email");
        command.arg("--utf8").args(["--subject", &letter.subject, "--body", &letter.text]);
        if run(command.arg("--attach").arg(path)).is_ok() {
            return Ok(Used::Done);
        }
    }
    shown(letter.address())?;
    // What is to be joined is at hand; if not, the message names it.
    let _shown = show_in_folder(path);
    Ok(Used::Beside)
}

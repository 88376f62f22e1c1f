//! Works on a dossier as the window does, and notes what was confirmed.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use eframe::egui::Context;
use jalons::app::{Action, Answered, Command, Effects, GuardAction, PathPurpose, State};
use jalons::dossier::{Edit, TeamField};
use jalons::store::Preferences;
use jalons::ui::{Desktop, Outside};
use jiff::civil::date;

/// The file that is worked on.
pub const FILE: &str = "équipe.jalons";
/// Where its versions are.
pub const VERSIONS: &str = "équipe.versions";
/// Where what is not saved is kept.
pub const RECOVERY: &str = "recuperation";
/// Where it is noted what was confirmed: `saved 12`, `kept 13`.
pub const NOTES: &str = "notes";

/// The program without its window.
struct Program {
    state: State,
    outside: Desktop,
    ctx: Context,
    notes: Notes,
}

/// Notes are written by another call than the program's: one that is never made to fail.
struct Notes {
    file: File,
    length: u64,
}

impl Notes {
    fn write(&mut self, what: &str, number: u32) {
        let line = format!("{what} {number}\n");
        write_at(&self.file, line.as_bytes(), self.length).expect("notes are never refused");
        self.length += line.len() as u64;
    }
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], place: u64) -> io::Result<()> {
    use std::os::unix::fs::FileExt as _;
    file.write_all_at(bytes, place)
}

#[cfg(windows)]
fn write_at(file: &File, bytes: &[u8], place: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt as _;
    // A line is far too short to be written in two parts.
    file.seek_write(bytes, place).map(drop)
}

/// Changes, keeps and saves until it is killed, or so many times.
pub fn work(folder: &Path, times: Option<&str>) {
    let times: u32 = times.and_then(|times| times.parse().ok()).unwrap_or(u32::MAX);
    let first: u32 = std::env::var("FIRST").ok().and_then(|first| first.parse().ok()).unwrap_or(1);
    let notes = folder.join(NOTES);
    let file = File::options().write(true).open(notes).expect("notes were begun");
    let mut program = Program {
        state: State::new(Preferences::default(), date(2026, 11, 25)),
        outside: Desktop::new(None, Some(folder.join(RECOVERY))),
        ctx: Context::default(),
        notes: Notes { file, length: 0 },
    };
    program.act(Action::Open(folder.join(FILE)));
    program.wait(|answered| matches!(answered, Answered::Locked(..)));
    program.notes.write("ready", 0);
    if std::env::var_os("WAITS").is_some() {
        // Whoever makes calls fail must be there first.
        while !folder.join("go").exists() {
            thread::sleep(Duration::from_millis(2));
        }
    }
    for number in first..first.saturating_add(times) {
        program.step(number);
    }
    // As a power cut would: nothing is said goodbye to.
    std::process::abort();
}

impl Program {
    fn step(&mut self, number: u32) {
        let name = number.to_string();
        self.act(Action::Edit(Edit::Team(TeamField::Name, name)));
        self.notes.write("edited", number);
        self.act(Action::Guard(GuardAction::Keep));
        let kept = self.wait(|answered| matches!(answered, Answered::Kept(..)));
        self.notes.write(if kept { "kept" } else { "not kept" }, number);
        if number.is_multiple_of(3) {
            return;
        }
        self.act(Action::Run(Command::Save));
        let saved = self.wait(|answered| matches!(answered, Answered::Written(..)));
        self.notes.write(if saved { "saved" } else { "refused" }, number);
    }

    fn act(&mut self, action: Action) {
        let Effects(effects) = self.state.update(action);
        for effect in effects {
            self.outside.perform(effect, &self.ctx);
        }
    }

    /// Waits for an answer; tells whether it was a good one.
    fn wait(&mut self, is_it: impl Fn(&Answered) -> bool) -> bool {
        loop {
            for answered in self.outside.answers() {
                let is_good = match &answered {
                    Answered::Kept(_, result) => result.is_ok(),
                    Answered::Written(_, _, result) => result.is_ok(),
                    Answered::Path(_, PathPurpose::SaveDossier, path) => path.is_some(),
                    _ => true,
                };
                let is_awaited = is_it(&answered);
                self.act(Action::Answer(answered));
                if is_awaited {
                    return is_good;
                }
            }
            thread::sleep(Duration::from_micros(200));
        }
    }
}

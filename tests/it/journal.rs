//! The technical journal: what it hears, what it leaves out, how large it gets.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::fs;
use std::io;
use std::path::PathBuf;

use jalons::store::{Journal, StoreError};
use log::{Level, Log as _, Record};
use tempfile::TempDir;

use crate::desk::noon;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("journal/journal.txt")
    }

    fn note(&self, target: &str, level: Level, told: &str) {
        let record = |args| Record::builder().target(target).level(level).args(args).build();
        Journal::new(self.path(), noon).log(&record(format_args!("{told}")));
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap_or_default()
    }
}

#[test]
fn our_own_lines_have_their_time_and_level() {
    let desk = Desk::new();
    desk.note("jalons::ui::start", Level::Info, "début");
    desk.note("jalons", Level::Error, "erreur du programme en src/ui/mod.rs:1");
    let expected = "2026-11-22T12:00:00 INFO jalons::ui::start début\n\
                    2026-11-22T12:00:00 ERROR jalons erreur du programme en src/ui/mod.rs:1\n";
    assert_eq!(desk.text(), expected);
}

#[test]
fn of_other_crates_only_warnings_of_the_window_are_heard_and_no_path() {
    let desk = Desk::new();
    desk.note("winit::platform", Level::Info, "not heard");
    desk.note("rfd::backend", Level::Error, "not heard");
    desk.note("jalonsx", Level::Error, "not heard");
    desk.note("jalons::ui", Level::Debug, "not heard");
    desk.note("eframe::native", Level::Warn, "no icon in /srv/Les\\Tilleuls\nor C:\\Users\\Léa");
    let expected = "2026-11-22T12:00:00 WARN eframe::native no icon in … or …\n";
    assert_eq!(desk.text(), expected);
}

#[test]
fn the_journal_stays_small_and_keeps_one_former_file() {
    let desk = Desk::new();
    let long = "é".repeat(2 * Journal::MAX_CHARACTERS);
    for _ in 0..1500 {
        desk.note("jalons", Level::Info, &long);
    }
    let sizes = [desk.path(), Journal::former_path(&desk.path())]
        .map(|path| fs::metadata(path).expect("it is there").len());
    assert!(sizes.iter().all(|size| *size <= Journal::MAX_BYTES), "{sizes:?}");
    assert!(sizes[1] > Journal::MAX_BYTES - 2000, "the former one was full: {sizes:?}");
    assert_eq!(fs::read_dir(desk.path().parent().expect("a folder")).expect("read").count(), 2);
}

#[test]
fn failures_are_named_by_kind_without_the_file() {
    let named = io::Error::new(io::ErrorKind::TimedOut, "/srv/Les Tilleuls.jalons");
    let kinds = [StoreError::DiskFull, StoreError::NoRight, StoreError::Other(named)];
    assert_eq!(kinds.map(|error| error.kind()), ["DiskFull", "NoRight", "TimedOut"]);
}

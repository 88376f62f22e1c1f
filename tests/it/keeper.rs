//! The threads that guard the open dossier, on a real disk.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use eframe::egui::Context;
use jalons::app::{Answered, Effect, Guard, LockState, Unsaved};
use jalons::dossier::Dossier;
use jalons::store::Preferences;
use jalons::ui::{Desktop, Outside};

/// Has something done, and waits for what is answered.
fn answered(desktop: &mut Desktop, guard: Guard) -> Answered {
    desktop.perform(Effect::Guard(guard), &Context::default());
    awaited(|| desktop.answers().pop())
}

/// Waits for something.
fn awaited<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let looked = (0..2_000).find_map(|_| {
        thread::sleep(Duration::from_millis(5));
        look()
    });
    looked.expect("it comes")
}

fn begun(folder: &Path) -> Desktop {
    Desktop::new(None, Some(folder.join("recuperation")))
}

fn unsaved() -> Box<Unsaved> {
    Box::new(Unsaved { path: None, base: None, dossier: Dossier::default() })
}

#[test]
fn a_lock_left_by_a_session_of_this_computer_that_was_cut_is_taken_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.jalons");
    fs::write(&file, "").expect("a file");
    let mut first = begun(folder.path());
    let taken = answered(&mut first, Guard::Lock(file.clone()));
    assert!(matches!(taken, Answered::Locked(_, LockState::Ours)), "{taken:?}");
    let lock = folder.path().join(".~a.jalons.verrou");
    let held = fs::read(&lock).expect("a lock");
    let mut other = begun(folder.path());
    let refused = answered(&mut other, Guard::Lock(file.clone()));
    assert!(matches!(refused, Answered::Locked(_, LockState::Theirs(_))), "{refused:?}");
    drop(first);
    assert!(!lock.exists(), "it is let go");
    // As a power cut leaves it: the session is gone, its lock is there.
    fs::write(&lock, held).expect("a lock");
    let taken = answered(&mut other, Guard::Lock(file));
    assert!(matches!(taken, Answered::Locked(_, LockState::Ours)), "{taken:?}");
}

#[test]
fn what_cannot_be_kept_is_tried_again_in_a_folder_that_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let in_the_way = folder.path().join("recuperation");
    fs::write(&in_the_way, "").expect("a file");
    let mut desktop = begun(folder.path());
    let kept = answered(&mut desktop, Guard::Keep(1, unsaved()));
    assert!(matches!(kept, Answered::Kept(1, Err(_))), "{kept:?}");
    fs::remove_file(&in_the_way).expect("it goes");
    let kept = answered(&mut desktop, Guard::Keep(2, unsaved()));
    assert!(matches!(kept, Answered::Kept(2, Ok(()))), "{kept:?}");
    let is_record = |path: &Path| path.extension().is_some_and(|found| found == "recuperation");
    let there = fs::read_dir(&in_the_way).expect("a folder").filter_map(Result::ok);
    assert_eq!(there.filter(|entry| is_record(&entry.path())).count(), 1);
}

#[test]
fn that_preferences_cannot_be_written_is_told_once_and_they_are_tried_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let in_the_way = folder.path().join("reglages");
    fs::write(&in_the_way, "").expect("a file");
    let path = in_the_way.join("preferences.ron");
    let mut desktop = Desktop::new(Some(path.clone()), None);
    let remember = |desktop: &mut Desktop, zoom_percent| {
        let preferences = Preferences { zoom_percent, ..Preferences::default() };
        desktop.perform(Effect::SavePreferences(preferences), &Context::default());
    };
    remember(&mut desktop, 110);
    let told = awaited(|| desktop.answers().pop());
    assert!(matches!(told, Answered::PreferencesLost(_)), "{told:?}");
    remember(&mut desktop, 120);
    thread::sleep(Duration::from_millis(100));
    fs::remove_file(&in_the_way).expect("it goes");
    remember(&mut desktop, 130);
    let found = awaited(|| Preferences::found(&path));
    assert_eq!(found.zoom_percent, 130);
    assert!(desktop.answers().is_empty(), "told once");
}

//! What a session keeps aside, and what is found of one that was cut.
#![expect(clippy::disallowed_methods, reason = "this test makes a file of the past")]

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use jalons::store::{self, Recovery};

fn texts(folder: &Path) -> Vec<String> {
    let found = store::left_behind(folder);
    let text = |one: &store::LeftBehind| one.read().expect("there").to_vec();
    found.iter().map(|one| String::from_utf8(text(one)).expect("text")).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("there");
    entries.map(|one| one.expect("there").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn what_a_running_session_keeps_is_offered_to_nobody() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let session = Recovery::begin(folder.path(), "une").expect("begun");
    session.keep(b"un").expect("kept");
    assert_eq!(texts(folder.path()), Vec::<String>::new());
    drop(session);
    assert_eq!(texts(folder.path()), ["un"], "the session ended without saving");
}

#[test]
fn the_last_thing_kept_is_found_whole() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let session = Recovery::begin(folder.path(), "une").expect("begun");
    for number in 0..50 {
        session.keep(number.to_string().as_bytes()).expect("kept");
    }
    drop(session);
    assert_eq!(texts(folder.path()), ["49"]);
}

#[test]
fn what_is_saved_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let session = Recovery::begin(folder.path(), "une").expect("begun");
    session.keep(b"un").expect("kept");
    session.forget();
    drop(session);
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn what_is_offered_in_a_window_is_not_offered_in_a_second_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let session = Recovery::begin(folder.path(), "une").expect("begun");
    session.keep(b"un").expect("kept");
    drop(session);
    let mut claimed = store::left_behind(folder.path());
    assert_eq!(texts(folder.path()), Vec::<String>::new());
    claimed.remove(0).forget();
    assert_eq!(names(folder.path()), Vec::<String>::new(), "taken back: it goes");
}

#[test]
fn what_killed_sessions_leave_is_swept_after_a_while() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let killed = folder.path().join("vieille.session");
    let file = fs::File::create(&killed).expect("writable");
    file.set_modified(SystemTime::now() - Duration::from_hours(2)).expect("ours");
    drop(file);
    let recent = folder.path().join("recente.session");
    fs::File::create(&recent).expect("writable");
    let _session = Recovery::begin(folder.path(), "une").expect("begun");
    assert_eq!((killed.exists(), recent.exists()), (false, true));
}

#[test]
fn what_a_killed_write_leaves_is_swept_after_a_while() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let left = |name: &str, hours: u64| {
        let path = folder.path().join(name);
        let file = fs::File::create(&path).expect("writable");
        file.set_modified(SystemTime::now() - Duration::from_hours(hours)).expect("ours");
        path
    };
    let old = left(".jalons-aB3xYz.tmp", 2);
    let being_written = left(".jalons-bB3xYz.tmp", 0);
    let not_ours =
        [".jalons-notes.tmp", ".jalons-aB3xY\u{e9}.tmp", "jalons-aB3xYz.tmp", ".jalons-aB3xYz"];
    let not_ours = not_ours.map(|name| left(name, 48));
    let _session = Recovery::begin(folder.path(), "une").expect("begun");
    assert_eq!((old.exists(), being_written.exists()), (false, true));
    assert!(not_ours.iter().all(|path| path.exists()));
}

#[cfg(unix)]
#[test]
fn nobody_else_of_the_computer_reads_what_is_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    let parent = tempfile::tempdir().expect("a temporary folder");
    let folder = parent.path().join("recuperation");
    let session = Recovery::begin(&folder, "une").expect("begun");
    session.keep(b"un").expect("kept");
    let rights = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(rights(&folder), 0o700);
    assert_eq!(rights(&folder.join("une.recuperation")), 0o600);
}

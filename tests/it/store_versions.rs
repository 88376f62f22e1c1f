//! The dated versions beside a file: the last ten, then one a month, and none when ballots are given up.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jalons::store::{self, Former, Replace, StoreError};
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use tempfile::TempDir;

/// A file that is saved at moments of the past.
struct Past {
    folder: TempDir,
}

impl Past {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("équipe.jalons")
    }

    /// Saves the file, and sets its date as if it had been at that moment.
    fn save(&self, text: &str, at: DateTime, former: Former) {
        store::write(&self.file(), text.as_bytes(), &Replace::Anything, former).expect("written");
        self.date(at);
    }

    fn date(&self, at: DateTime) {
        let zoned = at.to_zoned(TimeZone::system()).expect("a moment of this place");
        let file = File::options().write(true).open(self.file()).expect("there");
        file.set_modified(SystemTime::from(zoned.timestamp())).expect("ours");
    }

    fn versions(&self) -> Vec<(String, String)> {
        let text = |path: &Path| fs::read_to_string(path).expect("there");
        let all = store::versions(&self.file());
        all.iter().map(|one| (one.saved_at.to_string(), text(&one.path))).collect()
    }
}

#[test]
fn a_version_bears_the_moment_it_was_saved() {
    let past = Past::new();
    past.save("un", date(2026, 11, 25).at(22, 10, 5, 0), Former::Kept);
    past.save("deux", date(2026, 11, 26).at(9, 0, 0, 0), Former::Kept);
    assert_eq!(past.versions(), [("2026-11-25T22:10:05".to_owned(), "un".to_owned())]);
    let name = "équipe.versions/2026-11-25-22h10m05.jalons";
    assert!(past.folder.path().join(name).is_file());
}

#[test]
fn the_last_ten_stay_then_the_last_of_each_month() {
    let past = Past::new();
    // Every third day from January on: 40 saves, the last one on the 28th of April.
    let days = (0..40).map(|step| date(2026, 1, 1) + jiff::Span::new().days(step * 3));
    for day in days {
        past.save(&day.to_string(), day.at(8, 0, 0, 0), Former::Kept);
    }
    let kept: Vec<String> = past.versions().into_iter().map(|(_, text)| text).collect();
    let expected = [
        "2026-04-25",
        "2026-04-22",
        "2026-04-19",
        "2026-04-16",
        "2026-04-13",
        "2026-04-10",
        "2026-04-07",
        "2026-04-04",
        "2026-04-01",
        "2026-03-29",
        "2026-03-26",
        "2026-02-27",
        "2026-01-31",
    ];
    assert_eq!(kept, expected);
}

#[test]
fn saving_all_the_time_keeps_a_version_now_and_then() {
    let past = Past::new();
    let at = |minute: i8| date(2026, 11, 25).at(10, minute, 0, 0);
    for minute in 0..30 {
        past.save(&minute.to_string(), at(minute), Former::KeptNowAndThen);
    }
    let kept: Vec<String> = past.versions().into_iter().map(|(_, text)| text).collect();
    assert_eq!(kept, ["20", "10", "0"]);
}

#[test]
fn ballots_that_are_given_up_leave_no_version() {
    let past = Past::new();
    for hour in 8..12 {
        past.save("avec des avis", date(2026, 11, 25).at(hour, 0, 0, 0), Former::Kept);
    }
    let bak = past.folder.path().join("équipe.jalons.bak");
    fs::write(&bak, "avec des avis").expect("writable");
    assert_eq!(past.versions().len(), 4, "three and the one of former days");
    past.save("sans avis", date(2026, 11, 25).at(12, 0, 0, 0), Former::Forgotten);
    assert_eq!(past.versions(), []);
    let left: Vec<_> = fs::read_dir(past.folder.path()).expect("there").collect();
    assert_eq!(left.len(), 1, "the file itself");
}

#[test]
fn what_others_put_among_the_versions_is_left_alone() {
    let past = Past::new();
    past.save("un", date(2026, 11, 25).at(8, 0, 0, 0), Former::Kept);
    past.save("deux", date(2026, 11, 25).at(9, 0, 0, 0), Former::Kept);
    let note = past.folder.path().join("équipe.versions").join("à garder.txt");
    fs::write(&note, "une note").expect("writable");
    past.save("trois", date(2026, 11, 25).at(10, 0, 0, 0), Former::Forgotten);
    assert_eq!(past.versions(), []);
    assert!(note.is_file());
}

#[test]
fn saving_the_same_again_and_again_pushes_no_version_out() {
    let past = Past::new();
    for hour in 0..11 {
        past.save(&hour.to_string(), date(2026, 11, 25).at(hour, 0, 0, 0), Former::Kept);
    }
    let ten = past.versions();
    assert_eq!(ten.len(), 10);
    let written = || fs::metadata(past.file()).expect("there").modified().expect("dated");
    let before = written();
    for _ in 0..11 {
        let only = Replace::Only(b"10"[..].into());
        store::write(&past.file(), b"10", &only, Former::Kept).expect("it is there");
    }
    assert_eq!(past.versions(), ten);
    assert_eq!(written(), before, "it is not written again");
    let only = Replace::Only(b"10"[..].into());
    store::write(&past.file(), b"10", &only, Former::Forgotten).expect("it is there");
    assert_eq!(past.versions(), [], "ballots were given up all the same");
}

#[test]
fn what_is_replaced_stays_even_when_its_date_is_of_long_ago() {
    let past = Past::new();
    for day in 1..=12 {
        past.save(&day.to_string(), date(2026, 11, day).at(8, 0, 0, 0), Former::Kept);
    }
    // A copy put back with its own date: ten are newer, and a later one stands for its month.
    fs::write(past.file(), "remis en place").expect("writable");
    past.date(date(2026, 11, 1).at(7, 0, 0, 0));
    past.save("après", date(2026, 11, 20).at(8, 0, 0, 0), Former::Kept);
    let texts: Vec<String> = past.versions().into_iter().map(|(_, text)| text).collect();
    assert!(texts.contains(&"remis en place".to_owned()), "{texts:?}");
}

#[test]
fn what_only_resembles_a_version_is_never_removed() {
    let past = Past::new();
    past.save("un", date(2026, 11, 25).at(8, 0, 0, 0), Former::Kept);
    past.save("deux", date(2026, 11, 25).at(9, 0, 0, 0), Former::Kept);
    let names = [
        "2026-11-25-22h10m05.pdf",
        "2026-11-25-22h10m05",
        "2026-11-25-22h10m05 copie.jalons",
        "2026-1-5-2h1m5.jalons",
    ];
    let others = names.map(|name| past.folder.path().join("équipe.versions").join(name));
    for other in &others {
        fs::write(other, "à quelqu’un").expect("writable");
    }
    // More than ten would leave none of that month but the last ones.
    for minute in 0..20 {
        past.save("trois", date(2026, 12, 1).at(8, minute, 0, 0), Former::Kept);
    }
    past.save("quatre", date(2026, 12, 2).at(8, 0, 0, 0), Former::Forgotten);
    assert_eq!(past.versions(), []);
    assert!(others.iter().all(|other| other.is_file()));
}

#[test]
fn a_file_in_the_place_of_the_versions_is_told_as_such() {
    let past = Past::new();
    past.save("un", date(2026, 11, 25).at(8, 0, 0, 0), Former::Gone);
    fs::write(past.folder.path().join("équipe.versions"), "à quelqu’un").expect("writable");
    for former in [Former::Kept, Former::KeptNowAndThen] {
        let refused = store::write(&past.file(), b"deux", &Replace::Anything, former);
        let error = refused.expect_err("there is no place for the former one");
        assert!(matches!(error, StoreError::VersionsInTheWay), "{error:?}");
        assert!(error.help().contains("«\u{a0}.versions\u{a0}»"), "{}", error.help());
    }
    assert_eq!(fs::read_to_string(past.file()).expect("there"), "un");
}

#[test]
fn a_save_sweeps_what_a_killed_one_left_beside_it_and_among_its_versions() {
    let past = Past::new();
    past.save("un", date(2026, 11, 25).at(8, 0, 0, 0), Former::Kept);
    past.save("deux", date(2026, 11, 25).at(9, 0, 0, 0), Former::Kept);
    let left = |name: &str, age: Duration| {
        let path = past.folder.path().join(name);
        let file = File::create(&path).expect("writable");
        file.set_modified(SystemTime::now() - age).expect("ours");
        path
    };
    let old = Duration::from_hours(2);
    let swept = [left(".jalons-aB3xYz.tmp", old), left("équipe.versions/.jalons-aB3xYz.tmp", old)];
    let stays =
        [left(".jalons-bB3xYz.tmp", Duration::from_mins(5)), left(".jalons-à moi.tmp", old)];
    past.save("trois", date(2026, 11, 25).at(10, 0, 0, 0), Former::Kept);
    assert!(swept.iter().all(|path| !path.exists()));
    assert!(stays.iter().all(|path| path.exists()));
}

#[cfg(unix)]
#[test]
fn a_copy_of_a_version_is_as_private_as_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode));
    let past = Past::new();
    let (first, then) = (date(2026, 11, 25).at(8, 0, 0, 0), date(2026, 11, 25).at(9, 0, 0, 0));
    past.save("un", first, Former::Kept);
    past.save("deux", then, Former::Kept);
    let version = store::versions(&past.file()).remove(0).path;
    set(&version, 0o644).expect("ours");
    set(&past.file(), 0o600).expect("ours");
    // Of the same second as the version: that one gives way to a copy.
    past.date(first);
    past.save("trois", then, Former::Kept);
    assert_eq!(fs::read_to_string(&version).expect("there"), "deux");
    let mode = fs::metadata(&version).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn a_version_stays_as_it_was_when_the_file_is_written_again() {
    use std::os::unix::fs::MetadataExt as _;
    let past = Past::new();
    past.save("un", date(2026, 11, 25).at(8, 0, 0, 0), Former::Kept);
    past.save("deux", date(2026, 11, 25).at(9, 0, 0, 0), Former::Kept);
    let inode = |path: &Path| fs::metadata(path).expect("there").ino();
    let version = store::versions(&past.file()).remove(0).path;
    assert_ne!(inode(&version), inode(&past.file()));
    past.save("trois", date(2026, 11, 25).at(10, 0, 0, 0), Former::Kept);
    assert_eq!(fs::read_to_string(version).expect("there"), "un");
}

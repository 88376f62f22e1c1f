//! The dated former versions of a file, in a folder beside it.
//!
//! The last [`LATEST`] stay, then one a month. `équipe.jalons` has its versions in
//! `équipe.versions/2026-11-25-22h10m05.jalons`, each dated by the moment it was saved.

use std::cmp::Reverse;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::disk::{Rights, flush_folder, folder_of, followed, write_through};
use super::temporary::sweep;
use super::{StoreError, read};

/// How many versions stay whatever their age.
pub const LATEST: usize = 10;
/// How long a version stands for those saved soon after it, when saving goes on all the time.
const NOW_AND_THEN_MINUTES: i64 = 10;
const FOLDER_EXTENSION: &str = "versions";
const NAME_FORMAT: &str = "%Y-%m-%d-%Hh%Mm%S";

/// A former version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerVersion {
    /// When it was saved, as the clock on the wall said.
    pub saved_at: DateTime,
    /// Where it is.
    pub path: PathBuf,
}

/// Returns the former versions of a file, latest first; the one of former days, `NAME.bak`, too.
pub fn versions(path: &Path) -> Vec<FormerVersion> {
    let path = &followed(path);
    let mut versions = dated(path);
    let bak = former_bak(path);
    if let Some(saved_at) = saved_at(&bak) {
        versions.push(FormerVersion { saved_at, path: bak });
    }
    versions.sort_by_key(|version| Reverse(version.saved_at));
    versions
}

/// Tells whether a path is a former version of another file: it is looked at, never saved over.
pub fn is_version(path: &Path) -> bool {
    let has = |path: &Path, wanted: &str| path.extension().is_some_and(|found| found == wanted);
    let is_dated = date_in(path).is_some();
    has(path, "bak")
        || is_dated && path.parent().is_some_and(|folder| has(folder, FOLDER_EXTENSION))
}

/// Returns the file a path is a dated version of.
pub fn current(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|_| is_version(path) && date_in(path).is_some())?;
    Some(folder.with_extension(path.extension()?))
}

/// Keeps a copy of a file as it is now, and returns it. A version of the same second gives way.
pub(super) fn keep(path: &Path) -> Result<PathBuf, StoreError> {
    let folder = folder(path);
    fs::create_dir_all(&folder).map_err(|error| match StoreError::from(error) {
        StoreError::AlreadyThere => StoreError::VersionsInTheWay,
        other => other,
    })?;
    let saved_at = saved_at(path).ok_or(StoreError::NotFound)?;
    let mut kept = folder.join(saved_at.strftime(NAME_FORMAT).to_string()).into_os_string();
    if let Some(extension) = path.extension() {
        kept.push(".");
        kept.push(extension);
    }
    let kept = PathBuf::from(kept);
    match fs::hard_link(path, &kept) {
        // The same file under a second name: it costs no room, and cannot be half there.
        Ok(()) => flush_folder(&folder)?,
        // A key or a share without links, or a version of the same second.
        Err(_) => write_through(&kept, &read(path)?, Rights::Of(path))?,
    }
    flush_folder(folder_of(path))?;
    Ok(kept)
}

/// Keeps a copy and returns it, unless the last one stands for it.
pub(super) fn keep_now_and_then(path: &Path) -> Result<Option<PathBuf>, StoreError> {
    let last = dated(path).into_iter().map(|version| version.saved_at).max();
    let is_recent = saved_at(path).zip(last).is_some_and(|(now, last)| {
        let until = last.saturating_add(NOW_AND_THEN_MINUTES.minutes());
        last <= now && now < until
    });
    if is_recent { Ok(None) } else { keep(path).map(Some) }
}

/// Removes what is no longer to be kept; what cannot be removed stays, as any other file.
///
/// The version just kept stays, however old: nothing is replaced without leaving its former self.
pub(super) fn thin_out(path: &Path, just_kept: Option<&Path>) {
    let mut all = dated(path);
    all.sort_by_key(|version| Reverse(version.saved_at));
    let dates: Vec<DateTime> = all.iter().map(|version| version.saved_at).collect();
    let kept = kept_of(&dates);
    let stays = |version: &FormerVersion| {
        kept.contains(&version.saved_at) || Some(&*version.path) == just_kept
    };
    for version in all.iter().filter(|version| !stays(version)) {
        let _stays = fs::remove_file(&version.path);
    }
    sweep(&folder(path), path);
}

/// Removes every version of a file.
pub(super) fn forget(path: &Path) {
    for version in versions(path) {
        let _stays = fs::remove_file(version.path);
    }
    sweep(&folder(path), path);
    // It goes only when it is empty: what somebody else put there is theirs.
    let _stays = fs::remove_dir(folder(path));
}

/// Returns which of these moments, latest first, are kept: the last ones, then the last of a month.
fn kept_of(latest_first: &[DateTime]) -> Vec<DateTime> {
    let mut kept: Vec<DateTime> = latest_first.iter().take(LATEST).copied().collect();
    let mut month = None;
    for date in latest_first.iter().skip(LATEST) {
        let own = Some((date.year(), date.month()));
        if own != month {
            kept.push(*date);
        }
        month = own;
    }
    kept
}

/// Returns what is among the versions under a name that only they have: the rest is somebody’s.
fn dated(path: &Path) -> Vec<FormerVersion> {
    let Ok(entries) = fs::read_dir(folder(path)) else { return Vec::new() };
    let extension = |path: &Path| path.extension().map(OsStr::to_ascii_lowercase);
    let own = extension(path);
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths
        .filter(|path| extension(path) == own)
        .filter_map(|path| Some(FormerVersion { saved_at: date_in(&path)?, path }))
        .collect()
}

/// Reads the date a version is named by; a name that only resembles one holds none.
fn date_in(path: &Path) -> Option<DateTime> {
    let name = path.file_stem()?.to_str()?;
    let date = DateTime::strptime(NAME_FORMAT, name).ok()?;
    (date.strftime(NAME_FORMAT).to_string() == name).then_some(date)
}

/// Returns the folder of a file's versions.
fn folder(path: &Path) -> PathBuf {
    path.with_extension(FOLDER_EXTENSION)
}

fn former_bak(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

/// Returns when a file was last written, by its own date.
pub(super) fn saved_at(path: &Path) -> Option<DateTime> {
    let written = fs::metadata(path).ok()?.modified().ok()?;
    let timestamp = Timestamp::try_from(written).ok()?;
    Some(local_time(timestamp, TimeZone::system()))
}

/// Returns what the clock on the wall says at a moment in a time zone.
pub fn local_time(at: Timestamp, zone: TimeZone) -> DateTime {
    at.to_zoned(zone).datetime()
}

//! What a session keeps aside while it works, and what is found of one that was cut.
//!
//! Each session has one file in a folder of the person's, and a lock the system frees when the
//! session ends, however it ends. A file whose lock is free was left behind.

use std::cmp::Reverse;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::DateTime;

use super::disk::{Rights, write_through};
use super::versions::saved_at;
use super::{Contents, StoreError, read, temporary};

const EXTENSION: &str = "recuperation";
const LOCK_EXTENSION: &str = "session";
/// Held by the session that offers what another left behind.
const CLAIM_EXTENSION: &str = "offre";
/// The extension of what was kept and cannot be read: it is offered no more.
pub const UNREADABLE: &str = "illisible";
/// How old what a session leaves when it is killed is before it is swept.
const SWEPT_AFTER: Duration = Duration::from_hours(1);
/// How many left behind are shown: the latest.
const MOST: usize = 20;

/// Returns the folder where sessions keep what is not saved, when the system has a place for it.
pub fn recovery_folder() -> Option<PathBuf> {
    Some(super::own_folders()?.data_local_dir().join("recuperation"))
}

/// The place where this session keeps what is not saved yet.
#[derive(Debug)]
pub struct Recovery {
    path: PathBuf,
    lock_path: PathBuf,
    /// Held, never read: the system lets it go with the session.
    _lock: File,
}

impl Recovery {
    /// Begins a session in this folder, under a name nobody else draws.
    pub fn begin(folder: &Path, token: &str) -> Result<Self, StoreError> {
        create_private_folder(folder)?;
        let lock_path = folder.join(token).with_extension(LOCK_EXTENSION);
        let lock = locked(&lock_path)?.ok_or(StoreError::AlreadyThere)?;
        sweep(folder, &lock);
        temporary::sweep(folder, &lock_path);
        let path = folder.join(token).with_extension(EXTENSION);
        Ok(Self { path, lock_path, _lock: lock })
    }

    /// Keeps these bytes in the place of the former ones, whole, on the disk when this returns.
    pub fn keep(&self, bytes: &[u8]) -> Result<(), StoreError> {
        write_through(&self.path, bytes, Rights::Private)
    }

    /// Keeps nothing any more: it is saved, or was given up.
    pub fn forget(&self) {
        // What cannot be removed is offered next time: better too much than too little.
        let _stays = fs::remove_file(&self.path);
    }
}

impl Drop for Recovery {
    fn drop(&mut self) {
        if !self.path.exists() {
            let _stays = fs::remove_file(&self.lock_path);
        }
    }
}

/// What a session that was cut had kept. Nobody else is offered it meanwhile.
#[derive(Debug)]
pub struct LeftBehind {
    /// Where it is.
    pub path: PathBuf,
    /// When it was kept.
    pub kept_at: DateTime,
    _claim: File,
}

impl LeftBehind {
    /// Reads what was kept.
    pub fn read(&self) -> Result<Contents, StoreError> {
        read(&self.path)
    }

    /// Removes it: it was taken back, or is not wanted.
    pub fn forget(self) {
        let _stays = fs::remove_file(&self.path);
        self.let_go();
    }

    /// Gives it a name under which it is offered no more.
    pub fn set_aside(self) {
        let _stays = fs::rename(&self.path, self.path.with_extension(UNREADABLE));
        self.let_go();
    }

    fn let_go(&self) {
        let _stays = fs::remove_file(self.path.with_extension(LOCK_EXTENSION));
        let _stays = fs::remove_file(self.path.with_extension(CLAIM_EXTENSION));
    }
}

/// Returns what sessions that were cut left in a folder, latest first.
pub fn left_behind(folder: &Path) -> Vec<LeftBehind> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let kept = paths.filter(|path| path.extension().is_some_and(|sessions| sessions == EXTENSION));
    let claimed = kept.filter_map(|path| {
        // Only tried: a lock held on it would say that the session still runs.
        drop(locked(&path.with_extension(LOCK_EXTENSION)).ok().flatten()?);
        let claim = locked(&path.with_extension(CLAIM_EXTENSION)).ok().flatten()?;
        Some(LeftBehind { kept_at: saved_at(&path)?, path, _claim: claim })
    });
    let mut sessions: Vec<LeftBehind> = claimed.collect();
    sessions.sort_by_key(|one| Reverse(one.kept_at));
    sessions.truncate(MOST);
    sessions
}

/// Removes the locks of sessions that were killed with nothing to keep.
fn sweep(folder: &Path, ours: &File) {
    let written = |file: &fs::Metadata| file.modified().ok();
    let Some(now) = ours.metadata().ok().as_ref().and_then(written) else { return };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let is_lock = path
            .extension()
            .is_some_and(|found| found == LOCK_EXTENSION || found == CLAIM_EXTENSION);
        let then = fs::metadata(&path).ok().as_ref().and_then(written);
        let age = then.and_then(|then| now.duration_since(then).ok());
        let is_old = age.is_some_and(|age| age > SWEPT_AFTER);
        let is_needed = path.with_extension(EXTENSION).exists();
        if is_lock && is_old && !is_needed && matches!(locked(&path), Ok(Some(_))) {
            let _stays = fs::remove_file(path);
        }
    }
}

/// Tells whether the session of this name is still running on this computer.
pub(super) fn is_running(folder: &Path, token: &str) -> bool {
    let path = folder.join(token).with_extension(LOCK_EXTENSION);
    let Ok(file) = File::open(path) else { return false };
    file.try_lock_shared().is_err()
}

/// Takes the lock of a session; `None` while that session runs.
fn locked(path: &Path) -> Result<Option<File>, StoreError> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(error)) => Err(error.into()),
    }
}

/// What is kept is the team's: nobody else of this computer reads it.
pub(super) fn create_private_folder(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

//! The only module that touches files: bounded reading, atomic writing, dated former versions, what
//! is left of a session that was cut, the lock beside a shared file, preferences, journal.
//!
//! Never knows what it stores and decides nothing: it is told what to write where, and what it may
//! replace.

#![allow(clippy::disallowed_methods, reason = "this is the one module that touches files")]

mod computer;
mod disk;
mod error;
mod folder;
mod journal;
mod lock;
mod preferences;
mod recovery;
mod renderer;
mod temporary;
mod trial;
mod versions;
mod write;

use std::fs::{self, File, Metadata};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_encoding::HEXLOWER;
use directories::ProjectDirs;
use sha2::{Digest as _, Sha256};

use crate::french;

pub use self::computer::computer;
pub use self::error::StoreError;
pub use self::folder::{FolderEntry, entries};
pub use self::journal::Journal;
pub use self::lock::{Holder, Lock, Taken};
pub use self::preferences::{Preferences, RecentFile, ThemeChoice};
pub use self::recovery::{LeftBehind, Recovery, UNREADABLE, left_behind, recovery_folder};
pub use self::renderer::Renderer;
pub use self::trial::Trial;
pub use self::versions::{FormerVersion, current, is_version, local_time, versions};
pub use self::write::{Former, Replace, write};

/// What a file held when it was last read or written, to notice a change behind our back.
pub type Contents = Arc<[u8]>;

/// Largest file read into memory.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Largest file whose fingerprint is made: larger ones would keep the disk busy for minutes.
pub const MAX_FINGERPRINTED: u64 = 1 << 30;

/// Returns where the system has each program keep what is the person's own.
fn own_folders() -> Option<ProjectDirs> {
    ProjectDirs::from("fr", "", "jalons")
}

/// Reads a whole file, but never more than [`MAX_BYTES`].
pub fn read(path: &Path) -> Result<Contents, StoreError> {
    let (file, length) = opened(path)?;
    if length > MAX_BYTES {
        return Err(StoreError::TooLarge);
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(StoreError::TooLarge);
    }
    Ok(bytes.into())
}

/// Opens a regular file, and returns its length. Looks at it first: opening a pipe would wait for
/// who writes into it.
fn opened(path: &Path) -> Result<(File, u64), StoreError> {
    let kept = |metadata: &Metadata| {
        if metadata.is_dir() {
            Err(StoreError::IsFolder)
        } else if metadata.is_file() {
            Ok(metadata.len())
        } else {
            Err(StoreError::NotAFile)
        }
    };
    let is_link = || fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    kept(&fs::metadata(path).map_err(|error| match StoreError::from(error) {
        StoreError::NotFound | StoreError::Other(_) if is_link() => StoreError::DeadLink,
        other => other,
    })?)?;
    let file = File::open(path)?;
    let length = kept(&file.metadata()?)?;
    Ok((file, length))
}

/// Returns the SHA-256 of a file, in hexadecimal; never holds it whole in memory.
pub fn fingerprint(path: &Path) -> Result<String, StoreError> {
    let (file, length) = opened(path)?;
    if length > MAX_FINGERPRINTED {
        return Err(StoreError::TooLargeToFingerprint);
    }
    // It may grow meanwhile.
    let mut file = file.take(MAX_FINGERPRINTED);
    let mut digest = Sha256::new();
    let mut part = vec![0; 64 * 1024];
    loop {
        let length = file.read(&mut part)?;
        if length == 0 {
            break;
        }
        digest.update(part.get(..length).unwrap_or_default());
    }
    Ok(HEXLOWER.encode(&digest.finalize()))
}

/// Returns the SHA-256 of a content, in hexadecimal.
pub fn fingerprint_of(contents: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(contents))
}

/// Tells whether a file bears an extension, which may be of two parts: `avis.txt`.
pub fn bears(path: &Path, extension: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    name.strip_suffix(&extension.to_lowercase()).is_some_and(|stem| stem.ends_with('.'))
}

/// Returns the files of a folder that bear one of these extensions, by name; `None` when it is no
/// folder.
pub fn files_in(folder: &Path, extensions: &[&str]) -> Option<Vec<PathBuf>> {
    let listed = fs::read_dir(folder).ok()?;
    let paths = listed.filter_map(|entry| Some(entry.ok()?.path()));
    let is_wanted = |path: &PathBuf| extensions.iter().any(|wanted| bears(path, wanted));
    let mut files: Vec<PathBuf> = paths.filter(is_wanted).collect();
    files.sort_by(|one, other| french::compare(&one.to_string_lossy(), &other.to_string_lossy()));
    Some(files)
}

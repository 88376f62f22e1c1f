//! Writing a file so that no moment loses anything.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{Contents, StoreError, read, versions};

/// What a write may replace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replace {
    /// Nothing: the name was completed by us, nobody agreed to lose what is there.
    Nothing,
    /// Whatever is there: the person chose this name.
    Anything,
    /// Only a file that still holds this.
    Only(Contents),
}

/// What becomes of the version of a file that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Former {
    /// It is gone: an export is made again as often as one likes.
    Gone,
    /// It stays among the dated versions beside the file.
    Kept,
    /// It stays there unless the last one that did is only some minutes old: a file that is saved
    /// all the time would otherwise push its own past out.
    KeptNowAndThen,
    /// It goes, and so do all the dated ones: the team chose that ballots leave no trace.
    Forgotten,
}

/// Writes a file so that at any moment either the former or the new one is there, whole.
///
/// The bytes go to a temporary file of the same folder, are flushed to the disk, and take the name
/// in one step; then the folder is flushed. A link is followed: the file it leads to is the one that
/// is kept whole. A file that already holds these bytes is not written again.
pub fn write(
    path: &Path,
    bytes: &[u8],
    replace: &Replace,
    former: Former,
) -> Result<(), StoreError> {
    let path = &followed(path);
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(StoreError::FolderGone);
    }
    if path.is_dir() {
        return Err(StoreError::IsFolder);
    }
    if path.exists() && !path.is_file() {
        return Err(StoreError::NotAFile);
    }
    refuse_unwanted(path, bytes, replace)?;
    refuse_read_only(path)?;
    if path.exists() {
        match former {
            Former::Kept => versions::keep(path)?,
            Former::KeptNowAndThen => versions::keep_now_and_then(path)?,
            Former::Gone | Former::Forgotten => {}
        }
    }
    write_through(path, bytes, Rights::AsBefore)?;
    match former {
        Former::Forgotten => versions::forget(path),
        Former::Kept | Former::KeptNowAndThen => versions::thin_out(path),
        Former::Gone => {}
    }
    Ok(())
}

/// Returns the folder a file is in; that of a bare name is the current one.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Returns where a link leads; a path that is none leads to itself.
pub(super) fn followed(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    let target = is_link.then(|| fs::canonicalize(path).ok()).flatten();
    target.unwrap_or_else(|| path.to_owned())
}

fn refuse_unwanted(path: &Path, bytes: &[u8], replace: &Replace) -> Result<(), StoreError> {
    let expected = match replace {
        Replace::Nothing if path.exists() => return Err(StoreError::AlreadyThere),
        Replace::Anything | Replace::Nothing => return Ok(()),
        Replace::Only(expected) => expected,
    };
    match read(path) {
        // A power cut may have come between the write and the news of it.
        Ok(found) if found == *expected || *found == *bytes => Ok(()),
        Ok(_) => Err(StoreError::ChangedElsewhere),
        Err(StoreError::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Who may read a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rights {
    /// Those who could read the one it replaces; everybody when there was none.
    AsBefore,
    /// Its owner only.
    Private,
}

/// Writes aside, flushes, then takes the name, and flushes that too.
pub(super) fn write_through(path: &Path, bytes: &[u8], rights: Rights) -> Result<(), StoreError> {
    let folder = folder_of(path);
    let temporary = tempfile::Builder::new().prefix(".jalons-").suffix(".tmp").tempfile_in(folder);
    let mut temporary = temporary.map_err(|error| match StoreError::from(error) {
        // The folder is there, yet takes no file: some system folders answer so.
        StoreError::NotFound => StoreError::NoRight,
        other => other,
    })?;
    temporary.write_all(bytes)?;
    // A temporary file is private already.
    if rights == Rights::AsBefore {
        keep_permissions(path, temporary.as_file())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(path).map_err(|error| StoreError::from(error.error))?;
    flush_folder(folder);
    Ok(())
}

/// A rename would replace a file its owner made read-only: that is refused.
fn refuse_read_only(path: &Path) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.permissions().readonly() => Err(StoreError::NoRight),
        _ => Ok(()),
    }
}

/// The saved file keeps the rights of the one it replaces.
fn keep_permissions(path: &Path, temporary: &File) -> Result<(), StoreError> {
    if let Ok(metadata) = fs::metadata(path) {
        temporary.set_permissions(metadata.permissions())?;
        return Ok(());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        temporary.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    Ok(())
}

/// On Unix the new name itself must reach the disk; elsewhere the rename already does.
pub(super) fn flush_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(handle) = File::open(folder) {
        // Some network shares refuse to flush a folder; the file itself is already safe.
        let _refused = handle.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

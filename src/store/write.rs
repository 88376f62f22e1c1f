//! Writing a file so that no moment loses anything.

use std::fs;
use std::path::Path;

use super::disk::{Rights, flush, folder_of, followed, write_through};
use super::temporary::sweep;
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
/// is kept whole.
///
/// Only the file that [`Replace::Only`] reads may be found to hold these bytes already: it is flushed,
/// not written again, and keeps no version. That is also how a write is tried again whose last step,
/// the flush of the folder, was refused: the new file is there, yet nothing says that it stays.
pub fn write(
    path: &Path,
    bytes: &[u8],
    replace: &Replace,
    former: Former,
) -> Result<(), StoreError> {
    let path = &followed(path);
    let folder = folder_of(path);
    is_folder_there(folder)?;
    if path.is_dir() {
        return Err(StoreError::IsFolder);
    }
    if path.exists() && !path.is_file() {
        return Err(StoreError::NotAFile);
    }
    let is_there = refuse_unwanted(path, bytes, replace)?;
    refuse_read_only(path)?;
    if is_there {
        // Whoever wrote it may not have seen it reach the disk.
        flush(path)?;
        if former == Former::Forgotten {
            versions::forget(path);
        }
        return Ok(());
    }
    let kept = match former {
        Former::Kept if path.exists() => Some(versions::keep(path)?),
        Former::KeptNowAndThen if path.exists() => versions::keep_now_and_then(path)?,
        Former::Kept | Former::KeptNowAndThen | Former::Gone | Former::Forgotten => None,
    };
    write_through(path, bytes, Rights::Of(path))?;
    match former {
        Former::Forgotten => versions::forget(path),
        Former::Kept | Former::KeptNowAndThen => versions::thin_out(path, kept.as_deref()),
        Former::Gone => {}
    }
    // A file that is saved all the time does not go through its folder each time.
    if former != Former::KeptNowAndThen || kept.is_some() {
        sweep(folder, path);
    }
    Ok(())
}

/// Tells why a folder cannot take a file, when it cannot be looked at.
fn is_folder_there(folder: &Path) -> Result<(), StoreError> {
    match fs::metadata(folder).map_err(StoreError::from) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) | Err(StoreError::NotFound) => Err(StoreError::FolderGone),
        Err(error) => Err(error),
    }
}

/// Refuses to replace what nobody agreed to lose; tells whether the file is known to hold the bytes.
fn refuse_unwanted(path: &Path, bytes: &[u8], replace: &Replace) -> Result<bool, StoreError> {
    let expected = match replace {
        Replace::Nothing if path.exists() => return Err(StoreError::AlreadyThere),
        Replace::Anything | Replace::Nothing => return Ok(false),
        Replace::Only(expected) => expected,
    };
    match read(path) {
        // A power cut may have come between the write and the news of it.
        Ok(found) if *found == *bytes => Ok(true),
        Ok(found) if found == *expected => Ok(false),
        Ok(_) => Err(StoreError::ChangedElsewhere),
        // A colleague moved it, or an empty folder stands where a share was: nothing is written there unasked.
        Err(StoreError::NotFound) => Err(StoreError::FileGone),
        Err(error) => Err(error),
    }
}

/// A rename would replace a file its owner made read-only: that is refused.
fn refuse_read_only(path: &Path) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.permissions().readonly() => Err(StoreError::ReadOnlyFile),
        _ => Ok(()),
    }
}

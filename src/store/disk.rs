//! Bytes that reach the disk: written aside, flushed, then given their name.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::StoreError;
use super::temporary::{Reader, temporary};

/// How often a name that is refused for a moment is asked for again, and how long after.
const TRIES: usize = 5;
const PAUSE: Duration = Duration::from_millis(50);

/// Who may read a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rights<'a> {
    /// Those who may read this one; when it is not there, those whom the person lets read new files.
    Of(&'a Path),
    /// Its owner only.
    Private,
}

/// Writes aside, flushes, then takes the name, and flushes that too.
///
/// When the last step is refused, the new file is there but may not outlive a power cut.
pub(super) fn write_through(
    path: &Path,
    bytes: &[u8],
    rights: Rights<'_>,
) -> Result<(), StoreError> {
    let folder = folder_of(path);
    let (model, reader) = match rights {
        Rights::Private => (None, Reader::Owner),
        Rights::Of(file) => match permissions(file)? {
            // Nobody reads more of it while it is written than after.
            Some(model) => (Some(model), Reader::Owner),
            None => (None, Reader::Usual),
        },
    };
    let mut temporary =
        temporary(folder, reader).map_err(|error| match StoreError::from(error) {
            // The folder is there, yet takes no file: some system folders answer so.
            StoreError::NotFound => StoreError::NoRight,
            other => other,
        })?;
    temporary.write_all(bytes)?;
    if let Some(model) = model {
        temporary.as_file().set_permissions(model)?;
    }
    temporary.as_file().sync_all()?;
    // Opened before: once the name is taken, only the flush can still be refused.
    let folder = Folder::open(folder)?;
    take_name(temporary, path)?;
    folder.flush()
}

/// Flushes a file that is there, and its name.
pub(super) fn flush(path: &Path) -> Result<(), StoreError> {
    // Windows flushes only what is open for writing.
    OpenOptions::new().read(true).write(cfg!(windows)).open(path)?.sync_all()?;
    flush_folder(folder_of(path))
}

/// Flushes the names a folder holds.
pub(super) fn flush_folder(folder: &Path) -> Result<(), StoreError> {
    Folder::open(folder)?.flush()
}

fn permissions(path: &Path) -> Result<Option<Permissions>, StoreError> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some(metadata.permissions())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn take_name(mut temporary: NamedTempFile, path: &Path) -> Result<(), StoreError> {
    let mut tries = 1;
    let file = loop {
        let refused = match temporary.persist(path) {
            Ok(file) => break file,
            Err(refused) => refused,
        };
        if tries > TRIES || !is_passing(&refused.error) {
            return Err(refused.error.into());
        }
        tries += 1;
        temporary = refused.file;
        thread::sleep(PAUSE);
    };
    // There is no flush of a folder on Windows, and a rename alone may stay in its memory: flushing
    // the file under its new name writes the journal of the disk up to there.
    if cfg!(windows) {
        file.sync_all()?;
    }
    Ok(())
}

/// Tells whether a refusal may be over in a moment: on Windows whoever looks at a file, against
/// viruses or to copy it elsewhere, holds its name (access denied, sharing violation).
fn is_passing(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
}

/// A folder whose names are to reach the disk; none where a folder cannot be flushed.
struct Folder(Option<File>);

impl Folder {
    fn open(folder: &Path) -> Result<Self, StoreError> {
        if cfg!(not(unix)) {
            return Ok(Self(None));
        }
        match File::open(folder) {
            Ok(file) => Ok(Self(Some(file))),
            Err(error) if cannot_be_flushed(&error) => Ok(Self(None)),
            Err(error) => Err(error.into()),
        }
    }

    fn flush(&self) -> Result<(), StoreError> {
        match self.0.as_ref().map_or(Ok(()), File::sync_all) {
            Err(error) if !cannot_be_flushed(&error) => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// Tells whether an error only says that this folder is not one that can be flushed: a share without
/// that call, or a folder where one may write without reading. The file itself is safe by then.
fn cannot_be_flushed(error: &io::Error) -> bool {
    const EBADF: i32 = 9;
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput
            | io::ErrorKind::Unsupported
            | io::ErrorKind::PermissionDenied
            | io::ErrorKind::IsADirectory
    ) || error.raw_os_error() == Some(EBADF)
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

//! The only module that touches files: bounded reading, atomic writing, preferences.
//!
//! Never knows what it stores and decides nothing: it is told what to write where, and what it may
//! replace.

#![allow(clippy::disallowed_methods, reason = "this is the one module that touches files")]

mod preferences;

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

pub use self::preferences::{Preferences, RecentFile, ThemeChoice};

/// What a file held when it was last read or written, to notice a change behind our back.
pub type Contents = Arc<[u8]>;

/// Largest file read into memory.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Largest file whose fingerprint is made: larger ones would keep the disk busy for minutes.
pub const MAX_FINGERPRINTED: u64 = 1 << 30;

/// What the outside refused, one variant per thing a person can do something about.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing has this name.
    #[error("le fichier n’existe pas")]
    NotFound,
    /// The folder has gone: a key unplugged, a network share away.
    #[error("cet emplacement n’existe pas")]
    FolderGone,
    /// The name is a folder's.
    #[error("c’est un répertoire, pas un fichier")]
    IsFolder,
    /// A pipe, a device: nothing that holds a content once and for all.
    #[error("ce n’est pas un fichier ordinaire, mais un canal ou un appareil du système")]
    NotAFile,
    /// A link to nothing, or to itself.
    #[error("ce raccourci ne mène à aucun fichier")]
    DeadLink,
    /// No right to read or write here.
    #[error("le système n’autorise pas l’accès")]
    NoRight,
    /// No room left.
    #[error("le disque est plein")]
    DiskFull,
    /// Somebody else wrote the file since it was opened.
    #[error("le fichier a été modifié par ailleurs depuis son ouverture")]
    ChangedElsewhere,
    /// The name is taken, and nobody agreed to replace what is there.
    #[error("un fichier porte déjà ce nom")]
    AlreadyThere,
    /// More than [`MAX_FINGERPRINTED`].
    #[error("le fichier dépasse 1\u{a0}Gio\u{a0}: son empreinte n’est pas calculée")]
    TooLargeToFingerprint,
    /// More than [`MAX_BYTES`].
    #[error("le fichier est trop gros")]
    TooLarge,
    /// The name is too long, or has a sign that no file may have here.
    #[error("ce nom de fichier est trop long ou contient un signe interdit")]
    BadName,
    /// Anything else the system says.
    #[error("{0}")]
    Other(io::Error),
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NoRight,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::InvalidFilename => Self::BadName,
            _ => Self::Other(error),
        }
    }
}

impl StoreError {
    /// Returns what the person can do, in French.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::NotFound => {
                "Vérifiez son nom et son emplacement ; il a peut-être été déplacé ou renommé."
            }
            Self::FolderGone => {
                "Rebranchez la clé ou le partage, ou choisissez un autre emplacement."
            }
            Self::IsFolder => "Choisissez un fichier à l’intérieur de ce répertoire.",
            Self::NotAFile => "Choisissez un fichier, par exemple un document.",
            Self::DeadLink => "Choisissez le fichier lui-même, là où il est rangé.",
            Self::TooLargeToFingerprint => {
                "Choisissez un extrait de ce fichier, ou notez l’endroit où il est rangé."
            }
            Self::NoRight => {
                "Choisissez un autre endroit, par exemple votre dossier Documents, ou demandez un droit d’accès."
            }
            Self::DiskFull => {
                "Libérez de la place ou choisissez un autre disque, puis recommencez."
            }
            Self::ChangedElsewhere => {
                "Enregistrez sous un autre nom pour garder les deux versions, puis comparez-les."
            }
            Self::AlreadyThere => {
                "Choisissez un autre nom, ou choisissez ce fichier lui-même pour le remplacer."
            }
            Self::TooLarge => {
                "Un dossier Jalons fait quelques centaines de kilo-octets : vérifiez le fichier choisi."
            }
            Self::BadName => "Choisissez un nom plus court, fait de lettres et de chiffres.",
            Self::Other(_) => "Recommencez ; si cela persiste, enregistrez à un autre endroit.",
        }
    }
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

/// Returns the files of a folder that bear an extension, by name; `None` when it is no folder.
pub fn files_in(folder: &Path, extension: &str) -> Option<Vec<PathBuf>> {
    let has_extension = |path: &PathBuf| {
        path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
    };
    let entries = fs::read_dir(folder).ok()?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> = paths.filter(has_extension).collect();
    files.sort();
    Some(files)
}

/// Removes the former version kept beside a file, if there is one.
pub fn forget_backup(path: &Path) {
    // When it cannot be removed it stays, as any other file the person may delete.
    let _stays = fs::remove_file(backup_path(&followed(path)));
}

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

/// Writes a file so that at any moment either the former or the new one is there, whole.
///
/// The bytes go to a temporary file of the same folder, are flushed to the disk, and take the name
/// in one step. With `keeps_backup` the former version stays beside as `NAME.bak`. A link is
/// followed: the file it leads to is the one that is kept whole.
pub fn write(
    path: &Path,
    bytes: &[u8],
    replace: &Replace,
    keeps_backup: bool,
) -> Result<(), StoreError> {
    let path = &followed(path);
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(StoreError::FolderGone);
    }
    if path.is_dir() {
        return Err(StoreError::IsFolder);
    }
    if path.exists() && !path.is_file() {
        return Err(StoreError::NotAFile);
    }
    refuse_unwanted(path, replace)?;
    refuse_read_only(path)?;
    if keeps_backup && path.exists() {
        write_through(folder, &backup_path(path), &read(path)?)?;
    }
    write_through(folder, path, bytes)
}

/// Returns where the former version of a file is kept.
pub fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

fn followed(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    let target = is_link.then(|| fs::canonicalize(path).ok()).flatten();
    target.unwrap_or_else(|| path.to_owned())
}

fn refuse_unwanted(path: &Path, replace: &Replace) -> Result<(), StoreError> {
    let expected = match replace {
        Replace::Nothing if path.exists() => return Err(StoreError::AlreadyThere),
        Replace::Anything | Replace::Nothing => return Ok(()),
        Replace::Only(expected) => expected,
    };
    match read(path) {
        Ok(found) if found == *expected => Ok(()),
        Ok(_) => Err(StoreError::ChangedElsewhere),
        Err(StoreError::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

fn write_through(folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let temporary = tempfile::Builder::new().prefix(".jalons-").suffix(".tmp").tempfile_in(folder);
    let mut temporary = temporary.map_err(|error| match StoreError::from(error) {
        // The folder is there, yet takes no file: some system folders answer so.
        StoreError::NotFound => StoreError::NoRight,
        other => other,
    })?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    keep_permissions(path, temporary.as_file())?;
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

/// A temporary file is private; the saved file keeps the rights of the one it replaces.
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
fn flush_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(handle) = File::open(folder) {
        // Some network shares refuse to flush a folder; the file itself is already safe.
        let _refused = handle.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

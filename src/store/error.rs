//! What the outside refused, and what the person can do about it.

use std::io;

/// What the outside refused, one variant per thing a person can do something about.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing has this name.
    #[error("le fichier n’existe pas")]
    NotFound,
    /// The file that was read here is not here any more.
    #[error("le fichier n’est plus à sa place")]
    FileGone,
    /// The folder has gone: a key unplugged, a network share away.
    #[error("cet emplacement n’existe pas")]
    FolderGone,
    /// The name is a folder's.
    #[error("c’est un dossier du disque, pas un fichier")]
    IsFolder,
    /// A pipe, a device: nothing that holds a content once and for all.
    #[error("ce n’est pas un fichier ordinaire, mais un canal ou un appareil du système")]
    NotAFile,
    /// A link to nothing, or to itself.
    #[error("ce raccourci ne mène à aucun fichier")]
    DeadLink,
    /// More than [`super::MAX_FINGERPRINTED`].
    #[error("{}", fr!("le fichier dépasse 1~Gio : son empreinte n’est pas calculée"))]
    TooLargeToFingerprint,
    /// No right to read or write here.
    #[error("le système n’autorise pas l’accès")]
    NoRight,
    /// Its owner, or whoever sent it, made the file read-only.
    #[error("ce fichier est en lecture seule")]
    ReadOnlyFile,
    /// Nothing can be written on this disk.
    #[error("ce disque est en lecture seule")]
    ReadOnlyDisk,
    /// No room left.
    #[error("le disque est plein")]
    DiskFull,
    /// Somebody else wrote the file since it was opened.
    #[error("le fichier a été modifié par ailleurs depuis son ouverture")]
    ChangedElsewhere,
    /// The name is taken, and nobody agreed to replace what is there.
    #[error("un fichier porte déjà ce nom")]
    AlreadyThere,
    /// A file has the name of the folder of dated versions.
    #[error("un fichier porte le nom du dossier où se rangent les versions précédentes")]
    VersionsInTheWay,
    /// More than [`super::MAX_BYTES`].
    #[error("le fichier est trop gros")]
    TooLarge,
    /// The name is too long, or has a sign that no file may have here.
    #[error("ce nom de fichier est trop long ou contient un signe interdit")]
    BadName,
    /// The disk or the share stopped answering.
    #[error("le disque ou le partage ne répond plus")]
    NoAnswer,
    /// The disk itself fails.
    #[error("le disque signale une erreur de lecture ou d’écriture")]
    BadDisk,
    /// Anything else the system says.
    #[error("le système a répondu\u{a0}: {0}")]
    Other(io::Error),
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::NoRight,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::InvalidFilename => Self::BadName,
            io::ErrorKind::AlreadyExists => Self::AlreadyThere,
            io::ErrorKind::StaleNetworkFileHandle
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::NetworkDown
            | io::ErrorKind::NotConnected
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::TimedOut => Self::NoAnswer,
            // No name in the standard library: EIO, ENXIO and ENODEV of Unix.
            _ if cfg!(unix) && number(&error) == Some(5) => Self::BadDisk,
            _ if cfg!(unix) && matches!(number(&error), Some(6 | 19)) => Self::NoAnswer,
            _ => Self::Other(number(&error).map_or(error, io::Error::from_raw_os_error)),
        }
    }
}

/// Returns the system's own number of an error, also of one that was given a path on its way.
fn number(error: &io::Error) -> Option<i32> {
    let below = || error.get_ref()?.source()?.downcast_ref::<io::Error>()?.raw_os_error();
    error.raw_os_error().or_else(below)
}

impl StoreError {
    /// A fault of the program came in the way.
    pub fn fault() -> Self {
        Self::Other(io::Error::other("erreur de Jalons"))
    }

    /// Returns what the person can do, in French.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::NotFound => {
                fr!("Vérifiez son nom et son emplacement ; il a peut-être été déplacé ou renommé.")
            }
            Self::FileGone => {
                fr!(
                    "Il a été déplacé, renommé ou supprimé, ou le partage n’est plus là : enregistrez à un autre endroit."
                )
            }
            Self::FolderGone => {
                "Rebranchez la clé ou le partage, ou choisissez un autre emplacement."
            }
            Self::IsFolder => "Choisissez un fichier à l’intérieur de ce dossier.",
            Self::NotAFile => "Choisissez un fichier, par exemple un document.",
            Self::DeadLink => "Choisissez le fichier lui-même, là où il est rangé.",
            Self::TooLargeToFingerprint => {
                "Choisissez un extrait de ce fichier, ou notez l’endroit où il est rangé."
            }
            Self::NoRight => {
                "Demandez un droit d’accès, ou choisissez un autre endroit, par exemple vos documents."
            }
            Self::ReadOnlyFile => {
                "Enregistrez sous un autre nom, ou ôtez la lecture seule dans les propriétés du fichier."
            }
            Self::ReadOnlyDisk => {
                fr!(
                    "Choisissez un autre endroit ; si c’est une clé ou une carte, regardez son verrou."
                )
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
            Self::VersionsInTheWay => {
                fr!(
                    "À côté de ce dossier, renommez ou déplacez le fichier dont le nom finit par « .versions », puis enregistrez à nouveau."
                )
            }
            Self::TooLarge => {
                fr!(
                    "Un dossier Jalons fait quelques centaines de kilo-octets : vérifiez le fichier choisi."
                )
            }
            Self::BadName => "Choisissez un nom plus court, fait de lettres et de chiffres.",
            Self::NoAnswer => {
                "Vérifiez que la clé est branchée ou que le partage est joignable, puis recommencez."
            }
            Self::BadDisk => {
                "Enregistrez tout de suite à un autre endroit, et faites vérifier ce disque."
            }
            Self::Other(_) => {
                fr!("Recommencez ; si cela persiste, enregistrez à un autre endroit.")
            }
        }
    }
}

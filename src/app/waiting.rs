//! A disk or a share that takes its time: what is waited for is told, and nobody is held up.

use std::path::PathBuf;

use crate::app::Ticket;
use crate::app::notice::file_name;

/// What the window waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wait {
    /// A dossier is being read.
    Opening(PathBuf),
    /// The open dossier is being written.
    Saving(PathBuf),
}

impl Wait {
    /// Says it in a few words.
    pub fn words(&self) -> String {
        match self {
            Self::Opening(path) => fr!("Ouverture de « {} »…", file_name(path)),
            Self::Saving(_) => "Enregistrement…".to_owned(),
        }
    }
}

/// How long something has been waited for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Patience {
    /// Nobody has noticed yet.
    #[default]
    Unnoticed,
    /// Long enough to be noticed.
    Noticed,
    /// So long that something may be wrong.
    Tried,
}

/// What is waited for, and since when.
#[derive(Debug, Default)]
pub struct Waiting {
    /// The dossier that is being read.
    pub(super) opening: Option<Opening>,
    pub(super) patience: Patience,
}

/// A dossier that is being read.
#[derive(Debug)]
pub(super) struct Opening {
    /// Which question this is.
    pub ticket: Ticket,
    /// Which file.
    pub path: PathBuf,
}

//! Looking for a file without the system's dialog: one folder at a time.

use std::path::PathBuf;

use crate::app::Ticket;
use crate::store::{FolderEntry, StoreError};

/// The folder that is looked into while a path is asked for.
#[derive(Debug)]
pub struct Browsed {
    /// Which question this is.
    pub(super) ticket: Ticket,
    /// Which one.
    pub folder: PathBuf,
    /// What it holds, or why that cannot be told; `None` until it is read.
    pub found: Option<Result<Vec<FolderEntry>, StoreError>>,
}

/// The folders of the person at the computer, where it has any.
#[derive(Clone, Debug, Default)]
pub struct OwnFolders {
    /// Where `~` leads.
    pub home: Option<PathBuf>,
    /// Where documents go.
    pub documents: Option<PathBuf>,
}

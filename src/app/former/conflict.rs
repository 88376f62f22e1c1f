//! The file was changed by somebody else: what differs, and how both become one again.

use std::path::PathBuf;
use std::sync::Arc;

use crate::dossier::Dossier;
use crate::dossier::compare::Merge;
use crate::store::Contents;

/// Ours and theirs, side by side.
#[derive(Clone, Debug)]
pub struct FileConflict {
    /// The file.
    pub path: PathBuf,
    /// What differs, and what only a person can choose.
    pub merge: Merge,
    /// Whether the other version opens ballots or closes a campaign: taking it in is for good.
    pub is_final: bool,
    /// What the file holds now.
    pub(in crate::app) theirs: Dossier,
    /// The same as bytes.
    pub(in crate::app) contents: Contents,
}

/// Two conflicts are one when they are about the same bytes.
impl PartialEq for FileConflict {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.contents, &other.contents) && self.path == other.path
    }
}

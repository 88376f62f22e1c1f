//! Other versions of the open dossier: what somebody else wrote meanwhile, and former versions.
//!
//! Both are set beside the dossier, difference by difference, and take its place, or a part of it,
//! as one step that can be undone.

mod conflict;
mod versions;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::dossier::compare::{PieceKey, Side};

pub use self::conflict::FileConflict;
pub use self::versions::{VersionShown, VersionsShown};

/// What can be done with other versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormerAction {
    /// Make one of ours and theirs: where both changed a piece, whose is taken.
    Merge(BTreeMap<PieceKey, Side>),
    /// Take theirs, and give ours up but for one step of undo.
    TakeTheirs,
    /// List the former versions of the file.
    List,
    /// Set this one beside the dossier.
    Compare(PathBuf),
    /// Put the one that is shown in the place of the dossier.
    Restore,
}

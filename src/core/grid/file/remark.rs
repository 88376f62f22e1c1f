//! What is said of a grid that is well written, where its file says who it is.
//!
//! Never knows what it is compared with.

use crate::source::Severity;

/// Something said of a grid as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRemark {
    /// An error refuses the grid.
    pub severity: Severity,
    /// Where it is said.
    pub place: RemarkPlace,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The line of a grid that a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkPlace {
    /// Its name.
    Id,
    /// Its version.
    Version,
}

impl RemarkPlace {
    /// Returns the key of that line.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Version => "version",
        }
    }
}

//! Former versions of the file: looked at beside the dossier, and put in its place.

use std::sync::Arc;

use crate::dossier::Dossier;
use crate::dossier::compare::Difference;
use crate::store::FormerVersion;

/// The former versions of the open file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionsShown {
    /// Latest first.
    pub list: Vec<FormerVersion>,
    /// The one set beside the dossier.
    pub shown: Option<VersionShown>,
    /// Why the one that was last chosen cannot be, in French.
    pub refused: Option<String>,
}

/// A former version beside the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionShown {
    /// Which one.
    pub version: FormerVersion,
    /// What going back to it would change.
    pub differences: Vec<Difference>,
    /// The campaigns closed since, which it would open again.
    pub reopened: Vec<String>,
    /// What it holds.
    pub(in crate::app) dossier: Arc<Dossier>,
}

//! How the team's documents present themselves: letterhead, logo, and what each says besides.
//!
//! Never knows a document: they are named as [`crate::report`] names them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::LogoImage;

/// How the team's documents present themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presentation {
    /// Name shown instead of the team's; empty: the team's.
    pub letterhead: String,
    /// Shown beside it.
    pub logo: Option<LogoImage>,
    /// By document name, "synthese". A document about which nothing is wished has no entry.
    pub wishes: BTreeMap<String, Wishes>,
}

/// What the team wishes of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Said before the rest.
    pub before: String,
    /// Said after the rest.
    pub after: String,
    /// Names of the sections that are not wanted.
    pub left_out: BTreeSet<String>,
}

impl Presentation {
    /// Returns what is wished of a document, if anything is.
    pub fn wishes_of(&self, document: &str) -> Option<&Wishes> {
        self.wishes.get(document)
    }

    /// Returns it without the wishes that wish nothing.
    pub(super) fn tidied(this: &Arc<Self>) -> Arc<Self> {
        let mut tidied = Arc::clone(this);
        if this.wishes.values().any(Wishes::is_blank) {
            Arc::make_mut(&mut tidied).wishes.retain(|_, wishes| !wishes.is_blank());
        }
        tidied
    }
}

impl Wishes {
    /// Tells whether nothing is wished.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

//! The open dossier: its history, its file, and what that file holds.

use std::path::PathBuf;

use jiff::civil::DateTime;

use crate::dossier::{Dossier, History};
use crate::store::Contents;

/// An open dossier.
#[derive(Debug)]
pub struct Document {
    /// The dossier with its past.
    pub history: History,
    /// Its file; `None` until it is saved once.
    pub path: Option<PathBuf>,
    /// When it was last saved in this session.
    pub saved_at: Option<DateTime>,
    /// What the file holds, as far as we know.
    pub(super) contents: Option<Contents>,
    /// What was saved; `None` when nothing of it ever was.
    saved: Option<Dossier>,
    /// A write under way holds this.
    pub(super) writing: Option<Dossier>,
}

impl Document {
    /// Opens a dossier that has no file yet and nothing to lose.
    pub fn untitled(dossier: Dossier) -> Self {
        let saved = Some(dossier.clone());
        let history = History::new(dossier);
        Self { history, path: None, saved_at: None, contents: None, saved, writing: None }
    }

    /// Opens a dossier read from a file.
    pub fn read(dossier: Dossier, path: PathBuf, contents: Contents) -> Self {
        let mut document = Self::untitled(dossier);
        document.path = Some(path);
        document.contents = Some(contents);
        document
    }

    /// Returns the dossier as it is now.
    pub const fn dossier(&self) -> &Dossier {
        self.history.current()
    }

    /// Tells whether something is not in the file.
    pub fn is_modified(&self) -> bool {
        self.saved.as_ref() != Some(self.dossier())
    }

    pub(super) fn was_written(&mut self, path: PathBuf, contents: Contents, at: DateTime) {
        self.saved = self.writing.take();
        self.path = Some(path);
        self.contents = Some(contents);
        self.saved_at = Some(at);
    }
}

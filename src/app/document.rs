//! The open dossier: its history, its file, and what that file holds.

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::Ticket;
use crate::dossier::{Dossier, Edit, History, Restoration, Vantage, compare};
use crate::store::{Contents, Former};

/// An open dossier.
#[derive(Debug)]
pub struct OpenDossier {
    /// The dossier with its past.
    pub history: History,
    /// Its file; `None` until it is saved once.
    pub path: Option<PathBuf>,
    /// When it was last saved in this session.
    pub saved_at: Option<DateTime>,
    /// What the file holds, as far as we know.
    pub(super) contents: Option<Contents>,
    /// What was last saved or read, or what it began as.
    saved: Dossier,
    /// The write under way, if any.
    writing: Option<Writing>,
    /// What was last sent to the file and not confirmed: it may be there all the same.
    attempted: Vec<Contents>,
    /// Whether a former version took its place since: what it has not was not given up.
    went_back: bool,
}

/// What is being written.
#[derive(Debug)]
struct Writing {
    ticket: Ticket,
    path: PathBuf,
    dossier: Dossier,
    contents: Contents,
    /// What becomes of this version, if saving was asked for meanwhile.
    asked_again: Option<Former>,
}

impl OpenDossier {
    /// Opens a dossier that has no file yet and nothing to lose.
    pub fn untitled(dossier: Dossier) -> Self {
        let saved = dossier.clone();
        let history = History::new(dossier);
        Self {
            history,
            path: None,
            saved_at: None,
            contents: None,
            saved,
            writing: None,
            attempted: Vec::new(),
            went_back: false,
        }
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
        // Asked at every frame, and cheap: two `Arc` of what is `Eq` compare their pointers first, and
        // what no change touched is shared.
        self.saved != *self.dossier()
    }

    /// Returns the dossier as it was last saved or read.
    pub(super) const fn saved(&self) -> &Dossier {
        &self.saved
    }

    /// Takes what somebody else wrote for what the file holds.
    pub(super) fn rebase(&mut self, theirs: Dossier, contents: Contents) {
        self.saved = theirs;
        self.contents = Some(contents);
    }

    /// Makes a change, asked for from somewhere.
    pub(super) fn apply(&mut self, edit: &Edit, from: Vantage) {
        self.went_back |= matches!(edit, Edit::Restore(_, Restoration::Backup));
        self.history.apply_from(edit, from);
    }

    /// Takes note of a write under way; an earlier one no longer matters. Returns whether the former
    /// versions of the file are to be forgotten: they hold ballots that were given up.
    pub(super) fn begin_writing(
        &mut self,
        ticket: Ticket,
        path: PathBuf,
        contents: Contents,
    ) -> bool {
        let dossier = self.dossier().clone();
        let forgets_former = compare::gives_up_ballots(&dossier, &self.saved, self.went_back);
        self.writing = Some(Writing { ticket, path, dossier, contents, asked_again: None });
        forgets_former
    }

    /// Returns where a write under way goes.
    pub fn written_to(&self) -> Option<&Path> {
        self.writing.as_ref().map(|writing| writing.path.as_path())
    }

    /// Tells whether a write is under way, and remembers that saving was asked for meanwhile.
    pub(super) fn defers_saving(&mut self, former: Former) -> bool {
        let Some(writing) = &mut self.writing else { return false };
        // A version that the person asked for stays.
        if writing.asked_again != Some(Former::Kept) {
            writing.asked_again = Some(former);
        }
        true
    }

    /// Returns which question the write under way is.
    pub(super) fn written_by(&self) -> Option<Ticket> {
        self.writing.as_ref().map(|writing| writing.ticket)
    }

    /// Takes note that nothing was written at all.
    pub(super) fn gives_up_writing(&mut self) {
        self.writing = None;
    }

    /// Takes note of a write that ended well; returns whether to save once more, and
    /// what then becomes of what was written.
    pub(super) fn was_written(&mut self, path: PathBuf, at: DateTime) -> Option<Former> {
        let writing = self.writing.take()?;
        self.saved = writing.dossier;
        self.path = Some(path);
        self.contents = Some(writing.contents);
        self.saved_at = Some(at);
        self.attempted.clear();
        self.went_back = false;
        writing.asked_again.filter(|_| self.is_modified())
    }

    /// Takes note of a write that failed: it may be in the file all the same.
    pub(super) fn was_not_written(&mut self) {
        const MOST: usize = 4;
        let surplus = (self.attempted.len() + 1).saturating_sub(MOST);
        self.attempted.drain(..surplus.min(self.attempted.len()));
        self.attempted.extend(self.writing.take().map(|writing| writing.contents));
    }

    /// Tells whether a file holds what was sent to it here, although that was not confirmed.
    pub(super) fn attempted(&self, contents: &Contents) -> bool {
        self.attempted.contains(contents)
    }
}

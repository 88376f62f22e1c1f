//! After a crash or a power cut: what was kept is offered, with what differs, and taken back.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::{Guard, Unsaved, UnsavedError};
use crate::app::{Document, Notice, Screen, State, Whose};
use crate::dossier::compare::{Difference, differences};
use crate::dossier::{self, Dossier, Edit, Restoration};
use crate::french;
use crate::store::{Contents, StoreError, UNREADABLE};

/// What a session that was cut had kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// Where it was kept.
    pub kept_in: PathBuf,
    /// When it was kept.
    pub kept_at: DateTime,
    /// The dossier with what was not saved.
    pub unsaved: Unsaved,
    /// The dossier as its file held it; a blank one when it had none.
    pub saved: Dossier,
    /// What the file has not.
    pub differences: Vec<Difference>,
}

/// Why a record cannot be read.
#[derive(Debug, thiserror::Error)]
enum Unreadable {
    #[error(transparent)]
    Store(StoreError),
    #[error(transparent)]
    Record(UnsavedError),
}

impl Recovered {
    fn new(kept_in: PathBuf, kept_at: DateTime, unsaved: Unsaved) -> Self {
        let base = unsaved.base.as_ref();
        let saved = base.and_then(|base| dossier::file::read(base).value).unwrap_or_default();
        let differences = differences(&saved, &unsaved.dossier);
        Self { kept_in, kept_at, unsaved, saved, differences }
    }
}

impl State {
    /// Takes note of what was found at the start; it is offered once nothing would be lost by it.
    pub(in crate::app) fn left_behind(
        &mut self,
        found: Vec<(PathBuf, DateTime, Result<Contents, StoreError>)>,
    ) {
        for (path, kept_at, contents) in found {
            let read = contents
                .map_err(Unreadable::Store)
                .and_then(|contents| Unsaved::from_bytes(&contents).map_err(Unreadable::Record));
            match read {
                Ok(unsaved) => {
                    self.left_behind.offered.push_back(Recovered::new(path, kept_at, unsaved));
                }
                Err(reason) => self.tell_unreadable(path, &reason),
            }
        }
    }

    /// Says that a record cannot be read; a damaged one is offered no more, and stays.
    fn tell_unreadable(&mut self, path: PathBuf, reason: &Unreadable) {
        let is_damaged = matches!(reason, Unreadable::Record(UnsavedError::Damaged));
        let stays = if is_damaged { path.with_extension(UNREADABLE) } else { path.clone() };
        self.notify(Notice::new(
            Whose::Computer,
            format!("Un travail non enregistré n’a pas pu être relu\u{a0}: {reason}."),
            format!(
                "Il reste dans ce fichier, que l’on peut ouvrir dans un éditeur de texte\u{a0}: {}",
                stays.display()
            ),
        ));
        if is_damaged {
            self.out.push(Guard::SetAside(path));
        }
    }

    /// Opens the first one with its changes, not saved yet; the next one is offered once it is.
    pub(in crate::app) fn take_back(&mut self) {
        self.dialog = None;
        if self.session.would_lose() {
            return self.notify(Notice::new(
                Whose::Person,
                "Enregistrez d’abord le dossier ouvert.",
                "Ce qui a été retrouvé vous sera proposé ensuite.",
            ));
        }
        let Some(one) = self.left_behind.offered.pop_front() else { return };
        let Unsaved { path, base, dossier } = one.unsaved;
        let document = match path.zip(base) {
            Some((path, base)) => Document::read(one.saved, path, base),
            None => Document::untitled(Dossier::default()),
        };
        self.replace_document(Some(document), Screen::Home);
        self.edit_dossier(&Edit::Restore(dossier.into(), Restoration::Recovery));
        self.session.told = Some("Travail retrouvé, à enregistrer".to_owned());
        self.keep();
        self.aside.was_taken_back(one.kept_in);
    }

    /// Removes the first one for good, as the person confirmed.
    pub(in crate::app) fn drop_left_behind(&mut self) {
        self.dialog = None;
        let Some(one) = self.left_behind.offered.pop_front() else { return };
        self.out.push(Guard::DropLeftBehind(one.kept_in));
    }

    /// Leaves what remains for the next start, or until its file is opened.
    pub(in crate::app) fn leave_for_later(&mut self) {
        self.dialog = None;
        self.left_behind.leave_for_later();
    }
}

/// What sessions that were cut had kept, latest first.
#[derive(Debug, Default)]
pub struct LeftBehind {
    offered: VecDeque<Recovered>,
    /// What of it the person left for the next start, or until its file is opened.
    for_later: Vec<Recovered>,
    /// Whether the outside looks for it.
    is_sought: bool,
}

impl LeftBehind {
    /// Returns what is offered now.
    pub const fn offered(&self) -> &VecDeque<Recovered> {
        &self.offered
    }

    /// Takes note that it is looked for.
    pub(super) const fn seek(&mut self) {
        self.is_sought = true;
    }

    /// Tells whether it was looked for, and is no more.
    pub(in crate::app) fn is_found(&mut self) -> bool {
        std::mem::take(&mut self.is_sought)
    }

    fn leave_for_later(&mut self) {
        self.for_later.extend(self.offered.drain(..));
    }

    /// Offers what was left for later of this file, which is opened now.
    pub(in crate::app) fn offer_of(&mut self, path: &Path) {
        let is_of_it = |one: &mut Recovered| one.unsaved.path.as_deref() == Some(path);
        self.offered.extend(self.for_later.extract_if(.., is_of_it));
    }
}

impl Recovered {
    /// Returns where its file is, or says that it has none.
    pub fn file(&self) -> String {
        let shown = |path: &Path| french::one_line(&path.to_string_lossy());
        self.unsaved.path.as_deref().map_or_else(|| "jamais enregistré".to_owned(), shown)
    }
}

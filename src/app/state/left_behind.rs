//! What a session that was cut had kept is offered and taken back.

use std::path::PathBuf;

use jiff::civil::DateTime;

use crate::app::guard::{Guard, Unsaved, UnsavedError};
use crate::app::{Notice, OpenDossier, Recovered, Screen, State, Whose};
use crate::dossier::{Dossier, Edit, Restoration};
use crate::store::{Contents, StoreError, UNREADABLE};

impl State {
    /// Takes note of what was found at the start; it is offered once nothing would be lost by it.
    pub(super) fn left_behind(
        &mut self,
        found: Vec<(PathBuf, DateTime, Result<Contents, StoreError>)>,
    ) {
        for (path, kept_at, contents) in found {
            let read = contents
                .map_err(Unreadable::Store)
                .and_then(|contents| Unsaved::from_bytes(&contents).map_err(Unreadable::Record));
            match read {
                Ok(unsaved) => {
                    self.left_behind.offer(Recovered::new(path, kept_at, unsaved));
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
            fr!("Un travail non enregistré n’a pas pu être relu : {reason}."),
            fr!(
                "Il reste dans ce fichier, que l’on peut ouvrir dans un éditeur de texte : {}",
                stays.display()
            ),
        ));
        if is_damaged {
            self.out.push(Guard::SetAside(path));
        }
    }

    /// Opens the first one with its changes, not saved yet; the next one is offered once it is.
    pub(super) fn take_back(&mut self) {
        self.dialog = None;
        if self.session.would_lose() {
            return self.notify(Notice::new(
                Whose::Person,
                "Enregistrez d’abord le dossier ouvert.",
                "Ce qui a été retrouvé vous sera proposé ensuite.",
            ));
        }
        let Some(recovered) = self.left_behind.next() else { return };
        let Unsaved { path, base, dossier } = recovered.unsaved;
        let document = match path.zip(base) {
            Some((path, base)) => OpenDossier::read(recovered.saved, path, base),
            None => OpenDossier::untitled(Dossier::default()),
        };
        self.replace_document(Some(document), Screen::Home);
        self.edit_dossier(&Edit::Restore(dossier.into(), Restoration::Recovery));
        self.session.told = Some("Travail retrouvé, à enregistrer".to_owned());
        self.keep();
        self.aside.was_taken_back(recovered.kept_in);
    }

    /// Removes the first one for good, as the person confirmed.
    pub(super) fn drop_left_behind(&mut self) {
        self.dialog = None;
        let Some(recovered) = self.left_behind.next() else { return };
        self.out.push(Guard::DropLeftBehind(recovered.kept_in));
    }

    /// Leaves what remains for the next start, or until its file is opened.
    pub(super) fn leave_for_later(&mut self) {
        self.dialog = None;
        self.left_behind.leave_for_later();
    }
}

/// Why a record cannot be read.
#[derive(Debug, thiserror::Error)]
enum Unreadable {
    #[error(transparent)]
    Store(StoreError),
    #[error(transparent)]
    Record(UnsavedError),
}

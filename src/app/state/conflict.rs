//! The file was changed by somebody else: both are set side by side, and become one again.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::app::notice::file_name;
use crate::app::{
    About, Dialog, Effect, FileConflict, Notice, OpenDossier, ReadPurpose, State, Whose,
};
use crate::dossier::compare::{Conflict, Merge, PieceKey, Side};
use crate::dossier::{self, Dossier, Edit, Restoration};
use crate::store::{Contents, Former, StoreError};

impl State {
    /// Looks at what somebody else wrote, before anything is written over it.
    pub(super) fn look_at_theirs(&mut self, path: &Path) {
        let ticket = self.tickets.issue();
        self.out.push(Effect::Read(ticket, ReadPurpose::Theirs, path.to_owned()));
    }

    /// Sets ours and theirs side by side; a file that is no dossier any more is told as such.
    pub(super) fn theirs_read(&mut self, path: &Path, result: Result<Contents, StoreError>) {
        let contents = match result {
            Ok(contents) => contents,
            Err(error) => {
                self.session.give_up_leaving();
                let what = fr!("« {} » n’a pas pu être relu", file_name(path));
                return self.notify(Notice::refused(&what, path, &error).about(About::Saving));
            }
        };
        let Some(document) =
            self.session.document.as_ref().filter(|one| one.path.as_deref() == Some(path))
        else {
            return;
        };
        let Some(theirs) = dossier::file::read(&contents).value else {
            return self.ask_about_theirs(path, Dialog::ChangedElsewhere);
        };
        let merge = merge(document, &theirs);
        if document.attempted(&contents) || changes_nothing(&merge, document.dossier()) {
            return self.save_over(theirs, contents);
        }
        let is_final = restored(&theirs).is_final(document.dossier());
        let whole = FileConflict { path: path.to_owned(), merge, is_final, theirs, contents };
        self.ask_about_theirs(path, Dialog::Conflict(Arc::new(whole)));
    }

    /// Asks what now; only says so when nobody asked to save or a dialog is open, for what the person
    /// is typing is not to be lost.
    pub(super) fn ask_about_theirs(&mut self, path: &Path, question: Dialog) {
        self.session.give_up_leaving();
        let by_itself = self.session.guarded.saves_by_itself();
        if self.dialog.is_none() && !by_itself {
            return self.ask(question);
        }
        if !by_itself {
            self.session.guarded.saves_soon();
        }
        let name = file_name(path);
        let title = fr!("« {name} » a changé par ailleurs et n’a pas été enregistré.");
        let help = fr!(
            "Rien n’est perdu. Enregistrez-le (Ctrl+S) : Jalons montrera ce qui a changé et ce qu’on peut faire."
        );
        self.notify(Notice::new(Whose::File, title, help).about(About::Saving));
    }

    /// Saves over what somebody else wrote, for ours holds all of it: a save of this program that was
    /// cut after the file was written, or another way to write the same dossier.
    fn save_over(&mut self, theirs: Dossier, contents: Contents) {
        if let Some(document) = &mut self.session.document {
            document.rebase(theirs, contents);
        }
        let by_itself = self.preferences.saves_continuously;
        self.save_keeping(if by_itself { Former::KeptNowAndThen } else { Former::Kept });
    }

    /// Makes one of both and saves it.
    pub(super) fn merge(&mut self, choices: &BTreeMap<PieceKey, Side>) {
        let Some((conflict, document)) = self.answered_conflict() else { return };
        // Something may have come in while the question was shown.
        let merge = merge(document, &conflict.theirs);
        let merged = merge.result(choices);
        if let Err(why) = dossier::file::write_openable(&merged) {
            return self.notify(Notice::not_merged(&why));
        }
        self.put_in_place(&conflict, &merged);
        let is_theirs = |one: &&Conflict| choices.get(&one.part) == Some(&Side::Theirs);
        let chosen = merge.conflicts().iter().filter(is_theirs).count();
        let both = crate::french::count(merge.theirs().len() + chosen, "changement");
        let undo = if conflict.is_final {
            fr!("Elle ouvre des avis ou clôt une campagne : la fusion ne s’annule pas.")
        } else {
            "Ctrl+Z rend la vôtre, d’avant la fusion."
        };
        self.notify(Notice::done(
            "Les deux versions sont fusionnées.",
            fr!("De l’autre version : {both}. {undo}"),
        ));
        self.save();
    }

    /// Takes what the file holds.
    pub(super) fn take_theirs(&mut self) {
        let Some((conflict, _)) = self.answered_conflict() else { return };
        self.put_in_place(&conflict, &conflict.theirs);
        let undo = if conflict.is_final {
            fr!("La version reprise ouvre des avis ou clôt une campagne : cela ne s’annule pas.")
        } else {
            "Ctrl+Z rend votre version, pour la reprendre ou l’enregistrer sous un autre nom."
        };
        self.notify(Notice::done("Le dossier ouvert est maintenant celui du fichier.", undo));
    }

    /// Closes the question, and returns what it was about; nothing when the dossier may only be read.
    fn answered_conflict(&mut self) -> Option<(Arc<FileConflict>, &OpenDossier)> {
        let Some(Dialog::Conflict(conflict)) = self.dialog.take() else { return None };
        if let Some(notice) = self.session.guarded.refusal() {
            self.notify(notice);
            return None;
        }
        Some((conflict, self.session.document.as_ref()?))
    }

    fn put_in_place(&mut self, conflict: &FileConflict, dossier: &Dossier) {
        if let Some(document) = &mut self.session.document {
            document.rebase(conflict.theirs.clone(), Contents::clone(&conflict.contents));
        }
        self.edit_dossier(&restored(dossier));
    }
}

/// Sets the open dossier beside what somebody else wrote, both come from what was last read or saved.
fn merge(document: &OpenDossier, theirs: &Dossier) -> Merge {
    Merge::new(document.saved(), document.dossier(), theirs)
}

fn restored(dossier: &Dossier) -> Edit {
    Edit::Restore(dossier.clone().into(), Restoration::Merge)
}

/// Tells whether what they wrote is already in ours, to the letter.
fn changes_nothing(merge: &Merge, ours: &Dossier) -> bool {
    merge.conflicts().is_empty() && merge.result(&BTreeMap::new()) == *ours
}

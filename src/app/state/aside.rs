//! When what is not saved is kept aside or written to its file, and what the person is told of it.

use crate::app::{About, Notice, State, Whose};
use crate::store::StoreError;

impl State {
    /// Tells whether something would be lost if the power were cut now, for all that was asked.
    pub fn needs_keeping(&self) -> bool {
        self.is_modified() && !self.aside.was_asked_for(self.dossier())
    }

    /// Tells whether all that is not saved is aside, as the outside said.
    pub fn is_kept_aside(&self) -> bool {
        self.aside.is_there() && !self.needs_keeping()
    }

    /// Tells whether the file is to be written without being asked, and whether the disk has just
    /// refused that.
    pub fn needs_saving(&self) -> Option<bool> {
        let document = self.session.document.as_ref().filter(|document| document.is_modified())?;
        let is_free = self.dialog.is_none()
            && self.session.pending.is_none()
            && document.written_to().is_none();
        if !is_free || !self.is_saved_by_itself() {
            return None;
        }
        self.session.guarded.next_save(document.dossier())
    }

    /// Tells whether the file is written as it changes, without being asked.
    fn is_saved_by_itself(&self) -> bool {
        let document = self.session.document.as_ref();
        self.preferences.saves_continuously
            && self.session.guarded.read_only.is_none()
            && document.is_some_and(|document| document.path.is_some())
    }

    /// Has it kept again: what was asked may have been lost by a fault of the program.
    pub fn keep_again(&mut self) {
        self.aside.ask_again();
    }

    /// Keeps aside what is not saved; in the file itself, when the person chose so.
    pub(super) fn keep(&mut self) {
        if self.needs_keeping()
            && let Some(document) = &self.session.document
        {
            self.out.push(self.aside.keep(document));
        }
        // A question about the file is answered before it is written again.
        if self.needs_saving().is_some() {
            self.save_by_itself();
        }
    }

    /// Takes note of what came of the asking of this number.
    pub(super) fn kept(&mut self, number: u64, result: Result<(), StoreError>) {
        let Err(error) = result else { return self.out.extend(self.aside.kept(number)) };
        if !self.aside.failed(number) {
            return;
        }
        // The file itself holds what could not be kept beside it, as long as it is written.
        let guarded = &self.session.guarded;
        let is_written = |dossier| guarded.next_save(dossier) == Some(false);
        if self.is_saved_by_itself() && self.dossier().is_some_and(is_written) {
            return self.aside.tell_again();
        }
        let title = fr!("Ce qui n’est pas enregistré ne peut pas être mis à l’abri : {error}.");
        let help = fr!("Enregistrez souvent : une panne ferait perdre ce qui a changé depuis.");
        self.notify(Notice::new(Whose::File, title, help).about(About::KeptAside));
    }

    /// Forgets what was kept: it is saved, or the person agreed to lose it.
    pub(super) fn forget_kept(&mut self) {
        self.out.extend(self.aside.forget());
    }

    /// Asks for the file to be saved without being asked, or no longer. A dossier that has no file yet
    /// asks where: until then there is nothing to save in.
    pub(super) fn save_continuously(&mut self, wanted: bool) {
        self.preferences.saves_continuously = wanted;
        self.save_preferences();
        let has_no_file =
            self.session.document.as_ref().is_some_and(|document| document.path.is_none());
        if wanted && has_no_file {
            self.save();
        }
    }
}

//! What is not saved: kept aside soon after it changed, in its file too when the person chose so.

use std::path::PathBuf;

use super::{Guard, Unsaved};
use crate::app::{About, Notice, State, Whose};
use crate::dossier::Dossier;
use crate::store::StoreError;

/// How far keeping things aside has come.
#[derive(Debug, Default)]
pub struct Aside {
    /// How many times it was asked.
    asked: u64,
    /// Up to which of them it was answered: one answer stands for all that were asked before.
    answered: u64,
    /// The dossier it was last asked for, unless that failed.
    dossier: Option<Dossier>,
    /// Whether the outside answered that this dossier is aside.
    is_there: bool,
    /// Whether something may be aside that is still to be forgotten.
    is_to_forget: bool,
    /// Whether it was told that nothing can be kept.
    is_failure_told: bool,
    /// What was taken back, and the asking that puts it aside anew: it stays until then.
    taken_back: Vec<(PathBuf, u64)>,
}

/// When a file that is saved without being asked is written next.
#[derive(Debug, Default)]
pub(super) enum NextSave {
    /// As soon as something changed.
    #[default]
    Soon,
    /// After some time: the disk refused.
    Later,
    /// Once something else changed: the file was changed by somebody else, and the person knows.
    AfterChanging(Box<Dossier>),
}

impl Aside {
    /// Tells whether the answer to the asking of this number is still to come.
    pub(in crate::app) const fn awaits(&self, number: u64) -> bool {
        self.answered < number && number <= self.asked
    }

    /// Has the next failure told, although one was.
    pub(in crate::app) fn tell_again(&mut self) {
        self.is_failure_told = false;
    }

    /// Takes note that a record was taken back into the open dossier: it goes once that is kept.
    pub(super) fn was_taken_back(&mut self, kept_in: PathBuf) {
        self.taken_back.push((kept_in, self.asked));
    }
}

impl State {
    /// Tells whether something would be lost if the power were cut now, for all that was asked.
    pub fn needs_keeping(&self) -> bool {
        self.is_modified() && self.aside.dossier.as_ref() != self.dossier()
    }

    /// Tells whether all that is not saved is aside, as the outside said.
    pub fn is_kept_aside(&self) -> bool {
        self.aside.is_there && !self.needs_keeping()
    }

    /// Tells whether the file is to be written without being asked, and whether the disk has just
    /// refused that.
    pub fn needs_saving(&self) -> Option<bool> {
        let document = self.session.document.as_ref().filter(|document| document.is_modified())?;
        let is_free = self.dialog.is_none()
            && self.session.pending.is_none()
            && document.written_to().is_none();
        let may = self.preferences.saves_continuously && self.session.guarded.read_only.is_none();
        if !is_free || !may || document.path.is_none() {
            return None;
        }
        match &self.session.guarded.next_save {
            NextSave::Soon => Some(false),
            NextSave::Later => Some(true),
            NextSave::AfterChanging(then) => (**then != *document.dossier()).then_some(false),
        }
    }

    /// Has it kept again: what was asked may have been lost by a fault of the program.
    pub fn keep_again(&mut self) {
        let aside = &mut self.aside;
        (aside.dossier, aside.is_there) = (None, false);
    }

    /// Keeps aside what is not saved; in the file itself, when the person chose so.
    pub(super) fn keep(&mut self) {
        if self.needs_keeping()
            && let Some(document) = &self.session.document
        {
            let aside = &mut self.aside;
            aside.asked += 1;
            aside.dossier = Some(document.dossier().clone());
            (aside.is_there, aside.is_to_forget) = (false, true);
            self.out.push(Guard::Keep(aside.asked, Box::new(Unsaved::of(document))));
        }
        // A question about the file is answered before it is written again.
        if self.needs_saving().is_some() {
            self.save_by_itself();
        }
    }

    /// Takes note of what came of the asking of this number.
    pub(in crate::app) fn kept(&mut self, number: u64, result: Result<(), StoreError>) {
        let aside = &mut self.aside;
        aside.answered = number;
        let Err(error) = result else {
            aside.is_there = number == aside.asked && aside.dossier.is_some();
            aside.is_failure_told = false;
            return self.let_taken_back_go(number);
        };
        if number < aside.asked {
            return;
        }
        // It is tried again, until there is room or the share is back.
        aside.dossier = None;
        if std::mem::replace(&mut aside.is_failure_told, true) {
            return;
        }
        let title =
            format!("Ce qui n’est pas enregistré ne peut pas être mis à l’abri\u{a0}: {error}.");
        let help = "Enregistrez souvent\u{a0}: une panne ferait perdre ce qui a changé depuis.";
        self.notify(Notice::new(Whose::File, title, help).about(About::KeptAside));
    }

    /// Removes the records whose work an asking up to this one put aside anew.
    fn let_taken_back_go(&mut self, number: u64) {
        let all = std::mem::take(&mut self.aside.taken_back);
        let (gone, stay) = all.into_iter().partition::<Vec<_>, _>(|(_, asked)| *asked <= number);
        self.aside.taken_back = stay;
        for (kept_in, _) in gone {
            self.out.push(Guard::DropLeftBehind(kept_in));
        }
    }

    /// Forgets what was kept: it is saved, or the person agreed to lose it.
    pub(in crate::app) fn forget_kept(&mut self) {
        let aside = &mut self.aside;
        (aside.dossier, aside.is_there) = (None, false);
        if std::mem::take(&mut aside.is_to_forget) {
            self.out.push(Guard::Forget);
        }
        self.let_taken_back_go(u64::MAX);
    }

    /// Takes note that the file was not written, for the next save that is not asked for.
    pub(in crate::app) fn save_failed(&mut self, error: &StoreError) {
        self.session.guarded.next_save = match (error, self.dossier()) {
            (StoreError::ChangedElsewhere | StoreError::FileGone, Some(dossier)) => {
                NextSave::AfterChanging(Box::new(dossier.clone()))
            }
            _ => NextSave::Later,
        };
    }

    /// Lets the file be saved without being asked as soon as it can be.
    pub(in crate::app) fn save_again_soon(&mut self) {
        self.session.guarded.next_save = NextSave::Soon;
    }

    /// Asks for the file to be saved without being asked, or no longer. A dossier that has no file yet
    /// asks where: until then there is nothing to save in.
    pub(in crate::app) fn save_continuously(&mut self, wanted: bool) {
        self.preferences.saves_continuously = wanted;
        self.save_preferences();
        let has_no_file =
            self.session.document.as_ref().is_some_and(|document| document.path.is_none());
        if wanted && has_no_file {
            self.save();
        }
    }
}

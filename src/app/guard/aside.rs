//! What was asked to be kept aside, what was answered, and what is still to be forgotten.

use std::path::PathBuf;

use super::{Guard, Unsaved};
use crate::app::OpenDossier;
use crate::dossier::Dossier;

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

impl Aside {
    /// Tells whether the answer to the asking of this number is still to come.
    pub(in crate::app) const fn awaits(&self, number: u64) -> bool {
        self.answered < number && number <= self.asked
    }

    /// Tells whether this is what was last asked to be kept.
    pub(in crate::app) fn was_asked_for(&self, dossier: Option<&Dossier>) -> bool {
        self.dossier.as_ref() == dossier
    }

    /// Tells whether what was last asked for is aside, as the outside said.
    pub(in crate::app) const fn is_there(&self) -> bool {
        self.is_there
    }

    /// Has the next failure told, although one was.
    pub(in crate::app) const fn tell_again(&mut self) {
        self.is_failure_told = false;
    }

    /// Takes note that what was asked may have been lost.
    pub(in crate::app) fn ask_again(&mut self) {
        (self.dossier, self.is_there) = (None, false);
    }

    /// Asks for an open dossier to be kept.
    pub(in crate::app) fn keep(&mut self, document: &OpenDossier) -> Guard {
        self.asked += 1;
        self.dossier = Some(document.dossier().clone());
        (self.is_there, self.is_to_forget) = (false, true);
        Guard::Keep(self.asked, Box::new(Unsaved::of(document)))
    }

    /// Takes note that the asking of this number is done; returns what is of no use any more.
    pub(in crate::app) fn kept(&mut self, number: u64) -> Vec<Guard> {
        self.answered = number;
        self.is_there = number == self.asked && self.dossier.is_some();
        self.is_failure_told = false;
        self.let_taken_back_go(number)
    }

    /// Takes note that the asking of this number failed; returns whether that is to be told.
    pub(in crate::app) fn failed(&mut self, number: u64) -> bool {
        self.answered = number;
        if number < self.asked {
            return false;
        }
        // It is tried again, until there is room or the share is back.
        self.dossier = None;
        !std::mem::replace(&mut self.is_failure_told, true)
    }

    /// Takes note that a record was taken back into the open dossier: it goes once that is kept.
    pub(in crate::app) fn was_taken_back(&mut self, kept_in: PathBuf) {
        self.taken_back.push((kept_in, self.asked));
    }

    /// Forgets what was kept: it is saved, or the person agreed to lose it.
    pub(in crate::app) fn forget(&mut self) -> Vec<Guard> {
        self.ask_again();
        let mut forgotten = Vec::new();
        if std::mem::take(&mut self.is_to_forget) {
            forgotten.push(Guard::Forget);
        }
        forgotten.extend(self.let_taken_back_go(u64::MAX));
        forgotten
    }

    /// Removes the records whose work an asking up to this one put aside anew.
    fn let_taken_back_go(&mut self, number: u64) -> Vec<Guard> {
        let gone = self.taken_back.extract_if(.., |(_, asked)| *asked <= number);
        gone.map(|(kept_in, _)| Guard::DropLeftBehind(kept_in)).collect()
    }
}

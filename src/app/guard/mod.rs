//! Nothing is lost: what is not saved is kept aside, and the file says who has it open.
//!
//! [`State::needs_keeping`] tells the window that something changed; soon after, it asks by
//! [`GuardAction::Keep`], and [`Guard::Keep`] goes out. Whatever ends the need, a save, an undo, a
//! dossier closed, is noticed here after every action ([`State::settle`]).

mod left_behind;
mod lock;
mod record;

use std::path::PathBuf;

use super::{Document, Effect, Effects, Notice, State};
use crate::dossier::Dossier;
use crate::store::{Holder, StoreError};

pub use self::left_behind::Recovered;
pub use self::lock::{LockState, holder_words};
pub use self::record::{Unsaved, UnsavedError};

/// What the outside is asked so that nothing is lost.
#[derive(Clone, Debug)]
pub enum Guard {
    /// Keep this aside, in the place of what was kept before.
    Keep(Box<Unsaved>),
    /// Keep nothing any more: it is saved, or was given up.
    Forget,
    /// Look for what sessions that were cut had kept.
    FindLeftBehind,
    /// Remove something left behind.
    DropLeftBehind(PathBuf),
    /// Say beside this file that it is open here; let the former one go.
    Lock(PathBuf),
    /// Take this file over from whoever has it open.
    TakeOver(PathBuf),
    /// Let the file go.
    Unlock,
}

/// What the person, or the window, asks so that nothing is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuardAction {
    /// Look for what sessions that were cut had kept: the program starts.
    Look,
    /// Keep aside what is not saved: some time went by since it changed.
    Keep,
    /// Take back what was left behind, the first one there is.
    TakeBack,
    /// Remove it for good.
    DropLeftBehind,
    /// Work all the same on a file that somebody has open.
    TakeOver,
    /// Stop the export under way, then leave.
    StopExport,
    /// Save without being asked, or no longer.
    SaveContinuously(bool),
}

/// What guards the open dossier.
#[derive(Debug, Default)]
pub struct Guarded {
    /// What sessions that were cut had kept, latest first.
    pub left_behind: Vec<Recovered>,
    /// Who has the file open elsewhere, when it may only be read here.
    pub read_only: Option<Holder>,
    /// The file that was said to be open here.
    locked: Option<PathBuf>,
    /// The dossier as it was last kept aside.
    kept: Option<Dossier>,
    /// Whether something was kept aside that is still to be forgotten.
    has_kept: bool,
    /// Whether it was told that nothing can be kept aside.
    told_not_kept: bool,
}

impl State {
    pub(super) fn guard(&mut self, action: GuardAction) -> Effects {
        match action {
            GuardAction::Look => guard(Guard::FindLeftBehind),
            GuardAction::Keep => self.keep(),
            GuardAction::TakeBack => self.take_back(),
            GuardAction::DropLeftBehind => self.drop_left_behind(),
            GuardAction::TakeOver => self.take_over(),
            GuardAction::StopExport => self.stop_export(),
            GuardAction::SaveContinuously(wanted) => {
                self.preferences.saves_continuously = wanted;
                self.save_preferences()
            }
        }
    }

    /// Stops the export under way, then goes on with what waits for it.
    fn stop_export(&mut self) -> Effects {
        let Some(super::Dialog::StillExporting(pending)) = self.dialog.take() else {
            return Effects::none();
        };
        self.export = None;
        Effects::one(Effect::CancelExport).and(self.leave_for(pending))
    }

    /// Tells whether something would be lost if the power were cut now.
    pub fn needs_keeping(&self) -> bool {
        self.is_modified() && self.guarded.kept.as_ref() != self.dossier()
    }

    /// Keeps aside what is not saved; in the file itself, when the person chose so.
    fn keep(&mut self) -> Effects {
        if !self.needs_keeping() {
            return Effects::none();
        }
        let saves = self.preferences.saves_continuously && self.guarded.read_only.is_none();
        let Some(document) = &self.document else { return Effects::none() };
        self.guarded.kept = Some(document.dossier().clone());
        self.guarded.has_kept = true;
        let kept = Effects::one(Effect::Guard(Guard::Keep(Box::new(Unsaved::of(document)))));
        // A question about the file is answered before it is written again.
        if saves && document.path.is_some() && self.dialog.is_none() {
            return kept.and(self.save_by_itself());
        }
        kept
    }

    pub(super) fn kept(&mut self, result: Result<(), StoreError>) -> Effects {
        let Err(error) = result else { return Effects::none() };
        // It is tried again, until there is room or the share is back.
        self.guarded.kept = None;
        if std::mem::replace(&mut self.guarded.told_not_kept, true) {
            return Effects::none();
        }
        self.notify(Notice {
            whose: super::Whose::File,
            title: format!(
                "Ce qui n’est pas enregistré ne peut pas être mis à l’abri\u{a0}: {error}."
            ),
            help: "Enregistrez souvent\u{a0}: une panne ferait perdre ce qui a changé depuis."
                .to_owned(),
        })
    }

    /// Follows an action: what is no longer to be kept is forgotten, the file that is open is locked.
    pub(super) fn settle(&mut self, effects: Effects) -> Effects {
        let mut effects = effects;
        if !self.is_modified() {
            effects = effects.and(self.forget_kept());
        }
        // One after the other: taking the next one back would lose what is not saved.
        let offers = self.dialog.is_none() && !self.would_lose() && self.pending.is_none();
        if offers && !self.guarded.left_behind.is_empty() {
            self.dialog = Some(super::Dialog::LeftBehind);
        }
        let open = self.document.as_ref().and_then(|document: &Document| document.path.as_ref());
        if self.guarded.locked.as_ref() != open {
            self.guarded.locked = open.cloned();
            self.guarded.read_only = None;
            effects = effects.and(guard(match &self.guarded.locked {
                Some(path) => Guard::Lock(path.clone()),
                None => Guard::Unlock,
            }));
        }
        effects
    }

    /// Forgets what was kept: the person agreed to lose it.
    pub(super) fn forget_kept(&mut self) -> Effects {
        self.guarded.kept = None;
        if std::mem::take(&mut self.guarded.has_kept) {
            return guard(Guard::Forget);
        }
        Effects::none()
    }
}

fn guard(what: Guard) -> Effects {
    Effects::one(Effect::Guard(what))
}

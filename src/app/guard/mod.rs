//! Nothing is lost: what is not saved is kept aside, and the file says who has it open.
//!
//! `State::needs_keeping` tells the window that something changed; soon after, it asks by
//! [`GuardAction::Keep`], and [`Guard::Keep`] goes out. Whatever ends the need, a save, an undo, a
//! dossier closed, is noticed here after every action (`State::settle`).

mod aside;
mod left_behind;
mod lock;
mod record;

use std::path::PathBuf;

use crate::dossier::Dossier;
use crate::store::{Holder, StoreError};

pub(super) use self::aside::Aside;
pub use self::left_behind::{Leftovers, Recovered};
pub(super) use self::lock::Locked;
pub use self::lock::{LockState, holder_words};
pub use self::record::{Unsaved, UnsavedError};

/// What the outside is asked so that nothing is lost.
#[derive(Clone, Debug)]
pub enum Guard {
    /// Keep this aside, in the place of what was kept before; the answer bears this number.
    Keep(u64, Box<Unsaved>),
    /// Keep nothing any more: it is saved, or was given up.
    Forget,
    /// Look for what sessions that were cut had kept.
    FindLeftBehind,
    /// Remove something left behind.
    DropLeftBehind(PathBuf),
    /// Offer something left behind no more: it is damaged, and stays as [`crate::store::UNREADABLE`].
    SetAside(PathBuf),
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
}

/// When a file that is saved without being asked is written next.
#[derive(Debug, Default)]
enum NextSave {
    /// As soon as something changed.
    #[default]
    Soon,
    /// After some time: the disk refused.
    Later,
    /// Once something else changed: the file was changed by somebody else, and the person knows.
    AfterChanging(Box<Dossier>),
}

/// What guards the open dossier.
#[derive(Debug, Default)]
pub struct Guarded {
    /// Who has the file open elsewhere, when it may only be read here.
    pub read_only: Option<Holder>,
    /// Who has the file open elsewhere, while the person cannot be told yet.
    untold: Option<Holder>,
    next_save: NextSave,
    /// Whether nobody asked for the write under way, or for the last one.
    by_itself: bool,
}

impl Guarded {
    /// Takes note of who has the file open; what is being typed in a dialog is not to be lost, so the
    /// person is told later.
    pub(super) fn may_only_read(&mut self, holder: Holder) {
        self.read_only = Some(holder.clone());
        self.untold = Some(holder);
    }

    /// Returns whom the person is to be told of now.
    pub(super) const fn take_untold(&mut self) -> Option<Holder> {
        self.untold.take()
    }

    /// Takes note that the file is to be written without being asked as soon as something changes.
    pub(super) fn saves_soon(&mut self) {
        self.next_save = NextSave::Soon;
    }

    /// Takes note that the file was not written, for the next save that is not asked for.
    pub(super) fn save_failed(&mut self, error: &StoreError, dossier: Option<&Dossier>) {
        let is_changed = matches!(error, StoreError::ChangedElsewhere | StoreError::FileGone);
        let unchanged = dossier.filter(|_| is_changed).cloned().map(Box::new);
        self.next_save = unchanged.map_or(NextSave::Later, NextSave::AfterChanging);
    }

    /// Tells whether the file may be written without being asked, and whether the disk has just refused
    /// that.
    pub(super) fn next_save(&self, dossier: &Dossier) -> Option<bool> {
        match &self.next_save {
            NextSave::Soon => Some(false),
            NextSave::Later => Some(true),
            NextSave::AfterChanging(then) => (**then != *dossier).then_some(false),
        }
    }

    /// Tells whether the disk refused the last write.
    pub(super) const fn was_refused(&self) -> bool {
        matches!(self.next_save, NextSave::Later)
    }

    /// Takes note of whether the person asked for the write that begins, or is under way.
    pub(super) const fn writes(&mut self, by_itself: bool) {
        self.by_itself = by_itself;
    }

    /// Tells whether nobody asked for the last write.
    pub(super) const fn saves_by_itself(&self) -> bool {
        self.by_itself
    }
}

//! Nothing is lost: what is not saved is kept aside, and the file says who has it open.
//!
//! [`State::needs_keeping`] tells the window that something changed; soon after, it asks by
//! [`GuardAction::Keep`], and [`Guard::Keep`] goes out. Whatever ends the need, a save, an undo, a
//! dossier closed, is noticed here after every action ([`State::settle`]).

mod aside;
mod left_behind;
mod lock;
mod record;

use std::path::PathBuf;

pub(super) use self::aside::Aside;
use self::aside::NextSave;
use super::{Effect, State};
use crate::store::Holder;

pub use self::left_behind::{LeftBehind, Recovered};
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
    /// The file was written: the next time, it is written as soon as something changes.
    pub(super) fn saved(&mut self) {
        self.next_save = NextSave::Soon;
    }

    /// Takes note of whether the person asked for the write that begins.
    pub(super) fn writes(&mut self, by_itself: bool) {
        self.by_itself = by_itself;
    }

    /// Tells whether nobody asked for the last write.
    pub(super) fn saves_by_itself(&self) -> bool {
        self.by_itself
    }
}

impl State {
    pub(super) fn guard(&mut self, action: GuardAction) {
        match action {
            GuardAction::Look => {
                self.left_behind.seek();
                self.out.push(Guard::FindLeftBehind);
            }
            GuardAction::Keep => self.keep(),
            GuardAction::TakeBack => self.take_back(),
            GuardAction::DropLeftBehind => self.drop_left_behind(),
            GuardAction::TakeOver => self.take_over(),
            GuardAction::StopExport => self.stop_export(),
        }
    }

    /// Stops the export under way, then goes on with what waits for it.
    fn stop_export(&mut self) {
        let Some(super::Dialog::StillExporting(pending)) = self.dialog.take() else {
            return;
        };
        self.exports.set_behind(true);
        self.out.push(Effect::CancelExport);
        self.leave_for(pending);
    }

    /// Follows an action: what is no longer to be kept is forgotten, the file that is open is locked.
    pub(super) fn settle(&mut self) {
        if !self.session.is_modified() {
            self.forget_kept();
        }
        if self.dialog.is_none()
            && let Some(holder) = self.session.guarded.untold.take()
        {
            self.dialog = Some(super::Dialog::Locked(holder));
        }
        // One after the other: taking the next one back would lose what is not saved.
        let is_free = self.dialog.is_none() && self.session.pending.is_none();
        if is_free && !self.session.would_lose() && !self.left_behind.offered().is_empty() {
            self.dialog = Some(super::Dialog::LeftBehind);
        }
        let path = self.session.document.as_ref().and_then(|document| document.path.clone());
        let open = path.map(|path| Locked { path, session: self.session.number });
        if self.locked != open {
            self.session.guarded.read_only = None;
            self.out.push(match &open {
                Some(Locked { path, .. }) => Guard::Lock(path.clone()),
                None => Guard::Unlock,
            });
            self.locked = open;
        }
    }
}

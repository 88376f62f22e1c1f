//! What follows every action: nothing is lost, and the file says who has it open.

use crate::app::guard::Locked;
use crate::app::{Effect, Guard, GuardAction, State};

impl State {
    /// Does what is asked so that nothing is lost.
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
            && let Some(holder) = self.session.guarded.take_untold()
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

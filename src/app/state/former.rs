//! Other versions of the open dossier are asked for and chosen.

use crate::app::{FormerAction, State};

impl State {
    /// Does what is asked about other versions.
    pub(super) fn former(&mut self, action: FormerAction) {
        match action {
            FormerAction::Merge(choices) => self.merge(&choices),
            FormerAction::TakeTheirs => self.take_theirs(),
            FormerAction::List => self.list_versions(),
            FormerAction::Compare(path) => self.compare_version(path),
            FormerAction::Restore => self.restore_version(),
        }
    }
}

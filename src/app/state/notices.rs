//! Messages are told, and leave with what they are about.

use crate::app::{About, Notice, Screen, State, Whose};

impl State {
    /// Takes note of another dossier: what went well may not be so any more.
    pub(super) fn forget_what_went_well(&mut self) {
        self.notices.keep(|whose| whose != Whose::Success);
    }

    /// Takes note of another screen: what went well or was asked has been read by now; a trouble with a
    /// file stays.
    pub(super) fn forget_what_was_read(&mut self) {
        self.notices.keep(|whose| matches!(whose, Whose::File | Whose::Computer));
    }

    /// Follows an action: a message leaves with what it is about.
    pub(super) fn let_go_of_what_is_over(&mut self) {
        let is_answering = self.screen() == Screen::Assess;
        let session = &self.session;
        self.notices.withdraw(|about| match about {
            About::Criterion(id) => !is_answering || session.criterion.as_ref() != Some(id),
            About::Closed(id) => session.campaign != Some(*id),
            About::ReadOnly => session.guarded.read_only.is_none(),
            About::Past
            | About::Saving
            | About::KeptAside
            | About::Waiting
            | About::Logo
            | About::Export(_) => false,
        });
    }

    /// Tells the person something.
    pub(super) fn notify(&mut self, notice: Notice) {
        self.notices.tell(notice);
    }
}

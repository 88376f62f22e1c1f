//! The booth opens, is left and given up.

use crate::app::{Booth, Dialog, Postponed, State};

impl State {
    /// Opens the booth, draws its curtain or closes it; only where ballots are gathered.
    pub(super) fn set_booth(&mut self, booth: Booth) {
        let collection =
            self.session.shown_campaign().and_then(|campaign| campaign.collection.as_ref());
        let gathers = collection.is_some_and(|collection| !collection.is_revealed());
        // Messages of who had the window before are not for who answers.
        self.forget_what_was_read();
        self.session.booth = if gathers { booth } else { Booth::Closed };
        self.session.end_step();
    }

    /// Gives up the ballot being filled in, as the person confirmed, then goes on with what waited.
    pub(super) fn abandon_ballot(&mut self) {
        let Some(Dialog::AbandonBallot(pending)) = self.dialog.take() else {
            return;
        };
        self.session.booth = Booth::Curtain;
        if let Some(pending) = pending {
            self.leave_for(pending);
        }
    }

    /// Goes on with `pending`, after asking about a ballot being filled in, then about what is not saved.
    pub(super) fn leave_for(&mut self, pending: Postponed) {
        if self.session.booth.holds_ballot() {
            return self.ask(Dialog::AbandonBallot(Some(pending)));
        }
        if pending == Postponed::Quit && self.exports.front().is_some() {
            return self.ask(Dialog::StillExporting(pending));
        }
        if self.session.would_lose() {
            return self.ask(Dialog::Unsaved(pending));
        }
        self.go_on(pending);
    }
}

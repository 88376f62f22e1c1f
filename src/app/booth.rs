//! The booth (*isoloir*): a ballot being filled in in this window, which nobody else may see or lose.
//!
//! Never holds what is typed: that stays in the window until it is sealed, and goes with it.

use super::{Dialog, Pending, State};
use crate::dossier::ballot_file::Refusal;

/// Who is at the screen while ballots are filled in on this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Booth {
    /// Nobody: the program is as usual.
    #[default]
    Closed,
    /// Between two people: nothing is typed, nothing is shown.
    Curtain,
    /// Someone is answering.
    Occupied,
    /// What was answered could not be taken in; it is still there.
    Refused(Refusal),
}

impl Booth {
    /// Tells whether the window is given to ballots.
    pub fn is_open(&self) -> bool {
        *self != Self::Closed
    }

    /// Tells whether a ballot would be lost by leaving.
    pub const fn holds_ballot(&self) -> bool {
        matches!(self, Self::Occupied | Self::Refused(_))
    }
}

impl State {
    /// Opens the booth, draws its curtain or closes it; only where ballots are gathered.
    pub(super) fn set_booth(&mut self, booth: Booth) {
        let collection =
            self.session.shown_campaign().and_then(|campaign| campaign.collection.as_ref());
        let gathers = collection.is_some_and(|collection| !collection.is_revealed());
        // Messages of who had the window before are not for who answers.
        self.forget_what_was_read();
        self.session.booth = if gathers { booth } else { Booth::Closed };
        self.session.seal();
    }

    /// Gives up the ballot being filled in, as the person confirmed, then goes on with what waited.
    pub(super) fn abandon_ballot(&mut self) {
        let Some(Dialog::AbandonBallot(pending)) = self.dialog.take() else {
            return;
        };
        self.session.booth = Booth::Curtain;
        match pending {
            Some(pending) => self.leave_for(pending),
            None => {}
        }
    }

    /// Goes on with `pending`, after asking about a ballot being filled in, then about what is not saved.
    pub(super) fn leave_for(&mut self, pending: Pending) {
        if self.session.booth.holds_ballot() {
            return self.ask(Dialog::AbandonBallot(Some(pending)));
        }
        if pending == Pending::Quit && self.exports.front().is_some() {
            return self.ask(Dialog::StillExporting(pending));
        }
        if self.session.would_lose() {
            return self.ask(Dialog::Unsaved(pending));
        }
        self.go_on(pending);
    }
}

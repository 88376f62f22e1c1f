//! The booth (*isoloir*): a ballot being filled in in this window, which nobody else may see or lose.
//!
//! Never holds what is typed: that stays in the window until it is sealed, and goes with it.

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

//! Which question an answer of the outside belongs to: both bear the same ticket.
//!
//! Two questions may be alike in everything else: one document exported twice, two copies of one dossier.

use std::collections::BTreeSet;

/// The number of one question put to the outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(u64);

/// The questions put for the open dossier that wait for their answer.
#[derive(Debug, Default)]
pub(super) struct Tickets {
    last: u64,
    awaited: BTreeSet<Ticket>,
}

impl Tickets {
    /// Returns the number of a question that outlives the dossier: who puts it keeps it.
    pub fn draw(&mut self) -> Ticket {
        self.last += 1;
        Ticket(self.last)
    }

    /// Returns the number of a question put for the open dossier.
    pub fn issue(&mut self) -> Ticket {
        let ticket = self.draw();
        self.awaited.insert(ticket);
        ticket
    }

    /// Tells whether the answer is awaited, and awaits it no more.
    pub fn redeem(&mut self, ticket: Ticket) -> bool {
        self.awaited.remove(&ticket)
    }

    /// Awaits nothing more: another dossier is open, or work aside came to a bad end.
    pub fn withdraw_all(&mut self) {
        self.awaited.clear();
    }
}

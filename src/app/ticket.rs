//! Which question an answer of the outside belongs to: both bear the same ticket.
//!
//! Two questions may be alike in everything else: one document exported twice, two copies of one dossier.

use std::collections::BTreeSet;

/// The number of one question put to the outside.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(u64);

/// The questions that wait for their answer.
#[derive(Debug, Default)]
pub(super) struct Tickets {
    last: u64,
    of_session: BTreeSet<Ticket>,
    of_program: BTreeSet<Ticket>,
}

impl Tickets {
    /// Returns a number that no question bears.
    pub fn draw(&mut self) -> Ticket {
        self.last += 1;
        Ticket(self.last)
    }

    /// Returns the number of a question that is about what is open, and ends with it.
    pub fn issue(&mut self) -> Ticket {
        let ticket = self.draw();
        self.of_session.insert(ticket);
        ticket
    }

    /// Returns the number of a question whose answer is awaited whatever is open by then.
    pub fn issue_for_good(&mut self) -> Ticket {
        let ticket = self.draw();
        self.of_program.insert(ticket);
        ticket
    }

    /// Tells whether the answer is awaited, and awaits it no more.
    pub fn redeem(&mut self, ticket: Ticket) -> bool {
        self.of_session.remove(&ticket) || self.of_program.remove(&ticket)
    }

    /// Awaits this answer no more: it was asked again, or is of no use now.
    pub fn withdraw(&mut self, ticket: Option<Ticket>) {
        if let Some(ticket) = ticket {
            self.redeem(ticket);
        }
    }

    /// Awaits nothing more about what was open: it is closed, or work aside came to a bad end.
    pub fn withdraw_session(&mut self) {
        self.of_session.clear();
    }
}

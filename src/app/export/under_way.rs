//! The exports under way, and the pages that are made to be looked at.

use crate::app::Ticket;
use crate::app::export::{Behind, ExportError, Exports, Looked, Preview, Running, Stage};

impl Exports {
    /// Returns the one that is in front.
    pub const fn front(&self) -> Option<Running> {
        self.front
    }

    /// Takes note of one that begins; the one that was in front goes on, and tells its end.
    pub(in crate::app) fn begin(&mut self, running: Running) {
        self.set_behind(false);
        self.front = Some(running);
    }

    /// Tells whether this one is in front.
    pub(in crate::app) fn is_in_front(&self, ticket: Ticket) -> bool {
        self.front.is_some_and(|running| running.ticket == ticket)
    }

    /// Takes note of how far the one in front is.
    pub(in crate::app) const fn reaches(&mut self, stage: Stage) {
        if let Some(running) = &mut self.front {
            running.stage = stage;
        }
    }

    /// Takes the export under way from the front; its end is still told, unless it is given up.
    pub(in crate::app) fn set_behind(&mut self, is_given_up: bool) {
        let behind = self.front.take().map(|running| Behind { running, is_given_up });
        self.behind.extend(behind);
    }

    /// Takes out the export that ended, in front or not.
    pub(in crate::app) fn take(&mut self, ticket: Ticket) -> Option<Behind> {
        if let Some(running) = self.front.take_if(|running| running.ticket == ticket) {
            return Some(Behind { running, is_given_up: false });
        }
        let place = self.behind.iter().position(|behind| behind.running.ticket == ticket)?;
        Some(self.behind.remove(place))
    }
}

impl Preview {
    /// Takes over the pages that were being made.
    pub(in crate::app) fn comes(&mut self, looked: Result<Looked, ExportError>) {
        let (Looked { pages, outline }, problem) = match looked {
            Ok(looked) => (looked, None),
            Err(error) => (Looked::default(), Some(error.to_string())),
        };
        *self = Self { shown: self.making, making: None, pages, outline, problem };
    }
}

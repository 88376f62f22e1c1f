//! What every part of the form of an action reads.

use eframe::egui::{Response, Ui};

use crate::dossier::{Dossier, Edit, Improvement};
use crate::ui::ask::Ask;
use crate::ui::widgets::{TextOf, Within};

/// An action, open.
#[derive(Clone, Copy, Debug)]
pub struct ActionPage<'a> {
    /// The program as it is.
    pub ask: &'a Ask<'a>,
    /// The open dossier.
    pub dossier: &'a Dossier,
    /// The action.
    pub one: &'a Improvement,
}

impl ActionPage<'_> {
    /// Returns the edit that changes something of the action.
    pub fn with(&self, change: impl FnOnce(&mut Improvement)) -> Edit {
        let mut changed = self.one.clone();
        change(&mut changed);
        Edit::Improvement(Box::new(changed))
    }

    /// Shows a text of the action.
    pub fn text_ui(&self, ui: &mut Ui, text: &TextOf<Within<Improvement>>) -> Response {
        self.ask.text_of(ui, text, self.one, |one| Edit::Improvement(Box::new(one)))
    }
}

//! A few letters and what they find: arrows choose, Enter takes; the mouse may too.

use eframe::egui::{Id, Key, Response, Ui};

use super::Field;

/// What is looked for, and which of the things found is chosen.
#[derive(Debug, Default)]
pub struct Chooser {
    query: String,
    at: usize,
}

impl Chooser {
    /// Shows the field.
    pub fn ui(&mut self, ui: &mut Ui, field: Field<'_>) -> Response {
        // What is taken is listed above: the field keeps its name, and the keyboard with it.
        let id = Id::unique(("chooser", field.label()));
        let response = field.id(id).ui(ui, &mut self.query);
        if response.changed() {
            self.at = 0;
        }
        response
    }

    /// Returns what is looked for.
    pub fn query(&self) -> &str {
        self.query.trim()
    }

    /// Follows the keys among so many things found; returns the one that Enter takes. The field keeps
    /// the keyboard: another thing may be wanted.
    pub fn taken(&mut self, ui: &Ui, response: &Response, count: usize) -> Option<usize> {
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let last = count.saturating_sub(1);
        if response.has_focus() && pressed(Key::ArrowDown) {
            self.at += 1;
        }
        if response.has_focus() && pressed(Key::ArrowUp) {
            self.at = self.at.saturating_sub(1);
        }
        self.at = self.at.min(last);
        let is_asked = response.lost_focus() && pressed(Key::Enter) && !self.query().is_empty();
        if is_asked {
            response.request_focus();
        }
        is_asked.then_some(self.at).filter(|at| *at < count)
    }

    /// Tells whether this one of the things found is chosen.
    pub const fn is_at(&self, place: usize) -> bool {
        self.at == place
    }

    /// Begins anew, once something was taken.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

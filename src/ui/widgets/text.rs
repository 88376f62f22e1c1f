//! Sentences beside what counts.

use eframe::egui::{Response, Ui};

use crate::ui::style;

/// Shows secondary text, small.
pub fn note_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(style::small(text).color(style::look(ui).muted))
}

/// Shows secondary text.
pub fn muted_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(style::body(text).color(style::look(ui).muted))
}

/// Shows what is to be looked at, small.
pub fn warning_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(style::small(text).color(style::look(ui).warn))
}

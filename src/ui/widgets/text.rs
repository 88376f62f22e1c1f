//! Sentences beside what counts, and what a screen reader hears.

use eframe::egui::{Response, Role, Ui, WidgetInfo};

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

/// Shows secondary text of a projected meeting.
pub fn projected_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(style::projected(text).color(style::look(ui).muted))
}

/// Shows what a phase of a projected meeting is about.
pub fn projected_lead_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(style::projected_large(text).color(style::look(ui).muted))
}

/// Tells a screen reader what something is and how it is called.
pub fn say(response: &Response, role: Role, name: impl Into<String>) {
    let name = name.into();
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
}

//! Sentences beside what counts, and what a screen reader hears.

use eframe::egui::{Label, Response, RichText, Role, Ui, WidgetInfo};

use super::explained_ui;
use crate::app::Jargon;
use crate::ui::style::{self, Look};

/// Shows secondary text, small.
pub fn note_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    explaining(ui, text, |text, look| style::small(text).color(look.muted))
}

/// Shows secondary text.
pub fn muted_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    explaining(ui, text, |text, look| style::body(text).color(look.muted))
}

/// Shows what is to be looked at, small.
pub fn warning_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    explaining(ui, text, |text, look| style::small(text).color(look.warn))
}

/// Shows the heading of a card.
pub fn heading_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    explaining(ui, text, |text, _| style::heading(text))
}

/// Shows a text; where it holds words of the trade, the pointer over it tells what they mean.
fn explaining(
    ui: &mut Ui,
    text: impl Into<String>,
    styled: impl FnOnce(&str, &Look) -> RichText,
) -> Response {
    let text = text.into();
    let response = ui.add(Label::new(styled(&text, style::look(ui))));
    if !response.hovered() {
        return response;
    }
    let meaning = Jargon::explained(&text);
    if meaning.is_empty() { response } else { response.on_hover_text(meaning) }
}

/// Shows a short secondary text; where it holds words of the trade, it shows that it explains itself.
pub fn term_ui(ui: &mut Ui, text: &str) -> Response {
    let meaning = Jargon::explained(text);
    if meaning.is_empty() {
        return note_ui(ui, text);
    }
    explained_ui(ui, style::small(text).color(style::look(ui).muted), &meaning)
}

/// Shows secondary text of a projected meeting.
pub fn projected_ui(ui: &mut Ui, text: impl Into<String>) -> Response {
    explaining(ui, text, |text, look| style::projected(text).color(look.muted))
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

//! Sentences beside what counts, and what a screen reader hears.

use eframe::egui::{CursorIcon, Label, Response, RichText, Role, Sense, Ui, Vec2, WidgetInfo};
use lucide_icons::Icon;

use super::{explained_ui, paint_focus, paint_icon};
use crate::app::Jargon;
use crate::ui::style::{self, Look, size};

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

/// Shows words that open what is second, and close it again.
pub fn folded_ui(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(("folded", label));
    let is_open: bool = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let ink = style::look(ui).muted;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::xs();
        let text = Label::new(style::small(label).color(ink).underline()).selectable(false);
        let response = ui.add(text.sense(Sense::click()));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, label));
        let (icon, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
        let sign = if is_open { Icon::ChevronUp } else { Icon::ChevronDown };
        paint_icon(ui.painter(), icon.center(), sign, 14.0, ink);
        paint_focus(ui, &response, response.rect);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            ui.data_mut(|data| {
                data.insert_temp(id, !is_open);
                data.insert_temp(id.with("opened"), !is_open);
            });
        }
    });
    if is_open {
        let shown = ui.scope(contents).response.rect;
        // What has just been opened is brought into sight.
        let opened: Option<bool> = ui.data_mut(|data| data.remove_temp(id.with("opened")));
        if opened == Some(true) {
            ui.scroll_to_rect(shown, None);
        }
    }
}

/// Tells a screen reader what something is and how it is called.
pub fn say(response: &Response, role: Role, name: impl Into<String>) {
    let name = name.into();
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
}

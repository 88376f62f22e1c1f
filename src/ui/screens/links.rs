//! Words that lead elsewhere, the same everywhere.

use eframe::egui::{CursorIcon, Label, Response, RichText, Role, Sense, Ui, WidgetInfo};

use crate::app::Action;
use crate::scoring::Highlight;
use crate::ui::ask::Ask;
use crate::ui::widgets::paint_focus;

/// Shows words that lead somewhere; `name` says where, for a screen reader.
pub(super) fn link_ui(ui: &mut Ui, text: RichText, name: &str) -> Response {
    let response = ui.add(Label::new(text).sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    paint_focus(ui, &response, response.rect);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Names a criterion that stands out, and leads to it.
pub(super) fn highlight_link_ui(
    ui: &mut Ui,
    ask: &Ask<'_>,
    highlight: &Highlight,
    text: fn(String) -> RichText,
) {
    let name = format!("{} · {}", highlight.code, highlight.title);
    let link = ui.add(Label::new(text(name)).sense(Sense::click()));
    ask.clicked(
        &link.on_hover_text("Ouvrir ce critère"),
        Action::Focus(highlight.criterion.clone()),
    );
}

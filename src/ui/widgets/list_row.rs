//! A row of a list that can be chosen: its ground, by state.

use eframe::egui::{CursorIcon, Response, Sense, Ui, Vec2};

use super::paint_focus;
use crate::ui::style;

/// Allocates a row as wide as it may be and paints its ground.
///
/// `is_stop` says whether Tab stops here: one stop for a whole list, its arrows do the rest.
pub fn list_row_frame(ui: &mut Ui, height: f32, is_selected: bool, is_stop: bool) -> Response {
    let sense = if is_stop { Sense::click() } else { Sense::CLICK };
    let look = style::look(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), sense);
    if is_selected {
        ui.painter().rect_filled(rect, style::control_radius(), look.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, style::control_radius(), look.sunken);
    }
    paint_focus(ui, &response, rect.shrink(2.0));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

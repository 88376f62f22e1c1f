//! A row of a list that can be chosen: its ground, by state.

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Color32, CursorIcon, FontId, Pos2, Response, Sense, Ui, Vec2};

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

/// Paints a line of text from a point on, its middle at that height; too long, it ends in `…`.
pub fn paint_truncated(ui: &Ui, text: &str, (font, ink): (FontId, Color32), at: Pos2, width: f32) {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(Pos2::new(at.x, at.y - galley.size().y / 2.0), galley, ink);
}

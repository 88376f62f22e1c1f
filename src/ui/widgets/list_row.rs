//! A row of a list that can be chosen: its ground, by state.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Color32, CursorIcon, FontId, FontSelection, Galley, Label, Pos2, Rect, Response, RichText,
    Sense, Ui, Vec2, WidgetText,
};

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

/// Paints a line of text from a point on, its middle at that height; too long, it is shortened and told
/// whole under the pointer.
pub fn paint_truncated(ui: &Ui, text: &str, font: FontId, ink: Color32, at: Pos2, width: f32) {
    let job = LayoutJob::simple_singleline(text.to_owned(), font, ink);
    let galley = shortened(ui, job, width);
    let top = Pos2::new(at.x, at.y - galley.size().y / 2.0);
    paint_told(ui, top, galley, ink);
}

/// Paints a text from a point on; where it is shortened, the pointer over it tells it whole.
pub fn paint_told(ui: &Ui, at: Pos2, galley: Arc<Galley>, ink: Color32) {
    let place = Rect::from_min_size(at, galley.size());
    if galley.elided && ui.rect_contains_pointer(place) {
        let id = ui.scope_id().with((galley.text(), at.x.to_bits(), at.y.to_bits()));
        ui.interact(place, id, Sense::hover()).on_hover_text(galley.text());
    }
    ui.painter().galley(at, galley, ink);
}

/// Shows a text on one line of its place; too long, it is shortened and told whole under the pointer.
pub fn shortened_ui(ui: &mut Ui, text: RichText) -> Response {
    let text = WidgetText::from(text);
    let job = text.into_layout_job(ui.style(), FontSelection::Default, ui.text_valign());
    let galley = shortened(ui, Arc::unwrap_or_clone(job), ui.available_width());
    ui.add(Label::new(galley).selectable(false))
}

/// Lays a line of text out; too long, it ends in `…` after a whole word.
fn shortened(ui: &Ui, mut job: LayoutJob, width: f32) -> Arc<Galley> {
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    let cut = ui.painter().layout_job(job.clone());
    let Some((ellipsis, kept)) = cut.rows.first().and_then(|row| row.glyphs.split_last()) else {
        return cut;
    };
    if !cut.elided {
        return cut;
    }
    let head: String = job.text.chars().take(kept.len()).collect();
    let is_whole = job.text.chars().nth(kept.len()).is_none_or(char::is_whitespace);
    let end = if is_whole { head.len() } else { head.rfind(char::is_whitespace).unwrap_or(0) };
    let words = head.get(..end).unwrap_or_default();
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let Some(last) = words.chars().count().checked_sub(1).and_then(|place| kept.get(place)) else {
        return cut;
    };
    // Room for these words and the sign, not for one letter more.
    job.wrap.max_width = last.max_x() + ellipsis.advance_width;
    ui.painter().layout_job(job)
}

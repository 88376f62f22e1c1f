//! One of several sentences, as a row one chooses.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{CursorIcon, Pos2, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::{ICON_SIZE, paint_focus};
use crate::ui::style::{self, size};

/// Shows a sentence with a round mark before it, filled when it is the one chosen.
pub fn choice_row_ui(ui: &mut Ui, text: &str, is_on: bool) -> Response {
    const DOT: f32 = 4.0;
    const LINE_HEIGHT: f32 = 20.0;
    let look = style::look(ui);
    let left = size::s() + ICON_SIZE + size::s();
    let (font, ink) = if is_on {
        (style::semibold_font(size::body()), look.accent_ink)
    } else {
        (style::regular_font(size::body()), look.ink)
    };
    let format = TextFormat { line_height: Some(LINE_HEIGHT), ..TextFormat::simple(font, ink) };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = ui.available_width() - left - size::s();
    let galley = ui.painter().layout_job(job);
    let height = galley.size().y + 2.0 * 6.0;
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, text));
    if is_on {
        ui.painter().rect_filled(rect, style::control_radius(), look.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, style::control_radius(), look.sunken);
    }
    let centre = Pos2::new(rect.left() + size::s() + ICON_SIZE / 2.0, rect.top() + 16.0);
    let line = if is_on { look.accent } else { look.control };
    ui.painter().circle(centre, ICON_SIZE / 2.0 - 1.0, look.surface, Stroke::new(1.5, line));
    if is_on {
        ui.painter().circle_filled(centre, DOT, look.accent);
    }
    let at = Pos2::new(rect.left() + left, rect.top() + 6.0);
    ui.painter().galley(at, galley, ink);
    paint_focus(ui, &response, rect.shrink(2.0));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

//! Tabs: the parts of a screen, one shown at a time.

use eframe::egui::{CursorIcon, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::paint_focus;
use crate::ui::style::{self, size};

/// Shows the name of a part, underlined when it is the one shown.
pub fn tab_ui(ui: &mut Ui, name: &str, is_on: bool) -> Response {
    const HEIGHT: f32 = 34.0;
    const LINE: f32 = 2.0;
    let look = style::look(ui);
    // As wide in either weight: the other tabs stay where they are.
    let widest = style::semibold_font(size::body());
    let width = ui.painter().layout_no_wrap(name.to_owned(), widest.clone(), look.ink).size().x;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_on, name));
    let ink = if is_on {
        look.accent_ink
    } else if response.hovered() {
        look.ink
    } else {
        look.muted
    };
    let font = if is_on { widest } else { style::regular_font(size::body()) };
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, ink);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    if is_on {
        let top = Pos2::new(rect.left(), rect.bottom() - LINE);
        ui.painter().rect_filled(Rect::from_min_max(top, rect.max), 0.0, look.accent);
    }
    paint_focus(ui, &response, rect.shrink(2.0));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

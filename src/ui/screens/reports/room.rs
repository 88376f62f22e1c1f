//! How much room there is, and columns in it.

use eframe::egui::{Align, Layout, Rangef, Rect, Ui, UiBuilder};

use crate::ui::style::size;
use crate::ui::widgets::PAGE_WIDTH;

/// Window widths below which the list is a menu.
const NARROW: f32 = 960.0;

/// How much room there is.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReportsRoom {
    pub(super) is_narrow: bool,
    /// Left free at either side of the page.
    pub(super) side: f32,
}

impl ReportsRoom {
    pub(super) fn of(ui: &Ui) -> Self {
        let is_narrow = ui.ctx().content_rect().width() < NARROW;
        let least = if is_narrow { size::l() } else { size::xxl() };
        let side = ((ui.available_width() - PAGE_WIDTH) / 2.0).max(least).floor();
        Self { is_narrow, side }
    }
}

/// Returns where contents stand that leave room at either side.
pub(super) fn inset(ui: &Ui, left: f32, right: f32) -> Rangef {
    let free = ui.available_rect_before_wrap();
    Rangef::new(free.left() + left, free.right() - right)
}

/// Shows contents from side to side of a column; a scroll bar stands beside it, not in it.
pub(super) fn column_ui(ui: &mut Ui, column: Rangef, contents: impl FnOnce(&mut Ui)) {
    let rect = Rect::from_x_y_ranges(column, ui.available_rect_before_wrap().y_range());
    let layout = Layout::top_down(Align::Min);
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), contents);
}

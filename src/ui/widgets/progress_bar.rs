//! How far one is, as a thin bar with its figure in words for a screen reader.

use eframe::egui::{Rect, Role, Sense, Ui, Vec2};

use super::say;
use crate::ui::style;

/// Shows `done` out of `total`.
pub fn progress_bar_ui(ui: &mut Ui, done: usize, total: usize, name: &str) {
    let look = style::look(ui);
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 6.0), Sense::hover());
    say(&response, Role::ProgressIndicator, name);
    ui.painter().rect_filled(rect, 3.0, look.sunken);
    let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
    let filled = Rect::from_min_size(rect.min, Vec2::new(rect.width() * share, rect.height()));
    ui.painter().rect_filled(filled, 3.0, look.accent);
}

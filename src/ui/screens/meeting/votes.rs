//! How the ballots of one criterion spread over the five levels, readable from afar.

use std::sync::Arc;

use eframe::egui::{Align2, Galley, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::grid::{Grid, Level};
use crate::scoring::Agreement;
use crate::theme::TOKENS;
use crate::ui::style::{self, size};
use crate::ui::widgets::{paint_badge, say};

const FLOOR: f32 = 4.0;
const BADGE: f32 = 40.0;

/// Shows the spread: bars with their counts, the levels below with their names.
pub fn votes_ui(ui: &mut Ui, grid: &Grid, agreement: &Agreement) {
    const MOST_WIDTH: f32 = 1180.0;
    let width = ui.available_width().min(MOST_WIDTH);
    let tallest = tallest(ui);
    let height =
        count_height() + tallest + size::s() + BADGE + size::s() + names_height(ui, grid, width);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let name = format!("Répartition des avis. {}", agreement.words());
    say(&response, Role::Image, &name);
    let most = Level::ALL.into_iter().map(|level| agreement.tally.count(level)).max().unwrap_or(0);
    let step = rect.width() / Level::COUNT as f32;
    for (place, level) in Level::ALL.into_iter().enumerate() {
        let left = rect.left() + step * place as f32;
        let column = Rect::from_min_size(Pos2::new(left, rect.top()), Vec2::new(step, height));
        let count = agreement.tally.count(level);
        let share = if most == 0 { 0.0 } else { count as f32 / most as f32 };
        column_ui(ui, column, level, grid.level_name(level), count, share);
        if agreement.median == Some(level) {
            mark_median(ui, column);
        }
    }
}

/// Returns the height of the tallest bar: the window's height decides, so that the decision stays in
/// sight below.
fn tallest(ui: &Ui) -> f32 {
    const AT_800: f32 = 104.0;
    let more = ui.ctx().content_rect().height() - 800.0;
    (AT_800 + more * 0.4).clamp(72.0, 260.0)
}

/// Returns the room for a count above its bar.
fn count_height() -> f32 {
    TOKENS.projection.large * 1.8
}

fn name_galley(ui: &Ui, name: &str, width: f32) -> Arc<Galley> {
    let font = style::regular_font(size::large());
    ui.painter().layout(name.to_owned(), font, style::look(ui).ink, width - size::s())
}

fn names_height(ui: &Ui, grid: &Grid, width: f32) -> f32 {
    let step = width / Level::COUNT as f32;
    let names = Level::ALL.into_iter().map(|level| name_galley(ui, grid.level_name(level), step));
    names.map(|galley| galley.size().y).fold(0.0, f32::max) + size::xs()
}

fn column_ui(ui: &Ui, column: Rect, level: Level, name: &str, count: u32, share: f32) {
    let look = style::look(ui);
    let painter = ui.painter();
    let tallest = tallest(ui);
    let base = column.top() + count_height() + tallest;
    let bar_height = (tallest * share).max(FLOOR);
    let bar_width = (column.width() * 0.76).min(150.0);
    let centre = column.center().x;
    let bar = Rect::from_min_max(
        Pos2::new(centre - bar_width / 2.0, base - bar_height),
        Pos2::new(centre + bar_width / 2.0, base),
    );
    let fill = if count == 0 { look.sunken } else { look.level(level) };
    painter.rect_filled(bar, 4.0, fill);
    if count > 0 {
        let stroke = Stroke::new(1.0, look.line);
        painter.rect_stroke(bar, 4.0, stroke, StrokeKind::Inside);
        let font = style::semibold_font(TOKENS.projection.large + 4.0);
        let at = Pos2::new(centre, bar.top() - size::xs());
        painter.text(at, Align2::CENTER_BOTTOM, count.to_string(), font, look.ink);
    }
    let badge = Rect::from_center_size(
        Pos2::new(centre, base + size::s() + BADGE / 2.0),
        Vec2::splat(BADGE),
    );
    paint_badge(painter, look, badge, level);
    let wrapped = name_galley(ui, name, column.width());
    let at = Pos2::new(centre - wrapped.size().x / 2.0, badge.bottom() + size::s());
    painter.galley(at, wrapped, look.ink);
}

/// Underlines the level in the middle: a reference, not a result.
fn mark_median(ui: &Ui, column: Rect) {
    let look = style::look(ui);
    let base = column.top() + count_height() + tallest(ui) + size::s();
    let badge = Rect::from_center_size(
        Pos2::new(column.center().x, base + BADGE / 2.0),
        Vec2::splat(BADGE),
    );
    let at = Pos2::new(badge.right() + size::s(), badge.center().y);
    let font = style::regular_font(size::small());
    ui.painter().text(at, Align2::LEFT_CENTER, "médiane", font, look.muted);
}

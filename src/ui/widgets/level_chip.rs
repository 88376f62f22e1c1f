//! A word beside a level: the campaign that had it, or that it is aimed at.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Color32, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2};
use lucide_icons::Icon;

use super::paint_icon;
use crate::ui::style::{self, size};

/// A word beside a level, laid out.
pub(super) struct LevelChip {
    text: Arc<Galley>,
    icon: Option<Icon>,
    ink: Color32,
    ground: Color32,
}

impl LevelChip {
    /// How high it is.
    pub(super) const HEIGHT: f32 = 20.0;
    /// Room between it and what stands beside it.
    pub(super) const GAP: f32 = 6.0;
    const ICON: f32 = 16.0;

    /// Says which campaign had a level, in so much room at most.
    pub(super) fn former(ui: &Ui, text: &str, room: f32) -> Self {
        let look = style::look(ui);
        Self::new(ui, text, room, None, look.muted, look.sunken)
    }

    /// Says that a level is aimed at, in so much room at most.
    pub(super) fn target(ui: &Ui, text: &str, room: f32) -> Self {
        let look = style::look(ui);
        Self::new(ui, text, room, Some(Icon::Flag), look.accent_ink, look.accent_soft)
    }

    fn new(
        ui: &Ui,
        text: &str,
        room: f32,
        icon: Option<Icon>,
        ink: Color32,
        ground: Color32,
    ) -> Self {
        let font = style::regular_font(size::small());
        let mut job = LayoutJob::simple_singleline(text.to_owned(), font, ink);
        let most = (room - 2.0 * size::s() - Self::ICON).max(0.0);
        job.wrap = TextWrapping::truncate_at_width(most);
        Self { text: ui.painter().layout_job(job), icon, ink, ground }
    }

    /// Returns how wide it is.
    pub(super) fn width(&self) -> f32 {
        let icon = if self.icon.is_some() { Self::ICON } else { 0.0 };
        self.text.size().x + icon + 2.0 * size::s()
    }

    /// Returns how wide these are in a row, each with the room before it.
    pub(super) fn row_width(chips: &[Self]) -> f32 {
        chips.iter().map(|chip| chip.width() + Self::GAP).sum()
    }

    /// Paints these in a row, on a card that is chosen or not.
    pub(super) fn paint_row(chips: Vec<Self>, ui: &Ui, mut at: Pos2, is_chosen: bool) {
        let look = style::look(ui);
        for chip in chips {
            let is_on_its_own_ground = is_chosen && chip.ground == look.accent_soft;
            let line = if is_on_its_own_ground { look.accent } else { chip.ground };
            let step = chip.width() + Self::GAP;
            chip.paint(ui, at, line);
            at.x += step;
        }
    }

    fn paint(self, ui: &Ui, at: Pos2, line: Color32) {
        let chip = Rect::from_min_size(at, Vec2::new(self.width(), Self::HEIGHT));
        let stroke = Stroke::new(1.0, line);
        ui.painter().rect(chip, 10.0, self.ground, stroke, StrokeKind::Inside);
        let mut left = chip.left() + size::s();
        if let Some(icon) = self.icon {
            let centre = Pos2::new(left + 6.0, chip.center().y);
            paint_icon(ui.painter(), centre, icon, 12.0, self.ink);
            left += Self::ICON;
        }
        let top = chip.center().y - self.text.size().y / 2.0;
        ui.painter().galley(Pos2::new(left, top), self.text, self.ink);
    }
}

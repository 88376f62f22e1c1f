//! Levels that one sentence tells together: a card with a row of numbers, one of which is chosen.

use eframe::egui::{
    CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::level::{beyond_name, paint_badge, paint_choice, told_text};
use super::level_chip::LevelChip;
use super::paint_focus;
use crate::grid::{Level, Scale};
use crate::ui::style::{self, size};

/// Levels told together.
#[derive(Clone, Copy, Debug)]
#[must_use = "a card is shown with `ui`"]
pub(super) struct LevelGroupCard<'a> {
    /// What they are levels of.
    pub(super) scale: &'a Scale,
    /// Which ones, the lowest first.
    pub(super) levels: &'a [Level],
    /// What they are called together.
    pub(super) name: &'a str,
    /// The sentence one can observe of all of them.
    pub(super) sentence: &'a str,
    /// The level the team agreed on, wherever it is.
    pub(super) chosen: Option<Level>,
    /// The level of a campaign before, and its title.
    pub(super) former: Option<(Level, &'a str)>,
    /// The level aimed at.
    pub(super) target: Option<Level>,
    /// Whether the choice can no longer change: it is only read.
    pub(super) is_fixed: bool,
    /// The level a key has just chosen.
    pub(super) fresh: Option<Level>,
}

impl LevelGroupCard<'_> {
    const SQUARE: f32 = 28.0;
    /// Room between two numbers: the rings of what is chosen stay apart.
    const GAP: f32 = 10.0;
    const AROUND: f32 = 8.0;

    /// Shows it; returns the level that is chosen now.
    pub(super) fn ui(&self, ui: &mut Ui) -> Option<Level> {
        let width = ui.available_width();
        let inner = width - 2.0 * size::m();
        let is_chosen = self.chosen.is_some_and(|level| self.levels.contains(&level));
        let text = told_text(ui, self.name, self.sentence, is_chosen, inner);
        let numbers = self.levels.len() as f32 * (Self::SQUARE + Self::GAP);
        let chips = self.chips(ui, inner);
        let is_beside = LevelChip::row_width(&chips) <= inner - numbers;
        let below = if is_beside { 0.0 } else { LevelChip::HEIGHT + LevelChip::GAP };
        let height = text.size().y + size::s() + Self::SQUARE + below + 2.0 * Self::AROUND + 2.0;
        let (rect, card) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
        let text_at = rect.min + Vec2::new(size::m(), Self::AROUND);
        let numbers_at = text_at + Vec2::new(0.0, text.size().y + size::s());
        if ui.is_rect_visible(rect) {
            let is_fresh = is_chosen && self.fresh.is_some() && self.fresh == self.chosen;
            paint_choice(ui, rect, is_chosen, is_fresh, false);
            ui.painter().galley(text_at, text, style::look(ui).ink);
            let beside = Vec2::new(numbers, (Self::SQUARE - LevelChip::HEIGHT) / 2.0);
            let under = Vec2::new(0.0, Self::SQUARE + LevelChip::GAP);
            let at = numbers_at + if is_beside { beside } else { under };
            LevelChip::paint_row(chips, ui, at, is_chosen);
        }
        let mut pressed = None;
        let mut at = numbers_at;
        for level in self.levels {
            let square = Rect::from_min_size(at, Vec2::splat(Self::SQUARE));
            if self.number_ui(ui, &card, square, *level).clicked() {
                pressed = Some(*level);
            }
            at.x += Self::SQUARE + Self::GAP;
        }
        pressed.filter(|_| !self.is_fixed)
    }

    fn number_ui(&self, ui: &Ui, card: &Response, square: Rect, level: Level) -> Response {
        let sense = if self.is_fixed { Sense::hover() } else { Sense::click() };
        let response = ui.interact(square, card.id.with(("level", level.number())), sense);
        let is_chosen = self.chosen == Some(level);
        let words = self.words(level);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, !self.is_fixed, is_chosen, &words)
        });
        if ui.is_rect_visible(square) {
            let look = style::look(ui);
            paint_badge(ui.painter(), look, square, self.scale, level);
            let ring = match (is_chosen, response.hovered() && !self.is_fixed) {
                (true, _) => Stroke::new(3.0, look.accent),
                (false, true) => Stroke::new(1.0, look.faint),
                (false, false) => Stroke::NONE,
            };
            ui.painter().rect_stroke(square.expand(2.0), 6.0, ring, StrokeKind::Outside);
            paint_focus(ui, &response, square.expand(2.0));
        }
        let response = response.on_hover_text(&words);
        if self.is_fixed { response } else { response.on_hover_cursor(CursorIcon::PointingHand) }
    }

    /// Says a level to who does not see it, and where the pointer rests.
    fn words(&self, level: Level) -> String {
        let own = self.scale.name(level);
        let name = if own.is_empty() { self.name } else { own };
        match beyond_name(name, self.sentence) {
            Some(sentence) => fr!("Niveau {level} : {name}. {sentence}"),
            None => fr!("Niveau {level} : {name}"),
        }
    }

    fn chips(&self, ui: &Ui, room: f32) -> Vec<LevelChip> {
        let is_here = |level: Level| self.levels.contains(&level);
        let former = self.former.filter(|(level, _)| is_here(*level));
        let former = former.map(|(level, title)| {
            let text = fr!("{level} · {title}");
            LevelChip::former(ui, &text, room)
        });
        let target = self.target.filter(|level| is_here(*level));
        let target = target.map(|level| LevelChip::target(ui, &fr!("cible {level}"), room));
        former.into_iter().chain(target).collect()
    }
}

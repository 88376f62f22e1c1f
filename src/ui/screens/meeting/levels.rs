//! The sentences of a point with their votes: read, weighed and chosen in one place.
//!
//! The level in the middle is not marked: the sentences are what the team decides on.

use std::borrow::Cow;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    Align2, CursorIcon, Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};

use crate::grid::{Criterion, Level};
use crate::scoring::Agreement;
use crate::ui::style::{self, size};
use crate::ui::widgets::{level_sentence, levels_together, paint_badge, paint_focus};

const BADGE: f32 = 32.0;
/// The same where levels are many.
const SMALL_BADGE: f32 = 24.0;
/// Beyond so many, levels are shown closer together.
pub const MANY_LEVELS: usize = 6;
/// Room of the votes: a bar, then how many they are.
const VOTES: f32 = 170.0;
const COUNT: f32 = 34.0;
/// Room under which the votes are only counted.
const NARROW: f32 = 620.0;

/// The levels of the point in front.
#[derive(Clone, Copy, Debug)]
pub struct PointLevels<'a> {
    /// Whose sentences they are.
    pub criterion: &'a Criterion,
    /// What the ballots say, where it may be shown.
    pub agreement: Option<&'a Agreement>,
    /// The level chosen so far.
    pub chosen: Option<Level>,
    /// Size of the sentences.
    pub text: f32,
}

impl PointLevels<'_> {
    /// Shows them, the lowest first; returns the one that is chosen now.
    pub fn ui(&self, ui: &mut Ui) -> Option<Level> {
        ui.spacing_mut().item_spacing.y = if self.is_many() { 4.0 } else { 6.0 };
        let mut chosen = None;
        for together in levels_together(self.criterion) {
            let is_told = together.len() > 1;
            if let Some(first) = together.first().filter(|_| is_told) {
                self.group_ui(ui, *first);
            }
            for level in together {
                if self.row_ui(ui, level, is_told).clicked() {
                    chosen = Some(level);
                }
            }
        }
        chosen
    }

    /// Shows once what is said of several levels together.
    fn group_ui(&self, ui: &mut Ui, first: Level) {
        let name = self.criterion.scale.group(first).map_or("", |group| &group.name);
        let told = self.told(ui, name, &self.own_sentence(first), ui.available_width());
        ui.label(told);
    }

    fn is_many(&self) -> bool {
        self.criterion.scale.count() > MANY_LEVELS
    }

    fn badge(&self) -> f32 {
        if self.is_many() { SMALL_BADGE } else { BADGE }
    }

    fn count(&self, level: Level) -> u32 {
        self.agreement.map_or(0, |agreement| agreement.tally.count(level))
    }

    fn votes_width(&self, width: f32) -> f32 {
        match self.agreement {
            None => 0.0,
            Some(_) if width < NARROW => COUNT,
            Some(_) => VOTES,
        }
    }

    /// Shows a level; only its name where its sentence is told already.
    fn row_ui(&self, ui: &mut Ui, level: Level, is_told: bool) -> Response {
        let look = style::look(ui);
        let badge = self.badge();
        let width = ui.available_width();
        let votes = self.votes_width(width);
        let room = width - badge - 3.0 * size::m() - votes - size::s();
        let sentence = if is_told { Cow::Borrowed("") } else { self.own_sentence(level) };
        let galley = self.told(ui, self.criterion.scale.name(level), &sentence, room);
        let around = if self.is_many() { 3.0 } else { 6.0 };
        let height = (galley.size().y + 2.0 * around).max(badge + 2.0 * (around - 1.0));
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
        let is_chosen = self.chosen == Some(level);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, true, is_chosen, self.name(level))
        });
        let (fill, stroke) = match (is_chosen, response.hovered()) {
            (true, _) => (look.accent_soft, Stroke::new(3.0, look.accent)),
            (false, true) => (look.surface, Stroke::new(1.0, look.faint)),
            (false, false) => (look.surface, Stroke::new(1.0, look.line)),
        };
        let painter = ui.painter();
        painter.rect(rect, style::card_radius(), fill, stroke, StrokeKind::Inside);
        let middle = rect.center().y;
        let centre = Pos2::new(rect.left() + size::m() + badge / 2.0, middle);
        paint_badge(
            painter,
            look,
            Rect::from_center_size(centre, Vec2::splat(badge)),
            &self.criterion.scale,
            level,
        );
        let left = rect.left() + badge + 2.0 * size::m();
        painter.galley(Pos2::new(left, middle - galley.size().y / 2.0), galley, look.ink);
        let beside = Pos2::new(rect.right() - votes - size::s(), rect.top());
        self.paint_votes(ui, level, Rect::from_min_size(beside, Vec2::new(votes, height)));
        paint_focus(ui, &response, rect);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    /// Says a row to who does not see it: "Décider le niveau 2 : Structuré. … 3 avis".
    fn name(&self, level: Level) -> String {
        let votes = self.agreement.map(|_| format!(" {} avis", self.count(level)));
        let (name, sentence) = (self.criterion.scale.name(level), self.own_sentence(level));
        fr!("Décider le niveau {level} : {name}. {sentence}{}", votes.unwrap_or_default())
    }

    /// Returns what is read of a level; nothing where it only says the name again.
    fn own_sentence(&self, level: Level) -> Cow<'_, str> {
        let sentence = level_sentence(self.criterion, level);
        if sentence == self.criterion.scale.name(level) { Cow::Borrowed("") } else { sentence }
    }

    /// Sets a name in strong type, and what is read of it.
    fn told(&self, ui: &Ui, name: &str, sentence: &str, width: f32) -> Arc<Galley> {
        let look = style::look(ui);
        let format = |font, ink| TextFormat {
            line_height: Some((self.text * 1.35).round()),
            ..TextFormat::simple(font, ink)
        };
        let mut job = LayoutJob::default();
        let name = format!("{name}  ");
        job.append(&name, 0.0, format(style::semibold_font(self.text), look.ink));
        job.append(sentence, 0.0, format(style::regular_font(self.text), look.ink));
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    }

    /// Paints a bar as long as the votes are many, and how many they are; nothing where nobody voted so.
    fn paint_votes(&self, ui: &Ui, level: Level, rect: Rect) {
        let Some(agreement) = self.agreement else { return };
        let count = agreement.tally.count(level);
        let most = agreement.tally.levels.values().copied().max().unwrap_or(0);
        if count == 0 {
            return;
        }
        let look = style::look(ui);
        let height = (rect.height() - size::l()).min(26.0);
        let longest = (rect.width() - COUNT).max(0.0);
        let bar = Vec2::new(longest * count as f32 / most as f32, height);
        let bar = Rect::from_min_size(Pos2::new(rect.left(), rect.center().y - height / 2.0), bar);
        if bar.width() > 0.0 {
            ui.painter().rect_filled(bar, 4.0, look.level(&self.criterion.scale, level));
            let line = Stroke::new(1.0, look.faint);
            ui.painter().rect_stroke(bar, 4.0, line, StrokeKind::Inside);
        }
        let at = Pos2::new(bar.right() + size::s(), rect.center().y);
        let font = style::semibold_font(size::projected_large());
        ui.painter().text(at, Align2::LEFT_CENTER, count.to_string(), font, look.ink);
    }
}

//! Levels: the coloured square with its number, and the card one chooses.

use eframe::egui::{
    self, Align2, Color32, CursorIcon, Painter, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::level_chip::LevelChip;
use super::paint_focus;
use super::say;
use crate::grid::{Level, Scale};
use crate::ui::style::{self, Look, size};

/// Paints the square of a level of a scale.
pub fn paint_badge(painter: &Painter, look: &Look, rect: Rect, scale: &Scale, level: Level) {
    const LARGE: f32 = 36.0;
    painter.rect_filled(rect, 4.0, look.level(scale, level));
    let most = if rect.height() < LARGE { size::body() } else { size::projected_large() };
    let font = style::semibold_font((rect.height() * 0.58).min(most));
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        level.to_string(),
        font,
        look.on_level(scale, level),
    );
}

/// Paints a square for an answer without a level: `SO`, `?`.
pub fn paint_text_badge(painter: &Painter, rect: Rect, text: &str, ink: Color32, line: Color32) {
    painter.rect_stroke(rect, 4.0, Stroke::new(1.0, line), StrokeKind::Inside);
    let font = style::semibold_font(11.0);
    painter.text(rect.center(), Align2::CENTER_CENTER, text, font, ink);
}

/// Shows the square of a level of a scale, or that there is none; named in words for a screen reader.
pub fn badge_ui(ui: &mut Ui, standing: Option<(&Scale, Level)>, name: &str) -> Response {
    let look = style::look(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::hover());
    say(&response, Role::Label, name);
    match standing {
        Some((scale, level)) => paint_badge(ui.painter(), look, rect, scale, level),
        None => paint_text_badge(ui.painter(), rect, "–", look.muted, look.line),
    }
    response
}

/// Returns what is said of a level after its name, where that is more than the name.
pub(super) fn beyond_name<'a>(name: &str, sentence: &'a str) -> Option<&'a str> {
    Some(sentence).filter(|sentence| !sentence.is_empty() && *sentence != name)
}

/// Lays out a name and what is said after it.
pub(super) fn told_text(
    ui: &Ui,
    name: &str,
    sentence: &str,
    is_chosen: bool,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let look = style::look(ui);
    let mut job = egui::text::LayoutJob::default();
    let mut say = |text: &str, font: egui::FontId, ink: Color32, before: f32| {
        let mut format = egui::TextFormat::simple(font, ink);
        format.line_height = Some(20.0);
        job.append(text, before, format);
    };
    let ink = if is_chosen { look.ink } else { look.muted };
    say(name, style::semibold_font(size::body()), look.ink, 0.0);
    if let Some(sentence) = beyond_name(name, sentence) {
        say(sentence, style::regular_font(size::body()), ink, size::s());
    }
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

/// Paints the ground and the frame of what may be chosen.
pub(super) fn paint_choice(ui: &Ui, rect: Rect, is_chosen: bool, is_fresh: bool, is_hovered: bool) {
    let look = style::look(ui);
    let (fill, stroke) = match (is_chosen, is_hovered) {
        (true, _) if is_fresh => (look.accent_soft, Stroke::new(5.0, look.accent)),
        (true, _) => (look.accent_soft, Stroke::new(2.0, look.accent)),
        (false, true) => (look.surface, Stroke::new(1.0, look.faint)),
        (false, false) => (look.surface, Stroke::new(1.0, look.line)),
    };
    ui.painter().rect(rect, style::card_radius(), fill, stroke, StrokeKind::Inside);
}

/// A level to choose, with what is said of it.
#[derive(Clone, Copy, Debug)]
#[must_use = "a card is shown with `ui`"]
pub struct LevelCard<'a> {
    /// What it is a level of.
    pub scale: &'a Scale,
    /// Which level.
    pub level: Level,
    /// Its name on the scale.
    pub name: &'a str,
    /// The sentence one can observe.
    pub sentence: &'a str,
    /// Whether the team agreed on it.
    pub is_chosen: bool,
    /// Title of the campaign that had this level last.
    pub former: Option<&'a str>,
    /// Whether it is aimed at.
    pub is_target: bool,
    /// Whether the choice can no longer change: it is only read.
    pub is_fixed: bool,
    /// Whether a key has just chosen it: it is seen for a moment.
    pub is_fresh: bool,
}

impl LevelCard<'_> {
    const BADGE: f32 = 24.0;
    /// The cards of more levels stand closer.
    const MANY: usize = 6;

    /// Shows it; a click chooses.
    pub fn ui(self, ui: &mut Ui) -> Response {
        /// What chips may take of the line of the sentence.
        const SHARE: f32 = 0.34;
        let look = style::look(ui);
        let is_tight = style::is_low(ui) || self.scale.count() > Self::MANY;
        let around = if is_tight { 6.0 } else { 10.0 };
        let width = ui.available_width();
        let left = size::m() + Self::BADGE + size::m();
        let room = width - left - size::m();
        let chips = self.chips(ui, room);
        let beside = LevelChip::row_width(&chips);
        let is_beside = beside <= width * SHARE;
        let text_room = if is_beside { room - beside } else { room };
        let text = told_text(ui, self.name, self.sentence, self.is_chosen, text_room);
        let below = if is_beside { 0.0 } else { LevelChip::HEIGHT + LevelChip::GAP };
        let height = (text.size().y + 4.0 + below).max(Self::BADGE) + 2.0 * around;
        let sense = if self.is_fixed { Sense::hover() } else { Sense::click() };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), sense);
        response.widget_info(|| {
            let text = match beyond_name(self.name, self.sentence) {
                Some(sentence) => fr!("Niveau {} : {}. {sentence}", self.level, self.name),
                None => fr!("Niveau {} : {}", self.level, self.name),
            };
            WidgetInfo::selected(Role::RadioButton, !self.is_fixed, self.is_chosen, text)
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let is_hovered = response.hovered() && !self.is_fixed;
        paint_choice(ui, rect, self.is_chosen, self.is_fresh, is_hovered);
        let corner = rect.min + Vec2::new(size::m(), around);
        let badge = Rect::from_min_size(corner, Vec2::splat(Self::BADGE));
        paint_badge(ui.painter(), look, badge, self.scale, self.level);
        let at = Pos2::new(rect.left() + left, rect.top() + around + 2.0);
        let text_bottom = at.y + text.size().y;
        ui.painter().galley(at, text, look.ink);
        let at = if is_beside {
            Pos2::new(rect.right() - size::m() - beside + LevelChip::GAP, at.y)
        } else {
            Pos2::new(at.x, text_bottom + LevelChip::GAP)
        };
        LevelChip::paint_row(chips, ui, at, self.is_chosen);
        if self.is_fixed {
            return response;
        }
        paint_focus(ui, &response, rect);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    fn chips(self, ui: &Ui, room: f32) -> Vec<LevelChip> {
        let former = self.former.map(|former| LevelChip::former(ui, former, room));
        let target = self.is_target.then(|| LevelChip::target(ui, "cible", room));
        former.into_iter().chain(target).collect()
    }
}

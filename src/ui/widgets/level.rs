//! Levels: the coloured square with its number, and the card one chooses.

use eframe::egui::{
    self, Align2, Color32, CursorIcon, Painter, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};
use lucide_icons::Icon;

use super::say;
use super::{paint_focus, paint_icon};
use crate::grid::Level;
use crate::ui::style::{self, Look, size};

/// Paints a level's square.
pub fn paint_badge(painter: &Painter, look: &Look, rect: Rect, level: Level) {
    const LARGE: f32 = 36.0;
    painter.rect_filled(rect, 4.0, look.level(level));
    let most = if rect.height() < LARGE { size::body() } else { size::projected_large() };
    let font = style::semibold_font((rect.height() * 0.58).min(most));
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        level.to_string(),
        font,
        look.on_level(level),
    );
}

/// Paints a square for an answer without a level: `SO`, `?`.
pub fn paint_text_badge(painter: &Painter, rect: Rect, text: &str, ink: Color32, line: Color32) {
    painter.rect_stroke(rect, 4.0, Stroke::new(1.0, line), StrokeKind::Inside);
    let font = style::semibold_font(11.0);
    painter.text(rect.center(), Align2::CENTER_CENTER, text, font, ink);
}

/// Shows a level's square, named in words for a screen reader.
pub fn badge_ui(ui: &mut Ui, level: Option<Level>, name: &str) -> Response {
    let look = style::look(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::hover());
    say(&response, Role::Label, name);
    match level {
        Some(level) => paint_badge(ui.painter(), look, rect, level),
        None => paint_text_badge(ui.painter(), rect, "–", look.muted, look.line),
    }
    response
}

/// One of the five sentences to choose from.
#[derive(Clone, Copy, Debug)]
#[must_use = "a card is shown with `ui`"]
pub struct LevelCard<'a> {
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

/// A word beside a level: the campaign that had it, or that it is aimed at.
struct LevelChip {
    text: std::sync::Arc<egui::Galley>,
    icon: Option<Icon>,
    ink: Color32,
    ground: Color32,
}

impl LevelChip {
    const HEIGHT: f32 = 20.0;
    const ICON: f32 = 16.0;
    const GAP: f32 = 6.0;

    fn width(&self) -> f32 {
        let icon = if self.icon.is_some() { Self::ICON } else { 0.0 };
        self.text.size().x + icon + 2.0 * size::s()
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

impl LevelCard<'_> {
    const BADGE: f32 = 24.0;

    /// Shows it; a click chooses.
    pub fn ui(self, ui: &mut Ui) -> Response {
        /// What chips may take of the line of the sentence.
        const SHARE: f32 = 0.34;
        let look = style::look(ui);
        let around = if style::is_low(ui) { 6.0 } else { 10.0 };
        let width = ui.available_width();
        let left = size::m() + Self::BADGE + size::m();
        let room = width - left - size::m();
        let chips = self.chips(ui, room);
        let beside: f32 = chips.iter().map(|chip| chip.width() + LevelChip::GAP).sum();
        let is_beside = beside <= width * SHARE;
        let text = self.text(ui, if is_beside { room - beside } else { room });
        let below = if is_beside { 0.0 } else { LevelChip::HEIGHT + LevelChip::GAP };
        let height = (text.size().y + 4.0 + below).max(Self::BADGE) + 2.0 * around;
        let sense = if self.is_fixed { Sense::hover() } else { Sense::click() };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), sense);
        response.widget_info(|| {
            let text = fr!("Niveau {} : {}. {}", self.level, self.name, self.sentence);
            WidgetInfo::selected(Role::RadioButton, !self.is_fixed, self.is_chosen, text)
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }
        self.paint_frame(ui, rect, response.hovered() && !self.is_fixed);
        let corner = rect.min + Vec2::new(size::m(), around);
        let badge = Rect::from_min_size(corner, Vec2::splat(Self::BADGE));
        paint_badge(ui.painter(), look, badge, self.level);
        let at = Pos2::new(rect.left() + left, rect.top() + around + 2.0);
        let text_bottom = at.y + text.size().y;
        ui.painter().galley(at, text, look.ink);
        let mut at = if is_beside {
            Pos2::new(rect.right() - size::m() - beside + LevelChip::GAP, at.y)
        } else {
            Pos2::new(at.x, text_bottom + LevelChip::GAP)
        };
        for chip in chips {
            let is_on_its_own_ground = self.is_chosen && chip.ground == look.accent_soft;
            let line = if is_on_its_own_ground { look.accent } else { chip.ground };
            let step = chip.width() + LevelChip::GAP;
            chip.paint(ui, at, line);
            at.x += step;
        }
        if self.is_fixed {
            return response;
        }
        paint_focus(ui, &response, rect);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    /// Lays out its name and its sentence, one after the other.
    fn text(self, ui: &Ui, width: f32) -> std::sync::Arc<egui::Galley> {
        let look = style::look(ui);
        let mut job = egui::text::LayoutJob::default();
        let mut say = |text: &str, font: egui::FontId, ink: Color32, before: f32| {
            let mut format = egui::TextFormat::simple(font, ink);
            format.line_height = Some(20.0);
            job.append(text, before, format);
        };
        let ink = if self.is_chosen { look.ink } else { look.muted };
        say(self.name, style::semibold_font(size::body()), look.ink, 0.0);
        say(self.sentence, style::regular_font(size::body()), ink, size::s());
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    }

    fn chips(self, ui: &Ui, room: f32) -> Vec<LevelChip> {
        let look = style::look(ui);
        let chip = |text: &str, icon: Option<Icon>, ink: Color32, ground: Color32| {
            let font = style::regular_font(size::small());
            let most = (room - 2.0 * size::s() - LevelChip::ICON).max(0.0);
            LevelChip { text: truncated(ui, text, font, ink, most), icon, ink, ground }
        };
        let former = self.former.map(|former| chip(former, None, look.muted, look.sunken));
        let target = self
            .is_target
            .then(|| chip("cible", Some(Icon::Flag), look.accent_ink, look.accent_soft));
        former.into_iter().chain(target).collect()
    }

    fn paint_frame(self, ui: &Ui, rect: Rect, is_hovered: bool) {
        let look = style::look(ui);
        let (fill, stroke) = match (self.is_chosen, is_hovered) {
            (true, _) if self.is_fresh => (look.accent_soft, Stroke::new(5.0, look.accent)),
            (true, _) => (look.accent_soft, Stroke::new(2.0, look.accent)),
            (false, true) => (look.surface, Stroke::new(1.0, look.faint)),
            (false, false) => (look.surface, Stroke::new(1.0, look.line)),
        };
        ui.painter().rect(rect, style::card_radius(), fill, stroke, StrokeKind::Inside);
    }
}

fn truncated(
    ui: &Ui,
    text: &str,
    font: egui::FontId,
    ink: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

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

impl LevelCard<'_> {
    /// Shows it; a click chooses.
    pub fn ui(self, ui: &mut Ui) -> Response {
        const BADGE: f32 = 28.0;
        let look = style::look(ui);
        let width = ui.available_width();
        let text_width = width - 3.0 * size::l() - BADGE - 28.0;
        let ink = if self.is_chosen { look.ink } else { look.muted };
        let sentence = sentence_galley(ui, self.sentence, ink, text_width);
        let height = (12.0 + 20.0 + sentence.size().y + 12.0).max(BADGE + 24.0);
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
        let painter = ui.painter();
        let badge = Rect::from_min_size(rect.min + Vec2::new(size::l(), 12.0), Vec2::splat(BADGE));
        paint_badge(painter, look, badge, self.level);
        let left = badge.right() + size::l() - 2.0;
        let name = painter.layout_no_wrap(
            self.name.to_owned(),
            style::semibold_font(size::body()),
            look.ink,
        );
        let chips_left = left + name.size().x + size::s();
        painter.galley(Pos2::new(left, rect.top() + 12.0), name, look.ink);
        painter.galley(Pos2::new(left, rect.top() + 32.0), sentence, ink);
        self.paint_chips(ui, Pos2::new(chips_left, rect.top() + 11.0), rect.right() - 56.0);
        if self.is_fixed {
            return response;
        }
        paint_key(ui, rect, self.level);
        paint_focus(ui, &response, rect);
        response.on_hover_cursor(CursorIcon::PointingHand)
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

    fn paint_chips(self, ui: &Ui, start: Pos2, right: f32) {
        let look = style::look(ui);
        let mut at = start;
        let chips = [
            self.former.map(|former| (former, None, look.muted, look.sunken)),
            self.is_target.then_some((
                "cible",
                Some(Icon::Flag),
                look.accent_ink,
                look.accent_soft,
            )),
        ];
        for (text, icon, ink, ground) in chips.into_iter().flatten() {
            let font = style::regular_font(size::small());
            let galley = truncated(ui, text, font, ink, (right - at.x - 40.0).max(0.0));
            let icon_width = if icon.is_some() { 16.0 } else { 0.0 };
            let chip =
                Rect::from_min_size(at, Vec2::new(galley.size().x + icon_width + 16.0, 20.0));
            let line =
                if self.is_chosen && ground == look.accent_soft { look.accent } else { ground };
            ui.painter().rect(chip, 10.0, ground, Stroke::new(1.0, line), StrokeKind::Inside);
            if let Some(icon) = icon {
                paint_icon(
                    ui.painter(),
                    Pos2::new(chip.left() + 14.0, chip.center().y),
                    icon,
                    12.0,
                    ink,
                );
            }
            let text_at =
                Pos2::new(chip.left() + 8.0 + icon_width, chip.center().y - galley.size().y / 2.0);
            ui.painter().galley(text_at, galley, ink);
            at.x = chip.right() + 6.0;
        }
    }
}

fn paint_key(ui: &Ui, card: Rect, level: Level) {
    let look = style::look(ui);
    let rect =
        Rect::from_min_size(Pos2::new(card.right() - 34.0, card.top() + 11.0), Vec2::splat(20.0));
    let stroke = Stroke::new(1.0, look.line);
    ui.painter().rect(rect, 4.0, look.surface, stroke, StrokeKind::Inside);
    let font = style::regular_font(size::small() - 1.0);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, level.to_string(), font, look.muted);
}

fn sentence_galley(ui: &Ui, text: &str, ink: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut format = egui::TextFormat::simple(style::regular_font(size::body()), ink);
    format.line_height = Some(20.0);
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
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

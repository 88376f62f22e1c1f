//! What was typed so far of a paper ballot, criterion by criterion, on one strip.

use eframe::egui::{Align2, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::booth::AskedCriteria;
use super::typed::Typed;
use crate::dossier::Vote;
use crate::grid::Criterion;
use crate::ui::style::{self, size};
use crate::ui::widgets::{paint_badge, paint_text_badge};

const CELL: Vec2 = Vec2::new(40.0, 54.0);
const BADGE: f32 = 26.0;

/// Shows the strip; returns the place one clicked.
pub fn strip_ui(
    ui: &mut Ui,
    typed: &Typed,
    asked: &AskedCriteria<'_>,
    here: usize,
) -> Option<usize> {
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(size::xs());
        for (place, (_, criterion)) in asked.iter().enumerate() {
            let vote = typed.vote(&criterion.id);
            let has_comment = !typed.comment(&criterion.id).trim().is_empty();
            let cell = StripCell {
                criterion,
                vote,
                has_comment,
                is_here: place == here,
                is_done: place < here,
            };
            if cell.ui(ui) {
                clicked = Some(place);
            }
        }
    });
    clicked
}

struct StripCell<'a> {
    criterion: &'a Criterion,
    vote: Option<Vote>,
    has_comment: bool,
    is_here: bool,
    is_done: bool,
}

impl StripCell<'_> {
    fn ui(&self, ui: &mut Ui) -> bool {
        let look = style::look(ui);
        // Never a stop of the Tab key: the digits go through all of them.
        let (rect, response) = ui.allocate_exact_size(CELL, Sense::CLICK);
        response.widget_info(|| {
            let text = fr!("{} : {}", self.criterion.code, self.words());
            WidgetInfo::selected(Role::ListItem, true, self.is_here, text)
        });
        let painter = ui.painter();
        if self.is_here {
            let stroke = Stroke::new(2.0, look.accent);
            painter.rect(
                rect,
                style::control_radius(),
                look.accent_soft,
                stroke,
                StrokeKind::Inside,
            );
        }
        let ink = if self.is_here { look.accent_ink } else { look.muted };
        let font = style::semibold_font(size::small());
        let at = Pos2::new(rect.center().x, rect.top() + 12.0);
        let star = if self.has_comment { "*" } else { "" };
        let code = format!("{}{star}", self.criterion.code);
        painter.text(at, Align2::CENTER_CENTER, code, font, ink);
        let centre = Pos2::new(rect.center().x, rect.bottom() - BADGE / 2.0 - 5.0);
        let badge = Rect::from_center_size(centre, Vec2::splat(BADGE));
        match self.vote {
            Some(Vote::Level(level)) => {
                paint_badge(painter, look, badge, &self.criterion.scale, level);
            }
            Some(Vote::NotApplicable) => {
                paint_text_badge(painter, badge, "SO", look.ink, look.faint);
            }
            Some(Vote::Unknown) => paint_text_badge(painter, badge, "?", look.ink, look.faint),
            None if self.is_done => paint_text_badge(painter, badge, "–", look.muted, look.line),
            None => paint_text_badge(painter, badge, "", look.muted, look.line),
        }
        response.clicked()
    }

    fn words(&self) -> String {
        match self.vote {
            Some(Vote::Level(level)) => format!("niveau {level}"),
            Some(Vote::NotApplicable) => "sans objet".to_owned(),
            Some(Vote::Unknown) => "ne sait pas".to_owned(),
            None => "sans réponse".to_owned(),
        }
    }
}

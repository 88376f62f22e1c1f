//! The lines of the list of criteria: a domain and its parts, what it has to confirm, a criterion with
//! its state, one that a rule sets aside.

use eframe::egui::{Align2, CursorIcon, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};
use lucide_icons::Icon;

use crate::app::{CriterionRow, RowState};
use crate::dossier::{Answer, Campaign, Edit};
use crate::grid::{Criterion, CriterionId, Domain, Scale, Subdomain};
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, list_row_frame, paint_badge, paint_icon, paint_text_badge, paint_truncated, say,
};

/// How high each line is.
pub const ROW: f32 = 34.0;
/// How large the mark of a state is.
const MARK: f32 = 22.0;

/// A domain, with how far it is.
#[derive(Clone, Copy, Debug)]
pub struct DomainLine<'a> {
    /// Which domain.
    pub domain: &'a Domain,
    /// Its place in the grid.
    pub place: usize,
    /// How many of its criteria are answered.
    pub answered: usize,
    /// How many it has.
    pub total: usize,
    /// Whether its criteria are seen; `None` where there is no choice.
    pub is_open: Option<bool>,
}

/// Shows a domain; returns true when its criteria are to be seen.
pub fn domain_ui(ui: &mut Ui, line: &DomainLine<'_>) -> bool {
    let look = style::look(ui);
    // One stop for the whole list: the arrows lead through every domain.
    // The one that is open stays so until another is chosen.
    let is_shut = line.is_open == Some(false);
    let sense = if is_shut { Sense::CLICK } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), sense);
    let title = format!("{} · {}", line.domain.code, line.domain.title);
    let count = format!("{}/{}", line.answered, line.total);
    let role = if is_shut { Role::Button } else { Role::Label };
    say(&response, role, format!("{title}, {count}"));
    if let Some(is_open) = line.is_open {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
        if is_shut && response.hovered() {
            ui.painter().rect_filled(rect, style::control_radius(), look.sunken);
        }
        let icon = if is_open { Icon::ChevronDown } else { Icon::ChevronRight };
        let at = Pos2::new(rect.left() + 14.0, rect.center().y);
        paint_icon(ui.painter(), at, icon, 14.0, look.muted);
    }
    if let Some(colour) = line.domain.colour {
        let mark = rect.with_max_x(rect.left() + 3.0).shrink2(Vec2::new(0.0, 6.0));
        ui.painter().rect_filled(mark, 1.0, look.named(colour));
    }
    let indent = if line.is_open.is_some() { 26.0 } else { 12.0 };
    let middle = rect.center().y;
    let is_done = line.answered == line.total;
    let ink = if is_done { look.good } else { look.muted };
    let at = Pos2::new(rect.right() - 12.0, middle);
    let font = style::regular_font(size::small());
    let count = ui.painter().text(at, Align2::RIGHT_CENTER, count, font, ink);
    let at = Pos2::new(rect.left() + indent, middle);
    let room = count.left() - size::s() - at.x;
    paint_truncated(ui, &title, style::semibold_font(13.0), look.ink, at, room);
    is_shut && response.clicked()
}

/// Shows the button that gives a whole domain the answers of last time.
pub fn confirm_ui(
    ui: &mut Ui,
    ask: &Ask<'_>,
    campaign: &Campaign,
    answers: &[(CriterionId, Answer)],
) {
    let label = fr!("Tout est pareil : reconfirmer les {}", answers.len());
    ui.allocate_ui(Vec2::new(ui.available_width(), ROW), |ui| {
        ui.horizontal_centered(|ui| {
            ui.add_space(size::s());
            let tip = fr!(
                "Garder pour ces {} critères la réponse de la dernière campagne ; Ctrl+Z pour revenir",
                answers.len()
            );
            let button = Button::new(&label).quiet().icon(Icon::Check).tip(&tip).ui(ui);
            if button.clicked() {
                ask.step(Edit::Confirm(campaign.id, answers.to_vec()));
            }
        });
    });
}

/// Shows the name of a part of a domain.
pub fn part_ui(ui: &mut Ui, part: &Subdomain) {
    let look = style::look(ui);
    let room = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    let title = format!("{} · {}", part.code, part.title);
    say(&response, Role::Label, &title);
    let at = Pos2::new(rect.left() + 12.0, rect.center().y);
    let room = rect.right() - 12.0 - at.x;
    paint_truncated(ui, &title, style::semibold_font(size::small()), look.muted, at, room);
}

/// Shows a criterion that a rule of the grid sets aside, and says which rule; it is not to be answered.
pub fn aside_ui(ui: &mut Ui, criterion: &Criterion, rule: &str) {
    const REASON: &str = "par règle";
    let look = style::look(ui);
    let room = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    let told = fr!("Sans objet par règle : {rule}");
    say(&response, Role::Label, fr!("{} {}, {told}", criterion.code, criterion.title));
    let painter = ui.painter();
    let middle = rect.center().y;
    let font = style::regular_font(size::small());
    let at = Pos2::new(rect.left() + 12.0, middle);
    let code = painter.text(at, Align2::LEFT_CENTER, &criterion.code, font.clone(), look.faint);
    let centre = Pos2::new(rect.right() - 12.0 - 14.0, middle);
    let mark = Rect::from_center_size(centre, Vec2::new(28.0, MARK));
    paint_text_badge(painter, mark, "SO", look.faint, look.line);
    let at = Pos2::new(mark.left() - size::s(), middle);
    let reason = painter.text(at, Align2::RIGHT_CENTER, REASON, font, look.faint);
    let at = Pos2::new(rect.left() + (code.width() + 20.0).max(40.0), middle);
    let room = reason.left() - size::s() - at.x;
    let font = style::regular_font(size::body());
    paint_truncated(ui, &criterion.title, font, look.faint, at, room);
    response.on_hover_text(told);
}

/// Shows a criterion; returns true when it is chosen.
pub fn row_ui(ui: &mut Ui, row: &CriterionRow, scale: &Scale, is_selected: bool) -> bool {
    let look = style::look(ui);
    let response = list_row_frame(ui, ROW, is_selected, is_selected);
    let rect = response.rect;
    let words = state_words(row);
    response.widget_info(|| {
        let text = format!("{} {}, {words}", row.code, row.title);
        WidgetInfo::selected(Role::ListItem, true, is_selected, text)
    });
    let middle = rect.center().y;
    let code_font = style::font(size::small(), is_selected);
    let code_ink = if is_selected { look.accent_ink } else { look.muted };
    let at = Pos2::new(rect.left() + 12.0, middle);
    let code = ui.painter().text(at, Align2::LEFT_CENTER, &row.code, code_font, code_ink);
    let marks = marks_ui(ui, row, scale, rect);
    let told = Rect::from_min_max(Pos2::new(marks, rect.top()), rect.max);
    let id = response.id.with("state");
    ui.interact(told, id, Sense::hover()).on_hover_text(words);
    let font = style::font(size::body(), is_selected);
    let indent = (code.width() + 20.0).max(40.0);
    let title_at = Pos2::new(rect.left() + indent, middle);
    paint_truncated(ui, &row.title, font, look.ink, title_at, marks - size::s() - title_at.x);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// Paints where the criterion stands, at the right; returns where that begins.
fn marks_ui(ui: &Ui, row: &CriterionRow, scale: &Scale, rect: Rect) -> f32 {
    let look = style::look(ui);
    let painter = ui.painter();
    let square = |width: f32| {
        let centre = Pos2::new(rect.right() - 12.0 - width / 2.0, rect.center().y);
        Rect::from_center_size(centre, Vec2::new(width, MARK))
    };
    let shown = match &row.state {
        RowState::Answered(Answer::Level(level)) => {
            paint_badge(painter, look, square(MARK), scale, *level);
            square(MARK)
        }
        RowState::Answered(Answer::NotApplicable { .. }) => {
            paint_text_badge(painter, square(28.0), "SO", look.muted, look.line);
            square(28.0)
        }
        RowState::Answered(Answer::Unknown) => {
            paint_text_badge(painter, square(MARK), "?", look.muted, look.line);
            square(MARK)
        }
        RowState::Answered(Answer::Disputed { low, high }) => {
            let text = format!("{low}–{high}");
            paint_text_badge(painter, square(36.0), &text, look.warn, look.warn);
            square(36.0)
        }
        // The level of last time, in grey: it is to be looked at again.
        RowState::ToConfirm(answer) => {
            let text = answer.level().map_or_else(|| "–".to_owned(), |level| level.to_string());
            paint_text_badge(painter, square(MARK), &text, look.muted, look.line);
            square(MARK)
        }
        RowState::Unanswered | RowState::LeftOpen => {
            let ring = Stroke::new(1.5, look.faint);
            painter.circle_stroke(square(MARK).center(), 5.0, ring);
            square(MARK)
        }
    };
    if !is_to_reassess(row) {
        return shown.left();
    }
    let at = Pos2::new(shown.left() - size::m(), rect.center().y);
    paint_icon(painter, at, Icon::RefreshCw, 14.0, look.warn);
    at.x - size::s()
}

/// Tells whether an answer is to be looked at again; before it is given, what is to do says enough.
fn is_to_reassess(row: &CriterionRow) -> bool {
    row.is_to_reassess && row.is_answered()
}

fn state_words(row: &CriterionRow) -> String {
    let words = match &row.state {
        RowState::Answered(answer) => answer.words(),
        RowState::ToConfirm(answer) => match answer.level() {
            Some(level) => fr!("{level} la dernière fois, à reconfirmer"),
            None => "à reconfirmer".to_owned(),
        },
        RowState::LeftOpen => "sans réponse".to_owned(),
        RowState::Unanswered => "à répondre".to_owned(),
    };
    if is_to_reassess(row) { fr!("{words}, à réévaluer") } else { words }
}

//! The indicators by axis: what is declared, where each stands, points and euros; each one opens.

use std::collections::BTreeSet;

use eframe::egui::{
    self, Align, Align2, CursorIcon, Layout, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
};
use lucide_icons::Icon;

use super::question::Drafts;
use super::{Page, detail};
use crate::app::Action;
use crate::french;
use crate::remuneration::words::{self, ToldLine};
use crate::remuneration::{Line, LineState};
use crate::scoring::Absence;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Tone, card_frame, chip_ui, paint_focus, paint_icon};

const HEAD: f32 = 36.0;
const ROW: f32 = 44.0;
/// Under this, names and what is declared do not fit beside each other.
const NARROW: f32 = 440.0;
/// Widths of the columns at the right: state, points, amount, the sign that opens.
const RIGHT: [f32; 4] = [124.0, 84.0, 120.0, 28.0];

/// Shows every indicator.
pub(super) fn lines_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    drafts: &mut Drafts,
    open: &mut BTreeSet<String>,
    actions: &mut Vec<Action>,
) {
    card_frame(ui).inner_margin(egui::Margin::same(1)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui);
        let told = &page.exercise.lines;
        for (axis_place, axis) in page.rules.axes.iter().enumerate() {
            let of_axis = |line: &Line| {
                page.rules.indicators.get(line.indicator).is_some_and(|i| i.axis == axis_place)
            };
            let mut lines =
                page.statement().lines.iter().zip(told).filter(|(line, _)| of_axis(line));
            let Some(first) = lines.next() else { continue };
            axis_ui(ui, page, axis_place, &axis.title);
            for (line, told) in std::iter::once(first).chain(lines) {
                let indicator = page.rules.indicators.get(line.indicator).map(|one| &one.id);
                sight::opened_ui(ui, ("indicator", indicator), |ui| {
                    line_ui(ui, page, (line, told), drafts, (open, actions));
                });
            }
        }
    });
}

fn head_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEAD), Sense::hover());
    let columns = Columns::of(rect);
    let look = style::look(ui);
    let font = style::regular_font(size::small());
    let middle = rect.center().y;
    let text = |x: f32, align: Align2, text: &str| {
        ui.painter().text(Pos2::new(x, middle), align, text, font.clone(), look.muted);
    };
    text(columns.name, Align2::LEFT_CENTER, "Indicateur");
    if columns.declared < columns.state {
        text(columns.declared, Align2::LEFT_CENTER, "Ce que l’équipe déclare");
    }
    text(columns.state, Align2::LEFT_CENTER, "État");
    text(columns.points, Align2::RIGHT_CENTER, "Points");
    text(columns.euros, Align2::RIGHT_CENTER, "Montant");
}

/// Where the columns of a row begin, or end for those of figures.
struct Columns {
    name: f32,
    declared: f32,
    state: f32,
    points: f32,
    euros: f32,
}

impl Columns {
    fn of(row: Rect) -> Self {
        let [state, points, euros, sign] = RIGHT;
        let right = row.right() - size::s();
        let euros_end = right - sign;
        let points_end = euros_end - euros;
        let state_start = points_end - points - state;
        let name = row.left() + size::m();
        Self {
            name,
            declared: if state_start - name < NARROW {
                // No room for what is declared: the name takes it all.
                state_start
            } else {
                name + (state_start - name) * 0.5
            },
            state: state_start,
            points: points_end,
            euros: euros_end,
        }
    }
}

fn axis_ui(ui: &mut Ui, page: &Page<'_>, axis: usize, title: &str) {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), HEAD), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    let look = style::look(ui);
    let columns = Columns::of(rect);
    let statement = page.statement();
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, look.sunken);
    let font = style::semibold_font(size::body());
    let middle = rect.center().y;
    let at = |x: f32| Pos2::new(x, middle);
    painter.text(at(columns.name), Align2::LEFT_CENTER, title, font.clone(), look.ink);
    let text = french::quantity(statement.axis_points(page.rules, axis));
    painter.text(at(columns.points), Align2::RIGHT_CENTER, text, font.clone(), look.muted);
    let text = french::euros(statement.axis_euros(page.rules, axis));
    painter.text(at(columns.euros), Align2::RIGHT_CENTER, text, font, look.muted);
}

fn line_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    (line, told): (&Line, &ToldLine),
    drafts: &mut Drafts,
    (open, actions): (&mut BTreeSet<String>, &mut Vec<Action>),
) {
    let Some(indicator) = page.rules.indicators.get(line.indicator) else { return };
    let is_open = open.contains(&indicator.id);
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let held = lacking(line).map_or_else(String::new, |held| format!(", justificatif {held}"));
    let points = words::points(line.points);
    let name = format!("{} : {}{held}, {points}, {}", told.name, told.state, told.euros);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    if ui.is_rect_visible(rect) {
        row_ui(ui, rect, (line, told), is_open, response.hovered());
        if page.doubt(line.indicator).is_some() {
            let at = Pos2::new(Columns::of(rect).declared - size::l(), rect.center().y);
            let colour = style::look(ui).warn;
            paint_icon(ui.painter(), at, Icon::CircleQuestionMark, 16.0, colour);
        }
    }
    paint_focus(ui, &response, rect.shrink(2.0));
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !open.remove(&indicator.id) {
        open.insert(indicator.id.clone());
        sight::ask(ui.ctx(), ("indicator", Some(&indicator.id)));
    }
    if is_open {
        detail::detail_ui(ui, page, (line, told), drafts, actions);
    }
}

fn row_ui(ui: &mut Ui, rect: Rect, (line, told): (&Line, &ToldLine), is_open: bool, is_hot: bool) {
    let look = style::look(ui);
    let columns = Columns::of(rect);
    if is_open {
        ui.painter().rect_filled(rect, 0.0, look.accent_soft);
    } else if is_hot {
        ui.painter().rect_filled(rect, 0.0, look.sunken);
    }
    let edge = Stroke::new(1.0, look.line);
    ui.painter().hline(rect.x_range(), rect.top(), edge);
    let gap = size::m();
    // The last of it is kept for the sign of a question.
    name_ui(ui, rect, (columns.name, columns.declared - gap - size::l()), told);
    let declared = cell(rect, columns.declared, columns.state - gap);
    let text = if told.declared.is_empty() { "—" } else { &told.declared };
    if columns.declared < columns.state {
        ui.put(declared, Truncated(style::body(text).color(look.muted)));
    }
    let (tone, icon) = match line.state {
        LineState::Reached => (Tone::Good, Icon::Check),
        LineState::Partial => (Tone::Warn, Icon::CircleDashed),
        LineState::NotReached => (Tone::Neutral, Icon::Minus),
        LineState::Unanswered => (Tone::Neutral, Icon::CircleQuestionMark),
    };
    let state = cell(rect, columns.state, columns.points);
    ui.scope_builder(
        egui::UiBuilder::new().max_rect(state).layout(Layout::left_to_right(Align::Center)),
        |ui| chip_ui(ui, told.state, tone, Some(icon)),
    );
    let middle = rect.center().y;
    let at = |x: f32| Pos2::new(x, middle);
    let painter = ui.painter();
    if lacking(line).is_some() {
        // Reached is one thing, proof held another: two signs.
        paint_icon(painter, at(columns.state + PROOF_SIGN), Icon::FileX, 16.0, look.warn);
    }
    let strong = style::semibold_font(size::body());
    let font = style::regular_font(size::body());
    let unknown = Absence::Nothing.words();
    let figure = |text: &str| if line.is_known() { text.to_owned() } else { unknown.to_owned() };
    let (points, euros) = (figure(&told.points), figure(&told.euros));
    painter.text(at(columns.points), Align2::RIGHT_CENTER, points, strong, look.ink);
    painter.text(at(columns.euros), Align2::RIGHT_CENTER, euros, font, look.ink);
    let icon = if is_open { Icon::ChevronDown } else { Icon::ChevronRight };
    paint_icon(painter, at(rect.right() - size::s() - 9.0), icon, 16.0, look.muted);
}

/// Where the sign of a proof that is not there stands after the state.
const PROOF_SIGN: f32 = 104.0;

/// Tells what the proof of a line that brings something lacks; nothing when it is sure.
fn lacking(line: &Line) -> Option<String> {
    let brings = line.points != crate::remuneration::Exact::default();
    (brings && !line.backing.is_sure()).then(|| words::backing(line.backing))
}

/// Shows the official name, and beside it what kind of indicator it is.
fn name_ui(ui: &mut Ui, rect: Rect, (left, right): (f32, f32), told: &ToldLine) {
    let look = style::look(ui);
    let kind_font = style::regular_font(size::small());
    let kind = ui.painter().layout_no_wrap(told.kind.to_owned(), kind_font, look.muted);
    let room = cell(rect, left, right - kind.size().x - size::s());
    let response = ui.put(room, Truncated(style::body(&told.short_name)));
    let x = response.rect.right().min(room.right()) + 6.0;
    let top = rect.center().y - kind.size().y / 2.0 + 1.0;
    ui.painter().galley(Pos2::new(x, top), kind, look.muted);
}

fn cell(row: Rect, left: f32, right: f32) -> Rect {
    Rect::from_min_max(Pos2::new(left, row.top()), Pos2::new(right.max(left), row.bottom()))
}

/// A text at the left of its place, cut with an ellipsis; a screen reader reads the row instead.
struct Truncated(egui::RichText);

impl egui::Widget for Truncated {
    fn ui(self, ui: &mut Ui) -> egui::Response {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(egui::Label::new(self.0).truncate().selectable(false))
        })
        .inner
    }
}

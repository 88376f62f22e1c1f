//! The indicators by axis: what is declared, where each stands, points and euros; each one opens.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    self, Align, Align2, CursorIcon, Galley, Layout, Pos2, Rangef, Rect, Role, Sense, Stroke, Ui,
    Vec2, WidgetInfo,
};
use lucide_icons::Icon;

use super::question::FactDrafts;
use super::{RemunerationPage, detail};
use crate::app::Action;
use crate::french;
use crate::remuneration::words::{self, LineReader};
use crate::remuneration::{Exact, LineState, StatementLine};
use crate::scoring::Absence;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    ChipTone, card_frame, chip_ui, icon_ui, paint_focus, paint_icon, shortened_ui,
};

const HEAD: f32 = 36.0;
const ROW: f32 = 44.0;
/// Under this, names and what is declared do not fit beside each other: a row has two lines then.
const NARROW: f32 = 440.0;
/// Widths of the columns at the right: state, points, amount, the sign that opens.
const RIGHT: [f32; 4] = [124.0, 84.0, 120.0, 28.0];

/// Shows every indicator.
pub(super) fn lines_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    drafts: &mut FactDrafts,
    open: &mut BTreeSet<String>,
    actions: &mut Vec<Action>,
) {
    card_frame(ui).inner_margin(egui::Margin::same(1)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui);
        for (axis_place, axis) in page.rules.axes.iter().enumerate() {
            let mut lines = page.reader.lines_of(axis_place);
            let Some(first) = lines.next() else { continue };
            axis_ui(ui, page, axis_place, &axis.title);
            for line in std::iter::once(first).chain(lines) {
                sight::opened_ui(ui, ("indicator", Some(&line.indicator.id)), |ui| {
                    line_ui(ui, page, line, drafts, (open, actions));
                });
            }
        }
    });
}

fn head_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEAD), Sense::hover());
    let columns = StatementColumns::of(rect.x_range());
    let look = style::look(ui);
    let font = style::regular_font(size::small());
    let middle = rect.center().y;
    let text = |x: f32, align: Align2, text: &str| {
        ui.painter().text(Pos2::new(x, middle), align, text, font.clone(), look.muted);
    };
    text(columns.name, Align2::LEFT_CENTER, "Indicateur");
    if let Some(declared) = columns.declared {
        text(declared, Align2::LEFT_CENTER, "Ce que l’équipe déclare");
        text(columns.state, Align2::LEFT_CENTER, "État");
    }
    text(columns.points, Align2::RIGHT_CENTER, "Points");
    text(columns.euros, Align2::RIGHT_CENTER, "Montant");
}

/// Where the columns of a row begin, or end for those of figures.
#[derive(Clone, Copy)]
struct StatementColumns {
    name: f32,
    /// `None` where there is no room for it: the rest then stands below the name.
    declared: Option<f32>,
    state: f32,
    points: f32,
    euros: f32,
}

impl StatementColumns {
    fn of(row: Rangef) -> Self {
        let [state, points, euros, sign] = RIGHT;
        let euros_end = row.max - size::s() - sign;
        let points_end = euros_end - euros;
        let state_start = points_end - points - state;
        let name = row.min + size::m();
        let is_narrow = state_start - name < NARROW;
        Self {
            name,
            declared: (!is_narrow).then_some(name + (state_start - name) * 0.5),
            state: if is_narrow { name } else { state_start },
            points: points_end,
            euros: euros_end,
        }
    }

    /// Returns where the name ends; what follows it is kept for the sign of a question.
    fn name_end(&self) -> f32 {
        self.declared.unwrap_or(self.euros) - size::m() - size::l()
    }
}

fn axis_ui(ui: &mut Ui, page: &RemunerationPage<'_>, axis: usize, title: &str) {
    let look = style::look(ui);
    let font = style::semibold_font(size::body());
    let columns = StatementColumns::of(ui.available_rect_before_wrap().x_range());
    let [_, points, ..] = RIGHT;
    let room = columns.points - points - columns.name;
    let name = ui.painter().layout(title.to_owned(), font.clone(), look.ink, room);
    let height = HEAD.max(name.size().y + size::m());
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    let statement = page.statement();
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, look.sunken);
    let middle = rect.center().y;
    let at = |x: f32| Pos2::new(x, middle);
    painter.galley(at(columns.name) - Vec2::new(0.0, name.size().y / 2.0), name, look.ink);
    let text = french::amount(statement.axis_points(page.rules, axis));
    painter.text(at(columns.points), Align2::RIGHT_CENTER, text, font.clone(), look.muted);
    let text = french::euros(statement.axis_euros(page.rules, axis));
    painter.text(at(columns.euros), Align2::RIGHT_CENTER, text, font, look.muted);
}

fn line_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    line: LineReader<'_>,
    drafts: &mut FactDrafts,
    (open, actions): (&mut BTreeSet<String>, &mut Vec<Action>),
) {
    let indicator = line.indicator;
    let is_open = open.contains(&indicator.id);
    let columns = StatementColumns::of(ui.available_rect_before_wrap().x_range());
    let name = Name::of(ui, &columns, line);
    let height = match columns.declared {
        Some(_) => ROW.max(name.height() + size::l()),
        None => name.height() + size::s() + ROW,
    };
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    let held = lacking(line.line).map_or_else(String::new, |held| format!(", justificatif {held}"));
    let (points, euros) =
        (words::points(line.line.points), french::euros(page.statement().euros(line.line)));
    let spoken = format!("{} : {}{held}, {points}, {euros}", indicator.name, line.state());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &spoken));
    if ui.is_rect_visible(rect) {
        ground_ui(ui, rect, is_open, response.hovered());
        let middle = match columns.declared {
            Some(_) => rect.center().y,
            None => rect.bottom() - ROW / 2.0,
        };
        let top = match columns.declared {
            Some(_) => middle - name.height() / 2.0,
            None => rect.top() + size::s(),
        };
        name.paint(ui, Pos2::new(columns.name, top));
        values_ui(ui, &columns, middle, line);
        if page.doubt(line.line.indicator).is_some() {
            let at = Pos2::new(columns.name_end() + size::m(), top + ROW / 4.0);
            paint_icon(ui.painter(), at, Icon::CircleQuestionMark, 16.0, style::look(ui).warn);
        }
        let icon = if is_open { Icon::ChevronDown } else { Icon::ChevronRight };
        let at = Pos2::new(rect.right() - size::s() - 9.0, middle);
        paint_icon(ui.painter(), at, icon, 16.0, style::look(ui).muted);
    }
    paint_focus(ui, &response, rect.shrink(2.0));
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !open.remove(&indicator.id) {
        open.insert(indicator.id.clone());
        sight::ask(ui.ctx(), ("indicator", Some(&indicator.id)));
    }
    if is_open {
        detail::detail_ui(ui, page, line, drafts, actions);
    }
}

fn ground_ui(ui: &Ui, rect: Rect, is_open: bool, is_hot: bool) {
    let look = style::look(ui);
    if is_open {
        ui.painter().rect_filled(rect, 0.0, look.accent_soft);
    } else if is_hot {
        ui.painter().rect_filled(rect, 0.0, look.sunken);
    }
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, look.line));
}

/// Shows what is declared, where it stands, its points and its euros.
fn values_ui(ui: &mut Ui, columns: &StatementColumns, middle: f32, line: LineReader<'_>) {
    let look = style::look(ui);
    let cell = |left: f32, right: f32| {
        Rect::from_x_y_ranges(left..=right.max(left), middle - ROW / 2.0..=middle + ROW / 2.0)
    };
    let centred = |ui: &mut Ui, cell: Rect, contents: &mut dyn FnMut(&mut Ui)| {
        let layout = Layout::left_to_right(Align::Center);
        ui.scope_builder(egui::UiBuilder::new().max_rect(cell).layout(layout), contents);
    };
    if let Some(declared) = columns.declared {
        let said = line.declared();
        let text = if said.is_empty() { "—" } else { &said };
        centred(ui, cell(declared, columns.state - size::m()), &mut |ui| {
            shortened_ui(ui, style::body(text).color(look.muted));
        });
    }
    let (tone, icon) = match line.line.state {
        LineState::Reached => (ChipTone::Good, Icon::Check),
        LineState::Partial => (ChipTone::Warn, Icon::CircleDashed),
        LineState::NotReached => (ChipTone::Neutral, Icon::Minus),
        LineState::Unanswered => (ChipTone::Neutral, Icon::CircleQuestionMark),
    };
    centred(ui, cell(columns.state, columns.points), &mut |ui| {
        chip_ui(ui, line.state(), tone, Some(icon));
        if lacking(line.line).is_some() {
            // Reached is one thing, proof held another: two signs.
            icon_ui(ui, Icon::FileX, look.warn);
        }
    });
    let at = |x: f32| Pos2::new(x, middle);
    let painter = ui.painter();
    let strong = style::semibold_font(size::body());
    let font = style::regular_font(size::body());
    let figure = |number: Option<Exact>, write: fn(Exact) -> String| {
        number.map_or_else(|| Absence::Nothing.words().to_owned(), write)
    };
    let points = figure(line.points(), french::quantity);
    let euros = figure(line.euros(), french::euros);
    painter.text(at(columns.points), Align2::RIGHT_CENTER, points, strong, look.ink);
    painter.text(at(columns.euros), Align2::RIGHT_CENTER, euros, font, look.ink);
}

/// Tells what the proof of a line that brings something lacks; nothing when it is sure.
fn lacking(line: &StatementLine) -> Option<String> {
    let brings = line.points != Exact::default();
    (brings && !line.backing.is_sure()).then(|| words::backing(line.backing))
}

/// The official name, and after it what kind of indicator it is; a screen reader reads the row instead.
struct Name(Arc<Galley>);

impl Name {
    fn of(ui: &Ui, columns: &StatementColumns, line: LineReader<'_>) -> Self {
        let look = style::look(ui);
        let format = |font, ink| TextFormat { font_id: font, color: ink, ..TextFormat::default() };
        let mut job = LayoutJob::default();
        let name = format(style::regular_font(size::body()), look.ink);
        let kind = format(style::regular_font(size::small()), look.muted);
        job.append(&line.indicator.short_name, 0.0, name);
        job.append(&format!(" {}", line.kind()), 4.0, kind);
        job.wrap.max_width = columns.name_end() - columns.name;
        Self(ui.painter().layout_job(job))
    }

    fn height(&self) -> f32 {
        self.0.size().y
    }

    fn paint(self, ui: &Ui, at: Pos2) {
        ui.painter().galley(at, self.0, style::look(ui).ink);
    }
}

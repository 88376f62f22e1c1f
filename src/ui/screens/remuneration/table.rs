//! The indicators by axis: what is declared, where each stands, points and euros; each one leads to
//! what it asks.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, Align2, FontId, Galley, Pos2, Rect, Role, Sense, Ui, Vec2};
use lucide_icons::Icon;

use super::detail::state_sign;
use super::page::RemunerationPage;
use crate::app::ExercisePart;
use crate::french;
use crate::remuneration::words::{self, LineReader};
use crate::remuneration::{Exact, StatementLine};
use crate::scoring::Absence;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Cells, RowColumn, RowFace, Rows, RowsView, SortedCell, card_frame, chip_ui, icon_ui,
    in_cell_ui, paint_icon, say, shortened_ui,
};

const ROW: f32 = 44.0;

/// The table; where it is narrow, a row has two lines: the name, and the rest below it.
fn table() -> Rows<5> {
    Rows {
        name: "Indicateurs de l’exercice",
        columns: [
            RowColumn::share("Indicateur", 0.5),
            RowColumn::share("Ce que l’équipe déclare", 0.5).where_wide(),
            RowColumn::points("État", 124.0).where_wide(),
            RowColumn::points("Points", 84.0).of_figures(),
            RowColumn::points("Montant", 120.0).of_figures(),
        ],
        head: 36.0,
        left: size::m(),
        sign: 36.0,
        narrow: 816.0,
    }
}

/// Shows every indicator, by axis unless a head sorts them.
pub(super) fn lines_ui(ui: &mut Ui, page: &RemunerationPage<'_>, view: &mut RowsView<String>) {
    card_frame(ui).inner_margin(egui::Margin::same(1)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let lines: Vec<LineReader<'_>> = page.reader.lines().collect();
        let keys: Vec<String> = lines.iter().map(|line| line.indicator.id.clone()).collect();
        let cells = |place: usize| lines.get(place).copied().map(cells).unwrap_or_default();
        let order = table().head_ui(ui, view, &keys, cells);
        let mut axis = None;
        for line in order.into_iter().filter_map(|place| lines.get(place)) {
            if !view.is_sorted() && axis != Some(line.indicator.axis) {
                axis = Some(line.indicator.axis);
                axis_ui(ui, page, line.indicator.axis);
            }
            line_ui(ui, page, *line, view);
        }
    });
}

/// Returns a line as one sorts and copies it.
fn cells(line: LineReader<'_>) -> Vec<SortedCell> {
    let figure = |number: Option<Exact>| number.map_or(SortedCell::Nothing, SortedCell::Number);
    vec![
        SortedCell::text(&line.indicator.short_name),
        SortedCell::text(line.declared()),
        SortedCell::text(line.state()),
        figure(line.points()),
        figure(line.euros()),
    ]
}

fn axis_ui(ui: &mut Ui, page: &RemunerationPage<'_>, axis: usize) {
    let Some(title) = page.rules.axes.get(axis).map(|axis| axis.title.as_str()) else { return };
    let look = style::look(ui);
    let font = style::semibold_font(size::body());
    let free = ui.available_rect_before_wrap();
    let [Some(first), .., Some(points), _] = table().cells(free) else { return };
    let room = points.left() - first.left();
    let name = ui.painter().layout(title.to_owned(), font.clone(), look.ink, room);
    let height = table().head.max(name.size().y + size::m());
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    say(&response, Role::Label, title);
    let [Some(first), .., Some(points), Some(euros)] = table().cells(rect) else { return };
    let statement = page.statement();
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, look.sunken);
    painter.galley(first.left_center() - Vec2::new(0.0, name.size().y / 2.0), name, look.ink);
    let text = french::amount(statement.axis_points(page.rules, axis));
    let right = Align2::RIGHT_CENTER;
    painter.text(points.right_center(), right, text, font.clone(), look.muted);
    let text = french::euros(statement.axis_euros(page.rules, axis));
    painter.text(euros.right_center(), right, text, font, look.muted);
}

fn line_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    line: LineReader<'_>,
    view: &mut RowsView<String>,
) {
    let id = &line.indicator.id;
    let cells = table().cells(ui.available_rect_before_wrap());
    let [Some(first), declared, .., Some(euros)] = cells else { return };
    // What follows the name is kept for the sign of a question.
    let end = declared.map_or(euros.right(), |declared| declared.left()) - size::m() - size::l();
    let name = name(ui, line, end - first.left());
    let height = match declared {
        Some(_) => ROW.max(name.size().y + size::l()),
        None => name.size().y + size::s() + ROW,
    };
    let spoken = spoken(page, line);
    let face = RowFace { key: id, height, spoken: &spoken, is_open: None };
    let is_opened = table().row_ui(ui, view, &face, |ui, row, cells| {
        // The name stands beside the rest, or above it.
        let rest = row.with_min_y(if declared.is_some() { row.top() } else { row.bottom() - ROW });
        let top = match declared {
            Some(_) => row.center().y - name.size().y / 2.0,
            None => row.top() + size::s(),
        };
        ui.painter().galley(Pos2::new(first.left(), top), name, style::look(ui).ink);
        values_ui(ui, cells.map(|cell| cell.map(|cell| cell.intersect(rest))), line);
        if page.doubt(line.line.indicator).is_some() {
            let at = Pos2::new(end + size::m(), top + ROW / 4.0);
            paint_icon(ui.painter(), at, Icon::CircleQuestionMark, 16.0, style::look(ui).warn);
        }
        table().paint_sign(ui, row, rest.center().y, false);
    });
    if is_opened {
        page.ask.push(RemunerationPage::declare(&ExercisePart::Indicator(id.clone())));
    }
}

/// Tells a line in one sentence.
fn spoken(page: &RemunerationPage<'_>, line: LineReader<'_>) -> String {
    let held = lacking(line.line).map_or_else(String::new, |held| format!(", justificatif {held}"));
    let points = words::points(line.line.points);
    let euros = french::euros(page.statement().euros(line.line));
    fr!("{} : {}{held}, {points}, {euros}", line.indicator.name, line.state())
}

/// Shows what is declared, where it stands, its points and its euros.
fn values_ui(ui: &mut Ui, cells: Cells<5>, line: LineReader<'_>) {
    let look = style::look(ui);
    let [Some(first), declared, state, Some(points_cell), Some(euros_cell)] = cells else { return };
    if let Some(declared) = declared {
        let said = line.declared();
        let text = if said.is_empty() { "—" } else { &said };
        let room = declared.with_max_x(declared.right() - size::m());
        let text = style::body(text).color(look.muted);
        in_cell_ui(ui, room, |ui| drop(shortened_ui(ui, text)));
    }
    let (tone, icon) = state_sign(line.line.state);
    in_cell_ui(ui, state.unwrap_or(first).with_max_x(points_cell.right()), |ui| {
        chip_ui(ui, line.state(), tone, Some(icon));
        if lacking(line.line).is_some() {
            // Reached is one thing, proof held another: two signs.
            icon_ui(ui, Icon::FileX, look.warn);
        }
    });
    let figure = |number: Option<Exact>, write: fn(Exact) -> String| {
        number.map_or_else(|| Absence::Nothing.words().to_owned(), write)
    };
    let points = figure(line.points(), french::quantity);
    let euros = figure(line.euros(), french::euros);
    let paint = |cell: Rect, text: String, font: FontId| {
        ui.painter().text(cell.right_center(), Align2::RIGHT_CENTER, text, font, look.ink);
    };
    paint(points_cell, points, style::semibold_font(size::body()));
    paint(euros_cell, euros, style::regular_font(size::body()));
}

/// Tells what the proof of a line that brings something lacks; nothing when it is sure.
fn lacking(line: &StatementLine) -> Option<String> {
    let brings = line.points != Exact::default();
    (brings && !line.backing.is_sure()).then(|| words::backing(line.backing))
}

/// Lays out the official name, and after it what kind of indicator it is; a screen reader reads the row
/// instead.
fn name(ui: &Ui, line: LineReader<'_>, room: f32) -> Arc<Galley> {
    let look = style::look(ui);
    let format = |font, ink| TextFormat { font_id: font, color: ink, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    let name = format(style::regular_font(size::body()), look.ink);
    let kind = format(style::regular_font(size::small()), look.muted);
    job.append(&line.indicator.short_name, 0.0, name);
    job.append(&format!(" {}", line.kind()), 4.0, kind);
    job.wrap.max_width = room;
    ui.painter().layout_job(job)
}

//! The chart of a table, native: it lives on the cells of its sheet.

use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartEmptyCells, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartMarker, ChartMarkerType, ChartRange, ChartSeries, ChartSolidFill, ChartType,
    Color, ObjectMovement, RowNum, Worksheet,
};

use super::error::XlsxError;
use super::formats::{colour, whole_format};
use super::sizes::{column_number, row_number};
use super::text;
use crate::report::content::{CellUnit, CellValue, DataChart, DataChartKind, Table};
use crate::theme::TOKENS;

/// Rows and columns a chart may cover, at most.
pub(super) const ROWS: usize = 100;
pub(super) const COLUMNS: usize = 100;
/// Below a table of more rows nobody would find the chart: it stands beside it.
const MOST_ROWS_ABOVE: usize = 30;
const WIDTH: u32 = 880;
/// UTF-16 units an alternative text may have.
const ALT_LENGTH: usize = 255;
/// Names longer than this may be cut by other programs.
const TITLE_LENGTH: usize = 200;

/// Draws a chart below its table, or beside it when the table is long.
///
/// Draws nothing when there is no row to draw, or a column is not there.
pub(super) fn insert(
    sheet: &mut Worksheet,
    name: &str,
    table: &Table,
    data: &DataChart,
) -> Result<(), XlsxError> {
    let rows = table.rows.iter().take_while(|row| !row.is_sum).count();
    let places: Vec<usize> = table.data_columns().map(|(place, _)| place).collect();
    let number = |place: &usize| places.iter().position(|other| other == place);
    let Some(categories) = number(&data.categories) else { return Ok(()) };
    let series: Vec<usize> = data.series.iter().filter_map(number).collect();
    if rows == 0 || series.is_empty() {
        return Ok(());
    }
    let range = |column: usize| {
        ChartRange::new_from_range(
            name,
            1,
            column_number(column),
            row_number(rows),
            column_number(column),
        )
    };
    let mut chart = Chart::new(kind(data.kind));
    for (order, column) in series.iter().enumerate() {
        let one = chart.add_series();
        one.set_name((name, 0 as RowNum, column_number(*column)));
        one.set_categories(&range(categories)).set_values(&range(*column));
        look(one, data.kind, order);
    }
    chart.title().set_name(&literal_title(&data.title)).set_font(&title_font());
    chart.set_alt_text(alt(table, data));
    chart.set_name(text::short(&data.title, TITLE_LENGTH));
    chart.show_empty_cells_as(ChartEmptyCells::Gaps);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    if series.len() == 1 {
        chart.legend().set_hidden();
    }
    axes(&mut chart, table, data);
    chart.set_width(WIDTH).set_height(height(data.kind, rows, series.len()));
    chart.set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    let corner = if table.rows.len() <= MOST_ROWS_ABOVE {
        // Table and chart on one page.
        sheet.set_print_fit_to_pages(1, 1);
        (row_number(table.rows.len() + 2), 0)
    } else {
        (1, column_number(places.len() + 1))
    };
    sheet.insert_chart_with_offset(corner.0, corner.1, &chart, 4, 0)?;
    Ok(())
}

const fn kind(kind: DataChartKind) -> ChartType {
    match kind {
        DataChartKind::Bars => ChartType::Bar,
        DataChartKind::Columns => ChartType::Column,
        DataChartKind::StackedColumns => ChartType::ColumnStacked,
        DataChartKind::Lines => ChartType::Line,
        DataChartKind::Radar => ChartType::RadarWithMarkers,
    }
}

/// Gives a series its colour, and a mark of its own where lines could be taken for each other.
fn look(series: &mut ChartSeries, kind: DataChartKind, order: usize) {
    const BARS_GAP: u16 = 60;
    let colour = nth(&colours(kind), order, Color::Default);
    if matches!(kind, DataChartKind::Lines | DataChartKind::Radar) {
        let width = if order == 0 { 3.0 } else { 1.75 };
        series.set_format(
            ChartFormat::new().set_line(ChartLine::new().set_color(colour).set_width(width)),
        );
        let fill = ChartSolidFill::new().set_color(colour).clone();
        let mut mark = ChartFormat::new()
            .set_solid_fill(&fill)
            .set_border(ChartLine::new().set_color(colour))
            .clone();
        let mut marker = ChartMarker::new();
        marker
            .set_type(nth(&MARKERS, order, ChartMarkerType::Circle))
            .set_size(7)
            .set_format(&mut mark);
        series.set_marker(&marker);
    } else {
        series
            .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour)));
        series.set_gap(BARS_GAP);
    }
}

const MARKERS: [ChartMarkerType; 5] = [
    ChartMarkerType::Circle,
    ChartMarkerType::Square,
    ChartMarkerType::Diamond,
    ChartMarkerType::Triangle,
    ChartMarkerType::X,
];

/// Returns the theme's colours in the order series take them.
fn colours(kind: DataChartKind) -> Vec<Color> {
    let palette = &TOKENS.light;
    let [soft, fair, strong, deep] = [1, 2, 3, 4].map(|place| palette.step(place));
    let order = match kind {
        DataChartKind::Bars | DataChartKind::Columns => {
            vec![strong, soft, palette.warn, palette.muted, deep, fair, palette.good, palette.bad]
        }
        DataChartKind::StackedColumns => {
            vec![deep, strong, fair, soft, palette.faint, palette.warn, palette.good, palette.bad]
        }
        DataChartKind::Lines | DataChartKind::Radar => vec![
            palette.accent,
            palette.warn,
            palette.muted,
            palette.bad,
            palette.good,
            fair,
            palette.ink,
            palette.faint,
        ],
    };
    order.into_iter().map(colour).collect()
}

/// Returns the element of this place, from the start again after the last.
fn nth<T: Copy>(all: &[T], place: usize, other: T) -> T {
    all.iter().cycle().nth(place).copied().unwrap_or(other)
}

fn axes(chart: &mut Chart, table: &Table, data: &DataChart) {
    let line = ChartLine::new().set_color(colour(TOKENS.light.line)).clone();
    let is_lying = data.kind == DataChartKind::Bars;
    // The writer names axes by where they stand.
    let values = if is_lying { chart.x_axis() } else { chart.y_axis() };
    values.set_major_gridlines(true).set_major_gridlines_line(&line).set_min(0);
    if let Some(maximum) = data.maximum {
        values.set_max(maximum);
        if unit(table, data) == Some(CellUnit::Percent) {
            values.set_major_unit(0.25).set_num_format(whole_format(CellUnit::Percent));
        } else {
            values.set_major_unit(major_unit(maximum)).set_num_format("0");
        }
    } else if let Some(unit) = unit(table, data) {
        values.set_num_format(whole_format(unit));
    }
    let names = if is_lying { chart.y_axis() } else { chart.x_axis() };
    names.set_major_gridlines(false);
    if is_named_by_days(table, data) {
        // On an axis of dates other programs choose the unit, and may name a day by its year.
        names.set_text_axis(true).set_num_format("dd/mm/yyyy");
    }
    if is_lying {
        // The first row at the top, and the values still at the bottom.
        names.set_reverse().set_crossing(ChartAxisCrossing::Max);
    }
}

/// Returns how far apart the lines of an axis are that goes from 0 to a number.
fn major_unit(maximum: u32) -> u32 {
    const MOST: u32 = 12;
    let parts = [4, 5, 10].into_iter().find(|parts| maximum.is_multiple_of(*parts));
    if maximum <= MOST { 1 } else { parts.map_or(maximum / 5, |parts| maximum / parts) }
}

fn is_named_by_days(table: &Table, data: &DataChart) -> bool {
    let mut rows = table.rows.iter().filter(|row| !row.is_sum);
    rows.all(|row| {
        let cell = row.cells.get(data.categories);
        cell.is_some_and(|cell| matches!(cell.value, CellValue::Day(_)))
    })
}

/// Returns the unit of what is drawn.
fn unit(table: &Table, data: &DataChart) -> Option<CellUnit> {
    let place = data.series.first()?;
    let mut cells = table.rows.iter().filter_map(|row| row.cells.get(*place));
    cells.find_map(|cell| match cell.value {
        CellValue::Number(_, unit) => Some(unit),
        CellValue::Words | CellValue::Nothing | CellValue::Day(_) => None,
    })
}

fn height(kind: DataChartKind, rows: usize, series: usize) -> u32 {
    const BAR: usize = 13;
    const AROUND: usize = 130;
    match kind {
        DataChartKind::Bars => {
            let bars = AROUND + rows.saturating_mul(series * BAR + BAR);
            u32::try_from(bars).unwrap_or(u32::MAX).clamp(320, 1_400)
        }
        DataChartKind::Columns | DataChartKind::StackedColumns | DataChartKind::Lines => 400,
        DataChartKind::Radar => 520,
    }
}

/// Tells what the chart shows; its figures are in the table, which everyone can read.
fn alt(table: &Table, data: &DataChart) -> String {
    let drawn = match data.kind {
        DataChartKind::Bars | DataChartKind::Columns => "Barres",
        DataChartKind::StackedColumns => "Barres empilées",
        DataChartKind::Lines => "Courbes",
        DataChartKind::Radar => "Radar",
    };
    let title = |place: &usize| table.columns.get(*place).map(|column| column.title.as_str());
    let series: Vec<&str> = data.series.iter().filter_map(title).collect();
    let by = title(&data.categories).unwrap_or_default().to_lowercase();
    let told = fr!("{}. {drawn} : {}, par {by}", data.title, series.join(", "));
    let where_figures_are = ". Les chiffres sont dans le tableau de cette feuille.";
    let room = ALT_LENGTH.saturating_sub(text::length(where_figures_are));
    format!("{}{where_figures_are}", text::short(&told, room))
}

/// Returns a title that the writer does not take for a reference to cells.
fn literal_title(title: &str) -> String {
    let title = text::short(title, TITLE_LENGTH).replace('!', fr!("!~"));
    if title.starts_with('=') { fr!("~{title}") } else { title }
}

fn title_font() -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(13).set_bold().set_color(colour(TOKENS.light.ink));
    font
}

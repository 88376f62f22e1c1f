//! One table as a sheet: typed cells below a frozen row of titles, sums last, the chart after them.

use std::collections::BTreeSet;

use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet};

use super::error::XlsxError;
use super::formats::{Looks, excel_day, float};
use super::sizes::{column_number, row_number};
use super::{chart, page, sizes, text};
use crate::french;
use crate::report::content::{Align, CellValue, Column, Report, Row, Table, TableCell};
use crate::report::csv::looks_like_formula;

/// Rows a sheet has, the titles included.
const MOST_ROWS: usize = 1_048_576;
/// Columns a sheet has.
const MOST_COLUMNS: usize = 16_384;

/// Points above and below the titles, together.
const TITLES_MARGIN: f64 = 6.0;
/// Characters beyond which a column that stays in sight would hide the others.
const MOST_FROZEN: usize = 50;

/// Makes the sheet of a table.
pub(super) fn sheet(
    table: &Table,
    name: &str,
    report: &Report,
    looks: &Looks,
) -> Result<Worksheet, XlsxError> {
    let columns: Vec<(usize, &Column)> = table.data_columns().collect();
    // The chart needs room too.
    if table.rows.len() + chart::ROWS >= MOST_ROWS || columns.len() + chart::COLUMNS >= MOST_COLUMNS
    {
        return Err(XlsxError::TooLarge(table.title.clone()));
    }
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    page::set_up(&mut sheet, report);
    sheet.set_repeat_rows(0, 0)?;
    let widths: Vec<(usize, usize)> = columns
        .iter()
        .map(|(place, column)| (*place, sizes::width(table, *place, column)))
        .collect();
    write_titles(&mut sheet, &columns, &widths, looks)?;
    for (number, row) in (1..).zip(&table.rows) {
        sheet.set_row_height(number, sizes::row_height(row, &widths))?;
        write_row(&mut sheet, number, row, &columns, looks)?;
    }
    let repeated = repeated(table, &columns);
    if repeated > 0 {
        sheet.group_columns_collapsed(0, column_number(repeated - 1))?;
    }
    let frozen = if names_rows(table, &columns, repeated, &widths) { repeated + 1 } else { 0 };
    sheet.set_freeze_panes(1, column_number(frozen))?;
    let filtered = table.rows.iter().take_while(|row| !row.is_sum).count();
    if filtered > 0 && !columns.is_empty() {
        sheet.autofilter(0, 0, row_number(filtered), column_number(columns.len() - 1))?;
    }
    if let Some(data_chart) = &table.chart {
        chart::insert(&mut sheet, name, table, data_chart)?;
    }
    Ok(sheet)
}

fn write_titles(
    sheet: &mut Worksheet,
    columns: &[(usize, &Column)],
    widths: &[(usize, usize)],
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut titles = Vec::new();
    for ((number, (_, column)), (_, width)) in (0..).zip(columns).zip(widths) {
        sheet.set_column_width(number, *width as f64)?;
        let title = french::capitalised(&text::cell(&column.title));
        sheet.write_string_with_format(0, number, title, &looks.header(column.align))?;
        titles.push((&*column.title, *width));
    }
    sheet.set_row_height(0, sizes::title_height(&titles) + TITLES_MARGIN)?;
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    number: RowNum,
    row: &Row,
    columns: &[(usize, &Column)],
    looks: &Looks,
) -> Result<(), XlsxError> {
    for (column_number, (place, column)) in (0..).zip(columns) {
        let words = looks.words(row.is_sum, column.align);
        match row.cells.get(*place) {
            None => _ = sheet.write_blank(number, column_number, &words)?,
            Some(cell) => {
                write_cell(sheet, number, column_number, cell, words, |cell| match &cell.value {
                    CellValue::Number(value, unit) => {
                        looks.number(row.is_sum, *value, *unit, column.align)
                    }
                    CellValue::Day(_) | CellValue::Words | CellValue::Nothing => {
                        looks.day(row.is_sum, column.align)
                    }
                })?;
            }
        }
    }
    Ok(())
}

/// Writes a cell as what it is: `words` is its look as words, `typed` the one it has otherwise.
fn write_cell(
    sheet: &mut Worksheet,
    row: RowNum,
    column: ColNum,
    cell: &TableCell,
    words: Format,
    typed: impl Fn(&TableCell) -> Format,
) -> Result<(), XlsxError> {
    match &cell.value {
        CellValue::Nothing => sheet.write_blank(row, column, &words)?,
        CellValue::Number(number, _) => {
            sheet.write_number_with_format(row, column, float(*number), &typed(cell))?
        }
        CellValue::Day(day) => match excel_day(*day) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, &typed(cell))?,
            None => {
                sheet.write_string_with_format(row, column, french::typed_date(*day), &words)?
            }
        },
        CellValue::Words => {
            let text = text::cell(&cell.shown.plain());
            // So that it stays a text when somebody edits the cell.
            let words = if looks_like_formula(&text) { words.set_quote_prefix() } else { words };
            sheet.write_string_with_format(row, column, text, &words)?
        }
    };
    Ok(())
}

/// Counts the first columns that say the same in every row: whose line it is. They are folded away,
/// one click from sight.
fn repeated(table: &Table, columns: &[(usize, &Column)]) -> usize {
    let is_repeated = |(place, _): &&(usize, &Column)| {
        let mut cells = table.rows.iter().map(|row| row.cells.get(*place));
        let first = cells.next();
        table.rows.len() > 1 && cells.all(|cell| Some(cell) == first)
    };
    let count = columns.iter().take_while(is_repeated).count();
    if count < columns.len() { count } else { 0 }
}

/// Tells whether the first column in sight names the rows, so that it should stay there: what the
/// chart is named by, or words that are never twice the same.
fn names_rows(
    table: &Table,
    columns: &[(usize, &Column)],
    repeated: usize,
    widths: &[(usize, usize)],
) -> bool {
    let Some((place, column)) = columns.get(repeated) else { return false };
    let is_category = table.chart.as_ref().is_some_and(|chart| chart.categories == *place);
    let names = table.rows.iter().filter_map(|row| Some(row.cells.get(*place)?.shown.plain()));
    let names: BTreeSet<String> = names.filter(|name| !name.is_empty()).collect();
    let is_name = column.align == Align::Left && names.len() == table.rows.len();
    let is_narrow = widths.get(repeated).is_some_and(|(_, width)| *width <= MOST_FROZEN);
    is_narrow && (is_category || is_name)
}

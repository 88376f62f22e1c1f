//! How wide columns and how high rows are: numbers on one line, long texts folded.
//!
//! Heights are written too: not every program finds them by itself when it opens a workbook.

use rust_xlsxwriter::{ColNum, RowNum};

use crate::report::content::{CellValue, Column, Row, Table, TableCell};

/// Fewer characters look cramped.
const LEAST: usize = 8;
/// More characters tire the eye; a longer text is folded.
const MOST: usize = 60;
/// A text up to this length stays on one line, in a table of few columns and in one of many.
const ONE_LINE: (usize, usize) = (44, 26);
/// So many columns are few.
const FEW_COLUMNS: usize = 10;
/// Into how many lines a longer text is folded, while its column may widen.
const LINES: usize = 3;
/// Room for the button of the filter, beside a word of the title.
const BUTTON: usize = 4;
/// Room on both sides of a cell.
const MARGIN: usize = 3;
/// Height of a line, in points.
const LINE_HEIGHT: f64 = 15.0;
/// The highest a row may be, in points.
const MOST_HEIGHT: f64 = 405.0;

/// Returns the width of a column, in characters.
pub(super) fn width(table: &Table, place: usize, column: &Column) -> usize {
    let title = column.title.split([' ', '\u{a0}']).map(count).max().unwrap_or(0) + BUTTON;
    let cells = table.rows.iter().filter_map(|row| row.cells.get(place));
    let (few, many) = ONE_LINE;
    let one_line = if table.data_columns().count() <= FEW_COLUMNS { few } else { many };
    let cells = cells.map(|cell| wanted(cell, one_line)).max().unwrap_or(0) + MARGIN;
    title.max(cells).clamp(LEAST, MOST)
}

/// Returns how wide a cell would be.
fn wanted(cell: &TableCell, one_line: usize) -> usize {
    let shown = cell.shown.plain();
    if !matches!(cell.value, CellValue::Words) {
        return count(&shown);
    }
    let longest = shown.lines().map(count).max().unwrap_or(0);
    if longest <= one_line { longest } else { one_line.max(longest.div_ceil(LINES)) }
}

/// Returns the height of a row of titles, in points.
pub(super) fn title_height(titles: &[(&str, usize)]) -> f64 {
    height(titles.iter().map(|(title, width)| lines(title, width.saturating_sub(MARGIN - 1))))
}

/// Returns the height of a row, in points; `widths` are those of these places.
pub(super) fn row_height(row: &Row, widths: &[(usize, usize)]) -> f64 {
    let said = |cell: &&TableCell| cell.value == CellValue::Words;
    height(widths.iter().map(|(place, width)| {
        row.cells
            .get(*place)
            .filter(said)
            .map_or(1, |cell| lines(&cell.shown.plain(), width.saturating_sub(MARGIN - 1)))
    }))
}

/// Returns the height of one text in a column, in points.
pub(super) fn text_height(text: &str, width: usize) -> f64 {
    height(std::iter::once(lines(text, width)))
}

fn height(lines: impl Iterator<Item = usize>) -> f64 {
    (lines.max().unwrap_or(1).max(1) as f64 * LINE_HEIGHT).min(MOST_HEIGHT)
}

/// Counts the lines a text takes in a column, folded between words.
///
/// The width of a column counts figures, and letters are narrower than these.
fn lines(text: &str, width: usize) -> usize {
    const FIGURES: usize = 9;
    const LETTERS: usize = 10;
    let width = (width * LETTERS / FIGURES).max(1);
    let folded = |line: &str| {
        let mut lines = 1;
        let mut room = width;
        for word in line.split_inclusive([' ', '-']) {
            let seen = count(word.trim_end());
            if seen > room && room < width {
                lines += 1;
                room = width;
            }
            if seen > width {
                lines += (seen - 1) / width;
                room = width - (seen - 1) % width;
            }
            room = room.saturating_sub(count(word));
        }
        lines
    };
    text.split('\n').map(folded).sum()
}

fn count(text: &str) -> usize {
    text.chars().count()
}

/// Returns the number of a row of data, below the titles, from how many there are up to it.
pub(super) fn row_number(count: usize) -> RowNum {
    RowNum::try_from(count).unwrap_or(RowNum::MAX)
}

/// Returns the number of a column.
pub(super) fn column_number(place: usize) -> ColNum {
    ColNum::try_from(place).unwrap_or(ColNum::MAX)
}

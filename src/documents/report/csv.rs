//! A table for a spreadsheet, ready for Excel in French.
//!
//! UTF-8 with its mark, `;` between cells, CRLF between lines, so that a double click opens it well.
//! A text that a spreadsheet would take for a formula (it starts with `=`, `+`, `-`, `@`, a tab or a
//! line end) gets an apostrophe in front; one it would take for a number or a date is marked as a
//! text (`AS_TEXT`). Numbers stay numbers, to a hundredth at most: a change of
//! −1 is written `-1`. Never knows what a table says.

use csv::{Terminator, WriterBuilder};

use super::content::{CellValue, Table, TableCell};
use crate::french::{self, NBSP};

/// Put before a text that reads as a number, a date or an hour: `007`, `3/4`, `06 12 34 56 78`.
///
/// A space of no width: Excel and LibreOffice both take the cell for a text and show it as it is. Of
/// the other ways, `="007"` stays as it stands in LibreOffice, which computes no formula of a CSV
/// unless asked to, and an apostrophe or a tab is seen in the cell.
const AS_TEXT: char = '\u{200b}';

/// Writes a table, its titles first; what only draws is left out.
pub fn render(table: &Table) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes
        .extend(written(table).expect("every line has the same columns and memory takes them all"));
    bytes
}

fn written(table: &Table) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(table.data_columns().map(|(_, column)| guarded(&column.title)))?;
    for row in &table.rows {
        let cell = |place: usize| row.cells.get(place).map_or_else(String::new, told);
        writer.write_record(table.data_columns().map(|(place, _)| cell(place)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn told(cell: &TableCell) -> String {
    match &cell.value {
        CellValue::Words => guarded(&cell.shown.plain()),
        CellValue::Nothing => String::new(),
        CellValue::Number(number, _) => {
            french::quantity(*number).replace(NBSP, "").replace('−', "-")
        }
        CellValue::Day(day) => french::typed_date(*day),
    }
}

/// Keeps a spreadsheet from taking a text for what it is not.
pub fn guarded(text: &str) -> String {
    if french::taken_for(text).is_some() {
        format!("{AS_TEXT}{text}")
    } else if looks_like_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Tells whether a spreadsheet may take a typed text for a formula.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

//! Tables for a spreadsheet, ready for Excel in French: answers of a campaign, statement of an exercise.
//!
//! UTF-8 with its mark, `;` between cells, CRLF between lines, so that a double click opens it well.
//! Files of several campaigns or teams can be stacked: the first columns say whose line it is.
//!
//! A text that a spreadsheet would take for a formula (it starts with `=`, `+`, `-`, `@`, a tab or a
//! line end) gets an apostrophe in front. Numbers stay numbers: a change of −1 is written `-1`.
//! Never computes a score or an amount.

mod answers;
mod plan;
mod statement;

use csv::{Terminator, WriterBuilder};

pub use self::answers::answers;
pub use self::plan::plan;
pub use self::statement::statement;

/// Writes a table, its titles first.
fn table<const COLUMNS: usize>(titles: &[&str; COLUMNS], lines: &[[String; COLUMNS]]) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let table = written(titles, lines);
    bytes.extend(table.expect("every line has the same columns and memory takes them all"));
    bytes
}

fn written<const COLUMNS: usize>(
    titles: &[&str; COLUMNS],
    lines: &[[String; COLUMNS]],
) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(titles)?;
    for line in lines {
        writer.write_record(line)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// Keeps a spreadsheet from taking a text for a formula.
fn safe(text: &str) -> String {
    let is_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn yes_or_no(yes: bool) -> String {
    if yes { "oui" } else { "non" }.to_owned()
}

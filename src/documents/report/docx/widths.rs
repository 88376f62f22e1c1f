//! How wide columns are: what is asked for, in a table exactly as wide as the text.
//!
//! Word lays tables out by itself only while it shows them; widths that are written look the same
//! everywhere. Words are measured by a rough count, since the reader's font is not known.

use crate::report::content::{Column, Row, Text, Width};

/// Text between the margins of an A4 page, in twentieths of a point.
pub(super) const TEXT_WIDTH: u32 = 9638;
/// What the margins of a cell take.
const PADDING: u32 = 180;
/// A letter of ordinary width in a table.
const LETTER: u32 = 108;
/// How much wider bold letters are, in hundredths, with some room for other fonts.
const BOLD: u32 = 115;
/// Below this a column is unreadable.
const NARROWEST: u32 = 560;

/// Returns so many millimetres in twentieths of a point.
pub(super) const fn millimetres(number: u32) -> u32 {
    number * 14_400 / 254
}

/// Returns the width of each column; their sum is [`TEXT_WIDTH`].
pub(super) fn widths(columns: &[(usize, &Column)], rows: &[Row]) -> Vec<u32> {
    let mut widths: Vec<u32> = columns
        .iter()
        .map(|(place, column)| least(*place, columns.len() == 1, column, rows))
        .collect();
    let is_share = |column: &Column| matches!(column.width, Width::Share(_));
    let wanted: u32 = widths.iter().sum();
    if wanted > TEXT_WIDTH {
        for width in &mut widths {
            *width = part(TEXT_WIDTH, *width, wanted);
        }
    } else {
        let has_share = columns.iter().any(|(_, column)| is_share(column));
        let parts = |column: &Column| match column.width {
            Width::Share(parts) => u32::from(parts.max(1)),
            Width::Auto if !has_share => 1,
            Width::Millimetres(_) | Width::Auto => 0,
        };
        let all: u32 = columns.iter().map(|(_, column)| parts(column)).sum();
        spread(&mut widths, columns.iter().map(|(_, column)| parts(column)), all);
    }
    complete(&mut widths);
    widths
}

/// Gives each part its share of all that the others leave, and never less than it needs.
fn spread(widths: &mut [u32], parts: impl Iterator<Item = u32> + Clone, all: u32) {
    if all == 0 {
        return;
    }
    let kept: u32 =
        widths.iter().zip(parts.clone()).filter(|(_, parts)| *parts == 0).map(|(w, _)| w).sum();
    let room = TEXT_WIDTH.saturating_sub(kept);
    // A column that needs more than its share takes it from those that need less.
    let is_fair = widths
        .iter()
        .zip(parts.clone())
        .all(|(width, parts)| parts == 0 || part(room, parts, all) >= *width);
    let needed: u32 = widths.iter().sum();
    let spare = TEXT_WIDTH.saturating_sub(needed);
    for (width, parts) in widths.iter_mut().zip(parts) {
        if parts > 0 {
            *width =
                if is_fair { part(room, parts, all) } else { *width + part(spare, parts, all) };
        }
    }
}

/// Gives the widest what rounding left.
fn complete(widths: &mut [u32]) {
    let others: u32 = widths.iter().sum();
    if let Some(widest) = widths.iter_mut().max() {
        *widest = (*widest + TEXT_WIDTH).saturating_sub(others);
    }
}

/// Returns what a column needs at least.
fn least(place: usize, is_alone: bool, column: &Column, rows: &[Row]) -> u32 {
    // A row of one cell is a title over all columns.
    let rows = rows.iter().filter(|row| is_alone || row.cells.len() > 1);
    let cells = rows.filter_map(|row| row.cells.get(place));
    let cells: Vec<String> = cells.map(|cell| shown(&cell.shown)).collect();
    let title = longest_word(&column.title).max(measure(&column.title) / 2) * BOLD / 100;
    let needed = match column.width {
        Width::Millimetres(number) => return millimetres(u32::from(number)).max(NARROWEST),
        Width::Auto => cells.iter().flat_map(|cell| cell.lines()).map(measure).max(),
        Width::Share(_) => cells.iter().map(|cell| longest_word(cell)).max(),
    };
    let most = TEXT_WIDTH * 2 / 5;
    (needed.unwrap_or(0).max(title) + PADDING).clamp(NARROWEST, most)
}

/// Returns the words with room for their signs.
fn shown(text: &Text) -> String {
    text.0.iter().flat_map(|run| [run.sign.map_or("", |_| "MM"), &run.text]).collect()
}

fn longest_word(text: &str) -> u32 {
    text.split([' ', '\n', '\t', '-']).map(measure).max().unwrap_or(0)
}

/// Returns about how wide a line is.
pub(super) fn measure(line: &str) -> u32 {
    let width = |character: char| match character {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '’' | '\'' | '!' | '|' | ' ' => LETTER / 2,
        'm' | 'w' | 'M' | 'W' | '—' | '%' => LETTER * 3 / 2,
        _ if character.is_uppercase() => LETTER * 5 / 4,
        _ => LETTER,
    };
    line.chars().take(200).map(width).sum()
}

fn part(whole: u32, part: u32, of: u32) -> u32 {
    let exact = u64::from(whole) * u64::from(part) / u64::from(of.max(1));
    u32::try_from(exact).unwrap_or(whole)
}

//! Tables: one way to write their frame, then those of figures and words.

use super::paragraph::Paragraph;
use super::widths::widths;
use super::xml::Xml;
use crate::report::content::{Align, Column, Row, Style, Table, Text};

/// A row with more letters than this may be cut by the end of a page.
const LONGEST_WHOLE_ROW: usize = 1200;

/// What every table has.
pub(super) struct TableFrame<'a> {
    /// The table's style.
    pub(super) style: &'a str,
    /// Of each column; their sum is the table's width.
    pub(super) widths: &'a [u32],
    /// Said to those who do not see it; may be empty.
    pub(super) title: &'a str,
    /// Whether the first row names the columns.
    pub(super) has_head: bool,
}

/// What a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// Names the columns, again on each page.
    Head,
    /// Stays whole.
    Whole,
    /// Too long to stay whole.
    Long,
    /// Empty, to write on by hand.
    Blank,
}

/// Writes a table whose rows `rows` writes.
pub(super) fn frame(xml: &mut Xml, frame: &TableFrame<'_>, rows: impl FnOnce(&mut Xml)) {
    let whole: u32 = frame.widths.iter().sum();
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", frame.style);
            xml.empty("w:tblW", &[("w:w", &whole.to_string()), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            look(xml, frame.has_head);
            if !frame.title.is_empty() {
                xml.value("w:tblCaption", frame.title);
            }
        });
        xml.within("w:tblGrid", &[], |xml| {
            for width in frame.widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        rows(xml);
    });
}

/// Says which parts of the style apply.
fn look(xml: &mut Xml, has_head: bool) {
    let (value, head) = if has_head { ("0620", "1") } else { ("0600", "0") };
    let attributes = [
        ("w:val", value),
        ("w:firstRow", head),
        ("w:lastRow", "0"),
        ("w:firstColumn", "0"),
        ("w:lastColumn", "0"),
        ("w:noHBand", "1"),
        ("w:noVBand", "1"),
    ];
    xml.empty("w:tblLook", &attributes);
}

/// Writes a row whose cells `cells` writes.
pub(super) fn row(xml: &mut Xml, kind: RowKind, cells: impl FnOnce(&mut Xml)) {
    xml.within("w:tr", &[], |xml| {
        if kind != RowKind::Long {
            xml.within("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                if kind == RowKind::Blank {
                    xml.empty("w:trHeight", &[("w:val", "480"), ("w:hRule", "atLeast")]);
                }
                if kind == RowKind::Head {
                    xml.empty("w:tblHeader", &[]);
                }
            });
        }
        cells(xml);
    });
}

/// Writes a cell whose paragraphs, at least one, `inner` writes.
pub(super) fn cell(xml: &mut Xml, width: u32, inner: impl FnOnce(&mut Xml)) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        });
        inner(xml);
    });
}

/// Writes a table of the document, without the columns that only draw.
///
/// Returns whether there was anything to write.
pub(super) fn table(xml: &mut Xml, table: &Table) -> bool {
    let columns: Vec<(usize, &Column)> =
        table.columns.iter().enumerate().filter(|(_, column)| !column.is_drawing).collect();
    let has_head = columns.iter().any(|(_, column)| !column.title.is_empty());
    if columns.is_empty() || (!has_head && table.rows.is_empty()) {
        return false;
    }
    let widths = widths(&columns, &table.rows);
    let whole = TableFrame { style: "JalonsTable", widths: &widths, title: &table.title, has_head };
    frame(xml, &whole, |xml| {
        if has_head {
            head(xml, &columns, &widths);
        }
        for line in &table.rows {
            body_row(xml, line, &columns, &widths);
        }
    });
    true
}

fn head(xml: &mut Xml, columns: &[(usize, &Column)], widths: &[u32]) {
    row(xml, RowKind::Head, |xml| {
        for ((_, column), width) in columns.iter().zip(widths) {
            cell(xml, *width, |xml| {
                aligned("TableHead", column.align).words(xml, &column.title);
            });
        }
    });
}

/// Writes a title for the rows that follow, over all columns.
fn title_row(xml: &mut Xml, shown: &Text, widths: &[u32]) {
    let whole: u32 = widths.iter().sum();
    row(xml, RowKind::Whole, |xml| {
        xml.within("w:tc", &[], |xml| {
            xml.within("w:tcPr", &[], |xml| {
                xml.empty("w:tcW", &[("w:w", &whole.to_string()), ("w:type", "dxa")]);
                xml.value("w:gridSpan", &widths.len().to_string());
            });
            let mut shown = shown.clone();
            embolden(&mut shown);
            Paragraph::of("TableText").keeping_next(true).text(xml, &shown);
        });
    });
}

fn body_row(xml: &mut Xml, line: &Row, columns: &[(usize, &Column)], widths: &[u32]) {
    if let ([title], 2..) = (&line.cells[..], widths.len()) {
        return title_row(xml, &title.shown, widths);
    }
    let letters: usize = line.cells.iter().map(|cell| cell.shown.plain().len()).sum();
    let kind = if letters > LONGEST_WHOLE_ROW { RowKind::Long } else { RowKind::Whole };
    row(xml, kind, |xml| {
        for ((place, column), width) in columns.iter().zip(widths) {
            let mut shown =
                line.cells.get(*place).map(|cell| cell.shown.clone()).unwrap_or_default();
            if line.is_sum {
                embolden(&mut shown);
            }
            cell(xml, *width, |xml| aligned("TableText", column.align).text(xml, &shown));
        }
    });
}

/// Puts ordinary words in bold; the other looks that matter are bold already.
fn embolden(text: &mut Text) {
    for run in &mut text.0 {
        if run.style == Style::Plain {
            run.style = Style::Strong;
        }
    }
}

fn aligned(style: &str, align: Align) -> Paragraph<'_> {
    match align {
        Align::Left => Paragraph::of(style),
        Align::Right => Paragraph::of(style).right(),
    }
}

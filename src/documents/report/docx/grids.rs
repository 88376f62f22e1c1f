//! What stands in columns without being a table of the document: facts, figures, lines to write on.

use super::paragraph::Paragraph;
use super::runs;
use super::tables::{self, RowKind, TableFrame};
use super::widths::{TEXT_WIDTH, measure, millimetres};
use super::xml::Xml;
use crate::report::content::{Figure, Labelled};

/// Figures on a row.
const FIGURES: usize = 4;
/// A value with more letters is set smaller.
const SHORT_VALUE: usize = 6;
/// What stands between a label and its value.
const GAP: u32 = 220;

/// Writes labels and their values, two facts on a line when they are paired.
pub(super) fn facts(xml: &mut Xml, facts: &[Labelled], is_paired: bool) {
    let labels = facts.iter().map(|fact| measure(&fact.label) + GAP);
    let longest = labels.max().unwrap_or(0);
    let on_a_line = if is_paired && facts.len() > 1 { 2 } else { 1 };
    let room = TEXT_WIDTH / on_a_line;
    let label = longest.clamp(millimetres(26), room / 2);
    let value = room - label;
    let widths: Vec<u32> = (0..on_a_line).flat_map(|_| [label, value]).collect();
    let whole = TableFrame { style: "JalonsFacts", widths: &widths, title: "", has_head: false };
    tables::frame(xml, &whole, |xml| {
        for line in facts.chunks(usize::try_from(on_a_line).unwrap_or(1)) {
            tables::row(xml, RowKind::Whole, |xml| {
                for place in 0..on_a_line {
                    let fact = usize::try_from(place).ok().and_then(|place| line.get(place));
                    fact_cells(xml, fact, label, value);
                }
            });
        }
    });
}

fn fact_cells(xml: &mut Xml, fact: Option<&Labelled>, label: u32, value: u32) {
    let (name, told) = fact.map_or(("", ""), |fact| (&fact.label, &fact.value));
    tables::cell(xml, label, |xml| Paragraph::of("FactLabel").words(xml, name));
    tables::cell(xml, value, |xml| Paragraph::of("FactValue").words(xml, told));
}

/// Writes figures as cards, four on a row at most.
pub(super) fn figures(xml: &mut Xml, figures: &[Figure]) {
    let on_a_row = figures.len().clamp(1, FIGURES);
    let each = TEXT_WIDTH / u32::try_from(on_a_row).unwrap_or(1);
    let widths = vec![each; on_a_row];
    let whole = TableFrame { style: "JalonsFigures", widths: &widths, title: "", has_head: false };
    tables::frame(xml, &whole, |xml| {
        for line in figures.chunks(on_a_row) {
            tables::row(xml, RowKind::Whole, |xml| {
                for place in 0..on_a_row {
                    tables::cell(xml, each, |xml| match line.get(place) {
                        Some(figure) => card(xml, figure),
                        None => Paragraph::of("FigureLabel").words(xml, ""),
                    });
                }
            });
        }
    });
}

fn card(xml: &mut Xml, figure: &Figure) {
    let is_short = figure.value.chars().count() <= SHORT_VALUE;
    let style = if is_short { "FigureValue" } else { "FigureLongValue" };
    Paragraph::of("FigureLabel").words(xml, &figure.label);
    Paragraph::of(style).with(xml, |xml| {
        runs::run(xml, Some("Strong"), &figure.value);
        if !figure.unit.is_empty() {
            runs::run(xml, Some("FigureUnit"), &fr!("~{}", figure.unit));
        }
    });
    if !figure.detail.is_empty() {
        Paragraph::of("FigureDetail").words(xml, &figure.detail);
    }
}

/// Writes empty lines, each a row, so that typing on them leaves them straight.
pub(super) fn writing_lines(xml: &mut Xml, lines: u8) {
    let widths = [TEXT_WIDTH];
    let whole = TableFrame { style: "JalonsWriting", widths: &widths, title: "", has_head: false };
    tables::frame(xml, &whole, |xml| {
        for _ in 0..lines {
            tables::row(xml, RowKind::Blank, |xml| {
                tables::cell(xml, TEXT_WIDTH, |xml| Paragraph::of("WritingLine").words(xml, ""));
            });
        }
    });
}

//! The indicators of a statement, one by one.

use super::super::{heading, item, paragraph, remark};
use super::state;
use crate::french::NBSP;
use crate::report::content::{Block, Cell, Column, Item, Row, Style, Table, Text, Width};
use crate::report::model::{AxisPart, LinePart, PartPart, ProvisionalStatement};

/// Sets out every indicator, axis by axis.
pub(super) fn indicators(d: &ProvisionalStatement) -> Vec<Block> {
    let mut blocks = vec![remark(
        "Les euros sont comptés avant la majoration. S1, S2… renvoient aux sources citées en annexe\u{a0}; la lettre \
         entre crochets dit leur certitude.",
    )];
    if d.axes.is_empty() {
        let nothing = "Les règles ne couvrent pas cet exercice\u{a0}: rien n’a pu être calculé.";
        blocks.push(paragraph(nothing));
    }
    blocks.extend(d.axes.iter().flat_map(axis));
    blocks
}

fn axis(part: &AxisPart) -> Vec<Block> {
    let mut blocks = vec![
        heading(&part.title),
        Block::Gauge {
            value: Text::styled(&part.points_told, Style::Accent),
            bar: None,
            note: Text::from(&part.euros.shown),
        },
    ];
    blocks.extend(part.lines.iter().map(|line| Block::Item(indicator(line))));
    blocks
}

fn indicator(line: &LinePart) -> Item {
    let mut blocks = Vec::new();
    blocks.extend(fact("Déclaré", &line.declared));
    if !line.parts.is_empty() {
        blocks.push(parts(line));
    }
    blocks.extend(fact("Reste à renseigner", &line.missing));
    // These already have their colon.
    blocks.extend(
        line.options
            .iter()
            .map(|option| remark(Text::muted("Lecture retenue · ").then(option, Style::Plain))),
    );
    let proof = if line.held.is_empty() {
        "Justificatif".to_owned()
    } else {
        format!("Justificatif {}", line.held)
    };
    blocks.extend(fact(&proof, &line.proof));
    if !line.note.is_empty() {
        blocks.push(remark(&line.note));
    }
    let notes = [
        Text::strong(&line.points_told),
        Text::from(&line.euros.shown),
        state(line.mark, &format!("{}, d’après l’équipe", line.state)),
        Text::muted(line.kind),
        Text::muted(&line.source),
    ];
    Item {
        is_heading: true,
        notes: notes.into(),
        blocks,
        ..item(format!("{} · {}", line.code, line.name))
    }
}

fn fact(label: &str, value: &str) -> Option<Block> {
    let words = Text::muted(format!("{label}{NBSP}: ")).then(value, Style::Plain);
    (!value.is_empty()).then(|| paragraph(words))
}

fn parts(line: &LinePart) -> Block {
    let row = |part: &PartPart| {
        Row::of(vec![
            Cell::words(&part.name),
            Cell::words(&part.calculation),
            Cell::words(Text::muted(format!("{} [{}]", part.reference, part.certainty))),
            Cell::words(&part.points.shown),
        ])
    };
    Block::Table(Table {
        id: "parts-page",
        title: line.name.clone(),
        columns: vec![
            Column::words("Part", "").wide(Width::Millimetres(36)),
            Column::words("Calcul", ""),
            Column::words("Source", "").wide(Width::Millimetres(27)),
            Column::numbers("Points", "").wide(Width::Millimetres(17)),
        ],
        rows: line.parts.iter().map(row).collect(),
        chart: None,
    })
}

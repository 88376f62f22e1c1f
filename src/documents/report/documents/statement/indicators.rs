//! The indicators of a statement, one by one.

use super::super::blocks::{heading, item, paragraph, remark};
use crate::french;
use crate::remuneration::words::{self, LineReader, PartReader, StatementReader};
use crate::remuneration::{Exact, LineState};
use crate::report::content::{
    Block, Column, Row, Sign, Style, Table, TableCell, Text, Titled, Width,
};
use crate::report::prose::PROSE;
use crate::report::words::BETWEEN;
use crate::scoring::Absence;

/// Sets out every indicator, axis by axis.
pub(super) fn indicators(reader: &StatementReader<'_>) -> Vec<Block> {
    let mut blocks = vec![remark(PROSE.indicators.as_str())];
    if reader.lines().next().is_none() {
        let nothing = fr!("Les règles ne couvrent pas cet exercice : rien n’a pu être calculé.");
        blocks.push(paragraph(nothing));
    }
    for (place, axis) in reader.rules.axes.iter().enumerate() {
        let lines = reader.lines_of(place).map(|line| Block::Item(indicator(reader, line)));
        let lines: Vec<Block> = lines.collect();
        if lines.is_empty() {
            continue;
        }
        let points = words::points(reader.statement.axis_points(reader.rules, place));
        let euros = french::euros(reader.statement.axis_euros(reader.rules, place));
        blocks.push(heading(&axis.title));
        blocks.push(Block::Gauge {
            value: Text::styled(points, Style::Accent),
            bar: None,
            note: Text::from(euros),
        });
        blocks.extend(lines);
    }
    blocks
}

fn indicator(reader: &StatementReader<'_>, line: LineReader<'_>) -> Titled {
    let mut blocks = Vec::new();
    blocks.extend(fact("Déclaré", &line.declared()));
    if !line.line.parts.is_empty() {
        blocks.push(parts(reader, line));
    }
    blocks.extend(fact("Reste à renseigner", &line.missing().join(BETWEEN)));
    // These already have their colon.
    blocks.extend(
        line.options()
            .into_iter()
            .map(|option| remark(Text::muted("Lecture retenue · ").then(option, Style::Plain))),
    );
    let held = line.held();
    let proof = ["Justificatif", &held].join(" ");
    blocks.extend(fact(proof.trim_end(), line.proof()));
    if !line.indicator.note.is_empty() {
        blocks.push(remark(&line.indicator.note));
    }
    let (sign, style) = match line.line.state {
        LineState::Reached => (Sign::Full, Style::Good),
        LineState::Partial => (Sign::Partial, Style::Warn),
        LineState::NotReached => (Sign::Nothing, Style::Bad),
        LineState::Unanswered => (Sign::Unknown, Style::Muted),
    };
    let notes = [
        Text::strong(known(line.points(), words::points)),
        Text::from(known(line.euros(), french::euros)),
        Text::signed(sign, format!("{}, d’après l’équipe", line.state()), style),
        Text::muted(line.kind()),
        Text::muted(line.source()),
    ];
    Titled {
        is_heading: true,
        notes: notes.into(),
        blocks,
        ..item(format!("{} · {}", line.indicator.code, line.indicator.name))
    }
}

/// Writes a number, or a dash: what is not answered is no zero.
fn known(number: Option<Exact>, write: fn(Exact) -> String) -> String {
    number.map_or_else(|| Absence::Nothing.words().to_owned(), write)
}

fn fact(label: &str, value: &str) -> Option<Block> {
    let words = Text::muted(fr!("{label} : ")).then(value, Style::Plain);
    (!value.is_empty()).then(|| paragraph(words))
}

fn parts(reader: &StatementReader<'_>, line: LineReader<'_>) -> Block {
    let row = |one: PartReader<'_>| {
        let citation = &one.part.citation;
        let reference = words::reference(reader.rules, citation);
        let source = format!("{reference} [{}]", words::letter(citation.certainty));
        Row::of(vec![
            TableCell::words(&one.part.name),
            TableCell::words(one.calculation()),
            TableCell::words(Text::muted(source)),
            TableCell::words(known(one.points(), french::quantity)),
        ])
    };
    Block::Table(Table {
        id: "parts-page",
        title: line.indicator.name.clone(),
        columns: vec![
            Column::words("Part", "").wide(Width::Millimetres(36)),
            Column::words("Calcul", ""),
            Column::words("Source", "").wide(Width::Millimetres(27)),
            Column::numbers("Points", "").wide(Width::Millimetres(17)),
        ],
        rows: line.parts().map(row).collect(),
        chart: None,
    })
}

//! The statement of an exercise: one line per amount of each indicator, then the totals.
//!
//! The column *ligne* tells details from sums, so that a filter keeps anything from counting twice.

use super::{safe, table, yes_or_no};
use crate::french::{self, NBSP};
use crate::remuneration::Exact;
use crate::report::model::{Amount, AxisPart, LinePart, PartPart, ProvisionalStatement};

const COLUMNS: [&str; 21] = [
    "équipe",
    "fictif",
    "exercice",
    "règles",
    "statut des règles",
    "ligne",
    "axe",
    "code",
    "indicateur",
    "nature",
    "état",
    "déclaré",
    "part",
    "calcul",
    "points",
    "euros",
    "source",
    "certitude",
    "justificatif demandé",
    "justificatif détenu",
    "reste à renseigner",
];

type Line = [String; COLUMNS.len()];

/// What differs from line to line.
#[derive(Default)]
struct Row<'a> {
    kind: &'static str,
    axis: &'a str,
    label: &'a str,
    calculation: &'a str,
    points: Option<&'a Amount>,
    euros: Option<&'a Amount>,
    line: Option<&'a LinePart>,
    part: Option<&'a PartPart>,
}

/// Writes a statement: details, a sum for each axis, then what is paid.
pub fn statement(statement: &ProvisionalStatement) -> Vec<u8> {
    let details = statement.lines().flat_map(|(axis, line)| details(axis, line));
    let axes = statement.axes.iter().map(|axis| Row {
        kind: "sous-total",
        axis: &axis.title,
        points: Some(&axis.points),
        euros: Some(&axis.euros),
        ..Row::default()
    });
    let sums = statement.settlement.iter().enumerate().map(|(place, sum)| Row {
        kind: "total",
        label: &sum.label,
        calculation: &sum.calculation,
        points: Some(&statement.points).filter(|_| place == 0),
        euros: sum.amount.as_ref(),
        ..Row::default()
    });
    let supplements = statement.supplements.iter().map(|supplement| Row {
        kind: "hors total",
        label: &supplement.name,
        calculation: &supplement.note,
        euros: supplement.amount.as_ref(),
        ..Row::default()
    });
    let rows = details.chain(axes).chain(sums).chain(supplements);
    let lines: Vec<Line> = rows.map(|row| line(statement, &row)).collect();
    table(&COLUMNS, &lines)
}

/// Returns one row per amount; one for the indicator itself when the year has none.
fn details<'a>(axis: &'a AxisPart, line: &'a LinePart) -> Vec<Row<'a>> {
    let row = Row {
        kind: "détail",
        axis: &axis.title,
        label: &line.name,
        line: Some(line),
        ..Row::default()
    };
    if line.parts.is_empty() {
        return vec![Row { points: Some(&line.points), euros: Some(&line.euros), ..row }];
    }
    let part = |part: &'a PartPart| Row {
        calculation: &part.calculation,
        points: Some(&part.points),
        euros: Some(&part.euros),
        part: Some(part),
        ..row
    };
    line.parts.iter().map(part).collect()
}

fn line(statement: &ProvisionalStatement, row: &Row<'_>) -> Line {
    let of_line =
        |cell: fn(&LinePart) -> &str| row.line.map_or_else(String::new, |l| safe(cell(l)));
    let of_part =
        |cell: fn(&PartPart) -> &str| row.part.map_or_else(String::new, |p| safe(cell(p)));
    let amount = |amount: Option<&Amount>| amount.map_or_else(String::new, |a| number(a.exact));
    [
        safe(&statement.team.name),
        yes_or_no(statement.is_fictitious),
        statement.year.to_string(),
        safe(&format!("{} {}", statement.rules.title, statement.rules.version)),
        statement.rules.status.to_owned(),
        row.kind.to_owned(),
        safe(row.axis),
        of_line(|line| &line.code),
        safe(row.label),
        of_line(|line| line.kind),
        of_line(|line| line.state),
        of_line(|line| &line.declared),
        of_part(|part| &part.name),
        safe(row.calculation),
        amount(row.points),
        amount(row.euros),
        of_part(|part| &part.place),
        of_part(|part| part.certainty),
        of_line(|line| &line.proof),
        of_line(|line| line.held),
        of_line(|line| &line.missing),
    ]
}

/// Writes a number for a spreadsheet: decimal comma, no spaces, an ordinary minus.
fn number(value: Exact) -> String {
    french::quantity(value).replace(NBSP, "").replace('−', "-")
}

//! The statement of an exercise: one line per amount of each indicator, then the totals.
//!
//! The column *ligne* tells details from sums, so that a filter keeps anything from counting twice.

use super::{NUMBERS, WORDS, columns, words, year, yes_or_no};
use crate::report::content::{self, Align, Cell, Table, Unit};
use crate::report::model::{Amount, AxisPart, LinePart, PartPart, ProvisionalStatement};

const COLUMNS: [(&str, &str, Align); 21] = [
    ("équipe", "Nom de l’équipe.", WORDS),
    ("fictif", "Oui si l’équipe et ses données sont inventées, pour l’exemple.", WORDS),
    ("exercice", "Année de la rémunération.", NUMBERS),
    ("règles", "Règles de calcul suivies et leur version.", WORDS),
    ("statut des règles", "Degré de certitude des règles de cet exercice.", WORDS),
    (
        "ligne",
        "Détail, sous-total d’un axe, total, ou hors total\u{a0}: ne pas additionner des lignes de genres différents.",
        WORDS,
    ),
    ("axe", "Axe de l’ACI.", WORDS),
    ("code", "Code de l’indicateur.", WORDS),
    ("indicateur", "Nom de l’indicateur ou de la somme.", WORDS),
    ("nature", "Prérequis, socle ou option.", WORDS),
    (
        "état",
        "D’après ce que l’équipe déclare\u{a0}: atteint, partiel, non atteint ou non renseigné.",
        WORDS,
    ),
    ("déclaré", "Ce que l’équipe déclare.", WORDS),
    ("part", "Part de l’indicateur.", WORDS),
    ("calcul", "Comment le montant est obtenu.", WORDS),
    ("points", "Points obtenus.", NUMBERS),
    ("euros", "Montant avant majoration pour un détail ou un sous-total.", NUMBERS),
    ("source", "Texte et page d’où viennent les chiffres.", WORDS),
    (
        "certitude",
        "Degré de certitude des chiffres\u{a0}: de A, document officiel lu en entier, à D, source secondaire\u{a0}; R, reconstitué.",
        WORDS,
    ),
    ("justificatif demandé", "Ce que la CPAM demande pour l’indicateur.", WORDS),
    (
        "justificatif détenu",
        "Si l’équipe dit le détenir et s’il vaut encore, d’après le registre des preuves.",
        WORDS,
    ),
    ("reste à renseigner", "Ce qu’il manque pour calculer.", WORDS),
];

/// What differs from line to line.
#[derive(Default)]
struct Told<'a> {
    kind: &'static str,
    axis: &'a str,
    label: &'a str,
    calculation: &'a str,
    points: Option<&'a Amount>,
    euros: Option<&'a Amount>,
    line: Option<&'a LinePart>,
    part: Option<&'a PartPart>,
    is_sum: bool,
}

/// Sets out a statement: details, a sum for each axis, then what is paid.
pub fn statement(statement: &ProvisionalStatement) -> Table {
    let details = statement.lines().flat_map(|(axis, line)| details(axis, line));
    let axes = statement.axes.iter().map(|axis| Told {
        kind: "sous-total",
        axis: &axis.title,
        points: Some(&axis.points),
        euros: Some(&axis.euros),
        is_sum: true,
        ..Told::default()
    });
    let sums = statement.settlement.iter().enumerate().map(|(place, sum)| Told {
        kind: "total",
        label: &sum.label,
        calculation: &sum.calculation,
        points: Some(&statement.points).filter(|_| place == 0),
        euros: sum.amount.as_ref(),
        is_sum: true,
        ..Told::default()
    });
    let supplements = statement.supplements.iter().map(|supplement| Told {
        kind: "hors total",
        label: &supplement.name,
        calculation: &supplement.note,
        euros: supplement.amount.as_ref(),
        ..Told::default()
    });
    let outside = statement.outside.iter().map(|one| Told {
        kind: "hors total",
        label: &one.label,
        calculation: &one.value,
        ..Told::default()
    });
    let told = details.chain(axes).chain(sums).chain(supplements).chain(outside);
    Table {
        id: "decompte",
        title: format!("Décompte {}", statement.year),
        columns: columns(&COLUMNS),
        rows: told.map(|told| row(statement, &told)).collect(),
        chart: None,
    }
}

/// Returns one line per amount; one for the indicator itself when the year has none.
fn details<'a>(axis: &'a AxisPart, line: &'a LinePart) -> Vec<Told<'a>> {
    let told = Told {
        kind: "détail",
        axis: &axis.title,
        label: &line.name,
        line: Some(line),
        ..Told::default()
    };
    if line.parts.is_empty() {
        return vec![Told { points: Some(&line.points), euros: Some(&line.euros), ..told }];
    }
    let part = |part: &'a PartPart| Told {
        calculation: &part.calculation,
        points: Some(&part.points),
        euros: Some(&part.euros),
        part: Some(part),
        ..told
    };
    line.parts.iter().map(part).collect()
}

fn row(statement: &ProvisionalStatement, told: &Told<'_>) -> content::Row {
    let of_line = |cell: fn(&LinePart) -> &str| words(told.line.map_or("", cell));
    let of_part = |cell: fn(&PartPart) -> &str| words(told.part.map_or("", cell));
    let cells = vec![
        words(&statement.team.name),
        yes_or_no(statement.is_fictitious),
        year(statement.year),
        words(&format!("{} {}", statement.rules.title, statement.rules.version)),
        words(statement.rules.status),
        words(told.kind),
        words(told.axis),
        of_line(|line| &line.code),
        words(told.label),
        of_line(|line| line.kind),
        of_line(|line| line.state),
        of_line(|line| &line.declared),
        of_part(|part| &part.name),
        words(told.calculation),
        amount(told.points, Unit::Points),
        amount(told.euros, Unit::Euros),
        of_part(|part| &part.place),
        of_part(|part| part.certainty),
        of_line(|line| &line.proof),
        of_line(|line| &line.held),
        of_line(|line| &line.missing),
    ];
    content::Row { cells, is_sum: told.is_sum }
}

fn amount(amount: Option<&Amount>, unit: Unit) -> Cell {
    amount.map_or_else(Cell::nothing, |amount| Cell::number(&amount.shown, amount.exact, unit))
}

//! The statement of an exercise: one line per amount of each indicator, then the totals.
//!
//! The column *ligne* tells details from sums, so that a filter keeps anything from counting twice.

use super::{NUMBERS, WORDS, columns, words, year, yes_or_no};
use crate::dossier::Dossier;
use crate::french;
use crate::remuneration::Exact;
use crate::remuneration::words::{self as told, LineReader, PartReader, StatementReader};
use crate::report::content::{Align, CellUnit, Row, Table, TableCell};
use crate::report::words::{BETWEEN, text};

const COLUMNS: [(&str, &str, Align); 21] = [
    ("équipe", "Nom de l’équipe.", WORDS),
    ("fictif", "Oui si l’équipe et ses données sont inventées, pour l’exemple.", WORDS),
    ("exercice", "Année de la rémunération.", NUMBERS),
    ("règles", "Règles de calcul suivies et leur version.", WORDS),
    ("statut des règles", "Degré de certitude des règles de cet exercice.", WORDS),
    (
        "ligne",
        fr!(
            "Détail, sous-total d’un axe, total, ou hors total : ne pas additionner des lignes de genres différents."
        ),
        WORDS,
    ),
    ("axe", "Axe de l’ACI.", WORDS),
    ("code", "Code de l’indicateur.", WORDS),
    ("indicateur", "Nom de l’indicateur ou de la somme.", WORDS),
    ("nature", "Prérequis, socle ou option.", WORDS),
    (
        "état",
        fr!("D’après ce que l’équipe déclare : atteint, partiel, non atteint ou non renseigné."),
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
        fr!(
            "Degré de certitude des chiffres : de A, document officiel lu en entier, à D, source secondaire ; R, reconstitué."
        ),
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
#[derive(Clone, Default)]
struct LineWords<'a> {
    kind: &'static str,
    axis: &'a str,
    label: String,
    calculation: String,
    points: Option<Exact>,
    euros: Option<Exact>,
    line: Option<LineReader<'a>>,
    part: Option<PartReader<'a>>,
    is_sum: bool,
}

/// Sets out a statement: details, a sum for each axis, then what is paid.
pub fn statement(dossier: &Dossier, reader: &StatementReader<'_>) -> Table {
    let (rules, statement) = (reader.rules, reader.statement);
    let axes = rules.axes.iter().enumerate();
    let axes = axes.filter(|(axis, _)| reader.lines_of(*axis).next().is_some());
    let details = axes.clone().flat_map(|(place, axis)| {
        reader.lines_of(place).flat_map(|line| details(&axis.title, line))
    });
    let axes = axes.map(|(place, axis)| LineWords {
        kind: "sous-total",
        axis: &axis.title,
        points: Some(statement.axis_points(rules, place)),
        euros: Some(statement.axis_euros(rules, place)),
        is_sum: true,
        ..LineWords::default()
    });
    let sums = told::settlement(rules, statement).into_iter().enumerate();
    let sums = sums.map(|(place, sum)| LineWords {
        kind: "total",
        label: sum.label.to_owned(),
        calculation: sum.calculation,
        points: Some(statement.points).filter(|_| place == 0),
        euros: sum.amount.ok(),
        is_sum: true,
        ..LineWords::default()
    });
    let beside = |label, calculation, euros| LineWords {
        kind: "hors total",
        label,
        calculation,
        euros,
        ..LineWords::default()
    };
    let supplements = statement.supplements.iter().filter_map(|line| {
        let supplement = rules.supplements.get(line.supplement)?;
        Some(beside(supplement.name.clone(), supplement.note.clone(), line.amount))
    });
    let outside = rules
        .outside
        .iter()
        .map(|indicator| beside(text(&indicator.name), text(&indicator.reason), None));
    let lines = details.chain(axes).chain(sums).chain(supplements).chain(outside);
    Table {
        id: "decompte",
        title: format!("Décompte {}", statement.year),
        columns: columns(&COLUMNS),
        rows: lines.map(|line| row(dossier, reader, &line)).collect(),
        chart: None,
    }
}

/// Returns one line per amount; one for the indicator itself when the year has none.
fn details<'a>(axis: &'a str, line: LineReader<'a>) -> Vec<LineWords<'a>> {
    let label = line.indicator.name.clone();
    let told = LineWords { kind: "détail", axis, label, line: Some(line), ..LineWords::default() };
    if line.line.parts.is_empty() {
        return vec![LineWords { points: line.points(), euros: line.euros(), ..told }];
    }
    let part = |part: PartReader<'a>| LineWords {
        calculation: part.calculation(),
        points: part.points(),
        euros: part.euros(),
        part: Some(part),
        ..told.clone()
    };
    line.parts().map(part).collect()
}

impl<'a> LineWords<'a> {
    fn line(&self, tell: impl FnOnce(LineReader<'a>) -> String) -> TableCell {
        words(&self.line.map_or_else(String::new, tell))
    }

    fn part(&self, tell: impl FnOnce(PartReader<'a>) -> String) -> TableCell {
        words(&self.part.map_or_else(String::new, tell))
    }
}

fn row(dossier: &Dossier, reader: &StatementReader<'_>, entry: &LineWords<'_>) -> Row {
    let (rules, statement) = (reader.rules, reader.statement);
    let cells = vec![
        words(&text(dossier.team.display_name())),
        yes_or_no(dossier.is_fictitious),
        year(statement.year),
        words(&format!("{} {}", text(&rules.title), rules.version)),
        words(told::status(statement.status)),
        words(entry.kind),
        words(entry.axis),
        entry.line(|line| line.indicator.code.clone()),
        words(&entry.label),
        entry.line(|line| line.kind().to_owned()),
        entry.line(|line| line.state().to_owned()),
        entry.line(LineReader::declared),
        entry.part(|part| part.part.name.clone()),
        words(&entry.calculation),
        amount(entry.points, french::quantity, CellUnit::Points),
        amount(entry.euros, french::euros, CellUnit::Euros),
        entry.part(|part| told::place(rules, &part.part.citation)),
        entry.part(|part| told::letter(part.part.citation.certainty).to_owned()),
        entry.line(|line| line.proof().to_owned()),
        entry.line(LineReader::held),
        entry.line(|line| line.missing().join(BETWEEN)),
    ];
    Row { cells, is_sum: entry.is_sum }
}

fn amount(amount: Option<Exact>, write: fn(Exact) -> String, unit: CellUnit) -> TableCell {
    amount.map_or_else(TableCell::nothing, |amount| TableCell::number(write(amount), amount, unit))
}

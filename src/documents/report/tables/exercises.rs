//! The remuneration, year by year: what each axis brings, the total, what is payable.

use super::{NUMBERS, WORDS, columns, year};
use crate::chart::{self, Stacks};
use crate::dossier::Dossier;
use crate::french;
use crate::remuneration::{self, Exact, Register, Rules, Statement, words};
use crate::report::content::{
    Align, CellUnit, Column, DataChart, DataChartKind, Row, Table, TableCell,
};

const BEFORE: [(&str, &str, Align); 3] = [
    ("Exercice", "Année de la rémunération.", WORDS),
    ("Règles", "Degré de certitude des règles de cet exercice.", WORDS),
    ("Points", "Points obtenus d’après ce que l’équipe déclare.", NUMBERS),
];
const AFTER: [(&str, &str, Align); 3] = [
    ("Total", "Points en euros et majoration, si les prérequis sont tenus.", NUMBERS),
    (
        words::Headline::SHORT,
        "Le total, ou rien tant que tous les prérequis ne sont pas tenus.",
        NUMBERS,
    ),
    ("Prérequis", fr!("Si les prérequis sont tenus : sans eux, rien n’est versé."), WORDS),
];

/// Sets out every exercise as these rules reckon it, with what each axis brings stacked.
///
/// A year the rules do not cover has no amount.
pub fn exercises(dossier: &Dossier, rules: &Rules, register: Register<'_>) -> Table {
    let facts = dossier.exercises.iter();
    let statements: Vec<Statement> =
        facts.map(|facts| remuneration::compute(rules, facts, register)).collect();
    let stacks = Stacks::of(rules, &statements, chart::StackUnit::Euros);
    let parts = stacks.series.iter().enumerate().map(|(place, title)| {
        let meaning = if stacks.is_majoration(place) {
            "Ce que la précarité de la patientèle ajoute, en euros.".to_owned()
        } else {
            fr!("Ce que l’axe « {title} » apporte en euros, avant majoration.")
        };
        Column::numbers(&french::capitalised(title), &meaning)
    });
    Table {
        id: "exercices",
        title: "Rémunération par exercice".to_owned(),
        columns: columns(&BEFORE).into_iter().chain(parts).chain(columns(&AFTER)).collect(),
        rows: statements.iter().map(|statement| row(&stacks, statement)).collect(),
        chart: stacked(&stacks),
    }
}

fn row(stacks: &Stacks, statement: &Statement) -> Row {
    let column = stacks.columns.iter().find(|column| column.year == statement.year);
    let covered = |cell: TableCell| if column.is_some() { cell } else { TableCell::nothing() };
    let mut cells = vec![
        year(statement.year),
        TableCell::words(words::status(statement.status)),
        covered(TableCell::number(
            french::amount(statement.points),
            statement.points,
            CellUnit::Points,
        )),
    ];
    let values = column.map_or(&[][..], |column| &column.values);
    let parts = (0..stacks.series.len()).map(|place| values.get(place).copied());
    cells.extend(parts.map(|value| value.map_or_else(TableCell::nothing, euros)));
    cells.push(covered(euros(statement.total)));
    cells.push(covered(euros(statement.payable)));
    cells
        .push(TableCell::words(column.map_or("", |column| column.gate_words().unwrap_or("tenus"))));
    Row::of(cells)
}

fn euros(value: Exact) -> TableCell {
    TableCell::number(french::euros(value), value, CellUnit::Euros)
}

fn stacked(stacks: &Stacks) -> Option<DataChart> {
    (!stacks.series.is_empty()).then(|| DataChart {
        kind: DataChartKind::StackedColumns,
        title: "Rémunération ACI par exercice, en euros".to_owned(),
        categories: 0,
        series: (BEFORE.len()..).take(stacks.series.len()).collect(),
        maximum: None,
    })
}

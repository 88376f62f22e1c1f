//! The last sheet: what every column of the workbook holds, and in which unit.

use crate::french;
use crate::report::content::{CellUnit, CellValue, Column, Report, Row, Table, TableCell, Width};

/// What the last sheet is called.
pub(super) const TITLE: &str = "Colonnes";

/// Tells every column of the sheets of these names.
pub(super) fn table(report: &Report, names: &[String]) -> Table {
    let told = report.data.iter().zip(names).flat_map(|(table, name)| {
        table.data_columns().map(move |(place, column)| {
            Row::of(vec![
                TableCell::words(name),
                TableCell::words(french::capitalised(&column.title)),
                TableCell::words(&column.meaning),
                TableCell::words(unit(table, place)),
            ])
        })
    });
    let column = |title: &str, meaning: &str| Column::words(title, meaning).wide(Width::Auto);
    Table {
        id: "colonnes",
        title: TITLE.to_owned(),
        columns: vec![
            column("Feuille", "Feuille du classeur."),
            column("Colonne", "Titre de la colonne."),
            column("Ce qu’elle dit", "Sens de la colonne."),
            column("Unité", "Ce que comptent ses nombres, ou ce que sont ses cellules."),
        ],
        rows: told.collect(),
        chart: None,
    }
}

/// Says in what a column counts, by its first cell that is more than words.
fn unit(table: &Table, place: usize) -> &'static str {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(place));
    let told = cells.filter_map(|cell| match &cell.value {
        CellValue::Number(_, unit) => Some(unit_words(*unit)),
        CellValue::Day(_) => Some("date"),
        CellValue::Words | CellValue::Nothing => None,
    });
    let is_empty = |cell: &TableCell| cell.value == CellValue::Nothing || cell.shown.is_empty();
    let mut cells = table.rows.iter().filter_map(|row| row.cells.get(place));
    told.into_iter().next().unwrap_or(if cells.all(is_empty) { "" } else { "texte" })
}

const fn unit_words(unit: CellUnit) -> &'static str {
    match unit {
        CellUnit::Count => "nombre",
        CellUnit::Mean => "niveau moyen, affiché au dixième",
        CellUnit::Change => "écart de niveau, affiché au dixième",
        CellUnit::Percent => "part, affichée en pourcentage entier",
        CellUnit::PercentChange => "écart de parts, affiché au dixième de pourcentage",
        CellUnit::Level => "niveau entier",
        CellUnit::Points => "points de l’ACI",
        CellUnit::Euros => "euros",
        CellUnit::Quantity => "quantité",
        CellUnit::Year => "année",
    }
}

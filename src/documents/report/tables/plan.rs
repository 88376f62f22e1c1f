//! The plan of improvements: one line each, those that ask for attention first.

use jiff::civil::Date;

use super::{ITS_SCALE, NUMBERS, WORDS, columns, level, words, yes_or_no};
use crate::dossier::{Dossier, Event, Improvement};
use crate::french;
use crate::report::content::{Align, Row, Table, TableCell};
use crate::report::scales::scale_words;

const PLANNED: &str = "niveau prévu";
const COLUMNS: [(&str, &str, Align); 16] = [
    ("équipe", "Nom de l’équipe.", WORDS),
    ("fictif", "Oui si l’équipe et son plan sont inventés, pour l’exemple.", WORDS),
    ("au", "Jour où le plan est dans cet état.", WORDS),
    ("objectif", "Ce que l’action doit obtenir.", WORDS),
    ("critères", "Codes des critères que l’action fait progresser.", WORDS),
    // Its meaning tells the scale of the latest campaign.
    (PLANNED, "", NUMBERS),
    ("responsable", "Qui porte l’action.", WORDS),
    ("moyens", "Ce qu’il faut pour la mener.", WORDS),
    ("début", "Jour où l’action commence.", WORDS),
    ("échéance", "Jour où l’action doit être faite.", WORDS),
    ("état", "À faire, en cours, fait ou abandonné.", WORDS),
    ("en retard", "Oui si l’échéance est passée et que l’action reste à mener.", WORDS),
    ("fait le", "Jour où l’action a été faite.", WORDS),
    ("indicateur", "Ce qui dira que l’objectif est atteint.", WORDS),
    ("preuve attendue", "Ce qui montrera que l’action est faite.", WORDS),
    ("historique", "Ce qui s’est passé, du plus ancien au plus récent.", WORDS),
];

/// Sets out every improvement as it stands on a day.
pub fn plan(dossier: &Dossier, today: Date) -> Table {
    let mut columns = columns(&COLUMNS);
    let scale = dossier.latest_campaign().map(|latest| scale_words(&latest.grid, ITS_SCALE));
    let scale = scale.map(|scale| format!(", {scale}")).unwrap_or_default();
    for column in columns.iter_mut().filter(|column| column.title == PLANNED) {
        column.meaning = format!("Niveau attendu une fois l’action faite{scale}.");
    }
    Table {
        id: "plan",
        title: "Plan d’action".to_owned(),
        columns,
        rows: dossier
            .plan(today)
            .into_iter()
            .map(|improvement| row(dossier, improvement, today))
            .collect(),
        chart: None,
    }
}

fn row(dossier: &Dossier, improvement: &Improvement, today: Date) -> Row {
    let codes = dossier.codes_of(&improvement.criteria);
    let history: Vec<String> = improvement.history.iter().map(event).collect();
    Row::of(vec![
        words(dossier.team.display_name()),
        yes_or_no(dossier.is_fictitious),
        TableCell::day(Some(today)),
        words(&improvement.objective),
        words(&codes.join(", ")),
        level(improvement.planned),
        words(&improvement.owner),
        words(&improvement.means),
        TableCell::day(improvement.start),
        TableCell::day(improvement.deadline),
        words(improvement.state.label()),
        yes_or_no(improvement.is_overdue(today)),
        TableCell::day(improvement.done_on()),
        words(&improvement.indicator),
        words(&improvement.expected_proof),
        words(&history.join(" | ")),
    ])
}

/// Tells what happened: "03/06/2026 en cours : première réunion".
fn event(event: &Event) -> String {
    let state = event.state.map(|state| state.label().to_owned());
    let text = Some(event.text.replace(['\r', '\n'], " ")).filter(|text| !text.is_empty());
    let parts: Vec<String> = state.into_iter().chain(text).collect();
    format!("{} {}", french::typed_date(event.on), parts.join(" : "))
}

//! The plan of improvements: one line each, those that ask for attention first.

use jiff::civil::Date;

use super::{safe, table, yes_or_no};
use crate::dossier::{Dossier, Event, Improvement};
use crate::french;

const COLUMNS: [&str; 16] = [
    "équipe",
    "fictif",
    "au",
    "objectif",
    "critères",
    "niveau prévu",
    "responsable",
    "moyens",
    "début",
    "échéance",
    "état",
    "en retard",
    "fait le",
    "indicateur",
    "preuve attendue",
    "historique",
];

/// Writes every improvement as it stands on a day.
pub fn plan(dossier: &Dossier, today: Date) -> Vec<u8> {
    let lines = dossier.plan(today).into_iter().map(|one| line(dossier, one, today));
    table(&COLUMNS, &lines.collect::<Vec<_>>())
}

fn line(dossier: &Dossier, one: &Improvement, today: Date) -> [String; COLUMNS.len()] {
    let codes: Vec<String> = one.criteria.iter().map(|id| dossier.code_of(id)).collect();
    let day = |date: Option<Date>| date.map_or_else(String::new, french::typed_date);
    let history: Vec<String> = one.history.iter().map(event).collect();
    [
        safe(dossier.team.display_name()),
        yes_or_no(dossier.is_fictitious),
        french::typed_date(today),
        safe(&one.objective),
        safe(&codes.join(", ")),
        one.planned.map_or_else(String::new, |level| level.to_string()),
        safe(&one.owner),
        safe(&one.means),
        day(one.start),
        day(one.deadline),
        one.state.label().to_owned(),
        yes_or_no(one.is_overdue(today)),
        day(one.done_on()),
        safe(&one.indicator),
        safe(&one.expected_proof),
        safe(&history.join(" | ")),
    ]
}

/// Tells what happened: "03/06/2026 en cours : première réunion".
fn event(event: &Event) -> String {
    let state = event.state.map(|state| state.label().to_owned());
    let text = Some(event.text.replace(['\r', '\n'], " ")).filter(|text| !text.is_empty());
    let parts: Vec<String> = state.into_iter().chain(text).collect();
    format!("{} {}", french::typed_date(event.on), parts.join(" : "))
}

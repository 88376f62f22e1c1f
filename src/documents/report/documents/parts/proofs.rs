//! The index of proofs: what shows the claims, and where it is kept.

use std::sync::Arc;

use jiff::civil::Date;

use super::super::blocks::remark;
use super::super::kind::Readership;
use super::super::material::Material;
use crate::dossier::{Dossier, Proof, ProofPlace};
use crate::remuneration::Rules;
use crate::report::content::{Block, Column, Row, Style, Table, TableCell, Text, Width};
use crate::report::words::text;

/// Returns the register, by number; only the team reads where each is kept.
pub(in crate::report::documents) fn index(
    material: &Material<'_>,
    reading: Readership,
) -> Vec<Block> {
    let (dossier, today) = (material.dossier, material.made_on);
    let rules = material.rules;
    let is_kept_told = reading == Readership::Team;
    if dossier.proofs.is_empty() {
        return vec![remark("Le registre des preuves est vide.")];
    }
    let row = |(proof, number): (&Arc<Proof>, u32)| {
        let mut row = row(dossier, rules, proof, number, today);
        row.cells.truncate(if is_kept_told { 7 } else { 6 });
        row
    };
    let kept = is_kept_told.then(|| Column::words("Conservée", "").wide(Width::Share(5)));
    let columns = [
        Column::words("N°", "").wide(Width::Auto),
        Column::words("Preuve", "").wide(Width::Share(7)),
        Column::words("Date", "").wide(Width::Auto),
        Column::words("Validité", "").wide(Width::Share(3)),
        Column::words("Critères", "").wide(Width::Share(2)),
        Column::words("ACI", "").wide(Width::Auto),
    ];
    vec![Block::Table(Table {
        id: "preuves-page",
        title: "Preuves".to_owned(),
        columns: columns.into_iter().chain(kept).collect(),
        rows: dossier.proofs.iter().zip(1..).map(row).collect(),
        chart: None,
    })]
}

fn row(dossier: &Dossier, rules: &Rules, proof: &Proof, number: u32, today: Date) -> Row {
    let codes = dossier.codes_of(&proof.criteria);
    let indicators = proof.indicators.iter().filter_map(|id| {
        let found = rules.indicators.iter().find(|one| one.id == *id)?;
        Some(found.code.clone())
    });
    let indicators: Vec<String> = indicators.collect();
    let listed = |codes: &[String]| {
        if codes.is_empty() { TableCell::nothing() } else { TableCell::words(codes.join(", ")) }
    };
    let style = if proof.is_expired(today) { Style::Bad } else { Style::Plain };
    let place = place(&proof.place);
    Row::of(vec![
        TableCell::words(number.to_string()),
        TableCell::words(
            Text::from(text(proof.display_title()))
                .then(format!(" ({})", proof.kind.label()), Style::Muted),
        ),
        TableCell::day(proof.date),
        TableCell::words(Text::styled(proof.validity_on(today), style)),
        listed(&codes),
        listed(&indicators),
        if place.is_empty() { TableCell::nothing() } else { TableCell::words(place) },
    ])
}

/// Says where a proof is kept; of a file, only its name: a path says nothing to who reads the report.
pub fn place(place: &ProofPlace) -> String {
    match place {
        ProofPlace::Unsaid => String::new(),
        ProofPlace::File { .. } => {
            format!("fichier {}", text(place.file_name().unwrap_or_default()))
        }
        ProofPlace::Address(words) | ProofPlace::Paper(words) => text(words),
    }
}

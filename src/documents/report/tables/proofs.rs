//! The register of proofs: one line each, in the order they were registered.

use jiff::civil::Date;

use super::{WORDS, columns, words, yes_or_no};
use crate::dossier::{Dossier, Proof, ProofPlace};
use crate::remuneration::Rules;
use crate::report::content::{Align, Row, Table, TableCell};

const COLUMNS: [(&str, &str, Align); 15] = [
    ("équipe", "Nom de l’équipe.", WORDS),
    ("fictif", "Oui si l’équipe et ses preuves sont inventées, pour l’exemple.", WORDS),
    ("au", "Jour où la validité des preuves est jugée.", WORDS),
    ("preuve", "Titre de la preuve.", WORDS),
    ("nature", "Genre de document.", WORDS),
    ("date", "Jour où la preuve a été faite.", WORDS),
    (
        "valable jusqu’au",
        fr!("Dernier jour où la preuve vaut ; vide si elle vaut sans limite."),
        WORDS,
    ),
    ("validité", "Ce qu’il reste de validité, ou depuis quand la preuve est expirée.", WORDS),
    ("conservée", fr!("Fichier, adresse ou classeur ; vide si personne ne l’a dit."), WORDS),
    (
        "emplacement",
        fr!("Nom du fichier, adresse ou classeur ; jamais le chemin sur l’ordinateur de l’équipe."),
        WORDS,
    ),
    (
        "empreinte",
        fr!("SHA-256 du fichier quand il a été choisi : si elle change, le fichier a changé."),
        WORDS,
    ),
    ("responsable", "Qui conserve la preuve.", WORDS),
    ("critères", "Codes des critères que la preuve montre.", WORDS),
    ("indicateurs", "Codes des indicateurs de l’ACI que la preuve montre.", WORDS),
    ("remarque", "Tout ce qu’il faut savoir d’autre.", WORDS),
];

/// Sets out every proof as it stands on a day; `rules` name the indicators.
pub fn proofs(dossier: &Dossier, rules: &Rules, today: Date) -> Table {
    let rows = dossier.proofs.iter().map(|proof| row(dossier, rules, proof, today));
    Table {
        id: "preuves",
        title: "Registre des preuves".to_owned(),
        columns: columns(&COLUMNS),
        rows: rows.collect(),
        chart: None,
    }
}

fn row(dossier: &Dossier, rules: &Rules, proof: &Proof, today: Date) -> Row {
    let (kept, place, fingerprint) = match &proof.place {
        ProofPlace::Unsaid => ("", "", ""),
        ProofPlace::File { fingerprint, .. } => {
            ("fichier", proof.place.file_name().unwrap_or_default(), fingerprint.as_str())
        }
        ProofPlace::Address(address) => ("adresse", address.as_str(), ""),
        ProofPlace::Paper(folder) => ("classeur", folder.as_str(), ""),
    };
    let criteria = dossier.codes_of(&proof.criteria);
    Row::of(vec![
        words(dossier.team.display_name()),
        yes_or_no(dossier.is_fictitious),
        TableCell::day(Some(today)),
        words(proof.display_title()),
        words(proof.kind.label()),
        TableCell::day(proof.date),
        TableCell::day(proof.valid_until),
        words(&proof.validity_on(today)),
        words(if proof.place.is_unsaid() { "" } else { kept }),
        words(place),
        words(fingerprint),
        words(&proof.owner),
        words(&criteria.join(", ")),
        words(&indicators(rules, proof).join(", ")),
        words(&proof.note),
    ])
}

/// Returns the codes of the indicators a proof shows, in the order of the rules; one they do not
/// know keeps its name.
fn indicators<'a>(rules: &'a Rules, proof: &'a Proof) -> Vec<&'a str> {
    let known =
        rules.indicators.iter().filter(|indicator| proof.indicators.contains(&indicator.id));
    let is_known = |id: &&String| rules.indicators.iter().any(|indicator| indicator.id == **id);
    let unknown = proof.indicators.iter().filter(|id| !is_known(id)).map(String::as_str);
    known.map(|indicator| indicator.code.as_str()).chain(unknown).collect()
}

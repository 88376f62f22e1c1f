//! What stands behind a level, in the diagnosis and in the spreadsheet.

use std::sync::Arc;

use jalons::dossier::{
    Answer, CampaignId, Closure, Correction, CriterionEntry, Dossier, Proof, ProofId, Remains,
};
use jalons::grid::{CriterionId, Level};
use jalons::report::documents::DocumentKind;
use jalons::report::manuscript::Manuscript;
use jalons::report::pdf;
use jalons::report::preview;
use jalons::report::{csv, tables};
use jiff::civil::{Date, date};

use crate::report::read_back;
use crate::report_builders::{MADE_ON, report, two_campaigns};

const ID: CampaignId = CampaignId(2);

/// A1 proven, A2 expired, B1 without agreement, B2 *sans objet*.
fn uneven() -> Dossier {
    let mut dossier = two_campaigns();
    let proof = |number, title: &str, criterion: &str, until: Option<Date>| Proof {
        id: ProofId(number),
        title: title.to_owned(),
        date: Some(date(2025, 1, 15)),
        valid_until: until,
        criteria: [CriterionId(criterion.to_owned())].into(),
        ..Proof::default()
    };
    dossier.proofs = vec![
        Arc::new(proof(1, "Calendrier *2025*", "A1", None)),
        Arc::new(proof(2, "=Fiches de poste", "A2", Some(date(2026, 3, 1)))),
    ];
    let now = Arc::make_mut(&mut dossier.campaigns[1]);
    let disputed = CriterionEntry {
        answer: Some(Answer::Disputed { low: Level::at(1), high: Level::at(3) }),
        comment: "Deux lectures.".to_owned(),
        minority: "L’accueil y voit un niveau 3.".to_owned(),
        ..CriterionEntry::default()
    };
    now.entries.insert(CriterionId("B1".to_owned()), disputed);
    dossier
}

#[track_caller]
fn says(dossier: &Dossier) -> String {
    let manuscript = Manuscript::report(&report(DocumentKind::Diagnostic, dossier, ID.0));
    assert_eq!(pdf::render(&manuscript).expect("a document").warnings, Vec::<String>::new());
    let pages = preview::pages(&manuscript, 0.02).expect("pages");
    let text: String = pages.into_iter().map(|page| page.text).collect();
    text.split(char::is_whitespace).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(text: &str, told: &[&str]) {
    for told in told {
        assert!(text.contains(told), "{told} in {text}");
    }
}

#[test]
fn the_diagnosis_tells_the_strength_the_proofs_and_the_minority() {
    let text = says(&uneven());
    let expected = [
        "Ici : 1 documenté, 1 expiré.",
        "Ce qui le montre : Calendrier *2025*, du 15 janvier 2025, sans limite",
        "=Fiches de poste, du 15 janvier 2025, expirée le 1er mars 2026",
        "Pas d’accord à ce jour, entre 1 et 3",
        "Avis minoritaire : L’accueil y voit un niveau 3.",
    ];
    check(&text, &expected);
    assert!(!text.contains("Correction."));
}

#[test]
fn a_closed_campaign_is_judged_on_its_day_and_shows_its_corrections() {
    let mut dossier = uneven();
    let now = Arc::make_mut(&mut dossier.campaigns[1]);
    let correction = Correction {
        on: date(2026, 5, 2),
        criterion: CriterionId("A2".to_owned()),
        text: "Une fiche manquait.".to_owned(),
    };
    let on = date(2025, 12, 1);
    now.closure = Some(Closure { on, remains: Remains::default(), corrections: vec![correction] });
    let expected = [
        "Ici : 2 documentés.",
        "=Fiches de poste, du 15 janvier 2025, valable jusqu’au 1er mars 2026",
        "Correction. Le 2 mai 2026 : Une fiche manquait.",
    ];
    check(&says(&dossier), &expected);
}

#[test]
fn the_spreadsheet_tells_the_band_the_strength_and_the_minority() {
    let lines = read_back(&csv::render(&tables::answers(&uneven(), ID, MADE_ON)));
    let titles =
        ["niveau au moins", "niveau au plus", "appui", "preuves du registre", "avis minoritaire"];
    assert_eq!(lines[0][19..], titles);
    let cells: Vec<&[String]> = lines[1..].iter().map(|line| &line[19..]).collect();
    assert_eq!(cells[0], ["", "", "documenté", "Calendrier *2025*", ""]);
    assert_eq!(cells[1], ["", "", "expiré", "'=Fiches de poste", ""]);
    assert_eq!(cells[2], ["1", "3", "", "", "L’accueil y voit un niveau 3."]);
    assert_eq!(cells[3], ["", "", "", "", ""]);
}

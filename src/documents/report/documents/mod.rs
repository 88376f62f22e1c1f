//! Which documents there are, and what each says: a dossier → a [`Report`].
//!
//! One file for each document, one for each part that several share. Parts word what `scoring`
//! and `remuneration` found; they compute nothing. A document never names a voter and
//! never shows a ballot.

mod action_plan;
mod blank_grid;
mod blocks;
mod campaign;
mod data;
mod diagnostic;
mod grid_words;
mod head;
mod kind;
mod material;
mod minutes;
mod outcome;
mod paper_ballot;
mod parts;
mod poster;
mod presented;
mod slides;
mod statement;
mod synthesis;
mod whole;

use super::content::{Report, Section};

pub use self::kind::{DocumentKind, Format, Readership, Topic};
pub use self::material::{Material, Missing};
pub use self::paper_ballot::{PAPER_BALLOT_TITLE, PaperBallot};
pub use self::parts::proofs::place as place_words;

/// The sections of a document, by name and title: what a team may leave out.
pub type Outline = Vec<(&'static str, String)>;

/// Sets out a document as the team wishes it, with its tables for spreadsheets.
pub fn build(kind: DocumentKind, material: &Material<'_>) -> Result<Report, Missing> {
    let (report, _) = outlined(kind, material)?;
    Ok(Report { data: data::tables(kind, material), ..report })
}

/// Sets out the pages of a document as the team wishes it, and says what it could leave out of it.
///
/// The outline has all sections, those left out too, and what else may be wished of the document.
pub fn outlined(kind: DocumentKind, material: &Material<'_>) -> Result<(Report, Outline), Missing> {
    let report = complete(kind, material)?;
    let mut outline = outline(&report.sections);
    if kind == DocumentKind::Diagnostic {
        let (id, name) = diagnostic::DISCRETION;
        outline.push((id, name.to_owned()));
    }
    let report = presented::presented(report, &material.dossier.presentation, kind.slug());
    Ok((report.finished(), outline))
}

fn outline(sections: &[Section]) -> Outline {
    let mut outline = Outline::new();
    for section in sections {
        if !outline.iter().any(|(id, _)| *id == section.id) {
            outline.push((section.id, presented::name(section)));
        }
    }
    outline
}

/// Sets out a document whole.
fn complete(kind: DocumentKind, material: &Material<'_>) -> Result<Report, Missing> {
    match kind {
        DocumentKind::Synthesis(reading) => synthesis::synthesis(material, reading),
        DocumentKind::Diagnostic => diagnostic::diagnostic(material),
        DocumentKind::ActionPlan => action_plan::action_plan(material),
        DocumentKind::Outcome => outcome::outcome(material),
        DocumentKind::Minutes => minutes::minutes(material),
        DocumentKind::Statement => statement::statement(material),
        DocumentKind::Whole(reading) => whole::whole(material, reading),
        DocumentKind::Poster => poster::poster(material),
        DocumentKind::Slides => slides::slides(material),
        DocumentKind::BlankGrid => blank_grid::blank_grid(material),
    }
}

//! Which documents there are, and what each says: a dossier → a [`Report`].
//!
//! One file for each document, one for each part that several share. Parts word what `model`,
//! `scoring` and `remuneration` found; they compute nothing. A document never names a voter and
//! never shows a ballot.

mod action_plan;
mod blank_grid;
mod data;
mod diagnostic;
mod head;
mod kind;
mod material;
mod minutes;
mod outcome;
mod parts;
mod poster;
mod presented;
mod slides;
mod statement;
mod synthesis;
mod whole;

use super::content::{Block, CalloutTone, Item, Report, Section, Text, Tone};

pub use self::kind::{Format, Kind, Reading, Topic};
pub use self::material::{Material, Missing};
pub use self::minutes::minutes as of_minutes;
pub use self::parts::proofs::place as place_words;

/// The sections of a document, by name and title: what a team may leave out.
pub type Outline = Vec<(&'static str, String)>;

/// Sets out a document as the team wishes it, with its tables for spreadsheets.
pub fn build(kind: Kind, material: &Material<'_>) -> Result<Report, Missing> {
    let (report, _) = outlined(kind, material)?;
    Ok(Report { data: data::tables(kind, material), ..report })
}

/// Sets out the pages of a document as the team wishes it, and says what it could leave out of it.
///
/// The outline has all sections, those left out too, and what else may be wished of the document.
pub fn outlined(kind: Kind, material: &Material<'_>) -> Result<(Report, Outline), Missing> {
    let report = complete(kind, material)?;
    let mut outline = outline(&report.sections);
    if kind == Kind::Diagnostic {
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
fn complete(kind: Kind, material: &Material<'_>) -> Result<Report, Missing> {
    match kind {
        Kind::Synthesis(reading) => synthesis::synthesis(material, reading),
        Kind::Diagnostic => diagnostic::diagnostic(material),
        Kind::ActionPlan => action_plan::action_plan(material),
        Kind::Outcome => outcome::outcome(material),
        Kind::Minutes => Ok(minutes::minutes(&material.minutes()?)),
        Kind::Statement => statement::statement(material),
        Kind::Whole(reading) => whole::whole(material, reading),
        Kind::Poster => poster::poster(material),
        Kind::Slides => slides::slides(material),
        Kind::BlankGrid => blank_grid::blank_grid(material),
    }
}

/// Returns a paragraph.
fn paragraph(text: impl Into<Text>) -> Block {
    Block::Paragraph { text: text.into(), tone: Tone::Body }
}

/// Returns a remark.
fn remark(text: impl Into<Text>) -> Block {
    Block::Paragraph { text: text.into(), tone: Tone::Small }
}

/// Returns a title inside a section.
fn heading(text: impl Into<String>) -> Block {
    Block::Heading { level: 2, text: text.into() }
}

/// Returns something to be careful of.
fn warning(title: &str, text: impl Into<Text>) -> Block {
    Block::Callout { tone: CalloutTone::Warning, title: title.to_owned(), text: text.into() }
}

/// Returns a part of a document.
fn section(id: &'static str, title: impl Into<String>, blocks: Vec<Block>) -> Section {
    Section { id, title: title.into(), is_chapter: false, starts_page: false, blocks }
}

/// Returns a large part of a document.
fn chapter(id: &'static str, title: impl Into<String>, blocks: Vec<Block>) -> Section {
    Section { is_chapter: true, ..section(id, title, blocks) }
}

/// Returns a large part of a document that begins a page.
fn page(id: &'static str, title: impl Into<String>, blocks: Vec<Block>) -> Section {
    Section { starts_page: true, ..chapter(id, title, blocks) }
}

/// Returns a plain item: neither a heading nor in a frame.
fn item(title: impl Into<String>) -> Item {
    Item {
        mark: None,
        title: title.into(),
        is_heading: false,
        notes: Vec::new(),
        blocks: Vec::new(),
        is_card: false,
    }
}

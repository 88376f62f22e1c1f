//! What the figures do not say: open disagreements, *ne sait pas*, *sans objet* with their reasons.

use super::super::blocks::{heading, paragraph, remark};
use super::super::campaign::CampaignReader;
use super::criteria::{CriterionReader, quote};
use crate::dossier::Answer;
use crate::french::NBSP;
use crate::report::content::{Block, Style, Text};
use crate::report::words::text;

/// A title, and which answers stand below it.
type ReservationGroup = (&'static str, fn(Option<&Answer>) -> bool);

/// Beyond this a list says less than a number.
const MOST_LISTED: usize = 15;

/// Returns what to know before reading the figures.
pub(in crate::report::documents) fn reservations(reader: &CampaignReader<'_>) -> Vec<Block> {
    let all: Vec<CriterionReader<'_>> = reader.criteria().collect();
    let groups: [ReservationGroup; 4] = [
        ("Sans accord à ce jour", |one| matches!(one, Some(Answer::Disputed { .. }))),
        ("Ne sait pas", |one| matches!(one, Some(Answer::Unknown))),
        ("Sans objet", |one| matches!(one, Some(Answer::NotApplicable { .. }))),
        ("Sans réponse", |one| one.is_none()),
    ];
    let mut blocks = Vec::new();
    for (title, is_meant) in groups {
        let found: Vec<Text> =
            all.iter().filter(|one| is_meant(one.answer)).map(|one| line(*one)).collect();
        if found.is_empty() {
            continue;
        }
        blocks.push(heading(title));
        blocks.push(if found.len() > MOST_LISTED {
            paragraph(format!("{} critères sur {}.", found.len(), all.len()))
        } else {
            Block::List { items: found }
        });
    }
    let minorities = all.iter().filter_map(|one| {
        let said = quote("", one.minority())?;
        Some([paragraph(Text::strong(one.name())), said])
    });
    let minorities: Vec<Block> = minorities.flatten().collect();
    if !minorities.is_empty() {
        blocks.push(heading("Avis minoritaires"));
        blocks.extend(minorities);
    }
    if blocks.is_empty() {
        blocks.push(remark("Tous les critères ont un niveau convenu, sans réserve."));
    }
    blocks
}

fn line(one: CriterionReader<'_>) -> Text {
    let name = Text::from(one.name());
    match one.answer {
        Some(Answer::NotApplicable { reason }) => {
            name.then(format!("{NBSP}: {}", text(reason)), Style::Plain)
        }
        Some(Answer::Disputed { low, high }) => {
            name.then(format!("{NBSP}: entre {low} et {high}"), Style::Plain)
        }
        Some(Answer::Level(_) | Answer::Unknown) => name,
        None => match one.to_confirm() {
            Some(former) => {
                let told = format!("{NBSP}: à reconfirmer, {former} la dernière fois");
                name.then(told, Style::Muted)
            }
            None => name,
        },
    }
}

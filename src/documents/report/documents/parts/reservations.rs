//! What the figures do not say: open disagreements, *ne sait pas*, *sans objet* with their reasons.

use super::super::blocks::{heading, paragraph, remark};
use super::super::campaign::CampaignReader;
use super::criteria::{CriterionReader, SET_ASIDE, quote, set_aside};
use crate::dossier::Answer;
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
        ("Sans accord à ce jour", |answer| matches!(answer, Some(Answer::Disputed { .. }))),
        ("Ne sait pas", |answer| matches!(answer, Some(Answer::Unknown))),
        ("Sans objet", |answer| matches!(answer, Some(Answer::NotApplicable { .. }))),
        ("Sans réponse", |answer| answer.is_none()),
    ];
    let mut blocks = Vec::new();
    for (title, is_meant) in groups {
        let lines: Vec<Text> = all
            .iter()
            .filter(|criterion| is_meant(criterion.answer))
            .map(|criterion| line(*criterion))
            .collect();
        if lines.is_empty() {
            continue;
        }
        blocks.push(heading(title));
        blocks.push(if lines.len() > MOST_LISTED {
            paragraph(format!("{} critères sur {}.", lines.len(), all.len()))
        } else {
            Block::List { items: lines }
        });
    }
    let aside = set_aside(reader);
    blocks.extend((!aside.is_empty()).then(|| heading(SET_ASIDE)));
    blocks.extend(aside);
    let minorities = all.iter().filter_map(|criterion| {
        let said = quote("", criterion.minority())?;
        Some([paragraph(Text::strong(criterion.name())), said])
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

fn line(criterion: CriterionReader<'_>) -> Text {
    let name = Text::from(criterion.name());
    match criterion.answer {
        Some(Answer::NotApplicable { reason }) => {
            name.then(fr!(" : {}", text(reason)), Style::Plain)
        }
        Some(Answer::Disputed { low, high }) => {
            name.then(fr!(" : entre {low} et {high}"), Style::Plain)
        }
        Some(Answer::Level(_) | Answer::Unknown) => name,
        None => match criterion.to_confirm() {
            Some(former) => {
                let told = fr!(" : à reconfirmer, {former} la dernière fois");
                name.then(told, Style::Muted)
            }
            None => name,
        },
    }
}

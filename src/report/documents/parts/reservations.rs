//! What the figures do not say: open disagreements, *ne sait pas*, *sans objet* with their reasons.

use super::super::{heading, paragraph, remark};
use super::criteria;
use crate::french::NBSP;
use crate::report::content::{Block, Style, Text};
use crate::report::model::{CriterionPart, Diagnostic, Standing};

/// A title, and which answers stand below it.
type Group = (&'static str, fn(&Standing) -> bool);

/// Beyond this a list says less than a number.
const MOST_LISTED: usize = 15;

/// Returns what to know before reading the figures.
pub(in crate::report::documents) fn reservations(d: &Diagnostic) -> Vec<Block> {
    let all: Vec<&CriterionPart> = d.domains.iter().flat_map(|domain| &domain.criteria).collect();
    let groups: [Group; 4] = [
        ("Sans accord à ce jour", |one| matches!(one, Standing::Disputed { .. })),
        ("Ne sait pas", |one| matches!(one, Standing::Unknown)),
        ("Sans objet", |one| matches!(one, Standing::NotApplicable { .. })),
        ("Sans réponse", |one| matches!(one, Standing::Unanswered { .. })),
    ];
    let mut blocks = Vec::new();
    for (title, is_meant) in groups {
        let found: Vec<Text> =
            all.iter().filter(|one| is_meant(&one.standing)).map(|one| line(one)).collect();
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
    let minorities: Vec<&&CriterionPart> =
        all.iter().filter(|one| !one.minority.is_empty()).collect();
    if !minorities.is_empty() {
        blocks.push(heading("Avis minoritaires"));
        for one in minorities {
            blocks.push(paragraph(name(one)));
            blocks.extend(criteria::quote("", &one.minority));
        }
    }
    if blocks.is_empty() {
        blocks.push(remark("Tous les critères ont un niveau convenu, sans réserve."));
    }
    blocks
}

fn name(one: &CriterionPart) -> Text {
    Text::strong(format!("{} · {}", one.code, one.title))
}

fn line(one: &CriterionPart) -> Text {
    let name = Text::from(format!("{} · {}", one.code, one.title));
    match &one.standing {
        Standing::NotApplicable { reason } => name.then(format!("{NBSP}: {reason}"), Style::Plain),
        Standing::Disputed { low, high } => {
            name.then(format!("{NBSP}: entre {low} et {high}"), Style::Plain)
        }
        Standing::Unanswered { former: Some(former) } => {
            name.then(format!("{NBSP}: à reconfirmer, {former} la dernière fois"), Style::Muted)
        }
        _ => name,
    }
}

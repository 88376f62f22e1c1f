//! Every criterion gone through, by domain.

use super::super::{heading, item, paragraph};
use super::profile::trend;
use crate::french::{self, NBSP};
use crate::report::content::{Block, Item, Mark, Sign, Style, Text};
use crate::report::model::{self, CriterionPart, DomainPart, Standing, StrengthPart};

/// Returns the blocks of these domains.
pub(in crate::report::documents) fn domains(domains: &[DomainPart]) -> Vec<Block> {
    domains.iter().flat_map(domain).collect()
}

fn domain(part: &DomainPart) -> Vec<Block> {
    let mut blocks = vec![
        heading(format!("{} · {}", part.code, part.title)),
        Block::Gauge {
            value: match part.mean_hundredths {
                Some(_) => Text::styled(&part.mean, Style::Accent).then(" sur 4", Style::Muted),
                None => Text::muted(&part.mean),
            },
            bar: part.mean_hundredths,
            note: Text::joined(part.remarks.iter().map(Text::from)),
        },
    ];
    blocks.extend(part.criteria.iter().map(|one| Block::Item(criterion(one))));
    blocks
}

/// Returns the mark of an answer.
pub(in crate::report::documents) const fn mark(standing: &Standing) -> Mark {
    match standing {
        Standing::Level { number, .. } => Mark::Level(*number),
        Standing::NotApplicable { .. } => Mark::NotApplicable,
        Standing::Unknown => Mark::Unknown,
        Standing::Disputed { .. } => Mark::Disputed,
        Standing::Unanswered { .. } => Mark::Unanswered,
    }
}

/// Returns an answer in a few words: "Niveau 2 · Structuré".
pub(in crate::report::documents) fn standing(standing: &Standing) -> String {
    match standing {
        Standing::Level { number, name, .. } => format!("Niveau{NBSP}{number} · {name}"),
        Standing::NotApplicable { .. } => "Sans objet".to_owned(),
        Standing::Unknown => "Ne sait pas".to_owned(),
        Standing::Disputed { low, high } => {
            format!("Pas d’accord à ce jour, entre {low} et {high}")
        }
        Standing::Unanswered { .. } => "Sans réponse".to_owned(),
    }
}

/// Returns what stands behind a level, its sign before the word.
pub(in crate::report::documents) fn strength(strength: &StrengthPart) -> Text {
    let sign = match strength.sign {
        model::Sign::Declared => Sign::Declared,
        model::Sign::Observed => Sign::Observed,
        model::Sign::Proven => Sign::Proven,
        model::Sign::Expired => Sign::Expired,
    };
    Text::signed(sign, &strength.word, Style::Plain)
}

fn criterion(one: &CriterionPart) -> Item {
    Item {
        mark: Some(mark(&one.standing)),
        is_heading: true,
        notes: notes(one),
        blocks: blocks(one),
        ..item(format!("{} · {}", one.code, one.title))
    }
}

fn notes(one: &CriterionPart) -> Vec<Text> {
    let mut notes = vec![Text::strong(standing(&one.standing))];
    notes.extend(one.change.as_ref().map(|change| trend(one.trend, change)));
    notes.extend(one.target.as_ref().map(Text::muted));
    notes.extend(one.strength.as_ref().map(strength));
    notes.extend(one.is_socle.then(|| Text::muted("socle")));
    notes
}

fn blocks(one: &CriterionPart) -> Vec<Block> {
    let mut blocks = Vec::new();
    let labelled = |label: String, style, text: &str| {
        paragraph(Text::styled(label, style).then(text, Style::Plain))
    };
    match &one.standing {
        Standing::Level { sentence, .. } => blocks.push(paragraph(sentence)),
        Standing::NotApplicable { reason } => {
            blocks.push(labelled(format!("Motif{NBSP}: "), Style::Muted, reason));
        }
        Standing::Unanswered { former: Some(former) } => {
            let lead = format!("À reconfirmer, la dernière fois{NBSP}: ");
            blocks.push(labelled(lead, Style::Muted, former));
        }
        _ => {}
    }
    blocks.extend(quote("", &one.comment));
    blocks.extend(quote("Avis minoritaire", &one.minority));
    if !one.proofs.is_empty() {
        let proofs = one.proofs.join(&format!("{NBSP}; "));
        blocks.push(labelled(format!("Ce qui le montre{NBSP}: "), Style::Muted, &proofs));
    }
    for line in &one.corrections {
        blocks.push(labelled("Correction. ".to_owned(), Style::Strong, line));
    }
    if let Some(step) = &one.next_step {
        let step = french::in_a_sentence(step);
        blocks.push(labelled(format!("{}{NBSP}: ", one.next_label), Style::Accent, &step));
    }
    blocks
}

/// Returns the team's words; nothing when it said nothing.
pub(in crate::report::documents) fn quote(label: &str, paragraphs: &[String]) -> Option<Block> {
    (!paragraphs.is_empty())
        .then(|| Block::Quote { label: label.to_owned(), paragraphs: paragraphs.to_vec() })
}

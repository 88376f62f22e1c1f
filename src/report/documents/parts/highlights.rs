//! Strengths and priorities: a few criteria with what to say of them.

use super::super::{item, remark};
use crate::french::{self, NBSP};
use crate::report::content::{Block, Item, Mark, Style, Text};
use crate::report::model::{Diagnostic, Highlight};

/// Returns the strengths, or why there are none.
pub(in crate::report::documents) fn strengths(d: &Diagnostic) -> Vec<Block> {
    told(d, &d.strengths, "Aucun critère n’a encore le niveau 3.", false)
}

/// Returns what to work on first, in the order that is told, or why there is nothing.
pub(in crate::report::documents) fn priorities(d: &Diagnostic) -> Vec<Block> {
    let mut blocks =
        told(d, &d.priorities, "Tous les critères cotés ont au moins le niveau 3.", true);
    blocks.extend((!d.priorities.is_empty()).then(|| remark(Text::muted(&d.priorities_rule))));
    blocks
}

fn told(d: &Diagnostic, items: &[Highlight], nothing: &str, with_step: bool) -> Vec<Block> {
    let nothing = match (d.has_levels, d.is_too_few) {
        (false, _) => "Aucun niveau n’est encore convenu.",
        (true, true) => "Trop peu de critères ont un niveau pour le dire.",
        (true, false) => nothing,
    };
    if items.is_empty() {
        return vec![remark(nothing)];
    }
    items.iter().map(|one| Block::Item(highlight(one, with_step))).collect()
}

fn highlight(one: &Highlight, with_step: bool) -> Item {
    let level = match one.high {
        Some(high) => format!("pas d’accord à ce jour, entre {} et {high}", one.level.number),
        None => format!("niveau{NBSP}{} · {}", one.level.number, one.level.name),
    };
    // The step one could take, then what the team took on.
    let next = with_step.then(|| {
        let step = one.first_step.as_deref().map_or_else(Text::default, |step| {
            let lead = format!("Premier pas{NBSP}: ");
            let step = format!("{} ", french::in_a_sentence(step));
            Text::styled(lead, Style::Accent).then(step, Style::Plain)
        });
        let decided = french::capitalised(&one.decided);
        let end = if decided.ends_with(['.', '…', '!', '?']) { "" } else { "." };
        remark(step.then(format!("{decided}{end}"), Style::Muted))
    });
    Item {
        mark: Some(one.high.map_or(Mark::Level(one.level.number), |_| Mark::Disputed)),
        notes: std::iter::once(&level).chain(&one.remarks).map(Text::muted).collect(),
        blocks: next.into_iter().collect(),
        ..item(if one.code.is_empty() {
            one.title.clone()
        } else {
            format!("{} · {}", one.code, one.title)
        })
    }
}

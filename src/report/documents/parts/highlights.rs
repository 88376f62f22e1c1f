//! Strengths and priorities: a few criteria with what to say of them.

use super::super::{item, remark};
use crate::french::{self, NBSP};
use crate::report::content::{Block, Item, Mark, Style, Text};
use crate::report::model::Highlight;

/// Returns these criteria, or why there are none.
pub(in crate::report::documents) fn highlights(
    items: &[Highlight],
    nothing: &str,
    with_step: bool,
) -> Vec<Block> {
    if items.is_empty() {
        return vec![remark(nothing)];
    }
    items.iter().map(|one| Block::Item(highlight(one, with_step))).collect()
}

fn highlight(one: &Highlight, with_step: bool) -> Item {
    let level = format!("niveau{NBSP}{} · {}", one.level.number, one.level.name);
    // The step one could take, then what the team took on.
    let next = with_step.then(|| {
        let step = one.first_step.as_deref().map_or_else(Text::default, |step| {
            let lead = format!("Premier pas{NBSP}: ");
            let step = format!("{} ", french::in_a_sentence(step));
            Text::styled(lead, Style::Accent).then(step, Style::Plain)
        });
        let decided = french::capitalised(&one.decided);
        let stop = if decided.ends_with(['.', '…', '!', '?']) { "" } else { "." };
        remark(step.then(format!("{decided}{stop}"), Style::Muted))
    });
    Item {
        mark: Some(Mark::Level(one.level.number)),
        notes: std::iter::once(&level).chain(&one.remarks).map(Text::muted).collect(),
        blocks: next.into_iter().collect(),
        ..item(if one.code.is_empty() {
            one.title.clone()
        } else {
            format!("{} · {}", one.code, one.title)
        })
    }
}

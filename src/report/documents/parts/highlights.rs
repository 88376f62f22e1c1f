//! Strengths and priorities: a few criteria with what to say of them.

use super::super::{item, remark};
use crate::french::NBSP;
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
    let step = one.first_step.as_ref().filter(|_| with_step);
    let step = step.map(|step| {
        let lead = format!("Premier pas{NBSP}: ");
        remark(Text::styled(lead, Style::Accent).then(step, Style::Plain))
    });
    Item {
        mark: Some(Mark::Level(one.level.number)),
        notes: std::iter::once(&level).chain(&one.remarks).map(Text::muted).collect(),
        blocks: step.into_iter().collect(),
        ..item(if one.code.is_empty() {
            one.title.clone()
        } else {
            format!("{} · {}", one.code, one.title)
        })
    }
}

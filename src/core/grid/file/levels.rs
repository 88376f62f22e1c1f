//! What domains, the scale and the gates share: levels, and lists of one for each.

use std::array;
use std::ops::RangeInclusive;

use crate::grid::Level;
use crate::source::{Node, Problems, Record, Value};

pub(super) const LEVELS: RangeInclusive<i64> = 0..=4;

/// Reads a list of five, one per level; `read` without a node makes a stand-in.
pub(super) fn five<'a, T, const N: usize>(
    record: &Record<'a, N>,
    problems: &Problems<'_>,
    key: &str,
    mut read: impl FnMut(Option<&'a Node<'a>>) -> T,
) -> [T; Level::COUNT] {
    let node = record.require(key, "[(…), (…), (…), (…), (…)]");
    let nodes = record.list(key, "[(…), (…), (…), (…), (…)]");
    let mut items: Vec<T> = nodes.unwrap_or_default().iter().map(|node| read(Some(node))).collect();
    if nodes.is_some() && items.len() != Level::COUNT && !node.is_some_and(|node| node.is_damaged) {
        let message = format!(
            "« {key} » demande cinq éléments, un par niveau de 0 à 4 ; il y en a {}.",
            items.len()
        );
        // Nobody is asked to invent or to lose a level without knowing why.
        let help = if items.len() < Level::COUNT {
            fr!("Jalons ne connaît que cinq niveaux : ajoutez ceux qui manquent.")
        } else {
            fr!(
                "Jalons ne connaît que cinq niveaux : supprimez ceux qui sont en trop, ou réunissez-les."
            )
        };
        problems.shape_error(record.span(key), message, help);
    }
    items.resize_with(Level::COUNT, || read(None));
    items.try_into().unwrap_or_else(|_| array::from_fn(|_| read(None)))
}

pub(super) fn level<const N: usize>(
    record: &Record<'_, N>,
    key: &str,
    range: &RangeInclusive<i64>,
) -> Level {
    Level::try_from(record.required_integer(key, range)).unwrap_or(Level::L0)
}

pub(super) fn is_empty_list(node: &Node<'_>) -> bool {
    let is_empty = matches!(&node.value, Value::List(nodes) if nodes.is_empty());
    is_empty && !node.is_damaged
}

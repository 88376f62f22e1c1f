//! A map of the tree, read by its keys: `{ "clé": valeur }`.

use super::place::Span;
use super::problems::Problems;
use super::record::Record;
use super::suggest::excerpt;
use super::tree::{Member, MemberKey, Node, Value};

/// Returns the entries of a map, empty when the key is not there.
pub fn map<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    key: &str,
) -> impl Iterator<Item = (&'a MemberKey<'a>, &'a Node<'a>)> {
    let node = record.get(key);
    let items: &'a [Member<'a>] = if let Some(Value::Map(items)) = node.map(|node| &node.value) {
        if items.len() > problems.limits().items
            && let Some(node) = node
        {
            record.too_many(key, node, items.len(), problems.limits().items);
        }
        items.get(..items.len().min(problems.limits().items)).unwrap_or_default()
    } else {
        if let Some(node) = node {
            record.wrong_kind(key, node, "un répertoire entre accolades", "{ \"…\": (…) }");
        }
        &[]
    };
    items.iter().filter_map(|item| {
        if item.key.is_none() && item.value.value != Value::Broken {
            let message = format!("Il manque la clé devant {}.", item.value.kind());
            problems.error(item.value.span, message, "Entre accolades, écrivez \"clé\": valeur.");
        }
        Some((item.key.as_ref()?, &item.value))
    })
}

/// Reports a key that already stands in the same map.
pub fn report_twice(key: &MemberKey<'_>, first: Span, problems: &Problems<'_>) {
    let line = problems.line(first);
    let message = fr!("« {} » est déjà à la ligne {line}.", excerpt(&key.text));
    problems.error(key.span, message, "Gardez un seul des deux.");
}

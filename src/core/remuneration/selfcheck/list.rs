//! The checks as a list for a terminal: columns that line up, and a count.

use super::{CaseOrigin, Check};
use crate::french;

/// Widest line of running text.
const WIDTH: usize = 96;

/// Returns the checks of each example, in their order.
pub fn by_example(checks: &[Check]) -> impl Iterator<Item = &[Check]> {
    checks.chunk_by(|one, other| (&one.title, &one.source) == (&other.title, &other.source))
}

/// Says in one sentence how many figures are right.
pub fn summary(checks: &[Check]) -> String {
    let wrong = checks.iter().filter(|check| !check.is_right).count();
    let official = checks.iter().filter(|check| check.origin == CaseOrigin::Guide).count();
    let all = french::count(checks.len(), "résultat");
    match wrong {
        0 => format!(
            "{all} sur {} justes, dont {official} du guide",
            french::integer(i64::try_from(checks.len()).unwrap_or(i64::MAX))
        ),
        1 => fr!("1~résultat faux sur {}", checks.len()),
        wrong => format!("{} faux sur {}", french::count(wrong, "résultat"), checks.len()),
    }
}

/// Writes every example with what is expected, computed, and its source.
pub fn list(checks: &[Check]) -> String {
    let mut lines = Vec::new();
    for example in by_example(checks) {
        if let Some(first) = example.first() {
            lines.push(first.title.clone());
            lines.push(format!("  {}", first.source));
            lines.extend(wrapped(&first.explanation, 2));
        }
        lines.extend(rows(example));
        lines.push(String::new());
    }
    lines.push(summary(checks));
    lines.join("\n")
}

fn rows(example: &[Check]) -> Vec<String> {
    let width = |of: fn(&Check) -> &String| {
        example.iter().map(|check| of(check).chars().count()).max().unwrap_or(0)
    };
    let (what, expected) = (width(|check| &check.what), width(|check| &check.expected));
    let mut rows = Vec::new();
    for check in example {
        let mark = if check.is_right { "juste" } else { "FAUX " };
        rows.push(format!(
            "  {mark}  {:what$}  attendu {:expected$}  calculé {}",
            check.what, check.expected, check.computed
        ));
        rows.extend(wrapped(&check.remark, 9));
    }
    rows
}

/// Breaks a text where its ordinary spaces are, and indents it.
fn wrapped(text: &str, indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.lines().flat_map(|line| line.split(' ')).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH - indent => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| format!("{:indent$}{line}", "")).collect()
}

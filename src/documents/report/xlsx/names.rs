//! Names of sheets: short, without the characters they may not have, each once.

use std::collections::BTreeSet;

use super::text;

/// UTF-16 units a name may have.
const LENGTH: usize = 31;
/// For a table without a name.
const NAMELESS: &str = "Feuille";
/// Names a workbook keeps for itself.
const RESERVED: [&str; 2] = ["history", "historique"];

/// The names given so far, in lower case: a workbook does not tell case.
#[derive(Debug, Default)]
pub(super) struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// Returns the name of a sheet that has this title.
    pub(super) fn give(&mut self, title: &str) -> String {
        let name = allowed(title);
        let mut given = text::first(&name, LENGTH).trim_end_matches(['\'', ' ']).to_owned();
        let mut number = 2_u32;
        while self.is_taken(&given) {
            let mark = format!(" ({number})");
            let kept = text::first(&name, LENGTH.saturating_sub(text::length(&mark)));
            given = format!("{}{mark}", kept.trim_end());
            number = number.saturating_add(1);
        }
        self.0.insert(given.to_lowercase());
        given
    }

    fn is_taken(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.0.contains(&name) || RESERVED.contains(&name.as_str())
    }
}

fn allowed(title: &str) -> String {
    let is_forbidden = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let name: String =
        text::one_line(title).chars().map(|c| if is_forbidden(c) { '-' } else { c }).collect();
    // A name may not begin or end with an apostrophe.
    let name = name.trim_matches(|c: char| matches!(c, '\'' | '-') || c.is_whitespace());
    if name.is_empty() { NAMELESS.to_owned() } else { name.to_owned() }
}

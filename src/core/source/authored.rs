//! What every file that an author writes has in common: names that others point to, and texts that
//! stay readable.

use super::problems::Problems;
use super::record::Record;
use super::suggest::excerpt;
use super::tree::Value;
use crate::french;

/// Longest texts, in characters, before the author is warned.
pub mod max {
    /// What stands before a title: `A1`.
    pub const CODE: usize = 12;
    /// A name that others point to.
    pub const ID: usize = 80;
    /// A word or two: a unit, the name of a level.
    pub const SHORT: usize = 60;
    /// A title.
    pub const TITLE: usize = 200;
    /// A question, a hint.
    pub const LINE: usize = 400;
    /// The sentence of a level.
    pub const SENTENCE: usize = 700;
    /// Running text.
    pub const NOTE: usize = 2_000;
}

/// Reads a name that other places point to.
pub fn id<const N: usize>(record: &Record<'_, N>, problems: &Problems<'_>) -> String {
    let example = |written: &str| format!("\"{}\"", likely_id(written));
    let Some(node) = record.require("id", &example("")) else { return String::new() };
    // What is advised must be a name that is read: not any text will do.
    let unquoted = match &node.value {
        Value::Text(_) | Value::Broken => None,
        Value::Word(written) | Value::Decimal(written) => Some(example(written)),
        Value::Integer(number) => Some(example(&number.to_string())),
        Value::Flag(_) | Value::Group { .. } | Value::List(_) | Value::Map(_) => Some(example("")),
    };
    if let Some(example) = unquoted {
        record.wrong_kind("id", node, "un texte entre guillemets", &example);
        return String::new();
    }
    let id = record.str("id", max::ID);
    if !id.chars().all(is_allowed) {
        let message = format!(
            "L’identifiant « {} » contient autre chose que des lettres minuscules sans accent, des \
             chiffres, « - » et « _ ».",
            excerpt(id)
        );
        let likely = likely_id(id);
        problems.error(record.span("id"), message, format!("Écrivez par exemple « {likely} »."));
    }
    id.to_owned()
}

/// Returns the name that a text may have meant.
fn likely_id(text: &str) -> String {
    let likely: String = french::fold(text)
        .chars()
        .take(max::ID)
        .map(|letter| if is_allowed(letter) { letter } else { '-' })
        .collect();
    match likely.trim_matches('-') {
        "" => "mon-critere".to_owned(),
        likely => likely.to_owned(),
    }
}

/// Tells whether a name may hold this sign.
const fn is_allowed(letter: char) -> bool {
    matches!(letter, 'a'..='z' | '0'..='9' | '-' | '_')
}

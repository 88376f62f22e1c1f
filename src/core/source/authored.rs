//! What every file that an author writes has in common: names that others point to, and texts that
//! stay readable.

use super::problems::Problems;
use super::record::Record;
use super::suggest::excerpt;
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
    let id = record.str("id", max::ID);
    let is_allowed = |letter: char| matches!(letter, 'a'..='z' | '0'..='9' | '-' | '_');
    if !id.chars().all(is_allowed) {
        let message = format!(
            "L’identifiant « {} » contient autre chose que des lettres minuscules sans accent, des \
             chiffres, « - » et « _ ».",
            excerpt(id)
        );
        let likely: String = french::fold(id)
            .chars()
            .take(max::ID)
            .map(|letter| if is_allowed(letter) { letter } else { '-' })
            .collect();
        let likely = match likely.trim_matches('-') {
            "" => "mon-critere",
            likely => likely,
        };
        problems.error(record.span("id"), message, format!("Écrivez par exemple « {likely} »."));
    }
    id.to_owned()
}

//! The spaces that French holds together, found in ordinary typing.
//!
//! Knows nothing of the rest of the house: `jalons-typeset` compiles it too.

/// Makes ordinary typing presentable: no-break spaces before high punctuation and in guillemets.
pub fn typeset(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let before_high = characters.peek().is_some_and(|next| ":;?!%»€".contains(*next));
        let after_guillemet = set.ends_with('«');
        match character {
            ' ' if before_high || after_guillemet => set.push('\u{a0}'),
            '\'' => set.push('’'),
            other => set.push(other),
        }
    }
    set
}

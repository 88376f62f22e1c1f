//! Texts as a workbook can hold them.

use crate::french;

/// What stands for a character that no file of this kind can hold.
const MARK: char = '□';
/// UTF-16 units a cell may hold.
const CELL_LENGTH: usize = 32_767;
/// Ends a text that does not fit in its cell.
const CUT: &str = " … (suite dans le document)";

/// Makes a text of several lines fit for a cell; what is cut or replaced shows.
pub(super) fn cell(text: &str) -> String {
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().map(shown).collect();
    if length(&text) <= CELL_LENGTH {
        return text;
    }
    let kept = first(&text, CELL_LENGTH - length(CUT));
    format!("{}{CUT}", kept.trim_end())
}

/// Makes a text fit for a title, a name or a property: one line, no control character.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> =
        text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().map(shown).collect()
}

/// Makes a text fit for one line of at most so many UTF-16 units.
pub(super) fn short(text: &str, most: usize) -> String {
    french::fitted(&one_line(text), |part| length(part) <= most)
}

/// Returns the beginning of a text, of at most so many UTF-16 units.
pub(super) fn first(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > most
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Counts as a workbook does.
pub(super) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Replaces what XML cannot hold.
fn shown(character: char) -> char {
    let is_held = matches!(character, '\n' | '\t')
        || !(character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}'));
    if is_held { character } else { MARK }
}

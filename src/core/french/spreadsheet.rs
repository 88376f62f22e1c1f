//! What a spreadsheet makes of a text that it opens: a number, a date, an hour.

use super::parse_date;

/// Tells what a spreadsheet takes a text for, if not for the text it is: `007`, `3/4`, `10E2`,
/// `12:30`, `06 12 34 56 78`. A plain number stays what it is: `12`, `2026`.
pub fn taken_for(text: &str) -> Option<&'static str> {
    /// No number or date is longer.
    const MOST: usize = 40;
    let text = text.trim();
    let is_all = |others: &str| text.chars().all(|c| c.is_ascii_digit() || others.contains(c));
    let begins = text.starts_with(|sign: char| sign.is_ascii_digit());
    if text.len() > MOST || !text.contains(|c: char| c.is_ascii_digit()) || is_plain(text) {
        None
    } else if is_all(":. ") && begins && text.contains(':') {
        Some("une heure")
    } else if (is_all("/-") && begins && text.contains(['/', '-'])) || is_day(text) {
        Some("une date")
    } else if is_all("+-.,/()%€\u{a0}\u{202f} ") || is_power(text) {
        Some("un nombre")
    } else {
        None
    }
}

/// Tells whether a text is a number that is shown as it is written.
fn is_plain(text: &str) -> bool {
    /// From more digits on a spreadsheet rounds.
    const EXACT: usize = 15;
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
    is_whole && text.len() <= EXACT && (text == "0" || !text.starts_with('0'))
}

/// Tells whether a text is a day, perhaps without its year: `2 mai`, `mars-26`.
fn is_day(text: &str) -> bool {
    /// The months with the shortest names have three.
    const LETTERS: usize = 3;
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let is_in_words = words.any(|word| word.chars().count() >= LETTERS);
    parse_date(text).is_some() || (is_in_words && parse_date(&format!("{text} 2024")).is_some())
}

/// Tells whether a text is a number times a power of ten: `10E2`.
fn is_power(text: &str) -> bool {
    let mut halves = text.split(['e', 'E']);
    let is_number = |half: Option<&str>| {
        let digits = half.map(|half| half.trim_start_matches(['+', '-']));
        let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.');
        digits.is_some_and(|digits| {
            digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(is_digit)
        })
    };
    is_number(halves.next()) && is_number(halves.next()) && halves.next().is_none()
}

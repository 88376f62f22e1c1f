//! Bare words: keys, names, numbers, `true`, and what people forget to quote.
//!
//! Takes more than RON does (`critères`, `a-partir-de`, `1.0.0`), so that one slip is one problem.

use super::tree::Value;

/// Longer words are cut: words are looked at again and again, and nobody writes such a one.
const FAR: usize = 4_000;

/// Returns where the word that begins at `start` ends; `start` itself when none does.
pub(super) fn end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(byte) = bytes.get(at).filter(|_| at < start + FAR) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'+' | b'.' => at += 1,
            b'%' | b'\'' if at > start && continues(text, at + 1) => at += 1,
            b'/' if at > start && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => at += 1,
            0x80.. => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some('’') if at > start && continues(text, at + '’'.len_utf8()) => {
                    at += '’'.len_utf8();
                }
                Some(letter) if is_letter(letter) => at += letter.len_utf8(),
                _ => break,
            },
            _ => break,
        }
    }
    at
}

/// Returns what a word is: a number, a flag, or itself.
pub(super) fn classify(word: &str) -> Value<'_> {
    match word {
        "true" => return Value::Flag(true),
        "false" => return Value::Flag(false),
        _ => {}
    }
    let begins_number =
        word.bytes().next().is_some_and(|b| b.is_ascii_digit() || b"+-.".contains(&b));
    if !begins_number || !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return Value::Word(word);
    }
    if let Ok(number) = word.parse() {
        return Value::Integer(number);
    }
    let digits = word.replace('_', "");
    match digits.parse() {
        Ok(number) => Value::Integer(number),
        Err(_) if digits.parse::<f64>().is_ok() => Value::Decimal(word),
        Err(_) => Value::Word(word),
    }
}

fn continues(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
}

/// Letters, and the accents that follow one in decomposed text.
fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}')
}

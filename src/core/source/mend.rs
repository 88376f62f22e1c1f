//! Bare words, and what they were meant for: colons, quotes and spaces forgotten or too many.
//!
//! Never looks past the end of the line for the end of a text.

use std::borrow::Cow;

use super::excerpt;
use super::parser::Parser;
use super::place::Span;
use super::tree::{MemberKey, Node, Value};
use super::words;
use crate::french;

/// `1 000 000 000` has four.
const MAX_DIGIT_GROUPS: usize = 6;
/// More signs in a row that mean nothing, and the file is of another kind.
const MAX_JUNK: usize = 1_000;

impl<'t> Parser<'t, '_> {
    /// Tells whether the word just read is a key whose colon was forgotten, or a key in two words.
    pub(super) fn key_without_colon(&mut self, word: &'t str, span: Span) -> Option<MemberKey<'t>> {
        let mut next = self.cursor;
        next.skip_spaces();
        let has_keys = self.open.last().is_some_and(|open| open.has_keys);
        let after = Span::at(self.cursor.at());
        let is_text = matches!(next.peek(), Some(b'"' | b'[' | b'{'));
        // Keys are in small letters: « Nombre( … ) » is a value.
        let is_name = word.starts_with(|letter: char| letter.is_ascii_uppercase());
        if is_text || (has_keys && !is_name && next.peek() == Some(b'(')) {
            let message = format!("Il manque « : » après « {} ».", excerpt(word));
            self.mended(after, message, "Une clé et sa valeur s’écrivent « clé: valeur ».");
            return Some(MemberKey { text: Cow::Borrowed(word), span });
        }
        let second = next.word();
        if second.is_empty() || matches!(words::classify(word), Value::Integer(_)) {
            return None;
        }
        let end = next.at();
        next.skip_blank();
        if next.peek() == Some(b':') {
            let message =
                format!("La clé « {} {} » est en deux mots.", excerpt(word), excerpt(second));
            self.mended(
                span,
                message,
                &format!("Écrivez « {}_{} ».", excerpt(word), excerpt(second)),
            );
            next.bump();
            self.cursor = next;
            let span = Span::new(span.offset(), end);
            return Some(MemberKey { text: Cow::Owned(format!("{word}_{second}")), span });
        }
        if matches!(words::classify(second), Value::Integer(_) | Value::Flag(_)) {
            let message = format!("Il manque « : » après « {} ».", excerpt(word));
            self.mended(after, message, "Une clé et sa valeur s’écrivent « clé: valeur ».");
            return Some(MemberKey { text: Cow::Borrowed(word), span });
        }
        None
    }

    /// Reads a bare word: a name before a bracket, a number, a flag; or a text without its quotes.
    pub(super) fn word_value(&mut self, start: usize) -> Node<'t> {
        let word = self.cursor.word();
        let mut next = self.cursor;
        next.skip_spaces();
        let value = words::classify(word);
        if matches!(value, Value::Word(_)) {
            let mut bracket = self.cursor;
            bracket.skip_blank();
            let is_name = word.starts_with(|letter: char| letter.is_uppercase());
            let is_near = bracket.at() == next.at();
            if bracket.peek() == Some(b'(') && (is_name || is_near) {
                self.cursor = bracket;
                return self.group(Some(word), start, false);
            }
        }
        let is_alone = next.is_after_value()
            || matches!(next.peek(), Some(b'\n' | b'\r' | b'/' | b'(' | b'[' | b'{'))
            || next.is_at_key();
        let (span, node_value) = match value {
            _ if is_alone => (Span::new(start, self.cursor.at()), value),
            Value::Word(_) => return self.unquoted(start),
            Value::Integer(_) => return self.spaced_number(start, value),
            Value::Text(_)
            | Value::Decimal(_)
            | Value::Flag(_)
            | Value::Group { .. }
            | Value::List(_)
            | Value::Map(_)
            | Value::Broken => (Span::new(start, self.cursor.at()), value),
        };
        Node::new(span, node_value)
    }

    /// Reads `5 640`, which should be `5640`, or `60 %`, which should be `60`.
    fn spaced_number(&mut self, start: usize, first: Value<'t>) -> Node<'t> {
        let number = Node::new(Span::new(start, self.cursor.at()), first);
        let mut next = self.cursor;
        for _ in 0..MAX_DIGIT_GROUPS {
            if next.peek().is_none_or(|byte| b"\n\r,)]}".contains(&byte)) {
                break;
            }
            next.skip_spaces();
            if let Some(unit @ ('%' | '€' | '‰' | '°')) = next.peek_char() {
                let message = format!("Ce nombre est suivi de « {unit} ».");
                self.mended(Span::at(next.at()), message, "Écrivez le nombre seul.");
                next.bump_char();
                self.cursor = next;
                return number;
            }
            if next.word().is_empty() {
                return number;
            }
        }
        let whole = self.cursor.slice(start, next.at());
        let digits: String = whole.chars().filter(|letter| !letter.is_whitespace()).collect();
        let span = Span::new(start, next.at());
        match digits.parse() {
            Ok(number) => {
                self.mended(span, "Ce nombre contient une espace.", &format!("Écrivez {digits}."));
                self.cursor = next;
                Node::new(span, Value::Integer(number))
            }
            Err(_) => number,
        }
    }

    /// Reads a text whose quotes were forgotten: up to the end of its line, or of its element.
    fn unquoted(&mut self, start: usize) -> Node<'t> {
        self.cursor.go(start);
        let line = self.cursor.slice(start, self.cursor.near_line_end());
        let before_key = line.match_indices(',').map(|(index, _)| index).find(|index| {
            let mut next = self.cursor;
            next.go(start + index + 1);
            next.skip_spaces();
            next.is_near_key()
        });
        let text = line.get(..before_key.unwrap_or(line.len())).unwrap_or(line);
        let text = without_closers(text).trim_end_matches(['"', ' ']);
        let span = Span::new(start, start + text.len());
        let message = format!("Le texte « {} » n’est pas entre guillemets.", excerpt(text));
        self.mended(span, message, "Écrivez-le entre guillemets droits : \"…\".");
        self.cursor.go(span.end as usize);
        if self.cursor.peek() == Some(b'"') {
            self.cursor.bump();
        }
        Node::new(span, Value::Text(Cow::Borrowed(text)))
    }

    /// Skips what can be no value, and reads the one behind it, if there is one on the line.
    pub(super) fn junk(&mut self, start: usize) -> Node<'t> {
        self.skip_junk();
        match self.cursor.peek() {
            None | Some(b'/' | b'\n' | b'\r' | b',' | b';' | b':' | b'=' | b')' | b']' | b'}') => {
                if let Some(open) = self.open.last_mut() {
                    open.is_damaged = true;
                }
                Node::broken(Span::new(start, self.cursor.at()))
            }
            Some(_) => self.value(),
        }
    }

    /// Reports and skips characters that have no place outside a text.
    pub(super) fn skip_junk(&mut self) {
        let start = self.cursor.at();
        let character = self.cursor.peek_char().unwrap_or_default();
        let code = u32::from(character);
        let message = if character.is_control() {
            format!("Caractère de contrôle U+{code:04X} inattendu.")
        } else if french::is_direction_mark(character) {
            format!("Caractère invisible U+{code:04X} inattendu.")
        } else {
            format!("Caractère « {character} » (U+{code:04X}) inattendu.")
        };
        self.mended(Span::at(start), message, "Supprimez-le, ou mettez le texte entre guillemets.");
        self.cursor.bump_char();
        self.cursor.skip_spaces();
        for _ in 0..MAX_JUNK {
            if !self.is_at_junk() || self.cursor.peek() == Some(b'/') {
                return;
            }
            self.cursor.bump_char();
            self.cursor.skip_spaces();
        }
        self.give_up();
    }

    /// Tells whether what follows begins nothing and separates nothing.
    pub(super) fn is_at_junk(&self) -> bool {
        let Some(byte) = self.cursor.peek() else { return false };
        let is_sign = b"\"(),:;=[]{}\n\r".contains(&byte);
        let begins_word = words::end(self.cursor.text(), self.cursor.at()) > self.cursor.at();
        !is_sign && !begins_word && !self.is_at_foreign_quote()
    }
}

/// Returns a line without the commas and brackets at its end that close what was open before it.
pub(super) fn without_closers(line: &str) -> &str {
    let mut text = line.trim_end_matches([' ', '\t', '\r', ',', ';']);
    let mut extra = text.matches(')').count().saturating_sub(text.matches('(').count());
    while extra > 0 && text.ends_with([')', ']', ' ', ',']) {
        extra -= usize::from(text.ends_with(')'));
        text = text.get(..text.len() - 1).unwrap_or_default();
    }
    text
}

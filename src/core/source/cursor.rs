//! A place in the text that moves on: characters, spaces, remarks.
//!
//! Never reports anything and never goes back by itself. Costs nothing to copy, so looking ahead is
//! a copy that is thrown away.

use super::words;

/// Where one stands in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextCursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> TextCursor<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Returns the offset of the next byte.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Returns the next byte; none at the end.
    pub(super) fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    /// Returns the next character; none at the end.
    pub(super) fn peek_char(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Returns the byte at an offset; none past the end.
    pub(super) fn byte(&self, offset: usize) -> Option<u8> {
        self.text.as_bytes().get(offset).copied()
    }

    /// Returns what is left to read.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    pub(super) const fn text(&self) -> &'t str {
        self.text
    }

    /// Moves to a byte, which begins a character.
    pub(super) fn go(&mut self, offset: usize) {
        self.at = offset.min(self.text.len());
    }

    /// Moves past one byte, which is ASCII.
    pub(super) fn bump(&mut self) {
        self.go(self.at + 1);
    }

    /// Moves past one character.
    pub(super) fn bump_char(&mut self) {
        self.go(self.at + self.peek_char().map_or(1, char::len_utf8));
    }

    pub(super) fn go_to_end(&mut self) {
        self.at = self.text.len();
    }

    /// Returns the offset of the end of this line, its break excluded.
    pub(super) fn line_end(&self) -> usize {
        let rest = self.rest();
        let end = self.at + rest.find('\n').unwrap_or(rest.len());
        if end > self.at && self.byte(end - 1) == Some(b'\r') { end - 1 } else { end }
    }

    /// Returns the same, but never far away: no one writes a value in one line of many pages.
    pub(super) fn near_line_end(&self) -> usize {
        const FAR: usize = 5_000;
        self.line_end().min(self.text.floor_char_boundary(self.at + FAR))
    }

    /// Skips the spaces of this line.
    pub(super) fn skip_spaces(&mut self) {
        while let Some(character) = self.peek_char() {
            if matches!(character, '\n' | '\r') || !is_space(character) {
                break;
            }
            self.bump_char();
        }
    }

    /// Skips spaces, line breaks and remarks; returns where a remark begins that never ends.
    pub(super) fn skip_blank(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            while let Some(b' ' | b'\n' | b'\t' | b'\r') = bytes.get(self.at) {
                self.at += 1;
            }
            match self.peek()? {
                b'/' if self.byte(self.at + 1) == Some(b'/') => self.go(self.line_end()),
                b'/' if self.byte(self.at + 1) == Some(b'*') => {
                    let start = self.at;
                    if !self.skip_block() {
                        return Some(start);
                    }
                }
                0x80.. if self.peek_char().is_some_and(is_space) => self.bump_char(),
                _ => return None,
            }
        }
    }

    /// Skips a remark between `/*` and `*/`, which may hold others; false when it never ends.
    fn skip_block(&mut self) -> bool {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            let next = self.byte(self.at + 1);
            match (byte, next) {
                (b'/', Some(b'*')) => depth += 1,
                (b'*', Some(b'/')) => depth = depth.saturating_sub(1),
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                return true;
            }
        }
        false
    }

    /// Takes the word that begins here; empty when none does.
    pub(super) fn word(&mut self) -> &'t str {
        let start = self.at;
        self.at = words::end(self.text, start);
        self.slice(start, self.at)
    }

    /// Tells whether a word and a colon follow: a key.
    pub(super) fn is_at_key(mut self) -> bool {
        if self.word().is_empty() {
            return false;
        }
        self.skip_blank();
        matches!(self.peek(), Some(b':' | b'='))
    }

    /// Tells the same without looking past this line or over a remark: cheap, at every comma.
    pub(super) fn is_near_key(mut self) -> bool {
        if self.word().is_empty() {
            return false;
        }
        self.skip_spaces();
        matches!(self.peek(), Some(b':' | b'='))
    }

    /// Tells whether what follows on this line may stand after a value; a remark or the end of the
    /// line may. Cheap, at every quote.
    pub(super) fn is_near_end_of_value(mut self) -> bool {
        self.skip_spaces();
        match self.peek() {
            Some(b'/') => matches!(self.byte(self.at + 1), Some(b'/' | b'*')),
            next => {
                matches!(
                    next,
                    None | Some(b',' | b';' | b':' | b'=' | b')' | b']' | b'}' | b'\n' | b'\r')
                )
            }
        }
    }

    /// Tells whether what follows may stand after a value: a separator, a bracket, the end.
    pub(super) fn is_after_value(mut self) -> bool {
        self.skip_blank();
        matches!(self.peek(), None | Some(b',' | b';' | b':' | b'=' | b')' | b']' | b'}'))
    }

    /// Returns how far the line of a byte is indented.
    pub(super) fn indent(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |index| index + 1);
        let text = self.text.get(line..).unwrap_or_default();
        text.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    }

    /// Tells whether only spaces stand before a byte on its line.
    pub(super) fn is_first_on_line(&self, offset: usize) -> bool {
        let before = self.text.get(..offset).unwrap_or_default();
        before.trim_end_matches([' ', '\t']).ends_with('\n')
    }
}

/// Spaces people type or paste without seeing them.
fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

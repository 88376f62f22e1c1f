//! Texts between quotes, and between what people use as quotes.
//!
//! A text may run over several lines, as in RON. What follows its closing quote tells whether that
//! quote is really the one: if not, the text ends with its line, or a quote stands inside it.

use std::borrow::Cow;

use super::characters::{from_hexadecimal, in_braces, is_special, is_stray};
use super::mend;
use super::parser::Parser;
use super::place::Span;
use super::tree::{Node, Value};
use super::words;
use crate::french::is_direction_mark;

const FOREIGN_OPENERS: [char; 7] = ['“', '”', '„', '«', '‘', '\'', '`'];
const CLOSERS: [char; 7] = ['”', '“', '»', '’', '\'', '`', '"'];
/// What is left of a file when only brackets have still to be closed: these, and so many bytes.
const FEW: usize = 4_000;
const CLOSING: [char; 9] = [')', ']', '}', ',', ';', ' ', '\t', '\r', '\n'];

/// What becomes of a special character.
enum Escape {
    Keep(usize),
    Drop(usize),
    Replace(usize, char),
}

impl<'t> Parser<'t, '_> {
    pub(super) fn is_at_text(&self) -> bool {
        self.cursor.peek() == Some(b'"') || self.is_at_raw() || self.is_at_foreign_quote()
    }

    pub(super) fn is_at_raw(&self) -> bool {
        let Some(rest) = self.cursor.rest().strip_prefix('r') else { return false };
        rest.trim_start_matches('#').starts_with('"')
    }

    pub(super) fn is_at_foreign_quote(&self) -> bool {
        self.cursor.peek_char().is_some_and(|character| FOREIGN_OPENERS.contains(&character))
    }

    /// Reads `"…"`.
    pub(super) fn quoted(&mut self) -> Node<'t> {
        let start = self.cursor.at();
        let (end, resume) = self.extent(start);
        let text = self.content(start + 1, end, true);
        self.cursor.go(resume);
        Node::new(Span::new(start, resume), Value::Text(text))
    }

    /// Reads `r"…"`, `r#"…"#` and so on.
    pub(super) fn raw_quoted(&mut self) -> Node<'t> {
        let start = self.cursor.at();
        let hashes = self.cursor.rest().bytes().skip(1).take_while(|byte| *byte == b'#').count();
        let closer = format!("\"{}", "#".repeat(hashes));
        let from = start + 1 + closer.len();
        let body = self.cursor.slice(from, self.cursor.text().len());
        let Some(len) = body.find(&closer) else {
            let message = format!("Le texte ouvert ici n’est jamais refermé par « {closer} ».");
            self.malformed(
                Span::at(start),
                message,
                &format!("Ajoutez {closer} à la fin du texte."),
            );
            self.give_up();
            return Node::broken(Span::at(start));
        };
        let text = self.content(from, from + len, false);
        let end = from + len + closer.len();
        self.cursor.go(end);
        Node::new(Span::new(start, end), Value::Text(text))
    }

    /// Reads `“…”`, `« … »` or `'…'`, which should be `"…"`.
    pub(super) fn foreign_quoted(&mut self) -> Node<'t> {
        let start = self.cursor.at();
        let opener = self.cursor.peek_char().unwrap_or_default();
        let message = "Ce texte n’est pas entre guillemets droits.";
        let help = "Écrivez-le entre guillemets droits : \"…\".";
        self.mended(Span::at(start), message, help);
        let from = start + opener.len_utf8();
        let line = self.cursor.slice(from, self.cursor.near_line_end());
        let closed = line.char_indices().find(|(index, character)| {
            CLOSERS.contains(character) && self.is_near_end(from + index + character.len_utf8())
        });
        let rest = line.trim_end_matches([' ', ',']).len();
        let (len, closer_len) =
            closed.map_or((rest, 0), |(index, character)| (index, character.len_utf8()));
        let resume = from + len + closer_len;
        let text = match self.content(from, from + len, true) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        self.cursor.go(resume);
        Node::new(Span::new(start, resume), Value::Text(text))
    }

    /// Returns where the text that opens at `start` ends, and where reading goes on.
    fn extent(&mut self, start: usize) -> (usize, usize) {
        let Some(close) = self.closing_quote(start + 1) else { return self.never_closed(start) };
        let normal = (close, close + 1);
        let after = self.cursor.byte(close + 1);
        if matches!(after, Some(b',' | b')' | b']' | b'}' | b':')) {
            return normal;
        }
        let is_glued = words::end(self.cursor.text(), close + 1) > close + 1 || after == Some(b'"');
        let is_suspect = is_glued
            || (self.cursor.slice(start, close).contains('\n') && !self.is_after_value(close + 1));
        match self.line_of_forgotten_quote(start, close) {
            Some(end) if is_suspect => self.unclosed_line(start, end),
            None if is_glued => self.quote_inside(close),
            _ => normal,
        }
    }

    fn closing_quote(&self, from: usize) -> Option<usize> {
        let bytes = self.cursor.text().as_bytes();
        let quote = from + self.cursor.text().get(from..)?.find('"')?;
        if !self.has_backslashes {
            return Some(quote);
        }
        let mut at = from;
        loop {
            let rest = bytes.get(at..)?;
            at += rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            if bytes.get(at) == Some(&b'"') {
                return Some(at);
            }
            at += 2;
        }
    }

    fn is_after_value(&self, offset: usize) -> bool {
        let mut next = self.cursor;
        next.go(offset);
        next.is_after_value()
    }

    fn is_near_end(&self, offset: usize) -> bool {
        let mut next = self.cursor;
        next.go(offset);
        next.is_near_end_of_value()
    }

    /// If the quote at `close` rather opens the next text, returns where this one should have ended.
    fn line_of_forgotten_quote(&self, start: usize, close: usize) -> Option<usize> {
        let content = self.cursor.slice(start + 1, close);
        let first_line = content.find('\n').map(|len| start + 1 + len);
        let last = content.trim_end_matches([' ', '\t']);
        if last.ends_with('\n') {
            return first_line;
        }
        let key = last.strip_suffix([':', '='])?.trim_end();
        let before = key.trim_end_matches(|letter: char| letter.is_alphanumeric() || letter == '_');
        if before.len() == key.len() {
            return None;
        }
        let before = before.trim_end_matches([' ', '\t']);
        if before.ends_with('\n') {
            return first_line;
        }
        match before.chars().next_back()? {
            ',' => Some(first_line.unwrap_or(start + before.len())),
            '(' => first_line,
            _ => None,
        }
    }

    fn unclosed_line(&mut self, start: usize, end: usize) -> (usize, usize) {
        let message = "Il manque le guillemet qui ferme ce texte.";
        self.mended(Span::at(start), message, "Ajoutez un guillemet droit à la fin du texte.");
        let text = mend::without_closers(self.cursor.slice(start + 1, end));
        let resume = start + 1 + text.len();
        (start + 1 + text.trim_end_matches(CLOSERS).len(), resume)
    }

    fn never_closed(&mut self, start: usize) -> (usize, usize) {
        let end = self.cursor.line_end();
        let len = self.cursor.text().len();
        let is_over = |rest: &str| rest.len() <= FEW && rest.trim_start_matches(CLOSING).is_empty();
        if end < len && is_over(self.cursor.slice(end, len)) {
            return self.unclosed_line(start, end);
        }
        let message = "Le fichier s’arrête au milieu de ce texte.";
        let help = "Ajoutez un guillemet droit à la fin du texte, ou reprenez une copie entière du \
                    fichier.";
        self.malformed(Span::at(start), message, help);
        self.give_up();
        (start + 1, len)
    }

    fn quote_inside(&mut self, close: usize) -> (usize, usize) {
        let message = "Un guillemet droit se trouve à l’intérieur du texte.";
        let help = "Dans un texte, écrivez « … », ou une barre devant le guillemet : \\\".";
        self.mended(Span::at(close), message, help);
        let mut rest = self.cursor;
        rest.go(close + 1);
        let line = self.cursor.slice(close + 1, rest.near_line_end());
        let quotes = line.match_indices('"').map(|(index, _)| close + 1 + index);
        if let Some(quote) = quotes.into_iter().find(|quote| self.is_near_end(quote + 1)) {
            return (quote, quote + 1);
        }
        let end = close + 1 + line.trim_end_matches([' ', '\t', ',']).len();
        (end, end)
    }

    /// Returns what stands between two offsets, with its escapes undone and its line breaks plain.
    fn content(&mut self, from: usize, to: usize, has_escapes: bool) -> Cow<'t, str> {
        let text = self.cursor.slice(from, to);
        let has_escapes = has_escapes && self.has_backslashes && text.contains('\\');
        if self.is_plain && !has_escapes {
            return Cow::Borrowed(text);
        }
        let mut clean = String::new();
        let (mut at, mut kept) = (0, 0);
        while let Some(rest) = text.as_bytes().get(at..) {
            let Some(len) = rest.iter().position(|byte| is_special(*byte)) else { break };
            at += len;
            let piece = self.special(from + at, text.get(at..).unwrap_or_default(), has_escapes);
            let (Escape::Keep(len) | Escape::Drop(len) | Escape::Replace(len, _)) = piece;
            if !matches!(piece, Escape::Keep(_)) {
                clean.push_str(text.get(kept..at).unwrap_or_default());
                kept = at + len;
            }
            if let Escape::Replace(_, character) = piece {
                clean.push(character);
            }
            at += len;
        }
        if kept == 0 {
            return Cow::Borrowed(text);
        }
        clean.push_str(text.get(kept..).unwrap_or_default());
        Cow::Owned(clean)
    }

    fn special(&mut self, offset: usize, rest: &str, has_escapes: bool) -> Escape {
        let mut characters = rest.chars();
        match (characters.next().unwrap_or_default(), characters.next()) {
            ('\\', next) if has_escapes => self.escape(offset, rest, next),
            (character, _) => {
                self.check_character(offset, character);
                let len = character.len_utf8();
                if is_stray(character) { Escape::Drop(len) } else { Escape::Keep(len) }
            }
        }
    }

    fn escape(&mut self, offset: usize, rest: &str, letter: Option<char>) -> Escape {
        let (len, character) = match letter {
            Some('n') => (2, Some('\n')),
            Some('t') => (2, Some('\t')),
            Some('r') if rest.starts_with("\\r\\n") => return Escape::Drop(2),
            Some('r') => (2, Some('\r')),
            Some('0') => (2, Some('\0')),
            Some(same @ ('\\' | '"' | '\'')) => (2, Some(same)),
            Some('x') => (4, rest.get(2..4).and_then(from_hexadecimal)),
            Some('u') => {
                let digits = rest.get(2..).and_then(in_braces);
                (digits.map_or(2, |digits| digits.len() + 4), digits.and_then(from_hexadecimal))
            }
            _ => (1, None),
        };
        if let Some(character) = character {
            self.check_character(offset, character);
            return if is_stray(character) {
                Escape::Drop(len)
            } else {
                Escape::Replace(len, character)
            };
        }
        let shown: String = rest.chars().take(2).filter(|letter| !letter.is_control()).collect();
        let message = format!("« {shown} » ne veut rien dire dans un texte.");
        let help = "Pour écrire une barre oblique inverse, doublez-la : « \\\\ ».";
        self.mended(Span::at(offset), message, help);
        Escape::Keep(1)
    }

    fn check_character(&self, offset: usize, character: char) {
        let code = u32::from(character);
        let problems = self.problems();
        // What is not shown is only counted: a text may be made of nothing else.
        if is_stray(character) {
            if problems.is_full() {
                return problems.error(Span::at(offset), "", "");
            }
            let message = format!("Caractère de contrôle U+{code:04X} dans un texte.");
            let help = "Supprimez-le : effacez puis retapez les mots voisins.";
            problems.error(Span::at(offset), message, help);
        } else if is_direction_mark(character) {
            if problems.is_full_of_warnings() {
                return problems.warning(Span::at(offset), "", "");
            }
            let message = format!(
                "Caractère invisible U+{code:04X}, qui change le sens d’écriture, dans un texte."
            );
            let help = "Supprimez-le si le texte n’est pas écrit de droite à gauche.";
            problems.warning(Span::at(offset), message, help);
        }
    }
}

//! What stands between brackets: values, and keys with their values.
//!
//! Never opens or closes a bracket.

use std::borrow::Cow;

use super::excerpt;
use super::parser::{Bracket, Parser};
use super::place::Span;
use super::tree::{Member, MemberKey, Node, Value};

impl<'t> Parser<'t, '_> {
    pub(super) fn list_value(&mut self) -> Node<'t> {
        if self.cursor.is_at_key() {
            let start = self.cursor.at();
            let message = "Il manque une parenthèse « ( » avant cette clé.";
            self.problems().misshapen(Span::at(start));
            self.mended(Span::at(start), message, "Chaque élément de la liste s’écrit « (…) ».");
            return self.group(None, start, true);
        }
        self.value()
    }

    /// Reads `clé: valeur`, or a value alone.
    pub(super) fn entry(&mut self) -> Member<'t> {
        let is_map = self.open.last().is_some_and(|open| open.bracket == Bracket::Curly);
        let is_plain_key = matches!(self.cursor.peek(), Some(b'a'..=b'q' | b's'..=b'z'));
        if !is_plain_key && self.is_at_junk() {
            let start = self.cursor.at();
            self.skip_junk();
            self.blank();
            if !self.cursor.is_at_key() && !self.is_at_text() {
                return Member { key: None, value: Node::broken(Span::at(start)) };
            }
        }
        let key = if !is_plain_key && self.is_at_text() {
            let node = self.value();
            self.blank();
            if !self.colon() {
                return Member { key: None, value: node };
            }
            let Value::Text(text) = node.value else { return Member { key: None, value: node } };
            if !is_map {
                let message = format!("La clé « {} » est entre guillemets.", excerpt(&text));
                self.mended(node.span, message, "Écrivez-la sans guillemets.");
            }
            MemberKey { text, span: node.span }
        } else {
            match self.bare_key(is_map) {
                Some(key) => key,
                None => return Member { key: None, value: self.value() },
            }
        };
        if let Some(open) = self.open.last_mut() {
            open.has_keys = true;
        }
        let value = self.value_of(&key);
        Member { key: Some(key), value }
    }

    fn bare_key(&mut self, is_map: bool) -> Option<MemberKey<'t>> {
        let (start, before) = (self.cursor.at(), self.cursor);
        let word = self.cursor.word();
        if word.is_empty() {
            return None;
        }
        let span = Span::new(start, self.cursor.at());
        let after_word = self.cursor;
        self.blank();
        if self.colon() {
            if is_map {
                self.report_bare_key(word, span);
            }
            return Some(MemberKey { text: Cow::Borrowed(word), span });
        }
        self.cursor = after_word;
        let key = self.key_without_colon(word, span);
        if key.is_none() {
            self.cursor = before;
        }
        key
    }

    /// Reports, once for each map, that a key has no quotes.
    fn report_bare_key(&mut self, word: &str, span: Span) {
        let open = self.open.last_mut();
        if open.is_some_and(|open| !std::mem::replace(&mut open.has_bare_keys, true)) {
            let message = format!("La clé « {} » n’est pas entre guillemets.", excerpt(word));
            let help = "Entre accolades, toutes les clés s’écrivent \"entre guillemets\".";
            self.mended(span, message, help);
        }
    }

    fn value_of(&mut self, key: &MemberKey<'t>) -> Node<'t> {
        self.blank();
        let start = self.cursor.at();
        let is_missing = matches!(self.cursor.peek(), Some(b',' | b';' | b')' | b']' | b'}'))
            || self.cursor.is_at_key();
        if is_missing {
            let message = format!("Il manque la valeur de « {} ».", excerpt(&key.text));
            self.mended(key.span, message, "Écrivez-la après « : », ou supprimez la clé.");
            return Node::broken(Span::at(start));
        }
        self.value()
    }

    /// Takes a colon, or what people write instead.
    fn colon(&mut self) -> bool {
        let start = self.cursor.at();
        let (len, is_colon) = match (self.cursor.peek(), self.cursor.byte(start + 1)) {
            (Some(b':'), Some(b'=')) | (Some(b'='), Some(b'>' | b'=')) => (2, false),
            (Some(b':'), _) => (1, true),
            (Some(b'='), _) => (1, false),
            _ => return false,
        };
        if !is_colon {
            let message = "Une clé et sa valeur sont séparées par « : ».";
            self.mended(Span::at(start), message, "Remplacez ce signe par « : ».");
        }
        self.cursor.go(start + len);
        true
    }
}

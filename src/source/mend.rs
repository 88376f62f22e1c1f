//! What a broken form most likely means: brackets, colons, unquoted texts.
//!
//! Never reads what is well formed. Guesses by what stands around, and by how lines are indented,
//! because that is what an author sees.

use std::borrow::Cow;

use super::cursor::Cursor;
use super::excerpt;
use super::parser::{Bracket, MAX_DEPTH, Open, Parser};
use super::place::Span;
use super::tree::{Key, Node, Value};
use super::words;

/// What to make of a closing bracket of another kind than the one that is open.
#[derive(Clone, Copy)]
enum Closer {
    /// The open bracket was forgotten: this one closes another, further out.
    Forgotten,
    /// Meant for the open bracket.
    WrongKind,
    /// Too much.
    Stray,
}

impl Bracket {
    const fn closer(self) -> char {
        match self {
            Self::Round => ')',
            Self::Square => ']',
            Self::Curly => '}',
        }
    }

    const fn opener(self) -> char {
        match self {
            Self::Round => '(',
            Self::Square => '[',
            Self::Curly => '{',
        }
    }

    /// Tells whether what stands at the cursor may be an element of such brackets.
    fn fits(self, cursor: &Cursor<'_>) -> bool {
        match self {
            Self::Round => cursor.is_at_key(),
            Self::Square => {
                matches!(cursor.peek(), Some(b'(' | b'[' | b'{' | b'"' | b'0'..=b'9'))
            }
            Self::Curly => cursor.peek() == Some(b'"'),
        }
    }
}

impl<'t> Parser<'t, '_> {
    /// Deals with a closing bracket; returns whether the open one is done with.
    pub(super) fn close(&mut self, bracket: Bracket, closer: Bracket) -> bool {
        let start = self.cursor.at();
        if bracket == closer {
            self.cursor.bump();
            return true;
        }
        let (expected, found) = (bracket.closer(), closer.closer());
        let line = self.opened_line();
        match self.judge(closer) {
            Closer::Forgotten => {
                let message = format!(
                    "Il manque « {expected} » avant ce « {found} » : « {} » est ouvert à la ligne \
                     {line}.",
                    bracket.opener()
                );
                self.malformed(Span::at(start), message, &format!("Ajoutez « {expected} »."));
                true
            }
            Closer::WrongKind => {
                let message =
                    format!("Ce « {found} » ferme le « {} » de la ligne {line}.", bracket.opener());
                self.mended(Span::at(start), message, &format!("Remplacez-le par « {expected} »."));
                self.cursor.bump();
                true
            }
            Closer::Stray => {
                let message = format!("Ce « {found} » ne ferme rien.");
                self.mended(Span::at(start), message, "Supprimez-le, ou ajoutez ce qu’il ferme.");
                self.cursor.bump();
                false
            }
        }
    }

    fn judge(&self, closer: Bracket) -> Closer {
        let start = self.cursor.at();
        let mut outwards = self.open.iter().rev();
        let Some(current) = outwards.next() else { return Closer::Stray };
        let parent = outwards.next();
        let enclosing = self.open.iter().rev().skip(1).find(|open| open.bracket == closer);
        if self.cursor.is_first_on_line(start) {
            let indent = self.cursor.indent(start);
            let is_level_with = |open: &Open| self.cursor.indent(open.at) == indent;
            let own = is_level_with(current);
            if enclosing.is_some_and(is_level_with) && !own {
                return Closer::Forgotten;
            }
            if own && !enclosing.is_some_and(is_level_with) {
                return Closer::WrongKind;
            }
        }
        let mut next = self.cursor;
        next.bump();
        next.skip_blank();
        if next.peek() == Some(b',') {
            next.bump();
            next.skip_blank();
        }
        let fits_parent = parent.is_some_and(|open| {
            let closes = next.peek().and_then(Bracket::closed_by) == Some(open.bracket);
            closes || open.bracket.fits(&next)
        });
        match (fits_parent, current.bracket.fits(&next), enclosing) {
            (true, ..) => Closer::WrongKind,
            (false, true, _) => Closer::Stray,
            (false, false, Some(_)) => Closer::Forgotten,
            (false, false, None) => Closer::WrongKind,
        }
    }

    /// Tells, and reports, that the open bracket must have been closed before what comes next.
    pub(super) fn ends_without_closer(&mut self, bracket: Bracket) -> bool {
        let mut outwards = self.open.iter().rev();
        let (Some(current), Some(parent)) = (outwards.next(), outwards.next()) else {
            return false;
        };
        let is_over = match bracket {
            Bracket::Square => {
                parent.bracket == Bracket::Round
                    && self.cursor.is_at_key()
                    && self.cursor.is_first_on_line(self.cursor.at())
                    && self.cursor.indent(self.cursor.at()) <= self.cursor.indent(current.at)
            }
            Bracket::Round => {
                current.has_keys
                    && parent.bracket == Bracket::Square
                    && self.cursor.peek() == Some(b'(')
            }
            Bracket::Curly => false,
        };
        if is_over {
            let start = self.cursor.at();
            let message = format!(
                "Il manque « {} » avant ceci : « {} » est ouvert à la ligne {}.",
                bracket.closer(),
                bracket.opener(),
                self.opened_line()
            );
            self.malformed(Span::at(start), message, "Ajoutez-le à la fin de l’élément précédent.");
        }
        is_over
    }

    /// Reports, once, the brackets that the end of the text leaves open.
    pub(super) fn report_unclosed(&mut self) {
        let Some(innermost) = self.open.iter().rev().find(|open| !open.is_implied).copied() else {
            return;
        };
        let others = self.open.iter().filter(|open| !open.is_implied).count() - 1;
        let also = match others {
            0 => String::new(),
            1 => ", ainsi qu’un autre avant lui".to_owned(),
            _ => format!(", ainsi que {others} autres avant lui"),
        };
        let message = format!(
            "Le fichier s’arrête avant la fin : le « {} » ouvert à la ligne {} n’est pas refermé{also}.",
            innermost.bracket.opener(),
            self.problems().line(Span::at(innermost.at)),
        );
        let help = format!(
            "Ajoutez « {} » à la fin de cet élément, ou reprenez une copie entière du fichier.",
            innermost.bracket.closer()
        );
        self.malformed(Span::at(innermost.at), message, &help);
        self.give_up();
    }

    /// Reports brackets inside brackets without end, and skips them.
    pub(super) fn skip_too_deep(&mut self) {
        let start = self.cursor.at();
        let message = format!(
            "Plus de {MAX_DEPTH} parenthèses ou crochets sont ouverts les uns dans les autres."
        );
        let help = "Vérifiez que c’est le bon fichier : une grille en demande moins de dix.";
        self.malformed(Span::at(start), message, help);
        let mut depth = 0_usize;
        while let Some(byte) = self.cursor.peek() {
            self.cursor.bump_char();
            if Bracket::opened_by(byte).is_some() {
                depth += 1;
            } else if Bracket::closed_by(byte).is_some() {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return;
                }
            }
        }
        self.give_up();
    }

    /// Tells whether the word just read is a key whose colon was forgotten, or a key in two words.
    pub(super) fn key_without_colon(&mut self, word: &'t str, span: Span) -> Option<Key<'t>> {
        let mut next = self.cursor;
        next.skip_spaces();
        let has_keys = self.open.last().is_some_and(|open| open.has_keys);
        let after = Span::at(self.cursor.at());
        let is_text = matches!(next.peek(), Some(b'"' | b'[' | b'{'));
        if is_text || (has_keys && next.peek() == Some(b'(')) {
            let message = format!("Il manque « : » après « {} ».", excerpt(word));
            self.mended(after, message, "Une clé et sa valeur s’écrivent « clé: valeur ».");
            return Some(Key { text: Cow::Borrowed(word), span });
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
            self.mended(span, message, "Les clés s’écrivent en un mot, avec « _ » au besoin.");
            next.bump();
            self.cursor = next;
            let span = Span::new(span.offset(), end);
            return Some(Key { text: Cow::Owned(format!("{word}_{second}")), span });
        }
        if matches!(words::classify(second), Value::Integer(_) | Value::Flag(_)) {
            let message = format!("Il manque « : » après « {} ».", excerpt(word));
            self.mended(after, message, "Une clé et sa valeur s’écrivent « clé: valeur ».");
            return Some(Key { text: Cow::Borrowed(word), span });
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
            _ => (Span::new(start, self.cursor.at()), value),
        };
        Node::new(span, node_value)
    }

    /// Reads `5 640`, which should be `5640`.
    fn spaced_number(&mut self, start: usize, first: Value<'t>) -> Node<'t> {
        let mut next = self.cursor;
        while next.peek().is_some_and(|byte| !b"\n\r,)]}".contains(&byte)) {
            next.skip_spaces();
            if next.word().is_empty() {
                break;
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
            Err(_) => Node::new(Span::new(start, self.cursor.at()), first),
        }
    }

    /// Reads a text whose quotes were forgotten: up to the end of its line, or of its element.
    fn unquoted(&mut self, start: usize) -> Node<'t> {
        self.cursor.go(start);
        let line = self.cursor.slice(start, self.cursor.line_end());
        let before_key = line.match_indices(',').map(|(index, _)| index).find(|index| {
            let mut next = self.cursor;
            next.go(start + index + 1);
            next.skip_spaces();
            next.is_at_key()
        });
        let mut text = line.get(..before_key.unwrap_or(line.len())).unwrap_or(line);
        text = text.trim_end_matches([' ', ',', ';', '"', '\t']);
        let mut extra = text.matches(')').count().saturating_sub(text.matches('(').count());
        while extra > 0 && text.ends_with([')', ']', ' ', ',']) {
            extra -= usize::from(text.ends_with(')'));
            text = text.get(..text.len() - 1).unwrap_or_default();
        }
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
        let character = self.cursor.peek_char().unwrap_or_default();
        let code = u32::from(character);
        let message = if character.is_control() {
            format!("Caractère de contrôle U+{code:04X} inattendu.")
        } else {
            format!("Caractère « {character} » (U+{code:04X}) inattendu.")
        };
        self.mended(Span::at(start), message, "Supprimez-le, ou mettez le texte entre guillemets.");
        while let Some(byte) = self.cursor.peek() {
            let begins_value = matches!(byte, b'"' | b'(' | b'[' | b'{')
                || words::end(self.cursor.text(), self.cursor.at()) > self.cursor.at()
                || self.is_at_foreign_quote();
            if begins_value {
                return self.value();
            }
            if matches!(byte, b'\n' | b',' | b';' | b':' | b')' | b']' | b'}') {
                break;
            }
            self.cursor.bump_char();
        }
        Node::broken(Span::new(start, self.cursor.at()))
    }

    fn opened_line(&self) -> u32 {
        self.problems().line(Span::at(self.open.last().map_or(0, |open| open.at)))
    }
}

//! Text → tree. A broken form is reported, mended and read on.
//!
//! Depth is bounded, every turn of a loop moves on, and the reading gives up once
//! [`Problems::MAX_SHOWN`] errors are told: linear time and a small stack whatever the text.

use super::characters;
use super::cursor::TextCursor;
use super::limits::Limits;
use super::place::Span;
use super::problems::Problems;
use super::tree::{Node, Value};
use super::words;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// What opens and closes a value that holds others.
pub(super) enum Bracket {
    /// `( )`: a list without names, or fields.
    Round,
    /// `[ ]`: a list.
    Square,
    /// `{ }`: a map.
    Curly,
}

/// A bracket that waits for its other half.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenBracket {
    /// Its kind.
    pub(super) bracket: Bracket,
    /// Offset where it opens.
    pub(super) at: usize,
    /// Not written: what it holds was found without it.
    pub(super) is_implied: bool,
    /// What it holds has names.
    pub(super) has_keys: bool,
    /// A map with a key lacking its quotes, told once.
    pub(super) has_bare_keys: bool,
    /// Something in it could not be read: what is missing is not told as well.
    pub(super) is_damaged: bool,
}

/// Reads values one after another, and mends what it can.
pub(super) struct Parser<'t, 'p> {
    /// Where reading stands.
    pub(super) cursor: TextCursor<'t>,
    /// Brackets that wait for their other half, the outermost first.
    pub(super) open: Vec<OpenBracket>,
    problems: &'p Problems<'t>,
    /// Lets texts be taken as they are.
    pub(super) is_plain: bool,
    /// The text has escapes to resolve.
    pub(super) has_backslashes: bool,
    nodes: usize,
    last_malformed: Option<usize>,
    has_given_up: bool,
}

/// Returns the tree of a text, or nothing when there is none to speak of.
pub(super) fn parse<'t>(text: &'t str, problems: &Problems<'t>) -> Option<Node<'t>> {
    let mut parser = Parser {
        cursor: TextCursor::new(text),
        open: Vec::new(),
        problems,
        is_plain: characters::is_plain(text),
        has_backslashes: text.contains('\\'),
        nodes: 0,
        last_malformed: None,
        has_given_up: false,
    };
    parser.blank();
    let mut root = parser.root()?;
    parser.blank();
    if parser.cursor.peek().is_some() {
        let span = Span::at(parser.cursor.at());
        let message = "Le contenu est terminé, mais le fichier continue.";
        let help = "Supprimez ce qui suit, ou une parenthèse fermée trop tôt plus haut.";
        parser.malformed(span, message, help);
        problems.misshapen(span);
        root.is_damaged = true;
    }
    Some(root)
}

impl Bracket {
    pub(super) const fn opened_by(byte: u8) -> Option<Self> {
        match byte {
            b'(' => Some(Self::Round),
            b'[' => Some(Self::Square),
            b'{' => Some(Self::Curly),
            _ => None,
        }
    }

    pub(super) const fn closed_by(byte: u8) -> Option<Self> {
        match byte {
            b')' => Some(Self::Round),
            b']' => Some(Self::Square),
            b'}' => Some(Self::Curly),
            _ => None,
        }
    }
}

impl<'t> Parser<'t, '_> {
    /// Reports a broken form after which the enclosing brackets may lack something.
    pub(super) fn malformed(&mut self, span: Span, message: impl Into<String>, help: &str) {
        if let Some(open) = self.open.last_mut() {
            open.is_damaged = true;
        }
        self.mended(span, message, help);
    }

    /// Reports a broken form whose meaning is clear all the same.
    pub(super) fn mended(&mut self, span: Span, message: impl Into<String>, help: &str) {
        if self.has_given_up || self.last_malformed == Some(span.offset()) {
            return;
        }
        self.last_malformed = Some(span.offset());
        self.problems.malformed(span, message, help);
        if self.problems.is_full() {
            self.give_up();
        }
    }

    pub(super) const fn problems(&self) -> &Problems<'t> {
        self.problems
    }

    /// Stops reading: what follows would only be told wrongly.
    pub(super) fn give_up(&mut self) {
        self.has_given_up = true;
        self.cursor.go_to_end();
        for open in &mut self.open {
            open.is_damaged = true;
        }
    }

    /// Skips spaces and remarks.
    pub(super) fn blank(&mut self) {
        loop {
            if let Some(start) = self.cursor.skip_blank() {
                let message = "La remarque ouverte ici par « /* » n’est jamais refermée.";
                self.malformed(Span::at(start), message, "Ajoutez « */ » à la fin de la remarque.");
                return self.give_up();
            }
            if self.cursor.peek() != Some(b'#') {
                return;
            }
            let (start, end) = (self.cursor.at(), self.cursor.line_end());
            let is_head = self.open.is_empty() && self.cursor.rest().starts_with("#![");
            if !is_head {
                let help = "Commencez la remarque par « // ».";
                self.mended(Span::at(start), "Une remarque ne commence pas par « # ».", help);
            }
            self.cursor.go(end);
        }
    }

    fn root(&mut self) -> Option<Node<'t>> {
        let start = self.cursor.at();
        let mut ahead = self.cursor;
        let is_named = !ahead.word().is_empty() && {
            ahead.skip_blank();
            ahead.peek() == Some(b'(')
        };
        if self.cursor.is_at_key() {
            let message = "Le contenu du fichier n’est pas entre parenthèses.";
            let help = "Commencez par un nom et une parenthèse, par exemple « Grille( », et \
                        terminez par « ) ».";
            self.mended(Span::at(start), message, help);
            return Some(self.group(None, start, true));
        }
        if is_named || self.cursor.peek().is_some_and(|byte| Bracket::opened_by(byte).is_some()) {
            return Some(self.value());
        }
        let message = match (self.cursor.peek(), self.cursor.text().trim()) {
            (Some(_), _) => "Le fichier ne commence pas comme un fichier de Jalons.",
            (None, "") => "Le fichier est vide.",
            (None, _) => "Le fichier ne contient que des remarques.",
        };
        let help = "Un fichier de Jalons commence par un nom et une parenthèse, par exemple \
                    « Grille( » ou « Dossier( ».";
        self.malformed(Span::at(start), message, help);
        None
    }

    pub(super) fn value(&mut self) -> Node<'t> {
        let start = self.cursor.at();
        self.nodes += 1;
        if self.nodes > self.problems.limits().values {
            let help = "Vérifiez que c’est le bon fichier.";
            self.malformed(Span::at(start), "Le fichier contient trop de valeurs.", help);
            self.give_up();
        }
        match self.cursor.peek() {
            None => Node::broken(Span::at(start)),
            Some(b'"') => self.quoted(),
            Some(b'r') if self.is_at_raw() => self.raw_quoted(),
            Some(b'(') => self.group(None, start, false),
            Some(b'[') => self.list(start),
            Some(b'{') => self.map(start),
            Some(b',' | b';' | b':' | b'=' | b')' | b']' | b'}') => {
                let help = "Écrivez la valeur, ou supprimez ce qui l’annonce.";
                self.malformed(Span::at(start), "Il manque une valeur ici.", help);
                Node::broken(Span::at(start))
            }
            Some(_) if words::end(self.cursor.text(), start) > start => self.word_value(start),
            Some(_) if self.is_at_foreign_quote() => self.foreign_quoted(),
            Some(_) => self.junk(start),
        }
    }

    /// Reads a group; an implied one has no opening bracket.
    pub(super) fn group(
        &mut self,
        name: Option<&'t str>,
        start: usize,
        is_implied: bool,
    ) -> Node<'t> {
        let (items, is_damaged) = self.enclosed(Bracket::Round, is_implied, Self::entry);
        let span = Span::new(start, self.cursor.at());
        Node { span, is_damaged, value: Value::Group { name, items } }
    }

    fn list(&mut self, start: usize) -> Node<'t> {
        let (nodes, is_damaged) = self.enclosed(Bracket::Square, false, Self::list_value);
        Node { span: Span::new(start, self.cursor.at()), is_damaged, value: Value::List(nodes) }
    }

    fn map(&mut self, start: usize) -> Node<'t> {
        let (items, is_damaged) = self.enclosed(Bracket::Curly, false, Self::entry);
        Node { span: Span::new(start, self.cursor.at()), is_damaged, value: Value::Map(items) }
    }

    /// Reads everything between a bracket and its other half.
    fn enclosed<T>(
        &mut self,
        bracket: Bracket,
        is_implied: bool,
        read: fn(&mut Self) -> T,
    ) -> (Vec<T>, bool) {
        let at = self.cursor.at();
        if self.open.len() >= Limits::DEPTH {
            self.skip_too_deep();
            return (Vec::new(), true);
        }
        self.open.push(OpenBracket {
            bracket,
            at,
            is_implied,
            has_keys: false,
            has_bare_keys: false,
            is_damaged: false,
        });
        if !is_implied {
            self.cursor.bump();
        }
        let mut items = Vec::new();
        while let Some(byte) = self.next_in_brackets() {
            let before = self.cursor.at();
            if byte == b',' {
                let help = "Supprimez l’une des virgules.";
                self.mended(Span::at(before), "Cette virgule est en trop.", help);
                self.cursor.bump();
            } else if let Some(closer) = Bracket::closed_by(byte) {
                if self.close(bracket, closer) {
                    break;
                }
            } else if self.ends_without_closer(bracket) {
                break;
            } else {
                items.push(read(self));
                self.separator(before);
            }
            if self.cursor.at() == before {
                self.cursor.bump_char();
            }
        }
        let is_damaged = self.open.pop().is_none_or(|open| open.is_damaged);
        (items, is_damaged)
    }

    /// Returns the next byte that is not blank; at the end of the text, reports the open brackets.
    fn next_in_brackets(&mut self) -> Option<u8> {
        if self.has_given_up {
            self.cursor.go_to_end();
        }
        self.blank();
        let next = self.cursor.peek();
        if next.is_none() {
            self.report_unclosed();
        }
        next
    }

    fn separator(&mut self, item_start: usize) {
        let end = self.cursor.at();
        self.blank();
        match self.cursor.peek() {
            Some(b',') => self.cursor.bump(),
            Some(b';') => {
                let help = "Écrivez une virgule.";
                self.mended(
                    Span::at(self.cursor.at()),
                    "Un point-virgule ne sépare rien ici.",
                    help,
                );
                self.cursor.bump();
            }
            None | Some(b')' | b']' | b'}') => {}
            Some(_) if self.last_malformed.is_some_and(|offset| offset >= item_start) => {}
            Some(_) => {
                let help = "Ajoutez une virgule à cet endroit.";
                self.mended(Span::at(end), "Il manque une virgule.", help);
            }
        }
    }
}

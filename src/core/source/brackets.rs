//! Brackets that do not fit: forgotten, too many, of another kind, without end.
//!
//! Never reads a value. Guesses by what stands around, and by how lines are indented, because that
//! is what an author sees.

use super::cursor::TextCursor;
use super::limits::Limits;
use super::parser::{Bracket, OpenBracket, Parser};
use super::place::Span;

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
    fn fits(self, cursor: &TextCursor<'_>) -> bool {
        match self {
            Self::Round => cursor.is_at_key(),
            Self::Square => {
                matches!(cursor.peek(), Some(b'(' | b'[' | b'{' | b'"' | b'0'..=b'9'))
            }
            Self::Curly => cursor.peek() == Some(b'"'),
        }
    }
}

impl Parser<'_, '_> {
    /// Deals with a closing bracket; returns whether the open one is done with.
    pub(super) fn close(&mut self, bracket: Bracket, closer: Bracket) -> bool {
        let start = self.cursor.at();
        if bracket == closer {
            self.cursor.bump();
            return true;
        }
        let (expected, found) = (bracket.closer(), closer.closer());
        let line = self.opened_line();
        self.problems().misshapen(Span::at(start));
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
                let message = format!(
                    "Ce « {found} » ne va pas avec le « {} » ouvert à la ligne {line}.",
                    bracket.opener()
                );
                self.mended(Span::at(start), message, &format!("Remplacez-le par « {expected} »."));
                self.cursor.bump();
                true
            }
            Closer::Stray => {
                let message = format!("Ce « {found} » ne ferme rien.");
                self.mended(Span::at(start), message, "Supprimez-le, ou ajoutez ce qu’il ferme.");
                self.cursor.bump();
                self.blank();
                if self.cursor.peek() == Some(b',') {
                    self.cursor.bump();
                }
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
            let is_level_with = |open: &OpenBracket| self.cursor.indent(open.at) == indent;
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
            let ends_parent = next.peek().and_then(Bracket::closed_by) == Some(open.bracket);
            ends_parent || open.bracket.fits(&next)
        });
        match (fits_parent, current.bracket.fits(&next), enclosing) {
            (true, ..) | (false, false, None) => Closer::WrongKind,
            (false, true, _) => Closer::Stray,
            (false, false, Some(_)) => Closer::Forgotten,
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
            self.problems().misshapen(Span::at(start));
            let next = match bracket {
                Bracket::Round => "cette parenthèse",
                Bracket::Square | Bracket::Curly => "cette clé",
            };
            let message = format!(
                "Il manque « {} » avant {next} : « {} » est ouvert à la ligne {}.",
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
        self.problems().misshapen(Span::at(innermost.at));
        self.malformed(Span::at(innermost.at), message, &help);
        self.give_up();
    }

    /// Reports brackets inside brackets without end, and skips them.
    pub(super) fn skip_too_deep(&mut self) {
        let start = self.cursor.at();
        let message = format!(
            "Plus de {} parenthèses ou crochets sont ouverts les uns dans les autres.",
            Limits::DEPTH
        );
        let help = "Vérifiez que c’est le bon fichier : une grille en demande moins de dix.";
        self.problems().misshapen(Span::at(start));
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

    fn opened_line(&self) -> u32 {
        self.problems().line(Span::at(self.open.last().map_or(0, |open| open.at)))
    }
}

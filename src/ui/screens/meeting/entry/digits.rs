//! What digits say of a criterion while paper is copied.

use super::legend::{NO_ANSWER, NOT_APPLICABLE, UNKNOWN, is_wide};
use crate::dossier::Vote;
use crate::grid::{Criterion, Scale};
use crate::ui::keys::level_at;

/// The digits of one answer. Where a level has two, one of them may come alone: nothing waits for time,
/// since a hand that copies is faster or slower than any clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct Digits {
    first: Option<usize>,
}

/// An answer, or why it is none.
pub type DigitAnswer = Result<Option<Vote>, String>;

impl Digits {
    /// Takes a digit: a level, or the first digit of one that has two; else what it stands for where the
    /// scale leaves it free. Nothing comes of it while a second digit may follow.
    pub fn read(&mut self, digit: usize, criterion: &Criterion) -> Option<DigitAnswer> {
        let scale = &criterion.scale;
        let first = self.first.take();
        if first.is_none() && digit <= 1 && has_two_digits(scale) {
            self.first = Some(digit);
            return None;
        }
        let number = first.map_or(digit, |first| 10 * first + digit);
        Some(match (level_at(number, scale), number) {
            (Some(level), _) => Ok(Some(Vote::Level(level))),
            (None, NO_ANSWER) if !is_wide(scale) => Ok(None),
            (None, UNKNOWN) if !is_wide(scale) => Ok(Some(Vote::Unknown)),
            (None, NOT_APPLICABLE) if !is_wide(scale) => set_aside(criterion),
            (None, number) => Err(format!("{number} n’est pas une réponse.")),
        })
    }

    /// Returns the digit that waits for another.
    pub const fn waiting(self) -> Option<usize> {
        self.first
    }

    /// Forgets the digit that waits; tells whether one did.
    pub const fn forget(&mut self) -> bool {
        self.first.take().is_some()
    }

    /// Returns the level of the digit that waits: no other will follow.
    pub fn end(&mut self, criterion: &Criterion) -> Option<Vote> {
        level_at(self.first.take()?, &criterion.scale).map(Vote::Level)
    }
}

/// Says that a criterion does not concern the team, where it may be said.
pub fn set_aside(criterion: &Criterion) -> DigitAnswer {
    if criterion.allows_not_applicable {
        return Ok(Some(Vote::NotApplicable));
    }
    let code = &criterion.code;
    Err(fr!("{code} ne peut pas être sans objet : ce critère concerne toutes les équipes."))
}

/// Tells whether some level of a scale is typed with two digits.
fn has_two_digits(scale: &Scale) -> bool {
    scale.highest().number() > 9
}

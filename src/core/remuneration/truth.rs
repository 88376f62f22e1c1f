//! Whether a condition is true of the answers, when some of them are not known.

use super::condition::{Condition, QuestionIndex};
use super::inputs::{Inputs, KnownAnswer};
use super::questions::Question;

/// Whether something is true, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// No.
    False,
    /// An answer is missing.
    Unknown,
    /// Yes.
    True,
}

impl From<bool> for Truth {
    fn from(is_true: bool) -> Self {
        if is_true { Self::True } else { Self::False }
    }
}

impl Inputs<'_> {
    /// Tells whether a question is to be asked, as far as is known.
    pub fn is_asked(&self, question: &Question) -> bool {
        question.period.contains(self.year) && question.asked_if.truth(self) != Truth::False
    }
}

impl Condition {
    /// Tells whether this is true of the answers.
    pub fn truth(&self, inputs: &Inputs<'_>) -> Truth {
        self.fold(&|condition| condition.own_truth(inputs))
    }

    /// Tells whether this could be made true by the team, answers it cannot change kept.
    pub(super) fn is_within_reach(&self, inputs: &Inputs<'_>) -> bool {
        let reach = |condition: &Self| match condition.question() {
            Some(question) if inputs.is_given(question) => {
                Truth::from(condition.own_truth(inputs) == Truth::True)
            }
            Some(_) | None => Truth::True,
        };
        self.fold(&reach) == Truth::True
    }

    /// Tells whether this belongs to a reading of the texts other than the one taken.
    pub(super) fn is_read_otherwise(&self, inputs: &Inputs<'_>) -> bool {
        let reading = |condition: &Self| match condition.question() {
            Some(question) if inputs.is_option(question) => condition.own_truth(inputs),
            Some(_) | None => Truth::True,
        };
        self.fold(&reading) == Truth::False
    }

    /// Adds the questions without an answer on which this hangs.
    pub(super) fn missing(&self, inputs: &Inputs<'_>, missing: &mut Vec<QuestionIndex>) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts.iter().filter(|part| part.truth(inputs) == Truth::Unknown) {
                    part.missing(inputs, missing);
                }
            }
            Self::Always
            | Self::Flag(..)
            | Self::Chosen(..)
            | Self::Contains(..)
            | Self::AtLeast(..) => {
                missing.extend(self.question().filter(|q| inputs.get(*q).is_none()));
            }
        }
    }

    fn fold(&self, leaf: &impl Fn(&Self) -> Truth) -> Truth {
        match self {
            Self::All(parts) => parts.iter().map(|p| p.fold(leaf)).min().unwrap_or(Truth::True),
            Self::Any(parts) => parts.iter().map(|p| p.fold(leaf)).max().unwrap_or(Truth::False),
            Self::Always
            | Self::Flag(..)
            | Self::Chosen(..)
            | Self::Contains(..)
            | Self::AtLeast(..) => leaf(self),
        }
    }

    fn own_truth(&self, inputs: &Inputs<'_>) -> Truth {
        let Some(question) = self.question() else { return Truth::True };
        let Some(known) = inputs.get(question) else { return Truth::Unknown };
        match (self, known) {
            (Self::Flag(_, wanted), KnownAnswer::Flag(flag)) => (wanted == flag).into(),
            (Self::Chosen(_, wanted), KnownAnswer::Choice(choice)) => (wanted == choice).into(),
            (Self::Contains(_, wanted), KnownAnswer::Set(set)) => set.contains(wanted).into(),
            (Self::AtLeast(_, least), _) => match inputs.number(question) {
                Some(number) => (number >= *least).into(),
                None => Truth::Unknown,
            },
            (
                Self::Always
                | Self::Flag(..)
                | Self::Chosen(..)
                | Self::Contains(..)
                | Self::All(_)
                | Self::Any(_),
                _,
            ) => Truth::False,
        }
    }
}

//! What the team agreed on one criterion, why, and how it was decided.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::grid::{Level, Observed};

/// What the team says of one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CriterionEntry {
    /// The agreed answer; `None` while unanswered, which is not zero.
    pub answer: Option<Answer>,
    /// What was observed, for a criterion whose level follows from it.
    pub observed: Option<Observed>,
    /// Why, in the team's words.
    pub comment: String,
    /// The level aimed at.
    pub target: Option<Level>,
    /// Which of the proofs the grid expects the team says it holds, in the grid's words.
    pub held_proofs: BTreeSet<String>,
    /// What some still think, when they asked for it to be written.
    pub minority: String,
    /// When and how it was decided, in a meeting or after an improvement; `None` when the answer was
    /// simply entered.
    pub decided: Option<Decided>,
}

/// A text of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum EntryText {
    /// [`CriterionEntry::comment`].
    Comment,
    /// [`CriterionEntry::minority`].
    Minority,
}

/// An agreed answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This level and all lower ones are true.
    Level(Level),
    /// *Sans objet*: leaves the denominator, and says why.
    NotApplicable {
        /// Never empty.
        reason: String,
    },
    /// *Ne sait pas*: an answer, without a level.
    Unknown,
    /// *Pas d’accord à ce jour*: the level is uncertain, somewhere between these two.
    Disputed {
        /// The lowest level somebody holds for true.
        low: Level,
        /// The highest one, above [`Self::Disputed::low`].
        high: Level,
    },
}

impl Answer {
    /// Returns the agreed level, when there is one.
    pub const fn level(&self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(*level),
            Self::NotApplicable { .. } | Self::Unknown | Self::Disputed { .. } => None,
        }
    }

    /// Tells it in a few words: "niveau 2", "sans objet", "pas d’accord, entre 1 et 3".
    pub fn words(&self) -> String {
        match self {
            Self::Level(level) => fr!("niveau~{level}"),
            Self::NotApplicable { .. } => "sans objet".to_owned(),
            Self::Unknown => "ne sait pas".to_owned(),
            Self::Disputed { low, high } => {
                format!("pas d’accord à ce jour, entre {low} et {high}")
            }
        }
    }

    /// Returns the band an uncertain level lies in.
    pub const fn band(&self) -> Option<(Level, Level)> {
        match self {
            Self::Disputed { low, high } => Some((*low, *high)),
            Self::Level(_) | Self::NotApplicable { .. } | Self::Unknown => None,
        }
    }
}

impl EntryText {
    /// Every text, in the order they are asked.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns its name as the person reads it in a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Comment => "commentaire",
            Self::Minority => "avis minoritaire",
        }
    }

    /// Returns the word between its name and that of its criterion: "commentaire de A2".
    pub(super) const fn link(self) -> &'static str {
        match self {
            Self::Comment => "de",
            Self::Minority => "sur",
        }
    }

    /// Returns the text.
    pub fn read(self, entry: &CriterionEntry) -> &str {
        match self {
            Self::Comment => &entry.comment,
            Self::Minority => &entry.minority,
        }
    }

    /// Returns the text, to be written in.
    pub(super) const fn of(self, entry: &mut CriterionEntry) -> &mut String {
        match self {
            Self::Comment => &mut entry.comment,
            Self::Minority => &mut entry.minority,
        }
    }
}

impl CriterionEntry {
    /// Tells whether nothing at all has been said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the team decides on one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The level, *sans objet*, or no agreement to this day.
    pub answer: Answer,
    /// What was observed, where the level follows from it; `None` when the team decided by the level.
    pub observed: Option<Observed>,
    /// Why, in one sentence; `None` leaves [`CriterionEntry::comment`] as it is.
    pub reason: Option<String>,
    /// What some still think, when they ask for it to be written; `None` leaves
    /// [`CriterionEntry::minority`] as it is.
    pub minority: Option<String>,
    /// When and how.
    pub decided: Decided,
}

impl Decision {
    /// Returns the texts that take the place of the entry's.
    pub(super) fn texts(&self) -> impl Iterator<Item = (EntryText, &String)> {
        EntryText::ALL.iter().filter_map(|which| {
            let said = match which {
                EntryText::Comment => &self.reason,
                EntryText::Minority => &self.minority,
            };
            Some((*which, said.as_ref()?))
        })
    }
}

/// When and how a decision was taken, in a meeting or after an improvement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The day.
    pub on: Date,
    /// How.
    pub how: How,
}

/// How a decision was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Accepted with others, nobody objecting.
    Together,
    /// Discussed on its own.
    Discussed,
    /// Answered again once an improvement was done, outside a meeting.
    Reassessed,
}

//! What one person says of one criterion, and how many said what.

use std::collections::BTreeMap;

use crate::grid::{CriterionId, Level};

/// What a ballot says, by criterion.
pub type Opinions = BTreeMap<CriterionId, Opinion>;

/// What one person says of one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opinion {
    /// The answer, if any.
    pub vote: Option<Vote>,
    /// Why, in the person's words.
    pub comment: String,
}

/// One person's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vote {
    /// This level and all lower ones are true.
    Level(Level),
    /// *Sans objet*.
    NotApplicable,
    /// *Ne sait pas*.
    Unknown,
}

/// How many gave each answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By level, lowest first.
    pub levels: [u32; Level::COUNT],
    /// *Sans objet*.
    pub not_applicable: u32,
    /// *Ne sait pas*.
    pub unknown: u32,
}

impl Tally {
    /// Counts votes.
    pub fn of(votes: impl IntoIterator<Item = Vote>) -> Self {
        let mut tally = Self::default();
        for vote in votes {
            match vote {
                Vote::Level(level) => {
                    if let Some(count) = tally.levels.get_mut(usize::from(level.number())) {
                        *count += 1;
                    }
                }
                Vote::NotApplicable => tally.not_applicable += 1,
                Vote::Unknown => tally.unknown += 1,
            }
        }
        tally
    }

    /// Returns how many gave this level.
    pub fn count(&self, level: Level) -> u32 {
        self.levels.get(usize::from(level.number())).copied().unwrap_or(0)
    }

    /// Returns how many gave a level.
    pub fn levelled(&self) -> u32 {
        self.levels.iter().sum()
    }

    /// Returns how many answered in any way.
    pub fn voices(&self) -> u32 {
        self.levelled() + self.not_applicable + self.unknown
    }
}

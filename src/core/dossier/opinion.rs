//! What one person says of one criterion, and how many said what.

use std::collections::BTreeMap;

use crate::grid::{Criterion, CriterionId, Level, Observed};

/// What a ballot says, by criterion.
pub type Opinions = BTreeMap<CriterionId, Opinion>;

/// What one person says of one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opinion {
    /// The answer, if any.
    pub vote: Option<Vote>,
    /// Why, in the person's words.
    pub comment: String,
    /// What was observed, for a criterion whose level follows from it.
    pub observed: Option<Observed>,
}

impl Criterion {
    /// Tells whether a person can say this of it: a level of its scale, or what it asks to observe
    /// with the level that follows from it.
    pub fn can_be_said(&self, opinion: &Opinion) -> bool {
        let is_known = match opinion.vote {
            Some(Vote::Level(level)) => self.scale.has(level),
            Some(Vote::NotApplicable | Vote::Unknown) | None => true,
        };
        let follows = |observed: &Observed| {
            let level = self.level_of(observed).map(Vote::Level);
            self.allows(observed) && opinion.vote == level
        };
        is_known && opinion.observed.as_ref().is_none_or(follows)
    }
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By level, lowest first; a level nobody gave is not in it.
    pub levels: BTreeMap<Level, u32>,
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
                Vote::Level(level) => *tally.levels.entry(level).or_default() += 1,
                Vote::NotApplicable => tally.not_applicable += 1,
                Vote::Unknown => tally.unknown += 1,
            }
        }
        tally
    }

    /// Returns how many gave this level.
    pub fn count(&self, level: Level) -> u32 {
        self.levels.get(&level).copied().unwrap_or(0)
    }

    /// Returns how many gave a level.
    pub fn levelled(&self) -> u32 {
        self.levels.values().sum()
    }

    /// Returns how many answered in any way.
    pub fn voices(&self) -> u32 {
        self.levelled() + self.not_applicable + self.unknown
    }
}

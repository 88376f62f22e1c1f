//! What is assessed: a grid of domains and criteria, valid by construction.
//!
//! A [`Grid`] only exists once its file has been read without error ([`file::read`]), so nobody
//! after that asks whether a reference resolves or a level has its sentence.
//!
//! Never touches a file and never knows an answer.

#![warn(clippy::wildcard_enum_match_arm)]

mod compare;
mod extent;
pub mod file;
mod fingerprint;
mod level;
mod version;

use std::collections::HashMap;
use std::fmt;

use jiff::civil::Date;
use strum::IntoEnumIterator as _;

pub use self::compare::{CriterionChange, GridDifference, WholeChange, compare, difference_words};
pub use self::extent::Extent;
pub use self::level::{HOW_TO_CHOOSE, HOW_TO_READ, IN_DOUBT, Level, ParseLevelError};
pub use self::version::Version;

/// Names a grid for ever, whatever its version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GridId(pub String);

/// Names a criterion for ever inside its grid; never reused for another meaning.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CriterionId(pub String);

impl fmt::Display for GridId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for CriterionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A maturity grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Stable name, the same for every version.
    pub id: GridId,
    /// `major.minor.patch`; a major change breaks the series.
    pub version: Version,
    /// Title shown to people.
    pub title: String,
    /// Form of structure it is written for, such as `MSP`.
    pub structure: String,
    /// Language of its texts, such as `fr`.
    pub language: String,
    /// Where it comes from.
    pub source: String,
    /// Under which terms it may be used.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// From when it applies.
    pub effective_date: Date,
    /// Names and general meaning of the five levels, from 0 to 4.
    pub scale: [ScaleLevel; Level::COUNT],
    /// How answers become scores.
    pub scoring: Scoring,
    /// ACI indicators the criteria may point to.
    pub indicators: Vec<LinkTarget>,
    /// At least one domain.
    pub domains: Vec<Domain>,
}

/// One step of the scale, in general terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleLevel {
    /// Short name: "Structuré".
    pub name: String,
    /// General meaning.
    pub definition: String,
}

/// How a grid turns answers into scores. The mean is always the weighted mean of agreed levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scoring {
    /// Share of the applicable criteria, in percent, that must have a level before a mean is shown.
    pub minimum_coverage_percent: u8,
    /// Steps reached by the whole, lowest first.
    pub gates: Vec<Gate>,
}

/// "Level n is reached if every *socle* criterion is at least at level m."
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The step this gate opens.
    pub level: Level,
    /// What every *socle* criterion must have at least.
    pub socle_at_least: Level,
}

/// An ACI indicator that criteria may support. A level never claims that it is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkTarget {
    /// Stable name used by links.
    pub id: String,
    /// Official name.
    pub name: String,
}

/// A group of criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Stable name.
    pub id: String,
    /// Shown code: "A".
    pub code: String,
    /// Full title.
    pub title: String,
    /// One or two words for charts.
    pub short_title: String,
    /// At least one criterion.
    pub criteria: Vec<Criterion>,
}

/// One thing a team assesses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Stable name, never reused.
    pub id: CriterionId,
    /// Raised by the author when the meaning changes: levels before and after no longer compare.
    pub meaning: u32,
    /// Shown code: "A2".
    pub code: String,
    /// Title.
    pub title: String,
    /// The question put to the team.
    pub question: String,
    /// How much it counts in a mean; at least 1.
    pub weight: u32,
    /// Rests on the ACI's *socle* and prerequisite indicators; gates look at these.
    pub is_socle: bool,
    /// Too delicate for an open vote.
    pub is_sensitive: bool,
    /// The narrowest path that goes through it.
    pub extent: Extent,
    /// May be declared *sans objet*.
    pub allows_not_applicable: bool,
    /// One observable sentence per level; [`HOW_TO_CHOOSE`] says how they add up.
    pub levels: [LevelText; Level::COUNT],
    /// Proofs that show it.
    pub proofs: Vec<String>,
    /// ACI indicators it supports.
    pub links: Vec<Link>,
    /// Axis of the HAS matrix it belongs to.
    pub has_axis: Option<String>,
}

/// What a level looks like for one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelText {
    /// The sentence one can observe.
    pub sentence: String,
    /// A first small step to the next level.
    pub first_step: Option<String>,
}

/// "Supports this indicator, from this level."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `Indicator::id` of the same grid.
    pub indicator: String,
    /// Level from which it helps.
    pub from_level: Level,
}

impl Grid {
    /// Returns every criterion with its domain, in reading order.
    pub fn criteria(&self) -> impl Iterator<Item = (&Domain, &Criterion)> {
        self.domains.iter().flat_map(|domain| domain.criteria.iter().map(move |c| (domain, c)))
    }

    /// Returns the number of criteria.
    pub fn criterion_count(&self) -> usize {
        self.domains.iter().map(|domain| domain.criteria.len()).sum()
    }

    /// Returns how many criteria a path goes through.
    pub fn count_in(&self, extent: Extent) -> usize {
        self.criteria().filter(|(_, criterion)| criterion.is_in(extent)).count()
    }

    /// Returns the paths one can choose from: those that some criterion begins with, and the full one.
    pub fn paths(&self) -> impl Iterator<Item = Extent> {
        let begins = |extent| self.criteria().any(|(_, criterion)| criterion.extent == extent);
        Extent::iter().filter(move |extent| *extent == Extent::Full || begins(*extent))
    }

    /// Returns the next path that goes through more criteria, if there is one.
    pub fn wider(&self, than: Extent) -> Option<Extent> {
        self.paths().find(|path| self.count_in(*path) > self.count_in(than))
    }

    /// Returns the criterion of this name, with its domain.
    pub fn criterion(&self, id: &CriterionId) -> Option<(&Domain, &Criterion)> {
        self.criteria().find(|(_, criterion)| criterion.id == *id)
    }

    /// Prepares to find many criteria by name: worth it from a few dozen look-ups.
    pub fn index(&self) -> CriteriaIndex<'_> {
        CriteriaIndex(self.criteria().map(|(domain, c)| (&c.id, (domain, c))).collect())
    }

    /// Returns the official name of the indicator a link points to.
    pub fn indicator(&self, id: &str) -> Option<&LinkTarget> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// Returns the name of a level on this grid's scale.
    pub fn level_name(&self, level: Level) -> &str {
        &level.of(&self.scale).name
    }

    /// Tells whether levels given on `other` may be set beside levels given on this grid: the same grid,
    /// and no major change of version between them. Whoever compares asks here.
    pub fn is_comparable_to(&self, other: &Self) -> bool {
        self.id == other.id && self.version.major == other.version.major
    }

    /// Tells whether `other` bears the same name and the same version, whatever it says.
    pub fn is_named_as(&self, other: &Self) -> bool {
        self.id == other.id && self.version == other.version
    }
}

/// Criteria of a grid by name.
#[derive(Clone, Debug)]
pub struct CriteriaIndex<'a>(HashMap<&'a CriterionId, (&'a Domain, &'a Criterion)>);

impl<'a> CriteriaIndex<'a> {
    /// Returns the criterion of this name, with its domain.
    pub fn get(&self, id: &CriterionId) -> Option<(&'a Domain, &'a Criterion)> {
        self.0.get(id).copied()
    }

    /// Returns the criterion of this index that compares with `criterion`.
    pub fn comparable(&self, criterion: &Criterion) -> Option<&'a Criterion> {
        self.get(&criterion.id).map(|(_, found)| found).filter(|c| criterion.is_comparable_to(c))
    }
}

impl Criterion {
    /// Returns what this criterion says of a level.
    pub fn level(&self, level: Level) -> &LevelText {
        level.of(&self.levels)
    }

    /// Tells whether a path goes through it.
    pub fn is_in(&self, extent: Extent) -> bool {
        self.extent <= extent
    }

    /// Tells whether a level given to `other` means the same here.
    pub fn is_comparable_to(&self, other: &Self) -> bool {
        self.id == other.id && self.meaning == other.meaning
    }
}

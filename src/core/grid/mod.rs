//! What is assessed: a grid of domains and criteria, valid by construction.
//!
//! A [`Grid`] only exists once its file has been read without error ([`file::read`]), so nobody
//! after that asks whether a reference resolves or a level has its sentence.
//!
//! Never touches a file and never knows an answer.

#![warn(clippy::wildcard_enum_match_arm)]

mod agreement_rule;
mod compare;
mod condition;
mod criterion;
mod extent;
pub mod file;
mod fingerprint;
mod ids;
mod kind;
mod language;
mod level;
mod scale;
mod scoring;
mod told;
mod translation;
mod version;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use strum::IntoEnumIterator as _;

pub use self::agreement_rule::AgreementRule;
pub use self::compare::{CriterionChange, GridDifference, WholeChange, compare, difference_words};
pub use self::condition::{CriterionCondition, ProfileQuestion};
pub use self::criterion::{Criterion, LevelText, LevelWords, Link, Reference};
pub use self::extent::Extent;
pub use self::ids::{CriterionId, GridId};
pub use self::kind::{
    Characteristic, Characteristics, CriterionKind, Held, Measurement, MissingCharacteristics,
    Observed, YesNo, number_words,
};
pub use self::level::{HOW_TO_CHOOSE, HOW_TO_READ, IN_DOUBT, Level, ParseLevelError};
pub use self::scale::{LevelGroup, NamedColour, Scale, ScaleLevel};
pub use self::scoring::{
    Gate, GateCondition, GateScope, Over, ScoreDisplay, Scoring, ScoringRule, Unit,
};
pub use self::translation::Translation;
pub use self::version::Version;
pub use crate::source::written as decimal_text;

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
    /// The same texts in other languages, in the order they are declared.
    pub other_languages: Vec<Translation>,
    /// Where it comes from.
    pub source: String,
    /// Under which terms it may be used.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// From when it applies.
    pub effective_date: Date,
    /// Its own scale, then those that only some criteria use; never empty.
    pub scales: Vec<Arc<Scale>>,
    /// What is asked of the team before anything else, for grids whose criteria depend on it.
    pub profile: Vec<ProfileQuestion>,
    /// How far votes may lie apart and still agree.
    pub agreement: AgreementRule,
    /// How answers become scores.
    pub scoring: Scoring,
    /// ACI indicators the criteria may point to.
    pub indicators: Vec<LinkTarget>,
    /// At least one domain.
    pub domains: Vec<Domain>,
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
    /// How much it counts where the whole is made of domains; at least 1.
    pub weight: u32,
    /// The colour its author gave it.
    pub colour: Option<NamedColour>,
    /// At least one criterion, those of its sub-domains one after the other.
    pub criteria: Vec<Criterion>,
    /// Its sub-domains, in order; they share out all of its criteria, or there is none.
    pub subdomains: Vec<Subdomain>,
}

/// A group of criteria inside a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subdomain {
    /// Stable name.
    pub id: String,
    /// Shown code: "A.1".
    pub code: String,
    /// Full title.
    pub title: String,
    /// One or two words for charts.
    pub short_title: String,
    /// How much it counts where a domain is made of sub-domains; at least 1.
    pub weight: u32,
    /// How many of the domain's criteria are its own: those after the sub-domains before it.
    pub criteria: usize,
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

    /// Returns the domain of this name.
    pub fn domain(&self, id: &str) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.id == id)
    }

    /// Returns the scale that criteria use when they name no other.
    #[expect(clippy::indexing_slicing, reason = "a grid is read with a scale, or not at all")]
    pub fn scale(&self) -> &Arc<Scale> {
        &self.scales[0]
    }

    /// Returns the name of a level on this grid's scale.
    pub fn level_name(&self, level: Level) -> &str {
        self.scale().name(level)
    }

    /// Says how a level is chosen, where that holds for every criterion: five sentences, from 0 to 4.
    pub fn how_to_choose(&self) -> Option<&'static str> {
        let is_told = |criterion: &Criterion| {
            let scale = &criterion.scale;
            (scale.first, scale.count()) == (0, 5)
                && criterion.kind == CriterionKind::Levels
                && criterion.levels.iter().all(Option::is_some)
        };
        self.criteria().all(|(_, criterion)| is_told(criterion)).then_some(HOW_TO_CHOOSE)
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

impl Domain {
    /// Returns its sub-domains with their criteria; all of its criteria at once when it has none.
    pub fn parts(&self) -> impl Iterator<Item = (Option<&Subdomain>, &[Criterion])> {
        let mut rest = self.criteria.as_slice();
        let parts = self.subdomains.iter().map(move |part| {
            let (own, after) = rest.split_at(part.criteria.min(rest.len()));
            rest = after;
            (Some(part), own)
        });
        let all = self.subdomains.is_empty().then_some((None, self.criteria.as_slice()));
        parts.chain(all)
    }
}

//! How a grid turns answers into scores: the rule of the mean, and the steps of the whole.

use num_rational::Ratio;

use super::criterion::Criterion;
use super::ids::CriterionId;
use super::level::Level;
use super::scale::Scale;
use crate::french;

/// How a grid turns answers into scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scoring {
    /// What is made of levels.
    pub rule: ScoringRule,
    /// What the score of the whole is made of.
    pub over: Over,
    /// How a score is told.
    pub display: ScoreDisplay,
    /// Share of the applicable criteria, in percent, that must have a level before a mean is shown.
    pub minimum_coverage_percent: u8,
    /// Steps reached by the whole, lowest first.
    pub gates: Vec<Gate>,
}

/// What is made of the levels of a scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScoringRule {
    /// Their mean, by the weight of criteria.
    #[default]
    Weighted,
    /// Their mean, each counting once.
    Plain,
    /// The lowest: a chain is as strong as its weakest link.
    Minimum,
    /// The highest level all of whose criteria, and of those below, are acquired.
    Cumulative,
    /// The points obtained, in percent of those that could be.
    Points,
}

/// What the score of a scope is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// Its criteria.
    #[default]
    Criteria,
    /// The scores of its domains, or of its sub-domains, by their weights.
    Domains,
}

/// How a score is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScoreDisplay {
    /// By the values of the scale, as long as they all are of one range; in percent otherwise.
    #[default]
    Scale,
    /// In percent.
    Percent,
    /// From 0 to this number.
    Over(u32),
}

/// A step of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The level of the scale it is named by.
    pub level: Option<Level>,
    /// A name of its own: "Bronze".
    pub name: Option<String>,
    /// What must all hold; never empty.
    pub conditions: Vec<GateCondition>,
}

/// What a step asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GateCondition {
    /// Some share of these criteria is at least at a level.
    Share {
        /// Which criteria.
        of: GateScope,
        /// How many of them, in percent: 100 for every one.
        percent: u8,
        /// A level of the grid's scale.
        at_least: Level,
    },
    /// The score of a domain, or of the whole, is at least this.
    Score {
        /// `Domain::id`; `None` for the whole.
        domain: Option<String>,
        /// As scores are told.
        at_least: Ratio<i64>,
    },
}

/// Which criteria a step looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GateScope {
    /// The *socle* ones.
    Socle,
    /// All of them.
    All,
    /// Those of a domain, by its id.
    Domain(String),
    /// These.
    Named(Vec<CriterionId>),
}

impl ScoringRule {
    /// Every rule with its name, as it is written.
    pub const ALL: &[(&str, Self)] = &[
        ("ponderee", Self::Weighted),
        ("simple", Self::Plain),
        ("minimum", Self::Minimum),
        ("cumul", Self::Cumulative),
        ("points", Self::Points),
    ];

    /// Returns how the person reads it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Weighted => "moyenne pondérée des niveaux convenus",
            Self::Plain => "moyenne simple des niveaux convenus",
            Self::Minimum => "le niveau le plus bas",
            Self::Cumulative => "le plus haut niveau dont tout est acquis, avec ceux d’avant",
            Self::Points => "part des points obtenus",
        }
    }
}

impl Gate {
    /// Makes the step of today's grids: every *socle* criterion at least at a level.
    pub fn of_socle(level: Level, at_least: Level) -> Self {
        let condition = GateCondition::Share { of: GateScope::Socle, percent: 100, at_least };
        Self { level: Some(level), name: None, conditions: vec![condition] }
    }

    /// Returns what every *socle* criterion must have at least, when that is all it asks.
    pub fn socle_at_least(&self) -> Option<Level> {
        let [GateCondition::Share { of: GateScope::Socle, percent: 100, at_least }] =
            self.conditions.as_slice()
        else {
            return None;
        };
        Some(*at_least)
    }

    /// Returns its short name: "palier 2", "palier Bronze".
    pub fn short_name(&self) -> String {
        match (&self.name, self.level) {
            (Some(name), _) => fr!("palier~{name}"),
            (None, Some(level)) => fr!("palier~{level}"),
            (None, None) => "palier".to_owned(),
        }
    }

    /// Tells whether one of its conditions looks at some criterion by its level.
    pub fn looks_at(&self, domain: &str, criterion: &Criterion) -> bool {
        self.conditions.iter().any(|condition| match condition {
            GateCondition::Share { of, .. } => of.has(domain, criterion),
            GateCondition::Score { .. } => false,
        })
    }
}

impl GateScope {
    /// Tells whether it has this criterion of this domain.
    pub fn has(&self, domain: &str, criterion: &Criterion) -> bool {
        match self {
            Self::Socle => criterion.is_socle,
            Self::All => true,
            Self::Domain(id) => id == domain,
            Self::Named(ids) => ids.contains(&criterion.id),
        }
    }
}

/// What the scores of a scope are told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The lowest score there can be.
    pub low: Ratio<i64>,
    /// The highest.
    pub high: Ratio<i64>,
    /// Told in percent.
    pub is_percent: bool,
    /// Whether criteria of scales that do not compare are brought to percent for it.
    pub is_brought: bool,
}

impl Unit {
    /// In percent.
    pub const fn percent(is_brought: bool) -> Self {
        Self {
            low: Ratio::new_raw(0, 1),
            high: Ratio::new_raw(100, 1),
            is_percent: true,
            is_brought,
        }
    }

    /// By the values of a scale.
    pub const fn of(scale: &Scale) -> Self {
        let (low, high) = scale.range;
        Self { low, high, is_percent: false, is_brought: false }
    }

    /// Writes a score: "2,5", "62 %".
    pub fn words(&self, score: Ratio<i64>) -> String {
        if self.is_percent {
            return french::percent(score / 100);
        }
        french::decimal(score)
    }

    /// Returns a score as it is shown: rounded to its tenth, or to the percent.
    pub fn shown(&self, score: Ratio<i64>) -> Ratio<i64> {
        if self.is_percent { score.round() } else { (score * 10).round() / 10 }
    }

    /// Writes a change between two scores with its sign: "+0,5", "−12 points"; one that is shown as
    /// nothing is "stable".
    pub fn change_words(&self, change: Ratio<i64>) -> String {
        let shown = self.shown(change);
        if shown == Ratio::from_integer(0) {
            return "stable".to_owned();
        }
        if !self.is_percent {
            return french::signed(change);
        }
        let points = shown.to_integer();
        let (sign, plural) = if points > 0 { ("+", points) } else { ("−", -points) };
        let s = if plural > 1 { "s" } else { "" };
        fr!("{sign}{}~point{s}", french::integer(plural))
    }

    /// Says what it is out of, after a score: " sur 4"; nothing after percents.
    pub fn of_words(&self) -> String {
        if self.is_percent {
            String::new()
        } else {
            format!(" sur {}", super::number_words(self.high))
        }
    }

    /// Says from where to where it goes: "de 0 à 4", "de 0 à 100 %".
    pub fn range_words(&self) -> String {
        let (low, high) = (super::number_words(self.low), super::number_words(self.high));
        let percent = if self.is_percent { fr!("~%") } else { "" };
        format!("de {low} à {high}{percent}")
    }

    /// Returns where a score stands between the lowest and the highest, from 0 to 1.
    pub fn share(&self, score: Ratio<i64>) -> Ratio<i64> {
        if self.high == self.low {
            return Ratio::from_integer(0);
        }
        (score - self.low) / (self.high - self.low)
    }

    /// Returns the score that stands at a share of the way.
    pub fn at(&self, share: Ratio<i64>) -> Ratio<i64> {
        self.low + (self.high - self.low) * share
    }
}

//! Answers → maturity: coverage, means, gates, what changed, all exact and all explained.
//!
//! * Unanswered is not zero: it lowers the coverage, never the mean.
//! * *Sans objet* leaves the denominator; *ne sait pas* is an answer without a level.
//! * A mean is shown only from the coverage its grid asks for.
//! * A change is computed on the criteria that have a level both times and mean the same.
//!
//! Never rounds (display does, once), never reads today's date, never uses a float.

#![warn(clippy::wildcard_enum_match_arm)]

mod absence;
mod agenda;
mod agreement;
mod checklist;
mod explain;
mod gate;
mod highlights;
mod planned;
mod progress;
mod quality;
mod strength;

use num_rational::Ratio;

use crate::dossier::{Answer, Campaign, CampaignId, Dossier};
use crate::grid::{Criterion, CriterionId, Index, Level};

pub use self::absence::{
    Absence, Mean, basis_words, change_told, change_words, mean_words, value_words,
};
pub use self::agenda::{Agenda, TimeTable, stake};
pub use self::agreement::{
    Agreement, Group, SMALLEST_GROUP, Verdict, agreements, comments, groups, professions,
};
pub use self::checklist::{Reminder, checklist};
pub use self::explain::{Explanation, ExplanationLine};
pub use self::gate::{Block, Blocker, GateOutcome};
pub use self::highlights::{
    Highlight, changes, is_too_few, priorities, priorities_rule, ranked, strengths,
};
pub use self::planned::{Planned, planned, planned_by_domain};
pub use self::progress::{HeatCell, HeatRow, Point, Series, heat_rows, progress};
pub use self::quality::{Piece, QualityLevel, QualityPiece, quality_levels};
pub use self::strength::{Strength, judged_on, proofs};

/// Every score of one campaign.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// Over all criteria.
    pub whole: Score,
    /// By domain, in the order of the grid.
    pub domains: Vec<DomainScore>,
    /// The step reached by the whole.
    pub gate: GateOutcome,
    /// The campaign that changes refer to.
    pub former: Option<CampaignId>,
}

/// The score of one domain.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainScore {
    /// `Domain::id`.
    pub id: String,
    /// `Domain::code`.
    pub code: String,
    /// `Domain::title`.
    pub title: String,
    /// `Domain::short_title`.
    pub short_title: String,
    /// What was computed.
    pub score: Score,
}

/// A mean with all that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// How much of the scope is covered.
    pub coverage: Coverage,
    /// Coverage in percent from which the mean is shown.
    pub minimum_coverage_percent: u8,
    /// What enters the mean, in reading order.
    pub terms: Vec<Term>,
    /// Weighted mean of agreed levels, while the coverage allows one.
    pub mean: Mean,
    /// The same mean with each target above its level in the level's place.
    pub target: Option<Ratio<i64>>,
    /// The mean that the last comparable campaign shows of itself.
    pub former: Mean,
    /// Change since then, over the criteria that compare: not always the difference of the two means.
    pub change: Option<Change>,
    /// Between which means the scope lies, when the level of some criteria is uncertain: each of
    /// them at its lowest, then at its highest.
    pub band: Option<(Ratio<i64>, Ratio<i64>)>,
}

/// One criterion's part in a mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its weight.
    pub weight: u32,
    /// The agreed level.
    pub level: Level,
    /// The level aimed at.
    pub target: Option<Level>,
    /// The level of the last comparable campaign, if it means the same.
    pub former: Option<Level>,
}

/// How many criteria of a scope are answered, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Criteria in scope.
    pub total: usize,
    /// With an agreed level.
    pub levelled: usize,
    /// *Sans objet*.
    pub not_applicable: usize,
    /// *Ne sait pas*.
    pub unknown: usize,
    /// Without agreement to this day.
    pub disputed: usize,
    /// Unanswered, but answered in the last comparable campaign.
    pub to_confirm: usize,
}

/// A difference between two means over the same criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Mean now, over the criteria that compare.
    pub now: Ratio<i64>,
    /// Mean then, over the same ones.
    pub then: Ratio<i64>,
    /// How many criteria compare.
    pub criteria: usize,
}

impl Change {
    /// Returns now − then, each as it is shown: a reader who subtracts finds the same.
    pub fn difference(&self) -> Ratio<i64> {
        shown(self.now) - shown(self.then)
    }
}

impl Coverage {
    /// Returns the criteria that have an answer of any kind.
    pub const fn answered(&self) -> usize {
        self.levelled + self.not_applicable + self.unknown + self.disputed
    }

    /// Returns the criteria that could have a level.
    pub const fn applicable(&self) -> usize {
        self.total - self.not_applicable
    }

    /// Returns the criteria still to be answered, those to confirm included.
    pub const fn remaining(&self) -> usize {
        self.total - self.answered()
    }

    /// Returns the share of applicable criteria that have a level.
    pub fn share(&self) -> Ratio<i64> {
        if self.applicable() == 0 {
            return Ratio::from_integer(0);
        }
        Ratio::new(exact(self.levelled), exact(self.applicable()))
    }

    /// Tells whether it is enough for a mean to be shown.
    fn allows(&self, minimum_percent: u8) -> bool {
        self.share() * 100 >= Ratio::from_integer(i64::from(minimum_percent))
    }

    fn add(&mut self, answer: Option<&Answer>, is_to_confirm: bool) {
        self.total += 1;
        match answer {
            Some(Answer::Level(_)) => self.levelled += 1,
            Some(Answer::NotApplicable { .. }) => self.not_applicable += 1,
            Some(Answer::Unknown) => self.unknown += 1,
            Some(Answer::Disputed { .. }) => self.disputed += 1,
            None if is_to_confirm => self.to_confirm += 1,
            None => {}
        }
    }
}

impl Score {
    /// Returns what is aimed at, when a criterion aims higher than it stands.
    pub fn aim(&self) -> Option<Ratio<i64>> {
        let aims = |term: &Term| term.target.is_some_and(|target| target > term.level);
        self.target.filter(|_| self.terms.iter().any(aims))
    }
}

impl Scores {
    /// Scores a campaign of this dossier; `None` when the dossier has no such campaign.
    pub fn of(dossier: &Dossier, id: CampaignId) -> Option<Self> {
        let campaign = dossier.campaign(id)?;
        let former = dossier.last_comparable(id).map(|former| Former::of(former));
        let scope = Scope { campaign, former };
        let domains = campaign
            .grid
            .domains
            .iter()
            .filter(|domain| domain.criteria.iter().any(|c| campaign.includes(c)))
            .map(|domain| DomainScore {
                id: domain.id.clone(),
                code: domain.code.clone(),
                title: domain.title.clone(),
                short_title: domain.short_title.clone(),
                score: scope.score(domain.criteria.iter(), Some(&domain.id)),
            })
            .collect();
        Some(Self {
            whole: scope.score(campaign.grid.criteria().map(|(_, criterion)| criterion), None),
            domains,
            gate: gate::outcome(campaign),
            former: scope.former.map(|former| former.campaign.id),
        })
    }
}

struct Scope<'a> {
    campaign: &'a Campaign,
    former: Option<Former<'a>>,
}

/// The campaign one compares with, its criteria at hand.
struct Former<'a> {
    campaign: &'a Campaign,
    index: Index<'a>,
}

impl<'a> Former<'a> {
    fn of(campaign: &'a Campaign) -> Self {
        Self { campaign, index: campaign.grid.index() }
    }
}

impl Scope<'_> {
    fn score<'c>(
        &self,
        criteria: impl Iterator<Item = &'c Criterion>,
        domain_id: Option<&str>,
    ) -> Score {
        let mut coverage = Coverage::default();
        let mut terms = Vec::new();
        let mut bands = Vec::new();
        for criterion in criteria.filter(|criterion| self.campaign.includes(criterion)) {
            let former = self.former_answer(criterion);
            let answer = self.campaign.answer(&criterion.id);
            coverage.add(answer, former.is_some());
            bands.extend(answer.and_then(Answer::band).map(|band| (criterion.weight, band)));
            if let Some(level) = self.campaign.level(&criterion.id) {
                terms.push(Term {
                    criterion: criterion.id.clone(),
                    code: criterion.code.clone(),
                    title: criterion.title.clone(),
                    weight: criterion.weight,
                    level,
                    target: self.campaign.target(&criterion.id),
                    former: former.and_then(Answer::level),
                });
            }
        }
        let minimum = self.campaign.grid.scoring.minimum_coverage_percent;
        let is_shown = coverage.allows(minimum) && !terms.is_empty();
        let change = is_shown.then(|| change(&terms)).flatten();
        let mean = weighted_mean(terms.iter().map(|t| (t.weight, t.level)));
        let former = self.former.as_ref().ok_or(Absence::Nothing);
        Score {
            coverage,
            minimum_coverage_percent: minimum,
            mean: mean.filter(|_| is_shown).ok_or_else(|| coverage.absence()),
            target: is_shown
                .then(|| {
                    weighted_mean(
                        terms.iter().map(|t| (t.weight, t.target.unwrap_or(t.level).max(t.level))),
                    )
                })
                .flatten(),
            former: former.and_then(|former| former_mean(former.campaign, domain_id)),
            change,
            band: is_shown.then(|| band(&terms, &bands)).flatten(),
            terms,
        }
    }

    fn former_answer(&self, criterion: &Criterion) -> Option<&Answer> {
        let former = self.former.as_ref()?;
        former.campaign.answer(&former.index.comparable(criterion)?.id)
    }
}

/// Returns the mean a campaign showed for a domain, or for the whole, without what explains it.
fn former_mean(former: &Campaign, domain_id: Option<&str>) -> Mean {
    let mut coverage = Coverage::default();
    let mut levels = Vec::new();
    for (domain, criterion) in former.grid.criteria() {
        let is_in_scope = domain_id.is_none_or(|id| domain.id == id);
        if !is_in_scope || !former.includes(criterion) {
            continue;
        }
        let answer = former.answer(&criterion.id);
        coverage.add(answer, false);
        levels.extend(answer.and_then(Answer::level).map(|level| (criterion.weight, level)));
    }
    let minimum = former.grid.scoring.minimum_coverage_percent;
    let mean = weighted_mean(levels.into_iter()).filter(|_| coverage.allows(minimum));
    mean.ok_or_else(|| coverage.absence())
}

/// Returns the means with each uncertain level at its lowest, then at its highest.
fn band(terms: &[Term], bands: &[(u32, (Level, Level))]) -> Option<(Ratio<i64>, Ratio<i64>)> {
    if bands.is_empty() {
        return None;
    }
    let mean = |end: fn(&(Level, Level)) -> Level| {
        let agreed = terms.iter().map(|term| (term.weight, term.level));
        weighted_mean(agreed.chain(bands.iter().map(|(weight, band)| (*weight, end(band)))))
    };
    Some((mean(|(low, _)| *low)?, mean(|(_, high)| *high)?))
}

fn change(terms: &[Term]) -> Option<Change> {
    let common: Vec<(u32, Level, Level)> =
        terms.iter().filter_map(|t| Some((t.weight, t.level, t.former?))).collect();
    Some(Change {
        now: weighted_mean(common.iter().map(|(weight, now, _)| (*weight, *now)))?,
        then: weighted_mean(common.iter().map(|(weight, _, then)| (*weight, *then)))?,
        criteria: common.len(),
    })
}

/// Returns a mean as it is shown, rounded to its tenth.
pub fn shown(mean: Ratio<i64>) -> Ratio<i64> {
    (mean * 10).round() / 10
}

/// Returns Σ weight × level ÷ Σ weight, or nothing for nothing.
fn weighted_mean(levels: impl Iterator<Item = (u32, Level)>) -> Option<Ratio<i64>> {
    let (sum, weights) = levels.fold((0_i64, 0_i64), |(sum, weights), (weight, level)| {
        (sum + i64::from(weight) * i64::from(level.number()), weights + i64::from(weight))
    });
    (weights > 0).then(|| Ratio::new(sum, weights))
}

fn exact(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

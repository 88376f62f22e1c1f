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
mod score;
mod strength;

use num_rational::Ratio;

use crate::dossier::{Answer, Campaign, CampaignId, Dossier, FormerCampaign};
use crate::grid::{Criterion, Level};

use self::score::weighted_mean;

pub use self::absence::{
    Absence, Mean, basis_words, change_told, change_words, mean_words, value_words,
};
pub use self::agenda::{Agenda, TimeTable, stake};
pub use self::agreement::{
    Agreement, Group, HOW_JUDGED, SMALLEST_GROUP, Verdict, agreements, comments, groups,
    professions,
};
pub use self::checklist::{Reminder, checklist};
pub use self::explain::{Explanation, ExplanationLine};
pub use self::gate::{Blocker, GateOutcome, Obstacle};
pub use self::highlights::{
    Highlight, changes, is_too_few, priorities, priorities_rule, ranked, strengths,
};
pub use self::planned::{Planned, planned, planned_by_domain};
pub use self::progress::{HeatCell, HeatRow, MeanPoint, Series, heat_rows, progress};
pub use self::quality::{Piece, QualityLevel, QualityPiece, quality_levels};
pub use self::score::{Coverage, MeanChange, Score, Term, shown};
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

impl Scores {
    /// Scores a campaign of this dossier; `None` when the dossier has no such campaign.
    pub fn of(dossier: &Dossier, id: CampaignId) -> Option<Self> {
        let campaign = dossier.campaign(id)?;
        let former = dossier.former_campaign(id);
        let scope = ScoredCampaign { campaign, former };
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

struct ScoredCampaign<'a> {
    campaign: &'a Campaign,
    former: Option<FormerCampaign<'a>>,
}

impl ScoredCampaign<'_> {
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
            coverage.add(answer, former.is_some() && !self.campaign.is_closed());
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
        self.former.as_ref()?.answer(criterion)
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

fn change(terms: &[Term]) -> Option<MeanChange> {
    let common: Vec<(u32, Level, Level)> =
        terms.iter().filter_map(|t| Some((t.weight, t.level, t.former?))).collect();
    Some(MeanChange {
        now: weighted_mean(common.iter().map(|(weight, now, _)| (*weight, *now)))?,
        then: weighted_mean(common.iter().map(|(weight, _, then)| (*weight, *then)))?,
        criteria: common.len(),
    })
}

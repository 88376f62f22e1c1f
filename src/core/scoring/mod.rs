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
mod heard;
mod highlights;
mod planned;
mod progress;
mod quality;
mod rule;
mod score;
mod strength;

use num_rational::Ratio;

use crate::dossier::{Answer, Campaign, CampaignId, Dossier, FormerCampaign};
use crate::grid::{Criterion, Level, Over, Unit};

pub use self::absence::{Absence, Mean, basis_words, change_told, mean_words, value_words};
pub use self::agenda::{Agenda, TimeTable, stake};
pub use self::agreement::{
    Agreement, Group, SMALLEST_GROUP, Verdict, agreements, comments, groups, how_judged,
    professions,
};
pub use self::checklist::{Reminder, checklist};
pub use self::explain::{Explanation, ExplanationLine};
pub use self::gate::{Blocker, GateOutcome, GateStep, Obstacle};
pub use self::heard::{Heard, heard};
pub use self::highlights::{
    Highlight, changes, is_too_few, priorities, priorities_rule, ranked, strengths,
};
pub use self::planned::{Planned, planned, planned_by_domain};
pub use self::progress::{HeatCell, HeatRow, MeanPoint, Series, heat_rows, progress};
pub use self::quality::{Piece, QualityLevel, QualityPiece, quality_levels};
pub use self::score::{Coverage, MeanChange, PartTerm, Score, Term, shown};
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
        let whole = scope.score(campaign.grid.criteria().map(|(_, criterion)| criterion), None);
        let domains: Vec<DomainScore> = campaign
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
        let score_of = |id: Option<&str>| match id {
            None => whole.mean.ok(),
            Some(id) => domains.iter().find(|domain| domain.id == id)?.score.mean.ok(),
        };
        Some(Self {
            gate: gate::outcome(campaign, &score_of),
            whole,
            domains,
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
        let campaign = self.campaign;
        let unit = rule::unit(&campaign.grid);
        let mut coverage = Coverage::default();
        let mut terms = Vec::new();
        let mut is_uncertain = false;
        for criterion in criteria.filter(|criterion| campaign.includes(criterion)) {
            let former = self.former_answer(criterion);
            let answer = campaign.answer(&criterion.id);
            coverage.add(answer, former.is_some() && !campaign.is_closed());
            is_uncertain |= answer.and_then(Answer::band).is_some();
            if let Some(level) = campaign.level(&criterion.id) {
                let (share, former) =
                    (criterion.scale.share(level), former.and_then(Answer::level));
                terms.push(Term {
                    criterion: criterion.id.clone(),
                    code: criterion.code.clone(),
                    title: criterion.title.clone(),
                    weight: criterion.weight,
                    level,
                    value: unit.at(share),
                    is_by_number: criterion.scale.value(level)
                        == Ratio::from_integer(i64::from(level.number())),
                    points: criterion.scale.range.1 - criterion.scale.range.0,
                    share,
                    stage: criterion
                        .stage
                        .map(|stage| (stage, rule::is_acquired(criterion, Some(level)))),
                    target: campaign.target(&criterion.id),
                    former,
                });
            }
        }
        let minimum = campaign.grid.scoring.minimum_coverage_percent;
        let is_shown = coverage.allows(minimum) && !terms.is_empty();
        let score = |level_of: rule::LevelOf<'_>| {
            rule::score(campaign, domain_id, level_of).filter(|_| is_shown)
        };
        let level = |criterion: &Criterion| campaign.level(&criterion.id);
        let target = |criterion: &Criterion| {
            let level = level(criterion)?;
            Some(campaign.target(&criterion.id).unwrap_or(level).max(level))
        };
        let end = |criterion: &Criterion, end: fn((Level, Level)) -> Level| {
            let band = campaign.answer(&criterion.id).and_then(Answer::band);
            level(criterion).or_else(|| band.map(end))
        };
        let (low, high) = (|(low, _)| low, |(_, high)| high);
        let former = self.former.as_ref().ok_or(Absence::Nothing);
        Score {
            domain: domain_id.map(str::to_owned),
            coverage,
            minimum_coverage_percent: minimum,
            unit,
            rule: campaign.grid.scoring.rule,
            mean: score(&level).ok_or_else(|| coverage.absence()),
            target: score(&target),
            former: former.and_then(|former| former_mean(former.campaign, domain_id)),
            change: if is_shown { self.change(domain_id) } else { None },
            band: score(&|criterion| end(criterion, low))
                .zip(score(&|criterion| end(criterion, high)))
                .filter(|_| is_uncertain),
            parts: self.parts(domain_id),
            terms,
        }
    }

    fn former_answer(&self, criterion: &Criterion) -> Option<&Answer> {
        self.former.as_ref()?.answer(criterion)
    }

    /// Returns what the score was and is, over the criteria that have a level both times.
    fn change(&self, domain_id: Option<&str>) -> Option<MeanChange> {
        let former = |criterion: &Criterion| self.former_answer(criterion).and_then(Answer::level);
        let levels =
            |criterion: &Criterion| Some((self.campaign.level(&criterion.id)?, former(criterion)?));
        let then = |criterion: &Criterion| levels(criterion).map(|(_, then)| then);
        let now = |criterion: &Criterion| levels(criterion).map(|(now, _)| now);
        let scope = self.campaign.grid.criteria().filter(|(domain, criterion)| {
            domain_id.is_none_or(|id| domain.id == id) && self.campaign.includes(criterion)
        });
        Some(MeanChange {
            now: rule::score(self.campaign, domain_id, &now)?,
            then: rule::score(self.campaign, domain_id, &then)?,
            criteria: scope.filter(|(_, criterion)| levels(criterion).is_some()).count(),
            unit: rule::unit(&self.campaign.grid),
        })
    }

    /// Returns the parts a score is made of, where it is not made of criteria.
    fn parts(&self, domain_id: Option<&str>) -> Vec<PartTerm> {
        let grid = &self.campaign.grid;
        if grid.scoring.over == Over::Criteria {
            return Vec::new();
        }
        let level = |criterion: &Criterion| self.campaign.level(&criterion.id);
        match domain_id.and_then(|id| grid.domain(id)) {
            None => {
                let part = |domain: &crate::grid::Domain| PartTerm {
                    code: domain.code.clone(),
                    title: domain.title.clone(),
                    weight: domain.weight,
                    score: rule::score(self.campaign, Some(&domain.id), &level),
                };
                grid.domains.iter().map(part).collect()
            }
            Some(domain) => {
                let part = |(part, criteria): (Option<&crate::grid::Subdomain>, &[Criterion])| {
                    let part = part?;
                    Some(PartTerm {
                        code: part.code.clone(),
                        title: part.title.clone(),
                        weight: part.weight,
                        score: rule::of_these(self.campaign, criteria, &level),
                    })
                };
                domain.parts().filter_map(part).collect()
            }
        }
    }
}

/// Returns the mean a campaign showed for a domain, or for the whole, without what explains it.
fn former_mean(former: &Campaign, domain_id: Option<&str>) -> Mean {
    let mut coverage = Coverage::default();
    for (domain, criterion) in former.grid.criteria() {
        let is_in_scope = domain_id.is_none_or(|id| domain.id == id);
        if is_in_scope && former.includes(criterion) {
            coverage.add(former.answer(&criterion.id), false);
        }
    }
    let minimum = former.grid.scoring.minimum_coverage_percent;
    let mean = rule::score(former, domain_id, &|criterion| former.level(&criterion.id));
    mean.filter(|_| coverage.allows(minimum)).ok_or_else(|| coverage.absence())
}

/// Returns what scores of a campaign are told in.
pub fn unit(campaign: &Campaign) -> Unit {
    rule::unit(&campaign.grid)
}

//! Where the means would stand if the plan were kept: each planned level counts from its deadline on.
//!
//! Only what is still to be done counts, and only criteria that have an agreed level now: a planned
//! level never makes a mean of answers that are missing. A level that was planned on a grid that does
//! not compare with the latest is none of its levels. Never reads today's date.

use std::collections::BTreeMap;

use jiff::civil::Date;
use num_rational::Ratio;

use super::score::Score;
use super::{Scores, rule};
use crate::dossier::{Campaign, Dossier, Improvement};
use crate::grid::{Criterion, CriterionId, Level};

/// A mean as it would stand from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The deadline from which it would.
    pub date: Date,
    /// The mean, every planned level reached by then in its level's place.
    pub mean: Ratio<i64>,
    /// What is reached that day: code of the criterion, level planned.
    pub reached: Vec<(String, Level)>,
}

/// Returns what the plan would change in a score of the latest campaign, in the order of dates.
pub fn planned(dossier: &Dossier, score: &Score) -> Vec<Planned> {
    let Some(latest) = dossier.latest_campaign().filter(|_| score.mean.is_ok()) else {
        return Vec::new();
    };
    let deadlines = deadlines(dossier, latest);
    let mut stands: BTreeMap<&CriterionId, Level> =
        score.terms.iter().map(|term| (&term.criterion, term.level)).collect();
    let mut found = Vec::new();
    for (date, improvements) in deadlines {
        let mut reached = Vec::new();
        for term in &score.terms {
            let serves = improvements
                .iter()
                .filter(|improvement| improvement.criteria.contains(&term.criterion));
            let Some(level) = serves.filter_map(|improvement| improvement.planned).max() else {
                continue;
            };
            let Some(stand) = stands.get_mut(&term.criterion) else { continue };
            if level > *stand {
                *stand = level;
                reached.push((term.code.clone(), level));
            }
        }
        let level_of = |criterion: &Criterion| stands.get(&criterion.id).copied();
        let mean = rule::score(latest, score.domain.as_deref(), &level_of);
        let mean = mean.filter(|_| !reached.is_empty());
        found.extend(mean.map(|mean| Planned { date, mean, reached }));
    }
    found
}

/// Returns what the plan would change in each domain of the latest campaign, by its id.
pub fn planned_by_domain(dossier: &Dossier) -> BTreeMap<String, Vec<Planned>> {
    let scores = dossier.latest_campaign().and_then(|latest| Scores::of(dossier, latest.id));
    let domains = scores.map(|scores| scores.domains).unwrap_or_default();
    domains.into_iter().map(|domain| (domain.id, planned(dossier, &domain.score))).collect()
}

/// Returns the days after the latest campaign's by which one of its levels is planned, each with what
/// plans it.
fn deadlines<'a>(dossier: &'a Dossier, latest: &Campaign) -> BTreeMap<Date, Vec<&'a Improvement>> {
    let mut deadlines: BTreeMap<Date, Vec<&Improvement>> = BTreeMap::new();
    for improvement in &dossier.improvements {
        let deadline = improvement.deadline.filter(|deadline| *deadline > latest.date);
        let decided = improvement.campaign.and_then(|id| dossier.campaign(id));
        let is_of_it = decided.is_none_or(|decided| latest.is_comparable_to(decided));
        if let (true, Some(deadline), Some(_)) =
            (improvement.state.is_open() && is_of_it, deadline, improvement.planned)
        {
            deadlines.entry(deadline).or_default().push(improvement);
        }
    }
    deadlines
}

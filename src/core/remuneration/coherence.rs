//! What the team answers set beside what it declares: gentle questions, never a verdict.
//!
//! A level of the grid never claims an indicator, and an indicator never corrects a level.

use super::rules::Rules;
use super::statement::{LineState, Outcome, Statement, StatementLine};
use crate::dossier::{Campaign, Dossier};
use crate::grid::{Criterion, CriterionId, Grid, Level};

/// Two things the team says that do not seem to go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Place of the indicator in the rules.
    pub indicator: usize,
    /// What is set against it: each criterion with its agreed level.
    pub criteria: Vec<(CriterionId, Level)>,
    /// Which way.
    pub kind: DoubtKind,
}

/// Which way two things do not go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtKind {
    /// Criteria are at a level that supports the indicator, and nothing is declared for it.
    LevelsWithoutFacts,
    /// The indicator is fully declared, and every criterion linked to it is at level 0.
    FactsWithoutLevels,
}

/// Returns the last campaign of an exercise's year.
pub fn campaign_of(dossier: &Dossier, year: i16) -> Option<&Campaign> {
    let of_year = |campaign: &&std::sync::Arc<Campaign>| campaign.date.year() == year;
    dossier.campaigns.iter().rev().find(of_year).map(|campaign| &**campaign)
}

/// Returns the criteria of a grid that support an indicator, in reading order.
pub fn criteria_of<'g>(
    rules: &'g Rules,
    grid: &'g Grid,
    indicator: usize,
) -> impl Iterator<Item = &'g Criterion> {
    let criteria = grid.criteria().map(|(_, criterion)| criterion);
    criteria.filter(move |criterion| {
        let mut links = criterion.links.iter();
        links.any(|link| rules.linked(&link.indicator).is_some_and(|(place, _)| place == indicator))
    })
}

/// Returns what does not seem to go together, in the order of the statement.
pub fn doubts(rules: &Rules, statement: &Statement, campaign: &Campaign) -> Vec<Doubt> {
    statement.lines.iter().filter_map(|line| doubt(rules, line, campaign)).collect()
}

fn doubt(rules: &Rules, line: &StatementLine, campaign: &Campaign) -> Option<Doubt> {
    let linked: Vec<&Criterion> = criteria_of(rules, &campaign.grid, line.indicator).collect();
    let level =
        |criterion: &&Criterion| Some((criterion.id.clone(), campaign.level(&criterion.id)?));
    let (criteria, kind) = match line.state {
        LineState::Reached => {
            let levels: Vec<_> = linked.iter().filter_map(level).collect();
            let is_lowest = |(id, level): &(CriterionId, Level)| {
                let found = campaign.grid.criterion(id);
                found.is_some_and(|(_, asked)| *level == asked.scale.lowest())
            };
            let all_zero = levels.iter().all(is_lowest);
            (if all_zero { levels } else { Vec::new() }, DoubtKind::FactsWithoutLevels)
        }
        LineState::NotReached | LineState::Partial => {
            let claims = |criterion: &&&Criterion| claims(rules, line, campaign, criterion);
            let levels = linked.iter().filter(claims).filter_map(level).collect();
            (levels, DoubtKind::LevelsWithoutFacts)
        }
        LineState::Unanswered => return None,
    };
    (!criteria.is_empty()).then_some(Doubt { indicator: line.indicator, criteria, kind })
}

/// Tells whether a criterion stands at a level that supports something declared as not there.
fn claims(rules: &Rules, line: &StatementLine, campaign: &Campaign, criterion: &Criterion) -> bool {
    let Some(level) = campaign.level(&criterion.id) else { return false };
    criterion.links.iter().any(|link| {
        let Some((place, indicator)) = rules.linked(&link.indicator) else { return false };
        if place != line.indicator || level < link.from_level {
            return false;
        }
        if indicator.id == link.indicator {
            return line.state == LineState::NotReached;
        }
        let mut parts = line.parts.iter();
        parts.any(|part_line| {
            let part = indicator.parts.get(part_line.part);
            part.is_some_and(|part| part.id == link.indicator)
                && matches!(part_line.outcome, Outcome::Nothing(_))
        })
    })
}

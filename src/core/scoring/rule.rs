//! One function from levels to a share of what can be reached, for every rule a grid may ask for.
//!
//! Everything is a share from 0 to 1 until it is told: scales of another range are then alike, and
//! [`Unit::at`](crate::grid::Unit::at) gives the number a person reads.

use num_rational::Ratio;

use crate::dossier::{Answer, Campaign};
use crate::grid::{Criterion, Domain, Grid, Level, Over, ScoreDisplay, ScoringRule, Unit};

/// What one criterion, or one domain, brings.
struct ScorePart {
    weight: u32,
    share: Ratio<i64>,
    /// How many points it can bring.
    points: Ratio<i64>,
}

/// What is asked of each criterion: its level, or nothing when it has none.
pub(super) type LevelOf<'a> = &'a dyn Fn(&Criterion) -> Option<Level>;

/// Returns what scores of a grid are told in.
pub(super) fn unit(grid: &Grid) -> Unit {
    let own = grid.scale();
    // A level of the whole is no mean of levels: nothing is brought to percent for it.
    let is_brought = grid.scoring.rule != ScoringRule::Cumulative
        && grid.criteria().any(|(_, criterion)| criterion.scale.range != own.range);
    match grid.scoring.display {
        ScoreDisplay::Over(number) => Unit {
            low: Ratio::from_integer(0),
            high: Ratio::from_integer(i64::from(number)),
            is_percent: false,
            is_brought,
        },
        ScoreDisplay::Percent => Unit::percent(is_brought),
        ScoreDisplay::Scale if is_brought || grid.scoring.rule == ScoringRule::Points => {
            Unit::percent(is_brought)
        }
        ScoreDisplay::Scale => Unit::of(own),
    }
}

/// Returns the score of a domain, or of the whole, when each criterion has the level that `level_of`
/// says; nothing when none has one.
pub(super) fn score(
    campaign: &Campaign,
    domain: Option<&str>,
    level_of: LevelOf<'_>,
) -> Option<Ratio<i64>> {
    let grid = &*campaign.grid;
    let share = match domain {
        Some(id) => of_domain(campaign, grid.domain(id)?, level_of),
        None => of_whole(campaign, level_of),
    };
    share.map(|share| unit(grid).at(share))
}

fn of_whole(campaign: &Campaign, level_of: LevelOf<'_>) -> Option<Ratio<i64>> {
    let grid = &*campaign.grid;
    match grid.scoring.over {
        Over::Criteria => {
            of_criteria(campaign, grid.domains.iter().flat_map(|domain| &domain.criteria), level_of)
        }
        Over::Domains => of_parts(
            grid.scoring.rule,
            grid.domains
                .iter()
                .filter_map(|domain| Some((domain.weight, of_domain(campaign, domain, level_of)?))),
        ),
    }
}

fn of_domain(campaign: &Campaign, domain: &Domain, level_of: LevelOf<'_>) -> Option<Ratio<i64>> {
    let has_parts = campaign.grid.scoring.over == Over::Domains && !domain.subdomains.is_empty();
    if !has_parts {
        return of_criteria(campaign, domain.criteria.iter(), level_of);
    }
    let parts = domain.parts().filter_map(|(part, criteria)| {
        Some((part?.weight, of_criteria(campaign, criteria.iter(), level_of)?))
    });
    of_parts(campaign.grid.scoring.rule, parts)
}

/// Returns the score of these criteria alone.
pub(super) fn of_these(
    campaign: &Campaign,
    criteria: &[Criterion],
    level_of: LevelOf<'_>,
) -> Option<Ratio<i64>> {
    let share = of_criteria(campaign, criteria.iter(), level_of)?;
    Some(unit(&campaign.grid).at(share))
}

/// Returns what parts that have a score of their own make together.
fn of_parts(
    rule: ScoringRule,
    parts: impl Iterator<Item = (u32, Ratio<i64>)>,
) -> Option<Ratio<i64>> {
    let one = Ratio::from_integer(1);
    let parts = parts.map(|(weight, share)| ScorePart { weight, share, points: one });
    // A level of the whole is reached when every part has reached it.
    let rule = if rule == ScoringRule::Cumulative { ScoringRule::Minimum } else { rule };
    together(rule, parts)
}

fn of_criteria<'c>(
    campaign: &Campaign,
    criteria: impl Iterator<Item = &'c Criterion>,
    level_of: LevelOf<'_>,
) -> Option<Ratio<i64>> {
    let rule = campaign.grid.scoring.rule;
    let criteria = criteria.filter(|criterion| campaign.includes(criterion));
    if rule == ScoringRule::Cumulative {
        return cumulative(campaign, criteria, level_of);
    }
    let parts = criteria.filter_map(|criterion| {
        let share = criterion.scale.share(level_of(criterion)?);
        let (low, high) = criterion.scale.range;
        Some(ScorePart { weight: criterion.weight, share, points: high - low })
    });
    together(rule, parts)
}

fn together(rule: ScoringRule, parts: impl Iterator<Item = ScorePart>) -> Option<Ratio<i64>> {
    if rule == ScoringRule::Minimum {
        return parts.map(|part| part.share).min();
    }
    let weight = |part: &ScorePart| match rule {
        ScoringRule::Weighted => Ratio::from_integer(i64::from(part.weight)),
        ScoringRule::Points => Ratio::from_integer(i64::from(part.weight)) * part.points,
        ScoringRule::Plain | ScoringRule::Minimum | ScoringRule::Cumulative => {
            Ratio::from_integer(1)
        }
    };
    let zero = Ratio::from_integer(0);
    let (sum, weights) = parts.fold((zero, zero), |(sum, weights), part| {
        let weight = weight(&part);
        (sum + weight * part.share, weights + weight)
    });
    (weights > zero).then(|| sum / weights)
}

/// Returns the highest level of which, and of those below, every criterion is acquired.
fn cumulative<'c>(
    campaign: &Campaign,
    criteria: impl Iterator<Item = &'c Criterion>,
    level_of: LevelOf<'_>,
) -> Option<Ratio<i64>> {
    let mut has_level = false;
    let mut staged: Vec<(Level, bool)> = Vec::new();
    for criterion in criteria {
        let level = level_of(criterion);
        has_level |= level.is_some();
        let Some(stage) = criterion.stage.filter(|_| applies(campaign, criterion)) else {
            continue;
        };
        staged.push((stage, is_acquired(criterion, level)));
    }
    let scale = campaign.grid.scale();
    let missing = staged.iter().filter(|(_, is_acquired)| !is_acquired);
    let missing = missing.map(|(stage, _)| *stage).min();
    let is_open = |level: &Level| missing.is_none_or(|missing| *level < missing);
    let reached = scale.levels().take_while(is_open).last().unwrap_or(scale.lowest());
    has_level.then(|| scale.share(reached))
}

/// Tells whether a criterion is acquired at a level.
pub(super) fn is_acquired(criterion: &Criterion, level: Option<Level>) -> bool {
    let from = criterion.acquired.unwrap_or_else(|| criterion.scale.highest());
    level.is_some_and(|level| level >= from)
}

fn applies(campaign: &Campaign, criterion: &Criterion) -> bool {
    !matches!(campaign.answer(&criterion.id), Some(Answer::NotApplicable { .. }))
}

//! What changed of each criterion.

use std::collections::HashSet;

use super::change::{CriterionChange, GridDifference};
use crate::french;
use crate::grid::{CriteriaIndex, Criterion, Domain, Grid, Level, LevelText};

/// Lists what changed of criteria, in the order of `newer`, what is gone last.
pub(super) fn changes(older: &Grid, newer: &Grid) -> Vec<GridDifference> {
    let (then, now) = (older.index(), newer.index());
    let gone: Vec<&Criterion> = missing(older, &now).collect();
    let mut unmatched = gone.clone();
    let mut differences = Vec::new();
    for (domain, criterion) in newer.criteria() {
        let changes: Vec<CriterionChange> = match then.get(&criterion.id) {
            Some((former_domain, former)) => {
                let moved = moved(former_domain, domain);
                moved.into_iter().chain(criterion_changes(former, criterion)).collect()
            }
            None => vec![addition(criterion, &mut unmatched)],
        };
        differences.extend(changes.into_iter().map(|change| difference(criterion, change)));
    }
    differences.extend(gone.iter().map(|then| difference(then, CriterionChange::Removed)));
    differences
}

/// Returns the criteria of a grid that another does not have.
fn missing<'a>(
    grid: &'a Grid,
    other: &'a CriteriaIndex<'_>,
) -> impl Iterator<Item = &'a Criterion> {
    let criteria = grid.criteria().map(|(_, criterion)| criterion);
    criteria.filter(|criterion| other.get(&criterion.id).is_none())
}

fn difference(criterion: &Criterion, change: CriterionChange) -> GridDifference {
    GridDifference::Criterion {
        code: criterion.code.clone(),
        title: criterion.title.clone(),
        change,
    }
}

/// Says that a criterion is new, and which of those that are gone it seems to be.
fn addition(now: &Criterion, gone: &mut Vec<&Criterion>) -> CriterionChange {
    let by_title = gone.iter().position(|then| french::is_same(&then.title, &now.title));
    let by_sentences = || gone.iter().position(|then| says_mostly_the_same(then, now));
    let Some(place) = by_title.or_else(by_sentences) else { return CriterionChange::Added };
    let former = gone.remove(place);
    CriterionChange::Renamed {
        former: format!("{} · {}", former.code, former.title),
        id: former.id.0.clone(),
    }
}

fn says_mostly_the_same(then: &Criterion, now: &Criterion) -> bool {
    let (then, now) = (sentences(then), sentences(now));
    then.intersection(&now).count() > now.len() / 2
}

fn sentences(criterion: &Criterion) -> HashSet<&str> {
    let own = criterion.levels.iter().flatten();
    own.map(|level| level.sentence.as_str()).collect()
}

fn moved(then: &Domain, now: &Domain) -> Option<CriterionChange> {
    (then.id != now.id)
        .then(|| CriterionChange::Moved { from: then.title.clone(), to: now.title.clone() })
}

fn criterion_changes(then: &Criterion, now: &Criterion) -> Vec<CriterionChange> {
    let mut changes = Vec::new();
    if then.meaning != now.meaning {
        changes.push(CriterionChange::Meaning);
    }
    if then.weight != now.weight {
        changes.push(CriterionChange::Weight { from: then.weight, to: now.weight });
    }
    if then.is_socle != now.is_socle {
        changes.push(CriterionChange::Socle { is_socle: now.is_socle });
    }
    let sentence = |text: &Option<LevelText>| text.as_ref().map(|text| text.sentence.clone());
    let is_reworded = |place: &usize| {
        let of = |criterion: &Criterion| criterion.levels.get(*place).map(sentence);
        of(then) != of(now)
    };
    let levels = (0..now.levels.len()).filter(is_reworded);
    let levels: Vec<Level> = levels.filter_map(|place| now.scale.at(place)).collect();
    let is_head = then.title != now.title || then.question != now.question;
    if is_head || !levels.is_empty() {
        changes.push(CriterionChange::Wording { levels, is_head });
    }
    changes.extend(lesser_changes(then, now));
    changes
}

/// Lists what changes no level and no mean.
fn lesser_changes(then: &Criterion, now: &Criterion) -> Vec<CriterionChange> {
    let mut changes = Vec::new();
    if then.code != now.code {
        changes.push(CriterionChange::Code { from: then.code.clone() });
    }
    if then.extent != now.extent {
        changes.push(CriterionChange::Path { from: then.extent, to: now.extent });
    }
    if then.is_sensitive != now.is_sensitive {
        changes.push(CriterionChange::Sensitive { is_sensitive: now.is_sensitive });
    }
    if then.allows_not_applicable != now.allows_not_applicable {
        let is_allowed = now.allows_not_applicable;
        changes.push(CriterionChange::NotApplicable { is_allowed });
    }
    if then.proofs != now.proofs {
        changes.push(CriterionChange::Proofs);
    }
    if then.links != now.links {
        changes.push(CriterionChange::Links);
    }
    let steps = |criterion: &Criterion| -> Vec<Option<String>> {
        let step = |text: &Option<LevelText>| text.as_ref()?.first_step.clone();
        criterion.levels.iter().map(step).collect()
    };
    if steps(then) != steps(now) {
        changes.push(CriterionChange::FirstSteps);
    }
    if !then.scale.compares_with(&now.scale) {
        changes.push(CriterionChange::Scale);
    }
    if then.kind != now.kind {
        changes.push(CriterionChange::Kind);
    }
    if then.conditions != now.conditions {
        changes.push(CriterionChange::Conditions);
    }
    if (then.stage, then.acquired) != (now.stage, now.acquired) {
        changes.push(CriterionChange::Stage);
    }
    if then.help != now.help || then.references != now.references {
        changes.push(CriterionChange::Help);
    }
    if then.has_axis != now.has_axis {
        changes.push(CriterionChange::HasAxis);
    }
    changes
}

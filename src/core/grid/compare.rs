//! What changed between two grids, criterion by criterion. Never knows an answer.

use super::{Criterion, Grid, Level};

/// One difference, as a person would say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridDifference {
    /// Code and title of the criterion, from the newer grid when it is still there.
    pub criterion: String,
    /// What happened to it.
    pub change: CriterionChange,
}

/// What happened to a criterion between two grids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CriterionChange {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It means something else: levels before and after do not compare.
    Meaning,
    /// It counts differently.
    Weight {
        /// Before.
        from: u32,
        /// After.
        to: u32,
    },
    /// It joined or left the *socle*.
    Socle {
        /// Whether it is *socle* now.
        is_socle: bool,
    },
    /// Some of its sentences were reworded.
    Wording {
        /// Levels whose sentence changed.
        levels: Vec<Level>,
        /// Whether its title or question changed.
        is_head: bool,
    },
}

/// Lists the differences from `older` to `newer`, in the order of `newer`, what is gone last.
pub fn compare(older: &Grid, newer: &Grid) -> Vec<GridDifference> {
    let mut differences = Vec::new();
    for (_, now) in newer.criteria() {
        let changes = match older.criterion(&now.id) {
            Some((_, then)) => criterion_changes(then, now),
            None => vec![CriterionChange::Added],
        };
        differences.extend(changes.into_iter().map(|change| difference(now, change)));
    }
    let gone =
        older.criteria().map(|(_, then)| then).filter(|then| newer.criterion(&then.id).is_none());
    differences.extend(gone.map(|then| difference(then, CriterionChange::Removed)));
    differences
}

fn difference(criterion: &Criterion, change: CriterionChange) -> GridDifference {
    GridDifference { criterion: format!("{} · {}", criterion.code, criterion.title), change }
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
    let is_reworded = |level: &Level| then.level(*level).sentence != now.level(*level).sentence;
    let levels: Vec<Level> = Level::ALL.into_iter().filter(is_reworded).collect();
    let is_head = then.title != now.title || then.question != now.question;
    if is_head || !levels.is_empty() {
        changes.push(CriterionChange::Wording { levels, is_head });
    }
    changes
}

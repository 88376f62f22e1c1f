//! The step a team has reached as a whole: no good mean makes up for a missing foundation.

use super::absence::Absence;
use crate::dossier::{Answer, Campaign};
use crate::french;
use crate::grid::{Criterion, CriterionId, Gate, Grid, Level};

/// Which step is reached, and what blocks the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateOutcome {
    /// The step reached; `None` when there is no gate to judge, or while nothing but missing
    /// answers stands before the first one: unanswered is not zero.
    pub reached: Option<Level>,
    /// The next step, if there is one. Neither is there when the grid declares no gate, or when no
    /// *socle* criterion is gone through and applicable: nothing is not "everything reached".
    pub next: Option<Gate>,
    /// What blocks it, in reading order.
    pub blockers: Vec<Blocker>,
}

/// A *socle* criterion that blocks the next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocker {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Why it blocks.
    pub block: Obstacle,
}

/// Why a criterion blocks a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Its level is too low.
    Below(Level),
    /// It is not answered yet.
    Unanswered,
    /// The team does not know.
    Unknown,
    /// The team does not agree, and the lower of the two is not enough.
    Uncertain(Level, Level),
}

impl GateOutcome {
    /// Writes the step reached with its name, "2 · Structuré", or why there is none.
    pub fn words(&self, grid: &Grid) -> String {
        let absence =
            if self.next.is_some() { Absence::Incomplete } else { Absence::NotApplicable };
        self.reached.map_or_else(
            || absence.words().to_owned(),
            |level| format!("{level} · {}", grid.level_name(level)),
        )
    }

    /// Says what stands before the next step.
    pub fn note(&self) -> String {
        let Some(next) = self.next else {
            let all = "tous les paliers sont atteints";
            return self.reached.map_or("aucun palier à juger", |_| all).to_owned();
        };
        let number = self.blockers.len();
        let verb = match (self.reached, number) {
            (None, _) => "sans niveau avant",
            (Some(_), 0..=1) => "bloque",
            (Some(_), _) => "bloquent",
        };
        let socle = if number > 1 { "socles" } else { "socle" };
        let criteria = french::count(number, "critère");
        fr!("{criteria} {socle} {verb} le palier~{}", next.level)
    }
}

/// Walks the gates upward until one is blocked.
pub(super) fn outcome(campaign: &Campaign) -> GateOutcome {
    let gates = if has_applicable_socle(campaign) { &*campaign.grid.scoring.gates } else { &[] };
    let mut reached = None;
    for gate in gates {
        let blockers = blockers(campaign, gate.socle_at_least);
        if !blockers.is_empty() {
            let is_known = blockers.iter().any(|b| matches!(b.block, Obstacle::Below(_)));
            let reached = reached.or(is_known.then_some(Level::L0));
            return GateOutcome { reached, next: Some(*gate), blockers };
        }
        reached = Some(gate.level);
    }
    GateOutcome { reached, next: None, blockers: Vec::new() }
}

fn socle(campaign: &Campaign) -> impl Iterator<Item = &Criterion> {
    let criteria = campaign.grid.criteria().map(|(_, criterion)| criterion);
    criteria.filter(|criterion| criterion.is_socle && campaign.includes(criterion))
}

fn has_applicable_socle(campaign: &Campaign) -> bool {
    let is_left_out =
        |answer: Option<&Answer>| matches!(answer, Some(Answer::NotApplicable { .. }));
    socle(campaign).any(|criterion| !is_left_out(campaign.answer(&criterion.id)))
}

fn blockers(campaign: &Campaign, at_least: Level) -> Vec<Blocker> {
    socle(campaign)
        .filter_map(|criterion| Some(blocker(criterion, block(campaign, criterion, at_least)?)))
        .collect()
}

fn block(campaign: &Campaign, criterion: &Criterion, at_least: Level) -> Option<Obstacle> {
    match campaign.answer(&criterion.id) {
        None => Some(Obstacle::Unanswered),
        Some(Answer::Unknown) => Some(Obstacle::Unknown),
        Some(Answer::Disputed { low, high }) if *low < at_least => {
            Some(Obstacle::Uncertain(*low, *high))
        }
        Some(Answer::Level(level)) if *level < at_least => Some(Obstacle::Below(*level)),
        Some(Answer::Level(_) | Answer::NotApplicable { .. } | Answer::Disputed { .. }) => None,
    }
}

fn blocker(criterion: &Criterion, block: Obstacle) -> Blocker {
    Blocker {
        criterion: criterion.id.clone(),
        code: criterion.code.clone(),
        title: criterion.title.clone(),
        block,
    }
}

//! The step a team has reached as a whole: no good mean makes up for a missing foundation.

use num_rational::Ratio;

use super::absence::Absence;
use crate::dossier::{Answer, Campaign};
use crate::french;
use crate::grid::{Criterion, CriterionId, Domain, Gate, GateCondition, GateScope, Grid, Level};

/// Which step is reached, and what blocks the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateOutcome {
    /// The step reached; `None` when there is no gate to judge, or while nothing but missing
    /// answers stands before the first one: unanswered is not zero.
    pub reached: Option<GateStep>,
    /// The next step, if there is one. Neither is there when the grid declares no gate, or when no
    /// criterion it looks at is gone through and applicable: nothing is not "everything reached".
    pub next: Option<Gate>,
    /// What blocks it, in reading order.
    pub blockers: Vec<Blocker>,
    /// The conditions of it that are not met and that no single criterion blocks: in words, with
    /// what there is and what it takes.
    pub unmet: Vec<String>,
}

/// How far a team has gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GateStep {
    /// Not to the first step.
    Below,
    /// To this one.
    At(Gate),
}

/// A criterion that blocks the next step.
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

impl GateStep {
    /// Returns the level of the scale it is named by: the lowest below the first step.
    pub fn level(&self, grid: &Grid) -> Option<Level> {
        match self {
            Self::Below => {
                let is_named = grid.scoring.gates.iter().any(|gate| gate.level.is_some());
                is_named.then(|| grid.scale().lowest())
            }
            Self::At(gate) => gate.level,
        }
    }

    fn title(&self, grid: &Grid) -> String {
        match self {
            Self::Below => self.level(grid).map_or_else(
                || "aucun palier".to_owned(),
                |level| format!("{level} · {}", grid.level_name(level)),
            ),
            Self::At(gate) => gate.title(grid),
        }
    }
}

impl GateOutcome {
    /// Writes the step reached with its name, "2 · Structuré", or why there is none.
    pub fn words(&self, grid: &Grid) -> String {
        let absence =
            if self.next.is_some() { Absence::Incomplete } else { Absence::NotApplicable };
        let title = self.reached.as_ref().map(|step| step.title(grid));
        title.unwrap_or_else(|| absence.words().to_owned())
    }

    /// Says what stands before the next step.
    pub fn note(&self) -> String {
        let Some(next) = &self.next else {
            let all = "tous les paliers sont atteints";
            return self.reached.as_ref().map_or("aucun palier à juger", |_| all).to_owned();
        };
        let number = self.blockers.len();
        if number == 0 {
            return self.unmet.join(fr!(" ; "));
        }
        let verb = match (&self.reached, number) {
            (None, _) => "sans niveau avant",
            (Some(_), 0..=1) => "bloque",
            (Some(_), _) => "bloquent",
        };
        let socle = match (next.socle_at_least(), number) {
            (Some(_), 0..=1) => " socle",
            (Some(_), _) => " socles",
            (None, _) => "",
        };
        let criteria = french::count(number, "critère");
        format!("{criteria}{socle} {verb} le {}", next.short_name())
    }
}

/// What the conditions of a step are judged by.
struct Judge<'a> {
    campaign: &'a Campaign,
    /// Scores as they are told, by domain; the whole has no name.
    score_of: &'a dyn Fn(Option<&str>) -> Option<Ratio<i64>>,
}

/// Walks the gates upward until one is blocked.
pub(super) fn outcome(
    campaign: &Campaign,
    score_of: &dyn Fn(Option<&str>) -> Option<Ratio<i64>>,
) -> GateOutcome {
    let judge = Judge { campaign, score_of };
    let gates = &campaign.grid.scoring.gates;
    let mut reached = None;
    for gate in gates.iter().filter(|_| gates.iter().any(|gate| judge.can_be_judged(gate))) {
        let (mut blockers, mut unmet) = (Vec::new(), Vec::new());
        for condition in &gate.conditions {
            judge.look(condition, &mut blockers, &mut unmet);
        }
        if !blockers.is_empty() || !unmet.is_empty() {
            let is_below = |one: &Blocker| matches!(one.block, Obstacle::Below(_));
            let is_known =
                blockers.iter().any(is_below) || (blockers.is_empty() && judge.has_level());
            let reached = reached.or(is_known.then_some(GateStep::Below));
            return GateOutcome { reached, next: Some(gate.clone()), blockers, unmet };
        }
        reached = Some(GateStep::At(gate.clone()));
    }
    GateOutcome { reached, next: None, blockers: Vec::new(), unmet: Vec::new() }
}

impl Judge<'_> {
    fn criteria<'c>(&'c self, of: &'c GateScope) -> impl Iterator<Item = &'c Criterion> {
        let is_in = move |(domain, criterion): &(&Domain, &Criterion)| {
            of.has(&domain.id, criterion) && self.applies(criterion)
        };
        self.campaign.grid.criteria().filter(is_in).map(|(_, criterion)| criterion)
    }

    fn applies(&self, criterion: &Criterion) -> bool {
        let answer = self.campaign.answer(&criterion.id);
        self.campaign.includes(criterion) && !matches!(answer, Some(Answer::NotApplicable { .. }))
    }

    fn has_level(&self) -> bool {
        self.campaign
            .entries
            .values()
            .any(|entry| entry.answer.as_ref().and_then(Answer::level).is_some())
    }

    fn can_be_judged(&self, gate: &Gate) -> bool {
        gate.conditions.iter().any(|condition| match condition {
            GateCondition::Share { of, .. } => self.criteria(of).next().is_some(),
            GateCondition::Score { .. } => true,
        })
    }

    fn look(
        &self,
        condition: &GateCondition,
        blockers: &mut Vec<Blocker>,
        unmet: &mut Vec<String>,
    ) {
        match condition {
            GateCondition::Share { of, percent, at_least } => {
                let blocks = |criterion: &Criterion| {
                    Some(blocker(criterion, self.block(criterion, *at_least)?))
                };
                let blocking: Vec<Blocker> = self.criteria(of).filter_map(blocks).collect();
                let all = self.criteria(of).count();
                let there = all - blocking.len();
                if there * 100 >= all * usize::from(*percent) {
                    return;
                }
                if *percent == 100 {
                    let is_new =
                        |one: &Blocker| blockers.iter().all(|b| b.criterion != one.criterion);
                    let new: Vec<Blocker> = blocking.into_iter().filter(is_new).collect();
                    blockers.extend(new);
                    return;
                }
                let words = condition.words(&self.campaign.grid);
                unmet.push(fr!("{words} : {there} sur {all} aujourd’hui"));
            }
            GateCondition::Score { domain, at_least } => {
                let score = (self.score_of)(domain.as_deref());
                if score.is_some_and(|score| score >= *at_least) {
                    return;
                }
                let words = condition.words(&self.campaign.grid);
                let now = score.map_or_else(|| "pas encore de score".to_owned(), french::decimal);
                unmet.push(fr!("{words} : {now} aujourd’hui"));
            }
        }
    }

    /// Tells why a criterion is below a level of the grid's scale; one of another scale is judged by
    /// its share of the range.
    fn block(&self, criterion: &Criterion, at_least: Level) -> Option<Obstacle> {
        let own = self.campaign.grid.scale();
        let is_low = |level: Level| {
            if *criterion.scale == **own {
                return level < at_least;
            }
            criterion.scale.share(level) < own.share(at_least)
        };
        match self.campaign.answer(&criterion.id) {
            None => Some(Obstacle::Unanswered),
            Some(Answer::Unknown) => Some(Obstacle::Unknown),
            Some(Answer::Disputed { low, high }) if is_low(*low) => {
                Some(Obstacle::Uncertain(*low, *high))
            }
            Some(Answer::Level(level)) if is_low(*level) => Some(Obstacle::Below(*level)),
            Some(Answer::Level(_) | Answer::NotApplicable { .. } | Answer::Disputed { .. }) => None,
        }
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

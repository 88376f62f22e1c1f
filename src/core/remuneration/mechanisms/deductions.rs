//! So many points, less what each answer takes away: the table of opening hours.

use super::{Changes, Computed, Deduction, Penalty};
use crate::dossier::Fact;
use crate::remuneration::condition::Condition;
use crate::remuneration::expression::{Exact, Expression, zero};
use crate::remuneration::inputs::{Inputs, KnownAnswer};
use crate::remuneration::questions::QuestionKind;
use crate::remuneration::truth::Truth;

impl Deduction {
    /// Returns what the answer given takes away, or nothing while there is none.
    fn penalty(&self, inputs: &Inputs<'_>) -> Option<Penalty> {
        let answer = match inputs.get(self.question)? {
            KnownAnswer::Choice(choice) => choice.as_ref(),
            KnownAnswer::Flag(true) => "oui",
            KnownAnswer::Flag(false) => "non",
            KnownAnswer::Number(_) | KnownAnswer::Set(_) | KnownAnswer::Date(_) => return None,
        };
        let found = self.penalties.iter().find(|(name, _)| name == answer);
        Some(found.map_or_else(|| Penalty::Points(zero()), |(_, penalty)| *penalty))
    }

    fn is_waived(&self, inputs: &Inputs<'_>) -> bool {
        self.waived_if.truth(inputs) == Truth::True && self.waived_if != Condition::Always
    }
}

pub(super) fn points(inputs: &Inputs<'_>, points: Exact, deductions: &[Deduction]) -> Computed {
    let mut missing = Vec::new();
    let mut terms = Expression::number(points);
    let mut is_void = false;
    for deduction in deductions.iter().filter(|deduction| !deduction.is_waived(inputs)) {
        match deduction.penalty(inputs) {
            Some(Penalty::Everything) => is_void = true,
            Some(Penalty::Points(lost)) if lost == zero() => {}
            Some(Penalty::Points(lost)) => terms = terms.minus(Expression::number(lost)),
            None if missing.contains(&deduction.question) => {}
            None => missing.push(deduction.question),
        }
    }
    if is_void {
        return Ok(Expression::whole(0));
    }
    if missing.is_empty() { Ok(terms) } else { Err(missing) }
}

/// For each question, the answer that takes away least.
pub(super) fn steps(inputs: &Inputs<'_>, deductions: &[Deduction]) -> Vec<Changes> {
    let better = |deduction: &Deduction| {
        let now = deduction.penalty(inputs);
        let costs = |penalty: &Penalty| match penalty {
            Penalty::Points(points) => *points,
            Penalty::Everything => Exact::from_integer(i128::from(i64::MAX)),
        };
        let (best, _) = deduction.penalties.iter().min_by_key(|(_, penalty)| costs(penalty))?;
        let least = deduction.penalties.iter().map(|(_, penalty)| costs(penalty)).min()?;
        let is_worse = now.as_ref().is_none_or(|penalty| costs(penalty) > least);
        let fact = match inputs.rules.question(deduction.question)?.kind {
            QuestionKind::Flag => Fact::Flag(best == "oui"),
            QuestionKind::Number { .. }
            | QuestionKind::Choice(_)
            | QuestionKind::Set(_)
            | QuestionKind::Date => Fact::Choice(best.clone()),
        };
        is_worse.then(|| vec![(deduction.question, fact)])
    };
    deductions.iter().filter(|deduction| !deduction.is_waived(inputs)).filter_map(better).collect()
}

//! Facts + rules → [`Statement`]. Always one: what is missing is part of it.

use jiff::civil::Date;

use super::backing::{Backing, Register};
use super::condition::QuestionIndex;
use super::expression::{Exact, product, sum, zero};
use super::inputs::Inputs;
use super::mechanisms::{Computed, prorata};
use super::most;
use super::rules::{Indicator, IndicatorKind, Part, Rules};
use super::settlement;
use super::statement::{
    GateState, LineState, Outcome, PartLine, PrerequisGate, Spread, Statement, StatementLine,
    WhyNothing,
};
use super::truth::Truth;
use crate::dossier::Facts;

/// Computes what an exercise would bring, by the rules of its year; the register of proofs says
/// only what of it is sure.
pub fn compute(rules: &Rules, facts: &Facts, register: Register<'_>) -> Statement {
    let (inputs, issues) = Inputs::of(rules, facts);
    let year = facts.year;
    let due =
        |(day, month): (i8, i8)| Date::new(year.saturating_add(1), month, day).unwrap_or_default();
    let proofs_due = due(rules.parameters.proofs_due);
    let lines = lines(&inputs, facts, register.by(proofs_due));
    let gate = gate(&lines);
    let point_value = rules.parameters.point_value.value(year);
    let points = sum(lines.iter().map(|line| line.points));
    let base = product(points, point_value);
    let majoration = settlement::majoration(&inputs, base);
    let with_majoration =
        |points: Exact| product(product(points, point_value), majoration.rate + 1);
    let total = sum([base, majoration.amount]);
    let payable = if gate.is_open() { total } else { zero() };
    let certain = sum(lines.iter().filter(|line| line.backing.is_sure()).map(|line| line.points));
    let possible: Option<Vec<Exact>> = lines.iter().map(|line| line.most).collect();
    let range = Spread {
        certain: with_majoration(certain),
        declared: total,
        possible: possible.map(|points| with_majoration(sum(points))),
    };
    let advance = settlement::advance(&inputs, &lines, point_value);
    let balance = payable - advance.counted();
    Statement {
        year,
        status: rules.exercise(year).map(|exercise| exercise.status),
        gate,
        point_value,
        points,
        base,
        majoration,
        total,
        payable,
        range,
        advance,
        guarantee: settlement::guarantee(&inputs, total),
        balance,
        supplements: settlement::supplements(&inputs),
        proofs_due,
        payment_due: due(rules.parameters.payment_due),
        lines,
        issues,
    }
}

fn lines(inputs: &Inputs<'_>, facts: &Facts, register: Register<'_>) -> Vec<StatementLine> {
    if inputs.rules.exercise(inputs.year).is_none() {
        return Vec::new();
    }
    let indicators = inputs.rules.indicators.iter().enumerate();
    let current = indicators.filter(|(_, indicator)| indicator.period.contains(inputs.year));
    current
        .map(|(place, indicator)| {
            line(inputs, place, indicator, Backing::of(indicator, facts, register))
        })
        .collect()
}

fn line(
    inputs: &Inputs<'_>,
    place: usize,
    indicator: &Indicator,
    backing: Backing,
) -> StatementLine {
    let mut parts: Vec<PartLine> = Vec::with_capacity(indicator.parts.len());
    for (index, part) in indicator.parts.iter().enumerate() {
        let is_read = !part.condition.is_read_otherwise(inputs);
        if part.period.contains(inputs.year) && is_read {
            let outcome = outcome(inputs, part, &parts);
            parts.push(PartLine { part: index, outcome });
        }
    }
    keep_best_alternatives(indicator, &mut parts);
    let points = sum(parts.iter().map(|part| part.outcome.points()));
    let mut missing: Vec<QuestionIndex> = Vec::new();
    for part in &parts {
        if let Outcome::Unknown(questions) = &part.outcome {
            missing.extend(questions);
        }
    }
    missing.sort_unstable();
    missing.dedup();
    let kind = indicator.kind_in(inputs.year);
    let most = most::of_indicator(inputs, indicator, &parts);
    let state = state(kind, points, most, !missing.is_empty());
    StatementLine { indicator: place, kind, state, parts, points, most, missing, backing }
}

fn state(
    kind: IndicatorKind,
    points: Exact,
    most: Option<Exact>,
    lacks_answers: bool,
) -> LineState {
    if points == zero() {
        return if lacks_answers { LineState::Unanswered } else { LineState::NotReached };
    }
    let is_full = most.is_some_and(|most| points >= most);
    if is_full || (kind == IndicatorKind::Prerequis && !lacks_answers) {
        LineState::Reached
    } else {
        LineState::Partial
    }
}

/// Decides what comes of a part; `before` are those of the same indicator above it.
fn outcome(inputs: &Inputs<'_>, part: &Part, before: &[PartLine]) -> Outcome {
    let truth = part.condition.truth(inputs);
    if truth == Truth::False {
        return Outcome::Nothing(WhyNothing::Condition);
    }
    let below = part.requires.and_then(|required| before.iter().find(|line| line.part == required));
    // What is out of reach asks nothing more.
    if let Some(PartLine { part: required, outcome: Outcome::Nothing(_) }) = below {
        return Outcome::Nothing(WhyNothing::Requires(*required));
    }
    if truth == Truth::Unknown {
        let mut missing = Vec::new();
        part.condition.missing(inputs, &mut missing);
        return Outcome::Unknown(missing);
    }
    if let Some(Outcome::Unknown(missing)) = below.map(|line| &line.outcome) {
        return Outcome::Unknown(missing.clone());
    }
    match adjusted(inputs, part, part.mechanism.points(inputs)) {
        Ok(expression) => match expression.value() {
            points if points == zero() => Outcome::Nothing(WhyNothing::Zero),
            points => Outcome::Earned(expression, points),
        },
        Err(missing) => Outcome::Unknown(missing),
    }
}

/// Applies what is common to all mechanisms: the patientèle and the days that count.
fn adjusted(inputs: &Inputs<'_>, part: &Part, computed: Computed) -> Computed {
    let mut missing = Vec::new();
    let mut adjusted = match computed {
        // Zero stays zero, whatever else is missing.
        Ok(expression) if !part.scales || !expression.is_zero() => Some(expression),
        Ok(_) => return Ok(super::Expression::whole(0)),
        Err(questions) => {
            missing = questions;
            None
        }
    };
    if part.scales {
        match inputs.patientele_share() {
            Ok(share) => adjusted = adjusted.map(|points| points.times(share)),
            Err(question) => missing.push(question),
        }
    }
    match prorata::of_part(inputs, part) {
        Ok(Some(share)) => adjusted = adjusted.map(|points| points.times(share)),
        Ok(None) => {}
        Err(question) => missing.push(question),
    }
    match adjusted {
        Some(expression) if missing.is_empty() => Ok(expression),
        _ => Err(missing),
    }
}

/// Of parts that do not add up, leaves the best one.
fn keep_best_alternatives(indicator: &Indicator, lines: &mut [PartLine]) {
    let group = |line: &PartLine| indicator.parts.get(line.part).and_then(|part| part.alternative);
    let rivals: Vec<(u8, usize, Exact)> = lines
        .iter()
        .filter_map(|line| Some((group(line)?, line.part, line.outcome.points())))
        .collect();
    for line in lines {
        let Some(own) = group(line) else { continue };
        let points = line.outcome.points();
        let better = rivals.iter().find(|(group, part, rival)| {
            let is_better = *rival > points || (*rival == points && *part < line.part);
            *group == own && *part != line.part && *rival > zero() && is_better
        });
        let is_beaten = matches!(line.outcome, Outcome::Earned(..));
        if let Some((_, part, _)) = better.filter(|_| is_beaten) {
            line.outcome = Outcome::Nothing(WhyNothing::Alternative(*part));
        }
    }
}

fn gate(lines: &[StatementLine]) -> PrerequisGate {
    let prerequisites =
        lines.iter().enumerate().filter(|(_, line)| line.kind == IndicatorKind::Prerequis);
    let state = |line: &StatementLine| match line.state {
        LineState::Reached | LineState::Partial if line.backing.is_sure() => GateState::Held,
        LineState::Reached | LineState::Partial => GateState::ToConfirm,
        LineState::NotReached => GateState::Missing,
        LineState::Unanswered => GateState::Unknown,
    };
    PrerequisGate {
        prerequisites: prerequisites.map(|(place, line)| (place, state(line))).collect(),
    }
}

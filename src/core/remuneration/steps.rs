//! "Le prochain cran": which change of answers would bring how much, and what if several were made.
//!
//! Every gain is the difference of two statements, so it holds whatever hangs together. The facts
//! themselves are never touched.

use super::backing::Register;
use super::compute::compute;
use super::condition::{Condition, QuestionIndex};
use super::expression::{Exact, zero};
use super::inputs::Inputs;
use super::mechanisms::Changes;
use super::questions::QuestionKind;
use super::rules::{Indicator, Part, Rules};
use super::statement::{Outcome, Statement};
use super::truth::Truth;
use crate::dossier::{Fact, Facts};

/// A step not yet taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The indicator it is about, by its place in the rules.
    pub indicator: usize,
    /// Answers that would change, together.
    pub changes: Changes,
    /// Points it would bring, everywhere.
    pub points: Exact,
    /// What it would add to the total, in euros, as if the prerequisites held.
    pub euros: Exact,
    /// Whether the prerequisites would then hold, which they do not now.
    pub opens_gate: bool,
    /// Whether a question it changes has no answer yet: it may be done already.
    pub is_unanswered: bool,
}

/// Returns the steps not yet taken, those that open the gate first, then by points.
pub fn steps(rules: &Rules, facts: &Facts, statement: &Statement) -> Vec<Step> {
    let (inputs, _) = Inputs::of(rules, facts);
    let mut candidates: Vec<(usize, Changes)> = Vec::new();
    for line in &statement.lines {
        let Some(indicator) = rules.indicators.get(line.indicator) else { continue };
        let is_full = line.most.is_some_and(|most| line.points >= most);
        for part_line in line.parts.iter().filter(|_| !is_full) {
            if matches!(part_line.outcome, Outcome::Nothing(super::WhyNothing::Alternative(_))) {
                continue;
            }
            let changes = part_steps(&inputs, facts, indicator, part_line.part);
            candidates.extend(changes.into_iter().map(|changes| (line.indicator, changes)));
        }
        candidates.extend(given_steps(&inputs, indicator).map(|change| (line.indicator, change)));
    }
    let mut steps: Vec<Step> = Vec::new();
    for (indicator, changes) in candidates {
        if steps.iter().any(|step| step.changes == changes) {
            continue;
        }
        steps.extend(step(rules, facts, statement, indicator, changes));
    }
    let mut steps = next_and_last(steps);
    steps.sort_by(|a, b| {
        (b.opens_gate, b.points, a.changes.len()).cmp(&(a.opens_gate, a.points, b.changes.len()))
    });
    steps
}

/// Of steps that begin alike, keeps the smallest and the one that goes furthest.
fn next_and_last(steps: Vec<Step>) -> Vec<Step> {
    let begin = |step: &Step| (step.indicator, step.changes.first().map(|(index, _)| *index));
    let rank = |step: &Step| (step.points, step.changes.len());
    let is_end = |step: &Step| {
        let alike = || steps.iter().filter(|other| begin(other) == begin(step));
        let least = alike().map(rank).min();
        let most = alike().map(rank).max();
        step.opens_gate || Some(rank(step)) == least || Some(rank(step)) == most
    };
    let kept: Vec<bool> = steps.iter().map(is_end).collect();
    steps.into_iter().zip(kept).filter(|(_, is_kept)| *is_kept).map(|(step, _)| step).collect()
}

/// Returns the facts with these answers changed.
pub fn with_changes<'c>(
    rules: &Rules,
    facts: &Facts,
    changes: impl IntoIterator<Item = &'c (QuestionIndex, Fact)>,
) -> Facts {
    let mut after = facts.clone();
    for (question, fact) in changes {
        if let Some(question) = rules.question(*question) {
            after.values.insert(question.id.clone(), fact.clone());
        }
    }
    after
}

fn step(
    rules: &Rules,
    facts: &Facts,
    statement: &Statement,
    indicator: usize,
    changes: Changes,
) -> Option<Step> {
    let after = compute(rules, &with_changes(rules, facts, &changes), Register::default());
    let points = after.points - statement.points;
    let opens_gate = !statement.gate.is_open() && after.gate.is_open();
    let lacks_answer = |(question, _): &(QuestionIndex, Fact)| {
        rules.question(*question).is_some_and(|question| facts.get(&question.id.0).is_none())
    };
    let is_unanswered = changes.iter().any(lacks_answer);
    let euros = after.total - statement.total;
    let brings = points > zero() || opens_gate;
    brings.then_some(Step { indicator, changes, points, euros, opens_gate, is_unanswered })
}

/// Returns what the team cannot do within the year but may aim at, such as welcoming an IPA.
fn given_steps<'a>(
    inputs: &'a Inputs<'_>,
    indicator: &'a Indicator,
) -> impl Iterator<Item = Changes> + 'a {
    let asks = |part: &Part| part.condition.questions();
    let questions = indicator.parts.iter().flat_map(asks);
    questions.filter_map(|index| {
        let question = inputs.rules.question(index)?;
        let is_step = question.is_given
            && question.kind == QuestionKind::Flag
            && !question.step.is_empty()
            && inputs.flag(index) == Some(false);
        is_step.then(|| vec![(index, Fact::Flag(true))])
    })
}

/// Returns the changes that would make a part bring more.
fn part_steps(
    inputs: &Inputs<'_>,
    facts: &Facts,
    indicator: &Indicator,
    index: usize,
) -> Vec<Changes> {
    let Some(part) = indicator.parts.get(index) else { return Vec::new() };
    let Some(needed) = needed(inputs, indicator, part) else { return Vec::new() };
    let prepared = with_changes(inputs.rules, facts, &needed);
    let (after, _) = Inputs::of(inputs.rules, &prepared);
    let mut all: Vec<Changes> =
        part.mechanism.steps(&after).into_iter().map(|changes| joined(&needed, changes)).collect();
    if !needed.is_empty() {
        all.push(needed);
    }
    all
}

/// Returns what must change before a part counts at all; nothing when it is out of reach.
fn needed(inputs: &Inputs<'_>, indicator: &Indicator, part: &Part) -> Option<Changes> {
    if part.is_beyond_control {
        return None;
    }
    let below = part.requires.and_then(|index| indicator.parts.get(index));
    let before = match below {
        Some(below) => needed(inputs, indicator, below)?,
        None => Changes::new(),
    };
    Some(joined(&before, to_hold(inputs, &part.condition)?))
}

fn joined(first: &Changes, then: Changes) -> Changes {
    let mut all: Changes = first.clone();
    for (question, fact) in then {
        match all.iter_mut().find(|(other, _)| *other == question) {
            Some(known) => known.1 = fact,
            None => all.push((question, fact)),
        }
    }
    all
}

/// Returns the fewest changes that make a condition true; nothing when the team cannot.
fn to_hold(inputs: &Inputs<'_>, condition: &Condition) -> Option<Changes> {
    if condition.truth(inputs) == Truth::True {
        return Some(Changes::new());
    }
    let free = |question: &QuestionIndex| (!inputs.is_given(*question)).then_some(*question);
    match condition {
        Condition::Always => Some(Changes::new()),
        Condition::Flag(question, wanted) => Some(vec![(free(question)?, Fact::Flag(*wanted))]),
        Condition::Chosen(question, choice) => {
            Some(vec![(free(question)?, Fact::Choice(choice.clone()))])
        }
        Condition::Contains(question, item) => {
            let mut set = inputs.set(*question);
            set.insert(item.clone());
            Some(vec![(free(question)?, Fact::Set(set))])
        }
        Condition::AtLeast(question, least) => {
            Some(vec![(free(question)?, inputs.raised(*question, *least)?)])
        }
        Condition::All(parts) => {
            let each: Option<Vec<Changes>> =
                parts.iter().map(|part| to_hold(inputs, part)).collect();
            Some(each?.into_iter().fold(Changes::new(), |all, more| joined(&all, more)))
        }
        Condition::Any(parts) => {
            parts.iter().filter_map(|part| to_hold(inputs, part)).min_by_key(Vec::len)
        }
    }
}

//! In proportion to a share, full at its target; perhaps with meetings that must be held.

use super::{Changes, Computed, Mechanism, Sessions, prorata};
use crate::dossier::{Fact, Quantity};
use crate::remuneration::condition::{Condition, QuestionIndex};
use crate::remuneration::expression::{Exact, Expression, zero};
use crate::remuneration::inputs::Inputs;
use crate::remuneration::truth::Truth;

pub(super) fn points(inputs: &Inputs<'_>, mechanism: &Mechanism) -> Computed {
    let Mechanism::Rate { points, of, out_of, target, sessions, truncated_if } = mechanism else {
        return Ok(Expression::whole(0));
    };
    let mut missing = Vec::new();
    let asked = [Some(*of), Some(*out_of), sessions.as_ref().map(|sessions| sessions.held)];
    for question in asked.into_iter().flatten() {
        if inputs.number(question).is_none() {
            missing.push(question);
        }
    }
    let (Some(count), Some(whole), true) =
        (inputs.number(*of), inputs.number(*out_of), missing.is_empty())
    else {
        return Err(missing);
    };
    // No patient to speak of: nothing can be reached, and nothing is divided.
    if whole == zero() || count == zero() {
        return Ok(Expression::whole(0));
    }
    let held = sessions.as_ref().map(|sessions| attendance(inputs, sessions));
    if held.as_ref().is_some_and(|held| held.value() == zero()) {
        return Ok(Expression::whole(0));
    }
    let full = Expression::number(*points);
    let reached = achieved(inputs, count, whole, *target, truncated_if);
    Ok([reached, held].into_iter().flatten().filter(Expression::is_calculation).fold(full, times))
}

fn times(product: Expression, factor: Expression) -> Expression {
    product.times(factor)
}

/// Returns `count / whole / target`, or nothing when the target is met.
fn achieved(
    inputs: &Inputs<'_>,
    count: Exact,
    whole: Exact,
    target: Exact,
    truncated_if: &Condition,
) -> Option<Expression> {
    const TEN_THOUSANDTHS: i128 = 10_000;
    let share = count / whole;
    if share >= target {
        return None;
    }
    let told = if truncated_if.truth(inputs) == Truth::True {
        Expression::Share((share * TEN_THOUSANDTHS).trunc() / TEN_THOUSANDTHS)
    } else {
        Expression::number(count).over(Expression::number(whole))
    };
    Some(told.over(Expression::Share(target)))
}

/// Returns one when enough meetings were held, else nothing or their share.
fn attendance(inputs: &Inputs<'_>, sessions: &Sessions) -> Expression {
    let held = inputs.number(sessions.held).unwrap_or_else(zero);
    let minimum = minimum(inputs, sessions);
    if held >= minimum.value() {
        Expression::whole(1)
    } else if sessions.linear_if.truth(inputs) == Truth::True {
        Expression::number(held).over(minimum)
    } else {
        Expression::whole(0)
    }
}

/// Returns how many meetings an exercise asks: fewer in the year the contract begins.
fn minimum(inputs: &Inputs<'_>, sessions: &Sessions) -> Expression {
    let full = Expression::number(sessions.minimum);
    match prorata::of_contract(inputs) {
        Some(share) => full.times(share),
        None => full,
    }
}

/// As many as the target asks, meetings included.
pub(super) fn steps(inputs: &Inputs<'_>, mechanism: &Mechanism) -> Vec<Changes> {
    let Mechanism::Rate { of, out_of, target, sessions, .. } = mechanism else { return Vec::new() };
    let Some(whole) = inputs.number(*out_of) else { return Vec::new() };
    let mut changes = Changes::new();
    let mut raise = |question: QuestionIndex, needed: Exact| {
        let needed = needed.ceil();
        if inputs.number(question).unwrap_or_else(zero) < needed {
            let number = i64::try_from(needed.to_integer()).unwrap_or(0);
            changes.push((question, Fact::Number(Quantity::whole(number))));
        }
    };
    if let Some(sessions) = sessions {
        raise(sessions.held, minimum(inputs, sessions).value());
    }
    raise(*of, whole * *target);
    if changes.is_empty() { Vec::new() } else { vec![changes] }
}

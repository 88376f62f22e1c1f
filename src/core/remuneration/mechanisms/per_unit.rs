//! So many points for each, up to a number, fewer beyond another.

use super::Changes;
use crate::remuneration::condition::QuestionIndex;
use crate::remuneration::expression::{Exact, Expression, zero};
use crate::remuneration::inputs::Inputs;

pub(super) fn points(
    count: Exact,
    points: Exact,
    cap: Option<Exact>,
    beyond: Option<(Exact, Exact)>,
) -> Expression {
    let counted = cap.map_or(count, |cap| count.min(cap));
    let each =
        |points: Exact, count: Exact| Expression::number(points).times(Expression::number(count));
    match beyond {
        _ if counted == zero() => Expression::whole(0),
        Some((threshold, points_beyond)) if counted > threshold => {
            Expression::Sum(vec![each(points, threshold), each(points_beyond, counted - threshold)])
        }
        _ => each(points, counted),
    }
}

/// As many as count, or as another answer allows.
pub(super) fn most_of(
    inputs: &Inputs<'_>,
    of: QuestionIndex,
    cap: Option<Exact>,
) -> Result<Exact, Vec<QuestionIndex>> {
    let bound = inputs.rules.comparisons.iter().find(|comparison| comparison.lesser == of);
    match (cap, bound) {
        (Some(cap), _) => Ok(cap),
        (None, Some(bound)) => inputs.number(bound.greater).ok_or_else(|| vec![bound.greater]),
        (None, None) => inputs.number(of).ok_or_else(|| vec![of]),
    }
}

/// One more, then as many as count.
pub(super) fn steps(inputs: &Inputs<'_>, of: QuestionIndex, cap: Option<Exact>) -> Vec<Changes> {
    let count = inputs.number(of).unwrap_or_default();
    let Some(cap) = cap.filter(|cap| !inputs.is_given(of) && count < *cap) else {
        return Vec::new();
    };
    let mut counts = vec![(count + 1).min(cap), cap];
    counts.dedup();
    let change = |count| Some(vec![(of, inputs.raised(of, count)?)]);
    counts.into_iter().filter_map(change).collect()
}

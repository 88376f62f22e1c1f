//! The points of the highest threshold that is met.

use super::{Band, Changes, Computed};
use crate::dossier::{Fact, Quantity};
use crate::remuneration::condition::QuestionIndex;
use crate::remuneration::expression::{Exact, Expression, zero};
use crate::remuneration::inputs::Inputs;

pub(super) fn points(
    inputs: &Inputs<'_>,
    of: QuestionIndex,
    out_of: Option<QuestionIndex>,
    bands: &[Band],
) -> Computed {
    let mut missing = Vec::new();
    let mut number = |question: QuestionIndex| {
        let number = inputs.number(question);
        if number.is_none() {
            missing.push(question);
        }
        number
    };
    let (count, whole) = (number(of), out_of.map(&mut number));
    let measured = match (count, whole) {
        (Some(count), None) => Some(count),
        (Some(_), Some(Some(whole))) if whole == zero() => Some(zero()),
        (Some(count), Some(Some(whole))) => Some(count / whole),
        _ => None,
    };
    let measured = measured.ok_or(missing)?;
    let met = bands.iter().rev().find(|band| measured >= band.from);
    Ok(Expression::number(met.map_or_else(zero, |band| band.points)))
}

pub(super) fn most(bands: &[Band]) -> Exact {
    bands.iter().map(|band| band.points).max().unwrap_or_else(zero)
}

/// What each band not yet met asks.
pub(super) fn steps(
    inputs: &Inputs<'_>,
    of: QuestionIndex,
    out_of: Option<QuestionIndex>,
    bands: &[Band],
) -> Vec<Changes> {
    let count = inputs.number(of).unwrap_or_else(zero);
    let whole = match out_of {
        None => Some(Exact::from_integer(1)),
        Some(question) => inputs.number(question),
    };
    let Some(whole) = whole else { return Vec::new() };
    let asked = |band: &Band| {
        let needed = band.from * whole;
        let needed = if out_of.is_some() { needed.ceil() } else { needed };
        let hundredths = (needed * 100).ceil().to_integer();
        let quantity = Quantity::hundredths(i64::try_from(hundredths).unwrap_or(0));
        (needed > count).then(|| vec![(of, Fact::Number(quantity))])
    };
    bands.iter().filter_map(asked).collect()
}

//! Where an axis of scores has its lines, and what is written beside them.

use num_rational::Ratio;

use super::pen::{float, small};
use crate::grid::{Unit, number_words};
use crate::theme::Colour;

/// A line of an axis.
#[derive(Clone, Debug)]
pub(super) struct Tick {
    /// The score it stands for.
    pub(super) score: Ratio<i64>,
    /// Where it stands between the lowest and the highest, from 0 to 1.
    pub(super) share: f32,
    /// The score in words: "3", "75 %".
    pub(super) words: String,
}

/// Between how many parts of an axis there are lines, those that read best first.
const PARTS: [i64; 3] = [4, 5, 3];
/// What may lie between two lines, in hundredths.
const STEPS: [i64; 17] = [
    1, 5, 10, 25, 50, 100, 200, 300, 500, 1_000, 2_000, 2_500, 5_000, 10_000, 20_000, 50_000,
    100_000,
];

/// Returns the lines of a whole axis, lowest first: its ends, and round numbers between them.
pub(super) fn ticks(unit: Unit) -> Vec<Tick> {
    let (low, high) = (unit.low, unit.high);
    let step = step(unit);
    let mut scores = vec![low];
    let mut next = ((low / step).floor() + 1) * step;
    // What would stand nearer than half a step to an end is left out.
    while next + step / 2 <= high {
        if next >= low + step / 2 {
            scores.push(next);
        }
        next += step;
    }
    scores.push(high);
    let tick = |score: Ratio<i64>| Tick {
        score,
        share: float(unit.share(score)),
        words: if unit.is_percent { unit.words(score) } else { number_words(score) },
    };
    scores.into_iter().map(tick).collect()
}

/// Returns what lies between two lines: a part of the whole where that is round, else what leaves
/// few of them.
fn step(unit: Unit) -> Ratio<i64> {
    let span = (unit.high - unit.low).max(Ratio::new(1, 100));
    let are_whole = unit.low.is_integer() && unit.high.is_integer();
    let is_of_levels = are_whole && span >= Ratio::from_integer(2);
    let least = Ratio::from_integer(i64::from(is_of_levels));
    let steps = STEPS.map(|hundredths| Ratio::new(hundredths, 100));
    let is_round = |step: &Ratio<i64>| *step >= least && steps.contains(step);
    let part = PARTS.into_iter().map(|parts| span / parts).find(is_round);
    let few =
        || steps.into_iter().find(|step| *step >= least && span / step <= Ratio::from_integer(5));
    part.or_else(few).unwrap_or(span)
}

/// Returns how wide the words beside an axis are.
pub(super) fn width(ticks: &[Tick]) -> f32 {
    let look = small(Colour([0; 3]));
    ticks.iter().map(|tick| look.width(&tick.words)).fold(0.0, f32::max)
}

//! Small pieces of wording shared by the parts of the model. Never changes a person's words.

pub(in crate::report) use crate::report::words::{paragraphs, shortened, text};

use super::{LevelName, Trend};
use crate::french;
use crate::grid::{Grid, Level};
use crate::scoring::{Mean, Score, value_words};

/// Names a level of a grid.
pub(super) fn level_name(grid: &Grid, level: Level) -> LevelName {
    LevelName { number: level.number(), name: text(grid.level_name(level)) }
}

/// Writes a level with its name: "3 · Déployé".
pub(super) fn named(grid: &Grid, level: Level) -> String {
    format!("{level} · {}", text(grid.level_name(level)))
}

/// Returns a mean in hundredths of a level.
pub(super) fn hundredths(value: Mean) -> Option<i64> {
    value.ok().map(|value| (value * 100).round().to_integer())
}

/// Writes the difference of two levels: `+1`, `−1`, `0`.
pub(super) fn level_difference(then: Level, now: Level) -> String {
    let (then, now) = (i64::from(then.number()), i64::from(now.number()));
    if now > then { format!("+{}", now - then) } else { french::integer(now - then) }
}

/// Tells how the passage from one level to another reads.
pub(super) fn level_trend(then: Level, now: Level) -> Trend {
    match now.cmp(&then) {
        std::cmp::Ordering::Less => Trend::Down,
        std::cmp::Ordering::Equal => Trend::Same,
        std::cmp::Ordering::Greater => Trend::Up,
    }
}

/// Writes the change of a score and tells how it reads, by what is shown: `+0,04` is stable.
pub(super) fn score_change(score: &Score) -> (String, Trend) {
    let Some(words) = score.change_words() else { return (value_words(None), Trend::Unknown) };
    let trend = match words.chars().next() {
        Some('+') => Trend::Up,
        Some('−') => Trend::Down,
        _ => Trend::Same,
    };
    (words, trend)
}

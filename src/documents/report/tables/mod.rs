//! Tables for spreadsheets: every column says what it holds, every number is exact.
//!
//! A table is built once and written as CSV or as a sheet of a workbook. Those of answers, of the
//! plan, of a statement and of proofs begin with whose line it is, so that files of several
//! campaigns or teams can be stacked.
//!
//! Never computes a score or an amount: it sets out what `scoring` and `remuneration` found.

mod answers;
mod exercises;
mod more;
mod numbers;
mod plan;
mod profile;
mod progress;
mod proofs;
mod statement;

use num_rational::Ratio;

use super::content::{Align, CellUnit, Column, TableCell, Text};
use crate::grid::{Level, Unit};
use crate::scoring::{Absence, Mean};

pub use self::answers::answers;
pub use self::exercises::exercises;
pub use self::numbers::{numbers, numbers_by_campaign};
pub use self::plan::plan;
pub use self::profile::profile;
pub use self::progress::progress;
pub use self::proofs::proofs;
pub use self::statement::statement;

const WORDS: Align = Align::Left;
const NUMBERS: Align = Align::Right;

/// Makes columns of their titles, what they hold and on which side they lean.
fn columns(told: &[(&str, &str, Align)]) -> Vec<Column> {
    let column = |(title, meaning, align): &(&str, &str, Align)| match align {
        Align::Left => Column::words(title, meaning),
        Align::Right => Column::numbers(title, meaning),
    };
    told.iter().map(column).collect()
}

fn words(text: &str) -> TableCell {
    TableCell::words(text)
}

fn yes_or_no(yes: bool) -> TableCell {
    words(if yes { "oui" } else { "non" })
}

fn level(level: Option<Level>) -> TableCell {
    level.map_or_else(TableCell::nothing, |level| {
        TableCell::number(level.to_string(), i128::from(level.number()), CellUnit::Level)
    })
}

/// What is said of levels where criteria have several scales.
const ITS_SCALE: &str = "sur l’échelle du critère";

fn year(year: i16) -> TableCell {
    TableCell::number(year.to_string(), i128::from(year), CellUnit::Year)
}

/// Shows a score as its grid tells scores; a percentage is held as a share, as spreadsheets do.
fn mean(unit: Unit, mean: Mean) -> TableCell {
    mean.map_or_else(absent, |mean| {
        let shown = unit.words(mean);
        if unit.is_percent {
            return TableCell::number(shown, wide(mean / 100), CellUnit::Percent);
        }
        TableCell::number(shown, wide(mean), CellUnit::Mean)
    })
}

/// Returns the highest score, where an axis can end there.
fn highest(unit: Unit) -> Option<u32> {
    let highest = if unit.is_percent { unit.high / 100 } else { unit.high };
    highest.is_integer().then(|| u32::try_from(highest.to_integer()).ok()).flatten()
}

/// Shows why there is no number, and holds none: a program would count a word for zero.
fn absent(absence: Absence) -> TableCell {
    TableCell { shown: Text::muted(absence.words()), ..TableCell::nothing() }
}

/// Shows a difference as reports do: one that rounds to nothing is stable.
fn change(unit: Unit, change: Option<Ratio<i64>>) -> TableCell {
    change.map_or_else(TableCell::nothing, |change| {
        let shown = unit.change_words(change);
        if unit.is_percent {
            return TableCell::number(shown, wide(change / 100), CellUnit::PercentChange);
        }
        TableCell::number(shown, wide(change), CellUnit::Change)
    })
}

fn wide(number: Ratio<i64>) -> Ratio<i128> {
    Ratio::new(i128::from(*number.numer()), i128::from(*number.denom()))
}

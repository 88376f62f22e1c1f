//! What changed between two grids: all that a fingerprint sees, in words. Never knows an answer.

mod change;
mod criteria;
mod whole;
mod words;

pub use self::change::{CriterionChange, GridDifference, WholeChange};
pub use self::words::difference_words;
use super::Grid;

/// Lists the differences from `older` to `newer`: of the grid as a whole first, then criterion by
/// criterion in the order of `newer`, what is gone last.
pub fn compare(older: &Grid, newer: &Grid) -> Vec<GridDifference> {
    let mut differences: Vec<GridDifference> =
        whole::changes(older, newer).into_iter().map(GridDifference::Whole).collect();
    differences.extend(criteria::changes(older, newer));
    differences
}

//! The scale that all criteria of a grid have, where they have the same.

use crate::grid::{Grid, Scale};

/// Returns the scale of every criterion of a grid; nothing when some have another.
pub(super) fn one_scale(grid: &Grid) -> Option<&Scale> {
    let own = grid.scale();
    grid.criteria().all(|(_, criterion)| criterion.scale == *own).then_some(&**own)
}

/// Says from where to where the levels of a grid go: "de 0 à 4", or `otherwise`.
pub(super) fn scale_words(grid: &Grid, otherwise: &str) -> String {
    one_scale(grid).map_or_else(|| otherwise.to_owned(), Scale::words)
}

//! The grid as authors write it.

use super::Grid;
use crate::source::Reading;

/// Reads a grid, or all its problems.
pub fn read(bytes: &[u8]) -> Reading<Grid> {
    let _ = bytes;
    Reading { value: None, problems: Vec::new() }
}

/// Writes a grid so that [`read`] gives it back.
pub fn write(grid: &Grid) -> String {
    let _ = grid;
    String::new()
}

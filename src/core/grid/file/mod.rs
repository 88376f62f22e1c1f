//! The grid as authors write it: RON with French keys ⇄ [`Grid`].
//!
//! The format is told by example at the head of `grids/msp.ron`. Never touches the disk.

mod checks;
mod criteria;
mod decode;
mod levels;
mod write;

use super::Grid;
use crate::source::{self, FileKind, Limits, Node, Problems, Reading};

pub(crate) use self::checks::code as check_code;
pub(crate) use self::decode::version;
pub(crate) use self::write::GridFile;

/// Reads a grid, or all its problems.
pub fn read(bytes: &[u8]) -> Reading<Grid> {
    source::read(bytes, Limits::AUTHORED, from_node)
}

/// Writes a grid so that [`read`] gives it back.
pub fn write(grid: &Grid) -> String {
    source::write(&GridFile::from(grid))
}

/// Reads a grid inside another file.
pub(crate) fn from_node(node: &Node<'_>, problems: &Problems<'_>) -> Option<Grid> {
    source::is_of_kind(node, problems, FileKind::GRID).then(|| decode::grid(node, problems))
}

//! The grid as authors write it: RON with French keys ⇄ [`Grid`].
//!
//! The format is told by example at the head of `grids/msp.ron`. Never touches the disk.

mod checks;
mod conditions;
mod criteria;
mod decode;
mod kinds;
mod languages;
mod remark;
mod scales;
mod scoring;
mod words;
mod write;
mod write_criteria;
mod write_scoring;

use super::Grid;
use crate::source::{self, FileKind, Limits, Node, Problems, Reading};

pub(crate) use self::checks::code as check_code;
pub(crate) use self::decode::version;
pub use self::remark::{GridRemark, RemarkPlace};
pub(crate) use self::words::ExactNumber;
pub(crate) use self::write::GridFile;

/// Reads a grid, or all its problems.
pub fn read(bytes: &[u8]) -> Reading<Grid> {
    source::read(bytes, Limits::AUTHORED, from_node)
}

/// Reads a grid; `judge` tells what there is to say of one that is well written, beside others.
///
/// A remark that is an error refuses the grid, as any other error does.
pub fn read_beside(bytes: &[u8], judge: impl FnOnce(&Grid) -> Vec<GridRemark>) -> Reading<Grid> {
    source::read(bytes, Limits::AUTHORED, |node, problems| {
        let grid = from_node(node, problems)?;
        if !problems.has_errors() {
            decode::tell(node, problems, judge(&grid));
        }
        Some(grid)
    })
}

/// Writes a grid so that [`read`] gives it back.
pub fn write(grid: &Grid) -> String {
    source::write(&GridFile::from(grid))
}

/// Returns all that a grid says, in one form: spaces count as one, the format of its file as none.
pub(super) fn essence(grid: &Grid) -> String {
    let mut file = GridFile::from(grid);
    let GridFile::Grille { format, .. } = &mut file;
    *format = 0;
    let words = source::write(&file);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a grid inside another file.
pub(crate) fn from_node(node: &Node<'_>, problems: &Problems<'_>) -> Option<Grid> {
    source::is_of_kind(node, problems, FileKind::GRID).then(|| decode::grid(node, problems))
}

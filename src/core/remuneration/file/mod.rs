//! The rules of a remuneration as authors write them: RON with French keys → [`Rules`].
//!
//! The format is told by example at the head of `grids/remuneration/aci-msp.ron`. Never touches the
//! disk, never writes a rule.

mod conditions;
mod decode;
mod indicators;
mod mechanisms;
mod names;
mod parameters;
mod questions;
mod shared;

use super::Rules;
use crate::source::{self, FileKind, Limits, Reading};

/// Tells whether a file is meant to hold rules, well written or not.
pub fn is_likely(bytes: &[u8]) -> bool {
    let mut is_likely = false;
    let _: Reading<()> = source::read(bytes, Limits::AUTHORED, |node, _| {
        is_likely = source::looks_like(node, FileKind::REMUNERATION);
        None
    });
    is_likely
}

/// Reads rules, or all their problems.
pub fn read(bytes: &[u8]) -> Reading<Rules> {
    source::read(bytes, Limits::AUTHORED, |node, problems| {
        let is_ours = source::is_of_kind(node, problems, FileKind::REMUNERATION);
        is_ours.then(|| decode::rules(node, problems))
    })
}

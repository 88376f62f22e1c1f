//! Files handed over at once, by the desktop or let go over the window: each is given its place.
//!
//! One thing after the other: a dossier opens, ballots are added to it, grids are checked. What asks
//! the person something is waited for.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::PathPurpose;
use crate::store;

/// Files that wait for their turn.
#[derive(Debug, Default)]
pub(super) struct Handed {
    /// The dossier that came with them: ballots are for it, and for no other.
    dossier: Option<PathBuf>,
    /// Other dossiers, which stay closed.
    others: Vec<PathBuf>,
    ballots: Vec<PathBuf>,
    grids: VecDeque<PathBuf>,
    /// Whether one of them is being read.
    pub(super) is_reading: bool,
}

/// What comes next of them.
pub(super) enum NextHanded {
    /// Dossiers that stay closed.
    Others(Vec<PathBuf>),
    /// Ballots for the one that is open.
    Ballots(Vec<PathBuf>),
    /// A grid to check.
    Grid(PathBuf),
}

impl Handed {
    /// Takes these in; returns the dossier to open first, if there is one.
    pub(super) fn take_in(&mut self, paths: Vec<PathBuf>) -> Option<PathBuf> {
        let (ballots, others): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| is_ballot(path));
        let (grids, mut dossiers): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|path| has_extension(path, "ron"));
        // What bears another name may be a dossier all the same, and else is told what it is.
        dossiers.sort_by_key(|path| !has_extension(path, "jalons"));
        let mut dossiers = dossiers.into_iter();
        self.ballots.extend(ballots);
        self.grids.extend(grids);
        let first = dossiers.next()?;
        self.others.extend(dossiers);
        self.dossier = Some(first.clone());
        Some(first)
    }

    /// Takes out what comes next; once nothing is left, what comes later is for any dossier.
    pub(super) fn next(&mut self) -> Option<NextHanded> {
        if !self.others.is_empty() {
            return Some(NextHanded::Others(std::mem::take(&mut self.others)));
        }
        if !self.ballots.is_empty() {
            return Some(NextHanded::Ballots(std::mem::take(&mut self.ballots)));
        }
        let grid = self.grids.pop_front().map(NextHanded::Grid);
        if grid.is_none() {
            self.dossier = None;
        }
        grid
    }

    /// Returns the dossier that ballots came with, when it is not the one that is open.
    pub(super) fn wants_another(&self, open: Option<&Path>) -> Option<&Path> {
        self.dossier.as_deref().filter(|wanted| Some(*wanted) != open)
    }
}

fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}

/// Tells whether a file is called as a ballot is.
fn is_ballot(path: &Path) -> bool {
    PathPurpose::BALLOTS.iter().any(|extension| store::bears(path, extension))
}

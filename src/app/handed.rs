//! Files handed over at once, by the desktop or let go over the window: each is given its place.
//!
//! One thing after the other: a dossier opens, ballots are added to it, grids are checked. What asks
//! the person something is waited for.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::notice::file_name;
use super::{Effect, Notice, PathPurpose, Pending, ReadPurpose, State, Whose};
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
enum Next {
    Others(Vec<PathBuf>),
    Ballots(Vec<PathBuf>),
    Grid(PathBuf),
}

impl Handed {
    fn next(&mut self) -> Option<Next> {
        if !self.others.is_empty() {
            return Some(Next::Others(std::mem::take(&mut self.others)));
        }
        if !self.ballots.is_empty() {
            return Some(Next::Ballots(std::mem::take(&mut self.ballots)));
        }
        self.grids.pop_front().map(Next::Grid)
    }
}

impl State {
    /// Opens the first dossier of these files; the others follow.
    pub(super) fn take_in(&mut self, paths: Vec<PathBuf>) {
        let (ballots, others): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| is_ballot(path));
        let (grids, mut dossiers): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|path| has_extension(path, "ron"));
        // What bears another name may be a dossier all the same, and else is told what it is.
        dossiers.sort_by_key(|path| !has_extension(path, "jalons"));
        let mut dossiers = dossiers.into_iter();
        let first = dossiers.next();
        self.handed.ballots.extend(ballots);
        self.handed.grids.extend(grids);
        let Some(first) = first else { return };
        self.handed.dossier = Some(first.clone());
        self.handed.others.extend(dossiers);
        self.leave_for(Pending::Open(first));
    }

    /// Follows an action: gives the next of these files its place once nothing stands before it.
    pub(super) fn hand_on(&mut self) {
        while self.is_free_for_files() {
            let Some(next) = self.handed.next() else {
                self.handed.dossier = None;
                break;
            };
            let asked = self.out.0.len();
            match next {
                Next::Others(others) => self.notify(Notice::one_at_a_time(&others)),
                Next::Ballots(ballots) => self.take_in_ballots(ballots),
                Next::Grid(path) => self.read_grid(path),
            }
            self.handed.is_reading = self.out.0.iter().skip(asked).any(is_reading);
        }
    }

    fn is_free_for_files(&self) -> bool {
        let is_asked =
            self.dialog.is_some() || self.session.pending.is_some() || self.session.booth.is_open();
        !is_asked && self.waiting.opening.is_none() && !self.handed.is_reading
    }

    fn take_in_ballots(&mut self, ballots: Vec<PathBuf>) {
        let open = self.session.document.as_ref().and_then(|document| document.path.as_ref());
        match &self.handed.dossier {
            Some(wanted) if Some(wanted) != open => {
                let name = file_name(wanted);
                self.notify(Notice::new(
                    Whose::Person,
                    format!(
                        "Les avis ne sont pas ajoutés\u{a0}: «\u{a0}{name}\u{a0}» n’est pas ouvert."
                    ),
                    "Ouvrez le dossier, puis ajoutez-les depuis Réunion.",
                ));
            }
            _ => self.receive_files(ballots),
        }
    }
}

impl Notice {
    fn one_at_a_time(others: &[PathBuf]) -> Self {
        let names: Vec<String> =
            others.iter().map(|path| format!("«\u{a0}{}\u{a0}»", file_name(path))).collect();
        let verb =
            if names.len() > 1 { "n’ont pas été ouverts" } else { "n’a pas été ouvert" };
        let title = format!("{} {verb}.", names.join(", "));
        Self::new(Whose::Person, title, "Jalons ouvre un dossier à la fois.")
    }
}

fn is_reading(effect: &Effect) -> bool {
    matches!(effect, Effect::ReadBallots(..) | Effect::Read(_, ReadPurpose::Grid, _))
}

fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}

/// Tells whether a file is called as a ballot is.
fn is_ballot(path: &Path) -> bool {
    PathPurpose::BALLOTS.iter().any(|extension| store::bears(path, extension))
}

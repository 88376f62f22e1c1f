//! After a crash or a power cut: what was kept is offered, with what differs, and taken back.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use crate::app::guard::Unsaved;
use crate::dossier::compare::{Difference, differences};
use crate::dossier::{self, Dossier};
use crate::french;

/// What a session that was cut had kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// Where it was kept.
    pub kept_in: PathBuf,
    /// When it was kept.
    pub kept_at: DateTime,
    /// The dossier with what was not saved.
    pub unsaved: Unsaved,
    /// The dossier as its file held it; a blank one when it had none.
    pub saved: Dossier,
    /// What the file has not.
    pub differences: Vec<Difference>,
}

impl Recovered {
    /// Sets what was kept beside what its file held.
    pub(in crate::app) fn new(kept_in: PathBuf, kept_at: DateTime, unsaved: Unsaved) -> Self {
        let base = unsaved.base.as_ref();
        let saved = base.and_then(|base| dossier::file::read(base).value).unwrap_or_default();
        let differences = differences(&saved, &unsaved.dossier);
        Self { kept_in, kept_at, unsaved, saved, differences }
    }
}

/// What sessions that were cut had kept, latest first.
#[derive(Debug, Default)]
pub struct Leftovers {
    offered: VecDeque<Recovered>,
    /// What of it the person left for the next start, or until its file is opened.
    for_later: Vec<Recovered>,
    /// Whether the outside looks for it.
    is_sought: bool,
}

impl Leftovers {
    /// Returns what is offered now.
    pub const fn offered(&self) -> &VecDeque<Recovered> {
        &self.offered
    }

    /// Takes note that it is looked for.
    pub(in crate::app) const fn seek(&mut self) {
        self.is_sought = true;
    }

    /// Tells whether it was looked for, and is no more.
    pub(in crate::app) fn is_found(&mut self) -> bool {
        std::mem::take(&mut self.is_sought)
    }

    /// Offers this too.
    pub(in crate::app) fn offer(&mut self, recovered: Recovered) {
        self.offered.push_back(recovered);
    }

    /// Takes out the first one that is offered.
    pub(in crate::app) fn next(&mut self) -> Option<Recovered> {
        self.offered.pop_front()
    }

    /// Leaves all that is offered for the next start, or until its file is opened.
    pub(in crate::app) fn leave_for_later(&mut self) {
        self.for_later.extend(self.offered.drain(..));
    }

    /// Offers what was left for later of this file, which is opened now.
    pub(in crate::app) fn offer_of(&mut self, path: &Path) {
        let is_of_it = |one: &mut Recovered| one.unsaved.path.as_deref() == Some(path);
        self.offered.extend(self.for_later.extract_if(.., is_of_it));
    }
}

impl Recovered {
    /// Returns where its file is, or says that it has none.
    pub fn file(&self) -> String {
        let shown = |path: &Path| french::one_line(&path.to_string_lossy());
        self.unsaved.path.as_deref().map_or_else(|| "jamais enregistré".to_owned(), shown)
    }
}

//! Files handed over at once are given their places, one thing after the other.

use std::path::{Path, PathBuf};

use crate::app::handed::NextHanded;
use crate::app::notice::file_name;
use crate::app::{Effect, Notice, Postponed, ReadPurpose, State, Whose};

impl State {
    /// Opens the first dossier of these files; the others follow.
    pub(super) fn take_in(&mut self, paths: Vec<PathBuf>) {
        if let Some(first) = self.handed.take_in(paths) {
            self.leave_for(Postponed::Open(first));
        }
    }

    /// Follows an action: gives the next of these files its place once nothing stands before it.
    pub(super) fn hand_on(&mut self) {
        while self.is_free_for_files() {
            let Some(next) = self.handed.next() else { break };
            let asked = self.out.0.len();
            match next {
                NextHanded::Others(others) => self.notify(Notice::one_at_a_time(&others)),
                NextHanded::Ballots(ballots) => self.take_in_ballots(ballots),
                NextHanded::Grid(path) => self.read_grid(path),
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
        let open = self.session.document.as_ref().and_then(|document| document.path.as_deref());
        match self.handed.wants_another(open) {
            Some(wanted) => self.notices.tell(Notice::for_another(wanted)),
            None => self.receive_files(ballots),
        }
    }
}

impl Notice {
    fn for_another(wanted: &Path) -> Self {
        let name = file_name(wanted);
        Self::new(
            Whose::Person,
            fr!("Les avis ne sont pas ajoutés : « {name} » n’est pas ouvert."),
            "Ouvrez le dossier, puis ajoutez-les depuis Réunion.",
        )
    }

    fn one_at_a_time(others: &[PathBuf]) -> Self {
        let names: Vec<String> = others.iter().map(|path| fr!("« {} »", file_name(path))).collect();
        let verb =
            if names.len() > 1 { "n’ont pas été ouverts" } else { "n’a pas été ouvert" };
        let title = format!("{} {verb}.", names.join(", "));
        Self::new(Whose::Person, title, "Jalons ouvre un dossier à la fois.")
    }
}

fn is_reading(effect: &Effect) -> bool {
    matches!(effect, Effect::ReadBallots(..) | Effect::Read(_, ReadPurpose::Grid, _))
}

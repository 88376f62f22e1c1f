//! The file is open elsewhere: read it only, or work on it all the same.

use std::path::Path;

use super::{Guard, guard};
use crate::app::notice::file_name;
use crate::app::{About, Effects, Notice, State, Whose};
use crate::source::excerpt;
use crate::store::{Holder, StoreError};

/// What came of saying that a file is open here.
#[derive(Debug)]
pub enum LockState {
    /// Everybody can see it now.
    Ours,
    /// Somebody else has it open.
    Theirs(Holder),
    /// Somebody else took it over while it was open here.
    Lost(Holder),
    /// Nothing can be written beside the file.
    Impossible(StoreError),
}

impl State {
    pub(in crate::app) fn lock_told(&mut self, path: &Path, lock: LockState) -> Effects {
        if self.locked_path() != Some(path) {
            return Effects::none();
        }
        match lock {
            // Without a lock a change behind our back is still noticed when saving.
            LockState::Ours | LockState::Impossible(_) => Effects::none(),
            LockState::Theirs(holder) => {
                // What is being typed in a dialog is not to be lost: the question comes after it.
                self.guarded.read_only = Some(holder.clone());
                self.guarded.untold = Some(holder);
                Effects::none()
            }
            LockState::Lost(holder) => {
                let (who, name) = (holder_words(&holder), file_name(path));
                self.notify(Notice::new(
                    Whose::Person,
                    format!("{who} travaille maintenant aussi sur «\u{a0}{name}\u{a0}»."),
                    "Rien n’est perdu\u{a0}: à l’enregistrement, Jalons comparera les deux versions et \
                     proposera de les fusionner.",
                ))
            }
        }
    }

    pub(in crate::app) fn take_over(&mut self) -> Effects {
        self.dialog = None;
        let path = self.locked_path().map(Path::to_owned);
        match path.filter(|_| self.guarded.read_only.take().is_some()) {
            Some(path) => guard(Guard::TakeOver(path)),
            None => Effects::none(),
        }
    }

    fn locked_path(&self) -> Option<&Path> {
        self.guarded.locked.as_ref().map(|(path, _)| path.as_path())
    }

    /// Says why nothing changes here while somebody else has the file open.
    pub(in crate::app) fn read_only_notice(&self) -> Option<Notice> {
        let holder = self.guarded.read_only.as_ref()?;
        let title = if holder.is_here {
            "Ce dossier est en lecture seule\u{a0}: il est ouvert dans une autre fenêtre."
                .to_owned()
        } else {
            let who = holder_words(holder);
            format!("Ce dossier est en lecture seule\u{a0}: {who} l’a ouvert.")
        };
        let help = "Attendez qu’il soit refermé et rouvrez-le, ou «\u{a0}Enregistrer sous…\u{a0}» pour \
                    travailler sur une copie.";
        Some(Notice::new(Whose::Person, title, help).about(About::ReadOnly))
    }
}

/// Names who has a file open: "Claire Morel (ordinateur ACCUEIL)"; anybody may have written it.
pub fn holder_words(holder: &Holder) -> String {
    let (who, host) = (excerpt(&holder.who), excerpt(&holder.host));
    match (who.is_empty(), host.is_empty()) {
        (true, true) => "Quelqu’un".to_owned(),
        (true, false) => format!("Quelqu’un (ordinateur {host})"),
        (false, true) => who,
        (false, false) => format!("{who} (ordinateur {host})"),
    }
}

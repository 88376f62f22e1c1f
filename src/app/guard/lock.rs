//! The file is open elsewhere: read it only, or work on it all the same.

use std::path::{Path, PathBuf};

use super::{Guard, guard};
use crate::app::notice::file_name;
use crate::app::{Dialog, Effects, Notice, State, Whose};
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
        if self.guarded.locked.as_deref() != Some(path) {
            return Effects::none();
        }
        match lock {
            // Without a lock a change behind our back is still noticed when saving.
            LockState::Ours | LockState::Impossible(_) => Effects::none(),
            LockState::Theirs(holder) => {
                self.guarded.read_only = Some(holder.clone());
                self.ask(Dialog::Locked(holder))
            }
            LockState::Lost(holder) => {
                let (who, name) = (holder_words(&holder), file_name(path));
                self.notify(Notice {
                    whose: Whose::Person,
                    title: format!("{who} travaille maintenant aussi sur «\u{a0}{name}\u{a0}»."),
                    help: "Rien n’est perdu\u{a0}: à l’enregistrement, Jalons comparera les deux versions et \
                           proposera de les fusionner."
                        .to_owned(),
                })
            }
        }
    }

    pub(in crate::app) fn take_over(&mut self) -> Effects {
        self.dialog = None;
        let path: Option<PathBuf> = self.guarded.locked.clone();
        match path.filter(|_| self.guarded.read_only.take().is_some()) {
            Some(path) => guard(Guard::TakeOver(path)),
            None => Effects::none(),
        }
    }

    /// Says why nothing changes here while somebody else has the file open.
    pub(in crate::app) fn read_only_notice(&self) -> Option<Notice> {
        let holder = self.guarded.read_only.as_ref()?;
        Some(Notice {
            whose: Whose::Person,
            title: format!(
                "Ce dossier est en lecture seule\u{a0}: {} l’a ouvert.",
                holder_words(holder)
            ),
            help: "Attendez qu’il soit refermé et rouvrez-le, ou «\u{a0}Enregistrer sous…\u{a0}» pour travailler \
                   sur une copie."
                .to_owned(),
        })
    }
}

/// Names who has a file open: "Claire Morel (ordinateur ACCUEIL)".
pub fn holder_words(holder: &Holder) -> String {
    match (holder.who.is_empty(), holder.host.is_empty()) {
        (true, true) => "Quelqu’un".to_owned(),
        (true, false) => format!("Quelqu’un (ordinateur {})", holder.host),
        (false, true) => holder.who.clone(),
        (false, false) => format!("{} (ordinateur {})", holder.who, holder.host),
    }
}

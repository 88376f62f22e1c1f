//! A disk or a share that takes its time: what is waited for is told, and nobody is held up.

use std::path::{Path, PathBuf};

use super::notice::file_name;
use super::{About, Document, Notice, State, Ticket, Whose};

/// What the window waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wait {
    /// A dossier is being read.
    Opening(PathBuf),
    /// The open dossier is being written.
    Saving(PathBuf),
}

impl Wait {
    /// Says it in a few words.
    pub fn words(&self) -> String {
        match self {
            Self::Opening(path) => format!("Ouverture de «\u{a0}{}\u{a0}»…", file_name(path)),
            Self::Saving(_) => "Enregistrement…".to_owned(),
        }
    }
}

/// How long something has been waited for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Patience {
    /// Nobody has noticed yet.
    #[default]
    Unnoticed,
    /// Long enough to be noticed.
    Noticed,
    /// So long that something may be wrong.
    Tried,
}

/// What is waited for, and since when.
#[derive(Debug, Default)]
pub struct Waiting {
    /// The dossier that is being read.
    pub(super) opening: Option<Opening>,
    patience: Patience,
}

/// A dossier that is being read.
#[derive(Debug)]
pub(super) struct Opening {
    pub ticket: Ticket,
    pub path: PathBuf,
}

/// How what is told ends.
const LONG: &str = "le disque ou le partage tarde à répondre.";

impl State {
    /// Returns what the window waits for, if anything.
    pub fn waits_for(&self) -> Option<Wait> {
        let written = self.session.document.as_ref().and_then(Document::written_to);
        let saving = written.map(|path| Wait::Saving(path.to_owned()));
        saving.or_else(|| Some(Wait::Opening(self.waiting.opening.as_ref()?.path.clone())))
    }

    /// Returns what is waited for long enough to be seen.
    pub fn shown_wait(&self) -> Option<Wait> {
        self.waits_for().filter(|_| self.waiting.patience > Patience::Unnoticed)
    }

    /// Takes note of how long it has been waited for.
    pub(super) fn waited(&mut self, patience: Patience) {
        let before = std::mem::replace(&mut self.waiting.patience, patience);
        if patience < Patience::Tried {
            self.notices.withdraw(|about| *about == About::Waiting);
            return;
        }
        match self.waits_for().filter(|_| before < patience) {
            Some(Wait::Opening(path)) => {
                let title = format!(
                    "«\u{a0}{}\u{a0}» n’est pas encore ouvert\u{a0}: {LONG}",
                    file_name(&path)
                );
                let help = "Vérifiez que la clé ou le partage est bien branché. Vous pouvez ouvrir un autre \
                            dossier en attendant.";
                self.notify(Notice::new(Whose::File, title, help).about(About::Waiting));
            }
            Some(Wait::Saving(path)) => self.tell_long_save(&path),
            None => {}
        }
    }

    fn tell_long_save(&mut self, path: &Path) {
        let safe = if self.is_kept_aside() {
            "Votre travail est à l’abri sur cet ordinateur."
        } else {
            "Votre travail reste ouvert ici."
        };
        let title =
            format!("«\u{a0}{}\u{a0}» n’est pas encore enregistré\u{a0}: {LONG}", file_name(path));
        let help = format!(
            "{safe} Vous pouvez continuer\u{a0}; si cela dure, choisissez «\u{a0}Enregistrer sous…\u{a0}» et un \
             autre endroit."
        );
        self.notify(Notice::new(Whose::File, title, help).about(About::Waiting));
    }
}

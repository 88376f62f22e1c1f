//! What is waited for too long is told.

use std::path::Path;

use crate::app::notice::file_name;
use crate::app::{About, Notice, OpenDossier, Patience, State, Wait, Whose};

impl State {
    /// Returns what the window waits for, if anything.
    pub fn waits_for(&self) -> Option<Wait> {
        let written = self.session.document.as_ref().and_then(OpenDossier::written_to);
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
                let title = fr!("« {} » n’est pas encore ouvert : {LONG}", file_name(&path));
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
        let title = fr!("« {} » n’est pas encore enregistré : {LONG}", file_name(path));
        let help = fr!(
            "{safe} Vous pouvez continuer ; si cela dure, choisissez « Enregistrer sous… » et un \
             autre endroit."
        );
        self.notify(Notice::new(Whose::File, title, help).about(About::Waiting));
    }
}

/// How what is told ends.
const LONG: &str = "le disque ou le partage tarde à répondre.";

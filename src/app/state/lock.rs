//! The file is open elsewhere: it is read only, or worked on all the same.

use std::path::Path;

use crate::app::guard::Guard;
use crate::app::notice::file_name;
use crate::app::{LockState, Notice, State, Whose, holder_words};

impl State {
    /// Takes note of who has the file open.
    pub(super) fn lock_told(&mut self, path: &Path, lock: LockState) {
        match lock {
            // Without a lock a change behind our back is still noticed when saving.
            LockState::Ours | LockState::Impossible(_) => {}
            LockState::Theirs(holder) => self.session.guarded.may_only_read(holder),
            LockState::Lost(holder) => {
                let name = file_name(path);
                let title = if holder.is_here {
                    fr!("« {name} » est maintenant ouvert aussi dans une autre fenêtre de Jalons.")
                } else {
                    let who = holder_words(&holder);
                    fr!("{who} travaille maintenant aussi sur « {name} ».")
                };
                self.notify(Notice::new(
                    Whose::Person,
                    title,
                    fr!("Rien n’est perdu : à l’enregistrement, Jalons comparera les deux versions et \
                     proposera de les fusionner."),
                ));
            }
        }
    }

    /// Works all the same on a file that somebody has open.
    pub(super) fn take_over(&mut self) {
        self.dialog = None;
        let Some(locked) = &self.locked else { return };
        if self.session.guarded.read_only.take().is_some() {
            self.out.push(Guard::TakeOver(locked.path.clone()));
        }
    }
}

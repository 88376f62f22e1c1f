//! The file is open elsewhere: read it only, or work on it all the same.

use std::path::PathBuf;

use crate::app::guard::Guarded;
use crate::app::{About, Notice, Ticket, Whose};
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

/// The file that was said to be open here.
#[derive(Debug, PartialEq, Eq)]
pub struct Locked {
    /// Where it is.
    pub path: PathBuf,
    /// For which session: another may have the same file open again.
    pub session: Ticket,
}

impl Guarded {
    /// Says why nothing changes here while somebody else has the file open.
    pub(in crate::app) fn refusal(&self) -> Option<Notice> {
        let holder = self.read_only.as_ref()?;
        let title = if holder.is_here {
            fr!("Lecture seule : ce dossier est déjà ouvert dans une autre fenêtre de Jalons.")
                .to_owned()
        } else {
            let who = holder_words(holder);
            fr!("Ce dossier est en lecture seule : {who} l’a ouvert.")
        };
        let help = if holder.is_here {
            fr!("Continuez dans cette autre fenêtre, ou choisissez « Enregistrer sous… » pour \
                 travailler sur une copie.")
        } else {
            fr!("Attendez qu’il soit refermé et rouvrez-le, ou choisissez « Enregistrer sous… » \
                 pour travailler sur une copie.")
        };
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

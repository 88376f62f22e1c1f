//! What the technical journal keeps of the outside's answers: kinds of failure, nothing else.

use crate::app::export::ExportError;
use crate::app::{Answered, LockState, SaveError};
use crate::store::StoreError;

/// Writes down what failed.
pub fn note(answered: &Answered) {
    let (what, error) = match answered {
        Answered::Read(_, _, _, Err(error)) => ("lecture", error),
        Answered::Written(_, _, Err(SaveError::Store(error))) => ("enregistrement", error),
        Answered::GridWritten(_, _, _, Err(error)) => ("copie d’une grille", error),
        Answered::Fingerprinted(_, _, _, Err(error)) => ("empreinte d’une preuve", error),
        Answered::Exported(_, _, Err(ExportError::Store(error))) => ("export", error),
        Answered::PreferencesLost(error) => ("préférences", error),
        Answered::Kept(_, Err(error)) => ("mise à l’abri", error),
        Answered::Locked(_, LockState::Impossible(error)) => ("verrou", error),
        Answered::Exported(_, _, Err(ExportError::Cancelled)) => return,
        Answered::Exported(_, _, Err(_)) | Answered::Previewed(_, Err(_)) => {
            log::warn!("échec de la fabrication d’un document");
            return;
        }
        Answered::LeftBehind(found) => {
            for error in found.iter().filter_map(|(_, _, read)| read.as_ref().err()) {
                told("lecture d’un travail mis à l’abri", error);
            }
            return;
        }
        Answered::BallotsRead(_, _, files) => {
            for error in files.iter().filter_map(|(_, read)| read.as_ref().err()) {
                told("lecture d’un avis", error);
            }
            return;
        }
        Answered::Technical(_)
        | Answered::Path(..)
        | Answered::NoDialog(..)
        | Answered::Read(..)
        | Answered::Folder(..)
        | Answered::Versions(..)
        | Answered::Kept(..)
        | Answered::Locked(..)
        | Answered::Written(..)
        | Answered::Seed(..)
        | Answered::LogoRead(..)
        | Answered::ProofsChecked(..)
        | Answered::Fingerprinted(..)
        | Answered::Paths(..)
        | Answered::GridWritten(..)
        | Answered::ExportStage(..)
        | Answered::Previewed(..)
        | Answered::Exported(..) => return,
    };
    told(what, error);
}

fn told(what: &str, error: &StoreError) {
    log::warn!("échec, {what}, {}", error.kind());
}

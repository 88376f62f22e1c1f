//! What the person is told: whose matter it is, what happened, what to do.

use std::path::Path;

use super::{Asked, Effects, Nature, State};
use crate::dossier::file::Unopenable;
use crate::french;
use crate::store::StoreError;

/// Whose matter a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Something went well.
    Success,
    /// The person has something to decide.
    Person,
    /// A file or the disk stands in the way.
    File,
    /// Something of this computer is not as it should be, whatever is open.
    Computer,
}

/// A message, shown until it is put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whose matter it is.
    pub whose: Whose,
    /// What happened, in one sentence.
    pub title: String,
    /// What to know or to do; may be empty.
    pub help: String,
}

impl Notice {
    /// Says that something is done.
    pub fn done(title: impl Into<String>, help: impl Into<String>) -> Self {
        Self { whose: Whose::Success, title: title.into(), help: help.into() }
    }

    /// Says that the outside refused something.
    pub fn refused(what: &str, path: &Path, error: &StoreError) -> Self {
        Self {
            whose: Whose::File,
            title: format!("{what} : {error}."),
            help: format!("{} ({})", error.help(), french::one_line(&path.to_string_lossy())),
        }
    }

    /// Says what a file is that is not what was asked for.
    pub(super) fn misfit(path: &Path, nature: Nature, asked: Asked) -> Option<Self> {
        let title = nature.refusal(&file_name(path), asked)?;
        let what_to_do = match (asked, nature) {
            (Asked::Dossier, Nature::Ballot) => {
                "Ouvrez d’abord le dossier de l’équipe, puis ajoutez l’avis dans Réunion."
            }
            (Asked::Grid, Nature::Dossier) => "Ouvrez-le par « Ouvrir… ».",
            _ => asked.help(),
        };
        let help = format!("{what_to_do} Rien n’a été modifié.");
        Some(Self { whose: Whose::Person, title, help })
    }

    /// Says why the dossier is not written: it could not be opened again.
    pub fn unopenable(path: &Path, why: &Unopenable) -> Self {
        Self {
            whose: Whose::File,
            title: format!(
                "«\u{a0}{}\u{a0}» n’a pas été enregistré\u{a0}: {}.",
                file_name(path),
                why.reason
            ),
            help: format!(
                "{} Le fichier d’avant est intact, et votre travail reste ouvert ici.",
                why.help
            ),
        }
    }

    /// Says why two versions are not made one.
    pub fn not_merged(why: &Unopenable) -> Self {
        Self {
            whose: Whose::File,
            title: format!(
                "Les deux versions ne peuvent pas être fusionnées en un dossier\u{a0}: {}.",
                why.reason
            ),
            help: format!(
                "{} Rien n’a été remplacé\u{a0}: enregistrez la vôtre sous un autre nom pour garder les deux.",
                why.help
            ),
        }
    }

    /// Says why *sans objet* cannot be answered here.
    pub fn concerns_every_team() -> Self {
        Self {
            whose: Whose::Person,
            title:
                "Ce critère concerne toutes les équipes : la grille n’y prévoit pas « sans objet »."
                    .to_owned(),
            help: String::new(),
        }
    }

    /// Says that preferences are lost, which costs nothing of value.
    pub fn preferences_lost(error: &StoreError) -> Self {
        Self {
            whose: Whose::File,
            title: format!("Les préférences n’ont pas été retenues : {error}."),
            help: "Vos dossiers ne sont pas concernés.".to_owned(),
        }
    }
}

impl State {
    pub(super) fn dismiss(&mut self, index: usize) -> Effects {
        if index < self.notices.len() {
            self.notices.remove(index);
        }
        Effects::none()
    }

    /// Takes note of another dossier: what went well may not be so any more.
    pub(super) fn forget_what_went_well(&mut self) {
        self.notices.retain(|notice| notice.whose != Whose::Success);
        self.refresh();
    }

    /// Tells the person something, once; the oldest messages make room.
    pub(super) fn notify(&mut self, notice: Notice) -> Effects {
        const MOST: usize = 3;
        self.notices.retain(|told| *told != notice);
        self.notices.push(notice);
        let surplus = self.notices.len().saturating_sub(MOST);
        self.notices.drain(..surplus);
        Effects::none()
    }
}

/// Returns a file's name without its folder, for messages.
pub fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    french::one_line(&name.to_string_lossy())
}

//! What the person is told: whose matter it is, what happened, what to do.

use std::ops::Deref;
use std::path::Path;

use crate::app::{Asked, MadeFile, Nature, Ticket};
use crate::dossier::CampaignId;
use crate::dossier::file::Unopenable;
use crate::french;
use crate::grid::CriterionId;
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

/// What a message is about: it leaves with it, and a newer one about the same takes its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Something that is over.
    #[default]
    Past,
    /// What cannot be answered to the criterion in front.
    Criterion(CriterionId),
    /// A campaign that changes no more.
    Closed(CampaignId),
    /// A dossier that may only be read here.
    ReadOnly,
    /// A save that failed.
    Saving,
    /// What is not saved, and cannot be kept aside either.
    KeptAside,
    /// A disk that takes its time.
    Waiting,
    /// A picture that is not the logo.
    Logo,
    /// One export.
    Export(Ticket),
}

impl About {
    /// Tells whether a save that goes well settles it.
    pub const fn ends_with_a_save(&self) -> bool {
        matches!(self, Self::Saving | Self::KeptAside | Self::Waiting)
    }
}

/// A message, shown until it is read or put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number, once it was told.
    pub number: u64,
    /// Whose matter it is.
    pub whose: Whose,
    /// What it is about.
    pub about: About,
    /// What happened, in one sentence.
    pub title: String,
    /// What to know or to do; may be empty.
    pub help: String,
    /// The file it tells of, which can be used.
    pub made: Option<MadeFile>,
}

impl Notice {
    /// Says that something is done.
    pub fn done(title: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(Whose::Success, title, help)
    }

    /// Says something, and whose matter it is.
    pub fn new(whose: Whose, title: impl Into<String>, help: impl Into<String>) -> Self {
        let (title, help) = (title.into(), help.into());
        Self { number: 0, whose, about: About::Past, title, help, made: None }
    }

    /// Says what it is about.
    #[must_use]
    pub fn about(self, about: About) -> Self {
        Self { about, ..self }
    }

    /// Returns how many seconds it takes to read without haste; none for what stays until it is settled
    /// or put away.
    pub fn reading_seconds(&self) -> Option<f32> {
        const TO_NOTICE: f32 = 4.0;
        /// To choose what to do with a file.
        const TO_CHOOSE: f32 = 6.0;
        const CHARACTERS_A_SECOND: f32 = 14.0;
        if matches!(self.whose, Whose::File | Whose::Computer) {
            return None;
        }
        let characters = self.title.chars().count() + self.help.chars().count();
        let choice = if self.made.is_some() { TO_CHOOSE } else { 0.0 };
        Some(TO_NOTICE + choice + characters as f32 / CHARACTERS_A_SECOND)
    }

    /// Says that the outside refused something.
    pub fn refused(what: &str, path: &Path, error: &StoreError) -> Self {
        let help = format!("{} ({})", error.help(), french::one_line(&path.to_string_lossy()));
        Self::new(Whose::File, fr!("{what} : {error}."), help)
    }

    /// Says what a file is that is not what was asked for.
    pub(super) fn misfit(path: &Path, nature: Nature, asked: Asked) -> Option<Self> {
        let title = nature.refusal(&file_name(path), asked)?;
        let what_to_do = if asked == Asked::Dossier && nature == Nature::Ballot {
            "Ouvrez d’abord le dossier de l’équipe, puis ajoutez l’avis dans Réunion."
        } else if asked == Asked::Grid && nature == Nature::Dossier {
            fr!("Ouvrez-le par « Ouvrir… ».")
        } else {
            asked.help()
        };
        let help = format!("{what_to_do} Rien n’a été modifié.");
        Some(Self::new(Whose::Person, title, help))
    }

    /// Says why the dossier is not written: it could not be opened again.
    pub fn unopenable(path: &Path, why: &Unopenable) -> Self {
        let title = fr!("« {} » n’a pas été enregistré : {}.", file_name(path), why.reason);
        let help = format!(
            "{} Le fichier d’avant est intact, et votre travail reste ouvert ici.",
            why.help
        );
        Self::new(Whose::File, title, help).about(About::Saving)
    }

    /// Says why two versions are not made one.
    pub fn not_merged(why: &Unopenable) -> Self {
        let title =
            fr!("Les deux versions ne peuvent pas être fusionnées en un dossier : {}.", why.reason);
        let help = fr!(
            "{} Rien n’a été remplacé : enregistrez la vôtre sous un autre nom pour garder les deux.",
            why.help
        );
        Self::new(Whose::File, title, help).about(About::Saving)
    }

    /// Says why *sans objet* cannot be answered here.
    pub fn concerns_every_team(criterion: CriterionId) -> Self {
        let title = fr!(
            "Ce critère concerne toutes les équipes : la grille n’y prévoit pas « sans objet »."
        );
        Self::new(Whose::Person, title, "").about(About::Criterion(criterion))
    }

    /// Says that preferences are lost, which costs nothing of value.
    pub fn preferences_lost(error: &StoreError) -> Self {
        let title = fr!("Les préférences n’ont pas été retenues : {error}.");
        let help = "L’aspect, la taille et la liste des dossiers récents seront peut-être à \
                    refaire au prochain démarrage. Vos dossiers ne sont pas concernés.";
        Self::new(Whose::File, title, help)
    }
}

/// Messages not yet put away, oldest first.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<Notice>,
    /// How many were told.
    told: u64,
}

impl Deref for Notices {
    type Target = [Notice];

    fn deref(&self) -> &[Notice] {
        &self.shown
    }
}

impl Notices {
    /// Tells the person something, once; a newer message about the same takes the place of the older.
    pub(super) fn tell(&mut self, notice: Notice) {
        const MOST: usize = 3;
        let words = |one: &Notice| (one.whose, one.title.clone(), one.help.clone());
        self.shown.retain(|other| {
            let is_about_it = other.about != About::Past && other.about == notice.about;
            !is_about_it && words(other) != words(&notice)
        });
        self.told += 1;
        self.shown.push(Notice { number: self.told, ..notice });
        // What has been read soonest makes room: a trouble stays before what went well.
        while self.shown.len() > MOST {
            let least = self.shown.iter().position(|one| one.reading_seconds().is_some());
            self.shown.remove(least.unwrap_or(0));
        }
    }

    /// Puts the message of this number away.
    pub(super) fn put_away(&mut self, number: u64) {
        self.shown.retain(|notice| notice.number != number);
    }

    /// Takes back what is about something that is over.
    pub(super) fn withdraw(&mut self, is_over: impl Fn(&About) -> bool) {
        self.shown.retain(|notice| !is_over(&notice.about));
    }

    /// Keeps only what is the matter of some.
    pub(super) fn keep(&mut self, is_kept: impl Fn(Whose) -> bool) {
        self.shown.retain(|notice| is_kept(notice.whose));
    }
}

/// Returns a file's name without its folder, for messages.
pub fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    french::one_line(&name.to_string_lossy())
}

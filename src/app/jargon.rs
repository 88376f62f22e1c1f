//! Words that are not everyday French, each explained once, wherever it shows.

use std::sync::LazyLock;

use strum::{EnumIter, IntoEnumIterator as _};

use crate::french;

/// Every word as it is looked for in a text.
static FOLDED: LazyLock<Vec<(Jargon, String)>> =
    LazyLock::new(|| Jargon::iter().map(|it| (it, french::fold(it.word()))).collect());

/// A word of the trade, of the grid or of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Jargon {
    /// Criteria that come before the others.
    Priority,
    /// Criteria that carry the steps.
    Socle,
    /// Criteria one speaks of less freely.
    Sensitive,
    /// How much a criterion counts.
    Weight,
    /// A step of the whole team.
    Gate,
    /// The level aimed at.
    Target,
    /// A criterion that does not concern the team.
    NotApplicable,
    /// What a closed ballot is.
    Sealed,
    /// The agreement that pays.
    Aci,
    /// The company that signs it.
    Sisa,
    /// The number of the place.
    Finess,
    /// Those who chose their doctor here.
    Patientele,
    /// The year that is paid.
    Exercise,
    /// What must be held before anything is paid.
    Prerequisite,
    /// What a year would bring, in full.
    Statement,
}

impl Jargon {
    /// Returns every word, in the order one meets them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// Returns what the words of a text mean, where it holds such words.
    pub fn explained(text: &str) -> String {
        let text = french::fold(text);
        let is_in = |word: &str| {
            text.match_indices(word).any(|(at, _)| {
                let before = text.get(..at).and_then(|before| before.chars().next_back());
                let after = text.get(at + word.len()..).unwrap_or_default();
                let after = after.strip_prefix('s').unwrap_or(after).chars().next();
                !before.is_some_and(char::is_alphanumeric)
                    && !after.is_some_and(char::is_alphanumeric)
            })
        };
        let found = FOLDED.iter().filter(|(_, word)| is_in(word));
        let meanings: Vec<&str> = found.map(|(jargon, _)| jargon.meaning()).collect();
        meanings.join("\n")
    }

    /// Returns the word as it stands in a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Priority => "prioritaire",
            Self::Socle => "socle",
            Self::Sensitive => "sensible",
            Self::Weight => "poids",
            Self::Gate => "palier",
            Self::Target => "cible",
            Self::NotApplicable => "sans objet",
            Self::Sealed => "scellé",
            Self::Aci => "ACI",
            Self::Sisa => "SISA",
            Self::Finess => "FINESS",
            Self::Patientele => "patientèle",
            Self::Exercise => "exercice",
            Self::Prerequisite => "prérequis",
            Self::Statement => "décompte",
        }
    }

    /// Says in plain words what it is.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Priority => {
                fr!("Prioritaire : ce critère pèse plus que les autres, ou une étape en dépend.")
            }
            Self::Socle => {
                fr!(
                    "Critère socle : sans lui, le reste ne tient pas. L’équipe n’atteint un palier que si tous ses \
                     critères socles ont le niveau demandé."
                )
            }
            Self::Sensitive => {
                fr!(
                    "Critère sensible : on en parle moins librement. L’équipe ne voit que le total des avis, sans \
                     commentaire."
                )
            }
            Self::Weight => {
                fr!(
                    "Poids : combien de fois le critère compte dans la moyenne. Poids 2, il compte double."
                )
            }
            Self::Gate => {
                fr!(
                    "Palier : une étape de toute l’équipe. Il est atteint quand tous les critères socles ont au moins \
                     le niveau demandé."
                )
            }
            Self::Target => {
                fr!("Cible : le niveau que l’équipe vise d’ici la prochaine campagne.")
            }
            Self::NotApplicable => {
                fr!(
                    "Sans objet : le critère ne concerne pas l’équipe. Il sort du calcul, et la raison est notée."
                )
            }
            Self::Sealed => {
                fr!(
                    "Scellé : fermé à clé. Personne ne peut lire un avis avant le dévoilement, en réunion."
                )
            }
            Self::Aci => {
                fr!(
                    "ACI, accord conventionnel interprofessionnel : ce que l’équipe signe avec l’Assurance maladie, et \
                     qui rémunère le travail en commun."
                )
            }
            Self::Sisa => {
                fr!(
                    "SISA, société interprofessionnelle de soins ambulatoires : la société des professionnels. Elle \
                     signe l’ACI et reçoit la rémunération."
                )
            }
            Self::Finess => {
                fr!(
                    "FINESS : le numéro à neuf chiffres qui désigne la maison de santé auprès de l’État et de \
                     l’Assurance maladie."
                )
            }
            Self::Patientele => {
                fr!("Patientèle : les patients dont le médecin traitant travaille dans l’équipe.")
            }
            Self::Exercise => {
                fr!(
                    "Exercice : l’année, de janvier à décembre, pour laquelle la rémunération se calcule."
                )
            }
            Self::Prerequisite => {
                fr!(
                    "Prérequis : une condition de l’ACI. Tant qu’elle n’est pas remplie, rien n’est payé."
                )
            }
            Self::Statement => {
                fr!("Décompte : ce que l’ACI rapporterait pour une année, ligne par ligne.")
            }
        }
    }
}

//! Which documents there are, and who reads them.

use strum::{EnumIter, IntoEnumIterator as _};

/// A document one can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum DocumentKind {
    /// One page that is enough.
    Synthesis(Readership),
    /// *Démarche qualité*, level 1.
    Diagnostic,
    /// *Démarche qualité*, level 2.
    ActionPlan,
    /// *Démarche qualité*, level 3.
    Outcome,
    /// What a meeting decided.
    Minutes,
    /// What an exercise would bring.
    Statement,
    /// Everything, for the *dialogue de gestion*.
    Whole(Readership),
    /// One A3 sheet for the staff room.
    Poster,
    /// 16:9 slides for the meeting.
    Slides,
    /// The grid, to fill in by hand.
    BlankGrid,
}

/// Who reads a document: the same facts, in another order and other words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter)]
pub enum Readership {
    /// The team itself.
    #[default]
    Team,
    /// ARS, CPAM, federation.
    Funder,
    /// Users and elected representatives.
    Public,
}

/// What a document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A self-assessment.
    Campaign,
    /// An exercise of the remuneration.
    Exercise,
}

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Format {
    /// Pages, accessible and archivable.
    Pdf,
    /// The same words, to edit.
    Docx,
    /// Its tables, typed, with their charts.
    Xlsx,
    /// Its first table.
    Csv,
}

impl DocumentKind {
    /// Returns every document, in the order they are offered; those with readings in each of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter().flat_map(|kind| {
            let readings: Vec<Readership> = match kind.reading() {
                Some(_) => Readership::iter().collect(),
                None => vec![Readership::default()],
            };
            readings.into_iter().map(move |reading| kind.read_by(reading))
        })
    }

    /// Returns its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Synthesis(_) => "Synthèse",
            Self::Diagnostic => "Diagnostic de maturité",
            Self::ActionPlan => "Plan d’action",
            Self::Outcome => "Bilan et analyse",
            Self::Minutes => "Compte rendu de réunion",
            Self::Statement => "Décompte prévisionnel ACI",
            Self::Whole(_) => "Dossier de dialogue",
            Self::Poster => "Affiche",
            Self::Slides => "Diaporama",
            Self::BlankGrid => "Grille vierge",
        }
    }

    /// Returns its name in files and on the command line, plain ASCII.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Synthesis(_) => "synthese",
            Self::Diagnostic => "diagnostic",
            Self::ActionPlan => "plan",
            Self::Outcome => "bilan",
            Self::Minutes => "compte-rendu",
            Self::Statement => "decompte",
            Self::Whole(_) => "dossier",
            Self::Poster => "affiche",
            Self::Slides => "diaporama",
            Self::BlankGrid => "grille",
        }
    }

    /// Says what it is for, in a sentence.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Synthesis(_) => {
                fr!(
                    "Une page qui se suffit : d’où l’équipe vient, où elle en est, où elle va, et ce qu’elle demande."
                )
            }
            Self::Diagnostic => {
                fr!(
                    "Démarche qualité, niveau 1 : référent, état des lieux, thème et objectif, puis chaque critère."
                )
            }
            Self::ActionPlan => {
                fr!(
                    "Démarche qualité, niveau 2 : points à améliorer, actions, responsables, calendrier, indicateurs."
                )
            }
            Self::Outcome => {
                fr!(
                    "Démarche qualité, niveau 3 : résultats au regard de l’objectif, analyse, plan révisé."
                )
            }
            Self::Minutes => {
                fr!(
                    "Ce que l’équipe a décidé, tel quel. Il s’écrit tout seul pendant la réunion ; aucun nom n’y est \
                 relié à un avis."
                )
            }
            Self::Statement => {
                fr!(
                    "Ce que l’exercice rapporterait, ligne par ligne : prérequis, points, euros, calcul, source et \
                 justificatif."
                )
            }
            Self::Whole(_) => {
                fr!(
                    "L’ensemble, pour le dialogue de gestion : identité, méthode, profil, évolution, ACI, plan, résultats, \
                 réserves, demandes, preuves."
                )
            }
            Self::Poster => {
                fr!(
                    "Une feuille A3 pour la salle de pause : le profil, trois actions, la prochaine date."
                )
            }
            Self::Slides => "Des diapositives 16:9, à projeter en réunion.",
            Self::BlankGrid => {
                "La grille à imprimer, avec ses phrases, ses cases et de quoi écrire."
            }
        }
    }

    /// Returns what it is about.
    pub const fn topic(self) -> Topic {
        match self {
            Self::Statement => Topic::Exercise,
            Self::Synthesis(_)
            | Self::Whole(_)
            | Self::Diagnostic
            | Self::ActionPlan
            | Self::Outcome
            | Self::Minutes
            | Self::Poster
            | Self::Slides
            | Self::BlankGrid => Topic::Campaign,
        }
    }

    /// Returns the formats it is written in, the usual one first.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Diagnostic | Self::Statement => {
                &[Format::Pdf, Format::Docx, Format::Xlsx, Format::Csv]
            }
            Self::ActionPlan | Self::Outcome | Self::Whole(_) => {
                &[Format::Pdf, Format::Docx, Format::Xlsx]
            }
            Self::Synthesis(_) | Self::Minutes | Self::BlankGrid => &[Format::Pdf, Format::Docx],
            Self::Poster | Self::Slides => &[Format::Pdf],
        }
    }

    /// Returns who reads it, for a document with readings.
    pub const fn reading(self) -> Option<Readership> {
        match self {
            Self::Synthesis(reading) | Self::Whole(reading) => Some(reading),
            Self::Statement
            | Self::Diagnostic
            | Self::ActionPlan
            | Self::Outcome
            | Self::Minutes
            | Self::Poster
            | Self::Slides
            | Self::BlankGrid => None,
        }
    }

    /// Returns it for other readers; the same when it has no readings.
    #[must_use]
    pub const fn read_by(self, reading: Readership) -> Self {
        match self {
            Self::Synthesis(_) => Self::Synthesis(reading),
            Self::Whole(_) => Self::Whole(reading),
            Self::Diagnostic
            | Self::ActionPlan
            | Self::Outcome
            | Self::Minutes
            | Self::Statement
            | Self::Poster
            | Self::Slides
            | Self::BlankGrid => self,
        }
    }

    /// Returns the document of this name, for the team.
    pub fn named(slug: &str) -> Option<Self> {
        Self::all().find(|kind| crate::french::is_same(kind.slug(), slug))
    }
}

impl Format {
    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "Word",
            Self::Xlsx => "Excel",
            Self::Csv => "CSV",
        }
    }

    /// Returns the extension of its files, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

impl Readership {
    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Team => "Équipe",
            Self::Funder => "Financeur",
            Self::Public => "Usagers et élus",
        }
    }

    /// Returns its name in files and on the command line, plain ASCII.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Team => "equipe",
            Self::Funder => "financeur",
            Self::Public => "usagers",
        }
    }
}

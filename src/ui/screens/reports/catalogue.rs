//! What Rapports offers, in which order, and what each document needs to be made.

use eframe::egui::Ui;
use lucide_icons::Icon;

use crate::app::export::{ChartKind, Document, Format, Kind, Meetings, PictureFormat, Reading};
use crate::app::{Action, Command, Screen, State};
use crate::french;
use crate::scoring::QualityLevel;
use crate::ui::ask::Ask;
use crate::ui::screens::begin_action;

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A document, in the reading of the team.
    Report(Kind),
    /// "Bulletin d’avis".
    PaperBallot,
    /// The charts, one file each.
    Charts,
    /// Deadlines and meetings.
    Calendar,
    /// The plan line by line.
    PlanTable,
    /// *Paquet de preuves*.
    Package,
}

/// What has to be there first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    Campaign,
    Meeting,
    Exercise,
    Plan,
}

/// Every entry, by group.
pub(super) const GROUPS: [(&str, &[Entry]); 5] = [
    (
        "Pour les partenaires",
        &[Entry::Report(Kind::Synthesis(Reading::Team)), Entry::Report(Kind::Whole(Reading::Team))],
    ),
    (
        "Démarche qualité de l’ACI",
        &[
            Entry::Report(Kind::Diagnostic),
            Entry::Report(Kind::ActionPlan),
            Entry::Report(Kind::Outcome),
        ],
    ),
    (
        "Réunion d’équipe",
        &[
            Entry::Report(Kind::Minutes),
            Entry::Report(Kind::Slides),
            Entry::Report(Kind::Poster),
            Entry::Report(Kind::BlankGrid),
            Entry::PaperBallot,
        ],
    ),
    ("Rémunération", &[Entry::Report(Kind::Statement)]),
    ("Autres fichiers", &[Entry::Charts, Entry::Calendar, Entry::PlanTable, Entry::Package]),
];

/// Returns every entry in the order of the list.
pub(super) fn entries() -> impl DoubleEndedIterator<Item = Entry> {
    GROUPS.into_iter().flat_map(|(_, entries)| entries.iter().copied())
}

impl Entry {
    /// Returns the line a document stands on.
    pub(super) const fn of(document: Document) -> Self {
        match document {
            Document::Report(kind, _) => Self::Report(kind.read_by(Reading::Team)),
            Document::PaperBallot | Document::BallotPage => Self::PaperBallot,
            Document::Picture(..) => Self::Charts,
            Document::Calendar(_) => Self::Calendar,
            Document::PlanTable => Self::PlanTable,
            Document::Package => Self::Package,
        }
    }

    /// Returns what is in front once the line is chosen.
    pub(super) const fn document(self, reading: Reading) -> Document {
        match self {
            Self::Report(kind) => Document::Report(kind.read_by(reading), Format::Pdf),
            Self::PaperBallot => Document::PaperBallot,
            Self::Charts => Document::Picture(ChartKind::Profile, PictureFormat::Svg),
            Self::Calendar => Document::Calendar(Meetings::ToCome),
            Self::PlanTable => Document::PlanTable,
            Self::Package => Document::Package,
        }
    }

    /// Tells whether its pages can be looked at.
    pub(super) const fn has_pages(self) -> bool {
        matches!(self, Self::Report(_) | Self::PaperBallot)
    }

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Report(kind) => kind.label(),
            Self::PaperBallot => "Bulletin d’avis",
            Self::Charts => "Graphiques",
            Self::Calendar => "Échéances",
            Self::PlanTable => "Plan en tableau",
            Self::Package => "Paquet de preuves",
        }
    }

    pub(super) const fn icon(self) -> Icon {
        match self {
            Self::Report(kind) => match kind {
                Kind::Synthesis(_) => Icon::FileText,
                Kind::Whole(_) => Icon::BookOpen,
                Kind::Diagnostic => Icon::ClipboardCheck,
                Kind::ActionPlan => Icon::ListChecks,
                Kind::Outcome => Icon::TrendingUp,
                Kind::Minutes => Icon::Users,
                Kind::Slides => Icon::Presentation,
                Kind::Poster => Icon::Megaphone,
                Kind::BlankGrid => Icon::Grid3x3,
                Kind::Statement => Icon::Euro,
            },
            Self::PaperBallot => Icon::ClipboardList,
            Self::Charts => Icon::ChartColumn,
            Self::Calendar => Icon::CalendarDays,
            Self::PlanTable => Icon::Table,
            Self::Package => Icon::FolderArchive,
        }
    }

    /// Says what it is for, in a sentence.
    pub(super) const fn purpose(self) -> &'static str {
        match self {
            Self::Report(kind) => kind.purpose(),
            Self::PaperBallot => {
                "Une feuille à imprimer pour qui préfère le papier : profession, puis chaque critère avec ses \
                 phrases et ses cases, dans l’ordre de la saisie rapide."
            }
            Self::Charts => {
                "Pour un diaporama ou un autre document. SVG reste net à toute taille, PNG s’ouvre partout."
            }
            Self::Calendar => {
                "Les échéances des actions et les prochaines réunions, pour l’agenda de chacun."
            }
            Self::PlanTable => "Le plan d’action ligne par ligne, pour un tableur.",
            Self::Package => {
                "Tout ce qu’un contrôle demande, en une archive : les documents de la campagne, un index, et \
                 une copie des preuves rangées par indicateur."
            }
        }
    }

    /// Says in a few words what it is, or where it stands.
    pub(super) fn line(self, state: &State) -> String {
        if let Some(lack) = self.lack(state) {
            return lack.line().to_owned();
        }
        if let Some(level) = self.level(state) {
            return format!("Niveau {} · {}", level.number, pieces(level));
        }
        let text = match self {
            Self::Report(Kind::Synthesis(_)) => "Une page qui se suffit",
            Self::Report(Kind::Whole(_)) => "Tout, pour le dialogue de gestion",
            Self::Report(Kind::Minutes) => "Ce que l’équipe a décidé",
            Self::Report(Kind::Slides) => "À projeter en réunion",
            Self::Report(Kind::Poster) => "Une feuille A3 pour la salle de pause",
            Self::Report(Kind::BlankGrid) => "À imprimer et remplir à la main",
            Self::Report(_) => {
                return state
                    .session
                    .exercise
                    .map(|year| format!("Exercice {year}"))
                    .unwrap_or_default();
            }
            Self::PaperBallot => "Une feuille par personne",
            Self::Charts => "Images SVG ou PNG",
            Self::Calendar => "Agenda ICS",
            Self::PlanTable => "Tableau CSV",
            Self::Package => "Archive ZIP",
        };
        text.to_owned()
    }

    /// Returns the level of the *démarche qualité* it answers to, as far as it is.
    pub(super) fn level(self, state: &State) -> Option<&QualityLevel> {
        let number = match self {
            Self::Report(Kind::Diagnostic) => 1,
            Self::Report(Kind::ActionPlan) => 2,
            Self::Report(Kind::Outcome) => 3,
            _ => return None,
        };
        state.session.derived.quality.iter().find(|level| level.number == number)
    }

    /// Returns what has to be there before it can be made.
    pub(super) fn lack(self, state: &State) -> Option<Lack> {
        let campaign = state.session.shown_campaign();
        let has_plan = state.dossier().is_some_and(|dossier| !dossier.improvements.is_empty());
        match self {
            Self::Report(Kind::Statement) => {
                state.session.exercise.is_none().then_some(Lack::Exercise)
            }
            Self::Calendar | Self::PlanTable => (!has_plan).then_some(Lack::Plan),
            Self::Charts if has_plan || state.session.exercise.is_some() => None,
            Self::Report(Kind::Minutes) => match campaign {
                None => Some(Lack::Campaign),
                Some(campaign) => campaign.meeting.is_none().then_some(Lack::Meeting),
            },
            _ => campaign.is_none().then_some(Lack::Campaign),
        }
    }
}

/// Says how many pieces of a level are there: "4 sur 5 pièces".
pub(super) fn pieces(level: &QualityLevel) -> String {
    format!("{} sur {}", level.done(), french::count(level.pieces.len(), "pièce"))
}

impl Lack {
    /// Returns what the list says.
    pub(super) const fn line(self) -> &'static str {
        match self {
            Self::Campaign => "Commencez une campagne",
            Self::Meeting => "Commencez une réunion",
            Self::Exercise => "Commencez un exercice",
            Self::Plan => "Prévoyez une action",
        }
    }

    /// Says why the document cannot be made yet.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Campaign => {
                "Ce document se tire d’une campagne. Commencez-en une : il se remplira au fil des réponses."
            }
            Self::Meeting => {
                "Le compte rendu s’écrit pendant la réunion de l’équipe, et cette campagne n’en a pas encore."
            }
            Self::Exercise => {
                "Le décompte se tire d’un exercice de la rémunération. Commencez-en un pour le voir ici."
            }
            Self::Plan => {
                "Ce fichier se tire du plan d’action, où rien n’est encore prévu. Une seule action suffit."
            }
        }
    }

    /// Returns what the button says that puts it right.
    pub(super) const fn button(self) -> &'static str {
        match self {
            Self::Campaign => Command::NewCampaign.label(),
            Self::Meeting => "Aller à la réunion",
            Self::Exercise => Command::NewExercise.label(),
            Self::Plan => "Nouvelle action",
        }
    }

    /// Does what that button says.
    pub(super) fn ask(self, ui: &Ui, ask: &Ask<'_>) {
        match self {
            Self::Campaign => ask.push(Command::NewCampaign),
            Self::Meeting => ask.push(Action::Go(Screen::Meeting)),
            Self::Exercise => ask.push(Command::NewExercise),
            Self::Plan => begin_action(ui, None, ask),
        }
    }
}

/// Returns what has to be there before a chart can be drawn.
pub(super) fn lack_of_chart(chart: ChartKind, state: &State) -> Option<Lack> {
    match chart {
        ChartKind::Remuneration(_) => state.session.exercise.is_none().then_some(Lack::Exercise),
        ChartKind::Plan => Entry::PlanTable.lack(state),
        _ => state.session.campaign.is_none().then_some(Lack::Campaign),
    }
}

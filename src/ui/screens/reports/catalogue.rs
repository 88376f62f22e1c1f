//! What Rapports offers, in which order, and what each document needs to be made.

use eframe::egui::Ui;
use lucide_icons::Icon;

use crate::app::export::{
    ChartKind, DocumentKind, Export, Format, Meetings, PictureFormat, Readership,
};
use crate::app::{Action, Command, Screen, State};
use crate::french;
use crate::scoring::QualityLevel;
use crate::ui::ask::Ask;
use crate::ui::screens::begin_action;
use crate::ui::widgets::Sketch;

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CatalogueEntry {
    /// A document, in the reading of the team.
    Report(DocumentKind),
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

/// The documents most teams need.
pub(super) const USUAL: [CatalogueEntry; 5] = [
    CatalogueEntry::Report(DocumentKind::Synthesis(Readership::Team)),
    CatalogueEntry::Report(DocumentKind::Minutes),
    CatalogueEntry::Report(DocumentKind::Diagnostic),
    CatalogueEntry::Report(DocumentKind::ActionPlan),
    CatalogueEntry::Report(DocumentKind::Statement),
];

/// The others.
pub(super) const OTHERS: [CatalogueEntry; 10] = [
    CatalogueEntry::Report(DocumentKind::Whole(Readership::Team)),
    CatalogueEntry::Report(DocumentKind::Outcome),
    CatalogueEntry::Report(DocumentKind::Slides),
    CatalogueEntry::Report(DocumentKind::Poster),
    CatalogueEntry::Report(DocumentKind::BlankGrid),
    CatalogueEntry::PaperBallot,
    CatalogueEntry::Charts,
    CatalogueEntry::Calendar,
    CatalogueEntry::PlanTable,
    CatalogueEntry::Package,
];

/// Returns every entry in the order of the list.
pub(super) fn entries() -> impl DoubleEndedIterator<Item = CatalogueEntry> {
    USUAL.into_iter().chain(OTHERS)
}

impl CatalogueEntry {
    /// Returns the line a document stands on.
    pub(super) const fn of(document: Export) -> Self {
        match document {
            Export::Report(kind, _) => Self::Report(kind.read_by(Readership::Team)),
            Export::PaperBallot | Export::BallotPage => Self::PaperBallot,
            Export::Picture(..) => Self::Charts,
            Export::Calendar(_) => Self::Calendar,
            Export::PlanTable => Self::PlanTable,
            Export::Package => Self::Package,
            // It stands in the help; here, what is usual.
            Export::Guide(_) => Self::Report(DocumentKind::Synthesis(Readership::Team)),
        }
    }

    /// Returns what is in front once the line is chosen.
    pub(super) const fn document(self, reading: Readership) -> Export {
        match self {
            Self::Report(kind) => Export::Report(kind.read_by(reading), Format::Pdf),
            Self::PaperBallot => Export::PaperBallot,
            Self::Charts => Export::Picture(ChartKind::Profile, PictureFormat::Svg),
            Self::Calendar => Export::Calendar(Meetings::ToCome),
            Self::PlanTable => Export::PlanTable,
            Self::Package => Export::Package,
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
                DocumentKind::Synthesis(_) => Icon::FileText,
                DocumentKind::Whole(_) => Icon::BookOpen,
                DocumentKind::Diagnostic => Icon::ClipboardCheck,
                DocumentKind::ActionPlan => Icon::ListChecks,
                DocumentKind::Outcome => Icon::TrendingUp,
                DocumentKind::Minutes => Icon::Users,
                DocumentKind::Slides => Icon::Presentation,
                DocumentKind::Poster => Icon::Megaphone,
                DocumentKind::BlankGrid => Icon::Grid3x3,
                DocumentKind::Statement => Icon::Euro,
            },
            Self::PaperBallot => Icon::ClipboardList,
            Self::Charts => Icon::ChartColumn,
            Self::Calendar => Icon::CalendarDays,
            Self::PlanTable => Icon::Table,
            Self::Package => Icon::FolderArchive,
        }
    }

    /// Returns the small picture of what it will hold, while it cannot be made.
    pub(super) const fn sketch(self) -> Sketch {
        match self {
            Self::Report(DocumentKind::Statement) => Sketch::Statement,
            Self::Report(_) | Self::PaperBallot | Self::Package => Sketch::Page,
            Self::Charts => Sketch::Radar,
            Self::Calendar | Self::PlanTable => Sketch::Dates,
        }
    }

    /// Says what it is for, in a sentence.
    pub(super) const fn purpose(self) -> &'static str {
        match self {
            Self::Report(kind) => kind.purpose(),
            Self::PaperBallot => {
                fr!(
                    "Une feuille à imprimer pour qui préfère le papier : profession, puis chaque critère avec ses \
                 phrases et ses cases, dans l’ordre de la saisie rapide."
                )
            }
            Self::Charts => {
                "Pour un diaporama ou un autre document. SVG reste net à toute taille, PNG s’ouvre partout."
            }
            Self::Calendar => {
                "Les échéances des actions et les prochaines réunions, pour l’agenda de chacun."
            }
            Self::PlanTable => "Le plan d’action ligne par ligne, pour un tableur.",
            Self::Package => {
                fr!(
                    "Tout ce qu’un contrôle demande, en une archive : les documents de la campagne, un index, et \
                 une copie des preuves rangées par indicateur."
                )
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
            Self::Report(DocumentKind::Synthesis(_)) => "L’essentiel sur une page",
            Self::Report(DocumentKind::Whole(_)) => "Tout, pour le dialogue de gestion",
            Self::Report(DocumentKind::Minutes) => "Ce que l’équipe a décidé",
            Self::Report(DocumentKind::Slides) => "À projeter en réunion",
            Self::Report(DocumentKind::Poster) => "Une feuille A3 pour la salle de pause",
            Self::Report(DocumentKind::BlankGrid) => "À imprimer et remplir à la main",
            Self::Report(_) => {
                return state
                    .session
                    .exercise
                    .map(|year| format!("Exercice {year}"))
                    .unwrap_or_default();
            }
            Self::PaperBallot => "Une feuille par personne",
            Self::Charts => "Images pour Word ou un diaporama",
            Self::Calendar => "Pour Outlook ou un autre agenda",
            Self::PlanTable => "Pour Excel ou un autre tableur",
            Self::Package => "Tout en un fichier",
        };
        text.to_owned()
    }

    /// Returns the level of the *démarche qualité* it answers to, as far as it is.
    pub(super) fn level(self, state: &State) -> Option<&QualityLevel> {
        let number = match self {
            Self::Report(DocumentKind::Diagnostic) => 1,
            Self::Report(DocumentKind::ActionPlan) => 2,
            Self::Report(DocumentKind::Outcome) => 3,
            Self::Report(
                DocumentKind::Synthesis(_)
                | DocumentKind::Whole(_)
                | DocumentKind::Minutes
                | DocumentKind::Slides
                | DocumentKind::Poster
                | DocumentKind::BlankGrid
                | DocumentKind::Statement,
            )
            | Self::PaperBallot
            | Self::Charts
            | Self::Calendar
            | Self::PlanTable
            | Self::Package => return None,
        };
        state.session.derived.quality.iter().find(|level| level.number == number)
    }

    /// Returns what has to be there before it can be made.
    pub(super) fn lack(self, state: &State) -> Option<Lack> {
        let campaign = state.session.shown_campaign();
        let has_plan = state.dossier().is_some_and(|dossier| !dossier.improvements.is_empty());
        match self {
            Self::Report(DocumentKind::Statement) => {
                state.session.exercise.is_none().then_some(Lack::Exercise)
            }
            Self::Calendar | Self::PlanTable => (!has_plan).then_some(Lack::Plan),
            Self::Charts if has_plan || state.session.exercise.is_some() => None,
            Self::Report(DocumentKind::Minutes) => match campaign {
                None => Some(Lack::Campaign),
                Some(campaign) => campaign.meeting.is_none().then_some(Lack::Meeting),
            },
            Self::Report(_) | Self::PaperBallot | Self::Charts | Self::Package => {
                campaign.is_none().then_some(Lack::Campaign)
            }
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
                fr!(
                    "Ce document se tire d’une campagne. Commencez-en une : il se remplira au fil des réponses."
                )
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
        ChartKind::Plan => CatalogueEntry::PlanTable.lack(state),
        ChartKind::Profile
        | ChartKind::Bars
        | ChartKind::HeatMap
        | ChartKind::Claims
        | ChartKind::Progress => state.session.campaign.is_none().then_some(Lack::Campaign),
    }
}

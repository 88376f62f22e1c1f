//! What is there of the three levels of the *démarche qualité*, piece by piece.
//!
//! The pieces are those the ACI asks for at each level (*Guide des indicateurs ACI*, CNAM, October
//! 2022, pages 36 and 37). Never says that a level is paid, nor that a piece is good: only that it is
//! there, or what to do.

use super::Scores;
use crate::dossier::{
    Campaign, CampaignId, Dossier, Improvement, ImprovementState, ObjectiveVerdict,
    QualityApproach, QualityTheme,
};
use crate::french;
use crate::source::excerpt;

/// A level of the *démarche qualité* and its pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityLevel {
    /// From 1 to 3.
    pub number: u8,
    /// "Diagnostic de maturité".
    pub title: &'static str,
    /// In the order one thinks of them.
    pub pieces: Vec<QualityPiece>,
}

/// A piece of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityPiece {
    /// Which one.
    pub piece: Piece,
    /// Whether something is written.
    pub is_there: bool,
    /// What the person reads: "Référent qualité".
    pub label: &'static str,
    /// What is there, in short, or what to do.
    pub detail: String,
}

/// Names a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::VariantArray)]
pub enum Piece {
    /// *Référent qualité* named.
    Lead,
    /// *État des lieux*: enough of the grid is answered.
    StateOfPlay,
    /// Theme chosen.
    Theme,
    /// Why this theme.
    Reason,
    /// Objective.
    Objective,
    /// At least one improvement decided.
    Plan,
    /// An owner for each.
    Owners,
    /// A deadline for each.
    Deadlines,
    /// An indicator for each.
    Indicators,
    /// At least one begun or done.
    UnderWay,
    /// Quantitative data.
    Figures,
    /// Qualitative data.
    Observations,
    /// Whether the objective is reached.
    Verdict,
    /// Why.
    Analysis,
    /// The revised plan.
    Revision,
}

impl Piece {
    /// Every piece, in the order of the levels.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns the level it belongs to, from 1 to 3.
    pub const fn level(self) -> u8 {
        match self {
            Self::Lead | Self::StateOfPlay | Self::Theme | Self::Reason | Self::Objective => 1,
            Self::Plan | Self::Owners | Self::Deadlines | Self::Indicators | Self::UnderWay => 2,
            Self::Figures
            | Self::Observations
            | Self::Verdict
            | Self::Analysis
            | Self::Revision => 3,
        }
    }

    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Lead => "Référent qualité",
            Self::StateOfPlay => "État des lieux",
            Self::Theme => "Thème",
            Self::Reason => "Raison du choix",
            Self::Objective => "Objectif",
            Self::Plan => "Plan d’action",
            Self::Owners => "Responsables",
            Self::Deadlines => "Échéances",
            Self::Indicators => "Indicateurs de suivi",
            Self::UnderWay => "Mise en œuvre",
            Self::Figures => "Données chiffrées",
            Self::Observations => "Constats",
            Self::Verdict => "Objectif atteint ou non",
            Self::Analysis => "Analyse",
            Self::Revision => "Plan révisé",
        }
    }
}

impl QualityLevel {
    const TITLES: [(u8, &'static str); 3] = [
        (1, "Diagnostic de maturité"),
        (2, "Plan et mise en œuvre"),
        (3, "Résultats et conclusions"),
    ];

    /// Tells whether every piece is there.
    pub fn is_complete(&self) -> bool {
        self.pieces.iter().all(|piece| piece.is_there)
    }

    /// Returns how many pieces are there.
    pub fn done(&self) -> usize {
        self.pieces.iter().filter(|piece| piece.is_there).count()
    }
}

/// Returns the three levels of a campaign's *démarche qualité*, none when there is no such campaign.
///
/// `scores` are those of the campaign.
pub fn quality_levels(
    dossier: &Dossier,
    campaign: CampaignId,
    scores: &Scores,
) -> Vec<QualityLevel> {
    let Some(campaign) = dossier.campaign(campaign) else { return Vec::new() };
    let blank = QualityApproach::of(campaign.id);
    let approach = dossier.approach(campaign.id).map_or(&blank, |approach| approach);
    let plan: Vec<&Improvement> = dossier
        .decided_in(campaign.id)
        .filter(|improvement| improvement.state != ImprovementState::Dropped)
        .collect();
    let written = |text: &str, otherwise: &str| found(short(text), otherwise);
    let look = |piece: Piece| match piece {
        Piece::Lead => lead(dossier, campaign),
        Piece::StateOfPlay => state_of_play(scores),
        Piece::Plan => decided(&plan),
        Piece::Owners => {
            each(&plan, |improvement| !improvement.owner.trim().is_empty(), "Responsable")
        }
        Piece::Deadlines => each(&plan, |improvement| improvement.deadline.is_some(), "Échéance"),
        Piece::Indicators => {
            each(&plan, |improvement| !improvement.indicator.trim().is_empty(), "Indicateur")
        }
        Piece::UnderWay => under_way(&plan),
        Piece::Figures => figures(approach),
        Piece::Theme => {
            let theme = approach.theme.map(QualityTheme::label).map(french::capitalised);
            found(theme, "À choisir parmi les six thèmes de l’ACI.")
        }
        Piece::Reason => written(&approach.reason, "Dire pourquoi ce thème."),
        Piece::Objective => written(&approach.objective, "Dire ce qui doit être vrai à la fin."),
        Piece::Observations => {
            let otherwise = "Écrire ce que l’équipe et les patients constatent.";
            written(&approach.observations, otherwise)
        }
        Piece::Verdict => {
            let verdict = approach.verdict.map(ObjectiveVerdict::label).map(french::capitalised);
            found(verdict, "Dire si l’objectif est atteint, en partie ou non.")
        }
        Piece::Analysis => written(&approach.analysis, "Dire pourquoi, en quelques phrases."),
        Piece::Revision => {
            let otherwise = fr!("Écrire la suite : ce qui est gardé, ce qui change.");
            written(&approach.revision, otherwise)
        }
    };
    let level = |(number, title)| {
        let pieces = Piece::ALL.iter().copied().filter(|piece| piece.level() == number);
        let piece = |piece: Piece| {
            let (is_there, detail) = look(piece);
            QualityPiece { piece, is_there, label: piece.label(), detail }
        };
        QualityLevel { number, title, pieces: pieces.map(piece).collect() }
    };
    QualityLevel::TITLES.map(level).into()
}

/// Whether a piece is there; what it is, or what to do.
type PieceLook = (bool, String);

/// Tells what is there, or says what to do.
fn found(text: Option<String>, otherwise: &str) -> PieceLook {
    match text {
        Some(text) => (true, text),
        None => (false, otherwise.to_owned()),
    }
}

fn short(text: &str) -> Option<String> {
    Some(excerpt(text)).filter(|text| !text.is_empty())
}

fn lead(dossier: &Dossier, campaign: &Campaign) -> PieceLook {
    let of_meeting = campaign.meeting.as_ref().map_or("", |meeting| &meeting.quality_lead);
    let lead = short(&dossier.team.quality_lead).or_else(|| short(of_meeting));
    found(lead, "À nommer, dans l’identité de l’équipe ou en réunion.")
}

fn state_of_play(scores: &Scores) -> PieceLook {
    let coverage = scores.whole.coverage;
    let (levelled, total) = (coverage.levelled, coverage.total);
    let have = if levelled > 1 { "ont" } else { "a" };
    let said = format!("{levelled} sur {} {have} un niveau", french::count(total, "critère"));
    if scores.whole.mean.is_ok() {
        return (true, said);
    }
    let minimum = scores.whole.minimum_coverage_percent;
    (false, fr!("{said} : il en faut {minimum} % pour conclure."))
}

/// Stands where something is asked of improvements and none is decided yet.
const WAITS: &str = "Attend une première action.";

/// Tells how many improvements of the campaign were not given up.
fn decided(plan: &[&Improvement]) -> PieceLook {
    if plan.is_empty() {
        let detail = fr!("À décider : au moins une action pour cette campagne.");
        return (false, detail.to_owned());
    }
    let (count, decided) = (french::count(plan.len(), "action"), plural(plan.len()));
    (true, format!("{count} décidée{decided} pour cette campagne"))
}

/// Tells whether every improvement has something.
fn each(plan: &[&Improvement], field: fn(&Improvement) -> bool, what: &str) -> PieceLook {
    if plan.is_empty() {
        return (false, WAITS.to_owned());
    }
    let those = match plan.len() {
        1 => "l’action de cette campagne".to_owned(),
        number => format!("les {number} actions de cette campagne"),
    };
    match plan.iter().find(|improvement| !field(improvement)) {
        None => (true, format!("{what} pour {those}")),
        Some(improvement) => {
            let title = excerpt(improvement.title());
            (false, fr!("{what} à préciser pour « {title} »."))
        }
    }
}

fn under_way(plan: &[&Improvement]) -> PieceLook {
    let in_state = |state| plan.iter().filter(|improvement| improvement.state == state).count();
    let begun = [(ImprovementState::UnderWay, "engagée"), (ImprovementState::Done, "faite")];
    let begun = begun.map(|(state, what)| (in_state(state), what)).into_iter();
    let told = begun.filter(|(number, _)| *number > 0);
    let told: Vec<String> =
        told.map(|(number, what)| format!("{number} {what}{}", plural(number))).collect();
    let otherwise = if plan.is_empty() { WAITS } else { "Aucune action n’a encore commencé." };
    found((!told.is_empty()).then(|| told.join(", ")), otherwise)
}

const fn plural(number: usize) -> &'static str {
    if number > 1 { "s" } else { "" }
}

/// Every measure that was set has to be taken.
fn figures(approach: &QualityApproach) -> PieceLook {
    let measures = approach.measures.len();
    let taken = approach.measures.iter().filter(|measure| measure.after.is_some()).count();
    let said =
        format!("{} relevée{} sur {measures}", french::count(taken, "mesure"), plural(taken));
    match taken {
        0 => (false, "Relever au moins une mesure après les actions.".to_owned()),
        _ if taken == measures => (true, said),
        _ => (false, said + "."),
    }
}

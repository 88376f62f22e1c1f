//! Documents as data. Here the maturity diagnosis, texts ready to show and numbers where a drawing
//! needs them; the provisional statement, the minutes and the paper ballot in their own modules.
//!
//! Never lays anything out and never computes a score: it words what `scoring` found.

mod ballot;
mod criteria;
mod minutes;
mod summary;
mod voices;
pub(super) mod words;

use jiff::civil::Date;
use serde::Serialize;

use crate::chart::Claims;
use crate::dossier::{CampaignId, Dossier};
use crate::french;
use crate::grid::Level;
use crate::scoring::{self, Scores};

pub use super::content::{Count, Fact, Figure, ScaleStep};

pub use self::ballot::{BallotDomain, BallotItem, PAPER_BALLOT_TITLE, PaperBallot};
pub use self::criteria::{CriterionPart, DomainPart, Sign, Standing, StrengthPart};
pub use self::minutes::{
    ActionPart, CorrectionPart, DecisionPart, Distribution, MINUTES_TITLE, Minutes, PriorityPart,
    Status, Told,
};

pub use self::voices::{Voices, ballots_told};

use self::words::{paragraphs, shortened, text};

/// How many characters of a name the header and the document's title keep.
const RUNNING_LENGTH: usize = 60;

/// "Diagnostic de maturité" of one campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Invented, for the example: said on the first page and in the header.
    pub is_fictitious: bool,
    /// Day the document was made.
    #[serde(skip)]
    pub made_on_date: Date,
    /// The same day, in words.
    pub made_on: String,
    /// Who the team is.
    pub team: Identity,
    /// Which self-assessment this is.
    pub campaign: CampaignFacts,
    /// With which grid it was made.
    pub grid: GridFacts,
    /// The five levels in general terms, lowest first.
    pub scale: Vec<ScaleStep>,
    /// Whether at least one criterion has an agreed level.
    pub has_levels: bool,
    /// The four figures: mean, gate, coverage, change.
    pub figures: [Figure; 4],
    /// "12 prouvés, 8 observés": what stands behind the levels; empty when none is claimed.
    pub claims: String,
    /// By domain, then the whole.
    pub profile: Vec<ProfileRow>,
    /// The strongest criteria, at most three.
    pub strengths: Vec<Highlight>,
    /// What to work on first, at most three.
    pub priorities: Vec<Highlight>,
    /// In which order, in a sentence.
    pub priorities_rule: String,
    /// Whether too few criteria have a level for anything to stand out.
    pub is_too_few: bool,
    /// "juin 2024": the campaign that changes refer to.
    pub former: Option<String>,
    /// Criteria whose level changed since then.
    pub changes: Vec<LevelChange>,
    /// Every criterion gone through, by domain.
    pub domains: Vec<DomainPart>,
    /// How each figure was obtained.
    pub calculations: Vec<Calculation>,
}

/// Who the team is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Identity {
    /// Name in use, or what stands for it.
    pub name: String,
    /// The name, short enough for a header.
    pub running_name: String,
    /// "Saint-Aubin-les-Prés, Occitanie".
    pub place: String,
    /// What is known of the structure, label by label.
    pub facts: Vec<Fact>,
}

/// Which self-assessment this is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CampaignFacts {
    /// "Auto-évaluation 2025".
    pub title: String,
    /// The title, short enough for a header.
    pub running_title: String,
    /// The day it stands for, in words.
    pub date: String,
    /// "parcours complet, 39 critères".
    pub path: String,
    /// How the team went about it, by paragraph.
    pub note: Vec<String>,
}

/// With which grid the campaign was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GridFacts {
    /// Title.
    pub title: String,
    /// "1.0.0".
    pub version: String,
    /// Where it comes from.
    pub source: String,
    /// Under which terms it may be used.
    pub licence: String,
    /// "60 %": coverage from which a mean is shown.
    pub minimum_coverage: String,
}

/// One line of the profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProfileRow {
    /// Code of the domain; empty for the whole.
    pub code: String,
    /// Title of the domain, or "Ensemble".
    pub title: String,
    /// Mean, as shown.
    pub mean: String,
    /// Mean in hundredths of a level, for a bar.
    pub mean_hundredths: Option<i64>,
    /// Mean of the last comparable campaign.
    pub former: String,
    /// The same mean once the targets are reached.
    pub target: String,
    /// Change over the criteria that compare, with its sign.
    pub change: String,
    /// How the change reads.
    pub trend: Trend,
    /// "5 sur 6".
    pub coverage: String,
    /// Over how many criteria the change goes, when it is not the difference of the two means.
    pub compared: Option<usize>,
}

/// How a change reads; never shown by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// Higher than last time.
    Up,
    /// Lower than last time.
    Down,
    /// The same as last time.
    Same,
    /// Nothing to compare with.
    Unknown,
}

/// A criterion worth a word on the first page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Highlight {
    /// Code of the criterion.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Agreed level; the lowest held for true while the team does not agree.
    pub level: LevelName,
    /// The highest held for true, while the team does not agree.
    pub high: Option<u8>,
    /// "+1 depuis juin 2024", "cible 3", "bloque le palier 2".
    pub remarks: Vec<String>,
    /// First small step to the next level.
    pub first_step: Option<String>,
    /// What is decided about it: "action n° 2 : Écrire la procédure", or that nothing is.
    pub decided: String,
}

/// A level with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LevelName {
    /// 0 to 4.
    pub number: u8,
    /// "Structuré".
    pub name: String,
}

/// A criterion whose level changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LevelChange {
    /// Code of the criterion.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Level then.
    pub then: LevelName,
    /// Level now.
    pub now: LevelName,
    /// "+1".
    pub change: String,
    /// How it reads.
    pub trend: Trend,
}

/// How a figure was obtained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Calculation {
    /// What is explained.
    pub title: String,
    /// What the lines give: "Calcul".
    pub column: String,
    /// What enters, line by line.
    pub lines: Vec<Fact>,
    /// The arithmetic, in one line.
    pub arithmetic: String,
    /// What stays out or what to know.
    pub remarks: Vec<String>,
}

impl Diagnostic {
    /// Words a campaign of this dossier; `None` when the dossier has no such campaign.
    ///
    /// `scores` are those of the same campaign.
    pub fn of(dossier: &Dossier, id: CampaignId, scores: &Scores, made_on: Date) -> Option<Self> {
        let campaign = dossier.campaign(id)?;
        let grid = &campaign.grid;
        let former = scores.former.and_then(|former| dossier.campaign(former));
        let former = former.map(|former| french::month_year(former.date));
        let since = former.as_deref();
        Some(Self {
            is_fictitious: dossier.is_fictitious,
            made_on_date: made_on,
            made_on: french::long_date(made_on),
            team: summary::identity(&dossier.team),
            campaign: CampaignFacts {
                title: text(&campaign.title),
                running_title: shortened(&text(&campaign.title), RUNNING_LENGTH),
                date: french::long_date(campaign.date),
                path: summary::path(campaign.path, scores.whole.coverage.total),
                note: paragraphs(&campaign.note),
            },
            grid: GridFacts {
                title: text(&grid.title),
                version: grid.version.to_string(),
                source: text(&grid.source),
                licence: text(&grid.licence),
                minimum_coverage: format!(
                    "{}{}%",
                    grid.scoring.minimum_coverage_percent,
                    french::NBSP
                ),
            },
            scale: Level::ALL.into_iter().map(|level| summary::scale_step(grid, level)).collect(),
            has_levels: !scores.whole.terms.is_empty(),
            figures: summary::figures(scores, grid, since),
            claims: Claims::of(dossier, campaign, made_on).words(),
            profile: summary::profile(scores),
            strengths: summary::strengths(dossier, id, scores, since),
            priorities: summary::priorities(dossier, id, scores, since),
            priorities_rule: scoring::priorities_rule(grid),
            is_too_few: scoring::is_too_few(scores),
            changes: summary::changes(dossier, id, scores),
            domains: criteria::domains(dossier, campaign, scores, (since, made_on)),
            calculations: summary::calculations(scores),
            former,
        })
    }
}

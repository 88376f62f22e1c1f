//! A team's file: who it is, and its dated self-assessments.
//!
//! An *agreed answer* ([`Entry::answer`]) is a decision of the team. A person's own ballot is another
//! thing, of which a campaign will hold several: it will stand beside `Campaign::entries`, never in it.
//!
//! Never computes a score.

mod edit;
mod facts;
pub mod file;
mod history;
mod team;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::grid::{Criterion, CriterionId, Grid, Level};

pub use self::edit::{CampaignField, Edit, MergeKey, TeamField};
pub use self::facts::{Fact, FactId, Facts, Quantity};
pub use self::history::History;
pub use self::team::{Associates, Patientele, Site, Team};

/// Everything a team keeps in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// Who the team is.
    pub team: Team,
    /// Self-assessments, in the order of their dates.
    pub campaigns: Vec<Arc<Campaign>>,
    /// What is declared for each exercise of the remuneration, in the order of the years.
    pub exercises: Vec<Arc<Facts>>,
    /// Invented, for the example: said on screen and in every report.
    pub is_fictitious: bool,
}

/// Names a campaign inside its dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CampaignId(pub u32);

/// One dated self-assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Unique in the dossier.
    pub id: CampaignId,
    /// "Auto-évaluation 2025".
    pub title: String,
    /// The day it stands for.
    pub date: Date,
    /// The grid it was made with; shared between campaigns of the same grid.
    pub grid: Arc<Grid>,
    /// Which criteria the team goes through.
    pub path: Path,
    /// How the team went about it.
    pub note: String,
    /// What the team agreed, by criterion. A criterion nobody touched has no entry.
    pub entries: BTreeMap<CriterionId, Entry>,
}

/// Which criteria are gone through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Path {
    /// Every criterion of the grid.
    #[default]
    Full,
    /// Those the grid marks for a meeting of under an hour.
    Short,
}

/// What the team says of one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The agreed answer; `None` while unanswered, which is not zero.
    pub answer: Option<Answer>,
    /// Why, in the team's words.
    pub comment: String,
    /// The level aimed at.
    pub target: Option<Level>,
    /// Which of the proofs the grid expects the team says it holds, in the grid's words.
    pub held_proofs: BTreeSet<String>,
}

/// An agreed answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This level and all lower ones are true.
    Level(Level),
    /// *Sans objet*: leaves the denominator, and says why.
    NotApplicable {
        /// Never empty.
        reason: String,
    },
    /// *Ne sait pas*: an answer, without a level.
    Unknown,
}

impl Answer {
    /// Returns the agreed level, when there is one.
    pub const fn level(&self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(*level),
            Self::NotApplicable { .. } | Self::Unknown => None,
        }
    }
}

impl Entry {
    /// Tells whether a level is claimed with no proof said to be held.
    pub fn lacks_proof(&self) -> bool {
        let claims = self.answer.as_ref().and_then(Answer::level).is_some_and(|l| l > Level::L0);
        claims && self.held_proofs.is_empty()
    }

    /// Tells whether nothing at all has been said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Campaign {
    /// Returns the agreed answer to a criterion.
    pub fn answer(&self, id: &CriterionId) -> Option<&Answer> {
        self.entries.get(id)?.answer.as_ref()
    }

    /// Returns the agreed level of a criterion.
    pub fn level(&self, id: &CriterionId) -> Option<Level> {
        self.answer(id)?.level()
    }

    /// Returns the level aimed at.
    pub fn target(&self, id: &CriterionId) -> Option<Level> {
        self.entries.get(id)?.target
    }

    /// Returns the comment, empty when there is none.
    pub fn comment(&self, id: &CriterionId) -> &str {
        self.entries.get(id).map_or("", |entry| &entry.comment)
    }

    /// Tells whether the chosen path goes through this criterion.
    pub fn includes(&self, criterion: &Criterion) -> bool {
        match self.path {
            Path::Full => true,
            Path::Short => criterion.in_short_path,
        }
    }

    /// Tells whether levels of `earlier` may be set beside ours: same grid, whatever its version.
    pub fn is_comparable_to(&self, earlier: &Self) -> bool {
        self.grid.id == earlier.grid.id
    }
}

impl Dossier {
    /// Tells whether nothing has been written yet.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the campaign of this name.
    pub fn campaign(&self, id: CampaignId) -> Option<&Arc<Campaign>> {
        self.campaigns.iter().find(|campaign| campaign.id == id)
    }

    /// Returns the campaign with the latest date.
    pub fn latest_campaign(&self) -> Option<&Arc<Campaign>> {
        self.campaigns.last()
    }

    /// Returns the campaigns before this one, latest first.
    pub fn earlier_campaigns(&self, id: CampaignId) -> impl Iterator<Item = &Arc<Campaign>> {
        let place = self.campaigns.iter().position(|campaign| campaign.id == id).unwrap_or(0);
        self.campaigns.iter().take(place).rev()
    }

    /// Returns the last campaign before this one that was made with the same grid.
    pub fn last_comparable(&self, id: CampaignId) -> Option<&Arc<Campaign>> {
        let campaign = self.campaign(id)?;
        self.earlier_campaigns(id).find(|earlier| campaign.is_comparable_to(earlier))
    }

    /// Returns what the last comparable campaign said of a criterion, if it means the same there.
    ///
    /// While the criterion is unanswered this is the answer "à reconfirmer": shown, never counted.
    pub fn former_entry(&self, id: CampaignId, criterion: &Criterion) -> Option<&Entry> {
        let former = self.last_comparable(id)?;
        let (_, then) = former.grid.criterion(&criterion.id)?;
        if !criterion.is_comparable_to(then) {
            return None;
        }
        former.entries.get(&criterion.id).filter(|entry| entry.answer.is_some())
    }

    /// Returns what is declared for an exercise.
    pub fn exercise(&self, year: i16) -> Option<&Arc<Facts>> {
        self.exercises.iter().find(|facts| facts.year == year)
    }

    /// Returns a name for a campaign that no campaign of this dossier bears.
    pub fn free_campaign_id(&self) -> CampaignId {
        CampaignId(self.campaigns.iter().map(|campaign| campaign.id.0).max().unwrap_or(0) + 1)
    }
}

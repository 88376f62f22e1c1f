//! A team's file: who it is, and its dated self-assessments.
//!
//! An *agreed answer* ([`CriterionEntry::answer`]) is a decision of the team. A person's own ballot is another
//! thing: it stands, sealed, in [`Campaign::collection`], and nothing copies it to an entry.
//!
//! Never computes a score.

#![warn(clippy::wildcard_enum_match_arm)]

mod answer;
pub mod ballot_file;
mod campaign;
mod closure;
mod collection;
pub mod compare;
mod edit;
mod facts;
pub mod file;
mod history;
mod improvement;
mod logo;
mod meeting;
mod numbers;
mod opinion;
mod presentation;
mod proof;
mod quality;
mod seal;
pub mod short_code;
mod team;
mod turnout;
mod unfinished;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::french;
use crate::grid::{Criterion, CriterionId, Grid};

pub use self::answer::{Answer, CriterionEntry, Decided, Decision, EntryText, How};
pub use self::campaign::{Campaign, CampaignId, FormerCampaign};
pub use self::closure::{Closure, Correction, Remains};
pub use self::collection::{Ballot, BallotScope, Channel, Collection, Fate, OpenBallot};
pub use self::edit::{CampaignField, CollectionEdit, Edit, MeetingEdit, MergeKey, Restoration};
pub use self::facts::{Fact, FactId, Facts, Quantity};
pub use self::history::{History, Vantage};
pub use self::improvement::{Event, Improvement, ImprovementId, ImprovementState};
pub use self::logo::{LogoError, LogoImage};
pub use self::meeting::{Length, Meeting, MeetingText, Phase};
pub use self::opinion::{Opinion, Opinions, Tally, Vote};
pub use self::presentation::{Presentation, Wishes};
pub use self::proof::{FileState, Proof, ProofId, ProofKind, ProofPlace, Validity};
pub use self::quality::{Measure, ObjectiveVerdict, QualityApproach, QualityTheme};
pub use self::seal::Sealed;
pub use self::team::{
    ALONE_IN_PROFESSION, Associates, OTHER_PROFESSION, Patientele, Site, Team, TeamField,
};
pub use self::turnout::{Presence, Turnout};
pub use self::unfinished::Unfinished;
pub use crate::grid::Extent;

/// Everything a team keeps in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// Who the team is.
    pub team: Team,
    /// Self-assessments, in the order of their dates.
    pub campaigns: Vec<Arc<Campaign>>,
    /// What is declared for each exercise of the remuneration, in the order of the years.
    pub exercises: Vec<Arc<Facts>>,
    /// What the team decided to do, in the order it was decided.
    pub improvements: Vec<Arc<Improvement>>,
    /// What shows its claims, in the order it was registered.
    pub proofs: Vec<Arc<Proof>>,
    /// Its *démarche qualité*, at most one a campaign, in the order of the campaigns.
    pub approaches: Vec<Arc<QualityApproach>>,
    /// How its documents present themselves.
    pub presentation: Arc<Presentation>,
    /// Invented, for the example: said on screen and in every report.
    pub is_fictitious: bool,
}

impl Dossier {
    /// Tells whether nothing has been written yet.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the campaign of this number.
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

    /// Returns the last campaign before this one whose levels may be set beside its own.
    pub fn last_comparable(&self, id: CampaignId) -> Option<&Arc<Campaign>> {
        let campaign = self.campaign(id)?;
        self.earlier_campaigns(id).find(|earlier| campaign.is_comparable_to(earlier))
    }

    /// Returns the campaign that one begun with this grid on this day would compare with.
    pub fn would_compare(&self, grid: &Grid, date: Date) -> Option<&Arc<Campaign>> {
        let mut earlier = self.campaigns.iter().rev().filter(|campaign| campaign.date <= date);
        earlier.find(|campaign| grid.is_comparable_to(&campaign.grid))
    }

    /// Returns the last comparable campaign, ready to be asked of many criteria.
    pub fn former_campaign(&self, id: CampaignId) -> Option<FormerCampaign<'_>> {
        self.last_comparable(id).map(|former| FormerCampaign::of(former))
    }

    /// Returns what the last comparable campaign said of a criterion, if it means the same there.
    ///
    /// While the criterion is unanswered this is the answer "à reconfirmer": shown, never counted.
    pub fn former_entry(&self, id: CampaignId, criterion: &Criterion) -> Option<&CriterionEntry> {
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

    /// Returns the improvement of this number.
    pub fn improvement(&self, id: ImprovementId) -> Option<&Arc<Improvement>> {
        self.improvements.iter().find(|improvement| improvement.id == id)
    }

    /// Returns the improvements in the order they ask for attention: overdue, then open by deadline,
    /// then done, the latest first, then given up; otherwise as they were decided.
    pub fn plan(&self, today: Date) -> Vec<&Arc<Improvement>> {
        let mut plan: Vec<&Arc<Improvement>> = self.improvements.iter().collect();
        plan.sort_by_key(|improvement| {
            let rank = match improvement.state {
                ImprovementState::ToDo | ImprovementState::UnderWay
                    if improvement.is_overdue(today) =>
                {
                    0
                }
                ImprovementState::ToDo | ImprovementState::UnderWay => 1,
                ImprovementState::Done => 2,
                ImprovementState::Dropped => 3,
            };
            let deadline = improvement.deadline.unwrap_or(Date::MAX);
            (rank, Reverse(improvement.done_on()), deadline)
        });
        plan
    }

    /// Returns the code the person knows a criterion by: the latest campaign's that has it.
    pub fn code_of(&self, criterion: &CriterionId) -> String {
        let of = |campaign: &Arc<Campaign>| {
            campaign.grid.criterion(criterion).map(|(_, found)| found.code.clone())
        };
        self.campaigns.iter().rev().find_map(of).unwrap_or_else(|| criterion.to_string())
    }

    /// Returns the codes of criteria, in the order a person looks for them: A2 before A10.
    pub fn codes_of(&self, criteria: &BTreeSet<CriterionId>) -> Vec<String> {
        self.coded(criteria).into_iter().map(|(code, _)| code).collect()
    }

    /// Returns criteria in the order of their codes.
    pub fn by_code<'a>(&self, criteria: &'a BTreeSet<CriterionId>) -> Vec<&'a CriterionId> {
        self.coded(criteria).into_iter().map(|(_, id)| id).collect()
    }

    fn coded<'a>(&self, criteria: &'a BTreeSet<CriterionId>) -> Vec<(String, &'a CriterionId)> {
        let mut coded: Vec<_> = criteria.iter().map(|id| (self.code_of(id), id)).collect();
        coded.sort_by(|(one, _), (other, _)| french::compare(one, other));
        coded
    }

    /// Returns the improvements decided in a campaign.
    pub fn decided_in(&self, campaign: CampaignId) -> impl Iterator<Item = &Improvement> {
        let all = self.improvements.iter().map(|improvement| &**improvement);
        all.filter(move |improvement| improvement.campaign == Some(campaign))
    }

    /// Returns the open improvements that serve a criterion.
    pub fn open_for(&self, criterion: &CriterionId) -> impl Iterator<Item = &Improvement> {
        let all = self.improvements.iter().map(|improvement| &**improvement);
        all.filter(move |one| one.state.is_open() && one.criteria.contains(criterion))
    }

    /// Returns the number an improvement goes by in every document: its place among those that were
    /// decided, whatever becomes of them.
    pub fn number_of(&self, id: ImprovementId) -> Option<usize> {
        Some(self.improvements.iter().position(|improvement| improvement.id == id)? + 1)
    }

    /// Returns the *démarche qualité* of a campaign, when something was said of it.
    pub fn approach(&self, campaign: CampaignId) -> Option<&Arc<QualityApproach>> {
        self.approaches.iter().find(|approach| approach.campaign == campaign)
    }

    /// Returns the proof of this number.
    pub fn proof(&self, id: ProofId) -> Option<&Arc<Proof>> {
        self.proofs.iter().find(|proof| proof.id == id)
    }

    /// Returns the proofs of the register that show a criterion.
    pub fn proofs_of<'a>(
        &'a self,
        criterion: &'a CriterionId,
    ) -> impl Iterator<Item = &'a Arc<Proof>> {
        self.proofs.iter().filter(move |proof| proof.criteria.contains(criterion))
    }

    /// Returns the improvements done since a criterion was last answered, each with that criterion:
    /// they are *à réévaluer*.
    pub fn to_reassess(&self) -> Vec<(CriterionId, ImprovementId)> {
        let mut due = Vec::new();
        for improvement in &self.improvements {
            let Some(done_on) = improvement.done_on() else { continue };
            for criterion in &improvement.criteria {
                let answered = self.campaigns.iter().rev().find_map(|campaign| {
                    let entry = campaign.entries.get(criterion)?;
                    entry.answer.as_ref()?;
                    // A campaign stands for a whole day: what is done that day may not be in it.
                    Some(match entry.decided {
                        Some(decided) => decided.on < done_on,
                        None => campaign.date <= done_on,
                    })
                });
                if answered == Some(true) {
                    due.push((criterion.clone(), improvement.id));
                }
            }
        }
        due
    }
}

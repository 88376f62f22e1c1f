//! One dated self-assessment: the grid it was made with, what was answered, and how it went.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::answer::{Answer, CriterionEntry};
use super::closure::{Closure, Remains};
use super::collection::{BallotScope, Collection, Fate};
use super::meeting::Meeting;
use super::opinion::{Tally, Vote};
use crate::french;
use crate::grid::{
    CriteriaIndex, Criterion, CriterionCondition, CriterionId, Domain, Extent, Grid, Level,
};

/// How many criteria may depend on each other, one after the other.
const MOST_IN_A_ROW: usize = 50;

/// Names a campaign inside its dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    pub extent: Extent,
    /// What the team answered to the questions of its grid's profile, by their ids.
    pub profile: BTreeMap<String, String>,
    /// The professions the team counted while the campaign was open, where its grid asks.
    pub professions: BTreeSet<String>,
    /// How the team went about it.
    pub note: String,
    /// What the team agreed, by criterion. A criterion nobody touched has no entry.
    pub entries: BTreeMap<CriterionId, CriterionEntry>,
    /// Each member's own answers, sealed; gone once the campaign is closed.
    pub collection: Option<Collection>,
    /// How the team's meeting goes.
    pub meeting: Option<Meeting>,
    /// Set once the campaign is closed: nothing of it changes then but [`Closure::corrections`].
    pub closure: Option<Closure>,
}

impl Campaign {
    /// Begins a campaign, of which nothing is said yet.
    pub(super) fn new(
        id: CampaignId,
        title: String,
        date: Date,
        grid: Arc<Grid>,
        extent: Extent,
    ) -> Self {
        Self {
            id,
            title,
            date,
            grid,
            extent,
            profile: BTreeMap::new(),
            professions: BTreeSet::new(),
            note: String::new(),
            entries: BTreeMap::new(),
            collection: None,
            meeting: None,
            closure: None,
        }
    }

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

    /// Tells whether the chosen extent goes through this criterion, and no rule of the grid sets it
    /// aside.
    pub fn includes(&self, criterion: &Criterion) -> bool {
        criterion.is_in(self.extent) && self.set_aside(criterion).is_none()
    }

    /// Tells whether a person is asked about a criterion: whatever the team answers to others, which
    /// is not known yet, or is not that person's answer.
    fn concerns(&self, criterion: &Criterion) -> bool {
        let holds = |condition: &CriterionCondition| {
            let is_about_answers = matches!(condition, CriterionCondition::Reached { .. });
            is_about_answers || self.holds(condition, MOST_IN_A_ROW)
        };
        criterion.is_in(self.extent) && criterion.conditions.iter().all(holds)
    }

    /// Returns the condition of a criterion that does not hold: it is *sans objet* by rule.
    ///
    /// A question of the profile that is not answered yet sets nothing aside.
    pub fn set_aside<'c>(&self, criterion: &'c Criterion) -> Option<&'c CriterionCondition> {
        self.set_aside_within(criterion, MOST_IN_A_ROW)
    }

    /// Goes so many criteria down, each of which depends on the next.
    fn set_aside_within<'c>(
        &self,
        asked: &'c Criterion,
        depth: usize,
    ) -> Option<&'c CriterionCondition> {
        asked.conditions.iter().find(|condition| !self.holds(condition, depth))
    }

    fn holds(&self, condition: &CriterionCondition, depth: usize) -> bool {
        match condition {
            CriterionCondition::Profile { question, among } => {
                self.profile.get(question).is_none_or(|answer| among.contains(answer))
            }
            CriterionCondition::Reached { criterion, at_least } => {
                // What depends on a criterion that is itself set aside goes with it.
                let is_there = || {
                    let found = depth.checked_sub(1).zip(self.grid.criterion(criterion));
                    found.is_some_and(|(depth, (_, other))| {
                        self.set_aside_within(other, depth).is_none()
                    })
                };
                self.level(criterion).is_some_and(|level| level >= *at_least) && is_there()
            }
            CriterionCondition::Professions(names) => names
                .iter()
                .any(|name| self.professions.iter().any(|counted| french::is_same(counted, name))),
        }
    }

    /// Tells whether nothing of it changes any more.
    pub const fn is_closed(&self) -> bool {
        self.closure.is_some()
    }

    /// Tells whether a meeting decided on a criterion.
    pub fn is_decided(&self, id: &CriterionId) -> bool {
        self.entries.get(id).is_some_and(|entry| entry.decided.is_some())
    }

    /// Tells whether a collection of this campaign asks about a criterion.
    pub fn asks(&self, collection: &Collection, criterion: &CriterionId) -> bool {
        let found = self.grid.criterion(criterion);
        found.is_some_and(|(domain, criterion)| {
            self.concerns(criterion) && collection.scope.includes(domain, criterion)
        })
    }

    /// Returns the criteria ballots are asked about, in the grid's order.
    pub fn asked<'a>(
        &'a self,
        scope: &'a BallotScope,
    ) -> impl Iterator<Item = (&'a Domain, &'a Criterion)> {
        let is_asked = move |(domain, criterion): &(&Domain, &Criterion)| {
            self.concerns(criterion) && scope.includes(domain, criterion)
        };
        self.grid.criteria().filter(is_asked)
    }

    /// Tells whether levels of `earlier` may be set beside ours, as their grids say.
    pub fn is_comparable_to(&self, earlier: &Self) -> bool {
        self.grid.is_comparable_to(&earlier.grid)
    }

    /// Returns what its ballots leave: what the team chose, from those that were revealed.
    pub(super) fn remains(&self) -> Remains {
        let Some(collection) = &self.collection else { return Remains::default() };
        let mut votes: BTreeMap<CriterionId, Vec<Vote>> = BTreeMap::new();
        let opened = collection.opened().filter(|_| collection.fate == Fate::Counts);
        for ballot in opened.into_iter().flatten() {
            for (criterion, opinion) in ballot.opinions {
                if let Some(vote) = opinion.vote
                    && self.asks(collection, &criterion)
                {
                    votes.entry(criterion).or_default().push(vote);
                }
            }
        }
        let tallies = votes.into_iter().map(|(id, votes)| (id, Tally::of(votes))).collect();
        Remains { by_profession: collection.by_profession(), tallies }
    }
}

/// The campaign that one compares with, its criteria at hand: for what asks of many of them.
#[derive(Debug)]
pub struct FormerCampaign<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    index: CriteriaIndex<'a>,
}

impl<'a> FormerCampaign<'a> {
    /// Puts the criteria of a campaign at hand.
    pub(super) fn of(campaign: &'a Campaign) -> Self {
        Self { campaign, index: campaign.grid.index() }
    }

    /// Returns what was answered to a criterion, if it means the same there.
    pub fn answer(&self, criterion: &Criterion) -> Option<&'a Answer> {
        let then = self.index.comparable(criterion)?;
        self.campaign.answer(&then.id).filter(|_| self.campaign.set_aside(then).is_none())
    }
}

//! The end of a campaign: its answers change no more, a correction is a dated addition.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::collection::{Fate, Tally};
use super::{Campaign, Vote};
use crate::grid::CriterionId;

/// What stands once a campaign is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// The day it was closed.
    pub on: Date,
    /// What the ballots left.
    pub remains: Remains,
    /// What was added since, oldest first.
    pub corrections: Vec<Correction>,
}

/// What the ballots left: never a ballot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remains {
    /// How many took part, by profession; empty when no ballot was gathered.
    pub by_profession: BTreeMap<String, u32>,
    /// How many gave each answer; empty when the team chose to keep nothing.
    pub tallies: BTreeMap<CriterionId, Tally>,
}

/// A dated addition to a closed campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The day.
    pub on: Date,
    /// What it is about.
    pub criterion: CriterionId,
    /// In the team's words.
    pub text: String,
}

impl Remains {
    /// Returns what a campaign's ballots leave: what the team chose, from those that were revealed.
    pub(super) fn of(campaign: &Campaign) -> Self {
        let Some(collection) = &campaign.collection else { return Self::default() };
        let mut votes: BTreeMap<CriterionId, Vec<Vote>> = BTreeMap::new();
        let opened = collection.opened().filter(|_| collection.fate == Fate::Counts);
        for ballot in opened.into_iter().flatten() {
            for (criterion, opinion) in ballot.opinions {
                if let Some(vote) = opinion.vote
                    && campaign.asks(collection, &criterion)
                {
                    votes.entry(criterion).or_default().push(vote);
                }
            }
        }
        let tallies = votes.into_iter().map(|(id, votes)| (id, Tally::of(votes))).collect();
        Self { by_profession: collection.by_profession(), tallies }
    }
}

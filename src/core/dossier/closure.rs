//! The end of a campaign: its answers change no more, a correction is a dated addition.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::opinion::Tally;
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

//! What cannot be told piece by piece, and is compared or chosen as one.
//!
//! * A campaign or an exercise that one of the versions does not have.
//! * A closed campaign, when both sides changed what closing freezes: half of each would be neither.
//! * A campaign whose number serves again for another: both its title and its date differ.
//! * A gathering of ballots that is another one, that one side gave up, that both changed once it was
//!   revealed, or that would hold more ballots than a file takes.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Campaign, CampaignId, Collection, Dossier, ballot_file};

/// What stays whole in a comparison.
#[derive(Debug, Default)]
pub(super) struct Wholes {
    pub(super) campaigns: BTreeSet<CampaignId>,
    /// Those of the gatherings whose ballots are not compared one by one.
    pub(super) collections: BTreeSet<CampaignId>,
    pub(super) exercises: BTreeSet<i16>,
}

/// A campaign in a base and on two sides, where it is there.
type Three<'a> = (Option<&'a Campaign>, &'a Campaign, &'a Campaign);

impl Wholes {
    /// Finds what stays whole between two dossiers.
    pub(super) fn of_two(one: &Dossier, other: &Dossier) -> Self {
        let (campaigns, exercises) = lone(&[one, other]);
        let mut wholes = Self { campaigns, exercises, ..Self::default() };
        for campaign in &one.campaigns {
            let Some(other) = other.campaign(campaign.id) else { continue };
            if !is_same_gathering(&[campaign, other]) {
                wholes.collections.insert(campaign.id);
            }
        }
        wholes
    }

    /// Finds what stays whole between a base and two sides.
    pub(super) fn of_three(base: &Dossier, ours: &Dossier, theirs: &Dossier) -> Self {
        let (campaigns, exercises) = lone(&[ours, theirs]);
        let mut wholes = Self { campaigns, exercises, ..Self::default() };
        for own in &ours.campaigns {
            let Some(other) = theirs.campaign(own.id) else { continue };
            let three = (base.campaign(own.id).map(|campaign| &**campaign), &**own, &**other);
            if is_one(three) {
                wholes.campaigns.insert(own.id);
            } else if is_one_gathering(three) {
                wholes.collections.insert(own.id);
            }
        }
        wholes
    }
}

/// Returns the campaigns and the exercises that one of these dossiers does not have.
fn lone(dossiers: &[&Dossier; 2]) -> (BTreeSet<CampaignId>, BTreeSet<i16>) {
    let [campaign, other] = dossiers.map(|dossier| {
        let campaigns: BTreeSet<_> = dossier.campaigns.iter().map(|campaign| campaign.id).collect();
        let years: BTreeSet<_> = dossier.exercises.iter().map(|facts| facts.year).collect();
        (campaigns, years)
    });
    (&campaign.0 ^ &other.0, &campaign.1 ^ &other.1)
}

fn is_one((base, ours, theirs): Three<'_>) -> bool {
    if base.is_some_and(|base| is_another(base, ours) || is_another(base, theirs)) {
        return true;
    }
    let all = [base.unwrap_or(ours), ours, theirs];
    let is_closed = all.iter().any(|campaign| campaign.is_closed());
    let is_of_one_grid = all.iter().all(|campaign| campaign.grid == ours.grid);
    let is_changed_by_one = is_frozen_same(ours, theirs)
        || base.is_some_and(|base| is_frozen_same(base, ours) || is_frozen_same(base, theirs));
    (is_closed || !is_of_one_grid) && !is_changed_by_one
}

/// Tells whether a campaign bears the number of one that is gone.
pub(super) fn is_another(then: &Campaign, now: &Campaign) -> bool {
    then.title != now.title && then.date != now.date && !is_same_gathering(&[then, now])
}

/// Tells whether two campaigns have the same of all that closing freezes.
fn is_frozen_same(one: &Campaign, other: &Campaign) -> bool {
    let closing =
        |campaign: &Campaign| campaign.closure.clone().map(|closure| (closure.on, closure.remains));
    (one.date, one.extent) == (other.date, other.extent)
        && one.profile == other.profile
        && one.professions == other.professions
        && one.entries == other.entries
        && one.meeting == other.meeting
        && one.collection == other.collection
        && one.grid == other.grid
        && closing(one) == closing(other)
}

/// Tells whether all these campaigns gather ballots under one key, or none gathers any.
fn is_same_gathering(campaigns: &[&Campaign]) -> bool {
    let mut keys = campaigns
        .iter()
        .map(|campaign| campaign.collection.as_ref().map(|collection| &collection.key));
    let first = keys.next().flatten();
    keys.all(|key| key == first)
}

fn is_one_gathering((base, ours, theirs): Three<'_>) -> bool {
    let all: Vec<&Campaign> = base.into_iter().chain([ours, theirs]).collect();
    if !is_same_gathering(&all) {
        return true;
    }
    let collections: Vec<&Collection> =
        all.iter().filter_map(|campaign| campaign.collection.as_ref()).collect();
    let mut weights: BTreeMap<&str, usize> = BTreeMap::new();
    for ballot in collections.iter().flat_map(|collection| &collection.ballots) {
        let weight = weights.entry(ballot.id.as_str()).or_default();
        *weight = ballot.sealed.weight().max(*weight);
    }
    // One campaign does not take as many, or as heavy ones: the person chooses whose are kept.
    let is_too_much = weights.len() > Collection::MAX_BALLOTS
        || weights.values().sum::<usize>() > ballot_file::MAX_TOGETHER;
    let is_changed_by_both = ours.collection != theirs.collection
        && base.is_none_or(|base| {
            base.collection != ours.collection && base.collection != theirs.collection
        });
    let is_revealed = collections.iter().any(|collection| collection.is_revealed());
    is_changed_by_both && (is_revealed || is_too_much)
}

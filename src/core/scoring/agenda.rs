//! The agenda of a meeting, made from the ballots: what everybody agrees on goes in one gesture, the
//! rest by disagreement × stake, as much as the time allows.
//!
//! A proposal: the team may object, postpone and take up again.

use super::Agreement;
use crate::dossier::{Campaign, Length, Tally};
use crate::grid::{Criterion, CriterionId};
use std::collections::{BTreeMap, BTreeSet};

/// What a meeting could go through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Accepted in one gesture, in the grid's order.
    pub together: Vec<CriterionId>,
    /// Discussed one by one, the most at stake first.
    pub discussed: Vec<CriterionId>,
    /// What the time does not allow, in the same order.
    pub postponed: Vec<CriterionId>,
}

/// How the time of a meeting is shared, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeTable {
    /// Welcome, reveal.
    pub opening: u32,
    /// What is accepted together.
    pub together: u32,
    /// Each point discussed.
    pub each: u32,
    /// Priorities and actions.
    pub priorities: u32,
    /// Next date, what is told to whom.
    pub closing: u32,
}

impl TimeTable {
    /// Shares the time of a meeting.
    pub const fn of(length: Length) -> Self {
        match length {
            Length::Minutes45 | Length::Minutes60 => {
                Self { opening: 5, together: 5, each: 5, priorities: 10, closing: 5 }
            }
            Length::Minutes90 => {
                Self { opening: 5, together: 10, each: 6, priorities: 15, closing: 6 }
            }
        }
    }

    /// Returns how many points can be discussed.
    pub const fn points(self, length: Length) -> u32 {
        let others = self.opening + self.together + self.priorities + self.closing;
        length.minutes().saturating_sub(others) / self.each
    }
}

impl Agenda {
    /// Prepares an agenda from what the ballots say.
    ///
    /// A criterion nobody answered by a level is discussed last; one the team has decided already
    /// comes no more. Without ballots, every unanswered criterion is discussed, by stake. What the
    /// meeting before left for this one, `carried`, comes first, whatever the ballots say of it.
    pub fn of(
        campaign: &Campaign,
        carried: &BTreeSet<CriterionId>,
        agreements: &BTreeMap<CriterionId, Agreement>,
        length: Length,
    ) -> Self {
        let without_ballots = campaign.collection.is_none();
        let found = |criterion: &Criterion| {
            let is_asked = without_ballots && campaign.includes(criterion);
            let nothing_known = || {
                is_asked.then(|| {
                    Agreement::of(Tally::default(), campaign.grid.agreement, &criterion.scale)
                })
            };
            agreements.get(&criterion.id).cloned().or_else(nothing_known)
        };
        let mut together = Vec::new();
        let mut disputed = Vec::new();
        for (_, criterion) in campaign.grid.criteria() {
            let Some(agreement) = found(criterion) else { continue };
            let entry = campaign.entries.get(&criterion.id);
            if entry.is_some_and(|entry| entry.decided.is_some()) {
                continue;
            }
            if without_ballots && entry.is_some_and(|entry| entry.answer.is_some()) {
                continue;
            }
            let is_carried = carried.contains(&criterion.id);
            if agreement.is_acceptable() && !criterion.is_sensitive && !is_carried {
                together.push(criterion.id.clone());
            } else {
                let rank = (is_carried, weight(&agreement, criterion));
                disputed.push((rank, criterion.id.clone()));
            }
        }
        // Stable: criteria of equal weight keep the grid's order.
        disputed.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        let mut discussed: Vec<CriterionId> = disputed.into_iter().map(|(_, id)| id).collect();
        let most = usize::try_from(TimeTable::of(length).points(length)).unwrap_or(usize::MAX);
        let postponed = discussed.split_off(discussed.len().min(most));
        Self { together, discussed, postponed }
    }
}

/// Returns disagreement × stake, in thousandths of a quarter of the scale per voice.
fn weight(agreement: &Agreement, criterion: &Criterion) -> u32 {
    let voices = agreement.tally.levelled().max(1);
    let steps = u32::try_from(criterion.scale.count()).unwrap_or(u32::MAX).saturating_sub(1).max(1);
    (agreement.spread() * 4_000 / (steps * voices) + 1) * stake(criterion)
}

/// Returns what depends on a criterion: its weight, twice for a *socle*, once more for each
/// indicator of the remuneration it supports.
pub fn stake(criterion: &Criterion) -> u32 {
    let socle = if criterion.is_socle { 2 } else { 1 };
    let links = u32::try_from(criterion.links.len()).unwrap_or(0);
    criterion.weight.max(1) * socle + links
}

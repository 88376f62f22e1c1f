//! A meeting read for its minutes: what was decided, exactly as it was decided.
//!
//! Never names a voter, never tells a level of a ballot before the reveal, never keeps what the team
//! chose to destroy, and never computes a level.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::parts::voices;
use crate::dossier::{Answer, Campaign, CriterionEntry, Dossier, How, Improvement, Meeting};
use crate::grid::{Criterion, CriterionId};
use crate::report::words::text;
use crate::scoring::Agreement;

/// A criterion with what the campaign says of it.
#[derive(Clone, Copy)]
pub(super) struct Settled<'a> {
    pub(super) criterion: &'a Criterion,
    pub(super) entry: &'a CriterionEntry,
}

/// A meeting beside what it is about.
pub(super) struct MeetingReader<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) campaign: &'a Campaign,
    pub(super) meeting: &'a Meeting,
    pub(super) made_on: Date,
    /// What the ballots say and may be told; empty when nothing may.
    pub(super) agreements: BTreeMap<CriterionId, Agreement>,
}

impl<'a> MeetingReader<'a> {
    /// Reads the meeting of a campaign; `None` when none was begun for it.
    pub(super) fn of(dossier: &'a Dossier, campaign: &'a Campaign, made_on: Date) -> Option<Self> {
        let meeting = campaign.meeting.as_ref()?;
        let agreements = voices::told_agreements(campaign);
        Some(Self { dossier, campaign, meeting, made_on, agreements })
    }

    /// Tells whether the team has met; before, this prepares a meeting.
    pub(super) fn has_met(&self) -> bool {
        !self.meeting.sittings.is_empty()
    }

    /// Returns a criterion as it is named in a list; its id when the grid no longer has it.
    pub(super) fn named(&self, id: &CriterionId) -> String {
        self.campaign.grid.criterion(id).map_or_else(
            || text(&id.0),
            |(_, one)| fr!("{}~· {}", text(&one.code), text(&one.title)),
        )
    }

    /// Tells whether a meeting decided a criterion.
    pub(super) fn is_decided(&self, id: &CriterionId) -> bool {
        self.campaign.entries.get(id).is_some_and(|entry| entry.decided.is_some())
    }

    /// Returns what was decided one by one: by the order of the agenda, then of the grid.
    pub(super) fn discussed(&self) -> Vec<Settled<'a>> {
        self.in_agenda_order(self.agreed(How::Discussed))
    }

    /// Returns what was accepted with others, in the grid's order.
    pub(super) fn together(&self) -> Vec<Settled<'a>> {
        self.agreed(How::Together)
    }

    /// Returns what was discussed and left without agreement, in the order of the agenda.
    pub(super) fn disputed(&self) -> Vec<Settled<'a>> {
        self.in_agenda_order(self.those(|entry| entry.decided.is_some() && is_disputed(entry)))
    }

    /// Returns the improvements decided in this campaign.
    pub(super) fn improvements(&self) -> Vec<&'a Improvement> {
        self.dossier.decided_in(self.campaign.id).collect()
    }

    fn agreed(&self, how: How) -> Vec<Settled<'a>> {
        self.those(|entry| {
            let is_so = entry.decided.is_some_and(|decided| decided.how == how);
            is_so && entry.answer.is_some() && !is_disputed(entry)
        })
    }

    fn those(&self, is_meant: impl Fn(&CriterionEntry) -> bool) -> Vec<Settled<'a>> {
        let criteria = self.campaign.grid.criteria().map(|(_, criterion)| criterion);
        let settled = criteria.filter_map(|criterion| {
            let entry = self.campaign.entries.get(&criterion.id)?;
            is_meant(entry).then_some(Settled { criterion, entry })
        });
        settled.collect()
    }

    fn in_agenda_order(&self, mut settled: Vec<Settled<'a>>) -> Vec<Settled<'a>> {
        let agenda = &self.meeting.agenda;
        settled.sort_by_key(|point| {
            agenda.iter().position(|id| *id == point.criterion.id).unwrap_or(usize::MAX)
        });
        settled
    }
}

const fn is_disputed(entry: &CriterionEntry) -> bool {
    matches!(entry.answer, Some(Answer::Disputed { .. }))
}

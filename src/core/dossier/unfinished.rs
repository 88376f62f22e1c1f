//! What a meeting leaves for another day: points put off, criteria nobody answered.
//!
//! One count for whoever closes, for Accueil, for the minutes and for the next meeting's agenda.

use std::collections::BTreeSet;

use super::{Campaign, CampaignId, Dossier};
use crate::french;
use crate::grid::{Criterion, CriterionId};

/// What a campaign has not finished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfinished<'a> {
    /// Points the team left for another day and has not decided since, in the grid's order.
    pub postponed: Vec<&'a Criterion>,
    /// Other criteria without any answer.
    pub unanswered: Vec<&'a Criterion>,
}

impl Unfinished<'_> {
    /// Returns all of it: what was put off first.
    pub fn criteria(&self) -> Vec<CriterionId> {
        let all = self.postponed.iter().chain(&self.unanswered);
        all.map(|criterion| criterion.id.clone()).collect()
    }

    /// Returns the codes of what was put off: "A3, D3".
    pub fn postponed_codes(&self) -> String {
        codes(&self.postponed)
    }

    /// Returns the codes of the others without any answer.
    pub fn unanswered_codes(&self) -> String {
        codes(&self.unanswered)
    }

    /// Says how much it is: "7 points reportés et 2 critères sans réponse"; nothing when all is done.
    pub fn words(&self) -> Option<String> {
        let postponed = match self.postponed.len() {
            0 => None,
            1 => Some("1 point reporté".to_owned()),
            count => Some(format!("{count} points reportés")),
        };
        let unanswered = self.unanswered.len();
        let unanswered =
            (unanswered > 0).then(|| french::count(unanswered, "critère") + " sans réponse");
        let parts: Vec<String> = postponed.into_iter().chain(unanswered).collect();
        (!parts.is_empty()).then(|| parts.join(" et "))
    }
}

fn codes(criteria: &[&Criterion]) -> String {
    let codes: Vec<&str> = criteria.iter().map(|one| one.code.as_str()).collect();
    codes.join(", ")
}

impl Campaign {
    /// Returns what is not finished.
    pub fn unfinished(&self) -> Unfinished<'_> {
        let is_postponed = |id: &CriterionId| {
            self.meeting.as_ref().is_some_and(|meeting| meeting.postponed.contains(id))
                && !self.is_decided(id)
        };
        let criteria = || self.grid.criteria().map(|(_, criterion)| criterion);
        let is_unanswered = |criterion: &&Criterion| {
            self.includes(criterion)
                && self.answer(&criterion.id).is_none()
                && !is_postponed(&criterion.id)
        };
        Unfinished {
            postponed: criteria().filter(|criterion| is_postponed(&criterion.id)).collect(),
            unanswered: criteria().filter(is_unanswered).collect(),
        }
    }
}

impl Dossier {
    /// Returns the criteria that the meeting before this campaign's left for another day: they open
    /// its agenda.
    pub fn carried_over(&self, id: CampaignId) -> BTreeSet<CriterionId> {
        let postponed = self.last_comparable(id).map(|former| former.unfinished().postponed);
        let asked = self.campaign(id).map(|campaign| &campaign.grid);
        let is_there = |id: &CriterionId| asked.is_some_and(|grid| grid.criterion(id).is_some());
        let ids = postponed.into_iter().flatten().map(|criterion| criterion.id.clone());
        ids.filter(is_there).collect()
    }
}

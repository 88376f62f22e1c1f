//! Changes to the gathering of ballots and to the meeting.

use std::sync::Arc;

use jiff::civil::Date;

use super::merge_key::MergeKey;
use crate::dossier::{
    Ballot, BallotScope, Campaign, CampaignId, Collection, Fate, Length, Meeting, MeetingText,
    Phase,
};
use crate::grid::CriterionId;

/// A change to the gathering of ballots of a campaign.
#[derive(Clone, Debug, PartialEq)]
pub enum CollectionEdit {
    /// Opens it, with a seed drawn at random.
    Open {
        /// What its key is made of.
        seed: [u8; 32],
        /// Which criteria are asked.
        scope: BallotScope,
        /// What stays once the campaign is closed.
        fate: Fate,
    },
    /// Chooses what stays; refused once the ballots are revealed.
    Fate(Fate),
    /// Takes ballots in.
    Receive(Vec<Arc<Ballot>>),
    /// Takes a ballot out, by its id.
    Withdraw(String),
    /// Opens every ballot, for good.
    Reveal(Date),
    /// Gives the gathering up, its ballots with it.
    Abandon,
}

/// A change to a meeting.
#[derive(Clone, Debug, PartialEq)]
pub enum MeetingEdit {
    /// Says how long it is meant to last; prepares it if need be.
    Length(Length),
    /// Goes to a phase.
    Phase(Phase),
    /// Takes over the agenda made from the ballots.
    Agenda {
        /// Criteria proposed for one gesture.
        together: Vec<CriterionId>,
        /// Criteria to discuss, in order.
        agenda: Vec<CriterionId>,
        /// Criteria left for another day.
        postponed: Vec<CriterionId>,
    },
    /// Goes to a point of the agenda.
    At(Option<CriterionId>),
    /// Asks for a criterion to be discussed, or takes that back.
    Object(CriterionId, bool),
    /// Leaves a criterion for another day.
    Postpone(CriterionId),
    /// Puts criteria on the agenda, those that were left included.
    TakeUp(Vec<CriterionId>),
    /// Notes that it is held this day.
    Sitting(Date),
    /// Notes the time spent.
    Elapsed(u32),
    /// Gives points to a priority.
    Points(CriterionId, u32),
    /// When the team meets next.
    NextDate(Option<Date>),
    /// Sets a text.
    Text(MeetingText, String),
}

impl CollectionEdit {
    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Open { .. } => "ouverture de la collecte des avis",
            Self::Fate(_) => "devenir des avis",
            Self::Receive(_) => "arrivée d’avis",
            Self::Withdraw(_) => "retrait d’un avis",
            Self::Reveal(_) => "dévoilement des avis",
            Self::Abandon => "abandon de la collecte",
        }
    }

    pub(super) fn apply(&self, campaign: &mut Campaign) {
        if let Self::Open { seed, scope, fate } = self {
            if campaign.collection.is_none() {
                campaign.collection = Some(Collection::new(*seed, scope.clone(), *fate));
            }
            return;
        }
        let Some(collection) = &mut campaign.collection else { return };
        match self {
            Self::Fate(fate) if !collection.is_revealed() => collection.fate = *fate,
            Self::Receive(ballots) => {
                for ballot in ballots {
                    collection.receive(ballot);
                }
            }
            Self::Withdraw(id) if !collection.is_revealed() => {
                collection.ballots.retain(|ballot| ballot.id != *id);
            }
            Self::Reveal(day) => collection.reveal(*day),
            Self::Abandon if !collection.is_revealed() => campaign.collection = None,
            // Once revealed, neither the choice nor a ballot changes.
            Self::Open { .. } | Self::Fate(_) | Self::Withdraw(_) | Self::Abandon => {}
        }
    }
}

impl CollectionEdit {
    /// Makes the change to a copy, so that several ballots of one lot are checked against each other.
    pub fn apply_to(&self, campaign: &mut Campaign) {
        self.apply(campaign);
    }
}

impl MeetingEdit {
    pub(super) fn label(&self) -> String {
        match self {
            Self::Length(_) => "durée de la réunion".to_owned(),
            Self::Phase(phase) => format!("réunion, {}", phase.label().to_lowercase()),
            Self::Agenda { .. } => "ordre du jour".to_owned(),
            Self::At(_) => "point de la réunion".to_owned(),
            Self::Object(..) => "objection".to_owned(),
            Self::Postpone(_) => "report d’un point".to_owned(),
            Self::TakeUp(_) => "reprise de points reportés".to_owned(),
            Self::Sitting(_) => "séance de la réunion".to_owned(),
            Self::Elapsed(_) => "temps de la réunion".to_owned(),
            Self::Points(..) => "points de priorité".to_owned(),
            Self::NextDate(_) => "prochaine réunion".to_owned(),
            Self::Text(which, _) => format!("réunion, {}", which.label()),
        }
    }

    pub(super) const fn merge_key(&self, campaign: CampaignId) -> Option<MergeKey> {
        match self {
            Self::Text(which, _) => Some(MergeKey::Meeting(campaign, *which)),
            Self::NextDate(_) => Some(MergeKey::NextDate(campaign)),
            Self::Length(_)
            | Self::Phase(_)
            | Self::Agenda { .. }
            | Self::At(_)
            | Self::Object(..)
            | Self::Postpone(_)
            | Self::TakeUp(_)
            | Self::Sitting(_)
            | Self::Elapsed(_)
            | Self::Points(..) => None,
        }
    }

    pub(super) fn apply(&self, campaign: &mut Campaign) {
        let meeting = campaign.meeting.get_or_insert_with(|| Meeting::new(Length::default()));
        match self {
            Self::Length(length) => meeting.length = *length,
            Self::Phase(phase) => meeting.phase = *phase,
            Self::Agenda { together, agenda, postponed } => {
                meeting.together.clone_from(together);
                meeting.agenda.clone_from(agenda);
                meeting.postponed = postponed.iter().cloned().collect();
                meeting.objections.clear();
            }
            Self::At(criterion) => meeting.at.clone_from(criterion),
            Self::Object(criterion, objects) => meeting.object(criterion, *objects),
            Self::Postpone(criterion) => {
                meeting.postponed.insert(criterion.clone());
            }
            Self::TakeUp(criteria) => meeting.take_up(criteria),
            Self::Sitting(day) => {
                meeting.sittings.insert(*day);
                // The meeting that was planned is this one.
                meeting.next_date = meeting.next_date.filter(|planned| planned > day);
            }
            Self::Elapsed(seconds) => meeting.elapsed_seconds = *seconds,
            Self::Points(criterion, 0) => {
                meeting.points.remove(criterion);
            }
            Self::Points(criterion, points) => {
                meeting.points.insert(criterion.clone(), *points);
            }
            Self::NextDate(date) => meeting.next_date = *date,
            Self::Text(which, text) => meeting.text_mut(*which).clone_from(text),
        }
    }
}

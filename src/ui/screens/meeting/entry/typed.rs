//! What one person has typed so far: it is sealed whole, or given up whole.

use super::booth::AskedCriteria;
use super::voter::VoterDraft;
use crate::app::{Action, MeetingAction};
use crate::dossier::{Channel, Opinions, Vote};
use crate::grid::{Criterion, CriterionId, Observed};

/// One person's answers, until they are sealed.
#[derive(Default)]
pub struct Typed {
    /// Who answers.
    pub voter: VoterDraft,
    opinions: Opinions,
}

impl std::fmt::Debug for Typed {
    /// Never tells what is in it.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Typed")
    }
}

impl Typed {
    /// Returns the answer to a criterion.
    pub fn vote(&self, id: &CriterionId) -> Option<Vote> {
        self.opinions.get(id)?.vote
    }

    /// Answers a criterion, or takes the answer back.
    pub fn set_vote(&mut self, id: &CriterionId, vote: Option<Vote>) {
        let opinion = self.opinions.entry(id.clone()).or_default();
        opinion.vote = vote;
        opinion.observed = None;
    }

    /// Returns what was observed of a criterion.
    pub fn observed(&self, id: &CriterionId) -> Option<&Observed> {
        self.opinions.get(id)?.observed.as_ref()
    }

    /// Says what was observed, or takes it back; the answer is the level that follows.
    pub fn observe(&mut self, criterion: &Criterion, observed: Option<Observed>) {
        let says_something = |observed: &Observed| match observed {
            Observed::Characteristics(held) => !held.is_empty(),
            Observed::Number(_) => true,
        };
        let observed = observed.filter(says_something);
        let level = observed.as_ref().and_then(|observed| criterion.level_of(observed));
        let opinion = self.opinions.entry(criterion.id.clone()).or_default();
        opinion.vote = level.map(Vote::Level);
        opinion.observed = observed;
    }

    /// Returns the comment on a criterion.
    pub fn comment(&self, id: &CriterionId) -> &str {
        self.opinions.get(id).map_or("", |opinion| opinion.comment.as_str())
    }

    /// Returns the comment on a criterion, to be written.
    pub fn comment_mut(&mut self, id: &CriterionId) -> &mut String {
        &mut self.opinions.entry(id.clone()).or_default().comment
    }

    /// Tells whether nothing would be lost.
    pub fn is_empty(&self) -> bool {
        let is_blank = |text: &str| text.trim().is_empty();
        let said = |opinion: &crate::dossier::Opinion| {
            opinion.vote.is_some() || opinion.observed.is_some() || !is_blank(&opinion.comment)
        };
        is_blank(&self.voter.name) && !self.opinions.values().any(said)
    }

    /// Tells whether at least one criterion has an answer or a comment.
    pub fn says_something(&self) -> bool {
        self.opinions.values().any(|o| o.vote.is_some() || !o.comment.trim().is_empty())
    }

    /// Counts the criteria answered.
    pub fn answered(&self, asked: &AskedCriteria<'_>) -> usize {
        asked.iter().filter(|(_, criterion)| self.vote(&criterion.id).is_some()).count()
    }

    /// Returns what seals it, as it is now.
    pub fn sealing(&self, channel: Channel) -> Action {
        let mut opinions = self.opinions.clone();
        opinions.retain(|_, opinion| {
            let is_observed = opinion.observed.is_some();
            opinion.vote.is_some() || is_observed || !opinion.comment.trim().is_empty()
        });
        Action::Meeting(MeetingAction::TakeBallot(self.voter.voter(), opinions, channel))
    }
}

//! Whether a change may be made to a dossier as it stands, and as what.

use std::borrow::Cow;

use jiff::civil::Date;

use super::Edit;
use crate::dossier::{Answer, Campaign, CampaignId, Decided, Decision, Dossier, How};
use crate::grid::{CriterionId, Observed};

impl Edit {
    /// Returns the change to make when this one is asked for, or the closed campaign that refuses it.
    ///
    /// Answering a criterion whose improvement was done since is a reassessment of that day: the
    /// latest campaign then says when its answer was given.
    pub fn admitted<'d>(
        &self,
        dossier: &'d Dossier,
        today: Date,
    ) -> Result<Cow<'_, Self>, &'d Campaign> {
        let frozen = self.changes_content_of().and_then(|id| dossier.campaign(id));
        if let Some(closed) = frozen.filter(|campaign| campaign.is_closed()) {
            return Err(closed);
        }
        Ok(self.reassessment(dossier, today).map_or(Cow::Borrowed(self), Cow::Owned))
    }

    fn reassessment(&self, dossier: &Dossier, today: Date) -> Option<Self> {
        let (id, criterion, answer, observed) = self.answered(dossier)?;
        let is_latest = dossier.latest_campaign().is_some_and(|latest| latest.id == *id);
        if !is_latest || dossier.to_reassess().iter().all(|(waiting, _)| waiting != criterion) {
            return None;
        }
        let decision = Decision {
            answer,
            observed,
            reason: None,
            minority: None,
            decided: Decided { on: today, how: How::Reassessed },
        };
        Some(Self::Decide(*id, vec![(criterion.clone(), decision)]))
    }

    /// Returns what it answers, to which criterion of which campaign, and what was observed.
    fn answered(
        &self,
        dossier: &Dossier,
    ) -> Option<(&CampaignId, &CriterionId, Answer, Option<Observed>)> {
        if let Self::Observe(id, criterion, Some(observed)) = self {
            let (_, asked) = dossier.campaign(*id)?.grid.criterion(criterion)?;
            let level = asked.level_of(observed)?;
            return Some((id, criterion, Answer::Level(level), Some(observed.clone())));
        }
        let Self::Answer(id, criterion, Some(answer)) = self else { return None };
        Some((id, criterion, answer.clone(), None))
    }
}

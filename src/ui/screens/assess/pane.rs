//! What the pane of a criterion reads.

use eframe::egui::Id;

use crate::app::Action;
use crate::dossier::{Answer, Campaign, CriterionEntry, Dossier, Edit};
use crate::grid::{Criterion, CriterionId, Domain, Level, Observed};
use crate::scoring::Strength;
use crate::ui::ask::Ask;

/// Everything the pane reads.
#[derive(Clone, Copy, Debug)]
pub struct CriterionPane<'a> {
    /// The open dossier.
    pub dossier: &'a Dossier,
    /// The campaign shown.
    pub campaign: &'a Campaign,
    /// The criterion's domain.
    pub domain: &'a Domain,
    /// The criterion in front.
    pub criterion: &'a Criterion,
    /// The program as it is.
    pub ask: &'a Ask<'a>,
    /// How strong the claim of its level is; `None` when no level above the lowest is claimed.
    pub strength: Option<Strength>,
    /// Whether it just came to the front.
    pub is_new: bool,
    /// The level a key has just chosen.
    pub fresh: Option<Level>,
    /// Whether the list is behind a button.
    pub has_drawer: bool,
    /// Whether letters of a sentence have just come.
    pub is_writing: bool,
}

impl<'a> CriterionPane<'a> {
    /// Returns what the team says of it.
    pub fn entry(&self) -> Option<&'a CriterionEntry> {
        self.campaign.entries.get(&self.criterion.id)
    }

    /// Returns what the last comparable campaign said of it.
    pub fn former(&self) -> Option<&'a CriterionEntry> {
        self.dossier.former_entry(self.campaign.id, self.criterion)
    }

    /// Returns the answer of last time, while it waits to be confirmed.
    pub fn waiting(&self) -> Option<&'a Answer> {
        self.ask.state.session.derived.row(&self.criterion.id)?.to_confirm()
    }

    /// Returns the agreed answer.
    pub fn answer(&self) -> Option<&'a Answer> {
        self.entry()?.answer.as_ref()
    }

    /// Returns what was observed of it.
    pub fn observed(&self) -> Option<&'a Observed> {
        self.entry()?.observed.as_ref()
    }

    /// Returns the edit that answers it.
    pub fn answering(&self, answer: Option<Answer>) -> Action {
        answering(self.campaign, &self.criterion.id, answer)
    }

    /// Returns the edit that says what was observed of it.
    pub fn observing(&self, observed: Option<Observed>) -> Edit {
        Edit::Observe(self.campaign.id, self.criterion.id.clone(), observed)
    }
}

/// Returns the edit that answers a criterion.
pub fn answering(campaign: &Campaign, id: &CriterionId, answer: Option<Answer>) -> Action {
    Action::Edit(Edit::Answer(campaign.id, id.clone(), answer))
}

/// Returns the edit that gives again the answer of last time: with what was observed then, where the
/// same answer follows from it today.
pub fn keeping(
    dossier: Option<&Dossier>,
    campaign: &Campaign,
    id: &CriterionId,
    answer: &Answer,
) -> Action {
    let former = || {
        let (_, criterion) = campaign.grid.criterion(id)?;
        let observed = dossier?.former_entry(campaign.id, criterion)?.observed.clone()?;
        let holds = criterion.allows(&observed) && criterion.level_of(&observed) == answer.level();
        holds.then_some(observed)
    };
    match former() {
        Some(observed) => Action::Edit(Edit::Observe(campaign.id, id.clone(), Some(observed))),
        None => answering(campaign, id, Some(answer.clone())),
    }
}

/// Names the field of what is measured.
pub fn measure_of(campaign: &Campaign, criterion: &CriterionId) -> Id {
    Id::unique(("measure", campaign.id.0, &criterion.0))
}

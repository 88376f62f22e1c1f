//! What the pane of a criterion reads.

use crate::app::Action;
use crate::dossier::{Answer, Campaign, CriterionEntry, Dossier, Edit};
use crate::grid::{Criterion, Domain, Level};
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
    /// How strong the claim of its level is; `None` when no level above 0 is claimed.
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

    /// Returns the edit that answers it.
    pub fn answering(&self, answer: Option<Answer>) -> Action {
        Action::Edit(Edit::Answer(self.campaign.id, self.criterion.id.clone(), answer))
    }
}

//! The plan: improvements begun, opened, moved and taken out, and criteria rated again after them.

use crate::dossier::{Answer, CampaignId, Dossier, Improvement, ImprovementId, ImprovementState};
use crate::grid::CriterionId;

/// What the window asks about the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanAction {
    /// Begin an improvement, for a criterion or not, and open it in Plan d’action.
    Begin(Option<CriterionId>),
    /// Open an improvement, or close the one that is open.
    Show(Option<ImprovementId>),
    /// Add this improvement, under a number of its own.
    Add(Box<Improvement>),
    /// Say where it stands.
    Move(ImprovementId, ImprovementState),
    /// Note something in its history.
    Note(ImprovementId, String),
    /// Take it out.
    Remove(ImprovementId),
}

/// Returns an improvement as the grid proposes it: the first step to the next level, that level, and
/// what would show it. Nothing is in the dossier yet, and it has no number.
pub fn proposed_improvement(
    dossier: &Dossier,
    campaign: Option<CampaignId>,
    criterion: Option<&CriterionId>,
) -> Improvement {
    let blank = Improvement { campaign, ..Improvement::default() };
    let campaign = campaign.and_then(|id| dossier.campaign(id));
    let found = campaign
        .zip(criterion)
        .and_then(|(campaign, id)| Some((campaign, campaign.grid.criterion(id)?.1)));
    let Some((campaign, criterion)) = found else { return blank };
    let former = || dossier.former_entry(campaign.id, criterion)?.answer.as_ref()?.level();
    let level = campaign.answer(&criterion.id).map_or_else(former, Answer::level);
    let planned = level.and_then(|level| criterion.scale.next(level));
    let step = level.and_then(|level| criterion.level(level).first_step.map(str::to_owned));
    let held = campaign.entries.get(&criterion.id).map(|entry| &entry.held_proofs);
    let is_missing = |proof: &&String| held.is_none_or(|held| !held.contains(*proof));
    let proofs: Vec<&str> =
        criterion.proofs.iter().filter(is_missing).map(String::as_str).collect();
    Improvement {
        objective: step.unwrap_or_default(),
        criteria: [criterion.id.clone()].into(),
        planned,
        expected_proof: proofs.join(fr!(" ; ")),
        ..blank
    }
}

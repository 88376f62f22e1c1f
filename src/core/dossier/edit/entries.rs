//! Changes to what the team says of a criterion.

use super::campaigns;
use crate::dossier::{Answer, CampaignId, CriterionEntry, Decision, Dossier};
use crate::grid::CriterionId;

/// Changes what is said of a criterion; what says nothing is no entry.
pub(super) fn change(
    dossier: &mut Dossier,
    id: CampaignId,
    criterion: &CriterionId,
    change: impl FnOnce(&mut CriterionEntry),
) {
    campaigns::change(dossier, id, |campaign| {
        let entry = campaign.entries.entry(criterion.clone()).or_default();
        change(entry);
        if entry.is_empty() {
            campaign.entries.remove(criterion);
        }
    });
}

/// Sets or clears an answer; how it was decided before no longer counts.
pub(super) fn answer(
    dossier: &mut Dossier,
    id: CampaignId,
    criterion: &CriterionId,
    answer: Option<&Answer>,
) {
    change(dossier, id, criterion, |entry| {
        entry.answer = answer.cloned();
        entry.decided = None;
    });
}

/// Writes what the team decided, criterion by criterion.
pub(super) fn decide(dossier: &mut Dossier, id: CampaignId, decisions: &[(CriterionId, Decision)]) {
    for (criterion, decision) in decisions {
        change(dossier, id, criterion, |entry| {
            entry.answer = Some(decision.answer.clone());
            for (which, said) in decision.texts() {
                which.of(entry).clone_from(said);
            }
            entry.decided = Some(decision.decided);
        });
    }
}

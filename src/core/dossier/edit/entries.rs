//! Changes to what the team says of a criterion.

use super::campaigns;
use crate::dossier::{Answer, CampaignId, CriterionEntry, Decision, Dossier};
use crate::grid::{CriterionId, Observed};

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
        entry.observed = None;
        entry.decided = None;
    });
}

/// Gives the answer of last time again, with what was observed then.
pub(super) fn confirm(
    dossier: &mut Dossier,
    id: CampaignId,
    criterion: &CriterionId,
    given: &Answer,
) {
    let asked = dossier.campaign(id).and_then(|campaign| campaign.grid.criterion(criterion));
    let former = asked.and_then(|(_, asked)| {
        let observed = dossier.former_entry(id, asked)?.observed.clone()?;
        let level = asked.level_of(&observed).filter(|_| asked.allows(&observed));
        (level.is_some() && level == given.level()).then_some(observed)
    });
    answer(dossier, id, criterion, Some(given));
    if former.is_some() {
        change(dossier, id, criterion, |entry| entry.observed = former);
    }
}

/// Sets or clears what was observed, and the answer to the level that follows: to none while
/// something is missing.
pub(super) fn observe(
    dossier: &mut Dossier,
    id: CampaignId,
    criterion: &CriterionId,
    observed: Option<&Observed>,
) {
    let asked = dossier.campaign(id).and_then(|campaign| campaign.grid.criterion(criterion));
    let Some((_, asked)) = asked else { return };
    if observed.is_some_and(|observed| !asked.allows(observed)) {
        return;
    }
    let level = observed.and_then(|observed| asked.level_of(observed));
    change(dossier, id, criterion, |entry| {
        entry.answer = level.map(Answer::Level);
        entry.observed = observed.cloned();
        entry.decided = None;
    });
}

/// Writes what the team decided, criterion by criterion.
pub(super) fn decide(dossier: &mut Dossier, id: CampaignId, decisions: &[(CriterionId, Decision)]) {
    for (criterion, decision) in decisions {
        change(dossier, id, criterion, |entry| {
            entry.answer = Some(decision.answer.clone());
            entry.observed.clone_from(&decision.observed);
            for (which, said) in decision.texts() {
                which.of(entry).clone_from(said);
            }
            entry.decided = Some(decision.decided);
        });
    }
}

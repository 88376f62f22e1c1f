//! Changes to campaigns as a whole: they begin, end, are corrected and removed.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::dossier::{Campaign, CampaignId, Closure, Correction, Dossier, QualityApproach};
use crate::grid::{CriterionId, Level};

/// Begins a campaign, unless its number is taken; targets not yet reached are carried over.
pub(super) fn add(dossier: &mut Dossier, begun: Campaign) {
    let id = begun.id;
    if dossier.campaign(id).is_some() {
        return;
    }
    let grid = Arc::clone(&begun.grid);
    dossier.campaigns.push(Arc::new(begun));
    sort(dossier);
    let targets: Vec<(CriterionId, Level)> = grid
        .criteria()
        .filter_map(|(_, criterion)| {
            let former = dossier.former_entry(id, criterion)?;
            let target = former.target?;
            let is_reached = former.answer.as_ref()?.level().is_some_and(|level| level >= target);
            (!is_reached).then(|| (criterion.id.clone(), target))
        })
        .collect();
    change(dossier, id, |campaign| {
        for (criterion, target) in targets {
            campaign.entries.entry(criterion).or_default().target = Some(target);
        }
    });
}

/// Notes which professions the team counts, in open campaigns whose grid asks.
pub(super) fn note_professions(dossier: &mut Dossier) {
    let associates = dossier.team.associates.iter();
    let counted: BTreeSet<String> =
        associates.filter(|one| one.count > 0).map(|one| one.profession.clone()).collect();
    for campaign in &mut dossier.campaigns {
        let asks = || campaign.grid.criteria().any(|(_, criterion)| criterion.asks_professions());
        if !campaign.is_closed() && campaign.professions != counted && asks() {
            Arc::make_mut(campaign).professions.clone_from(&counted);
        }
    }
}

/// Removes a campaign with its *démarche qualité*; what it decided stays, without it: its number may
/// serve again.
pub(super) fn remove(dossier: &mut Dossier, id: CampaignId) {
    dossier.campaigns.retain(|campaign| campaign.id != id);
    dossier.approaches.retain(|approach| approach.campaign != id);
    for improvement in &mut dossier.improvements {
        if improvement.campaign == Some(id) {
            Arc::make_mut(improvement).campaign = None;
        }
    }
}

/// Changes a campaign, if it is there.
pub(super) fn change(dossier: &mut Dossier, id: CampaignId, change: impl FnOnce(&mut Campaign)) {
    if let Some(campaign) = dossier.campaigns.iter_mut().find(|campaign| campaign.id == id) {
        change(Arc::make_mut(campaign));
        sort(dossier);
    }
}

/// Closes a campaign: its ballots leave what the team chose, and nothing else.
pub(super) fn close(dossier: &mut Dossier, id: CampaignId, on: Date) {
    change(dossier, id, |campaign| {
        let remains = campaign.remains();
        campaign.collection = None;
        campaign.closure = Some(Closure { on, remains, corrections: Vec::new() });
    });
}

/// Adds a correction to a closed campaign.
pub(super) fn correct(dossier: &mut Dossier, id: CampaignId, correction: &Correction) {
    change(dossier, id, |campaign| {
        if let Some(closure) = &mut campaign.closure {
            closure.corrections.push(correction.clone());
        }
    });
}

/// Puts an approach in the place of its campaign's, or takes it out when it says nothing.
pub(super) fn put_approach(dossier: &mut Dossier, approach: &Arc<QualityApproach>) {
    if dossier.campaign(approach.campaign).is_none() {
        return;
    }
    dossier.approaches.retain(|one| one.campaign != approach.campaign);
    if !approach.is_blank() {
        dossier.approaches.push(Arc::clone(approach));
    }
    sort(dossier);
}

/// Puts campaigns in the order of their dates, and what is said of each in the same order.
fn sort(dossier: &mut Dossier) {
    dossier.campaigns.sort_by_key(|campaign| (campaign.date, campaign.id));
    let campaigns = &dossier.campaigns;
    let place = |id| campaigns.iter().position(|campaign| campaign.id == id);
    dossier.approaches.sort_by_key(|approach| place(approach.campaign));
}

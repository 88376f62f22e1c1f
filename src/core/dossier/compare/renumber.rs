//! Gives other numbers to what two sides added each under the same number, so that both stay.
//!
//! Numbers are drawn: it takes a rare chance, or two copies of one session.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::whole::is_another;
use crate::dossier::{Campaign, CampaignId, Dossier, ImprovementId, ProofId};

/// Returns our version, with numbers that are not those of what they added, and what names them.
pub(super) fn renumbered(base: &Dossier, ours: &Dossier, theirs: &Dossier) -> Dossier {
    let mut result = ours.clone();
    let all = [base, ours, theirs];
    campaigns(&mut result, &all);
    let mut taken = TakenNumbers::new(
        all.iter().flat_map(|dossier| &dossier.improvements).map(|improvement| improvement.id.0),
    );
    for improvement in &mut result.improvements {
        let other = theirs.improvement(improvement.id).filter(|other| *other != improvement);
        if other.is_some() && base.improvement(improvement.id).is_none() {
            Arc::make_mut(improvement).id = ImprovementId(taken.take());
        }
    }
    let mut taken =
        TakenNumbers::new(all.iter().flat_map(|dossier| &dossier.proofs).map(|proof| proof.id.0));
    for proof in &mut result.proofs {
        let other = theirs.proof(proof.id).filter(|other| *other != proof);
        if other.is_some() && base.proof(proof.id).is_none() {
            Arc::make_mut(proof).id = ProofId(taken.take());
        }
    }
    result
}

/// Numbers already given, and below which one no other is free.
struct TakenNumbers {
    numbers: BTreeSet<u32>,
    next: u32,
}

impl TakenNumbers {
    fn new(numbers: impl Iterator<Item = u32>) -> Self {
        Self { numbers: numbers.collect(), next: 1 }
    }

    /// Takes the first number that is free.
    fn take(&mut self) -> u32 {
        let mut free = self.next..=u32::MAX;
        let free = free.find(|number| !self.numbers.contains(number)).unwrap_or(u32::MAX);
        self.numbers.insert(free);
        self.next = free;
        free
    }
}

fn campaigns(result: &mut Dossier, all: &[&Dossier; 3]) {
    let [base, _, theirs] = all;
    let mut taken =
        TakenNumbers::new(all.iter().flat_map(|dossier| &dossier.campaigns).map(|one| one.id.0));
    let mut numbers: BTreeMap<CampaignId, CampaignId> = BTreeMap::new();
    for campaign in &mut result.campaigns {
        let Some(other) = theirs.campaign(campaign.id) else { continue };
        if is_new_in_both(base.campaign(campaign.id), campaign, other) {
            let id = CampaignId(taken.take());
            numbers.insert(campaign.id, id);
            Arc::make_mut(campaign).id = id;
        }
    }
    for improvement in &mut result.improvements {
        if let Some(id) = improvement.campaign.and_then(|id| numbers.get(&id)) {
            Arc::make_mut(improvement).campaign = Some(*id);
        }
    }
    for approach in &mut result.approaches {
        if let Some(id) = numbers.get(&approach.campaign) {
            Arc::make_mut(approach).campaign = *id;
        }
    }
}

/// Tells whether two campaigns of one number are different ones, that both sides began.
fn is_new_in_both(base: Option<&Arc<Campaign>>, ours: &Campaign, theirs: &Campaign) -> bool {
    let key =
        |campaign: &Campaign| campaign.collection.as_ref().map(|collection| collection.key.clone());
    let is_same = ours == theirs || (key(ours).is_some() && key(ours) == key(theirs));
    !is_same && base.is_none_or(|base| is_another(base, ours) && is_another(base, theirs))
}

//! The numbers that name what a dossier holds. A new one is drawn at random: two copies of a dossier
//! then never give one number to two things, and become one again without renaming any.
//!
//! Former versions counted 1, 2, 3…: these numbers stay. Nobody reads them on screen.

use std::collections::BTreeSet;

use super::{CampaignId, Dossier, ImprovementId, ProofId};

/// The last number a thing of a dossier may bear.
pub(super) const LAST: u32 = 1_000_000_000;
/// How much higher than the others the number of a new campaign is, at most.
const STEP: u32 = 1 << 22;

impl Dossier {
    /// Returns the number of an improvement to be, from one drawn at random: none here bears it.
    pub fn new_improvement_id(&self, drawn: u32) -> ImprovementId {
        ImprovementId(free(
            drawn,
            &self.improvements.iter().map(|improvement| improvement.id.0).collect(),
        ))
    }

    /// Returns the number of a proof to be, from one drawn at random: none here bears it.
    pub fn new_proof_id(&self, drawn: u32) -> ProofId {
        ProofId(free(drawn, &self.proofs.iter().map(|proof| proof.id.0).collect()))
    }

    /// Returns the number of a campaign to be, from one drawn at random: none here bears it. Higher
    /// than the others while there is room, for of one date the last made comes last.
    pub fn new_campaign_id(&self, drawn: u32) -> CampaignId {
        let taken: BTreeSet<u32> = self.campaigns.iter().map(|campaign| campaign.id.0).collect();
        let highest = taken.last().copied().unwrap_or(0);
        let above = highest.saturating_add(1 + drawn % STEP);
        CampaignId(if above <= LAST { above } else { free(drawn, &taken) })
    }
}

/// Returns the first number that is free from the one drawn on.
fn free(drawn: u32, taken: &BTreeSet<u32>) -> u32 {
    let first = 1 + drawn % LAST;
    let mut from_there = (first..=LAST).chain(1..first);
    from_there.find(|number| !taken.contains(number)).unwrap_or(first)
}

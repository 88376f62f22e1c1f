//! What was opened is never sealed again, whichever version takes the place of which.

use std::sync::Arc;

use crate::dossier::{Campaign, CampaignId, Dossier};

/// Opens the ballots that another version of a dossier opened.
pub(in crate::dossier) fn keep_revealed(dossier: &mut Dossier, other: &Dossier) {
    for campaign in &mut dossier.campaigns {
        let Some(former) = other.campaign(campaign.id) else { continue };
        if is_revealed_in(former, campaign)
            && let Some(day) = former.collection.as_ref().and_then(|one| one.revealed_on)
            && let Some(own) = &mut Arc::make_mut(campaign).collection
        {
            own.reveal(day);
        }
    }
}

/// Tells whether a version opens ballots, or closes a campaign, that another one does not.
pub(in crate::dossier) fn reveals_more(dossier: &Dossier, before: &Dossier) -> bool {
    let now = |id: CampaignId| dossier.campaign(id);
    before.campaigns.iter().any(|then| {
        now(then.id)
            .is_some_and(|now| is_revealed_in(now, then) || (now.is_closed() && !then.is_closed()))
    })
}

/// Tells whether a version of a gathering is revealed, and not yet another one.
fn is_revealed_in(one: &Campaign, other: &Campaign) -> bool {
    one.collection.as_ref().zip(other.collection.as_ref()).is_some_and(|(one, other)| {
        one.key == other.key && one.is_revealed() && !other.is_revealed()
    })
}

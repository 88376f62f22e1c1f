//! What was opened is never sealed again, whichever version takes the place of which.

use std::sync::Arc;

use crate::dossier::{Campaign, Collection, Dossier};

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

/// Tells whether a version opens ballots that another one does not.
pub(in crate::dossier) fn reveals_more(dossier: &Dossier, before: &Dossier) -> bool {
    is_any(dossier, before, is_revealed_in)
}

/// Tells whether a version closes a campaign that another one does not.
pub(in crate::dossier) fn closes_more(dossier: &Dossier, before: &Dossier) -> bool {
    is_any(dossier, before, |now, then| now.is_closed() && !then.is_closed())
}

/// Tells whether the team gave up ballots that another version of its dossier holds: it closed their
/// campaign, or abandoned their gathering, unless it only went back to a former version.
pub fn gives_up_ballots(dossier: &Dossier, before: &Dossier, went_back: bool) -> bool {
    let has_ballots = |one: &Collection| !one.ballots.is_empty();
    is_any(dossier, before, |now, then| {
        let Some(gathering) = &then.collection else { return false };
        let is_abandoned = now.collection.is_none() && has_ballots(gathering) && !went_back;
        !then.is_closed() && (now.is_closed() || is_abandoned)
    })
}

/// Tells whether something is so of a campaign of both versions, as it is and as it was.
fn is_any(
    dossier: &Dossier,
    before: &Dossier,
    is_so: impl Fn(&Campaign, &Campaign) -> bool,
) -> bool {
    before
        .campaigns
        .iter()
        .any(|then| dossier.campaign(then.id).is_some_and(|now| is_so(now, then)))
}

/// Tells whether a version of a gathering is revealed, and not yet another one.
fn is_revealed_in(one: &Campaign, other: &Campaign) -> bool {
    one.collection.as_ref().zip(other.collection.as_ref()).is_some_and(|(one, other)| {
        one.key == other.key && one.is_revealed() && !other.is_revealed()
    })
}

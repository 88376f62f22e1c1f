//! Pieces → the dossier they make: lists in their order, campaigns by date.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::listed;
use super::part::Listing;
use super::piece::{Piece, Pieces};
use crate::dossier::{Campaign, CampaignId, Dossier, Facts, Path, QualityApproach};

/// The order of each list of a dossier, by name.
type Orders = BTreeMap<Listing, Vec<String>>;

/// Puts pieces together; a piece of a campaign or of an exercise that is not there is left out.
///
/// Parts come in their own order: a campaign before what is said of it.
pub(super) fn put_together(pieces: Pieces) -> Dossier {
    let mut dossier = Dossier::default();
    let mut orders = Orders::new();
    for piece in pieces.into_values() {
        put(&mut dossier, &mut orders, piece);
    }
    sort(&mut dossier, &orders);
    dossier
}

fn put(dossier: &mut Dossier, orders: &mut Orders, piece: Piece) {
    match piece {
        Piece::TeamText(field, text) => *field.of(&mut dossier.team) = text,
        Piece::ContractDate(day) => dossier.team.contract_date = Some(day),
        Piece::Sites(sites) => dossier.team.sites = sites,
        Piece::Associates(associates) => dossier.team.associates = associates,
        Piece::Patientele(patientele) => dossier.team.patientele = patientele,
        Piece::Fictitious => dossier.is_fictitious = true,
        Piece::Campaign(id, grid) => {
            let bare = Campaign::new(id, String::new(), Date::ZERO, grid, Path::default());
            dossier.campaigns.push(Arc::new(bare));
        }
        Piece::WholeCampaign(campaign, approach) => {
            dossier.campaigns.push(campaign);
            dossier.approaches.extend(approach);
        }
        Piece::Title(id, title) => in_campaign(dossier, id, |campaign| campaign.title = title),
        Piece::Date(id, date) => in_campaign(dossier, id, |campaign| campaign.date = date),
        Piece::Path(id, path) => in_campaign(dossier, id, |campaign| campaign.path = path),
        Piece::Note(id, note) => in_campaign(dossier, id, |campaign| campaign.note = note),
        Piece::Entry(id, criterion, entry) => in_campaign(dossier, id, |campaign| {
            campaign.entries.insert(criterion, entry);
        }),
        Piece::Collection(id, collection) => {
            in_campaign(dossier, id, |campaign| campaign.collection = Some(*collection));
        }
        Piece::Ballot(id, ballot) => in_campaign(dossier, id, |campaign| {
            let ballots = campaign.collection.as_mut().map(|collection| &mut collection.ballots);
            if let Some(ballots) = ballots {
                ballots.push(ballot);
            }
        }),
        Piece::Meeting(id, meeting) => {
            in_campaign(dossier, id, |campaign| campaign.meeting = Some(*meeting));
        }
        Piece::Closure(id, closure) => {
            in_campaign(dossier, id, |campaign| campaign.closure = Some(*closure));
        }
        Piece::Approach(approach) => {
            let is_there = dossier.campaign(approach.campaign).is_some();
            dossier.approaches.extend(is_there.then_some(approach));
        }
        Piece::Exercise(year) => dossier.exercises.push(Arc::new(Facts::of(year))),
        Piece::WholeExercise(facts) => dossier.exercises.push(facts),
        Piece::Fact(year, id, fact) => in_exercise(dossier, year, |facts| {
            facts.values.insert(id, fact);
        }),
        Piece::IndicatorProof(year, indicator) => in_exercise(dossier, year, |facts| {
            facts.held_proofs.insert(indicator);
        }),
        Piece::ExerciseNote(year, note) => in_exercise(dossier, year, |facts| facts.note = note),
        Piece::Improvement(improvement) => dossier.improvements.push(improvement),
        Piece::Proof(proof) => dossier.proofs.push(proof),
        Piece::Presentation(presentation) => dossier.presentation = presentation,
        Piece::Order(listing, names) => {
            orders.insert(listing, names);
        }
    }
}

fn in_campaign(dossier: &mut Dossier, id: CampaignId, change: impl FnOnce(&mut Campaign)) {
    // Campaigns come by their numbers.
    if let Ok(place) = dossier.campaigns.binary_search_by_key(&id, |campaign| campaign.id)
        && let Some(campaign) = dossier.campaigns.get_mut(place)
    {
        change(Arc::make_mut(campaign));
    }
}

fn in_exercise(dossier: &mut Dossier, year: i16, change: impl FnOnce(&mut Facts)) {
    if let Some(facts) = dossier.exercises.iter_mut().find(|facts| facts.year == year) {
        change(Arc::make_mut(facts));
    }
}

fn sort(dossier: &mut Dossier, orders: &Orders) {
    for campaign in &mut dossier.campaigns {
        let Some(order) = orders.get(&Listing::Ballots(campaign.id)) else { continue };
        if let Some(collection) = &mut Arc::make_mut(campaign).collection {
            listed::sort(&mut collection.ballots, order);
        }
    }
    dossier.campaigns.sort_by_key(|campaign| (campaign.date, campaign.id));
    let campaigns = &dossier.campaigns;
    let place = |one: &Arc<QualityApproach>| campaigns.iter().position(|c| c.id == one.campaign);
    dossier.approaches.sort_by_key(place);
    dossier.exercises.sort_by_key(|facts| facts.year);
    let none = Vec::new();
    let order = orders.get(&Listing::Improvements).unwrap_or(&none);
    listed::sort(&mut dossier.improvements, order);
    let order = orders.get(&Listing::Proofs).unwrap_or(&none);
    listed::sort(&mut dossier.proofs, order);
}

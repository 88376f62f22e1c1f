//! Pieces → the dossier they make: lists in their order, campaigns by date.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::listed;
use super::part::Listing;
use super::piece::{PieceContent, Pieces};
use crate::dossier::{Campaign, CampaignId, Dossier, Extent, Facts, QualityApproach};

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

fn put(dossier: &mut Dossier, orders: &mut Orders, piece: PieceContent) {
    match piece {
        PieceContent::TeamText(field, text) => *field.of(&mut dossier.team) = text,
        PieceContent::ContractDate(day) => dossier.team.contract_date = Some(day),
        PieceContent::Sites(sites) => dossier.team.sites = sites,
        PieceContent::Associates(associates) => dossier.team.associates = associates,
        PieceContent::Patientele(patientele) => dossier.team.patientele = patientele,
        PieceContent::Fictitious => dossier.is_fictitious = true,
        PieceContent::Campaign(id, grid) => {
            let bare = Campaign::new(id, String::new(), Date::ZERO, grid, Extent::default());
            dossier.campaigns.push(Arc::new(bare));
        }
        PieceContent::WholeCampaign(campaign, approach) => {
            dossier.campaigns.push(campaign);
            dossier.approaches.extend(approach);
        }
        PieceContent::Title(id, title) => {
            in_campaign(dossier, id, |campaign| campaign.title = title);
        }
        PieceContent::Date(id, date) => in_campaign(dossier, id, |campaign| campaign.date = date),
        PieceContent::Extent(id, extent) => {
            in_campaign(dossier, id, |campaign| campaign.extent = extent);
        }
        PieceContent::Profile(id, profile, professions) => in_campaign(dossier, id, |campaign| {
            campaign.profile = profile;
            campaign.professions = professions;
        }),
        PieceContent::Note(id, note) => in_campaign(dossier, id, |campaign| campaign.note = note),
        PieceContent::Entry(id, criterion, entry) => in_campaign(dossier, id, |campaign| {
            campaign.entries.insert(criterion, entry);
        }),
        PieceContent::Collection(id, collection) => {
            in_campaign(dossier, id, |campaign| campaign.collection = Some(*collection));
        }
        PieceContent::Ballot(id, ballot) => in_campaign(dossier, id, |campaign| {
            let ballots = campaign.collection.as_mut().map(|collection| &mut collection.ballots);
            if let Some(ballots) = ballots {
                ballots.push(ballot);
            }
        }),
        PieceContent::Meeting(id, meeting) => {
            in_campaign(dossier, id, |campaign| campaign.meeting = Some(*meeting));
        }
        PieceContent::Closure(id, closure) => {
            in_campaign(dossier, id, |campaign| campaign.closure = Some(*closure));
        }
        PieceContent::Approach(approach) => {
            let is_there = dossier.campaign(approach.campaign).is_some();
            dossier.approaches.extend(is_there.then_some(approach));
        }
        PieceContent::Exercise(year) => dossier.exercises.push(Arc::new(Facts::of(year))),
        PieceContent::WholeExercise(facts) => dossier.exercises.push(facts),
        PieceContent::Fact(year, id, fact) => in_exercise(dossier, year, |facts| {
            facts.values.insert(id, fact);
        }),
        PieceContent::IndicatorProof(year, indicator) => in_exercise(dossier, year, |facts| {
            facts.held_proofs.insert(indicator);
        }),
        PieceContent::ExerciseNote(year, note) => {
            in_exercise(dossier, year, |facts| facts.note = note);
        }
        PieceContent::Improvement(improvement) => dossier.improvements.push(improvement),
        PieceContent::Proof(proof) => dossier.proofs.push(proof),
        PieceContent::Presentation(presentation) => dossier.presentation = presentation,
        PieceContent::Order(listing, names) => {
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

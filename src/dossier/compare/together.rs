//! Pieces → the dossier they make: lists in their order, campaigns by date.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::apart::{Piece, Pieces};
use super::{IdentityPart, Listing, Part, TeamPart, listed};
use crate::dossier::{Campaign, CampaignId, Dossier, Facts, Path, QualityApproach};

/// The order of each list of a dossier, by name.
type Orders = BTreeMap<Listing, Vec<String>>;

/// Puts pieces together; a piece of a campaign or of an exercise that is not there is left out.
///
/// Parts come in their own order: a campaign before what is said of it.
pub(super) fn put_together(pieces: Pieces) -> Dossier {
    let mut dossier = Dossier::default();
    let mut campaigns: BTreeMap<CampaignId, Campaign> = BTreeMap::new();
    let mut orders = Orders::new();
    for (part, piece) in pieces {
        match (part, piece) {
            (Part::Order(listing), Piece::Order(names)) => {
                orders.insert(listing, names);
            }
            (Part::Campaign(id), Piece::Campaign(grid)) => {
                campaigns.insert(id, bare(id, grid));
            }
            (Part::Campaign(id), Piece::WholeCampaign(campaign, approach)) => {
                campaigns.insert(id, Arc::unwrap_or_clone(campaign));
                dossier.approaches.extend(approach);
            }
            (Part::Approach(id), Piece::Approach(approach)) => {
                let is_there = campaigns.contains_key(&id);
                dossier.approaches.extend(is_there.then_some(approach));
            }
            (part, piece) => match campaign_of(&part) {
                Some(id) => {
                    if let Some(campaign) = campaigns.get_mut(&id) {
                        put_in_campaign(campaign, &part, &piece);
                    }
                }
                None => put_in_dossier(&mut dossier, part, piece),
            },
        }
    }
    for campaign in campaigns.values_mut() {
        let order = orders.get(&Listing::Ballots(campaign.id));
        if let (Some(collection), Some(order)) = (&mut campaign.collection, order) {
            listed::sort(&mut collection.ballots, order);
        }
    }
    dossier.campaigns = campaigns.into_values().map(Arc::new).collect();
    sort(&mut dossier, &orders);
    dossier
}

fn bare(id: CampaignId, grid: Arc<crate::grid::Grid>) -> Campaign {
    Campaign {
        id,
        title: String::new(),
        date: jiff::civil::Date::ZERO,
        grid,
        path: Path::default(),
        note: String::new(),
        entries: BTreeMap::new(),
        collection: None,
        meeting: None,
        closure: None,
    }
}

/// Returns the campaign a piece belongs inside of.
const fn campaign_of(part: &Part) -> Option<CampaignId> {
    match part {
        Part::CampaignIdentity(id, _)
        | Part::Entry(id, _)
        | Part::Collection(id)
        | Part::Ballot(id, _)
        | Part::Meeting(id)
        | Part::Closure(id) => Some(*id),
        _ => None,
    }
}

fn put_in_campaign(campaign: &mut Campaign, part: &Part, piece: &Piece) {
    match (part, piece) {
        (Part::CampaignIdentity(_, IdentityPart::Title), Piece::Text(text)) => {
            campaign.title.clone_from(text);
        }
        (Part::CampaignIdentity(_, IdentityPart::Note), Piece::Text(text)) => {
            campaign.note.clone_from(text);
        }
        (_, Piece::Day(date)) => campaign.date = *date,
        (_, Piece::Path(path)) => campaign.path = *path,
        (Part::Entry(_, criterion), Piece::Entry(entry)) => {
            campaign.entries.insert(criterion.clone(), entry.clone());
        }
        (_, Piece::Collection(collection)) => campaign.collection = Some((**collection).clone()),
        (_, Piece::Ballot(ballot)) => {
            if let Some(collection) = &mut campaign.collection {
                collection.ballots.push(Arc::clone(ballot));
            }
        }
        (_, Piece::Meeting(meeting)) => campaign.meeting = Some((**meeting).clone()),
        (_, Piece::Closure(closure)) => campaign.closure = Some((**closure).clone()),
        _ => {}
    }
}

fn put_in_dossier(dossier: &mut Dossier, part: Part, piece: Piece) {
    match (part, piece) {
        (Part::Team(TeamPart::Field(field)), Piece::Text(text)) => field.set(dossier, text),
        (Part::Team(_), Piece::Day(day)) => dossier.team.contract_date = Some(day),
        (_, Piece::Sites(sites)) => dossier.team.sites = sites,
        (_, Piece::Associates(associates)) => dossier.team.associates = associates,
        (_, Piece::Patientele(patientele)) => dossier.team.patientele = patientele,
        (Part::Fictitious, Piece::Held) => dossier.is_fictitious = true,
        (_, Piece::Presentation(presentation)) => dossier.presentation = presentation,
        (_, Piece::Improvement(one)) => dossier.improvements.push(one),
        (_, Piece::Proof(proof)) => dossier.proofs.push(proof),
        (_, Piece::WholeExercise(facts)) => dossier.exercises.push(facts),
        (Part::Exercise(year), Piece::Exercise) => {
            dossier.exercises.push(Arc::new(Facts::of(year)));
        }
        (Part::Fact(year, id), Piece::Fact(fact)) => {
            in_exercise(dossier, year, |facts| {
                facts.values.insert(id, fact);
            });
        }
        (Part::IndicatorProof(year, indicator), Piece::Held) => {
            in_exercise(dossier, year, |facts| {
                facts.held_proofs.insert(indicator);
            });
        }
        (Part::ExerciseNote(year), Piece::Text(note)) => {
            in_exercise(dossier, year, |facts| facts.note = note);
        }
        _ => {}
    }
}

fn in_exercise(dossier: &mut Dossier, year: i16, change: impl FnOnce(&mut Facts)) {
    if let Some(facts) = dossier.exercises.iter_mut().find(|facts| facts.year == year) {
        change(Arc::make_mut(facts));
    }
}

fn sort(dossier: &mut Dossier, orders: &Orders) {
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

//! A dossier → its pieces, by the part they are of.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::whole::Wholes;
use super::{IdentityPart, Listing, Part, TeamPart, listed};
use crate::dossier::{
    Associates, Ballot, Campaign, Closure, Collection, Dossier, Entry, Fact, Facts, Improvement,
    Meeting, Path, Patientele, Presentation, Proof, QualityApproach, Site, TeamField,
};
use crate::grid::Grid;

/// The pieces of a dossier. What is not there has no piece.
pub(super) type Pieces = BTreeMap<Part, Piece>;

/// What stands in a dossier under the name of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Day(Date),
    Held,
    Sites(Vec<Site>),
    Associates(Vec<Associates>),
    Patientele(Vec<Patientele>),
    /// A campaign whose pieces stand beside.
    Campaign(Arc<Grid>),
    /// A campaign that is one piece, with its *démarche qualité*.
    WholeCampaign(Arc<Campaign>, Option<Arc<QualityApproach>>),
    Path(Path),
    Entry(Entry),
    /// A gathering; its ballots stand beside, unless it is one piece.
    Collection(Box<Collection>),
    Ballot(Arc<Ballot>),
    Meeting(Box<Meeting>),
    Closure(Box<Closure>),
    Approach(Arc<QualityApproach>),
    /// An exercise whose pieces stand beside.
    Exercise,
    /// An exercise that is one piece.
    WholeExercise(Arc<Facts>),
    Fact(Fact),
    Improvement(Arc<Improvement>),
    Proof(Arc<Proof>),
    Presentation(Arc<Presentation>),
    /// Names, in the order of a list.
    Order(Vec<String>),
}

/// Takes a dossier apart, but for what is to stay whole.
pub(super) fn take_apart(dossier: &Dossier, wholes: &Wholes) -> Pieces {
    let mut pieces = Pieces::new();
    team(dossier, &mut pieces);
    for campaign in &dossier.campaigns {
        let approach = dossier.approach(campaign.id);
        if wholes.campaigns.contains(&campaign.id) {
            let piece = Piece::WholeCampaign(Arc::clone(campaign), approach.cloned());
            pieces.insert(Part::Campaign(campaign.id), piece);
        } else {
            take_campaign_apart(campaign, wholes, &mut pieces);
            let approach = approach.cloned().map(Piece::Approach);
            pieces.extend(approach.map(|piece| (Part::Approach(campaign.id), piece)));
        }
    }
    for facts in &dossier.exercises {
        exercise(facts, wholes, &mut pieces);
    }
    for one in &dossier.improvements {
        pieces.insert(Part::Improvement(one.id), Piece::Improvement(Arc::clone(one)));
    }
    for proof in &dossier.proofs {
        pieces.insert(Part::Proof(proof.id), Piece::Proof(Arc::clone(proof)));
    }
    pieces.insert(Part::Order(Listing::Improvements), listed::order(&dossier.improvements));
    pieces.insert(Part::Order(Listing::Proofs), listed::order(&dossier.proofs));
    pieces
}

fn team(dossier: &Dossier, pieces: &mut Pieces) {
    for field in TeamField::ALL {
        let text = field.read(dossier).to_owned();
        pieces.insert(Part::Team(TeamPart::Field(field)), Piece::Text(text));
    }
    let team = &dossier.team;
    let signed =
        team.contract_date.map(|day| (Part::Team(TeamPart::ContractDate), Piece::Day(day)));
    pieces.extend(signed);
    let (sites, associates) = (team.sites.clone(), team.associates.clone());
    pieces.insert(Part::Team(TeamPart::Sites), Piece::Sites(sites));
    pieces.insert(Part::Team(TeamPart::Associates), Piece::Associates(associates));
    let patientele = team.patientele.clone();
    pieces.insert(Part::Team(TeamPart::Patientele), Piece::Patientele(patientele));
    let presentation = Arc::clone(&dossier.presentation);
    pieces.insert(Part::Presentation, Piece::Presentation(presentation));
    pieces.extend(dossier.is_fictitious.then_some((Part::Fictitious, Piece::Held)));
}

fn take_campaign_apart(campaign: &Campaign, wholes: &Wholes, pieces: &mut Pieces) {
    let id = campaign.id;
    pieces.insert(Part::Campaign(id), Piece::Campaign(Arc::clone(&campaign.grid)));
    let identity = [
        (IdentityPart::Title, Piece::Text(campaign.title.clone())),
        (IdentityPart::Date, Piece::Day(campaign.date)),
        (IdentityPart::Path, Piece::Path(campaign.path)),
        (IdentityPart::Note, Piece::Text(campaign.note.clone())),
    ];
    pieces.extend(identity.map(|(which, piece)| (Part::CampaignIdentity(id, which), piece)));
    for (criterion, entry) in &campaign.entries {
        pieces.insert(Part::Entry(id, criterion.clone()), Piece::Entry(entry.clone()));
    }
    if let Some(collection) = &campaign.collection {
        let mut bare = collection.clone();
        if !wholes.collections.contains(&id) {
            for ballot in std::mem::take(&mut bare.ballots) {
                pieces.insert(Part::Ballot(id, ballot.id.clone()), Piece::Ballot(ballot));
            }
            let order = listed::order(&collection.ballots);
            pieces.insert(Part::Order(Listing::Ballots(id)), order);
        }
        pieces.insert(Part::Collection(id), Piece::Collection(Box::new(bare)));
    }
    let meeting = campaign.meeting.clone().map(Box::new).map(Piece::Meeting);
    pieces.extend(meeting.map(|piece| (Part::Meeting(id), piece)));
    let closure = campaign.closure.clone().map(Box::new).map(Piece::Closure);
    pieces.extend(closure.map(|piece| (Part::Closure(id), piece)));
}

fn exercise(facts: &Arc<Facts>, wholes: &Wholes, pieces: &mut Pieces) {
    let year = facts.year;
    if wholes.exercises.contains(&year) {
        pieces.insert(Part::Exercise(year), Piece::WholeExercise(Arc::clone(facts)));
        return;
    }
    pieces.insert(Part::Exercise(year), Piece::Exercise);
    for (id, fact) in &facts.values {
        pieces.insert(Part::Fact(year, id.clone()), Piece::Fact(fact.clone()));
    }
    for indicator in &facts.held_proofs {
        pieces.insert(Part::IndicatorProof(year, indicator.clone()), Piece::Held);
    }
    pieces.insert(Part::ExerciseNote(year), Piece::Text(facts.note.clone()));
}

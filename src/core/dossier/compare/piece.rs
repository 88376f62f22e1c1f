//! A dossier → its pieces, and what each is called.
//!
//! A piece carries all that names it, so that no other can stand in its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::listed;
use super::part::{IdentityPart, Listing, Part, TeamPart};
use super::whole::Wholes;
use crate::dossier::{
    Associates, Ballot, Campaign, CampaignId, Closure, Collection, Dossier, Entry, Fact, FactId,
    Facts, Improvement, Meeting, Path, Patientele, Presentation, Proof, QualityApproach, Site,
    TeamField,
};
use crate::grid::{CriterionId, Grid};

/// What changes as one. What is not there has no piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    TeamText(TeamField, String),
    ContractDate(Date),
    Sites(Vec<Site>),
    Associates(Vec<Associates>),
    Patientele(Vec<Patientele>),
    /// The dossier is an invented one.
    Fictitious,
    /// A campaign whose pieces stand beside.
    Campaign(CampaignId, Arc<Grid>),
    /// A campaign that is one piece, with its *démarche qualité*.
    WholeCampaign(Arc<Campaign>, Option<Arc<QualityApproach>>),
    Title(CampaignId, String),
    Date(CampaignId, Date),
    Path(CampaignId, Path),
    Note(CampaignId, String),
    Entry(CampaignId, CriterionId, Entry),
    /// A gathering; its ballots stand beside, unless it is one piece.
    Collection(CampaignId, Box<Collection>),
    Ballot(CampaignId, Arc<Ballot>),
    Meeting(CampaignId, Box<Meeting>),
    Closure(CampaignId, Box<Closure>),
    Approach(Arc<QualityApproach>),
    /// An exercise whose pieces stand beside.
    Exercise(i16),
    /// An exercise that is one piece.
    WholeExercise(Arc<Facts>),
    Fact(i16, FactId, Fact),
    /// The proof an indicator asks for is held.
    IndicatorProof(i16, String),
    ExerciseNote(i16, String),
    Improvement(Arc<Improvement>),
    Proof(Arc<Proof>),
    Presentation(Arc<Presentation>),
    /// Names, in the order of a list.
    Order(Listing, Vec<String>),
}

impl Piece {
    /// Returns what it is called.
    pub(super) fn part(&self) -> Part {
        match self {
            Self::TeamText(field, _) => Part::Team(TeamPart::Field(*field)),
            Self::ContractDate(_) => Part::Team(TeamPart::ContractDate),
            Self::Sites(_) => Part::Team(TeamPart::Sites),
            Self::Associates(_) => Part::Team(TeamPart::Associates),
            Self::Patientele(_) => Part::Team(TeamPart::Patientele),
            Self::Fictitious => Part::Fictitious,
            Self::Campaign(id, _) => Part::Campaign(*id),
            Self::WholeCampaign(campaign, _) => Part::Campaign(campaign.id),
            Self::Title(id, _) => Part::CampaignIdentity(*id, IdentityPart::Title),
            Self::Date(id, _) => Part::CampaignIdentity(*id, IdentityPart::Date),
            Self::Path(id, _) => Part::CampaignIdentity(*id, IdentityPart::Path),
            Self::Note(id, _) => Part::CampaignIdentity(*id, IdentityPart::Note),
            Self::Entry(id, criterion, _) => Part::Entry(*id, criterion.clone()),
            Self::Collection(id, _) => Part::Collection(*id),
            Self::Ballot(id, ballot) => Part::Ballot(*id, ballot.id.clone()),
            Self::Meeting(id, _) => Part::Meeting(*id),
            Self::Closure(id, _) => Part::Closure(*id),
            Self::Approach(approach) => Part::Approach(approach.campaign),
            Self::Exercise(year) => Part::Exercise(*year),
            Self::WholeExercise(facts) => Part::Exercise(facts.year),
            Self::Fact(year, id, _) => Part::Fact(*year, id.clone()),
            Self::IndicatorProof(year, id) => Part::IndicatorProof(*year, id.clone()),
            Self::ExerciseNote(year, _) => Part::ExerciseNote(*year),
            Self::Improvement(improvement) => Part::Improvement(improvement.id),
            Self::Proof(proof) => Part::Proof(proof.id),
            Self::Presentation(_) => Part::Presentation,
            Self::Order(listing, _) => Part::Order(*listing),
        }
    }
}

/// The pieces of a dossier, by what they are called.
pub(super) type Pieces = BTreeMap<Part, Piece>;

/// Takes a dossier apart, but for what is to stay whole.
pub(super) fn take_apart(dossier: &Dossier, wholes: &Wholes) -> Pieces {
    let mut pieces = team(dossier);
    for campaign in &dossier.campaigns {
        let approach = dossier.approach(campaign.id).cloned();
        if wholes.campaigns.contains(&campaign.id) {
            pieces.push(Piece::WholeCampaign(Arc::clone(campaign), approach));
        } else {
            take_campaign_apart(campaign, wholes, &mut pieces);
            pieces.extend(approach.map(Piece::Approach));
        }
    }
    for facts in &dossier.exercises {
        exercise(facts, wholes, &mut pieces);
    }
    pieces.extend(dossier.improvements.iter().cloned().map(Piece::Improvement));
    pieces.extend(dossier.proofs.iter().cloned().map(Piece::Proof));
    pieces.push(Piece::Order(Listing::Improvements, listed::order(&dossier.improvements)));
    pieces.push(Piece::Order(Listing::Proofs, listed::order(&dossier.proofs)));
    pieces.into_iter().map(|piece| (piece.part(), piece)).collect()
}

fn team(dossier: &Dossier) -> Vec<Piece> {
    let team = &dossier.team;
    let text = |field: TeamField| Piece::TeamText(field, field.read(team).to_owned());
    let mut pieces: Vec<Piece> = TeamField::ALL.into_iter().map(text).collect();
    pieces.extend(team.contract_date.map(Piece::ContractDate));
    pieces.push(Piece::Sites(team.sites.clone()));
    pieces.push(Piece::Associates(team.associates.clone()));
    pieces.push(Piece::Patientele(team.patientele.clone()));
    pieces.push(Piece::Presentation(Arc::clone(&dossier.presentation)));
    pieces.extend(dossier.is_fictitious.then_some(Piece::Fictitious));
    pieces
}

fn take_campaign_apart(campaign: &Campaign, wholes: &Wholes, pieces: &mut Vec<Piece>) {
    let id = campaign.id;
    pieces.push(Piece::Campaign(id, Arc::clone(&campaign.grid)));
    pieces.push(Piece::Title(id, campaign.title.clone()));
    pieces.push(Piece::Date(id, campaign.date));
    pieces.push(Piece::Path(id, campaign.path));
    pieces.push(Piece::Note(id, campaign.note.clone()));
    let entries = campaign.entries.iter();
    pieces.extend(entries.map(|(of, entry)| Piece::Entry(id, of.clone(), entry.clone())));
    if let Some(collection) = &campaign.collection {
        let mut bare = collection.clone();
        if !wholes.collections.contains(&id) {
            let ballots = std::mem::take(&mut bare.ballots).into_iter();
            pieces.extend(ballots.map(|ballot| Piece::Ballot(id, ballot)));
            pieces.push(Piece::Order(Listing::Ballots(id), listed::order(&collection.ballots)));
        }
        pieces.push(Piece::Collection(id, Box::new(bare)));
    }
    let meeting = campaign.meeting.clone().map(Box::new);
    pieces.extend(meeting.map(|meeting| Piece::Meeting(id, meeting)));
    let closure = campaign.closure.clone().map(Box::new);
    pieces.extend(closure.map(|closure| Piece::Closure(id, closure)));
}

fn exercise(facts: &Arc<Facts>, wholes: &Wholes, pieces: &mut Vec<Piece>) {
    let year = facts.year;
    if wholes.exercises.contains(&year) {
        pieces.push(Piece::WholeExercise(Arc::clone(facts)));
        return;
    }
    pieces.push(Piece::Exercise(year));
    let values = facts.values.iter();
    pieces.extend(values.map(|(id, fact)| Piece::Fact(year, id.clone(), fact.clone())));
    let held = facts.held_proofs.iter();
    pieces.extend(held.map(|indicator| Piece::IndicatorProof(year, indicator.clone())));
    pieces.push(Piece::ExerciseNote(year, facts.note.clone()));
}

//! A dossier → its pieces, and what each is called.
//!
//! A piece carries all that names it, so that no other can stand in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::listed;
use super::part::{IdentityPart, Listing, PieceKey, TeamPart};
use super::whole::Wholes;
use crate::dossier::{
    Associates, Ballot, Campaign, CampaignId, Closure, Collection, CriterionEntry, Dossier, Extent,
    Fact, FactId, Facts, Improvement, Meeting, Patientele, Presentation, Proof, QualityApproach,
    Site, TeamField,
};
use crate::grid::{CriterionId, Grid};

/// What changes as one. What is not there has no piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PieceContent {
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
    Extent(CampaignId, Extent),
    Profile(CampaignId, BTreeMap<String, String>, BTreeSet<String>),
    Note(CampaignId, String),
    Entry(CampaignId, CriterionId, CriterionEntry),
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

impl PieceContent {
    /// Returns what it is called.
    pub(super) fn part(&self) -> PieceKey {
        match self {
            Self::TeamText(field, _) => PieceKey::Team(TeamPart::Field(*field)),
            Self::ContractDate(_) => PieceKey::Team(TeamPart::ContractDate),
            Self::Sites(_) => PieceKey::Team(TeamPart::Sites),
            Self::Associates(_) => PieceKey::Team(TeamPart::Associates),
            Self::Patientele(_) => PieceKey::Team(TeamPart::Patientele),
            Self::Fictitious => PieceKey::Fictitious,
            Self::Campaign(id, _) => PieceKey::Campaign(*id),
            Self::WholeCampaign(campaign, _) => PieceKey::Campaign(campaign.id),
            Self::Title(id, _) => PieceKey::CampaignIdentity(*id, IdentityPart::Title),
            Self::Date(id, _) => PieceKey::CampaignIdentity(*id, IdentityPart::Date),
            Self::Extent(id, _) => PieceKey::CampaignIdentity(*id, IdentityPart::Extent),
            Self::Profile(id, ..) => PieceKey::CampaignIdentity(*id, IdentityPart::Profile),
            Self::Note(id, _) => PieceKey::CampaignIdentity(*id, IdentityPart::Note),
            Self::Entry(id, criterion, _) => PieceKey::Entry(*id, criterion.clone()),
            Self::Collection(id, _) => PieceKey::Collection(*id),
            Self::Ballot(id, ballot) => PieceKey::Ballot(*id, ballot.id.clone()),
            Self::Meeting(id, _) => PieceKey::Meeting(*id),
            Self::Closure(id, _) => PieceKey::Closure(*id),
            Self::Approach(approach) => PieceKey::Approach(approach.campaign),
            Self::Exercise(year) => PieceKey::Exercise(*year),
            Self::WholeExercise(facts) => PieceKey::Exercise(facts.year),
            Self::Fact(year, id, _) => PieceKey::Fact(*year, id.clone()),
            Self::IndicatorProof(year, id) => PieceKey::IndicatorProof(*year, id.clone()),
            Self::ExerciseNote(year, _) => PieceKey::ExerciseNote(*year),
            Self::Improvement(improvement) => PieceKey::Improvement(improvement.id),
            Self::Proof(proof) => PieceKey::Proof(proof.id),
            Self::Presentation(_) => PieceKey::Presentation,
            Self::Order(listing, _) => PieceKey::Order(*listing),
        }
    }
}

/// The pieces of a dossier, by what they are called.
pub(super) type Pieces = BTreeMap<PieceKey, PieceContent>;

/// Takes a dossier apart, but for what is to stay whole.
pub(super) fn take_apart(dossier: &Dossier, wholes: &Wholes) -> Pieces {
    let mut pieces = team(dossier);
    for campaign in &dossier.campaigns {
        let approach = dossier.approach(campaign.id).cloned();
        if wholes.campaigns.contains(&campaign.id) {
            pieces.push(PieceContent::WholeCampaign(Arc::clone(campaign), approach));
        } else {
            take_campaign_apart(campaign, wholes, &mut pieces);
            pieces.extend(approach.map(PieceContent::Approach));
        }
    }
    for facts in &dossier.exercises {
        exercise(facts, wholes, &mut pieces);
    }
    pieces.extend(dossier.improvements.iter().cloned().map(PieceContent::Improvement));
    pieces.extend(dossier.proofs.iter().cloned().map(PieceContent::Proof));
    pieces.push(PieceContent::Order(Listing::Improvements, listed::order(&dossier.improvements)));
    pieces.push(PieceContent::Order(Listing::Proofs, listed::order(&dossier.proofs)));
    pieces.into_iter().map(|piece| (piece.part(), piece)).collect()
}

fn team(dossier: &Dossier) -> Vec<PieceContent> {
    let team = &dossier.team;
    let text = |field: &TeamField| PieceContent::TeamText(*field, field.read(team).to_owned());
    let mut pieces: Vec<PieceContent> = TeamField::ALL.iter().map(text).collect();
    pieces.extend(team.contract_date.map(PieceContent::ContractDate));
    pieces.push(PieceContent::Sites(team.sites.clone()));
    pieces.push(PieceContent::Associates(team.associates.clone()));
    pieces.push(PieceContent::Patientele(team.patientele.clone()));
    pieces.push(PieceContent::Presentation(Arc::clone(&dossier.presentation)));
    pieces.extend(dossier.is_fictitious.then_some(PieceContent::Fictitious));
    pieces
}

fn take_campaign_apart(campaign: &Campaign, wholes: &Wholes, pieces: &mut Vec<PieceContent>) {
    let id = campaign.id;
    pieces.push(PieceContent::Campaign(id, Arc::clone(&campaign.grid)));
    pieces.push(PieceContent::Title(id, campaign.title.clone()));
    pieces.push(PieceContent::Date(id, campaign.date));
    pieces.push(PieceContent::Extent(id, campaign.extent));
    let (answers, professions) = (&campaign.profile, &campaign.professions);
    if !answers.is_empty() || !professions.is_empty() {
        pieces.push(PieceContent::Profile(id, answers.clone(), professions.clone()));
    }
    pieces.push(PieceContent::Note(id, campaign.note.clone()));
    let entries = campaign.entries.iter();
    pieces.extend(entries.map(|(of, entry)| PieceContent::Entry(id, of.clone(), entry.clone())));
    if let Some(collection) = &campaign.collection {
        let mut bare = collection.clone();
        if !wholes.collections.contains(&id) {
            let ballots = std::mem::take(&mut bare.ballots).into_iter();
            pieces.extend(ballots.map(|ballot| PieceContent::Ballot(id, ballot)));
            pieces.push(PieceContent::Order(
                Listing::Ballots(id),
                listed::order(&collection.ballots),
            ));
        }
        pieces.push(PieceContent::Collection(id, Box::new(bare)));
    }
    let meeting = campaign.meeting.clone().map(Box::new);
    pieces.extend(meeting.map(|meeting| PieceContent::Meeting(id, meeting)));
    let closure = campaign.closure.clone().map(Box::new);
    pieces.extend(closure.map(|closure| PieceContent::Closure(id, closure)));
}

fn exercise(facts: &Arc<Facts>, wholes: &Wholes, pieces: &mut Vec<PieceContent>) {
    let year = facts.year;
    if wholes.exercises.contains(&year) {
        pieces.push(PieceContent::WholeExercise(Arc::clone(facts)));
        return;
    }
    pieces.push(PieceContent::Exercise(year));
    let values = facts.values.iter();
    pieces.extend(values.map(|(id, fact)| PieceContent::Fact(year, id.clone(), fact.clone())));
    let held = facts.held_proofs.iter();
    pieces.extend(held.map(|indicator| PieceContent::IndicatorProof(year, indicator.clone())));
    pieces.push(PieceContent::ExerciseNote(year, facts.note.clone()));
}

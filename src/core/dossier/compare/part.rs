//! What a piece of a dossier is called: the key by which versions of it are set side by side.

use crate::dossier::{CampaignId, FactId, ImprovementId, ProofId, TeamField};
use crate::grid::CriterionId;

/// A piece of a dossier that changes as one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PieceKey {
    /// Who the team is, field by field.
    Team(TeamPart),
    /// Whether the dossier is an invented one.
    Fictitious,
    /// A campaign as a whole: it is there or not, or cannot be told piece by piece.
    Campaign(CampaignId),
    /// Something about a campaign as a whole.
    CampaignIdentity(CampaignId, IdentityPart),
    /// What the team says of one criterion.
    Entry(CampaignId, CriterionId),
    /// The gathering of ballots: whether it is open, revealed, what stays of it.
    Collection(CampaignId),
    /// One ballot, by its id.
    Ballot(CampaignId, String),
    /// How the meeting goes.
    Meeting(CampaignId),
    /// The end of a campaign, with its corrections.
    Closure(CampaignId),
    /// The *démarche qualité* of a campaign.
    Approach(CampaignId),
    /// An exercise of the remuneration as a whole: it is there or not.
    Exercise(i16),
    /// A fact declared for an exercise.
    Fact(i16, FactId),
    /// Whether the proof an indicator asks for is held.
    IndicatorProof(i16, String),
    /// The note of an exercise.
    ExerciseNote(i16),
    /// An improvement.
    Improvement(ImprovementId),
    /// A proof of the register.
    Proof(ProofId),
    /// How documents present themselves.
    Presentation,
    /// The order of a list, when nothing else of it differs.
    Order(Listing),
}

/// A piece of the team's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TeamPart {
    /// A text.
    Field(TeamField),
    /// The day the ACI contract was signed.
    ContractDate,
    /// Places of care.
    Sites,
    /// Associates, by profession.
    Associates,
    /// *Patientèle*, by year.
    Patientele,
}

/// A piece of what a campaign is, as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdentityPart {
    /// Its title.
    Title,
    /// The day it stands for.
    Date,
    /// Which criteria are gone through.
    Extent,
    /// What the team answers to the questions of its grid.
    Profile,
    /// How the team went about it.
    Note,
}

/// A list whose order is the team's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listing {
    /// Ballots, as they came.
    Ballots(CampaignId),
    /// Improvements, as they were decided.
    Improvements,
    /// Proofs, as they were registered.
    Proofs,
}

//! What is typed in one place, so that it is one step of undo.

use crate::dossier::{
    CampaignId, EntryText, FactId, ImprovementId, MeetingText, ProofId, TeamField,
};
use crate::grid::CriterionId;

/// What is typed in one place: two edits of the same key in a row are one step of undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeKey {
    /// A text of the team's identity.
    Team(TeamField),
    /// The day the ACI contract was signed.
    ContractDate,
    /// The list of sites.
    Sites,
    /// The list of associates.
    Associates,
    /// The yearly *patientèle*.
    Patientele,
    /// A campaign's title.
    Title(CampaignId),
    /// A campaign's note.
    Note(CampaignId),
    /// A text of what is said of a criterion.
    Text(CampaignId, CriterionId, EntryText),
    /// What is observed of a criterion.
    Observed(CampaignId, CriterionId),
    /// A fact of an exercise.
    Fact(i16, FactId),
    /// The note of an exercise.
    ExerciseNote(i16),
    /// A text of a meeting.
    Meeting(CampaignId, MeetingText),
    /// The day of the next meeting.
    NextDate(CampaignId),
    /// An improvement.
    Improvement(ImprovementId),
    /// A proof.
    Proof(ProofId),
    /// A *démarche qualité*.
    Quality(CampaignId),
    /// How documents present themselves.
    Presentation,
}

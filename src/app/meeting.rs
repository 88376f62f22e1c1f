//! Ballots, meeting and closing: what the window asks of them, and what is said in return.

use std::path::PathBuf;

use crate::app::Booth;
use crate::dossier::ballot_file::Voter;
use crate::dossier::{BallotScope, CampaignId, Channel, Fate, Opinions, Phase};
use crate::grid::CriterionId;

/// Where one looks in the meeting of a campaign. How far the team came stands in the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPlace {
    /// Whose meeting it is.
    pub campaign: CampaignId,
    /// The phase in front.
    pub phase: Phase,
    /// The point in front, in the discussion.
    pub at: Option<CriterionId>,
}

/// What the window asks about the ballots and the meeting of the campaign shown.
#[derive(Clone, Debug, PartialEq)]
pub enum MeetingAction {
    /// Open the gathering of ballots.
    OpenCollection(BallotScope, Fate),
    /// Take in a ballot made in the window, on paper or by code.
    TakeBallot(Voter, Opinions, Channel),
    /// Ask for ballot files.
    AskBallots,
    /// Take in these files, or those of these folders.
    ReceiveFiles(Vec<PathBuf>),
    /// Look at a phase: nothing of the dossier changes by it.
    Look(Phase),
    /// Look at a point of the agenda.
    Point(CriterionId),
    /// Put criteria on the agenda again, and look at the first.
    TakeUp(Vec<CriterionId>),
    /// Give the window to who answers, draw the curtain, or take the window back.
    Booth(Booth),
    /// Give up the ballot being filled in, as was confirmed.
    AbandonBallot,
}

/// What came of the ballot files that were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// Taken in, with what to know about each.
    pub accepted: Vec<FileNote>,
    /// Not taken in.
    pub refused: Vec<FileNote>,
}

/// One file and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileNote {
    /// The file's name.
    pub file: String,
    /// What happened.
    pub text: String,
    /// What to do; may be empty.
    pub help: String,
}

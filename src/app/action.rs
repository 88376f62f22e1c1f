//! What can be asked of the program, and what the outside answers: plain values, no behaviour.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use super::declaring::RemunerationAction;
use super::former::{FileConflict, FormerAction, VersionsShown};
use super::guard::{GuardAction, LockState};
use super::help::HelpTopic;
use super::meeting::{Intake, MeetingAction};
use super::proofs::{Claim, ProofAction};
use super::reports::LogoRefusal;
use super::technical::Technical;
use super::using::{ProofOpening, Usage};
use super::waiting::Patience;
use super::{Command, PathPurpose, PlanAction, ReadPurpose, ReportAction, Ticket, export};
use crate::app::Screen;
use crate::dossier::file::Unopenable;
use crate::dossier::{BallotScope, CampaignId, Edit, Extent, Fate, FileState, LogoImage, ProofId};
use crate::grid::{CriterionId, Grid};
use crate::remuneration::selfcheck::Check;
use crate::source::Problem;
use crate::store::{Contents, FolderEntry, FormerVersion, Holder, StoreError, ThemeChoice};

/// A question the window is asking, one at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Why is this criterion *sans objet*?
    NotApplicable(CriterionId),
    /// Whose first campaign it is, and how they answer.
    FirstPath,
    /// Title, date, extent and grid of a new campaign.
    NewCampaign,
    /// Which year the new exercise is.
    NewExercise,
    /// Title, date and note of the campaign shown.
    EditCampaign,
    /// Delete a closed campaign: its minutes go with it.
    RemoveCampaign(CampaignId),
    /// Keep what is not saved before going on?
    Unsaved(Postponed),
    /// The file is not where it was: what now?
    FileGone(PathBuf),
    /// The file was changed by someone else, and no longer reads as a dossier: what now?
    ChangedElsewhere,
    /// The file was changed by someone else: what differs, and what now?
    Conflict(Arc<FileConflict>),
    /// Former versions of the file.
    Versions(Arc<VersionsShown>),
    /// What a session that was cut had kept: take it back?
    LeftBehind,
    /// Remove for good what a session that was cut had kept?
    DropLeftBehind,
    /// Somebody else has the file open: read it only?
    Locked(Holder),
    /// An export is under way: stop it and leave?
    StillExporting(Postponed),
    /// A file already has this name: replace it?
    Replace(PathPurpose, PathBuf),
    /// How a value was obtained.
    Explain(Subject),
    /// What a file has wrong.
    Problems {
        /// The file's name, without its folder.
        file: String,
        /// All of them.
        problems: Vec<Problem>,
        /// What stays as it was, and what to do.
        help: String,
        /// Where the former version of the file would be.
        backup: Option<PathBuf>,
    },
    /// Where to, typed by hand when the system shows no dialog.
    TypePath {
        /// What for.
        purpose: PathPurpose,
        /// A name to start from.
        suggested: String,
    },
    /// Worked examples, expected beside computed.
    SelfCheck(Arc<[Check]>),
    /// What came of the ballot files that were given.
    Intake(Arc<Intake>),
    /// Open what this proof points to?
    OpenProof(Box<ProofOpening>),
    /// Which proof of the register shows this?
    LinkProof(Claim),
    /// Give up the ballot being filled in, then go on with what waits?
    AbandonBallot(Option<Postponed>),
    /// Open the ballots, for good?
    Reveal,
    /// Close the campaign, for good?
    CloseCampaign,
    /// The command palette.
    Palette,
    /// The help, open at this page.
    Help(HelpTopic),
    /// Which version this is.
    About,
}

/// A value that opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The mean of the whole.
    Whole,
    /// The mean of a domain, by its id.
    Domain(String),
    /// The step reached.
    Gate,
}

/// What waits for an answer about unsaved changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Postponed {
    /// Leave the program.
    Quit,
    /// Close the dossier.
    Close,
    /// Start a new dossier.
    New,
    /// Open the example.
    Example,
    /// Ask for a file to open.
    AskOpen,
    /// Open this file.
    Open(PathBuf),
}

/// An answer about unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsavedChoice {
    /// Save, then go on.
    Save,
    /// Go on without.
    Discard,
    /// Stay.
    Cancel,
}

/// Everything a view, or the outside, may ask for.
#[derive(Debug)]
pub enum Action {
    /// Change the dossier.
    Edit(Edit),
    /// Start a campaign and show it.
    NewCampaign {
        /// "Auto-évaluation 2026".
        title: String,
        /// The day it stands for.
        date: Date,
        /// The grid it is made with.
        grid: Arc<Grid>,
        /// Which criteria are gone through.
        extent: Extent,
    },
    /// End the running step of undo: the person left the field.
    EndStep,
    /// Do what a menu, a button or a shortcut names.
    Run(Command),
    /// Show a screen.
    Go(Screen),
    /// Show a campaign.
    Show(CampaignId),
    /// Show an exercise of the remuneration.
    ShowExercise(i16),
    /// Bring a criterion to the front of Évaluer.
    Focus(CriterionId),
    /// Show what is said of a criterion, or of an indicator of the remuneration.
    ShowClaim(Claim),
    /// Open this file, after asking about unsaved changes.
    Open(PathBuf),
    /// Give each of these files, handed over at once, its place.
    TakeIn(Vec<PathBuf>),
    /// Take a file out of the recent ones.
    Forget(PathBuf),
    /// Ask a question.
    Ask(Dialog),
    /// Close the question.
    CloseDialog,
    /// Answer the question about unsaved changes.
    Unsaved(UnsavedChoice),
    /// Write under this name, typed by hand: what is there is not to be lost.
    TypedPath(PathPurpose, PathBuf),
    /// Write under this name and replace what is there.
    ReplaceAt(PathPurpose, PathBuf),
    /// Replace the file although someone else changed it.
    SaveAnyway,
    /// No longer tell the rule by which a level is chosen: it is known.
    KnowRule,
    /// Choose a theme.
    Theme(ThemeChoice),
    /// Save a copy of this grid, to adapt it.
    CopyGrid(Arc<Grid>),
    /// Something about the ballots or the meeting of the campaign shown.
    Meeting(MeetingAction),
    /// Something about the register of proofs.
    Proofs(ProofAction),
    /// Something about the plan of improvements.
    Plan(PlanAction),
    /// Something about Rémunération.
    Remuneration(RemunerationAction),
    /// Something about the documents.
    Reports(ReportAction),
    /// Something so that nothing is lost.
    Guard(GuardAction),
    /// Something about what somebody else wrote, or about former versions.
    Former(FormerAction),
    /// Export something.
    Export(export::Export),
    /// Make the pages of a document to look at, if they are not up to date.
    Preview(export::Export),
    /// Put a message away, by its number.
    Dismiss(u64),
    /// Have the system's own programs do something.
    Use(Usage),
    /// Go on after a fault of the program: nothing is under way or asked any more.
    Recover,
    /// Look into this folder for the file that is asked for.
    LookInto(PathBuf),
    /// Today is another day.
    Day(Date),
    /// Something has been waited for so long, or no longer.
    Waited(Patience),
    /// What the outside answers.
    Answer(Answered),
}

impl From<Command> for Action {
    fn from(command: Command) -> Self {
        Self::Run(command)
    }
}

impl From<Edit> for Action {
    fn from(edit: Edit) -> Self {
        Self::Edit(edit)
    }
}

/// What the outside answers to an effect.
#[derive(Debug)]
pub enum Answered {
    /// Something about the program and this computer.
    Technical(Technical),
    /// A path was chosen, or the dialog closed.
    Path(Ticket, PathPurpose, Option<PathBuf>),
    /// The system showed no dialog at all.
    NoDialog(Ticket, PathPurpose, String),
    /// A file was read, or not.
    Read(Ticket, ReadPurpose, PathBuf, Result<Contents, StoreError>),
    /// What a folder holds.
    Folder(Ticket, Result<Vec<FolderEntry>, StoreError>),
    /// The former versions of a file.
    Versions(Ticket, PathBuf, Vec<FormerVersion>),
    /// What is not saved was kept aside, as it was asked so many-th, or could not be.
    Kept(u64, Result<(), StoreError>),
    /// What sessions that were cut had kept, and when.
    LeftBehind(Vec<(PathBuf, DateTime, Result<Contents, StoreError>)>),
    /// What came of saying that a file is open here.
    Locked(PathBuf, LockState),
    /// The dossier was written, or not.
    Written(Ticket, PathBuf, Result<DateTime, SaveError>),
    /// A seed was drawn for a gathering of ballots, or could not be.
    Seed(Ticket, CampaignId, BallotScope, Fate, Option<[u8; 32]>),
    /// A picture was made a logo, or could not be.
    LogoRead(Ticket, PathBuf, Result<LogoImage, LogoRefusal>),
    /// Ballot files were read, or not, for a campaign.
    BallotsRead(Ticket, CampaignId, Vec<(PathBuf, Result<Contents, StoreError>)>),
    /// What stands where the files of proofs should be.
    ProofsChecked(Ticket, Vec<(ProofId, FileState)>),
    /// A proof's file was read: its fingerprint.
    Fingerprinted(Ticket, ProofId, PathBuf, Result<String, StoreError>),
    /// Several paths were chosen.
    Paths(Ticket, PathPurpose, Vec<PathBuf>),
    /// A copy of a grid was written, or not.
    GridWritten(Ticket, Arc<Grid>, PathBuf, Result<(), StoreError>),
    /// An export went one stage further.
    ExportStage(Ticket, export::Stage),
    /// The pages of a document, or why there are none.
    Previewed(Ticket, Result<export::Looked, export::ExportError>),
    /// An export ended.
    Exported(Ticket, PathBuf, Result<Vec<String>, export::ExportError>),
    /// Preferences could not be written.
    PreferencesLost(StoreError),
}

/// Why the dossier was not written.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The disk refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It could not be opened again.
    #[error("{}", .0.reason)]
    Unopenable(Unopenable),
}

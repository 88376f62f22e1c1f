//! What can be asked of the program, and what the outside answers: plain values, no behaviour.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::{Command, PathPurpose, ReadPurpose, export};
use crate::dossier::{CampaignId, Edit};
use crate::grid::CriterionId;
use crate::remuneration::selfcheck::Check;
use crate::source::Problem;
use crate::store::{Contents, StoreError, ThemeChoice};

/// A place of the window one can go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// What to do next.
    #[default]
    Home,
    /// Who the team is.
    Team,
    /// Answering, one criterion at a time.
    Assess,
    /// The profile of one campaign.
    Results,
    /// Maturity over time.
    Progress,
    /// What an exercise would bring.
    Remuneration,
    /// What can be exported.
    Reports,
    /// The grids one can assess with.
    Grids,
}

impl Screen {
    /// Every screen, in the order of the rail.
    pub const ALL: [Self; 8] = [
        Self::Home,
        Self::Team,
        Self::Assess,
        Self::Results,
        Self::Progress,
        Self::Remuneration,
        Self::Reports,
        Self::Grids,
    ];

    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Home => "Accueil",
            Self::Team => "Équipe",
            Self::Assess => "Évaluer",
            Self::Results => "Résultats",
            Self::Progress => "Progression",
            Self::Remuneration => "Rémunération",
            Self::Reports => "Rapports",
            Self::Grids => "Grilles",
        }
    }

    /// Tells whether there is something to show without an open dossier.
    pub const fn needs_dossier(self) -> bool {
        !matches!(self, Self::Home | Self::Grids)
    }
}

/// A question the window is asking, one at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Why is this criterion *sans objet*?
    NotApplicable(CriterionId),
    /// Title, date, path and grid of a new campaign.
    NewCampaign,
    /// Which year the new exercise is.
    NewExercise,
    /// Title, date and note of the campaign shown.
    EditCampaign,
    /// Keep what is not saved before going on?
    Unsaved(Pending),
    /// The file was changed by someone else: what now?
    ChangedElsewhere,
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
    /// The command palette.
    Palette,
    /// Every shortcut.
    Help,
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
pub enum Pending {
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
    /// End the running step of undo: the person left the field.
    Seal,
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
    /// Open this file, after asking about unsaved changes.
    Open(PathBuf),
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
    /// Choose a theme.
    Theme(ThemeChoice),
    /// Save a copy of the grid at this place of the library, to adapt it.
    CopyGrid(usize),
    /// Export something.
    Export(export::Document),
    /// Make the pages of a document to look at, if they are not up to date.
    Preview(export::Document),
    /// Put a message away.
    Dismiss(usize),
    /// What the outside answers.
    Answer(Answered),
}

/// What the outside answers to an effect.
#[derive(Debug)]
pub enum Answered {
    /// A path was chosen, or the dialog closed.
    Path(PathPurpose, Option<PathBuf>),
    /// The system showed no dialog at all.
    NoDialog(PathPurpose, String),
    /// A file was read, or not.
    Read(ReadPurpose, PathBuf, Result<Contents, StoreError>),
    /// The dossier was written, or not.
    Written(PathBuf, Contents, Result<DateTime, StoreError>),
    /// A copy of a grid was written, or not.
    GridWritten(usize, PathBuf, Result<(), StoreError>),
    /// An export went one stage further.
    ExportStage(export::Stage),
    /// The pages of a document, for a revision of the dossier, or why there are none.
    Previewed(export::Sight, Result<Vec<export::PageImage>, export::ExportError>),
    /// An export ended.
    Exported(export::Document, PathBuf, Result<Vec<String>, export::ExportError>),
    /// Preferences could not be written.
    PreferencesLost(StoreError),
}

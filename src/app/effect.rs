//! What the outside world is asked to do. Values only: the shell carries them out.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Guard, Ticket, Usage, export};
use crate::app::{Claim, FileFilter};
use crate::dossier::{BallotScope, CampaignId, Fate, ProofId};
use crate::grid::Grid;
use crate::store::{Contents, Former, Preferences, Replace};

/// Something only the outside can do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Ask the person for a path.
    AskPath {
        /// Which question this is.
        ticket: Ticket,
        /// What for.
        purpose: PathPurpose,
        /// A name to start from; empty when opening.
        suggested: String,
    },
    /// Read a file.
    Read(Ticket, ReadPurpose, PathBuf),
    /// Write the dossier, once it was made sure that it can be opened again.
    Write {
        /// Which question this is.
        ticket: Ticket,
        /// Where.
        path: PathBuf,
        /// What.
        bytes: Contents,
        /// What may be replaced.
        replace: Replace,
        /// What becomes of the former version.
        former: Former,
    },
    /// Draw a seed at random for a gathering of ballots.
    DrawSeed {
        /// Which question this is.
        ticket: Ticket,
        /// Of which campaign.
        campaign: CampaignId,
        /// Which criteria are asked.
        scope: BallotScope,
        /// What stays of the ballots.
        fate: Fate,
    },
    /// Read a picture and make it a logo.
    ReadLogo(Ticket, PathBuf),
    /// Read ballot files, and those in these folders, for a campaign.
    ReadBallots(Ticket, CampaignId, Vec<PathBuf>),
    /// Read a proof's file for its fingerprint.
    Fingerprint(Ticket, ProofId, PathBuf),
    /// Look whether the files of proofs still hold what they held.
    CheckProofs(Ticket, Vec<(ProofId, PathBuf, String)>),
    /// Write a copy of a grid.
    WriteGrid {
        /// Which question this is.
        ticket: Ticket,
        /// Which grid.
        grid: Arc<Grid>,
        /// Where.
        path: PathBuf,
        /// What.
        bytes: Contents,
        /// What may be replaced.
        replace: Replace,
    },
    /// Make a document and write it, aside.
    Export(Ticket, Box<export::Request>),
    /// Make a document's pages to look at, aside.
    Preview(Ticket, Box<export::Request>),
    /// Stop the export under way.
    CancelExport,
    /// List what a folder holds, files with these extensions.
    ListFolder(Ticket, PathBuf, Vec<&'static str>),
    /// List the former versions of a file.
    ListVersions(Ticket, PathBuf),
    /// See that nothing is lost.
    Guard(Guard),
    /// Remember the preferences.
    SavePreferences(Preferences),
    /// Show the technical journal with the system's viewer.
    ShowJournal,
    /// Have the system's own programs do something.
    Use(Usage),
    /// Leave.
    Quit,
}

/// Why a path is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum PathPurpose {
    /// To open a dossier.
    OpenDossier,
    /// To save the dossier.
    SaveDossier,
    /// To check a grid.
    CheckGrid,
    /// To save a copy of this grid.
    CopyGrid(Arc<Grid>),
    /// To take in ballots.
    Ballots,
    /// To say where a proof is.
    Proof(ProofId),
    /// To add to the register what shows this.
    ProofOf(Claim),
    /// To say which picture is the logo.
    Logo,
    /// To export a document.
    Export(export::Export),
}

/// Why a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadPurpose {
    /// To open it as a dossier.
    Dossier,
    /// To check it as a grid.
    Grid,
    /// To see what somebody else wrote there meanwhile.
    Theirs,
    /// To compare this former version with the dossier.
    Version,
}

impl PathPurpose {
    /// Tells whether the file is to be written.
    pub const fn is_save(&self) -> bool {
        matches!(self, Self::SaveDossier | Self::CopyGrid(_) | Self::Export(_))
    }

    /// Tells whether the answer belongs to the dossier that was open when it was asked.
    pub const fn is_bound(&self) -> bool {
        self.is_save()
            || matches!(self, Self::Ballots | Self::Proof(_) | Self::ProofOf(_) | Self::Logo)
    }

    /// Returns the title of the dialog.
    pub const fn title(&self) -> &'static str {
        match self {
            Self::OpenDossier => "Ouvrir un dossier",
            Self::SaveDossier => "Enregistrer le dossier",
            Self::CheckGrid => "Vérifier une grille",
            Self::CopyGrid(_) => "Enregistrer une copie de la grille",
            Self::Ballots => "Ajouter des avis",
            Self::Proof(_) | Self::ProofOf(_) => "Choisir le fichier de la preuve",
            Self::Logo => "Choisir un logo",
            Self::Export(_) => "Exporter",
        }
    }

    /// Returns the kind of file wanted.
    pub const fn kind(&self) -> FileFilter {
        match self {
            Self::OpenDossier | Self::SaveDossier => {
                FileFilter { name: "Dossier Jalons", extension: "jalons" }
            }
            Self::CheckGrid | Self::CopyGrid(_) => FileFilter { name: "Grille", extension: "ron" },
            Self::Ballots => FileFilter { name: "Avis Jalons", extension: "avis" },
            Self::Proof(_) | Self::ProofOf(_) => {
                FileFilter { name: "Tous les fichiers", extension: "*" }
            }
            Self::Logo => FileFilter { name: "Image PNG ou JPEG", extension: "png" },
            Self::Export(document) => document.kind(),
        }
    }

    /// Returns every extension such a file may have, the usual one first; `*` for any. Mail programs
    /// put another behind that of a file they do not know.
    pub fn extensions(&self) -> Vec<&'static str> {
        match self {
            Self::Logo => vec!["png", "jpg", "jpeg"],
            Self::OpenDossier => vec!["jalons", "jalons.txt"],
            Self::CheckGrid => vec!["ron", "txt"],
            Self::Ballots => Self::BALLOTS.to_vec(),
            Self::SaveDossier
            | Self::CopyGrid(_)
            | Self::Proof(_)
            | Self::ProofOf(_)
            | Self::Export(_) => {
                vec![self.kind().extension]
            }
        }
    }

    /// The extensions of ballots.
    pub const BALLOTS: [&'static str; 2] = ["avis", "avis.txt"];
}

/// Effects in the order they are to be carried out.
#[derive(Debug, Default)]
#[must_use = "an effect that is not carried out is a promise not kept"]
pub struct Effects(pub Vec<Effect>);

impl Effects {
    /// Asks for one thing more.
    pub(super) fn push(&mut self, effect: impl Into<Effect>) {
        self.0.push(effect.into());
    }

    /// Asks for these too.
    pub(super) fn extend(&mut self, effects: impl IntoIterator<Item = impl Into<Effect>>) {
        self.0.extend(effects.into_iter().map(Into::into));
    }
}

impl From<Guard> for Effect {
    fn from(guard: Guard) -> Self {
        Self::Guard(guard)
    }
}

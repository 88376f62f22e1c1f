//! Documents that leave the program: which there are, what each is made from, what may go wrong.

mod package;
mod picture;
mod produce;
mod under_way;
mod written;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Ticket;
use crate::dossier::{CampaignId, Dossier, FileState, Proof, ProofId};
use crate::remuneration::Rules;
use crate::report;
use crate::report::documents::{Missing, Outline, PAPER_BALLOT_TITLE};
use crate::report::docx::DocxError;
use crate::report::package::PackageError;
use crate::report::pdf::PdfError;
use crate::report::xlsx::XlsxError;
use crate::store::{self, Contents, Replace, StoreError};

pub use self::picture::{ChartKind, PictureFormat};
pub use self::produce::{preview, produce};

/// A kind of file, for the filter of a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileFilter {
    /// What the person reads.
    pub name: &'static str,
    /// Without the dot.
    pub extension: &'static str,
}

/// A file one can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A document, in one of its formats.
    Report(DocumentKind, Format),
    /// *Paquet de preuves*: documents, index, copies of the proofs, as one archive.
    Package,
    /// Deadlines of the plan and meetings, as a calendar.
    Calendar(Meetings),
    /// The plan of improvements line by line, CSV.
    PlanTable,
    /// "Bulletin d’avis" to print, PDF.
    PaperBallot,
    /// The page on which each member answers, HTML.
    BallotPage,
    /// A chart as a picture.
    Picture(ChartKind, PictureFormat),
    /// How to do things with the program, PDF.
    Guide(GuideLength),
}

/// What a document is about: it must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A campaign.
    Campaign,
    /// An exercise of the remuneration.
    Exercise,
    /// The plan of improvements, which belongs to no campaign.
    Plan,
    /// The program itself: no dossier is needed.
    Program,
}

pub use crate::guide::GuideLength;
pub use crate::report::calendar::Meetings;
pub use crate::report::documents::{DocumentKind, Format, Readership, Topic};
pub use crate::report::pdf::Stage;
pub use crate::report::preview::PageImage;

/// Everything a document is made from.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which document.
    pub document: Export,
    /// From which dossier; an empty one for what is about none.
    pub dossier: Dossier,
    /// About which campaign, for a document that is about one.
    pub campaign: Option<CampaignId>,
    /// About which exercise of the remuneration, for a document that is about one.
    pub exercise: Option<i16>,
    /// By which rules the exercise is reckoned.
    pub rules: Arc<Rules>,
    /// The day written on it.
    pub made_on: Date,
    /// The moment it is made: the shell tells it just before.
    pub made_at: Timestamp,
    /// Where it goes.
    pub path: PathBuf,
    /// What may be replaced there.
    pub replace: Replace,
    /// Where the dossier is kept: a proof's file may be told from there.
    pub folder: Option<PathBuf>,
    /// Proofs whose files are known to hold something else than they did.
    pub changed_proofs: Vec<ProofId>,
    /// The files of proofs, once they were read: only a package needs them.
    pub proof_files: Vec<ProofCopy>,
}

/// The file of a proof, to be copied.
#[derive(Clone, Debug)]
pub struct ProofCopy {
    /// Of which proof.
    pub proof: ProofId,
    /// What it holds, or why it could not be read.
    pub contents: Result<Contents, String>,
}

/// An export under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Which one: the same document may be exported twice.
    pub ticket: Ticket,
    /// From what was open in this session.
    pub session: Ticket,
    /// Which document.
    pub document: Export,
    /// How far it is.
    pub stage: Stage,
}

/// An export that is not in front any more, and has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Behind {
    /// Which one.
    pub(super) running: Running,
    /// Whether the person waits no more for it: then only that it came out all the same is told.
    pub(super) is_given_up: bool,
}

/// The exports under way.
#[derive(Debug, Default)]
pub struct Exports {
    front: Option<Running>,
    /// Those that are not in front any more and may still be under way.
    behind: Vec<Behind>,
}

/// Why a document did not come out.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The person stopped it.
    #[error("l’export a été arrêté")]
    Cancelled,
    /// Something the document is about is not there.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// The campaign gathers no ballots.
    #[error(
        "{}", fr!("aucune collecte d’avis n’est ouverte pour cette campagne : ouvrez-la dans l’écran Réunion")
    )]
    NoCollection,
    /// The document could not be composed.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The document could not be written for Word.
    #[error(transparent)]
    Docx(#[from] DocxError),
    /// The workbook could not be written.
    #[error(transparent)]
    Xlsx(#[from] XlsxError),
    /// The archive could not be made.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// The picture could not be drawn.
    #[error(transparent)]
    Png(#[from] report::png::PngError),
    /// The file could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The bytes of a document and what to know about them.
#[derive(Clone, Debug)]
pub struct Produced {
    /// The file.
    pub bytes: Vec<u8>,
    /// In French, one sentence each.
    pub warnings: Vec<String>,
}

/// Which pages are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PagesInView {
    /// Of which document.
    pub document: Export,
    /// At which revision of the dossier.
    pub revision: u64,
}

/// A document's pages as they will be printed.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// What they show.
    pub shown: Option<PagesInView>,
    /// What is being made.
    pub making: Option<PagesInView>,
    /// One per page.
    pub pages: Vec<PageImage>,
    /// The parts of the document, by name and title: what a team may leave out.
    pub outline: Vec<(&'static str, String)>,
    /// Why there are none.
    pub problem: Option<String>,
}

/// The pages of a document and its parts.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// One per page.
    pub pages: Vec<PageImage>,
    /// All its parts, those the team leaves out too.
    pub outline: Outline,
}

/// A stage that is not told to stop goes on.
pub type Progress<'a> = &'a mut dyn FnMut(Stage) -> bool;

impl Export {
    /// Returns its name.
    pub fn label(self) -> String {
        match self {
            Self::Report(kind, _) => match kind.reading() {
                Some(reading) if reading != Readership::Team => {
                    format!("{} ({})", kind.label(), reading.label().to_lowercase())
                }
                _ => kind.label().to_owned(),
            },
            Self::Package => "Paquet de preuves".to_owned(),
            Self::Calendar(_) => "Échéances".to_owned(),
            Self::PlanTable => "Plan d’action".to_owned(),
            Self::PaperBallot => PAPER_BALLOT_TITLE.to_owned(),
            Self::BallotPage => "Page d’avis".to_owned(),
            Self::Picture(chart, _) => chart.label().to_owned(),
            Self::Guide(length) => length.title().to_owned(),
        }
    }

    /// Returns the kind of its file.
    pub const fn kind(self) -> FileFilter {
        match self {
            Self::Report(_, Format::Pdf) | Self::PaperBallot | Self::Guide(_) => {
                FileFilter { name: "Document PDF", extension: "pdf" }
            }
            Self::Report(_, Format::Docx) => {
                FileFilter { name: "Document Word", extension: "docx" }
            }
            Self::Report(_, Format::Xlsx) => {
                FileFilter { name: "Classeur Excel", extension: "xlsx" }
            }
            Self::Report(_, Format::Csv) | Self::PlanTable => {
                FileFilter { name: "Tableau pour un tableur (CSV)", extension: "csv" }
            }
            Self::Package => FileFilter { name: "Archive (ZIP)", extension: "zip" },
            Self::Calendar(_) => FileFilter { name: "Agenda (ICS)", extension: "ics" },
            Self::BallotPage => FileFilter { name: "Page HTML", extension: "html" },
            Self::Picture(_, PictureFormat::Svg) => {
                FileFilter { name: "Image pour Word (SVG)", extension: "svg" }
            }
            Self::Picture(_, PictureFormat::Png) => {
                FileFilter { name: "Image pour tout programme (PNG)", extension: "png" }
            }
        }
    }

    /// Returns what it is about.
    pub const fn matter(self) -> Matter {
        match self {
            Self::Report(kind, _) if matches!(kind.topic(), Topic::Exercise) => Matter::Exercise,
            Self::Picture(ChartKind::Remuneration(_), _) => Matter::Exercise,
            Self::Calendar(_) | Self::PlanTable | Self::Picture(ChartKind::Plan, _) => Matter::Plan,
            Self::Guide(_) => Matter::Program,
            Self::Report(..)
            | Self::Package
            | Self::PaperBallot
            | Self::BallotPage
            | Self::Picture(..) => Matter::Campaign,
        }
    }
}

/// Most bytes of proofs that one package copies.
const MAX_COPIED_BYTES: usize = 512 * 1024 * 1024;

impl Request {
    /// Reads the files of proofs that the document copies, if it does; each failure is kept.
    pub fn attach_files(&mut self, read: impl Fn(&Path) -> Result<Contents, StoreError>) {
        self.attach_at_most(MAX_COPIED_BYTES, read);
    }

    /// The same, with another bound on the bytes of all copies: a proof has one for each indicator.
    ///
    /// A file beyond the bound is left out and told; smaller ones that still fit are taken. So is a file
    /// that holds something else than when it was chosen.
    pub fn attach_at_most(
        &mut self,
        most: usize,
        read: impl Fn(&Path) -> Result<Contents, StoreError>,
    ) {
        if self.document != Export::Package {
            return;
        }
        let mut room = most;
        let folder = self.folder.clone().unwrap_or_default();
        let file = |proof: &Arc<Proof>| {
            let (path, fingerprint) = proof.file()?;
            let contents = read(&folder.join(path)).map_err(|error| error.to_string());
            let contents = contents.and_then(|contents| {
                match FileState::of(&store::fingerprint_of(&contents), fingerprint) {
                    FileState::Unknown => return Err(NEVER_TAKEN.to_owned()),
                    FileState::Changed => return Err(NOT_CHOSEN.to_owned()),
                    FileState::Same | FileState::Missing => {}
                }
                let copies = contents.len().saturating_mul(proof.indicators.len().max(1));
                room = room.checked_sub(copies).ok_or_else(|| TOO_MUCH.to_owned())?;
                Ok(contents)
            });
            Some(ProofCopy { proof: proof.id, contents })
        };
        self.proof_files = self.dossier.proofs.iter().filter_map(file).collect();
    }
}

/// Said of another file than the one that was chosen: a dossier made by somebody else may name any file
/// of this computer, and it must not leave unseen.
const NOT_CHOSEN: &str =
    fr!("ce n’est plus le fichier qui avait été choisi ; choisissez-le de nouveau dans Preuves");

/// Said of a file whose fingerprint nobody took: whether it is the one that was meant cannot be told.
const NEVER_TAKEN: &str = fr!("ce fichier n’a jamais été confirmé ; confirmez-le dans Preuves");

/// Said of a file beyond the bound.
const TOO_MUCH: &str = "le paquet dépasserait 512 Mo";

//! Documents as accessible PDF: PDF/A-2a and PDF/UA-1, tagged, with bookmarks.
//!
//! Texts reach the template as data, never as markup, so that nothing a person typed is ever
//! interpreted. The same inputs give the same bytes. Never touches a file and never knows the time.

use std::ops::ControlFlow;

use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::layout::{Frame, FrameItem, Point, Size, Transform};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::glyphs::{Care, Glyphs};
use super::manuscript::Manuscript;
use super::typst_world::ReportWorld;

/// Results of this many documents ago are forgotten, so that memory stays bounded.
const REMEMBERED_DOCUMENTS: usize = 4;

/// A finished document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// What to write.
    pub bytes: Vec<u8>,
    /// What the person should know, in French.
    pub warnings: Vec<String>,
}

/// What is being done; a document takes a few seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Texts and charts are gathered.
    Preparing,
    /// Pages are composed.
    LayingOut,
    /// The file is written, in memory.
    Writing,
}

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The person asked to stop.
    #[error("la fabrication du PDF a été annulée")]
    Cancelled,
    /// The compositor refused: a defect of the program, not of the dossier.
    #[error("le PDF n’a pas pu être composé\u{a0}: {0}")]
    Refused(String),
}

impl Stage {
    /// Names the stage for the person who waits.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Preparing => "Préparation",
            Self::LayingOut => "Mise en page",
            Self::Writing => "Écriture",
        }
    }
}

/// Makes the document.
pub fn render(manuscript: &Manuscript) -> Result<Pdf, PdfError> {
    render_in_stages(manuscript, &mut |_| ControlFlow::Continue(()))
}

/// Makes the document and says each stage as it begins; breaking there gives up.
///
/// On a refusal, which only texts can cause, a second attempt keeps simple scripts only: an
/// accessible document with a visible mark is better than none.
pub fn render_in_stages(
    manuscript: &Manuscript,
    on_stage: &mut dyn FnMut(Stage) -> ControlFlow<()>,
) -> Result<Pdf, PdfError> {
    let made = match attempt(manuscript, Care::Usual, on_stage) {
        Err(PdfError::Refused(_)) => attempt(manuscript, Care::Strict, on_stage),
        made => made,
    };
    comemo::evict(REMEMBERED_DOCUMENTS);
    made
}

/// Composes the pages, for a look at them rather than for a file.
pub(super) fn pages(manuscript: &Manuscript) -> Result<PagedDocument, PdfError> {
    let composed = compose(&manuscript.world(&mut Glyphs::new(Care::Usual)));
    comemo::evict(REMEMBERED_DOCUMENTS);
    Ok(composed?.0)
}

/// Returns what a page says, in the order of drawing; what would be drawn beside it is not said.
pub(super) fn page_text(page: &Page) -> String {
    let mut text = String::new();
    gather(&page.frame, Transform::identity(), page.frame.size(), &mut text);
    text
}

fn gather(frame: &Frame, placed: Transform, page: Size, text: &mut String) {
    for (position, item) in frame.items() {
        let here = placed.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => {
                gather(&group.frame, here.pre_concat(group.transform), page, text);
            }
            FrameItem::Text(run) => {
                let start = Point::zero().transform(here);
                if start.x <= page.x && start.y <= page.y {
                    text.push_str(&run.text);
                    text.push('\n');
                }
            }
            FrameItem::Shape(..)
            | FrameItem::Image(..)
            | FrameItem::Link(..)
            | FrameItem::Tag(_) => {}
        }
    }
}

fn attempt(
    manuscript: &Manuscript,
    care: Care,
    on_stage: &mut dyn FnMut(Stage) -> ControlFlow<()>,
) -> Result<Pdf, PdfError> {
    let mut enter = |stage| match on_stage(stage) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(PdfError::Cancelled),
    };
    enter(Stage::Preparing)?;
    let mut glyphs = Glyphs::new(care);
    let world = manuscript.world(&mut glyphs);
    enter(Stage::LayingOut)?;
    let (document, notes) = compose(&world)?;
    enter(Stage::Writing)?;
    let options = options(manuscript)?;
    let bytes = guarded(|| typst_pdf::pdf(&document, &options))?;
    let bytes = bytes.map_err(|errors| refused(&errors))?;
    Ok(Pdf { bytes, warnings: glyphs.warning().into_iter().chain(notes).collect() })
}

/// Lays the pages out; the notes of the compositor are defects of the template.
fn compose(world: &ReportWorld) -> Result<(PagedDocument, Vec<String>), PdfError> {
    let composed = guarded(|| typst::compile::<PagedDocument>(world))?;
    let note = |note: &SourceDiagnostic| fr!("Note du compositeur de pages : {}", note.message);
    let notes = composed.warnings.iter().map(note).collect();
    Ok((composed.output.map_err(|errors| refused(&errors))?, notes))
}

/// Runs a step of the compositor: should it stop dead, the document is refused and nothing else is lost.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, PdfError> {
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    done.map_err(|_told_already| {
        PdfError::Refused("le compositeur de pages s’est arrêté sur ce document".to_owned())
    })
}

fn options(manuscript: &Manuscript) -> Result<PdfOptions, PdfError> {
    let day = manuscript.made_on();
    let number = |part: i8| u8::try_from(part).unwrap_or(1);
    let midnight =
        Datetime::from_ymd_hms(day.year().into(), number(day.month()), number(day.day()), 0, 0, 0);
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| PdfError::Refused(error.message().to_string()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(manuscript.ident()),
        creator: Smart::Custom(Some(format!("Jalons {}", env!("CARGO_PKG_VERSION")))),
        timestamp: midnight.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

fn refused(errors: &[SourceDiagnostic]) -> PdfError {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    PdfError::Refused(messages.join(fr!(" ; ")))
}

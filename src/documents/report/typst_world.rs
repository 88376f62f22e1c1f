//! What the page compositor may see: one template, what templates share, data and our fonts.
//!
//! Never a file of the computer, never a package, never the network, never the clock: whatever a
//! text of a dossier contains, there is nothing to reach.

use std::path::PathBuf;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontWeight};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use crate::theme;

/// How a document is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Template {
    /// A4 pages.
    Report,
    /// One A3 sheet.
    Poster,
    /// 16:9 slides.
    Slides,
    /// "Bulletin d’avis".
    PaperBallot,
}

/// The same for every document; made once.
struct SharedSources {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    report: Source,
    poster: Source,
    slides: Source,
    paper_ballot: Source,
    /// What templates import.
    common: [Source; 2],
}

static SHARED: LazyLock<SharedSources> = LazyLock::new(|| {
    let files = [theme::FONT_REGULAR, theme::FONT_SEMIBOLD, theme::FONT_FALLBACK];
    let fonts: Vec<Font> =
        files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    let source = |name, text: &str| Source::new(file_id(name), text.to_owned());
    SharedSources {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        report: source("rapport.typ", include_str!("../../../assets/rapports/rapport.typ")),
        poster: source("affiche.typ", include_str!("../../../assets/rapports/affiche.typ")),
        slides: source("diaporama.typ", include_str!("../../../assets/rapports/diaporama.typ")),
        paper_ballot: source("bulletin.typ", include_str!("../../../assets/rapports/bulletin.typ")),
        common: [
            source("commun.typ", include_str!("../../../assets/rapports/commun.typ")),
            source("blocs.typ", include_str!("../../../assets/rapports/blocs.typ")),
        ],
    }
});

/// One font of each family, the preferred family first, with its number.
pub(super) fn regular_fonts() -> impl Iterator<Item = (usize, &'static Font)> {
    let is_regular = |font: &&Font| font.info().variant.weight == FontWeight::REGULAR;
    SHARED.fonts.iter().filter(is_regular).enumerate()
}

impl Template {
    fn source(self) -> &'static Source {
        match self {
            Self::Report => &SHARED.report,
            Self::Poster => &SHARED.poster,
            Self::Slides => &SHARED.slides,
            Self::PaperBallot => &SHARED.paper_ballot,
        }
    }
}

/// A document being made: the template and the files it may read.
pub(super) struct ReportWorld {
    template: Template,
    files: Vec<(FileId, Bytes)>,
}

impl ReportWorld {
    /// Offers these files, by name, to the template.
    pub(super) fn new(
        template: Template,
        files: impl IntoIterator<Item = (String, Vec<u8>)>,
    ) -> Self {
        let files = files.into_iter();
        Self {
            template,
            files: files.map(|(name, bytes)| (file_id(&name), Bytes::new(bytes))).collect(),
        }
    }
}

impl ReportWorld {
    /// Returns all that the compositor may read but fonts, by name: what it compiles comes first.
    pub(super) fn everything(&self) -> Vec<(String, Vec<u8>)> {
        let name = |id: FileId| id.get().vpath().get_without_slash().to_owned();
        let sources = std::iter::once(self.template.source()).chain(&SHARED.common);
        let sources = sources.map(|one| (name(one.id()), one.text().as_bytes().to_vec()));
        sources.chain(self.files.iter().map(|(id, bytes)| (name(*id), bytes.to_vec()))).collect()
    }
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.template.source().id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut sources = std::iter::once(self.template.source()).chain(&SHARED.common);
        let found = sources.find(|source| source.id() == id);
        found.cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(name, _)| *name == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("file names of the report are fixed and plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}

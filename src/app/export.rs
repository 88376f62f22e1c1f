//! Documents that leave the program: which there are, and how their bytes are made.
//!
//! [`produce`] is called aside by the shell and directly by the command line; it touches no file.

use std::ops::ControlFlow;
use std::path::PathBuf;

use jiff::civil::Date;

use super::files::safe_file_name;
use super::{Dialog, Effect, Effects, FileKind, Notice, PathPurpose, State};
use crate::chart::{self, Bars, Chart, HeatMap, Lines, Occasions, Radar};
use crate::dossier::{CampaignId, Dossier};
use crate::french;
use crate::report;
use crate::report::model::Diagnostic;
use crate::report::pdf::{Charts, PdfError};
use crate::report::preview;
use crate::scoring::Scores;
use crate::store::{Replace, StoreError};
use crate::theme::TOKENS;

/// A document one can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// "Diagnostic de maturité", PDF.
    Diagnostic,
    /// Every answer, CSV.
    Answers,
    /// A chart as a picture.
    Picture(ChartKind, PictureFormat),
}

/// One of the charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Radar by domain.
    Profile,
    /// Bars by domain: reached, last time, target.
    Bars,
    /// Criteria × campaigns.
    HeatMap,
    /// Domains over time.
    Progress,
}

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Vector.
    Svg,
    /// Pixels, twice the size of the screen.
    Png,
}

pub use crate::report::pdf::Stage;
pub use crate::report::preview::PageImage;

/// Everything a document is made from.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which document.
    pub document: Document,
    /// From which dossier.
    pub dossier: Dossier,
    /// About which campaign.
    pub campaign: CampaignId,
    /// The day written on it.
    pub made_on: Date,
    /// Where it goes.
    pub path: PathBuf,
    /// What may be replaced there.
    pub replace: Replace,
}

/// An export under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Which document.
    pub document: Document,
    /// How far it is.
    pub stage: Stage,
}

/// Why a document did not come out.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The person stopped it.
    #[error("l’export a été arrêté")]
    Cancelled,
    /// The dossier has no such campaign.
    #[error("le dossier ne contient pas encore de campagne")]
    NoCampaign,
    /// The document could not be composed.
    #[error(transparent)]
    Pdf(#[from] PdfError),
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

/// The report's pages as they will be printed.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The revision of the dossier they show.
    pub revision: Option<u64>,
    /// The revision being made.
    pub making: Option<u64>,
    /// One per page.
    pub pages: Vec<PageImage>,
    /// Why there are none.
    pub problem: Option<String>,
}

/// A stage that is not told to stop goes on.
pub type Progress<'a> = &'a mut dyn FnMut(Stage) -> bool;

impl Document {
    /// Returns its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Diagnostic => "Diagnostic de maturité",
            Self::Answers => "Réponses",
            Self::Picture(chart, _) => chart.label(),
        }
    }

    /// Returns the kind of its file.
    pub const fn kind(self) -> FileKind {
        match self {
            Self::Diagnostic => FileKind { name: "Document PDF", extension: "pdf" },
            Self::Answers => FileKind { name: "Tableau CSV", extension: "csv" },
            Self::Picture(_, PictureFormat::Svg) => {
                FileKind { name: "Image vectorielle SVG", extension: "svg" }
            }
            Self::Picture(_, PictureFormat::Png) => {
                FileKind { name: "Image PNG", extension: "png" }
            }
        }
    }
}

impl ChartKind {
    /// Every chart.
    pub const ALL: [Self; 4] = [Self::Profile, Self::Bars, Self::HeatMap, Self::Progress];

    /// Returns its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Profile => "Profil par domaine",
            Self::Bars => "Atteint, dernière fois, cible",
            Self::HeatMap => "Critères et campagnes",
            Self::Progress => "Progression par domaine",
        }
    }

    /// Returns its name in a file name or on the command line.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Profile => "profil",
            Self::Bars => "barres",
            Self::HeatMap => "criteres",
            Self::Progress => "progression",
        }
    }

    /// Returns the chart itself.
    pub fn chart(self, dossier: &Dossier, campaign: CampaignId, scores: &Scores) -> Chart {
        let occasions = Occasions::of(dossier, campaign);
        match self {
            Self::Profile => Chart::Radar(Radar::of(scores, occasions)),
            Self::Bars => Chart::Bars(Bars::of(scores, occasions)),
            Self::HeatMap => Chart::HeatMap(HeatMap::of(dossier)),
            Self::Progress => Chart::Lines(Lines::of(dossier)),
        }
    }
}

/// Makes a document's bytes.
pub fn produce(request: &Request, progress: Progress<'_>) -> Result<Produced, ExportError> {
    step(progress, Stage::Preparing)?;
    let scores = Scores::of(&request.dossier, request.campaign).ok_or(ExportError::NoCampaign)?;
    let produced = match request.document {
        Document::Diagnostic => pdf(request, &scores, progress)?,
        Document::Answers => plain(report::csv::answers(&request.dossier, request.campaign)),
        Document::Picture(kind, format) => picture(request, &scores, (kind, format))?,
    };
    step(progress, Stage::Writing)?;
    Ok(produced)
}

/// Sharp on a screen of twice the usual density.
const PREVIEW_PIXELS_PER_POINT: f64 = 2.0;

/// Makes the report's pages, to look at before exporting.
pub fn preview(request: &Request) -> Result<Vec<PageImage>, ExportError> {
    let scores = Scores::of(&request.dossier, request.campaign).ok_or(ExportError::NoCampaign)?;
    let (diagnostic, charts) = diagnostic(request, &scores)?;
    Ok(preview::pages(&diagnostic, &charts, PREVIEW_PIXELS_PER_POINT)?)
}

fn pdf(
    request: &Request,
    scores: &Scores,
    progress: Progress<'_>,
) -> Result<Produced, ExportError> {
    let (diagnostic, charts) = diagnostic(request, scores)?;
    let pdf = report::pdf::render_in_stages(&diagnostic, &charts, &mut |stage| {
        if progress(stage) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(Produced { bytes: pdf.bytes, warnings: pdf.warnings })
}

fn diagnostic(request: &Request, scores: &Scores) -> Result<(Diagnostic, Charts), ExportError> {
    let diagnostic = Diagnostic::of(&request.dossier, request.campaign, scores, request.made_on)
        .ok_or(ExportError::NoCampaign)?;
    let charts = Charts::of(&request.dossier, request.campaign, scores);
    Ok((diagnostic, charts))
}

impl State {
    pub(super) fn ask_export(&mut self, document: Document) -> Effects {
        let Some(dossier) = self.dossier() else { return Effects::none() };
        let title = self.campaign.and_then(|id| dossier.campaign(id)).map_or("", |c| &c.title);
        let what = format!("{} {title} {}", document.label(), dossier.team.display_name());
        let suggested = format!("{}.{}", safe_file_name(&what), document.kind().extension);
        self.ask_path(PathPurpose::Export(document), suggested)
    }

    pub(super) fn export(
        &mut self,
        document: Document,
        path: PathBuf,
        replace: Replace,
    ) -> Effects {
        let (Some(dossier), Some(campaign)) = (self.dossier().cloned(), self.campaign) else {
            return Effects::none();
        };
        self.export = Some(Running { document, stage: Stage::Preparing });
        let made_on = self.today;
        let request = Request { document, dossier, campaign, made_on, path, replace };
        Effects::one(Effect::Export(Box::new(request)))
    }

    /// Asks for the pages when they are not those of the dossier as it is.
    pub(super) fn ask_preview(&mut self) -> Effects {
        let (Some(dossier), Some(campaign)) = (self.dossier().cloned(), self.campaign) else {
            return Effects::none();
        };
        let revision = self.revision();
        if self.preview.making.is_some() || self.preview.revision == Some(revision) {
            return Effects::none();
        }
        self.preview.making = Some(revision);
        let request = Request {
            document: Document::Diagnostic,
            dossier,
            campaign,
            made_on: self.today,
            path: PathBuf::new(),
            replace: Replace::Nothing,
        };
        Effects::one(Effect::Preview(revision, Box::new(request)))
    }

    pub(super) fn previewed(
        &mut self,
        revision: u64,
        pages: Result<Vec<PageImage>, ExportError>,
    ) -> Effects {
        let (pages, problem) = match pages {
            Ok(pages) => (pages, None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        self.preview = Preview { revision: Some(revision), making: None, pages, problem };
        Effects::none()
    }

    pub(super) fn export_stage(&mut self, stage: Stage) -> Effects {
        if let Some(running) = &mut self.export {
            running.stage = stage;
        }
        Effects::none()
    }

    pub(super) fn exported(
        &mut self,
        document: Document,
        path: &std::path::Path,
        result: Result<Vec<String>, ExportError>,
    ) -> Effects {
        self.export = None;
        if let Err(ExportError::Store(StoreError::AlreadyThere)) = result {
            return self.ask(Dialog::Replace(PathPurpose::Export(document), path.to_owned()));
        }
        let name = super::notice::file_name(path);
        self.notify(match result {
            Ok(warnings) => Notice::done(
                format!("« {name} » est prêt."),
                [vec![path.display().to_string()], warnings].concat().join("\n"),
            ),
            Err(ExportError::Store(error)) => {
                Notice::refused(&format!("« {name} » n’a pas été écrit"), path, &error)
            }
            Err(error) => Notice {
                whose: super::Whose::Person,
                title: format!("« {name} » n’a pas été écrit : {error}."),
                help: String::new(),
            },
        })
    }
}

fn step(progress: Progress<'_>, stage: Stage) -> Result<(), ExportError> {
    if progress(stage) { Ok(()) } else { Err(ExportError::Cancelled) }
}

fn plain(bytes: Vec<u8>) -> Produced {
    Produced { bytes, warnings: Vec::new() }
}

/// Width of an exported chart, in points.
const PICTURE_WIDTH: f32 = 880.0;

fn picture(
    request: &Request,
    scores: &Scores,
    (kind, format): (ChartKind, PictureFormat),
) -> Result<Produced, ExportError> {
    const PIXELS_PER_POINT: f32 = 2.0;
    let chart = kind.chart(&request.dossier, request.campaign, scores);
    let size = (PICTURE_WIDTH, chart.preferred_height(PICTURE_WIDTH));
    let palette = &TOKENS.light;
    let picture = chart::layout(&chart, size, palette).captioned(&caption(request), palette);
    let svg = report::svg::render(&picture);
    Ok(match format {
        PictureFormat::Svg => plain(svg.into_bytes()),
        PictureFormat::Png => plain(report::png::render(&svg, PIXELS_PER_POINT)?),
    })
}

/// Says whose figures these are, and of when: a picture travels without its dossier.
fn caption(request: &Request) -> String {
    let dossier = &request.dossier;
    let mut parts = vec![dossier.team.display_name().to_owned()];
    if let Some(campaign) = dossier.campaign(request.campaign) {
        parts.push(campaign.title.clone());
        parts.push(french::long_date(campaign.date));
    }
    if dossier.is_fictitious {
        parts.push("exemple fictif".to_owned());
    }
    parts.push("fait avec Jalons".to_owned());
    parts.join(" · ")
}

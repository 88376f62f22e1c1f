//! The bytes of a document, or its pages to look at. Called aside by the shell and directly by the
//! command line; touches no file.

use super::written::{pdf, plain, step, written};
use super::{
    ChartKind, DocumentKind, Export, ExportError, Looked, Meetings, PictureFormat, Produced,
    Progress, Request, Stage, package,
};
use crate::app::remuneration_chart;
use crate::chart::{self, Chart, StackUnit, Timeline};
use crate::dossier::{Campaign, CampaignId};
use crate::french;
use crate::guide;
use crate::remuneration::Register;
use crate::report::documents::{self, Material, Missing, PaperBallot};
use crate::report::manuscript::Manuscript;
use crate::report::{self, preview};
use crate::scoring::Scores;
use crate::theme::TOKENS;

/// Makes a document's bytes.
pub fn produce(request: &Request, progress: Progress<'_>) -> Result<Produced, ExportError> {
    step(progress, Stage::Preparing)?;
    let produced = match request.document {
        Export::Report(kind, format) => {
            with_material(request, |material| written(kind, format, material, progress))?
        }
        Export::Package => {
            with_material(request, |material| package::package(request, material, progress))?
        }
        Export::PaperBallot => pdf(&Manuscript::paper_ballot(&paper_ballot(request)?), progress)?,
        Export::Calendar(meetings) => calendar(request, meetings),
        Export::PlanTable => {
            let table = report::tables::plan(&request.dossier, request.made_on);
            plain(report::csv::render(&table))
        }
        Export::BallotPage => ballot_page(request)?,
        Export::Picture(kind, format) => picture(request, kind, format)?,
        Export::Guide(length) => {
            pdf(&Manuscript::report(&guide::report(length, request.made_on)), progress)?
        }
    };
    step(progress, Stage::Writing)?;
    Ok(produced)
}

/// Sharp on a screen of twice the usual density.
const PREVIEW_PIXELS_PER_POINT: f64 = 2.0;
/// A poster or a slide is larger than a page, and looked at no larger.
const LARGE_PREVIEW_PIXELS_PER_POINT: f64 = 1.4;

/// Makes the pages of a document, to look at before exporting.
pub fn preview(request: &Request) -> Result<Looked, ExportError> {
    let Export::Report(kind, _) = request.document else {
        let manuscript = Manuscript::paper_ballot(&paper_ballot(request)?);
        let pages = preview::pages(&manuscript, PREVIEW_PIXELS_PER_POINT)?;
        return Ok(Looked { pages, outline: Vec::new() });
    };
    let density = if matches!(kind, DocumentKind::Poster | DocumentKind::Slides) {
        LARGE_PREVIEW_PIXELS_PER_POINT
    } else {
        PREVIEW_PIXELS_PER_POINT
    };
    with_material(request, |material| {
        let (report, outline) = documents::outlined(kind, material)?;
        let pages = preview::pages(&Manuscript::report(&report), density)?;
        Ok(Looked { pages, outline })
    })
}

/// Gathers what a document is made from and makes it.
fn with_material<T>(
    request: &Request,
    make: impl FnOnce(&Material<'_>) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let dossier = &request.dossier;
    let campaign = request.campaign.and_then(|id| dossier.campaign(id));
    let scores = campaign.and_then(|campaign| Scores::of(dossier, campaign.id));
    let campaign: Option<&Campaign> = campaign.map(|campaign| &**campaign);
    make(&Material {
        dossier,
        campaign: campaign.zip(scores.as_ref()),
        exercise: request.exercise.and_then(|year| dossier.exercise(year)).map(|facts| &**facts),
        rules: &request.rules,
        changed_proofs: &request.changed_proofs,
        made_on: request.made_on,
    })
}

fn campaign(request: &Request) -> Result<(CampaignId, Scores), ExportError> {
    let id = request.campaign.ok_or(Missing::Campaign)?;
    let scores = Scores::of(&request.dossier, id).ok_or(Missing::Campaign)?;
    Ok((id, scores))
}

fn paper_ballot(request: &Request) -> Result<PaperBallot, ExportError> {
    let id = request.campaign.ok_or(Missing::Campaign)?;
    Ok(PaperBallot::of(&request.dossier, id, request.made_on).ok_or(Missing::Campaign)?)
}

fn ballot_page(request: &Request) -> Result<Produced, ExportError> {
    let campaign = request.campaign.and_then(|id| request.dossier.campaign(id));
    let campaign = campaign.ok_or(Missing::Campaign)?;
    let page = report::ballot_page::html(&request.dossier, campaign);
    Ok(plain(page.ok_or(ExportError::NoCollection)?.into_bytes()))
}

/// Says when a calendar has nothing in it.
fn calendar(request: &Request, meetings: Meetings) -> Produced {
    let report::calendar::WrittenCalendar { bytes, is_empty } =
        report::calendar::calendar(&request.dossier, meetings, request.made_on, request.made_at);
    let told = fr!(
        "Aucune action à mener n’a d’échéance et aucune réunion n’est à venir : l’agenda est vide."
    );
    Produced { bytes, warnings: is_empty.then(|| told.to_owned()).into_iter().collect() }
}

/// Width of an exported chart, in points.
const PICTURE_WIDTH: f32 = 880.0;

pub(super) fn picture(
    request: &Request,
    kind: ChartKind,
    format: PictureFormat,
) -> Result<Produced, ExportError> {
    const PIXELS_PER_POINT: f32 = 2.0;
    let (dossier, today) = (&request.dossier, request.made_on);
    let (chart, about) = match kind {
        ChartKind::Remuneration(unit) => exercises(request, unit)?,
        ChartKind::Plan => {
            let day = format!("au {}", french::long_date(today));
            (Chart::Timeline(Timeline::of(dossier, today)), vec![day])
        }
        ChartKind::Profile
        | ChartKind::Bars
        | ChartKind::HeatMap
        | ChartKind::Claims
        | ChartKind::Progress => {
            let (id, scores) = campaign(request)?;
            (kind.chart(dossier, id, &scores, today), about_campaign(request, id))
        }
    };
    let height = chart.preferred_height(PICTURE_WIDTH);
    let palette = &TOKENS.light;
    let picture = chart::layout(&chart, PICTURE_WIDTH, height, palette);
    let picture = picture.captioned(&caption(request, about), palette);
    let svg = report::svg::render(&picture);
    Ok(match format {
        PictureFormat::Svg => plain(svg.into_bytes()),
        PictureFormat::Png => plain(report::png::render(&svg, PIXELS_PER_POINT)?),
    })
}

/// Returns the chart of every exercise and what it is about; needs no campaign.
fn exercises(request: &Request, unit: StackUnit) -> Result<(Chart, Vec<String>), ExportError> {
    let dossier = &request.dossier;
    let register = Register::of(dossier, &request.changed_proofs, request.made_on);
    let years = dossier.exercises.first().zip(dossier.exercises.last());
    let (first, last) = years.ok_or(Missing::Exercise)?;
    let about = if first.year == last.year {
        format!("exercice {}", first.year)
    } else {
        format!("exercices {} à {}", first.year, last.year)
    };
    Ok((remuneration_chart(&request.rules, dossier, register, unit), vec![about]))
}

fn about_campaign(request: &Request, id: CampaignId) -> Vec<String> {
    let campaign = request.dossier.campaign(id);
    campaign.map_or_else(Vec::new, |campaign| {
        vec![campaign.title.clone(), french::long_date(campaign.date)]
    })
}

/// Says whose figures these are, and of when: a picture travels without its dossier.
fn caption(request: &Request, about: Vec<String>) -> String {
    let dossier = &request.dossier;
    let mut parts = vec![dossier.team.display_name().to_owned()];
    parts.extend(about);
    if dossier.is_fictitious {
        parts.push("exemple fictif".to_owned());
    }
    parts.push("fait avec Jalons".to_owned());
    parts.join(" · ")
}

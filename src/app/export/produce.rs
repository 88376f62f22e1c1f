//! The bytes of a document, or its pages to look at. Called aside by the shell and directly by the
//! command line; touches no file.

use std::ops::ControlFlow;

use super::{
    ChartKind, Document, ExportError, PageImage, PictureFormat, Produced, Progress, Request, Stage,
};
use crate::app::remuneration_chart;
use crate::chart::{self, Chart, Timeline, Unit};
use crate::dossier::CampaignId;
use crate::french;
use crate::remuneration;
use crate::report::manuscript::Manuscript;
use crate::report::model::{Diagnostic, Minutes, PaperBallot, ProvisionalStatement};
use crate::report::pdf::Charts;
use crate::report::preview;
use crate::report::{self, csv, tables};
use crate::scoring::Scores;
use crate::theme::TOKENS;

/// Makes a document's bytes.
pub fn produce(request: &Request, progress: Progress<'_>) -> Result<Produced, ExportError> {
    step(progress, Stage::Preparing)?;
    let produced = match request.document {
        Document::Diagnostic | Document::Statement | Document::Minutes | Document::PaperBallot => {
            pdf(&manuscript(request)?, progress)?
        }
        Document::Answers => {
            let id = campaign(request)?.0;
            plain(csv::render(&tables::answers(&request.dossier, id, request.made_on)))
        }
        Document::Calendar => calendar(request),
        Document::PlanTable => plain(csv::render(&tables::plan(&request.dossier, request.made_on))),
        Document::StatementLines => plain(csv::render(&tables::statement(&statement(request)?))),
        Document::BallotPage => ballot_page(request)?,
        Document::Picture(kind, format) => picture(request, (kind, format))?,
    };
    step(progress, Stage::Writing)?;
    Ok(produced)
}

/// Sharp on a screen of twice the usual density.
const PREVIEW_PIXELS_PER_POINT: f64 = 2.0;

/// Makes the pages of a document, to look at before exporting.
pub fn preview(request: &Request) -> Result<Vec<PageImage>, ExportError> {
    Ok(preview::pages(&manuscript(request)?, PREVIEW_PIXELS_PER_POINT)?)
}

/// Prepares the document of pages that is asked for, or that goes with the table asked for.
fn manuscript(request: &Request) -> Result<Manuscript, ExportError> {
    match request.document {
        Document::Minutes => return Ok(Manuscript::minutes(&minutes(request)?)),
        Document::PaperBallot => return Ok(Manuscript::paper_ballot(&paper_ballot(request)?)),
        document if document.is_about_exercise() => {
            return Ok(Manuscript::statement(&statement(request)?));
        }
        _ => {}
    }
    let (id, scores) = campaign(request)?;
    let diagnostic = Diagnostic::of(&request.dossier, id, &scores, request.made_on)
        .ok_or(ExportError::NoCampaign)?;
    Ok(Manuscript::diagnostic(&diagnostic, &Charts::of(&request.dossier, id, &scores)))
}

fn campaign(request: &Request) -> Result<(CampaignId, Scores), ExportError> {
    let id = request.campaign.ok_or(ExportError::NoCampaign)?;
    let scores = Scores::of(&request.dossier, id).ok_or(ExportError::NoCampaign)?;
    Ok((id, scores))
}

fn minutes(request: &Request) -> Result<Minutes, ExportError> {
    let id = request.campaign.ok_or(ExportError::NoCampaign)?;
    Minutes::of(&request.dossier, id, request.made_on).ok_or(ExportError::NoMeeting)
}

fn paper_ballot(request: &Request) -> Result<PaperBallot, ExportError> {
    let id = request.campaign.ok_or(ExportError::NoCampaign)?;
    PaperBallot::of(&request.dossier, id, request.made_on).ok_or(ExportError::NoCampaign)
}

fn ballot_page(request: &Request) -> Result<Produced, ExportError> {
    let campaign = request.campaign.and_then(|id| request.dossier.campaign(id));
    let campaign = campaign.ok_or(ExportError::NoCampaign)?;
    let page = report::ballot_page::html(&request.dossier, campaign);
    Ok(plain(page.ok_or(ExportError::NoCollection)?.into_bytes()))
}

fn statement(request: &Request) -> Result<ProvisionalStatement, ExportError> {
    let facts = request.exercise.and_then(|year| request.dossier.exercise(year));
    let facts = facts.ok_or(ExportError::NoExercise)?;
    let rules = &request.rules;
    let statement = remuneration::compute(rules, facts);
    let (dossier, made_on) = (&request.dossier, request.made_on);
    Ok(ProvisionalStatement::of(rules, facts, &statement, dossier, made_on))
}

fn pdf(manuscript: &Manuscript, progress: Progress<'_>) -> Result<Produced, ExportError> {
    let pdf = report::pdf::render_in_stages(manuscript, &mut |stage| {
        if progress(stage) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(Produced { bytes: pdf.bytes, warnings: pdf.warnings })
}

fn step(progress: Progress<'_>, stage: Stage) -> Result<(), ExportError> {
    if progress(stage) { Ok(()) } else { Err(ExportError::Cancelled) }
}

/// Says when a calendar has nothing in it.
fn calendar(request: &Request) -> Produced {
    let bytes = report::calendar::calendar(&request.dossier, request.made_on);
    let event = b"BEGIN:VEVENT";
    let is_empty = !bytes.windows(event.len()).any(|part| part == event);
    let told =
        "Aucune action à mener n’a d’échéance et aucune réunion n’a de date : l’agenda est vide.";
    Produced { bytes, warnings: is_empty.then(|| told.to_owned()).into_iter().collect() }
}

fn plain(bytes: Vec<u8>) -> Produced {
    Produced { bytes, warnings: Vec::new() }
}

/// Width of an exported chart, in points.
const PICTURE_WIDTH: f32 = 880.0;

fn picture(
    request: &Request,
    (kind, format): (ChartKind, PictureFormat),
) -> Result<Produced, ExportError> {
    const PIXELS_PER_POINT: f32 = 2.0;
    let (dossier, today) = (&request.dossier, request.made_on);
    let (chart, about) = match kind {
        ChartKind::Remuneration(unit) => exercises(request, unit)?,
        ChartKind::Plan => {
            let day = format!("au {}", french::long_date(today));
            (Chart::Timeline(Timeline::of(dossier, today)), vec![day])
        }
        _ => {
            let (id, scores) = campaign(request)?;
            (kind.chart(dossier, (id, &scores), today), about_campaign(request, id))
        }
    };
    let size = (PICTURE_WIDTH, chart.preferred_height(PICTURE_WIDTH));
    let palette = &TOKENS.light;
    let picture = chart::layout(&chart, size, palette).captioned(&caption(request, about), palette);
    let svg = report::svg::render(&picture);
    Ok(match format {
        PictureFormat::Svg => plain(svg.into_bytes()),
        PictureFormat::Png => plain(report::png::render(&svg, PIXELS_PER_POINT)?),
    })
}

/// Returns the chart of every exercise and what it is about; needs no campaign.
fn exercises(request: &Request, unit: Unit) -> Result<(Chart, Vec<String>), ExportError> {
    let dossier = &request.dossier;
    let years = dossier.exercises.first().zip(dossier.exercises.last());
    let (first, last) = years.ok_or(ExportError::NoExercise)?;
    let about = if first.year == last.year {
        format!("exercice {}", first.year)
    } else {
        format!("exercices {} à {}", first.year, last.year)
    };
    Ok((remuneration_chart(dossier, unit), vec![about]))
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

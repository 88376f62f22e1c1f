//! A document in one of its formats, stage by stage.

use std::ops::ControlFlow;

use super::{DocumentKind, ExportError, Format, Produced, Progress, Stage};
use crate::report;
use crate::report::content::Report;
use crate::report::documents::{self, Material};
use crate::report::manuscript::Manuscript;

/// Writes a document in a format.
pub(super) fn written(
    kind: DocumentKind,
    format: Format,
    material: &Material<'_>,
    progress: Progress<'_>,
) -> Result<Produced, ExportError> {
    let report = documents::build(kind, material)?;
    match format {
        Format::Pdf => pdf(&Manuscript::report(&report), progress),
        Format::Docx => {
            step(progress, Stage::LayingOut)?;
            Ok(plain(report::docx::render(&report)?))
        }
        Format::Xlsx => {
            step(progress, Stage::LayingOut)?;
            Ok(plain(report::xlsx::render(&report)?))
        }
        Format::Csv => Ok(plain(first_table(&report))),
    }
}

fn first_table(report: &Report) -> Vec<u8> {
    report.data.first().map_or_else(Vec::new, report::csv::render)
}

/// Lays a document out and writes it as PDF.
pub(super) fn pdf(
    manuscript: &Manuscript,
    progress: Progress<'_>,
) -> Result<Produced, ExportError> {
    let pdf = report::pdf::render_in_stages(manuscript, &mut |stage| {
        if progress(stage) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(Produced { bytes: pdf.bytes, warnings: pdf.warnings })
}

/// Tells that a stage begins; stops when the person stopped it.
pub(super) fn step(progress: Progress<'_>, stage: Stage) -> Result<(), ExportError> {
    if progress(stage) { Ok(()) } else { Err(ExportError::Cancelled) }
}

/// Returns these bytes, about which nothing is to be known.
pub(super) fn plain(bytes: Vec<u8>) -> Produced {
    Produced { bytes, warnings: Vec::new() }
}

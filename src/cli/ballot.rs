//! `jalons avis`: the ballot of a campaign, to hand out.

use std::path::{Path, PathBuf};

use lexopt::{Arg, Parser, ValueExt as _};

use super::report::ReportTask;
use super::work::{CliError, date_named, extension};
use crate::app::export::Export;

/// Reads the arguments after `avis`.
pub(super) fn parse(mut parser: Parser) -> Result<ReportTask, CliError> {
    let (mut dossier, mut to, mut campaign, mut date) = (None, None, None, None);
    let (mut on_paper, mut replaces) = (false, false);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("papier") => on_paper = true,
            Arg::Long("vers" | "sortie") => to = Some(PathBuf::from(parser.value()?)),
            Arg::Long("campagne") => campaign = Some(parser.value()?.string()?),
            Arg::Long("date") => date = Some(date_named(&parser.value()?.string()?)?),
            Arg::Long("remplacer") => replaces = true,
            Arg::Value(path) if dossier.is_none() => dossier = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = |what: &str| CliError::Usage(fr!("« avis » attend {what}."));
    let dossier = dossier.ok_or_else(|| missing("un dossier"))?;
    let to = to.ok_or_else(|| missing(fr!("« --vers FICHIER »")))?;
    let document = document_for(&to, on_paper)?;
    let exercise = None;
    Ok(ReportTask { dossier, to, document, campaign, exercise, date, replaces })
}

/// A page opens in a browser, a sheet of paper comes from a PDF.
fn document_for(path: &Path, on_paper: bool) -> Result<Export, CliError> {
    let extension = extension(path);
    match (on_paper, extension.as_str()) {
        (true, "pdf") => Ok(Export::PaperBallot),
        (false, "html") => Ok(Export::BallotPage),
        _ => Err(CliError::Usage(
            fr!("« avis » attend « --vers PAGE.html », ou bien « --papier » et un fichier .pdf.")
                .to_owned(),
        )),
    }
}

//! `jalons rapport`: a document about a campaign.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use lexopt::{Arg, Parser, ValueExt as _};

use super::{
    CliError, Run, Task, chosen, date_named, extension, make, read_dossier, replace, today,
};
use crate::app::export::{ChartKind, Document, PictureFormat, Request};
use crate::app::shipped_rules;

/// A document to write.
#[derive(Debug, PartialEq, Eq)]
pub struct ReportTask {
    pub(super) dossier: PathBuf,
    pub(super) to: PathBuf,
    pub(super) document: Document,
    pub(super) campaign: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) replaces: bool,
}

/// Reads the arguments after `rapport`.
pub(super) fn parse(mut parser: Parser) -> Result<Run, CliError> {
    let (mut dossier, mut to, mut campaign, mut date) = (None, None, None, None);
    let mut chart = ChartKind::Profile;
    let mut pages = None;
    let mut replaces = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("vers" | "sortie") => to = Some(PathBuf::from(parser.value()?)),
            Arg::Long("campagne") => campaign = Some(parser.value()?.string()?),
            Arg::Long("document") => pages = Some(pages_named(&parser.value()?.string()?)?),
            Arg::Long("graphique") => chart = chart_named(&parser.value()?.string()?)?,
            Arg::Long("date") => date = Some(date_named(&parser.value()?.string()?)?),
            Arg::Long("remplacer") => replaces = true,
            Arg::Value(path) if dossier.is_none() => dossier = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = |what: &str| CliError::Usage(format!("« rapport » attend {what}."));
    let dossier = dossier.ok_or_else(|| missing("un dossier"))?;
    let to = to.ok_or_else(|| missing("« --vers FICHIER »"))?;
    let document = document_for(&to, chart, pages)?;
    Ok(Run::Terminal(Task::Report(ReportTask { dossier, to, document, campaign, date, replaces })))
}

fn chart_named(name: &str) -> Result<ChartKind, CliError> {
    ChartKind::ALL.into_iter().find(|kind| kind.slug() == name).ok_or_else(|| {
        let names = ChartKind::ALL.map(ChartKind::slug).join(", ");
        CliError::Usage(format!("Le graphique « {name} » n’existe pas : choisissez parmi {names}."))
    })
}

fn pages_named(name: &str) -> Result<Document, CliError> {
    match name {
        "diagnostic" => Ok(Document::Diagnostic),
        "compte-rendu" => Ok(Document::Minutes),
        _ => Err(CliError::Usage(format!(
            "Le document « {name} » n’existe pas : choisissez parmi diagnostic, compte-rendu."
        ))),
    }
}

fn document_for(
    path: &Path,
    chart: ChartKind,
    pages: Option<Document>,
) -> Result<Document, CliError> {
    let extension = extension(path);
    match extension.as_str() {
        "pdf" => Ok(pages.unwrap_or(Document::Diagnostic)),
        _ if pages.is_some() => Err(CliError::Usage(format!(
            "Ce document s’écrit en PDF : donnez à « {} » l’extension .pdf.",
            path.display()
        ))),
        "csv" => Ok(Document::Answers),
        "svg" => Ok(Document::Picture(chart, PictureFormat::Svg)),
        "png" => Ok(Document::Picture(chart, PictureFormat::Png)),
        _ => Err(CliError::Usage(format!(
            "L’extension de « {} » ne dit pas quel document écrire : choisissez .pdf, .csv, .svg ou .png.",
            path.display()
        ))),
    }
}

/// Makes the document and writes it.
pub(super) fn write(task: &ReportTask) -> Result<Vec<String>, CliError> {
    let dossier = read_dossier(&task.dossier)?;
    let campaign = chosen(&dossier, task.campaign.as_deref())?.id;
    make(&Request {
        document: task.document,
        campaign: Some(campaign),
        exercise: None,
        rules: shipped_rules(),
        made_on: task.date.unwrap_or_else(today),
        path: task.to.clone(),
        replace: replace(task.replaces),
        dossier,
    })
}

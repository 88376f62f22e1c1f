//! `jalons rapport`: any document of a dossier, in any of its formats.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use lexopt::{Arg, Parser, ValueExt as _};
use strum::IntoEnumIterator as _;

use super::work::{
    CliError, check_exercise, chosen, date_named, extension, format_for, make, read_dossier,
    request, year_named,
};
use crate::app::export::{
    ChartKind, DocumentKind, Export, Matter, PictureFormat, Readership, Request,
};
use crate::french;

/// A document to write.
#[derive(Debug, PartialEq, Eq)]
pub struct ReportTask {
    /// File to read.
    pub(super) dossier: PathBuf,
    /// File to write; its ending gives the format.
    pub(super) to: PathBuf,
    /// Which one, for whom.
    pub(super) document: Export,
    /// Title of the campaign, or its year; the latest where nothing is said.
    pub(super) campaign: Option<String>,
    /// Year that is paid; the latest where nothing is said.
    pub(super) exercise: Option<i16>,
    /// Day the document bears; today where nothing is said.
    pub(super) date: Option<Date>,
    /// May take the place of a file that is there.
    pub(super) replaces: bool,
}

/// What the options say of the document.
#[derive(Default)]
struct ReportOptions {
    kind: Option<DocumentKind>,
    reading: Option<Readership>,
    chart: Option<ChartKind>,
}

/// Reads the arguments after `rapport`; there is no document to write when all are to be listed.
pub(super) fn parse(mut parser: Parser) -> Result<Option<ReportTask>, CliError> {
    let (mut dossier, mut to, mut campaign, mut date) = (None, None, None, None);
    let mut exercise = None;
    let mut wanted = ReportOptions::default();
    let (mut replaces, mut lists) = (false, false);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("vers" | "sortie") => to = Some(PathBuf::from(parser.value()?)),
            Arg::Long("campagne") => campaign = Some(parser.value()?.string()?),
            Arg::Long("exercice") => exercise = Some(year_named(&parser.value()?.string()?)?),
            Arg::Long("document") => wanted.kind = Some(kind_named(&parser.value()?.string()?)?),
            Arg::Long("lecture") => {
                wanted.reading = Some(reading_named(&parser.value()?.string()?)?);
            }
            Arg::Long("graphique") => {
                wanted.chart = Some(chart_named(&parser.value()?.string()?)?);
            }
            Arg::Long("date") => date = Some(date_named(&parser.value()?.string()?)?),
            Arg::Long("remplacer") => replaces = true,
            Arg::Long("liste") => lists = true,
            Arg::Value(path) if dossier.is_none() => dossier = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    if lists {
        let alone = fr!("« rapport --liste » n’attend ni dossier ni fichier.");
        let is_alone = dossier.is_none() && to.is_none();
        return if is_alone { Ok(None) } else { Err(CliError::Usage(alone.to_owned())) };
    }
    let missing = |what: &str| CliError::Usage(fr!("« rapport » attend {what}."));
    let dossier = dossier.ok_or_else(|| missing("un dossier"))?;
    let to = to.ok_or_else(|| missing(fr!("« --vers FICHIER »")))?;
    let document = document_for(&to, &wanted)?;
    Ok(Some(ReportTask { dossier, to, document, campaign, exercise, date, replaces }))
}

fn chart_named(name: &str) -> Result<ChartKind, CliError> {
    ChartKind::all().find(|kind| french::is_same(kind.slug(), name)).ok_or_else(|| {
        let names = ChartKind::all().map(ChartKind::slug).collect::<Vec<_>>().join(", ");
        CliError::Usage(fr!("Le graphique « {name} » n’existe pas : choisissez parmi {names}."))
    })
}

fn kind_named(name: &str) -> Result<DocumentKind, CliError> {
    DocumentKind::named(name).ok_or_else(|| {
        let mut names: Vec<&str> = DocumentKind::all().map(DocumentKind::slug).collect();
        names.dedup();
        let names = names.join(", ");
        CliError::Usage(fr!("Le document « {name} » n’existe pas : choisissez parmi {names}."))
    })
}

fn reading_named(name: &str) -> Result<Readership, CliError> {
    Readership::iter().find(|reading| french::is_same(reading.slug(), name)).ok_or_else(|| {
        let names = Readership::iter().map(Readership::slug).collect::<Vec<_>>().join(", ");
        CliError::Usage(fr!("La lecture « {name} » n’existe pas : choisissez parmi {names}."))
    })
}

fn document_for(path: &Path, wanted: &ReportOptions) -> Result<Export, CliError> {
    let reading = wanted.reading.unwrap_or_default();
    match (extension(path).as_str(), wanted.kind) {
        ("zip", None) => Ok(Export::Package),
        ("svg", None) => Ok(Export::Picture(chart(wanted), PictureFormat::Svg)),
        ("png", None) => Ok(Export::Picture(chart(wanted), PictureFormat::Png)),
        ("csv", Some(DocumentKind::ActionPlan)) => Ok(Export::PlanTable),
        (_, kind) => {
            let kind = kind.unwrap_or(DocumentKind::Diagnostic);
            if wanted.reading.is_some() && kind.reading().is_none() {
                return Err(CliError::Usage(
                    fr!("« --lecture » va avec « --document synthese » ou « --document dossier ».")
                        .to_owned(),
                ));
            }
            Ok(Export::Report(kind.read_by(reading), format_for(kind, path)?))
        }
    }
}

fn chart(wanted: &ReportOptions) -> ChartKind {
    wanted.chart.unwrap_or(ChartKind::Profile)
}

/// Makes the document and writes it.
pub(super) fn write(task: &ReportTask) -> Result<Vec<String>, CliError> {
    let dossier = read_dossier(&task.dossier)?;
    if let Some(year) = task.exercise {
        check_exercise(&dossier, year)?;
    }
    let needs_campaign = task.document.matter() == Matter::Campaign;
    let campaign = match chosen(&dossier, task.campaign.as_deref()) {
        Ok(campaign) => Some(campaign.id),
        Err(error) if needs_campaign || task.campaign.is_some() => return Err(error),
        Err(_) => None,
    };
    make(Request {
        campaign,
        exercise: task.exercise.or_else(|| dossier.exercises.last().map(|facts| facts.year)),
        folder: task.dossier.parent().map(Path::to_owned),
        dossier,
        ..request(task.document, &task.to, task.date, task.replaces)
    })
}

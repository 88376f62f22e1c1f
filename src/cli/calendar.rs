//! `jalons calendrier`: the deadlines of the plan for a calendar, or the plan for a spreadsheet.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::Date;
use lexopt::{Arg, Parser, ValueExt as _};

use super::work::{CliError, date_named, extension, make, now, read_dossier, request};
use crate::app::export::{Export, Meetings, Request};

/// A calendar to write.
#[derive(Debug, PartialEq, Eq)]
pub struct CalendarTask {
    dossier: PathBuf,
    document: Export,
    date: Option<Date>,
    replaces: bool,
    pub(super) to: PathBuf,
}

/// Reads the arguments after `calendrier`.
pub(super) fn parse(mut parser: Parser) -> Result<CalendarTask, CliError> {
    let (mut dossier, mut to, mut date) = (None, None, None);
    let (mut replaces, mut meetings) = (false, Meetings::ToCome);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("vers" | "sortie") => to = Some(PathBuf::from(parser.value()?)),
            Arg::Long("date") => date = Some(date_named(&parser.value()?.string()?)?),
            Arg::Long("remplacer") => replaces = true,
            Arg::Long("reunions-passees") => meetings = Meetings::All,
            Arg::Value(path) if dossier.is_none() => dossier = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = |what: &str| CliError::Usage(fr!("« calendrier » attend {what}."));
    let dossier = dossier.ok_or_else(|| missing("un dossier"))?;
    let to = to.ok_or_else(|| missing(fr!("« --vers FICHIER »")))?;
    let document = document_for(&to, meetings)?;
    Ok(CalendarTask { dossier, document, date, replaces, to })
}

fn document_for(path: &Path, meetings: Meetings) -> Result<Export, CliError> {
    let extension = extension(path);
    match extension.as_str() {
        "ics" => Ok(Export::Calendar(meetings)),
        "csv" => Ok(Export::PlanTable),
        _ => Err(CliError::Usage(fr!(
            "L’extension de « {} » ne dit pas comment écrire les échéances : choisissez .ics ou .csv.",
            path.display()
        ))),
    }
}

/// Makes the calendar and writes it.
///
/// A calendar counts in seconds and takes the newer of two exports: the next one is left no way to
/// bear the same second.
pub(super) fn write(task: &CalendarTask) -> Result<Vec<String>, CliError> {
    let dossier = read_dossier(&task.dossier)?;
    let made = make(Request {
        folder: task.dossier.parent().map(Path::to_owned),
        dossier,
        ..request(task.document, &task.to, task.date, task.replaces)
    });
    if let Export::Calendar(_) = task.document {
        let rest = 1_000_000_000 - now().subsec_nanosecond().rem_euclid(1_000_000_000);
        std::thread::sleep(Duration::from_nanos(rest.unsigned_abs().into()));
    }
    made
}

//! `jalons calendrier`: the deadlines of the plan for a calendar, or the plan for a spreadsheet.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use lexopt::{Arg, Parser, ValueExt as _};

use super::{CliError, Run, Task, date_named, extension, make, read_dossier, replace, today};
use crate::app::export::{Document, Request};
use crate::app::shipped_rules;

/// A calendar to write.
#[derive(Debug, PartialEq, Eq)]
pub struct CalendarTask {
    dossier: PathBuf,
    document: Document,
    date: Option<Date>,
    replaces: bool,
    pub(super) to: PathBuf,
}

/// Reads the arguments after `calendrier`.
pub(super) fn parse(mut parser: Parser) -> Result<Run, CliError> {
    let (mut dossier, mut to, mut date) = (None, None, None);
    let mut replaces = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("vers" | "sortie") => to = Some(PathBuf::from(parser.value()?)),
            Arg::Long("date") => date = Some(date_named(&parser.value()?.string()?)?),
            Arg::Long("remplacer") => replaces = true,
            Arg::Value(path) if dossier.is_none() => dossier = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = |what: &str| CliError::Usage(format!("« calendrier » attend {what}."));
    let dossier = dossier.ok_or_else(|| missing("un dossier"))?;
    let to = to.ok_or_else(|| missing("« --vers FICHIER »"))?;
    let document = document_for(&to)?;
    Ok(Run::Terminal(Task::Calendar(CalendarTask { dossier, document, date, replaces, to })))
}

fn document_for(path: &Path) -> Result<Document, CliError> {
    let extension = extension(path);
    match extension.as_str() {
        "ics" => Ok(Document::Calendar),
        "csv" => Ok(Document::PlanTable),
        _ => Err(CliError::Usage(format!(
            "L’extension de « {} » ne dit pas comment écrire les échéances : choisissez .ics ou .csv.",
            path.display()
        ))),
    }
}

/// Makes the calendar and writes it.
pub(super) fn write(task: &CalendarTask) -> Result<Vec<String>, CliError> {
    let dossier = read_dossier(&task.dossier)?;
    make(Request {
        document: task.document,
        campaign: None,
        exercise: None,
        rules: shipped_rules(),
        made_on: task.date.unwrap_or_else(today),
        path: task.to.clone(),
        replace: replace(task.replaces),
        folder: task.dossier.parent().map(Path::to_owned),
        changed_proofs: Vec::new(),
        proof_files: Vec::new(),
        dossier,
    })
}

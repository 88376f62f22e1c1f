//! `jalons decompte`: the provisional statement of an exercise, as PDF or CSV.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use lexopt::{Arg, Parser, ValueExt as _};

use super::work::{
    CliError, check_exercise, date_named, format_for, make, read_dossier, refusal, request, today,
    year_named,
};
use crate::app::export::{DocumentKind, Export, Request};
use crate::app::{Asked, shipped_rules};
use crate::remuneration::{self, Register, Rules, words};
use crate::source::Severity;
use crate::store;

/// A statement to write.
#[derive(Debug, PartialEq, Eq)]
pub struct StatementTask {
    dossier: PathBuf,
    exercise: i16,
    document: Export,
    rules: Option<PathBuf>,
    date: Option<Date>,
    replaces: bool,
    pub(super) to: PathBuf,
}

/// Reads the arguments after `decompte`.
pub(super) fn parse(mut parser: Parser) -> Result<StatementTask, CliError> {
    let (mut dossier, mut to, mut exercise, mut rules, mut date) = (None, None, None, None, None);
    let mut replaces = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("vers") => to = Some(PathBuf::from(parser.value()?)),
            Arg::Long("exercice") => exercise = Some(year_named(&parser.value()?.string()?)?),
            Arg::Long("regles") => rules = Some(PathBuf::from(parser.value()?)),
            Arg::Long("date") => date = Some(date_named(&parser.value()?.string()?)?),
            Arg::Long("remplacer") => replaces = true,
            Arg::Value(path) if dossier.is_none() => dossier = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = |what: &str| CliError::Usage(fr!("« decompte » attend {what}."));
    let dossier = dossier.ok_or_else(|| missing("un dossier"))?;
    let exercise = exercise.ok_or_else(|| missing(fr!("« --exercice ANNÉE »")))?;
    let to = to.ok_or_else(|| missing(fr!("« --vers FICHIER »")))?;
    let document =
        Export::Report(DocumentKind::Statement, format_for(DocumentKind::Statement, &to)?);
    Ok(StatementTask { dossier, exercise, document, rules, date, replaces, to })
}

/// Makes the statement and writes it; tells its first figure, then what to know of the file.
pub(super) fn write(task: &StatementTask) -> Result<Vec<String>, CliError> {
    let dossier = read_dossier(&task.dossier)?;
    let rules = task.rules.as_deref().map_or_else(|| Ok(shipped_rules()), read_rules)?;
    check_exercise(&dossier, task.exercise)?;
    check_covered(&rules, task.exercise)?;
    let facts = dossier.exercise(task.exercise);
    let made_on = task.date.unwrap_or_else(today);
    let register = Register::of(&dossier, &[], made_on);
    let statement = facts.map(|facts| remuneration::compute(&rules, facts, register));
    let mut told: Vec<String> =
        statement.iter().map(|one| words::headline(one).sentence()).collect();
    let warnings = make(Request {
        exercise: Some(task.exercise),
        rules,
        folder: task.dossier.parent().map(Path::to_owned),
        dossier,
        ..request(task.document, &task.to, Some(made_on), task.replaces)
    })?;
    told.extend(warnings);
    Ok(told)
}

fn read_rules(path: &Path) -> Result<Arc<Rules>, CliError> {
    let name = path.display().to_string();
    let bytes = store::read(path)
        .map_err(|error| CliError::Failed(fr!("« {name} » : {error}.\n  {}", error.help())))?;
    let reading = remuneration::file::read(&bytes);
    reading.value.map(Arc::new).ok_or_else(|| {
        if let Some(refused) = refusal(path, &bytes, Asked::Rules) {
            return refused;
        }
        let errors = reading.problems.iter().filter(|p| p.severity == Severity::Error);
        let problems: Vec<String> = errors.map(|problem| problem.render(&name)).collect();
        CliError::Failed(fr!("« {name} » n’a pas pu être lu.\n{}", problems.join("\n")))
    })
}

fn check_covered(rules: &Rules, year: i16) -> Result<(), CliError> {
    if rules.exercise(year).is_some() {
        return Ok(());
    }
    let years: Vec<String> = rules.exercises.iter().map(|rules| rules.year.to_string()).collect();
    Err(CliError::Failed(fr!(
        "Les règles « {} » {} ne couvrent pas l’exercice {year} : elles couvrent {}.\n  \
         Indiquez d’autres règles avec « --regles FICHIER ».",
        rules.short_title,
        rules.version,
        years.join(", ")
    )))
}

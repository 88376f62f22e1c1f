//! `jalons guide`: how to do things with the program, to read or to hang on a wall.

use std::path::PathBuf;

use jiff::civil::Date;
use lexopt::{Arg, Parser, ValueExt as _};

use super::work::{CliError, date_named, extension, make, request};
use crate::app::export::{Export, GuideLength};

/// A guide to write.
#[derive(Debug, PartialEq, Eq)]
pub struct GuideTask {
    length: GuideLength,
    date: Option<Date>,
    replaces: bool,
    pub(super) to: PathBuf,
}

/// Reads the arguments after `guide`.
pub(super) fn parse(mut parser: Parser) -> Result<GuideTask, CliError> {
    let (mut to, mut date, mut replaces) = (None, None, false);
    let mut length = GuideLength::Whole;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("vers" | "sortie") => to = Some(PathBuf::from(parser.value()?)),
            Arg::Long("une-page") => length = GuideLength::OnePage,
            Arg::Long("date") => date = Some(date_named(&parser.value()?.string()?)?),
            Arg::Long("remplacer") => replaces = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = || CliError::Usage(fr!("« guide » attend « --vers FICHIER.pdf ».").to_owned());
    let to = to.filter(|path| extension(path) == "pdf").ok_or_else(missing)?;
    Ok(GuideTask { length, date, replaces, to })
}

/// Makes the guide and writes it.
pub(super) fn write(task: &GuideTask) -> Result<Vec<String>, CliError> {
    make(request(Export::Guide(task.length), &task.to, task.date, task.replaces))
}

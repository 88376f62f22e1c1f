//! `jalons [DOSSIER] [--rendu NOM]`: which window is asked for.

use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt as _};

use super::{CliError, Run};
use crate::store::Renderer;

/// Reads every argument: none of them is the name of a task.
pub(super) fn parse(mut parser: Parser) -> Result<Run, CliError> {
    let (mut dossier, mut renderer) = (None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("rendu") => renderer = Some(renderer_named(&parser.value()?.string()?)?),
            Arg::Value(path) if dossier.is_none() => {
                // A recent file must still be found from another folder.
                let path = PathBuf::from(path);
                dossier = Some(std::path::absolute(&path).unwrap_or(path));
            }
            Arg::Value(_) => {
                let one = "Un seul dossier peut être ouvert à la fois.";
                return Err(CliError::Usage(one.to_owned()));
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Run::Window(dossier, renderer))
}

fn renderer_named(name: &str) -> Result<Renderer, CliError> {
    Renderer::named(name).ok_or_else(|| {
        let names: Vec<&str> = Renderer::ALL.iter().map(|renderer| renderer.name()).collect();
        CliError::Usage(format!(
            "Le rendu «\u{a0}{name}\u{a0}» n’existe pas sur ce système\u{a0}; il y a\u{a0}: {}.",
            names.join(", ")
        ))
    })
}

//! `jalons [FICHIER…] [--rendu NOM]`: which window is asked for. A desktop names files by addresses.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use lexopt::{Arg, Parser, ValueExt as _};
use url::Url;

use super::work::CliError;
use crate::store::Renderer;

/// Reads every argument, none of which is the name of a task: files to open, and what draws.
pub(super) fn parse(mut parser: Parser) -> Result<(Vec<PathBuf>, Option<Renderer>), CliError> {
    let (mut files, mut word, mut renderer) = (Vec::new(), None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("rendu") => renderer = Some(renderer_named(&parser.value()?.string()?)?),
            Arg::Value(named) => {
                word =
                    word.or_else(|| (files.is_empty() && is_word(&named)).then(|| named.clone()));
                let path = address(&named).unwrap_or_else(|| Ok(PathBuf::from(named)))?;
                // A recent file must still be found from another folder.
                files.push(std::path::absolute(&path).unwrap_or(path));
            }
            other => return Err(other.unexpected().into()),
        }
    }
    match word {
        // A script waits for its answer: a word mistyped must not open a window instead.
        Some(word) if files.len() > 1 => {
            let word = word.to_string_lossy();
            let neither = fr!("« {word} » n’est ni une commande, ni un dossier.");
            Err(CliError::Usage(neither))
        }
        _ => Ok((files, renderer)),
    }
}

/// Tells whether an argument looks like a command rather than like a file.
fn is_word(named: &OsStr) -> bool {
    let path = Path::new(named);
    path.extension().is_none() && path.components().count() == 1
}

/// Reads `file:///…%20…`, as some desktops name a file; nothing where it is a plain path.
fn address(named: &OsStr) -> Option<Result<PathBuf, CliError>> {
    let text = named.to_str().filter(|text| has_scheme(text))?;
    let path = Url::parse(text).ok().and_then(|address| address.to_file_path().ok());
    Some(path.ok_or_else(|| {
        CliError::Usage(fr!("L’adresse « {text} » ne désigne pas un fichier de cet ordinateur."))
    }))
}

fn has_scheme(text: &str) -> bool {
    text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("file:"))
}

fn renderer_named(name: &str) -> Result<Renderer, CliError> {
    Renderer::named(name).ok_or_else(|| {
        let names: Vec<&str> = Renderer::ALL.iter().map(|renderer| renderer.name()).collect();
        CliError::Usage(fr!(
            "Le rendu « {name} » n’existe pas sur ce système ; il y a : {}.",
            names.join(", ")
        ))
    })
}

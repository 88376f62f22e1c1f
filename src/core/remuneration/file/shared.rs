//! What every part of the rules has: lists that hold something, years, and a source.

use super::names::DeclaredNames;
use crate::remuneration::{Certainty, Citation, Period};
use crate::source::{Node, Record, max};

const PERIOD: [&str; 2] = ["de", "a"];
const CITATION: [&str; 3] = ["texte", "page", "certitude"];

const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;
const CERTAINTIES: [(&str, Certainty); 5] = [
    ("A", Certainty::A),
    ("B", Certainty::B),
    ("C", Certainty::C),
    ("D", Certainty::D),
    ("R", Certainty::R),
];

/// A list must be there and hold something.
pub(super) fn filled<'a, const N: usize>(
    record: &Record<'a, N>,
    key: &str,
    names: &DeclaredNames<'a>,
) -> &'a [Node<'a>] {
    let node = record.require(key, "[(…)]");
    let nodes = record.list(key, "[(…)]").unwrap_or_default();
    let is_whole = node.is_some_and(|node| !node.is_damaged);
    if nodes.is_empty() && is_whole && record.list(key, "").is_some() {
        let message = format!("« {key} » est vide.");
        names.problems.error(record.span(key), message, "Écrivez au moins un élément.");
    }
    nodes
}

/// Reads the years of a group; all of them when the key is not there.
pub(super) fn period<'a, const N: usize>(
    record: &Record<'a, N>,
    names: &DeclaredNames<'a>,
) -> Period {
    let Some(node) = record.get("exercices") else { return Period::default() };
    let problems = names.problems;
    let period = Record::open(node, problems, "cette période", &PERIOD);
    let (from, to) = (year(&period, "de"), year(&period, "a"));
    let read = Period { from, to };
    if problems.is_malformed() || node.is_damaged {
        return read;
    }
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        let message = "Cette période finit avant de commencer.";
        problems.error(node.span, message, "Échangez les deux années.");
    } else if !names.years.is_empty() && !names.years.iter().any(|year| read.contains(*year)) {
        let message = "Cette période ne contient aucun des exercices déclarés.";
        problems.error(node.span, message, "Corrigez ces années, ou ajoutez l’exercice.");
    }
    read
}

/// Reads a year, if the key is there.
pub(super) fn year<const N: usize>(record: &Record<'_, N>, key: &str) -> Option<i16> {
    record.optional_integer(key, &YEARS).and_then(|year| i16::try_from(year).ok())
}

/// Reads where a figure stands; every figure needs it.
pub(super) fn citation<'a, const N: usize>(
    record: &Record<'a, N>,
    names: &DeclaredNames<'a>,
) -> Citation {
    let example = "(texte: \"S1\", page: \"22\", certitude: A)";
    let citation = match record.require("source", example) {
        Some(node) => Record::open(node, names.problems, "cette source", &CITATION),
        None => Record::absent(names.problems, &CITATION),
    };
    citation.require("certitude", "A");
    let page = citation.optional_str("page", max::SHORT).unwrap_or_default();
    let certainty = citation.choice("certitude", &CERTAINTIES).unwrap_or(Certainty::R);
    let has_pages = names.has_pages(&citation, "texte") && !names.problems.is_malformed();
    if has_pages && citation.get("page").is_none() {
        let message = "Il manque la page : ce texte n’est pas une page du web.";
        let help = "Ajoutez par exemple « page: \"22\", ».";
        names.problems.shape_error(citation.span("texte"), message, help);
    }
    let source = names.source(&citation, "texte");
    Citation { source, page: page.to_owned(), certainty }
}

//! What a piece holds in a few French words, said so that its versions can be told apart.
//!
//! Never says what is in a ballot, nor whose it is.

use super::facet::Facet;
use super::facets::{absent, facets, is_there_or_not};
use super::piece::PieceContent;

const CHANGED: &str = "autre version";

/// Tells the versions of one piece, the former first: only what differs between them.
pub(super) fn words<const N: usize>(pieces: [Option<&PieceContent>; N]) -> [String; N] {
    let Some(sample) = pieces.iter().flatten().next() else {
        return std::array::from_fn(|_| String::new());
    };
    let first = pieces.first().copied().flatten();
    let all: Vec<Vec<Facet<'_>>> =
        pieces.iter().map(|piece| piece.map_or_else(Vec::new, facets)).collect();
    let told = |index: usize| all.get(index).map_or_else(Vec::new, |own| differing(own, &all));
    let mut shown: [String; N] = std::array::from_fn(|index| {
        let piece = pieces.get(index).copied().flatten();
        match piece {
            _ if is_there_or_not(sample) => existence(index == 0, first, piece, &told(index)),
            None => absent(sample).to_owned(),
            Some(_) => told(index).join(", "),
        }
    });
    let former = shown.first().cloned().unwrap_or_default();
    for (piece, words) in pieces.iter().zip(&mut shown).skip(1) {
        if *piece != first && *words == former {
            let comma = if words.is_empty() { "" } else { ", " };
            *words = format!("{words}{comma}{CHANGED}");
        }
    }
    for words in &mut shown {
        if words.is_empty() {
            "inchangé".clone_into(words);
        }
    }
    shown
}

/// Returns what is worth telling of one version: what is not the same in all of those there are.
fn differing(own: &[Facet<'_>], all: &[Vec<Facet<'_>>]) -> Vec<String> {
    let is_same = |facet: &Facet<'_>| {
        let others = all.iter().filter(|facets| !facets.is_empty());
        others.into_iter().all(|facets| facets.iter().any(|other| other.is_same(facet)))
    };
    let there = all.iter().filter(|facets| !facets.is_empty()).count();
    let kept = own.iter().filter(|facet| if there > 1 { !is_same(facet) } else { facet.is_said });
    kept.map(|facet| facet.shown.clone()).collect()
}

/// Says of something that is added and removed whole what became of it.
fn existence(
    is_first: bool,
    first: Option<&PieceContent>,
    piece: Option<&PieceContent>,
    told: &[String],
) -> String {
    let state = match (first, piece) {
        (None, None) => "pas dans le dossier",
        (Some(_), None) => "supprimé",
        (Some(_), Some(_)) if is_first => "dans le dossier",
        (None, Some(_)) => "ajouté",
        (Some(former), Some(now)) if former == now => "inchangé",
        (Some(_), Some(_)) => "changé",
    };
    let is_worth_more = !told.is_empty() && first.is_some() && piece.is_some();
    if is_worth_more { told.join(", ") } else { state.to_owned() }
}

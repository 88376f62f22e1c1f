//! What differs between two dossiers, piece by piece, in the order one reads it.

use super::part::PieceKey;
use super::piece::{PieceContent, Pieces, take_apart};
use super::whole::Wholes;
use super::{place, title, words};
use crate::dossier::Dossier;

/// Something that differs between two dossiers, in short French words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which piece.
    pub part: PieceKey,
    /// "A2 · Titre du critère, Auto-évaluation 2025".
    pub title: String,
    /// What it was: "niveau 2", "sans réponse".
    pub before: String,
    /// What it became.
    pub after: String,
}

/// Returns what differs between two dossiers, in the dossier's order; nothing when they are equal.
pub fn differences(before: &Dossier, after: &Dossier) -> Vec<Difference> {
    if before == after {
        return Vec::new();
    }
    let wholes = Wholes::of_two(before, after);
    let (then, now) = (take_apart(before, &wholes), take_apart(after, &wholes));
    let parts = changed(&then, &now);
    in_order(parts, &[after, before])
        .into_iter()
        .map(|part| difference(part, [then.get(part), now.get(part)], &[after, before]))
        .collect()
}

/// Returns the parts that differ.
fn changed<'a>(before: &'a Pieces, after: &'a Pieces) -> Vec<&'a PieceKey> {
    let gone = before.keys().filter(|part| !after.contains_key(*part));
    let parts = after.keys().chain(gone);
    parts.filter(|part| differs(before.get(*part), after.get(*part))).collect()
}

/// Tells whether two pieces of a part differ; an order is that of what stands in both lists.
pub(super) fn differs(one: Option<&PieceContent>, other: Option<&PieceContent>) -> bool {
    match (one, other) {
        (Some(PieceContent::Order(_, one)), Some(PieceContent::Order(_, other))) => {
            let of_one = one.iter().filter(|name| other.contains(name));
            let of_other = other.iter().filter(|name| one.contains(name));
            !of_one.eq(of_other)
        }
        (Some(PieceContent::Order(..)), None) | (None, Some(PieceContent::Order(..))) => false,
        (Some(_) | None, _) => one != other,
    }
}

pub(super) fn difference(
    part: &PieceKey,
    pieces: [Option<&PieceContent>; 2],
    dossiers: &[&Dossier],
) -> Difference {
    let [before, after] = words::words(pieces);
    Difference { part: part.clone(), title: title::title(part, dossiers), before, after }
}

/// Puts parts in the order of the first of these dossiers that has them.
pub(super) fn in_order<'a>(
    mut parts: Vec<&'a PieceKey>,
    dossiers: &[&Dossier],
) -> Vec<&'a PieceKey> {
    parts.sort_by_cached_key(|part| place::place(part, dossiers));
    parts
}

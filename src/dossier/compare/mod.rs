//! What differs between two dossiers, and how two versions of one become one again.
//!
//! A dossier is taken apart into pieces that change as one, each named by a [`Part`]; two versions
//! are compared piece by piece and put together again. Never tells what a ballot says, nor whose it
//! is. Never touches a file: who asks knows where the versions come from.

mod apart;
mod facets;
mod listed;
mod merge;
mod place;
mod renumber;
mod revealed;
mod title;
mod together;
mod whole;
mod words;

use super::{CampaignId, Dossier, FactId, ImprovementId, ProofId, TeamField};
use crate::grid::CriterionId;

use self::apart::{Piece, Pieces, take_apart};
use self::whole::Wholes;

pub(super) use self::revealed::{closes_more, keep_revealed, reveals_more};

pub use self::revealed::gives_up_ballots;

pub use self::merge::{Conflict, Merge, Side};

/// A piece of a dossier that changes as one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who the team is, field by field.
    Team(TeamPart),
    /// Whether the dossier is an invented one.
    Fictitious,
    /// A campaign as a whole: it is there or not, or cannot be told piece by piece.
    Campaign(CampaignId),
    /// Something about a campaign as a whole.
    CampaignIdentity(CampaignId, IdentityPart),
    /// What the team says of one criterion.
    Entry(CampaignId, CriterionId),
    /// The gathering of ballots: whether it is open, revealed, what stays of it.
    Collection(CampaignId),
    /// One ballot, by its id.
    Ballot(CampaignId, String),
    /// How the meeting goes.
    Meeting(CampaignId),
    /// The end of a campaign, with its corrections.
    Closure(CampaignId),
    /// The *démarche qualité* of a campaign.
    Approach(CampaignId),
    /// An exercise of the remuneration as a whole: it is there or not.
    Exercise(i16),
    /// A fact declared for an exercise.
    Fact(i16, FactId),
    /// Whether the proof an indicator asks for is held.
    IndicatorProof(i16, String),
    /// The note of an exercise.
    ExerciseNote(i16),
    /// An improvement.
    Improvement(ImprovementId),
    /// A proof of the register.
    Proof(ProofId),
    /// How documents present themselves.
    Presentation,
    /// The order of a list, when nothing else of it differs.
    Order(Listing),
}

/// A piece of the team's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TeamPart {
    /// A text.
    Field(TeamField),
    /// The day the ACI contract was signed.
    ContractDate,
    /// Places of care.
    Sites,
    /// Associates, by profession.
    Associates,
    /// *Patientèle*, by year.
    Patientele,
}

/// A piece of what a campaign is, as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdentityPart {
    /// Its title.
    Title,
    /// The day it stands for.
    Date,
    /// Which criteria are gone through.
    Path,
    /// How the team went about it.
    Note,
}

/// A list whose order is the team's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listing {
    /// Ballots, as they came.
    Ballots(CampaignId),
    /// Improvements, as they were decided.
    Improvements,
    /// Proofs, as they were registered.
    Proofs,
}

/// Something that differs between two dossiers, in short French words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which piece.
    pub part: Part,
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
fn changed<'a>(before: &'a Pieces, after: &'a Pieces) -> Vec<&'a Part> {
    let gone = before.keys().filter(|part| !after.contains_key(*part));
    let parts = after.keys().chain(gone);
    parts.filter(|part| differs(before.get(*part), after.get(*part))).collect()
}

/// Tells whether two pieces of a part differ; an order is that of what stands in both lists.
fn differs(one: Option<&Piece>, other: Option<&Piece>) -> bool {
    match (one, other) {
        (Some(Piece::Order(one)), Some(Piece::Order(other))) => {
            let of_one = one.iter().filter(|name| other.contains(name));
            let of_other = other.iter().filter(|name| one.contains(name));
            !of_one.eq(of_other)
        }
        (Some(Piece::Order(_)), None) | (None, Some(Piece::Order(_))) => false,
        _ => one != other,
    }
}

fn difference(part: &Part, pieces: [Option<&Piece>; 2], dossiers: &[&Dossier]) -> Difference {
    let [before, after] = words::words(pieces);
    Difference { part: part.clone(), title: title::title(part, dossiers), before, after }
}

/// Puts parts in the order of the first of these dossiers that has them.
fn in_order<'a>(mut parts: Vec<&'a Part>, dossiers: &[&Dossier]) -> Vec<&'a Part> {
    parts.sort_by_cached_key(|part| place::place(part, dossiers));
    parts
}

//! Two versions that come from one → one again, with what only a person can choose.
//!
//! What one side changed is taken; what both changed the same way is taken once; what both changed
//! differently is a [`Conflict`], but for what has an answer of its own: of a ballot, the later
//! revision, whichever side has it; of the corrections of a closed campaign, those of both; of a
//! list's order, ours.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::difference::{Difference, difference, differs, in_order};
use super::part::PieceKey;
use super::piece::{PieceContent, Pieces, take_apart};
use super::renumber::renumbered;
use super::revealed::keep_revealed;
use super::together::put_together;
use super::whole::Wholes;
use super::{title, words};
use crate::dossier::{Closure, Dossier};

/// Whose version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The one that is open here.
    #[default]
    Ours,
    /// The other one.
    Theirs,
}

/// Something both sides changed, each its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which piece.
    pub part: PieceKey,
    /// "A2 · Titre du critère, Auto-évaluation 2025".
    pub title: String,
    /// What it was, in short French words.
    pub base: String,
    /// What we made of it.
    pub ours: String,
    /// What they made of it.
    pub theirs: String,
}

/// Two versions of a dossier, set side by side with the one they come from.
///
/// What we added under a number they gave to something else bears another number here: theirs is in the
/// file, where others may have read it by its number already.
#[derive(Clone, Debug)]
pub struct Merge {
    ours: Dossier,
    theirs: Dossier,
    settled: Pieces,
    disputed: BTreeMap<PieceKey, (Option<PieceContent>, Option<PieceContent>)>,
    conflicts: Vec<Conflict>,
    by_us: Vec<Difference>,
    by_them: Vec<Difference>,
}

/// What becomes of a piece.
enum PieceOutcome {
    Settled { piece: Option<PieceContent>, by_us: bool, by_them: bool },
    Disputed,
}

impl Merge {
    /// Sets two versions side by side.
    pub fn new(base: &Dossier, ours: &Dossier, theirs: &Dossier) -> Self {
        let ours = &renumbered(base, ours, theirs);
        let wholes = Wholes::of_three(base, ours, theirs);
        let [then, our_pieces, their_pieces] =
            [base, ours, theirs].map(|dossier| take_apart(dossier, &wholes));
        let mut merge = Self {
            ours: ours.clone(),
            theirs: theirs.clone(),
            settled: Pieces::new(),
            disputed: BTreeMap::new(),
            conflicts: Vec::new(),
            by_us: Vec::new(),
            by_them: Vec::new(),
        };
        let dossiers = [ours, theirs, base];
        let parts: BTreeSet<&PieceKey> =
            then.keys().chain(our_pieces.keys()).chain(their_pieces.keys()).collect();
        for part in in_order(parts.into_iter().collect(), &dossiers) {
            let pieces = [then.get(part), our_pieces.get(part), their_pieces.get(part)];
            merge.weigh(part, pieces, &dossiers);
        }
        merge
    }

    fn weigh(
        &mut self,
        part: &PieceKey,
        pieces: [Option<&PieceContent>; 3],
        dossiers: &[&Dossier],
    ) {
        let [base, ours, theirs] = pieces;
        match outcome(base, ours, theirs) {
            PieceOutcome::Settled { piece, by_us, by_them } => {
                self.settled.extend(piece.map(|piece| (part.clone(), piece)));
                if by_us && differs(base, ours) {
                    self.by_us.push(difference(part, [base, ours], dossiers));
                }
                if by_them && differs(base, theirs) {
                    self.by_them.push(difference(part, [base, theirs], dossiers));
                }
            }
            PieceOutcome::Disputed => {
                let title = title::title(part, dossiers);
                let [base, our_words, their_words] = words::words(pieces);
                let (ours, theirs) = (ours.cloned(), theirs.cloned());
                self.disputed.insert(part.clone(), (ours, theirs));
                let (ours, theirs) = (our_words, their_words);
                self.conflicts.push(Conflict { part: part.clone(), title, base, ours, theirs });
            }
        }
    }

    /// Returns what both sides changed differently, in the dossier's order.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Returns what is changed on our side only.
    pub fn ours(&self) -> &[Difference] {
        &self.by_us
    }

    /// Returns what is changed on their side only.
    pub fn theirs(&self) -> &[Difference] {
        &self.by_them
    }

    /// Returns the two versions as one. A conflict nobody chose about is ours.
    ///
    /// Ballots that one side opened stay open, whichever side is chosen.
    pub fn result(&self, choices: &BTreeMap<PieceKey, Side>) -> Dossier {
        let mut pieces = self.settled.clone();
        for (part, (ours, theirs)) in &self.disputed {
            let piece = match choices.get(part).copied().unwrap_or_default() {
                Side::Ours => ours,
                Side::Theirs => theirs,
            };
            pieces.extend(piece.clone().map(|piece| (part.clone(), piece)));
        }
        let mut result = put_together(pieces);
        for side in [&self.ours, &self.theirs] {
            keep_revealed(&mut result, side);
        }
        self.forget_removed_campaigns(&mut result);
        result
    }

    /// Takes out of the improvements the number of a campaign that is gone: it may serve again.
    fn forget_removed_campaigns(&self, result: &mut Dossier) {
        let there: BTreeSet<_> = result.campaigns.iter().map(|campaign| campaign.id).collect();
        for improvement in &mut result.improvements {
            let Some(campaign) = improvement.campaign.filter(|id| !there.contains(id)) else {
                continue;
            };
            let was_so = |side: &Dossier| {
                let named = side.improvement(improvement.id).and_then(|former| former.campaign);
                named == Some(campaign) && side.campaign(campaign).is_none()
            };
            if !was_so(&self.ours) && !was_so(&self.theirs) {
                Arc::make_mut(improvement).campaign = None;
            }
        }
    }
}

fn outcome(
    base: Option<&PieceContent>,
    ours: Option<&PieceContent>,
    theirs: Option<&PieceContent>,
) -> PieceOutcome {
    let settled = |piece: Option<&PieceContent>, by_us, by_them| PieceOutcome::Settled {
        piece: piece.cloned(),
        by_us,
        by_them,
    };
    if ours == theirs {
        return settled(ours, false, false);
    }
    if base == theirs {
        return settled(ours, true, false);
    }
    if base == ours {
        return settled(theirs, false, true);
    }
    match (ours, theirs) {
        (Some(PieceContent::Ballot(_, one)), Some(PieceContent::Ballot(_, other))) => {
            let is_later = other.supersedes(one);
            settled(if is_later { theirs } else { ours }, !is_later, is_later)
        }
        // Withdrawn by one, sent again to the other: what was sent since counts.
        (Some(PieceContent::Ballot(..)), None) => settled(ours, true, false),
        (None, Some(PieceContent::Ballot(..))) => settled(theirs, false, true),
        (Some(PieceContent::Closure(id, one)), Some(PieceContent::Closure(_, other)))
            if (one.on, &one.remains) == (other.on, &other.remains) =>
        {
            let then =
                if let Some(PieceContent::Closure(_, then)) = base { Some(&**then) } else { None };
            let piece = PieceContent::Closure(*id, Box::new(both_corrections(then, one, other)));
            PieceOutcome::Settled { piece: Some(piece), by_us: true, by_them: true }
        }
        (Some(PieceContent::Order(listing, one)), Some(PieceContent::Order(_, other))) => {
            let others = other.iter().filter(|name| !one.contains(name));
            let piece = PieceContent::Order(*listing, one.iter().chain(others).cloned().collect());
            PieceOutcome::Settled { piece: Some(piece), by_us: true, by_them: false }
        }
        // Whatever has no answer of its own is a person's to choose.
        (Some(_) | None, _) => PieceOutcome::Disputed,
    }
}

/// Returns our closing with the corrections they added since.
fn both_corrections(base: Option<&Closure>, ours: &Closure, theirs: &Closure) -> Closure {
    let known: Vec<_> =
        base.into_iter().chain([ours]).flat_map(|closure| &closure.corrections).collect();
    let added = theirs.corrections.iter().filter(|correction| !known.contains(correction));
    let mut both = ours.clone();
    both.corrections.extend(added.cloned());
    both
}

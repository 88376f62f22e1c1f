//! What stands behind what is declared for an indicator: the proof that is asked, and whether it
//! still holds.
//!
//! Never says that an indicator is reached: that is what the facts say.

use std::sync::Arc;

use jiff::civil::Date;

use super::rules::Indicator;
use crate::dossier::{Dossier, Facts, Proof, ProofId};

/// The register of proofs as it stands on a day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Register<'a> {
    proofs: &'a [Arc<Proof>],
    changed: &'a [ProofId],
    on: Date,
}

/// What stands behind an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backing {
    /// No proof is asked.
    NotAsked,
    /// A proof is asked; the team does not say it holds it.
    Missing,
    /// The same, while the register has one that holds.
    Undeclared,
    /// Said to be held; all those of the register had expired, the last on this day.
    Expired(Date),
    /// Said to be held; the file no longer holds what it held.
    Changed,
    /// Said to be held; the register has nothing for it, and nothing says otherwise.
    Said,
    /// Said to be held, and the register has one that holds.
    Held,
}

impl<'a> Register<'a> {
    /// Takes the register of a dossier on a day; `changed` are the proofs whose files are known to
    /// hold something else by now.
    pub fn of(dossier: &'a Dossier, changed: &'a [ProofId], on: Date) -> Self {
        Self { proofs: &dossier.proofs, changed, on }
    }

    /// Returns the same register, judged no later than a day: what held when it was due has served.
    #[must_use]
    pub fn by(self, due: Date) -> Self {
        Self { on: self.on.min(due), ..self }
    }

    /// Returns the proofs of an indicator.
    fn of_indicator(self, indicator: &Indicator) -> impl Iterator<Item = &'a Proof> {
        let shows = move |proof: &&Arc<Proof>| proof.indicators.contains(&indicator.id);
        self.proofs.iter().filter(shows).map(|proof| &**proof)
    }

    fn has_changed(self, proof: &Proof) -> bool {
        self.changed.contains(&proof.id)
    }
}

impl Backing {
    /// Judges what stands behind an indicator of these facts.
    pub fn of(indicator: &Indicator, facts: &Facts, register: Register<'_>) -> Self {
        if indicator.proof.is_empty() {
            return Self::NotAsked;
        }
        let proofs: Vec<&Proof> = register.of_indicator(indicator).collect();
        let holds = |proof: &&&Proof| !proof.is_expired(register.on);
        let is_shown = proofs.iter().filter(holds).any(|proof| !register.has_changed(proof));
        if !facts.held_proofs.contains(&indicator.id) {
            return if is_shown { Self::Undeclared } else { Self::Missing };
        }
        if is_shown {
            return Self::Held;
        }
        if proofs.is_empty() {
            return Self::Said;
        }
        let last = proofs.iter().filter_map(|proof| proof.valid_until).max();
        match last.filter(|_| proofs.iter().filter(holds).count() == 0) {
            Some(last) => Self::Expired(last),
            None => Self::Changed,
        }
    }

    /// Tells whether what it stands behind is sure as far as proofs go.
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::NotAsked | Self::Said | Self::Held)
    }
}

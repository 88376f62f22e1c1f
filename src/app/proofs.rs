//! The files of proofs: chosen, read for their fingerprint, looked at again.

use crate::app::Ticket;
use crate::dossier::{Proof, ProofId};
use crate::grid::CriterionId;

/// Something a proof can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The level of a criterion.
    Criterion(CriterionId),
    /// An indicator of the remuneration, by its name in the rules.
    Indicator(String),
}

impl Claim {
    /// Tells whether a proof is said to show it.
    pub fn is_shown_by(&self, proof: &Proof) -> bool {
        match self {
            Self::Criterion(id) => proof.criteria.contains(id),
            Self::Indicator(id) => proof.indicators.contains(id),
        }
    }

    /// Returns a proof that shows it, or no longer does.
    #[must_use]
    pub fn linked(&self, proof: &Proof, is_linked: bool) -> Proof {
        let mut proof = proof.clone();
        match (self, is_linked) {
            (Self::Criterion(id), true) => proof.criteria.insert(id.clone()),
            (Self::Criterion(id), false) => proof.criteria.remove(id),
            (Self::Indicator(id), true) => proof.indicators.insert(id.clone()),
            (Self::Indicator(id), false) => proof.indicators.remove(id),
        };
        proof
    }
}

/// What the window asks about the register of proofs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofAction {
    /// Bring a proof to the front of the register.
    Show(ProofId),
    /// Close the one that is open.
    Close,
    /// Add this proof, under a number of its own, and bring it to the front.
    Add(Box<Proof>),
    /// Ask which file shows a claim, and add it to the register.
    AddFile(Claim),
    /// Ask whether to open what a proof points to.
    Open(ProofId),
    /// Ask which file a proof is.
    ChooseFile(ProofId),
    /// Take a proof's file as it is now for what it should be.
    TakeAsIs(ProofId),
    /// Look at every file again.
    CheckFiles,
}

/// Whether somebody looks at the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileCheck {
    /// Nobody looks.
    #[default]
    Idle,
    /// What this answers is awaited, and nothing that was asked before.
    Running(Ticket),
}

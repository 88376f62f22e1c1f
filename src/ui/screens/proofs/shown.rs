//! The proof in front, as every part of its form reads it.

use crate::app::Action;
use crate::dossier::{Dossier, Edit, Proof};
use crate::ui::ask::Ask;

/// Everything the form reads.
#[derive(Clone, Copy, Debug)]
pub(super) struct ProofForm<'a> {
    pub(super) ask: &'a Ask<'a>,
    pub(super) dossier: &'a Dossier,
    pub(super) proof: &'a Proof,
}

impl ProofForm<'_> {
    /// Returns the proof with something changed.
    pub(super) fn with(&self, change: impl FnOnce(&mut Proof)) -> Action {
        let mut proof = self.proof.clone();
        change(&mut proof);
        edit(proof)
    }
}

/// Returns the action that writes a proof.
pub(super) fn edit(proof: Proof) -> Action {
    Action::Edit(Edit::Proof(Box::new(proof)))
}

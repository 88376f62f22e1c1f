//! The files of proofs: chosen, read for their fingerprint, looked at again.

use crate::app::Ticket;
use crate::dossier::{Proof, ProofId};

/// What the window asks about the register of proofs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofAction {
    /// Bring a proof to the front of the register.
    Show(ProofId),
    /// Add this proof, under a number of its own, and bring it to the front.
    Add(Box<Proof>),
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

//! Changes to the registers of improvements and of proofs.

use std::sync::Arc;

use crate::dossier::{Dossier, Improvement, Proof};

/// Adds an improvement, or puts it in the place of the one of the same name.
pub(super) fn put_improvement(dossier: &mut Dossier, improvement: &Improvement) {
    put(&mut dossier.improvements, improvement, |former| former.id == improvement.id);
}

/// Adds a proof, or puts it in the place of the one of the same name.
pub(super) fn put_proof(dossier: &mut Dossier, proof: &Proof) {
    put(&mut dossier.proofs, proof, |former| former.id == proof.id);
}

fn put<T: Clone>(register: &mut Vec<Arc<T>>, entry: &T, is_it: impl Fn(&T) -> bool) {
    let entry = Arc::new(entry.clone());
    match register.iter_mut().find(|one| is_it(one)) {
        Some(former) => *former = entry,
        None => register.push(entry),
    }
}

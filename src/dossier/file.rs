//! The dossier as it is saved.

use super::Dossier;
use crate::source::Reading;

/// Reads a dossier, or all its problems.
pub fn read(bytes: &[u8]) -> Reading<Dossier> {
    let _ = bytes;
    Reading { value: None, problems: Vec::new() }
}

/// Writes a dossier so that [`read`] gives it back.
pub fn write(dossier: &Dossier) -> String {
    let _ = dossier;
    String::new()
}

//! What is kept aside of a dossier that is not saved, as bytes.
//!
//! One line says what it is, one says where the dossier is from; then comes what its file held, and
//! the dossier itself, both as dossiers are written: a text editor shows them.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::app::OpenDossier;
use crate::dossier::{self, Dossier};
use crate::store::Contents;

const FIRST_LINE: &str = "jalons-recuperation 1";

/// A dossier with changes that are in no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// Its file; `None` when it never had one.
    pub path: Option<PathBuf>,
    /// What the file held when it was last read or written.
    pub base: Option<Contents>,
    /// The dossier as it was.
    pub dossier: Dossier,
}

/// Why bytes are no such record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnsavedError {
    /// Another program wrote them, or a later version of this one.
    #[error("ce n’est pas une récupération de Jalons, ou elle vient d’une version plus récente")]
    NotOne,
    /// They are cut or damaged.
    #[error("la récupération est abîmée")]
    Damaged,
}

/// The second line.
#[derive(Serialize, Deserialize)]
struct RecordHead {
    path: Option<PathBuf>,
    /// How many bytes what the file held takes.
    base: Option<usize>,
}

impl Unsaved {
    /// Returns what is to be kept of an open dossier.
    pub(super) fn of(document: &OpenDossier) -> Self {
        let path = document.path.clone();
        Self { path, base: document.contents.clone(), dossier: document.dossier().clone() }
    }

    /// Writes the record.
    pub fn to_bytes(&self) -> Vec<u8> {
        let base = self.base.as_ref().map(|base| base.len());
        let head = |path| serde_json::to_string(&RecordHead { path, base });
        // A name that is no text cannot be told: the dossier is then recovered without its file.
        let head = head(self.path.clone()).or_else(|_not_text| head(None)).unwrap_or_default();
        let mut bytes = format!("{FIRST_LINE}\n{head}\n").into_bytes();
        bytes.extend(self.base.iter().flat_map(|base| base.iter()));
        bytes.extend(dossier::file::write(&self.dossier).into_bytes());
        bytes
    }

    /// Reads a record; never more than it says it holds.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, UnsavedError> {
        let (first, rest) = line(bytes).ok_or(UnsavedError::NotOne)?;
        if first != FIRST_LINE.as_bytes() {
            return Err(UnsavedError::NotOne);
        }
        let (head, rest) = line(rest).ok_or(UnsavedError::Damaged)?;
        let head: RecordHead =
            serde_json::from_slice(head).map_err(|_garbled| UnsavedError::Damaged)?;
        let length = head.base.unwrap_or(0);
        let (base, text) = rest.split_at_checked(length).ok_or(UnsavedError::Damaged)?;
        let dossier = dossier::file::read_kept(text).value.ok_or(UnsavedError::Damaged)?;
        Ok(Self { path: head.path, base: head.base.map(|_| base.into()), dossier })
    }
}

fn line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (line, rest) = bytes.split_at_checked(end)?;
    Some((line, rest.get(1..)?))
}

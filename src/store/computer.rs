//! The name of this computer, drawn once: two computers may well be called the same.

use std::io;
use std::path::Path;

use data_encoding::HEXLOWER;

use super::disk::{Rights, write_through};
use super::recovery::create_private_folder;
use super::{StoreError, read};

const NAME: &str = "ordinateur";
const BYTES: usize = 16;

/// Returns the name of this computer that is kept in this folder; draws it the first time.
pub fn computer(folder: &Path) -> Result<String, StoreError> {
    let path = folder.join(NAME);
    if let Some(name) = drawn(&path) {
        return Ok(name);
    }
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes)
        .map_err(|error| StoreError::Other(io::Error::other(error.to_string())))?;
    create_private_folder(folder)?;
    write_through(&path, HEXLOWER.encode(&bytes).as_bytes(), Rights::Private)?;
    // Another session may have drawn too: the last one stays.
    drawn(&path).ok_or(StoreError::NotFound)
}

/// Reads the name; whatever else stands there is none.
fn drawn(path: &Path) -> Option<String> {
    let bytes = read(path).ok()?;
    let is_drawn = HEXLOWER.decode(&bytes).is_ok_and(|drawn| drawn.len() == BYTES);
    is_drawn.then(|| String::from_utf8(bytes.to_vec()).ok()).flatten()
}

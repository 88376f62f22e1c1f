//! A zip archive in memory: the same parts give the same bytes.
//!
//! Parts keep their order and all bear the same day, the first a zip can write. Never touches a
//! file, never knows what the parts are.

use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// A part of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its path inside the archive: "word/document.xml".
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Part {
    /// Returns a part.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// Puts parts, each a path and what it holds, into one archive, in this order.
pub fn zipped<'a>(
    parts: impl IntoIterator<Item = (String, &'a [u8])>,
) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        archive.start_file(path, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

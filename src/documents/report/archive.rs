//! A zip archive in memory: the same parts give the same bytes.
//!
//! Parts keep their order. One without a day bears the first a zip can write, as parts of an office
//! document do. Never touches a file, never knows what the parts are.

use std::io::{Cursor, Write as _};

use jiff::civil::Date;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// A part of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivePart {
    /// Its path inside the archive: "word/document.xml".
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl ArchivePart {
    /// Returns a part.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// Puts parts, each a path, what it holds and its day, into one archive, in this order.
pub fn zipped<'a>(
    parts: impl IntoIterator<Item = (String, &'a [u8], Option<Date>)>,
) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes, date) in parts {
        archive.start_file(path, options.last_modified_time(noon(date)))?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Says of every entry of an archive that it was made under Unix, as [`zipped`] does: what another
/// crate made would differ by a byte an entry from one system to the next.
pub fn made_alike(mut archive: Vec<u8>) -> Vec<u8> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    const UNIX: u8 = 3;
    /// Bytes of an entry of the directory before its name, and of what ends the directory.
    const HEAD: usize = 46;
    const END: usize = 22;
    /// Where an entry tells how long its name, its extra fields and its comment are.
    const LENGTHS: [usize; 3] = [28, 30, 32];
    let number = |archive: &[u8], at: usize, bytes: usize| {
        let bytes = archive.get(at..at + bytes)?.iter().rev();
        Some(bytes.fold(0, |number, byte| number << 8 | usize::from(*byte)))
    };
    // The directory is told at the end, which has no comment.
    let end = archive.len().saturating_sub(END);
    let mut at = number(&archive, end + 16, 4).unwrap_or(end);
    while archive.get(at..at + ENTRY.len()) == Some(ENTRY) {
        if let Some(system) = archive.get_mut(at + 5) {
            *system = UNIX;
        }
        let lengths = LENGTHS.iter().filter_map(|length| number(&archive, at + length, 2));
        at += HEAD + lengths.sum::<usize>();
    }
    archive
}

/// Returns the middle of a day: no time zone makes another day of it. A zip knows 1980 to 2107.
fn noon(date: Option<Date>) -> DateTime {
    let small = |number: i8| u8::try_from(number).ok();
    date.and_then(|date| {
        let year = u16::try_from(date.year()).ok()?;
        let day = (small(date.month())?, small(date.day())?);
        DateTime::from_date_and_time(year, day.0, day.1, 12, 0, 0).ok()
    })
    .unwrap_or_default()
}

//! Several files as one archive, for those who receive them: same files, same bytes.
//!
//! Names come from people: they are made safe for any system, and no path leaves its folder. Never
//! reads a file.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;
use zip::result::ZipError;

use super::archive;
use crate::french;

/// Bytes all files may have together.
pub const MOST_BYTES: usize = 1 << 30;
/// Signs a name may have, as Windows counts them (UTF-16); 228 bytes at most, where disks hold 255.
///
/// Explorer takes no path beyond 259 signs. « Extraire tout » makes a folder of the archive's name in
/// that of the archive: `C:\Users\` and 20 signs, `\Downloads\`, the 80 that Jalons proposes at most,
/// « (2) » from a browser and a `\` leave 134: « preuves/ », a folder, a `/` and a name.
const NAME_LENGTH: usize = 74;
/// Signs the name of a folder may have.
const FOLDER_LENGTH: usize = 51;
/// Characters of an extension that is kept when a name is cut.
const EXTENSION_LENGTH: usize = 12;
/// What a name without a single good character becomes.
const NAMELESS: &str = "sans nom";
/// Stands for a character a name may not have.
const MARK: char = '-';

/// A file of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedFile {
    /// Where it stands in the archive, folders apart by `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// The day it bears.
    pub date: Date,
}

/// Why there is no archive.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// Together the files have more than [`MOST_BYTES`].
    #[error("{}", fr!("les fichiers du paquet dépassent ensemble 1~Gio : retirez les plus gros"))]
    TooLarge,
    /// The writer refused: a defect of the program, not of the files.
    #[error("le paquet n’a pas pu être composé\u{a0}: {0}")]
    Refused(#[from] ZipError),
}

/// Makes an archive of these files, in their order; a path that is already there gets "(2)".
pub fn zip(files: &[PackedFile]) -> Result<Vec<u8>, PackageError> {
    let total = files.iter().map(|file| file.bytes.len()).fold(0_usize, usize::saturating_add);
    if total > MOST_BYTES {
        return Err(PackageError::TooLarge);
    }
    let mut paths = Paths::default();
    let parts = files.iter().map(|file| (paths.give(&file.path), &*file.bytes, Some(file.date)));
    Ok(archive::zipped(parts)?)
}

/// Makes a name good for a file on any system.
///
/// Takes out what some system forbids, gives a meaning of its own to or hides: separators, control
/// characters, marks that turn the reading direction, dots and spaces at both ends, the names of
/// devices. A name that is too long ends after a word, before its extension.
pub fn safe_name(name: &str) -> String {
    fitted(&safe(name), "", NAME_LENGTH)
}

fn safe(name: &str) -> String {
    let allowed: String = name.nfc().filter_map(allowed).collect();
    let trimmed = trimmed(&allowed);
    let name = if trimmed.is_empty() { NAMELESS } else { trimmed };
    if is_device(name) { format!("_{name}") } else { name.to_owned() }
}

/// Replaces a character, or drops one that cannot be seen.
fn allowed(character: char) -> Option<char> {
    match character {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{2028}' | '\u{2029}'
        | '\u{fffe}' | '\u{ffff}' => Some(MARK),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => None,
        control if control.is_control() => Some(MARK),
        other => Some(other),
    }
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| c == '.' || c.is_whitespace())
}

/// Tells whether Windows takes a name for a device, whatever its extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = ["COM", "LPT"].into_iter().filter_map(|device| stem.strip_prefix(device));
    let mut numbers = numbered.filter(|number| number.chars().count() == 1);
    matches!(&*stem, "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$")
        || numbers.any(|number| number.contains(|c: char| c.is_ascii_digit() || "¹²³".contains(c)))
}

/// Puts `mark` at the end of a name, before its extension, and leaves out what is too long before it.
fn fitted(name: &str, mark: &str, most: usize) -> String {
    let (stem, extension) = split(name);
    let end = format!("{mark}{extension}");
    let kept = french::beginning(stem, most.saturating_sub(end.encode_utf16().count()));
    format!("{}{end}", kept.trim_end_matches(|c: char| c == '.' || c.is_whitespace()))
}

/// Splits a name before the dot of its extension, if it has one.
fn split(name: &str) -> (&str, &str) {
    let dot = name.rfind('.').filter(|dot| *dot > 0);
    let is_extension = |text: &str| {
        text.chars().skip(1).all(char::is_alphanumeric) && text.chars().count() <= EXTENSION_LENGTH
    };
    let parts = dot.map(|dot| name.split_at(dot)).filter(|(_, extension)| is_extension(extension));
    parts.unwrap_or((name, ""))
}

/// The paths given so far. Case does not tell two paths apart on every system.
#[derive(Debug, Default)]
pub struct Paths {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
    /// For a name of a folder or of a file that was taken, the number it was last given with: those
    /// below are taken.
    numbers: BTreeMap<(bool, String), u32>,
}

impl Paths {
    /// Returns a safe path that no other file has; one that was given so is given again as it is.
    pub fn give(&mut self, asked: &str) -> String {
        let parts = asked.split('/').filter(|part| !trimmed(part).is_empty());
        let mut parts: Vec<String> = parts.map(safe).collect();
        let name = parts.pop().unwrap_or_else(|| NAMELESS.to_owned());
        let mut folder = String::new();
        for part in parts {
            folder = self.free(&folder, &part, true);
            self.folders.insert(key(&folder));
            folder.push('/');
        }
        let path = self.free(&folder, &name, false);
        self.files.insert(key(&path));
        path
    }

    /// Returns the name in its folder, with the first number that makes it free.
    fn free(&mut self, folder: &str, name: &str, is_folder: bool) -> String {
        let is_taken = |path: &str| {
            let path = key(path);
            self.files.contains(&path) || (!is_folder && self.folders.contains(&path))
        };
        let most = if is_folder { FOLDER_LENGTH } else { NAME_LENGTH };
        let plain = format!("{folder}{}", fitted(name, "", most));
        if !is_taken(&plain) {
            return plain;
        }
        let asked = (is_folder, key(&plain));
        let from = self.numbers.get(&asked).copied().unwrap_or(2);
        let path = |number: u32| format!("{folder}{}", fitted(name, &format!(" ({number})"), most));
        let mut numbered = (from..).map(|number| (number, path(number)));
        let (number, path) = numbered.find(|(_, path)| !is_taken(path)).unwrap_or_default();
        self.numbers.insert(asked, number);
        path
    }
}

fn key(path: &str) -> String {
    path.to_lowercase()
}

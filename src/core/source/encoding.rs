//! Bytes → text: size, encoding, line ends, and what the file is when it is no text at all.
//!
//! Other programs save a text again as they like: with a mark in front, in UTF-16, with the line ends
//! of Windows or of old Macs. All of them are the same text. Never guesses one out of bytes that are
//! neither UTF-8 nor UTF-16: it says how to save the file again.

use std::borrow::Cow;

use super::place::{LineIndex, Place};
use super::problems::{Problem, Severity};
use crate::french;

const UTF8_HELP: &str = "Enregistrez le fichier en UTF-8 (dans le Bloc-notes : « Enregistrer sous », \
     encodage « UTF-8 »), puis recommencez.";

/// First bytes of files people mistake for ours, and what those files are.
const OTHER_KINDS: [(&[u8], &str); 11] = [
    (b"%PDF", "un fichier PDF"),
    (b"\xD0\xCF\x11\xE0", "un ancien fichier bureautique (.doc, .xls)"),
    (b"\x89PNG", "une image PNG"),
    (b"\xFF\xD8\xFF", "une image JPEG"),
    (b"GIF8", "une image GIF"),
    (b"II*\0", "une image TIFF"),
    (b"MM\0*", "une image TIFF"),
    (b"{\\rtf", "un fichier RTF"),
    (b"\x1F\x8B", "un fichier compressé (.gz)"),
    (b"7z\xBC\xAF", "un fichier compressé (.7z)"),
    (b"Rar!", "un fichier compressé (.rar)"),
];
/// What a compressed file holds, by the name of an entry.
const PACKED_KINDS: [(&[u8], &str); 6] = [
    (b"word/document.xml", "un document Word (.docx)"),
    (b"xl/workbook.xml", "un classeur Excel (.xlsx)"),
    (b"ppt/presentation.xml", "un diaporama PowerPoint (.pptx)"),
    (b"opendocument.text", "un document LibreOffice (.odt)"),
    (b"opendocument.spreadsheet", "un classeur LibreOffice (.ods)"),
    (b"opendocument.presentation", "un diaporama LibreOffice (.odp)"),
];

/// Tells what kind of file these bytes are, when it is a kind that is no text.
pub fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    /// How far the names of entries are looked for, from both ends.
    const FAR: usize = 1 << 16;
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("une image WebP");
    }
    // A photo of an iPhone.
    if bytes.get(4..11) == Some(b"ftyphei") {
        return Some("une image HEIC");
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let start = bytes.get(..FAR).unwrap_or(bytes);
        let end = bytes.get(bytes.len().saturating_sub(FAR)..).unwrap_or_default();
        let has = |name: &[u8]| [start, end].iter().any(|part| holds(part, name));
        let packed = PACKED_KINDS.iter().find(|(name, _)| has(name));
        return Some(packed.map_or("un fichier compressé (.zip)", |(_, kind)| kind));
    }
    OTHER_KINDS.iter().find(|(head, _)| bytes.starts_with(head)).map(|(_, kind)| *kind)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Returns the text these bytes are, however another program saved it again: without its mark, and
/// with the line ends we write.
pub fn text(bytes: &[u8], max_bytes: usize) -> Result<Cow<'_, str>, Problem> {
    let is_utf16 = is_utf16(bytes);
    // The same text takes twice as many bytes.
    let max_here = if is_utf16 { max_bytes.saturating_mul(2) } else { max_bytes };
    if bytes.len() > max_here {
        return Err(too_big(bytes.len(), max_here));
    }
    if let Some(kind) = other_kind(bytes) {
        let message = format!("Ce n’est pas un texte, mais {kind}.");
        return Err(at_start(&message, "Choisissez un fichier écrit pour Jalons."));
    }
    let text = if is_utf16 { from_utf16(bytes)? } else { from_utf8(bytes)? };
    let text = with_our_line_ends(text);
    if text.as_bytes().contains(&0) {
        return Err(problem(
            LineIndex::new(&text).place(&text, text.find('\0').unwrap_or_default()),
            fr!("Le fichier contient un octet nul : ce n’est pas un texte, ou il est abîmé."),
            "Choisissez un fichier écrit pour Jalons, ou une copie saine de celui-ci.",
        ));
    }
    Ok(text)
}

fn from_utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| not_utf8(bytes, error))
}

/// Reads UTF-16, of either order of bytes; half a character at the end is a cut.
fn from_utf16(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    let is_big = bytes.starts_with(b"\xFE\xFF") || bytes.first() == Some(&0);
    let unit = if is_big { u16::from_be_bytes } else { u16::from_le_bytes };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair)).skip_while(|unit| *unit == 0xFEFF);
    let mut text = String::with_capacity(bytes.len());
    for character in char::decode_utf16(units) {
        match character {
            Ok(character) => text.push(character),
            Err(_) => return Err(cut(&text)),
        }
    }
    if rest.is_empty() { Ok(Cow::Owned(text)) } else { Err(cut(&text)) }
}

/// Ends every line as we do: Windows and old Macs end them otherwise.
fn with_our_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.as_bytes().contains(&b'\r') {
        return text;
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Says that a file ends inside a character, after the text that could be read.
fn cut(valid: &str) -> Problem {
    problem(
        LineIndex::new(valid).place(valid, valid.len()),
        "Le fichier est coupé au milieu d’un caractère.",
        "Reprenez une copie entière du fichier.",
    )
}

fn too_big(len: usize, max_bytes: usize) -> Problem {
    const MIB: usize = 1 << 20;
    let (size, max) = (len.div_ceil(MIB), max_bytes / MIB);
    at_start(
        &format!("Le fichier est trop gros : {size} Mio, pour {max} Mio au plus."),
        "Vérifiez que c’est le bon fichier : une grille pèse quelques centaines de kilo-octets, un \
         dossier quelques Mio.",
    )
}

fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE")
        || bytes.starts_with(b"\xFE\xFF")
        || matches!(bytes, [0, second, 0, fourth, ..] if *second != 0 && *fourth != 0)
        || matches!(bytes, [first, 0, third, 0, ..] if *first != 0 && *third != 0)
}

fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Problem {
    let (valid, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
    let valid = std::str::from_utf8(valid).unwrap_or_default();
    let valid = with_our_line_ends(Cow::Borrowed(valid));
    if error.error_len().is_none() {
        return cut(&valid);
    }
    let place = LineIndex::new(&valid).place(&valid, valid.len());
    let byte = rest.first().copied().unwrap_or_default();
    let message = format!("Le fichier n’est pas en UTF-8 : octet {byte:#04X} inattendu.");
    let help = if looks_like_windows_1252(byte) {
        format!("Il semble enregistré en Windows-1252 (ou Latin-1). {UTF8_HELP}")
    } else {
        UTF8_HELP.to_owned()
    };
    problem(place, &message, &help)
}

/// French letters, quotes, the ellipsis, the dash and the no-break space of that code page.
const fn looks_like_windows_1252(byte: u8) -> bool {
    matches!(byte, 0x80 | 0x85 | 0x8C | 0x91..=0x97 | 0x9C | 0xA0 | 0xAB | 0xB0 | 0xBB | 0xC0..=0xFF)
}

fn at_start(message: &str, help: &str) -> Problem {
    problem(Place { line: 1, column: 1 }, message, help)
}

fn problem(place: Place, message: &str, help: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        place,
        message: french::typeset(message),
        help: Some(french::typeset(help)),
    }
}

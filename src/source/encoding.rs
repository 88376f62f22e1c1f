//! Bytes → text: size, encoding, and what the file is when it is no text at all.
//!
//! Never guesses a text out of bytes that are not UTF-8: it says how to save the file again.

use super::place::{LineIndex, Place};
use super::problems::{Problem, Severity};
use crate::french;

const UTF8_HELP: &str = "Enregistrez le fichier en UTF-8 (dans le Bloc-notes : « Enregistrer sous », \
     encodage « UTF-8 »), puis recommencez.";

/// First bytes of files people mistake for ours, and what those files are.
const OTHER_KINDS: [(&[u8], &str); 7] = [
    (b"%PDF", "un fichier PDF"),
    (b"PK\x03\x04", "un fichier compressé ou bureautique (.zip, .docx, .xlsx, .odt)"),
    (b"\xD0\xCF\x11\xE0", "un ancien fichier bureautique (.doc, .xls)"),
    (b"\x89PNG", "une image PNG"),
    (b"\xFF\xD8\xFF", "une image JPEG"),
    (b"{\\rtf", "un fichier RTF"),
    (b"\x1F\x8B", "un fichier compressé (.gz)"),
];

/// Returns the text these bytes are, without its byte order mark.
pub(super) fn text(bytes: &[u8], max_bytes: usize) -> Result<&str, Problem> {
    if bytes.len() > max_bytes {
        return Err(too_big(bytes.len(), max_bytes));
    }
    if let Some((_, kind)) = OTHER_KINDS.iter().find(|(head, _)| bytes.starts_with(head)) {
        let message = format!("Ce n’est pas un texte, mais {kind}.");
        return Err(at_start(&message, "Choisissez un fichier écrit pour Jalons."));
    }
    if is_utf16(bytes) {
        return Err(at_start("Le fichier est enregistré en UTF-16 (« Unicode »).", UTF8_HELP));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error))?;
    if text.as_bytes().contains(&0) {
        return Err(problem(
            LineIndex::new(text).place(text, text.find('\0').unwrap_or_default()),
            "Le fichier contient un octet nul : ce n’est pas un texte, ou il est abîmé.",
            "Choisissez un fichier écrit pour Jalons, ou une copie saine de celui-ci.",
        ));
    }
    Ok(text)
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
    let place = LineIndex::new(valid).place(valid, valid.len());
    if error.error_len().is_none() {
        return problem(
            place,
            "Le fichier est coupé au milieu d’un caractère.",
            "Reprenez une copie entière du fichier.",
        );
    }
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

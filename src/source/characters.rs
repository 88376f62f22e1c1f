//! Characters that texts should not hold, and those that stand for others.
//!
//! Never reports anything.

/// Tells whether no character of a text needs a look, but for backslashes: neither control
/// characters nor marks that change the writing direction. Written for speed: nearly every file is.
#[expect(clippy::needless_bitwise_bool, reason = "without branches, many bytes are seen at once")]
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_control =
        |byte: u8| ((byte < 0x20) & (byte != b'\n') & (byte != b'\t')) | (byte == 0x7F);
    let has_control = bytes.iter().fold(false, |found, byte| found | is_control(*byte));
    // Slices, not `skip`: only their lengths let the compiler take many bytes at once.
    let second = bytes.get(1..).unwrap_or_default();
    let third = bytes.get(2..).unwrap_or_default();
    let pairs = || bytes.iter().zip(second);
    let has_high_control =
        pairs().fold(false, |found, (a, b)| found | ((*a == 0xC2) & (*b < 0xA0)));
    let is_mark = |a: u8, b: u8, c: u8| {
        (a == 0xE2) & (((b == 0x80) & (c.wrapping_sub(0xAA) < 5)) | ((b == 0x81) & (c >= 0xA6)))
    };
    let triples = pairs().zip(third);
    let has_mark = triples.fold(false, |found, ((a, b), c)| found | is_mark(*a, *b, *c));
    !(has_control | has_high_control | has_mark)
}

/// First bytes of characters that need a look.
pub(super) fn is_special(byte: u8) -> bool {
    matches!(byte, 0..=0x1F | 0x7F | b'\\' | 0xC2 | 0xE2)
}

/// Control characters that no text needs.
pub(super) fn is_stray(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t')
}

/// Returns the few ASCII characters between braces that `rest` begins with.
pub(super) fn in_braces(rest: &str) -> Option<&str> {
    let inner = rest.strip_prefix('{')?;
    let len = inner.bytes().take(7).position(|byte| byte == b'}')?;
    inner.get(..len)
}

pub(super) fn from_hexadecimal(digits: &str) -> Option<char> {
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}

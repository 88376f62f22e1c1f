//! Characters that texts should not hold, and those that stand for others.
//!
//! Never reports anything.

/// Tells whether no character of a text needs a look, but for backslashes: neither control
/// characters nor marks that change the writing direction.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let may_be_odd = |byte: u8| byte != b'\\' && is_special(byte);
    !bytes.iter().enumerate().any(|(at, byte)| may_be_odd(*byte) && is_odd(bytes, at))
}

/// Tells whether a character that needs a look begins here.
fn is_odd(bytes: &[u8], at: usize) -> bool {
    let next = |distance: usize| bytes.get(at + distance).copied().unwrap_or(0);
    match next(0) {
        b'\n' | b'\t' => false,
        0..0x20 | 0x7F => true,
        0xC2 => next(1) < 0xA0,
        0xE2 => matches!((next(1), next(2)), (0x80, 0xAA..=0xAE) | (0x81, 0xA6..)),
        _ => false,
    }
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

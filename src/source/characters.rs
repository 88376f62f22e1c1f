//! Characters that texts should not hold, and those that stand for others.
//!
//! Never reports anything.

use super::lanes::Lanes;

/// Tells whether no character of a text needs a look, but for backslashes: neither control
/// characters nor marks that change the writing direction. Written for speed: nearly every file is.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (eights, rest) = bytes.as_chunks::<8>();
    let is_odd_from = |start: usize, end: usize| (start..end).any(|at| is_odd(bytes, at));
    for (index, eight) in eights.iter().enumerate() {
        let eight = Lanes::of(*eight);
        let needs_look =
            eight.has_control() || eight.has(0x7F) || eight.has(0xC2) || eight.has(0xE2);
        if needs_look && is_odd_from(8 * index, 8 * index + 8) {
            return false;
        }
    }
    !is_odd_from(bytes.len() - rest.len(), bytes.len())
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

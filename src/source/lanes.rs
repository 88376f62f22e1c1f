//! Eight bytes of a text at once: finding and counting in megabytes, even where little is optimised.
//!
//! Never knows what the bytes mean.

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;
const REST: u64 = !HIGH;

/// Eight bytes, side by side in a number.
#[derive(Clone, Copy)]
pub(super) struct Lanes(u64);

impl Lanes {
    /// Takes eight bytes.
    pub(super) const fn of(bytes: [u8; 8]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    /// Returns how many of the eight are this byte.
    pub(super) const fn count(self, byte: u8) -> u32 {
        let zero_where_same = self.0 ^ LOW.wrapping_mul(byte as u64);
        let is_other = ((zero_where_same & REST).wrapping_add(REST) | zero_where_same) & HIGH;
        8 - is_other.count_ones()
    }

    /// Returns how many of the eight begin no character.
    const fn count_continuations(self) -> u32 {
        ((self.0 >> 7) & !(self.0 >> 6) & LOW).count_ones()
    }

    /// Tells whether one of the eight is this byte.
    pub(super) const fn has(self, byte: u8) -> bool {
        let zero_where_same = self.0 ^ LOW.wrapping_mul(byte as u64);
        zero_where_same.wrapping_sub(LOW) & !zero_where_same & HIGH != 0
    }

    /// Tells whether one of the eight is below 0x20.
    pub(super) const fn has_control(self) -> bool {
        self.0.wrapping_sub(LOW.wrapping_mul(0x20)) & !self.0 & HIGH != 0
    }
}

/// Returns how many times a byte stands among others.
pub(super) fn count(bytes: &[u8], byte: u8) -> usize {
    counted(bytes, |eight| eight.count(byte))
}

/// Returns how many bytes of a text begin no character.
pub(super) fn count_continuations(bytes: &[u8]) -> usize {
    counted(bytes, Lanes::count_continuations)
}

fn counted(bytes: &[u8], count_of: impl Fn(Lanes) -> u32) -> usize {
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut count = 0;
    for eight in eights {
        count += count_of(Lanes::of(*eight)) as usize;
    }
    // Nul bytes are not counted: they begin a character, and no text holds one.
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    count + count_of(Lanes::of(last)) as usize
}

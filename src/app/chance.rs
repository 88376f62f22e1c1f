//! What is drawn at random here, all from one seed that the outside draws when the program starts.
//!
//! With the same seed the same is drawn, in the same order: so a test knows what it gets.

use std::fmt;

use sha2::{Digest, Sha256};

/// A seed, and how often it served.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Chance {
    seed: [u8; 32],
    draws: u64,
}

impl fmt::Debug for Chance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Chance({} draws)", self.draws)
    }
}

impl Chance {
    /// Draws from this seed.
    pub(super) const fn new(seed: [u8; 32]) -> Self {
        Self { seed, draws: 0 }
    }

    /// Draws sixteen bytes that nobody drew before, here or elsewhere.
    pub(super) fn draw(&mut self) -> [u8; 16] {
        self.draws += 1;
        let drawn = Sha256::new()
            .chain_update(b"jalons chance")
            .chain_update(self.seed)
            .chain_update(self.draws.to_le_bytes())
            .finalize();
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(&drawn[..]).for_each(|(to, from)| *to = *from);
        bytes
    }

    /// Draws a number.
    pub(super) fn number(&mut self) -> u32 {
        let [a, b, c, d, ..] = self.draw();
        u32::from_le_bytes([a, b, c, d])
    }
}

//! How far votes may lie apart and still agree: the grid's word, or a share of its scale.

use super::scale::Scale;

/// When votes agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AgreementRule {
    /// How many levels a vote may lie from the median and still agree; a quarter of the scale when
    /// nothing is written.
    pub within: Option<u8>,
    /// How many votes, in percent, may lie farther before it is a disagreement; a third when nothing
    /// is written.
    pub apart_percent: Option<u8>,
}

impl AgreementRule {
    /// Returns how many levels of a scale a vote may lie from the median and still agree: one for
    /// five levels, none for three, three for twelve.
    pub fn within_of(self, scale: &Scale) -> u8 {
        self.within.unwrap_or_else(|| u8::try_from(scale.count() / 4).unwrap_or(0))
    }

    /// Tells whether so many votes apart, of all those with a level, are few enough.
    pub fn is_few(self, apart: u32, voices: u32) -> bool {
        match self.apart_percent {
            None => apart * 3 <= voices,
            Some(percent) => apart * 100 <= voices * u32::from(percent),
        }
    }
}

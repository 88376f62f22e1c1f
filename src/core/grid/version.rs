//! `major.minor.patch` of a grid.

use std::fmt;
use std::str::FromStr;

/// A grid's version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Raised when results no longer compare.
    pub major: u32,
    /// Raised when criteria are added or reworded.
    pub minor: u32,
    /// Raised for corrections of form.
    pub patch: u32,
}

impl Version {
    /// Returns the version that follows it when only the form is corrected.
    #[must_use]
    pub const fn next_patch(self) -> Self {
        Self { patch: self.patch.saturating_add(1), ..self }
    }
}

/// The text is not `major.minor.patch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("une version s’écrit avec trois nombres, par exemple « 1.0.0 »")]
pub struct ParseVersionError;

impl FromStr for Version {
    type Err = ParseVersionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers: Vec<u32> = text
            .split('.')
            .map(|part| part.parse().map_err(|_not_a_number| ParseVersionError))
            .collect::<Result<_, _>>()?;
        match *numbers.as_slice() {
            [major, minor, patch] => Ok(Self { major, minor, patch }),
            _ => Err(ParseVersionError),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

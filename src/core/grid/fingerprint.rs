//! What tells two grids of the same name and version apart: a fingerprint of what they say.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::{Grid, file};

impl Grid {
    /// Returns the fingerprint of what this grid says: spaces, line breaks, remarks and the format of
    /// its file are no part of it.
    pub fn fingerprint(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(file::essence(self).as_bytes()))
    }

    /// Tells whether both say the same.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        self == other || (self.is_named_as(other) && file::essence(self) == file::essence(other))
    }
}

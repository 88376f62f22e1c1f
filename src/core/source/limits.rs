//! How much of a stranger's file is read, by kind of file.
//!
//! What is beyond is told and not looked at: a file of any size and shape is answered at once.

/// What one kind of file may hold at most. Set far above what people write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole file.
    pub bytes: usize,
    /// Values of any kind in the whole file.
    pub values: usize,
    /// Elements of one list, or entries of one map.
    pub items: usize,
}

impl Limits {
    /// Brackets inside brackets. A dossier needs about ten.
    pub const DEPTH: usize = 64;
    /// Bytes of one text; the picture of a logo is the longest.
    pub const TEXT_BYTES: usize = 2_000_000;
    /// How many times longer than advised a text of a grid or of rules may be.
    pub const TEXT_EXCESS: usize = 10;

    /// What authors write: grids and rules weigh about 100 kB.
    pub const AUTHORED: Self = Self { bytes: 1 << 20, values: 100_000, items: 1_000 };
    /// What teams fill for years. Twenty campaigns that twenty people answered, each with a comment
    /// on every criterion, weigh about 7 MB; ballots as heavy as one campaign takes weigh 8 MB.
    /// A file as heavy as this must still be answered within a second, in any profile.
    pub const DOSSIER: Self = Self { bytes: 12 << 20, values: 500_000, items: 5_000 };
    /// What this program itself kept aside of a dossier, which may have grown too heavy to be saved.
    pub const KEPT: Self = Self { bytes: 48 << 20, values: 2_000_000, items: 20_000 };
}

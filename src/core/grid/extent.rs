//! How far one goes through a grid.

use strum::EnumIter;

/// A path through a grid. Each goes through all of the narrower ones: who widens it loses nothing, and
/// who narrows it finds again later what was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, EnumIter)]
pub enum Extent {
    /// What a team looks at first, in half an hour.
    First,
    /// What fills a meeting of an hour.
    Short,
    /// Every criterion of the grid.
    #[default]
    Full,
}

impl Extent {
    /// Returns its name, for a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::First => "premier parcours",
            Self::Short => "parcours court",
            Self::Full => "parcours complet",
        }
    }

    /// Returns how long it takes, where that can be told.
    pub const fn minutes(self) -> Option<u8> {
        match self {
            Self::First => Some(30),
            Self::Short => Some(60),
            Self::Full => None,
        }
    }
}

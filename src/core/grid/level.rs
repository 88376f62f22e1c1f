//! A level of a scale, by the number a person reads.

use std::fmt;

/// How a level is chosen, in the words of every screen, document and ballot that tells it, for a grid
/// of five levels from 0 to 4 ([`Grid::how_to_choose`](super::Grid::how_to_choose)): the two lowest
/// describe a start that one leaves behind, so only the others add up.
pub const HOW_TO_CHOOSE: &str = fr!(
    "Les niveaux 0 et 1 décrivent un début : si la phrase 2 n’est pas vraie, prenez 0 ou 1, \
     la phrase la plus proche. À partir du niveau 2, les phrases s’ajoutent : pour le niveau 3, les phrases 2 \
     et 3 doivent être vraies ; pour le niveau 4, les phrases 2, 3 et 4. Dans le doute, prenez le niveau \
     inférieur."
);
/// Its last sentence, where there is room for no more.
pub const IN_DOUBT: &str = "Dans le doute, prenez le niveau inférieur.";
/// What the words of a grid stand for, where there is room to tell it beside [`HOW_TO_CHOOSE`].
pub const HOW_TO_READ: &str =
    fr!("Les mots de l’échelle résument : seules les phrases du critère comptent. \
     « Profession » comprend le secrétariat et la coordination.");

/// A maturity level: its number on the scale it belongs to, which begins at 0 or 1.
///
/// Which numbers there are, what they are called and what they are worth is the word of a
/// [`Scale`](super::Scale).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

/// The number is no level of any scale: they go from 0 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("un niveau va de 0 à {}", Level::HIGHEST_NUMBER)]
pub struct ParseLevelError;

impl Level {
    /// The highest number a level can bear: that of the twelfth, when the first is 1.
    pub const HIGHEST_NUMBER: u8 = 12;

    /// Returns the level of this number; there is none above 12, which stands for them.
    pub const fn at(number: u8) -> Self {
        Self(if number > Self::HIGHEST_NUMBER { Self::HIGHEST_NUMBER } else { number })
    }

    /// Returns its number.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Returns how many levels lie between this one and another of the same scale.
    pub const fn distance(self, other: Self) -> u8 {
        self.0.abs_diff(other.0)
    }
}

impl TryFrom<i64> for Level {
    type Error = ParseLevelError;

    fn try_from(number: i64) -> Result<Self, Self::Error> {
        let number = u8::try_from(number).ok().filter(|number| *number <= Self::HIGHEST_NUMBER);
        number.map(Self).ok_or(ParseLevelError)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

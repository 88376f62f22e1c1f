//! A level of the five-step scale, from 0 to 4.

use std::fmt;

/// How a level is chosen, in the words of every screen, document and ballot that tells it: the two
/// lowest describe a start that one leaves behind, so only the others add up.
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

/// A maturity level, always between 0 and 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing organised together.
    L0,
    /// A few people, orally.
    L1,
    /// Decided, written, done once.
    L2,
    /// A habit of everybody concerned, traced.
    L3,
    /// Measured, discussed, revised.
    L4,
}

/// The number is no level: the scale goes from 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("un niveau va de 0 à 4")]
pub struct ParseLevelError;

impl Level {
    /// How many levels the scale has.
    pub const COUNT: usize = 5;
    /// Every level, lowest first.
    pub const ALL: [Self; Self::COUNT] = [Self::L0, Self::L1, Self::L2, Self::L3, Self::L4];
    /// The highest level.
    pub const MAX: Self = Self::L4;

    /// Returns the number of this level, 0 to 4.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Returns the next level up, if there is one.
    pub fn next(self) -> Option<Self> {
        Self::try_from(i64::from(self.number()) + 1).ok()
    }

    /// Returns this level's item of a list that holds one per level.
    pub const fn of<T>(self, items: &[T; Self::COUNT]) -> &T {
        let [zero, one, two, three, four] = items;
        match self {
            Self::L0 => zero,
            Self::L1 => one,
            Self::L2 => two,
            Self::L3 => three,
            Self::L4 => four,
        }
    }
}

impl TryFrom<i64> for Level {
    type Error = ParseLevelError;

    fn try_from(number: i64) -> Result<Self, Self::Error> {
        Self::ALL
            .into_iter()
            .find(|level| i64::from(level.number()) == number)
            .ok_or(ParseLevelError)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.number())
    }
}

//! An ordered scale: its levels, what they are called and what they are worth.

use num_rational::Ratio;

use super::level::Level;

/// From 2 to 12 levels in order, the first of which is numbered 0 or 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its name among the other scales of the grid; `None` for the grid's own.
    pub id: Option<String>,
    /// Number of its first level: 0 or 1.
    pub first: u8,
    /// Its levels, lowest first.
    pub levels: Vec<ScaleLevel>,
    /// Levels told together, in order; all of them, or none.
    pub groups: Vec<LevelGroup>,
    /// What the values of its levels are a share of: the lowest and the highest.
    pub range: (Ratio<i64>, Ratio<i64>),
}

/// One step of a scale, in general terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScaleLevel {
    /// Short name: "Structuré".
    pub name: String,
    /// General meaning; empty when the name says enough.
    pub definition: String,
    /// What it is worth, when that is not its number.
    pub value: Option<Ratio<i64>>,
    /// The colour its author gave it.
    pub colour: Option<NamedColour>,
}

/// Levels that bear one name and one meaning together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelGroup {
    /// "Base".
    pub name: String,
    /// The lowest of them.
    pub from: Level,
    /// The highest of them.
    pub to: Level,
}

/// A colour an author may ask for; how dark it is remains ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::VariantArray)]
pub enum NamedColour {
    /// *Rouge*.
    Red,
    /// *Orange*.
    Orange,
    /// *Jaune*.
    Yellow,
    /// *Vert*.
    Green,
    /// *Bleu*.
    Blue,
    /// *Violet*.
    Violet,
    /// *Gris*.
    Grey,
}

impl Scale {
    /// The fewest levels of a scale.
    pub const FEWEST: usize = 2;
    /// The most levels of a scale.
    pub const MOST: usize = 12;

    /// Makes a scale that its own values are the range of.
    pub fn new(
        id: Option<String>,
        first: u8,
        levels: Vec<ScaleLevel>,
        groups: Vec<LevelGroup>,
    ) -> Self {
        let zero = Ratio::from_integer(0);
        let mut scale = Self { id, first, levels, groups, range: (zero, zero) };
        scale.range = (scale.value(scale.lowest()), scale.value(scale.highest()));
        scale
    }

    /// Returns how many levels it has.
    pub const fn count(&self) -> usize {
        self.levels.len()
    }

    /// Returns its levels, lowest first.
    pub fn levels(
        &self,
    ) -> impl DoubleEndedIterator<Item = Level> + ExactSizeIterator + Clone + use<> {
        let first = self.first;
        let count = u8::try_from(self.levels.len()).unwrap_or(0);
        (0..count).map(move |place| Level::at(first + place))
    }

    /// Returns its lowest level.
    pub const fn lowest(&self) -> Level {
        Level::at(self.first)
    }

    /// Returns its highest level.
    pub fn highest(&self) -> Level {
        self.levels().next_back().unwrap_or(self.lowest())
    }

    /// Tells whether it has this level.
    pub fn has(&self, level: Level) -> bool {
        (self.lowest()..=self.highest()).contains(&level)
    }

    /// Returns the place of a level, the lowest at 0; one it does not have stands at its nearest.
    pub fn place(&self, level: Level) -> usize {
        let place = usize::from(level.number().saturating_sub(self.first));
        place.min(self.count().saturating_sub(1))
    }

    /// Returns the level at a place.
    pub fn at(&self, place: usize) -> Option<Level> {
        self.levels().nth(place)
    }

    /// Returns what it says of a level; of one it does not have, what it says of the nearest.
    pub fn get(&self, level: Level) -> &ScaleLevel {
        const NOTHING: &ScaleLevel = &ScaleLevel {
            name: String::new(),
            definition: String::new(),
            value: None,
            colour: None,
        };
        self.levels.get(self.place(level)).unwrap_or(NOTHING)
    }

    /// Returns the name of a level.
    pub fn name(&self, level: Level) -> &str {
        &self.get(level).name
    }

    /// Returns what a level is worth: what its author says, or its number.
    pub fn value(&self, level: Level) -> Ratio<i64> {
        self.get(level).value.unwrap_or_else(|| Ratio::from_integer(i64::from(level.number())))
    }

    /// Returns what a level is worth as a share of the range, from 0 to 1.
    pub fn share(&self, level: Level) -> Ratio<i64> {
        let (low, high) = self.range;
        if high == low {
            return Ratio::from_integer(0);
        }
        (self.value(level) - low) / (high - low)
    }

    /// Returns the next level up, if there is one.
    pub fn next(&self, level: Level) -> Option<Level> {
        self.at(self.place(level) + 1)
    }

    /// Returns the group a level belongs to, when its levels are told in groups.
    pub fn group(&self, level: Level) -> Option<&LevelGroup> {
        self.groups.iter().find(|group| (group.from..=group.to).contains(&level))
    }

    /// Tells whether a level is a strength: three quarters of the range, as 3 is from 0 to 4.
    pub fn is_strong(&self, level: Level) -> bool {
        self.share(level) >= Ratio::new(3, 4)
    }

    /// Tells whether a level claims anything: it is not the lowest.
    pub fn is_claim(&self, level: Level) -> bool {
        level > self.lowest()
    }

    /// Says which levels it has: "de 0 à 4".
    pub fn words(&self) -> String {
        format!("de {} à {}", self.lowest(), self.highest())
    }

    /// Tells whether the levels of both have the same numbers, names and values.
    pub fn compares_with(&self, other: &Self) -> bool {
        self.first == other.first
            && self.range == other.range
            && self.count() == other.count()
            && self.levels().all(|level| self.value(level) == other.value(level))
    }
}

impl NamedColour {
    /// Every colour with its French name, as it is written.
    pub const ALL: &[(&str, Self)] = &[
        ("rouge", Self::Red),
        ("orange", Self::Orange),
        ("jaune", Self::Yellow),
        ("vert", Self::Green),
        ("bleu", Self::Blue),
        ("violet", Self::Violet),
        ("gris", Self::Grey),
    ];

    /// Returns its French name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, colour)| *colour == self).map_or("gris", |(name, _)| name)
    }
}

//! How a level is given: chosen, or what follows from characteristics that are there or from a
//! number that is measured.

use std::collections::BTreeMap;

use num_rational::Ratio;

use super::level::Level;
use super::scale::Scale;
use crate::french;

/// How the level of a criterion is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CriterionKind {
    /// It is chosen.
    #[default]
    Levels,
    /// It follows from characteristics that are there or not.
    Characteristics(Characteristics),
    /// It follows from a number.
    Measure(Measurement),
    /// It is "oui" or "non", each with what it is worth: the scale has these two levels.
    YesNo(YesNo),
}

/// What "oui" and "non" are worth, as the author wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YesNo {
    /// What "oui" is worth; the highest value of the scale when nothing is written.
    pub yes: Option<Ratio<i64>>,
    /// What "non" is worth; the lowest.
    pub no: Option<Ratio<i64>>,
}

/// Characteristics that are there or not, and how the level follows.
///
/// The level is the highest of which, and of all those below, three things are true: enough
/// characteristics are there ("en partie" counts for half), and those that are indispensable from
/// it on are there entirely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Characteristics {
    /// Between 1 and 40.
    pub items: Vec<Characteristic>,
    /// May be answered "en partie".
    pub has_partly: bool,
    /// How many are needed for each level above the first, as written; none when the rule says it all.
    pub thresholds: Vec<Ratio<i64>>,
}

/// One characteristic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Characteristic {
    /// Stable name inside its criterion.
    pub id: String,
    /// What can be observed.
    pub text: String,
    /// Indispensable from this level on.
    pub from: Option<Level>,
}

/// A number with its unit, and the thresholds of the levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurement {
    /// "protocoles", "%".
    pub unit: String,
    /// Whether more is better.
    pub is_rising: bool,
    /// One for each level above the first, in the order of the levels.
    pub thresholds: Vec<Ratio<i64>>,
    /// The lowest number that can be typed.
    pub minimum: Ratio<i64>,
    /// The highest.
    pub maximum: Ratio<i64>,
    /// How many decimals are kept: 0 to 2.
    pub decimals: u8,
    /// The fact of the remuneration it may be proposed to.
    pub fact: Option<String>,
}

/// What was observed of a criterion whose level follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observed {
    /// What is there, by the name of each characteristic; one that is not said is not in it.
    Characteristics(BTreeMap<String, Held>),
    /// What was measured.
    Number(Ratio<i64>),
}

/// Whether a characteristic is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::VariantArray)]
pub enum Held {
    /// *Non*.
    No,
    /// *En partie*.
    Partly,
    /// *Oui*.
    Yes,
}

/// What stands between a team and the next level of its characteristics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingCharacteristics<'a> {
    /// The level that is not reached.
    pub level: Level,
    /// How many are there; "en partie" counts for half.
    pub count: Ratio<i64>,
    /// How many it takes, when that is not enough.
    pub needed: Option<Ratio<i64>>,
    /// Those it takes that are not there entirely.
    pub indispensable: Vec<&'a Characteristic>,
}

impl Held {
    /// Every answer, the lowest first.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns the word the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::No => "non",
            Self::Partly => "en partie",
            Self::Yes => "oui",
        }
    }

    fn count(self) -> Ratio<i64> {
        match self {
            Self::No => Ratio::from_integer(0),
            Self::Partly => Ratio::new(1, 2),
            Self::Yes => Ratio::from_integer(1),
        }
    }
}

impl Observed {
    /// Tells it in a few words: "3 caractéristiques sur 5", "12 protocoles".
    pub fn words(&self, kind: &CriterionKind) -> String {
        match (self, kind) {
            (Self::Characteristics(held), CriterionKind::Characteristics(all)) => {
                let count = french::decimal(all.count(held));
                let plural = if all.items.len() > 1 { "s" } else { "" };
                let count = count.strip_suffix(",0").unwrap_or(&count);
                format!("{count} sur {} caractéristique{plural}", all.items.len())
            }
            (Self::Number(number), CriterionKind::Measure(measure)) => measure.words(*number),
            (Self::Characteristics(_) | Self::Number(_), _) => String::new(),
        }
    }
}

impl Characteristics {
    /// Tells what was said of a characteristic.
    pub fn held(&self, observed: &BTreeMap<String, Held>, id: &str) -> Option<Held> {
        observed.get(id).copied()
    }

    /// Returns how many are there; "en partie" counts for half.
    pub fn count(&self, observed: &BTreeMap<String, Held>) -> Ratio<i64> {
        let held = self.items.iter().filter_map(|item| observed.get(&item.id));
        held.map(|held| held.count()).sum()
    }

    /// Returns how many are needed for the level at this place, which is above the first.
    pub fn needed(&self, place: usize, scale: &Scale) -> Ratio<i64> {
        if let Some(needed) = self.thresholds.get(place.saturating_sub(1)) {
            return *needed;
        }
        if !self.thresholds.is_empty() || self.is_cumulative() {
            return Ratio::from_integer(0);
        }
        let exact = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let steps = exact(scale.count().saturating_sub(1)).max(1);
        Ratio::new(exact(place) * exact(self.items.len()), steps)
    }

    /// Tells whether the level follows from nothing but what is indispensable.
    pub fn is_cumulative(&self) -> bool {
        self.thresholds.is_empty() && self.items.iter().all(|item| item.from.is_some())
    }

    /// Returns the level that follows, once something is said of each.
    pub fn level(&self, observed: &BTreeMap<String, Held>, scale: &Scale) -> Option<Level> {
        let is_said = self.items.iter().all(|item| observed.contains_key(&item.id));
        is_said.then(|| self.reached(observed, scale))
    }

    /// Returns the level that what is there is enough for; what is not said is not there.
    pub fn reached(&self, observed: &BTreeMap<String, Held>, scale: &Scale) -> Level {
        let is_open = |level: &Level| self.lacks(observed, scale, *level).is_none();
        scale.levels().skip(1).take_while(is_open).last().unwrap_or(scale.lowest())
    }

    /// Tells what is missing for the level after the one that is reached; nothing at the highest.
    pub fn missing(
        &self,
        observed: &BTreeMap<String, Held>,
        scale: &Scale,
    ) -> Option<MissingCharacteristics<'_>> {
        let next = scale.next(self.reached(observed, scale))?;
        self.lacks(observed, scale, next)
    }

    fn lacks(
        &self,
        observed: &BTreeMap<String, Held>,
        scale: &Scale,
        level: Level,
    ) -> Option<MissingCharacteristics<'_>> {
        let (count, needed) = (self.count(observed), self.needed(scale.place(level), scale));
        let is_lacking = |item: &&Characteristic| {
            item.from.is_some_and(|from| from <= level)
                && observed.get(&item.id) != Some(&Held::Yes)
        };
        let indispensable: Vec<&Characteristic> = self.items.iter().filter(is_lacking).collect();
        let needed = (count < needed).then_some(needed);
        let is_enough = needed.is_none() && indispensable.is_empty();
        (!is_enough).then_some(MissingCharacteristics { level, count, needed, indispensable })
    }

    /// States the rule by which the level follows, in a sentence or two.
    pub fn rule(&self, scale: &Scale) -> String {
        if self.is_cumulative() {
            return fr!(
                "Un niveau est atteint quand toutes ses caractéristiques, et celles des niveaux \
                 inférieurs, sont là."
            )
            .to_owned();
        }
        let level = |(place, level): (usize, Level)| {
            let needed = number_words(self.needed(place, scale));
            format!("{needed} pour le niveau {level}")
        };
        let levels: Vec<String> = scale.levels().enumerate().skip(1).map(level).collect();
        let partly =
            if self.has_partly { fr!(" « En partie » compte pour moitié.") } else { "" };
        fr!("Il faut, sur {} : {}.{partly}", self.items.len(), levels.join(", "))
    }
}

impl Measurement {
    /// Returns the level a number gives.
    pub fn level(&self, number: Ratio<i64>, scale: &Scale) -> Level {
        let is_reached = |threshold: &&Ratio<i64>| {
            if self.is_rising { number >= **threshold } else { number <= **threshold }
        };
        let place = self.thresholds.iter().take_while(is_reached).count();
        scale.at(place).unwrap_or(scale.highest())
    }

    /// Writes a number with its unit: "12 protocoles", "62,5 %".
    pub fn words(&self, number: Ratio<i64>) -> String {
        fr!("{}~{}", number_words(number), self.unit)
    }

    /// Says what a level asks for: "à partir de 3 protocoles".
    pub fn threshold_words(&self, level: Level, scale: &Scale) -> String {
        let place = scale.place(level);
        match (place.checked_sub(1).and_then(|place| self.thresholds.get(place)), self.is_rising) {
            (Some(threshold), true) => format!("à partir de {}", self.words(*threshold)),
            (Some(threshold), false) => format!("{} au plus", self.words(*threshold)),
            (None, is_rising) => self.thresholds.first().map_or_else(String::new, |threshold| {
                let side = if is_rising { "moins de" } else { "plus de" };
                format!("{side} {}", self.words(*threshold))
            }),
        }
    }

    /// Tells whether a number can be what was measured.
    pub fn allows(&self, number: Ratio<i64>) -> bool {
        let unit = Ratio::from_integer(10_i64.pow(u32::from(self.decimals.min(6))));
        (self.minimum..=self.maximum).contains(&number) && (number * unit).is_integer()
    }
}

/// Writes an exact number with the decimals it has: "12", "62,5".
pub fn number_words(number: Ratio<i64>) -> String {
    french::quantity(Ratio::new(i128::from(*number.numer()), i128::from(*number.denom())))
}

//! What a team declares for one exercise of its remuneration: plain facts, as the rules ask them.
//!
//! A fact that is not there is *non renseigné*, which is not zero. Never knows a rule or a point.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;

/// Names a question of the rules for ever: `protocoles_nombre`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub String);

impl fmt::Display for FactId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Borrow<str> for FactId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A number with at most two decimals, exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

/// What a team declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Yes or no.
    Flag(bool),
    /// So many.
    Number(Quantity),
    /// One of the answers the rules offer, by its name.
    Choice(String),
    /// Several of them; an empty set says "none", which is an answer.
    Set(BTreeSet<String>),
    /// A day.
    Date(Date),
}

/// What a team declares for one exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Calendar year that is paid.
    pub year: i16,
    /// By question. A question nobody answered has no entry.
    pub values: BTreeMap<FactId, Fact>,
    /// Indicators whose proof (*justificatif*) the team says it holds, by their names.
    pub held_proofs: BTreeSet<String>,
    /// In the team's words.
    pub note: String,
}

impl Quantity {
    /// Returns a whole number.
    pub const fn whole(number: i64) -> Self {
        Self(number.saturating_mul(100))
    }

    /// Returns a number of hundredths.
    pub const fn hundredths(number: i64) -> Self {
        Self(number)
    }

    /// Returns this number in hundredths.
    pub const fn in_hundredths(self) -> i64 {
        self.0
    }
}

impl Facts {
    /// Years an exercise can be of: others are slips of the keyboard.
    pub const YEARS: RangeInclusive<i16> = 1900..=2200;

    /// Starts an exercise about which nothing is known.
    pub fn of(year: i16) -> Self {
        Self { year, ..Self::default() }
    }

    /// Returns what was declared.
    pub fn get(&self, id: &str) -> Option<&Fact> {
        self.values.get(id)
    }
}

//! What ballots observed of a criterion whose level follows: all together, never whose.

use std::collections::BTreeMap;

use num_rational::Ratio;

use crate::dossier::OpenBallot;
use crate::grid::{Characteristics, Criterion, Held, Observed, number_words};

/// What ballots observed of a criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// How many gave each answer to each characteristic, by its name.
    held: BTreeMap<String, BTreeMap<Held, u32>>,
    /// The numbers given, the lowest first.
    numbers: Vec<Ratio<i64>>,
}

/// Gathers what ballots observed of a criterion.
pub fn heard(opened: &[OpenBallot], criterion: &Criterion) -> Heard {
    let mut heard = Heard::default();
    let opinions = opened.iter().filter_map(|ballot| ballot.opinions.get(&criterion.id));
    for observed in opinions.filter_map(|opinion| opinion.observed.as_ref()) {
        match observed {
            Observed::Characteristics(all) => {
                for (id, held) in all {
                    *heard.held.entry(id.clone()).or_default().entry(*held).or_default() += 1;
                }
            }
            Observed::Number(number) => heard.numbers.push(*number),
        }
    }
    heard.numbers.sort();
    heard
}

impl Heard {
    /// Returns how many gave an answer to a characteristic.
    pub fn count(&self, id: &str, held: Held) -> u32 {
        self.held.get(id).and_then(|counts| counts.get(&held)).copied().unwrap_or(0)
    }

    /// Returns what most answered to each characteristic; of two answers as frequent, the lower.
    pub fn majority(&self, all: &Characteristics) -> BTreeMap<String, Held> {
        let most = |id: &str| {
            let given = Held::ALL.iter().filter(|held| self.count(id, **held) > 0);
            given.rev().max_by_key(|held| self.count(id, **held)).copied()
        };
        let items = all.items.iter();
        items.filter_map(|item| Some((item.id.clone(), most(&item.id)?))).collect()
    }

    /// Tells whether nobody observed anything else than the others.
    pub fn is_unanimous(&self) -> bool {
        let is_one = |counts: &BTreeMap<Held, u32>| counts.len() == 1;
        self.held.values().all(is_one) && self.numbers.first() == self.numbers.last()
    }

    /// Returns the number in the middle; between two, the lower.
    pub fn middle(&self) -> Option<Ratio<i64>> {
        self.numbers.get(self.numbers.len().checked_sub(1)? / 2).copied()
    }

    /// Says which numbers were given: "de 3 à 8, 5 au milieu"; nothing when none was.
    pub fn range_words(&self) -> Option<String> {
        let (low, high, middle) = (self.numbers.first()?, self.numbers.last()?, self.middle()?);
        if low == high {
            return Some(number_words(*low));
        }
        let (low, high, middle) = (number_words(*low), number_words(*high), number_words(middle));
        Some(format!("de {low} à {high}, {middle} au milieu"))
    }
}

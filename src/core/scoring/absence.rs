//! A number or why there is none: one noun and one word for every screen, chart and document.
//!
//! "À compléter" means that something is missing; what is *sans objet* misses nothing.

use num_rational::Ratio;

use crate::french;
use crate::grid::Unit;

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// There is no such number: nothing before, nothing aimed at.
    Nothing,
    /// The campaign does not go through it.
    Elsewhere,
    /// All of it is *sans objet*.
    NotApplicable,
    /// Nothing of it is answered yet.
    Unanswered,
    /// Some of it is, and something is still missing.
    Incomplete,
    /// All of it is answered, too little of it by a level.
    Undecided,
}

/// A mean, or why there is none.
pub type Mean = Result<Ratio<i64>, Absence>;

impl Absence {
    /// Returns the word that stands in the number's place.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Nothing => "–",
            Self::Elsewhere => "hors campagne",
            Self::NotApplicable => "sans objet",
            Self::Unanswered => "sans réponse",
            Self::Incomplete => "à compléter",
            Self::Undecided => "niveau inconnu",
        }
    }
}

/// Writes a mean, or the word for why there is none.
pub fn mean_words(mean: Mean) -> String {
    mean.map_or_else(|absence| absence.words().to_owned(), french::decimal)
}

/// Writes a value that may not exist, or a dash.
pub fn value_words(value: Option<Ratio<i64>>) -> String {
    mean_words(value.ok_or(Absence::Nothing))
}

/// Says over what a change goes: "sur 3 critères comparables".
pub fn basis_words(criteria: usize) -> String {
    let plural = if criteria > 1 { "s" } else { "" };
    format!("sur {} comparable{plural}", french::count(criteria, "critère"))
}

/// Writes a change, and what it goes over when the two means do not tell it.
pub fn change_told(unit: Unit, change: Ratio<i64>, basis: Option<usize>) -> String {
    let basis = basis.map(|criteria| format!(" {}", basis_words(criteria)));
    format!("{}{}", unit.change_words(change), basis.unwrap_or_default())
}

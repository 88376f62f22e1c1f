//! The closed set of ways in which points come, one small file each.
//!
//! A mechanism holds no number of its own: all its figures come from the rules. It returns the
//! calculation, or the questions to answer first.

mod bands;
mod deductions;
mod evaluation;
mod per_patients;
mod per_unit;
pub(super) mod prorata;
mod rate;

use super::condition::{Condition, QuestionIndex};
use super::expression::{Exact, Expression};
use crate::dossier::Fact;

/// How points come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mechanism {
    /// So many, if the part's condition holds.
    Fixed {
        /// Points.
        points: Exact,
    },
    /// So many for the base of patients, fewer beyond a number of patients.
    PerPatients {
        /// Points for the base.
        points: Exact,
        /// From how many patients on, and points for the base from there on.
        beyond: Option<(Exact, Exact)>,
    },
    /// So many for each, up to a number, fewer beyond another.
    PerUnit {
        /// How many there are: a number, or the size of a set.
        of: QuestionIndex,
        /// Points for each.
        points: Exact,
        /// At most so many count.
        cap: Option<Exact>,
        /// From how many on, and points for each from there on.
        beyond: Option<(Exact, Exact)>,
    },
    /// The points of the highest threshold that is met.
    Bands {
        /// What is counted.
        of: QuestionIndex,
        /// When the thresholds are shares: of how many.
        out_of: Option<QuestionIndex>,
        /// Lowest first.
        bands: Vec<Band>,
    },
    /// In proportion to a share, full at its target.
    Rate {
        /// Points at the target.
        points: Exact,
        /// What is counted.
        of: QuestionIndex,
        /// Of how many.
        out_of: QuestionIndex,
        /// Share at which all points are had.
        target: Exact,
        /// Meetings that must be held.
        sessions: Option<Sessions>,
        /// Whether the share, in percent, loses what follows its second decimal.
        truncated_if: Condition,
    },
    /// So many, less what each answer takes away.
    Deductions {
        /// Points when nothing is taken away.
        points: Exact,
        /// In the order of the text.
        deductions: Vec<Deduction>,
    },
}

/// From a threshold on, so many points in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// A number, or a share of one.
    pub from: Exact,
    /// Points in all.
    pub points: Exact,
}

/// Meetings that must be held for the share to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sessions {
    /// How many were held.
    pub held: QuestionIndex,
    /// How many must be, in a full year of the contract.
    pub minimum: Exact,
    /// Fewer count in proportion instead of not at all.
    pub linear_if: Condition,
}

/// What one question takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deduction {
    /// A choice, or a yes-or-no question whose answers are named `oui` and `non`.
    pub question: QuestionIndex,
    /// By answer.
    pub penalties: Vec<(String, Penalty)>,
    /// When the question takes nothing away.
    pub waived_if: Condition,
}

/// What an answer takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Penalty {
    /// So many points.
    Points(Exact),
    /// All of them.
    Everything,
}

/// A calculation, or the questions to answer first.
pub type Computed = Result<Expression, Vec<QuestionIndex>>;

/// Answers that would have to change, together.
pub type Changes = Vec<(QuestionIndex, Fact)>;

impl Mechanism {
    /// Returns every question whose answer enters.
    pub fn questions(&self) -> Vec<QuestionIndex> {
        match self {
            Self::Fixed { .. } | Self::PerPatients { .. } => Vec::new(),
            Self::PerUnit { of, .. } => vec![*of],
            Self::Bands { of, out_of, .. } => [Some(*of), *out_of].into_iter().flatten().collect(),
            Self::Rate { of, out_of, sessions, .. } => {
                let sessions = sessions.as_ref().map(|sessions| sessions.held);
                [Some(*of), Some(*out_of), sessions].into_iter().flatten().collect()
            }
            Self::Deductions { deductions, .. } => {
                deductions.iter().map(|deduction| deduction.question).collect()
            }
        }
    }
}

//! The closed set of ways in which points come, one small file each.
//!
//! A mechanism holds no number of its own: all its figures come from the rules. It returns the
//! calculation, or the questions to answer first.

mod bands;
mod deductions;
mod per_patients;
mod per_unit;
pub(super) mod prorata;
mod rate;

use super::condition::Condition;
use super::expression::{Exact, Expression};
use super::inputs::Inputs;
use super::questions::QuestionIndex;
use crate::dossier::Fact;

pub use self::bands::Band;
pub use self::deductions::{Deduction, Penalty};
pub use self::rate::Sessions;

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

/// A calculation, or the questions to answer first.
pub type Computed = Result<Expression, Vec<QuestionIndex>>;

/// Answers that would have to change, together.
pub type Changes = Vec<(QuestionIndex, Fact)>;

impl Mechanism {
    /// Computes the points.
    pub(super) fn points(&self, inputs: &Inputs<'_>) -> Computed {
        match self {
            Self::Fixed { points } => Ok(Expression::number(*points)),
            Self::PerPatients { points, beyond } => per_patients::points(inputs, *points, *beyond),
            Self::PerUnit { of, points, cap, beyond } => {
                let count = inputs.number(*of).ok_or_else(|| vec![*of])?;
                Ok(per_unit::points(count, *points, *cap, *beyond))
            }
            Self::Bands { of, out_of, bands } => bands::points(inputs, *of, *out_of, bands),
            Self::Rate { .. } => rate::points(inputs, self),
            Self::Deductions { points, deductions } => {
                deductions::points(inputs, *points, deductions)
            }
        }
    }

    /// Computes the most the team could have, answers it cannot change kept.
    pub(super) fn most(&self, inputs: &Inputs<'_>) -> Result<Exact, Vec<QuestionIndex>> {
        match self {
            Self::Fixed { points }
            | Self::Rate { points, .. }
            | Self::Deductions { points, .. } => Ok(*points),
            Self::PerUnit { of, points, cap, beyond } if !inputs.is_given(*of) => {
                let count = per_unit::most_of(inputs, *of, *cap)?;
                Ok(per_unit::points(count, *points, *cap, *beyond).value())
            }
            Self::PerPatients { .. } | Self::PerUnit { .. } => {
                self.points(inputs).map(|points| points.value())
            }
            Self::Bands { bands, .. } => Ok(bands::most(bands)),
        }
    }

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

    /// Returns the changes of answers that would each bring more, smallest first.
    pub(super) fn steps(&self, inputs: &Inputs<'_>) -> Vec<Changes> {
        match self {
            Self::Fixed { .. } | Self::PerPatients { .. } => Vec::new(),
            Self::PerUnit { of, cap, .. } => per_unit::steps(inputs, *of, *cap),
            Self::Bands { of, out_of, bands } => bands::steps(inputs, *of, *out_of, bands),
            Self::Rate { .. } => rate::steps(inputs, self),
            Self::Deductions { deductions, .. } => deductions::steps(inputs, deductions),
        }
    }
}

//! What each mechanism brings, could bring, and would bring with other answers.

use super::{Changes, Computed, Mechanism, bands, deductions, per_patients, per_unit, rate};
use crate::remuneration::condition::QuestionIndex;
use crate::remuneration::expression::{Exact, Expression};
use crate::remuneration::inputs::Inputs;

impl Mechanism {
    /// Computes the points.
    pub(in crate::remuneration) fn points(&self, inputs: &Inputs<'_>) -> Computed {
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
    pub(in crate::remuneration) fn most(
        &self,
        inputs: &Inputs<'_>,
    ) -> Result<Exact, Vec<QuestionIndex>> {
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

    /// Returns the changes of answers that would each bring more, smallest first.
    pub(in crate::remuneration) fn steps(&self, inputs: &Inputs<'_>) -> Vec<Changes> {
        match self {
            Self::Fixed { .. } | Self::PerPatients { .. } => Vec::new(),
            Self::PerUnit { of, cap, .. } => per_unit::steps(inputs, *of, *cap),
            Self::Bands { of, out_of, bands } => bands::steps(inputs, *of, *out_of, bands),
            Self::Rate { .. } => rate::steps(inputs, self),
            Self::Deductions { deductions, .. } => deductions::steps(inputs, deductions),
        }
    }
}

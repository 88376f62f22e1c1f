//! So many points for the base of patients, fewer beyond a number of patients.

use super::Computed;
use crate::remuneration::expression::{Exact, Expression};
use crate::remuneration::inputs::Inputs;

pub(super) fn points(
    inputs: &Inputs<'_>,
    points: Exact,
    beyond: Option<(Exact, Exact)>,
) -> Computed {
    let question = inputs.rules.roles.patientele;
    let patients = inputs.number(question).ok_or_else(|| vec![question])?;
    let share = |points: Exact, patients: Expression| {
        Expression::number(points).times(patients.over(inputs.base_patients()))
    };
    Ok(match beyond {
        Some((threshold, points_beyond)) if patients > threshold => Expression::Sum(vec![
            share(points, Expression::number(threshold)),
            share(points_beyond, Expression::number(patients).minus(Expression::number(threshold))),
        ]),
        _ => share(points, Expression::number(patients)),
    })
}

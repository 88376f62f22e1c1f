//! The most that could be, answers the team cannot change kept.

use super::expression::{Exact, product, sum, zero};
use super::inputs::Inputs;
use super::mechanisms::prorata;
use super::rules::{Indicator, Part};
use super::statement::PartLine;

/// Returns the most an indicator could bring, answers the team cannot change kept.
pub(super) fn of_indicator(
    inputs: &Inputs<'_>,
    indicator: &Indicator,
    lines: &[PartLine],
) -> Option<Exact> {
    let mut total = zero();
    let mut best: Vec<(u8, Exact)> = Vec::new();
    for line in lines {
        let part = indicator.parts.get(line.part)?;
        let earned = line.outcome.points();
        let most = of_part(inputs, part)?.max(earned);
        match part.alternative {
            None => total = sum([total, most]),
            Some(group) => match best.iter_mut().find(|(own, _)| *own == group) {
                Some((_, best)) => *best = most.max(*best),
                None => best.push((group, most)),
            },
        }
    }
    Some(sum([total].into_iter().chain(best.into_iter().map(|(_, most)| most))))
}

/// Returns the most a part could bring; zero when it is out of the team's hands.
pub(super) fn of_part(inputs: &Inputs<'_>, part: &Part) -> Option<Exact> {
    if part.is_beyond_control || !part.condition.is_within_reach(inputs) {
        return Some(zero());
    }
    let mut most = part.mechanism.most(inputs).ok()?;
    if part.scales {
        most = product(most, inputs.patientele_share().ok()?.value());
    }
    // A date still missing may be that of a full year.
    if let Ok(Some(share)) = prorata::of_part(inputs, part) {
        most = product(most, share.value());
    }
    Some(most)
}

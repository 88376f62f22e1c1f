//! From points to what is paid, and when: majoration, advance, guarantee, sums beside the points.

use super::expression::{Exact, Expression, product, sum, zero};
use super::inputs::Inputs;
use super::mechanisms::prorata;
use super::most;
use super::rules::{IndicatorKind, Part};
use super::statement::{Advance, Excess, Guarantee, Majoration, StatementLine, SupplementLine};

pub(super) fn majoration(inputs: &Inputs<'_>, base: Exact) -> Majoration {
    let (roles, parameters) = (&inputs.rules.roles, &inputs.rules.parameters);
    let rates = [(roles.c2s, &parameters.c2s_national), (roles.ame, &parameters.ame_national)];
    let mut majoration = Majoration::default();
    for (question, national) in rates {
        let Some(percent) = inputs.number(question) else {
            majoration.missing.push(question);
            continue;
        };
        let (own, national) = (percent / 100, national.value(inputs.year));
        let above = (own - national).max(zero());
        majoration.excess.push(Excess { question, own, national, above });
    }
    let cap = parameters.majoration_cap.value(inputs.year);
    let rate = sum(majoration.excess.iter().map(|excess| excess.above));
    majoration.is_capped = rate > cap;
    majoration.rate = rate.min(cap);
    majoration.amount = product(base, majoration.rate);
    majoration
}

pub(super) fn advance(inputs: &Inputs<'_>, lines: &[StatementLine], point_value: Exact) -> Advance {
    let rules = inputs.rules;
    let takes_real = prorata::holds(inputs, &rules.parameters.advance_is_real_if);
    let mut base = Vec::new();
    let mut missing = Vec::new();
    for (place, line) in
        lines.iter().enumerate().filter(|(_, line)| line.kind != IndicatorKind::Optionnel)
    {
        let mut points = zero();
        for part_line in &line.parts {
            let part = rules.indicators.get(line.indicator);
            let part = part.and_then(|indicator| indicator.parts.get(part_line.part));
            let Some(part) = part.filter(|part| part.is_in_advance) else { continue };
            let full = if takes_real {
                Some(part_line.outcome.points())
            } else {
                most::of_part(inputs, part)
            };
            match full.map(|full| in_full_year(inputs, part, full)) {
                Some(full) => points = sum([points, full]),
                None => missing.extend(&line.missing),
            }
        }
        base.push((place, points));
    }
    missing.sort_unstable();
    missing.dedup();
    let share = Expression::Share(rules.parameters.advance_share.value(inputs.year));
    let points = Expression::number(sum(base.iter().map(|(_, points)| *points)));
    let whole = share.times(points).times(Expression::number(point_value));
    let calculation = for_days(inputs, whole);
    let reckoned = calculation.value();
    let least = for_days(
        inputs,
        Expression::number(rules.parameters.new_structure_advance.value(inputs.year)),
    );
    let minimum = Some(least.value()).filter(|least| is_new(inputs) && *least > reckoned);
    let received = inputs.number(rules.roles.advance_received);
    Advance { base, amount: minimum.unwrap_or(reckoned), calculation, minimum, received, missing }
}

/// Undoes the days of the contract in the points of a part: the whole advance counts them, once.
fn in_full_year(inputs: &Inputs<'_>, part: &Part, points: Exact) -> Exact {
    let share = |days: Option<Expression>| days.map_or(Exact::from_integer(1), |d| d.value());
    let own = share(prorata::of_part(inputs, part).ok().flatten());
    let contract = share(prorata::of_contract(inputs));
    if own == zero() || contract == zero() {
        return points;
    }
    points / own * own.min(contract) / contract
}

pub(super) fn guarantee(inputs: &Inputs<'_>, total: Exact) -> Option<Guarantee> {
    let parameters = &inputs.rules.parameters;
    let full = Expression::number(parameters.new_structure_minimum.value(inputs.year));
    let calculation = if prorata::holds(inputs, &parameters.guarantee_is_prorated_if) {
        for_days(inputs, full)
    } else {
        full
    };
    let minimum = calculation.value();
    let complement = (minimum - total).max(zero());
    is_new(inputs).then_some(Guarantee { calculation, minimum, complement })
}

fn is_new(inputs: &Inputs<'_>) -> bool {
    inputs.flag(inputs.rules.roles.new_structure) == Some(true)
}

/// Counts only the days of the contract, in the year it begins.
fn for_days(inputs: &Inputs<'_>, whole: Expression) -> Expression {
    match prorata::of_contract(inputs) {
        Some(share) => whole.times(share),
        None => whole,
    }
}

pub(super) fn supplements(inputs: &Inputs<'_>) -> Vec<SupplementLine> {
    let supplements = inputs.rules.supplements.iter().enumerate();
    let current = supplements.filter(|(_, supplement)| supplement.period.contains(inputs.year));
    current
        .map(|(place, supplement)| SupplementLine {
            supplement: place,
            amount: inputs.number(supplement.amount),
            commitments: supplement.commitments.iter().map(|q| (*q, inputs.flag(*q))).collect(),
        })
        .collect()
}

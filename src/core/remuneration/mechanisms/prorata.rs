//! The share of an exercise that counts, from a day on.

use jiff::civil::Date;

use crate::remuneration::condition::{Condition, QuestionIndex};
use crate::remuneration::expression::Expression;
use crate::remuneration::inputs::Inputs;
use crate::remuneration::rules::{Part, Prorata};
use crate::remuneration::truth::Truth;

/// Returns the share a part counts for: nothing to say for a full year.
pub(in crate::remuneration) fn of_part(
    inputs: &Inputs<'_>,
    part: &Part,
) -> Result<Option<Expression>, QuestionIndex> {
    match part.prorata {
        Prorata::From(question) => {
            let date = inputs.date(question).ok_or(question)?;
            let contract = inputs.date(inputs.rules.roles.contract);
            // Where the whole year follows the contract, nothing counts before it either.
            let follows = holds(inputs, &inputs.rules.proration.everything_if);
            let from = contract.filter(|_| follows).map_or(date, |contract| contract.max(date));
            Ok(share(inputs, from))
        }
        Prorata::Contract => Ok(of_contract(inputs)),
        Prorata::Never if holds(inputs, &inputs.rules.proration.everything_if) => {
            Ok(of_contract(inputs))
        }
        Prorata::Never => Ok(None),
    }
}

/// Returns the share of the year the contract is in effect, if it is not the whole.
pub(in crate::remuneration) fn of_contract(inputs: &Inputs<'_>) -> Option<Expression> {
    if holds(inputs, &inputs.rules.proration.nothing_if) {
        return None;
    }
    share(inputs, inputs.date(inputs.rules.roles.contract)?)
}

/// Tells whether an option was taken; what asks nothing is no option.
pub(in crate::remuneration) fn holds(inputs: &Inputs<'_>, condition: &Condition) -> bool {
    *condition != Condition::Always && condition.truth(inputs) == Truth::True
}

/// Returns `days left / days of the year`, that day included; nothing for the whole year.
fn share(inputs: &Inputs<'_>, from: Date) -> Option<Expression> {
    if from.year() < inputs.year {
        return None;
    }
    if from.year() > inputs.year {
        return Some(Expression::whole(0));
    }
    let (left, whole) = if holds(inputs, &inputs.rules.proration.months_if) {
        (i128::from(13 - from.month()), 12)
    } else {
        let days = i128::from(from.days_in_year());
        (days - i128::from(from.day_of_year()) + 1, days)
    };
    (left < whole).then(|| Expression::whole(left).over(Expression::whole(whole)))
}

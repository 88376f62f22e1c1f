//! What was observed of a criterion whose level follows from it: characteristics, or a number; and
//! what is missing for the next level.

use super::super::blocks::paragraph;
use crate::grid::{Characteristic, Criterion, CriterionKind, Held, Observed, number_words};
use crate::report::content::{Block, Sign, Style, Text};
use crate::report::words::text;

/// Returns what was answered to each characteristic, or what was measured.
pub(in crate::report::documents) fn observed(
    criterion: &Criterion,
    found: &Observed,
) -> Vec<Block> {
    match (&criterion.kind, found) {
        (CriterionKind::Characteristics(all), Observed::Characteristics(held)) => {
            let items = all.items.iter();
            let items = items.map(|one| characteristic(one, all.held(held, &one.id)));
            vec![Block::List { items: items.collect() }]
        }
        (CriterionKind::Measure(measure), Observed::Number(number)) => {
            let lead = Text::muted(fr!("Mesuré : "));
            vec![paragraph(lead.then(text(&measure.words(*number)), Style::Strong))]
        }
        (
            CriterionKind::Levels
            | CriterionKind::Characteristics(_)
            | CriterionKind::Measure(_)
            | CriterionKind::YesNo(_),
            Observed::Characteristics(_) | Observed::Number(_),
        ) => Vec::new(),
    }
}

/// Writes a characteristic behind what was answered.
fn characteristic(one: &Characteristic, held: Option<Held>) -> Text {
    let (sign, style) = match held {
        Some(Held::Yes) => (Sign::Full, Style::Good),
        Some(Held::Partly) => (Sign::Partial, Style::Warn),
        Some(Held::No) => (Sign::Nothing, Style::Bad),
        None => (Sign::Unknown, Style::Muted),
    };
    let answer = held.map_or("sans réponse", Held::label);
    let told = Text::signed(sign, answer, style).then(" · ", Style::Muted);
    told.then(text(&one.text), Style::Plain).and(indispensable(one))
}

/// Says from which level a characteristic is indispensable; nothing when it is not.
pub(in crate::report::documents) fn indispensable(one: &Characteristic) -> Text {
    let told = one.from.map(|level| fr!(" (indispensable dès le niveau~{level})"));
    told.map(Text::muted).unwrap_or_default()
}

/// Says what is missing for the level after the one that follows; nothing at the highest.
pub(in crate::report::documents) fn next_step(
    criterion: &Criterion,
    found: &Observed,
) -> Option<Block> {
    let scale = &criterion.scale;
    let (level, words) = match (&criterion.kind, found) {
        (CriterionKind::Characteristics(all), Observed::Characteristics(held)) => {
            let missing = all.missing(held, scale)?;
            let count = missing.needed.map(|needed| {
                let (needed, count) = (number_words(needed), number_words(missing.count));
                format!("il faut {needed} caractéristiques, il y en a {count}")
            });
            let names = missing.indispensable.iter().map(|one| fr!("« {} »", text(&one.text)));
            let names: Vec<String> = names.collect();
            let whole = (!names.is_empty()).then(|| {
                let verb = if count.is_some() { "et il manque" } else { "il manque" };
                format!("{verb} {}", names.join(", "))
            });
            let parts: Vec<String> = count.into_iter().chain(whole).collect();
            (missing.level, parts.join(", "))
        }
        (CriterionKind::Measure(measure), Observed::Number(number)) => {
            let next = scale.next(measure.level(*number, scale))?;
            (next, text(&measure.threshold_words(next, scale)))
        }
        (
            CriterionKind::Levels
            | CriterionKind::Characteristics(_)
            | CriterionKind::Measure(_)
            | CriterionKind::YesNo(_),
            Observed::Characteristics(_) | Observed::Number(_),
        ) => return None,
    };
    let lead = fr!("Pour passer au niveau~{level} : ");
    Some(paragraph(Text::styled(lead, Style::Accent).then(format!("{words}."), Style::Plain)))
}

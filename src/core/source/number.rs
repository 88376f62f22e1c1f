//! Numbers with decimals, read exactly: `7.5`, or `"7,5"` between quotes.
//!
//! Never goes through a float.

use std::ops::RangeInclusive;

use num_rational::Ratio;

use super::record::Record;
use super::tree::{Node, Value};
use crate::french;

/// More decimals than this are a slip.
const MAX_DECIMALS: usize = 6;

impl<const N: usize> Record<'_, N> {
    /// Returns an exact number within bounds, which must be there.
    pub fn required_decimal(&self, key: &str, range: &RangeInclusive<i64>) -> Ratio<i128> {
        self.require(key, &range.end().min(&1).to_string());
        self.optional_decimal(key, range).unwrap_or_else(|| Ratio::from_integer(1))
    }

    /// Returns an exact number within bounds, if the key is there.
    pub fn optional_decimal(&self, key: &str, range: &RangeInclusive<i64>) -> Option<Ratio<i128>> {
        let node = self.get(key)?;
        let bound = |number: &i64| Ratio::from_integer(i128::from(*number));
        let number = exact(node);
        if let Some(number) = number
            && (bound(range.start())..=bound(range.end())).contains(&number)
        {
            return Some(number);
        }
        let expected = format!(
            "un nombre de {} à {}, avec six décimales au plus, après un point",
            french::integer(*range.start()),
            french::integer(*range.end())
        );
        let example = match number {
            Some(number) if number > bound(range.end()) => *range.end(),
            _ => (*range.start()).max(1).min(*range.end()),
        };
        self.wrong_kind(key, node, &expected, &example.to_string());
        Some(bound(&example))
    }
}

/// Returns the number a node holds, to the last decimal.
pub fn exact(node: &Node<'_>) -> Option<Ratio<i128>> {
    match &node.value {
        Value::Integer(number) => Some(Ratio::from_integer(i128::from(*number))),
        Value::Decimal(text) => parse(&text.replace('_', "")),
        Value::Text(text) => exact_text(text),
        Value::Flag(_)
        | Value::Word(_)
        | Value::Group { .. }
        | Value::List(_)
        | Value::Map(_)
        | Value::Broken => None,
    }
}

/// Returns the number that a text writes, to the last decimal: "12", "62.5", "62,5".
pub fn exact_text(text: &str) -> Option<Ratio<i128>> {
    parse(&text.trim().replace(',', "."))
}

/// Returns the same number in a smaller room, when it has its place there.
pub fn narrow(number: Ratio<i128>) -> Option<Ratio<i64>> {
    Some(Ratio::new(i64::try_from(*number.numer()).ok()?, i64::try_from(*number.denom()).ok()?))
}

/// Writes a number with all of its decimals, six at most, after a point: "12", "62.5".
pub fn written(number: Ratio<i64>) -> String {
    let millionths = (number * 1_000_000).to_integer();
    let text = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn parse(text: &str) -> Option<Ratio<i128>> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_sensible = whole.len() <= 15 && decimals.len() <= MAX_DECIMALS;
    let has_digits = !whole.is_empty() || !decimals.is_empty();
    if !is_sensible || !has_digits || !is_digits(whole) || !is_digits(decimals) {
        return None;
    }
    let scale = 10_i128.pow(u32::try_from(decimals.len()).ok()?);
    let number: i128 = format!("{whole}{decimals}").parse().ok()?;
    Some(Ratio::new(sign * number, scale))
}

//! Exact numbers, both ways: `12`, `8.25`. They never pass by a float.

use std::fmt::Display;

use ron::value::RawValue;
use serde::ser::{Error as _, Serialize, Serializer};

use crate::dossier::Quantity;
use crate::french;
use crate::source::{Node, Problems, Record, Value, excerpt};

/// A number as it is written.
pub(super) struct QuantityFile(pub(super) Quantity);

/// Why a number is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BadNumber {
    Precise,
    Large,
    Odd,
}

/// Returns a number of at most two decimals, if the key is there.
pub(super) fn optional<const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    key: &str,
) -> Option<Quantity> {
    let node = record.get(key)?;
    if !matches!(node.value, Value::Integer(_) | Value::Decimal(_)) {
        let example = node.value.text().and_then(french::parse_hundredths);
        let example = written(Quantity::hundredths(example.unwrap_or(825)));
        record.wrong_kind(key, node, "un nombre, sans guillemets", &example);
    }
    read(node, problems)
}

/// Reads a number; `None` once it has said why, or when the node holds none.
pub(super) fn read(node: &Node<'_>, problems: &Problems<'_>) -> Option<Quantity> {
    let (hundredths, written): (_, &dyn Display) = match &node.value {
        Value::Integer(number) => (number.checked_mul(100).ok_or(BadNumber::Large), number),
        Value::Decimal(number) => (hundredths(number), number),
        Value::Text(_)
        | Value::Flag(_)
        | Value::Word(_)
        | Value::Group { .. }
        | Value::List(_)
        | Value::Map(_)
        | Value::Broken => return None,
    };
    let bad = match hundredths {
        Ok(hundredths) => return Some(Quantity::hundredths(hundredths)),
        Err(bad) => bad,
    };
    let written = excerpt(&written.to_string());
    let (message, help) = match bad {
        BadNumber::Precise => (
            format!("Le nombre {written} a plus de deux décimales."),
            "Arrondissez-le au centième.",
        ),
        BadNumber::Large => {
            (format!("Le nombre {written} est trop grand."), "Vérifiez ses chiffres.")
        }
        BadNumber::Odd => (
            format!("Le nombre {written} n’est pas écrit en chiffres simples."),
            fr!("Écrivez des chiffres, avec un point devant les décimales : 8.25."),
        ),
    };
    problems.error(node.span, message, help);
    None
}

/// Reads a number that is written with a point.
fn hundredths(written: &str) -> Result<i64, BadNumber> {
    let plain = written.replace('_', "");
    let unsigned = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(part) {
        return Err(BadNumber::Odd);
    }
    let part = part.trim_end_matches('0');
    if part.len() > 2 {
        return Err(BadNumber::Precise);
    }
    let sign = if plain.starts_with('-') { "-" } else { "" };
    format!("{sign}{whole}{part:0<2}").parse().ok().ok_or(BadNumber::Large)
}

/// Returns the number as it is written, with no more decimals than it has.
fn written(quantity: Quantity) -> String {
    let hundredths = quantity.in_hundredths();
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{part:02}").trim_end_matches('0').to_owned()
}

impl Serialize for QuantityFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let hundredths = self.0.in_hundredths();
        if hundredths % 100 == 0 {
            return serializer.serialize_i64(hundredths / 100);
        }
        let written = written(self.0);
        RawValue::from_ron(&written).map_err(S::Error::custom)?.serialize(serializer)
    }
}

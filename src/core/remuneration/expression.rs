//! A calculation that can be shown: its value is that of the very terms a person reads.
//!
//! Exact; the only rounding is in the display. Never knows what the numbers stand for.

use std::fmt;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedMul};

use crate::french;

/// An exact number: points, euros, shares.
pub type Exact = Ratio<i128>;

/// A calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// `1 000`.
    Number(Exact),
    /// `5 %`, a share of one.
    Share(Exact),
    /// `a + b`.
    Sum(Vec<Self>),
    /// `a − b`.
    Difference(Box<Self>, Box<Self>),
    /// `a × b`.
    Product(Vec<Self>),
    /// `a / b`; zero when `b` is.
    Quotient(Box<Self>, Box<Self>),
}

impl Expression {
    /// Returns a number.
    pub const fn number(value: Exact) -> Self {
        Self::Number(value)
    }

    /// Returns a whole number.
    pub const fn whole(value: i128) -> Self {
        Self::Number(Ratio::new_raw(value, 1))
    }

    /// Returns `self / divisor`.
    #[must_use]
    pub fn over(self, divisor: Self) -> Self {
        Self::Quotient(Box::new(self), Box::new(divisor))
    }

    /// Returns `self − other`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self::Difference(Box::new(self), Box::new(other))
    }

    /// Returns `self × other`, without nesting.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        let mut factors = if let Self::Product(factors) = self { factors } else { vec![self] };
        factors.push(other);
        Self::Product(factors)
    }

    /// Computes the value.
    pub fn value(&self) -> Exact {
        match self {
            Self::Number(value) | Self::Share(value) => *value,
            Self::Sum(terms) => sum(terms.iter().map(Self::value)),
            Self::Difference(from, less) => sum([from.value(), -less.value()]),
            Self::Product(factors) => {
                factors.iter().map(Self::value).fold(Exact::from_integer(1), product)
            }
            Self::Quotient(over, under) => {
                let under = under.value();
                if under == zero() { zero() } else { product(over.value(), under.recip()) }
            }
        }
    }

    /// Tells whether this is nothing but zero.
    pub(super) fn is_zero(&self) -> bool {
        matches!(self, Self::Number(value) if *value == zero())
    }

    /// Tells whether there is something to compute, not just a number.
    pub const fn is_calculation(&self) -> bool {
        !matches!(self, Self::Number(_) | Self::Share(_))
    }

    const fn is_sum(&self) -> bool {
        matches!(self, Self::Sum(_) | Self::Difference(..))
    }
}

pub(super) const fn zero() -> Exact {
    Ratio::new_raw(0, 1)
}

/// Adds exactly.
pub(super) fn sum(terms: impl IntoIterator<Item = Exact>) -> Exact {
    terms.into_iter().fold(zero(), add)
}

fn add(a: Exact, b: Exact) -> Exact {
    let word = || {
        let ((a, over_a), (b, over_b)) = (words(a)?, words(b)?);
        if over_a == over_b {
            return reduced(a.checked_add(b)?, over_a);
        }
        let numerator = a.checked_mul(over_b)?.checked_add(b.checked_mul(over_a)?)?;
        reduced(numerator, over_a.checked_mul(over_b)?)
    };
    let exact = word().or_else(|| a.checked_add(&b));
    exact.unwrap_or_else(|| to_millionths(a) + to_millionths(b))
}

/// Multiplies exactly.
pub(super) fn product(a: Exact, b: Exact) -> Exact {
    let word = || {
        let ((a, over_a), (b, over_b)) = (words(a)?, words(b)?);
        reduced(a.checked_mul(b)?, over_a.checked_mul(over_b)?)
    };
    let exact = word().or_else(|| a.checked_mul(&b));
    exact.unwrap_or_else(|| to_millionths(to_millionths(a) * to_millionths(b)))
}

/// Returns numerator and denominator as machine words, which nearly all are: arithmetic on twice
/// the width costs several times as much.
fn words(value: Exact) -> Option<(i64, i64)> {
    Some((i64::try_from(*value.numer()).ok()?, i64::try_from(*value.denom()).ok()?))
}

/// Returns `over / under` in lowest terms; `under` is positive.
fn reduced(over: i64, under: i64) -> Option<Exact> {
    if under == 1 {
        return Some(Exact::from_integer(i128::from(over)));
    }
    let (mut a, mut b) = (over.unsigned_abs(), under.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let divisor = i64::try_from(a).ok().filter(|divisor| *divisor > 0)?;
    Some(Ratio::new_raw(i128::from(over / divisor), i128::from(under / divisor)))
}

/// Stands in where 38 digits are too few, which no bounded answer of real rules reaches.
fn to_millionths(value: Exact) -> Exact {
    const MILLION: i128 = 1_000_000;
    const MOST: i128 = 1_000_000_000_000;
    let whole = value.trunc().to_integer().clamp(-MOST, MOST);
    let scale = (value.denom() / MILLION).max(1);
    let part = Ratio::new(value.fract().numer() / scale, (value.denom() / scale).max(1));
    Ratio::new((part * MILLION).round().to_integer() + whole * MILLION, MILLION)
}

impl fmt::Display for Expression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(value) => formatter.write_str(&french::quantity(*value)),
            Self::Share(value) => {
                write!(formatter, "{}", fr!("{} %", french::quantity(*value * 100)))
            }
            Self::Sum(terms) => join(formatter, terms, " + ", |_| false),
            Self::Difference(from, less) => {
                write!(formatter, "{from} − ")?;
                bracketed(formatter, less, less.is_sum())
            }
            Self::Product(factors) => join(formatter, factors, " × ", Self::is_sum),
            Self::Quotient(over, under) => {
                let is_compound = |e: &Self| e.is_sum() || matches!(e, Self::Quotient(..));
                bracketed(formatter, over, is_compound(over))?;
                formatter.write_str(" / ")?;
                bracketed(formatter, under, under.is_calculation())
            }
        }
    }
}

fn join(
    formatter: &mut fmt::Formatter<'_>,
    parts: &[Expression],
    between: &str,
    needs_brackets: impl Fn(&Expression) -> bool,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            formatter.write_str(between)?;
        }
        bracketed(formatter, part, needs_brackets(part))?;
    }
    Ok(())
}

fn bracketed(
    formatter: &mut fmt::Formatter<'_>,
    expression: &Expression,
    brackets: bool,
) -> fmt::Result {
    if brackets { write!(formatter, "({expression})") } else { write!(formatter, "{expression}") }
}

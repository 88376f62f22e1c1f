//! Dates as people type them: in digits, in words, a month alone where a month is enough.

use jiff::civil::Date;

use super::{MONTHS, fold};

/// Which day a month stands for when no day is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edge {
    /// Its first: something begins, or happened then.
    #[default]
    First,
    /// Its last: something ends, or is due by then.
    Last,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// It may be one, but not written in a way we know.
    NotUnderstood,
    /// It is written well, and the calendar has no such day.
    NoSuchDay,
}

impl DateFault {
    /// Tells the person what is wrong and what to write.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotUnderstood => {
                fr!(
                    "Je ne comprends pas cette date : écrivez par exemple 15/12/2026 ou 15 décembre 2026."
                )
            }
            Self::NoSuchDay => {
                fr!("Cette date n’existe pas dans le calendrier : vérifiez le jour et le mois.")
            }
        }
    }
}

/// A part of a date: digits, with how many there were, or a word.
enum DatePart {
    Number(i16, usize),
    Month(i16),
    /// "début", "mi", "fin" before a month: the day that stands for.
    Within(Day),
    /// A word that only leads to a date: "le", "mardi".
    Lead,
}

/// A day of a month.
#[derive(Clone, Copy)]
enum Day {
    Number(i16),
    Last,
}

/// Reads a date as people type it: `3/8/2022`, `03082022`, `2022-08-03`, `mardi 3 août 2022`,
/// `1er sept. 22`; a month alone, `août 2022`, `8/2022`, `fin août 2022`, is its first or last day.
pub fn read_date(text: &str, edge: Edge) -> Result<Date, DateFault> {
    let parts = parts(text).ok_or(DateFault::NotUnderstood)?;
    let whole = match edge {
        Edge::First => Day::Number(1),
        Edge::Last => Day::Last,
    };
    let (year, month, day) = match *parts.as_slice() {
        [DatePart::Number(year, 4), DatePart::Number(month, _), DatePart::Number(day, _)]
        | [
            DatePart::Number(day, _),
            DatePart::Number(month, _) | DatePart::Month(month),
            DatePart::Number(year, 2 | 4),
        ] => (year, month, Day::Number(day)),
        [DatePart::Month(month), DatePart::Number(year, 2 | 4)]
        | [DatePart::Number(month, 1 | 2), DatePart::Number(year, 4)] => (year, month, whole),
        [DatePart::Within(day), DatePart::Month(month), DatePart::Number(year, 2 | 4)] => {
            (year, month, day)
        }
        [..] => return Err(DateFault::NotUnderstood),
    };
    let year = if (0..100).contains(&year) { 2000 + year } else { year };
    let month = i8::try_from(month).unwrap_or(0);
    let date = match day {
        Day::Number(day) => Date::new(year, month, i8::try_from(day).unwrap_or(0)),
        Day::Last => Date::new(year, month, 1).map(Date::last_of_month),
    };
    date.map_err(|_no_such_day| DateFault::NoSuchDay)
}

/// Reads a date, whatever is wrong with one that is not.
pub fn parse_date(text: &str) -> Option<Date> {
    read_date(text, Edge::First).ok()
}

/// Takes a text apart; `None` when something in it belongs to no date.
fn parts(text: &str) -> Option<Vec<DatePart>> {
    /// Nobody writes a date of more signs.
    const MOST: usize = 60;
    if text.len() > 4 * MOST || text.chars().count() > MOST {
        return None;
    }
    let text = fold(text);
    let mut parts = Vec::new();
    let mut rest = text.as_str();
    let mut is_inside = false;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let is_alike = |letter: char| {
            if is_digit { letter.is_ascii_digit() } else { letter.is_alphabetic() }
        };
        if !is_digit && !first.is_alphabetic() {
            rest = after_separator(rest, is_inside)?;
            if !rest.is_empty() && !rest.starts_with(char::is_alphanumeric) {
                return None;
            }
            continue;
        }
        let end = rest.find(|letter: char| !is_alike(letter)).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end)?;
        rest = after;
        is_inside = true;
        if is_digit {
            numbers(run, &mut parts)?;
        } else if !(run == "er" && matches!(parts.last(), Some(DatePart::Number(1, _)))) {
            parts.extend(Some(word(run)?).filter(|part| !matches!(part, DatePart::Lead)));
        }
    }
    Some(parts)
}

/// Steps over one separator, with the spaces around it.
fn after_separator(text: &str, is_inside: bool) -> Option<&str> {
    let rest = text.trim_start();
    let rest = rest.strip_prefix(['/', '-', '.', ',']).filter(|_| is_inside).unwrap_or(rest);
    (rest.len() < text.len()).then(|| rest.trim_start())
}

/// Adds a run of digits: a number, or a whole date without separators.
fn numbers(digits: &str, parts: &mut Vec<DatePart>) -> Option<()> {
    let mut cut = |lengths: &[usize]| {
        let mut rest = digits;
        for length in lengths {
            let (number, after) = rest.split_at_checked(*length)?;
            parts.push(DatePart::Number(number.parse().ok()?, *length));
            rest = after;
        }
        Some(())
    };
    let number = |from, to| digits.get(from..to).and_then(|part: &str| part.parse::<u8>().ok());
    match digits.len() {
        // No month is the twentieth: a year comes first.
        8 if number(2, 4).is_some_and(|month| month > 12) => cut(&[4, 2, 2]),
        8 => cut(&[2, 2, 4]),
        6 => cut(&[2, 2, 2]),
        length @ 1..=4 => cut(&[length]),
        _ => None,
    }
}

/// Returns what a word is in a date.
fn word(word: &str) -> Option<DatePart> {
    const DAYS: [&str; 7] =
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    match word {
        "le" | "au" | "du" | "en" | "de" => return Some(DatePart::Lead),
        "debut" => return Some(DatePart::Within(Day::Number(1))),
        "mi" => return Some(DatePart::Within(Day::Number(15))),
        "fin" => return Some(DatePart::Within(Day::Last)),
        day if DAYS.contains(&day) => return Some(DatePart::Lead),
        _ => {}
    }
    // "jui" is two months, "ma" as well.
    let mut found = (1..).zip(MONTHS).filter(|(_, name)| fold(name).starts_with(word));
    let (number, _) = found.next().filter(|_| word.len() >= 3)?;
    found.next().is_none().then_some(DatePart::Month(number))
}

//! Numbers, dates, order and typography the French way. Pure; knows nothing of what is written.

#![warn(clippy::wildcard_enum_match_arm)]

mod alike;
mod spreadsheet;
mod typed;
mod typeset;

use jiff::civil::{Date, DateTime};
use num_rational::Ratio;
use unicode_segmentation::UnicodeSegmentation as _;

pub use self::alike::{Sought, compare, fold, is_same};
pub use self::spreadsheet::taken_for;
pub use self::typed::{DateFault, Edge, parse_date, read_date};
pub use self::typeset::typeset;

/// No-break space, put before `: ; ? ! %` and inside guillemets.
pub const NBSP: char = '\u{a0}';

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const SHORT_MONTHS: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
];
const DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// Writes an exact number with one decimal, rounded half away from zero: `2,3`.
pub fn decimal(value: Ratio<i64>) -> String {
    let tenths = (value * 10).round().to_integer();
    let sign = if tenths < 0 { "−" } else { "" };
    let tenths = tenths.abs();
    format!("{sign}{},{}", integer(tenths / 10), tenths % 10)
}

/// Writes a difference with its sign: `+0,4`, `−0,1`, `0,0`.
pub fn signed(value: Ratio<i64>) -> String {
    let text = decimal(value);
    let is_shown_positive = value > Ratio::from_integer(0) && text != "0,0";
    if is_shown_positive { format!("+{text}") } else { text.replace("−0,0", "0,0") }
}

/// Writes an integer with its thousands apart: `1 234`.
pub fn integer(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::from(if value < 0 { "−" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(NBSP);
        }
        text.push(digit);
    }
    text
}

/// Writes an exact number with as many decimals as it has, two at most: `1 312,5`, `1 846,15`.
pub fn quantity(value: Ratio<i128>) -> String {
    let text = hundredths(value);
    text.strip_suffix(",00").map_or_else(
        || text.strip_suffix('0').map_or_else(|| text.clone(), str::to_owned),
        str::to_owned,
    )
}

/// Writes an amount to the cent, rounded half away from zero: `1 234,50 €`.
pub fn euros(value: Ratio<i128>) -> String {
    fr!("{} €", hundredths(value))
}

/// Writes an amount without its cents when there are none: `98 420 €`.
pub fn short_euros(value: Ratio<i128>) -> String {
    fr!("{} €", amount(value))
}

/// Writes an exact number with two decimals, or none: `1 312,50`, `450`. What stands in one column
/// with others reads as they do.
pub fn amount(value: Ratio<i128>) -> String {
    let text = hundredths(value);
    text.strip_suffix(",00").unwrap_or(&text).to_owned()
}

fn hundredths(value: Ratio<i128>) -> String {
    let hundredths = i64::try_from((value * 100).round().to_integer()).unwrap_or(i64::MAX);
    let sign = if hundredths < 0 { "−" } else { "" };
    let hundredths = hundredths.saturating_abs();
    format!("{sign}{},{:02}", integer(hundredths / 100), hundredths % 100)
}

/// Reads a number of at most two decimals, in hundredths: `1 234,5` is 123 450.
pub fn parse_hundredths(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text.as_str()),
    };
    let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_plain(whole) || !is_plain(decimals) || decimals.len() > 2 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let decimals: i64 = format!("{decimals:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(decimals)?.checked_mul(sign)
}

/// Writes a small number in letters: "deux", "douze"; a larger one in digits.
pub fn cardinal(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
        "onze", "douze",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// Names what one of is meant: "« MSP », « CPTS » ou « CDS »".
pub fn listed_or(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| fr!("« {name} »")).collect();
    match quoted.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} ou {last}", before.join(", ")),
        _ => quoted.concat(),
    }
}

/// Writes a share as a whole percentage, rounded half up: `64 %`.
pub fn percent(share: Ratio<i64>) -> String {
    fr!("{} %", (share * 100).round().to_integer())
}

/// Writes a count with its noun, which takes an `s` from two on: `1 critère`, `2 critères`.
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number > 1 { "s" } else { "" };
    fr!("{}~{noun}{plural}", integer(i64::try_from(number).unwrap_or(i64::MAX)))
}

/// Returns the beginning of a text, at most so many signs as Windows counts them (UTF-16).
///
/// It ends after a word; a word that is longer than all of it is cut, never inside a letter and its
/// marks, unless these alone are longer.
pub fn beginning(text: &str, most: usize) -> &str {
    let mut signs = 0;
    let mut graphemes = text.grapheme_indices(true);
    let next = graphemes.find(|(_, grapheme)| {
        signs += grapheme.encode_utf16().count();
        signs > most
    });
    let Some((end, grapheme)) = next else { return text };
    if end == 0 {
        let mut signs = 0;
        let mut places = text.char_indices();
        let end = places.find(|(_, sign)| {
            signs += sign.len_utf16();
            signs > most
        });
        return end.map_or(text, |(end, _)| text.split_at(end).0);
    }
    let (kept, _) = text.split_at(end);
    if grapheme.trim().is_empty() {
        return kept.trim_end();
    }
    let words = kept.rfind(char::is_whitespace).map_or("", |space| kept.split_at(space).0);
    let words = without_end(words);
    if words.is_empty() { kept } else { words }
}

/// Returns a text without what cannot stand last.
fn without_end(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || ",;:·–-(«".contains(c))
}

/// Returns a text, or as many of its first words as fit with an ellipsis; nothing when not even that
/// does. Only a word that is too long alone is cut inside.
pub fn fitted(text: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(text) {
        return text.to_owned();
    }
    // every place it may end at, the shortest first: letters of the first word, then whole words
    let blank = text.len() - text.trim_start().len();
    let first = text.trim_start().find(char::is_whitespace).map_or(text.len(), |at| blank + at);
    let letters = text.grapheme_indices(true).map(|(at, _)| at).take_while(|at| *at < first);
    let words = text.match_indices(char::is_whitespace).map(|(at, _)| at);
    let ends = letters.chain(words.filter(|at| *at >= first));
    let mut kept: Vec<&str> = ends.map(|end| text.split_at(end).0).map(without_end).collect();
    kept.retain(|part| !part.trim().is_empty());
    let with_ellipsis = |part: &&str| format!("{part}…");
    let fit = kept.partition_point(|part| fits(&with_ellipsis(part)));
    kept.get(..fit).and_then(<[&str]>::last).map(with_ellipsis).unwrap_or_default()
}

/// Returns a text of at most `most` characters, cut between two words.
pub fn shortened(text: &str, most: usize) -> String {
    fitted(text, |part| part.chars().count() <= most)
}

/// Writes a date in full: `3 août 2022`, `1er mai 2023`.
pub fn long_date(date: Date) -> String {
    let ordinal = if date.day() == 1 { "er" } else { "" };
    fr!("{}{ordinal}~{} {}", date.day(), month(&MONTHS, date), date.year())
}

/// Returns "le 25 novembre 2026 à 22 h 10".
pub fn moment(at: DateTime) -> String {
    let hour = fr!("{}~h~{:02}", at.hour(), at.minute());
    format!("le {} à {hour}", long_date(at.date()))
}

/// Returns "le 25 novembre 2026 à 22 h 10 min 5 s", where minutes do not tell two moments apart.
pub fn exact_moment(at: DateTime) -> String {
    fr!("{}~min~{}~s", moment(at), at.second())
}

/// Writes a date with its day of the week: `mardi 2 décembre`.
pub fn weekday_date(date: Date) -> String {
    let day = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    let name = DAYS.get(day).copied().unwrap_or_default();
    let ordinal = if date.day() == 1 { "er" } else { "" };
    fr!("{name} {}{ordinal}~{}", date.day(), month(&MONTHS, date))
}

/// Writes a date with its day of the week and its year: `mardi 2 décembre 2025`.
pub fn full_date(date: Date) -> String {
    format!("{} {}", weekday_date(date), date.year())
}

/// Writes a month: `nov. 2025`.
pub fn month_year(date: Date) -> String {
    fr!("{}~{}", month(&SHORT_MONTHS, date), date.year())
}

/// Writes a date as it is typed: `03/08/2022`.
pub fn typed_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// Writes a number of days in the unit one thinks in: `12 jours`, `3 mois`, `plus d’un an`, `plus de 2 ans`.
pub fn lasting(days: i32) -> String {
    let days = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    match days {
        0..=60 => count(days, "jour"),
        61..=364 => fr!("{}~mois", days / 30),
        365..=729 => "plus d’un an".to_owned(),
        _ => format!("plus de {}", count(days / 365, "an")),
    }
}

/// Tells when a day comes that is so many days away: `en retard de 12 jours`, `en retard depuis plus d’un an`,
/// `demain`, `dans 3 jours`.
pub fn due(days: i32) -> String {
    match days {
        ..=-365 => format!("en retard depuis {}", lasting(days)),
        -364..0 => format!("en retard de {}", lasting(days)),
        0 => "aujourd’hui".to_owned(),
        1 => "demain".to_owned(),
        _ => format!("dans {}", lasting(days)),
    }
}

/// Writes a number that names something: `n° 3`.
pub fn number_word(number: usize) -> String {
    fr!("n°~{number}")
}

/// Returns a text with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Writes a title, a name or a sentence as it goes on inside another: "Accès" becomes "accès", and "SI" stays.
pub fn in_a_sentence(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next();
    let is_word = letters.clone().next().is_some_and(char::is_lowercase);
    if !is_word {
        return title.to_owned();
    }
    first.into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// Tells whether an invisible character can make a text read otherwise than it is written.
pub const fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns a stranger's text fit for one line of a screen or of a terminal: control characters
/// become spaces, marks that change the writing direction are left out.
pub fn one_line(text: &str) -> String {
    let blank = |character: char| if character.is_control() { ' ' } else { character };
    text.chars().filter(|character| !is_direction_mark(*character)).map(blank).collect()
}

fn month(names: &[&'static str; 12], date: Date) -> &'static str {
    usize::try_from(date.month() - 1)
        .ok()
        .and_then(|index| names.get(index))
        .copied()
        .unwrap_or_default()
}

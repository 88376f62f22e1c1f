//! A worked example as an expert writes it: RON with French keys → [`Case`], or all its problems.

use crate::dossier::Facts;
use crate::dossier::file::facts;
use crate::french;
use crate::remuneration::Exact;
use crate::source::{self, FileKind, Limits, Node, Problems, Reading, Record, Value};

const KIND: FileKind =
    FileKind { name: "Cas", what: "un cas de calcul", own_key: "exemples", format: 1 };
const CASE: [&str; 8] =
    ["titre", "origine", "source", "page", "explication", "exercice", "donnees", "exemples"];
const EXAMPLE: [&str; 5] = ["quoi", "exercice", "donnees", "attendu", "remarque"];
const EXPECTED: [&str; 5] = ["sur", "points", "euros", "taux", "imprime"];

const MAX_LINE: usize = 300;
const MAX_NOTE: usize = 2_000;

/// A worked example: facts, and what must come of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// "Fonction de coordination, 6 000 patients".
    pub title: String,
    /// Who worked it out.
    pub origin: CaseOrigin,
    /// The text it comes from, in a few words.
    pub source: String,
    /// "22", or empty.
    pub page: String,
    /// How it comes out, in words and figures.
    pub explanation: String,
    /// One statement each.
    pub examples: Vec<Example>,
}

/// Who worked an example out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseOrigin {
    /// Printed in the official guide.
    Guide,
    /// Reckoned by hand for Jalons.
    Ours,
}

/// One statement, and what is looked at in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// "6 000 patients".
    pub what: String,
    /// Those of the case and its own.
    pub facts: Facts,
    /// What must come out.
    pub expected: Vec<Expected>,
    /// Where the text is wrong, truncates, or is silent; may be empty.
    pub remark: String,
}

/// What must come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// An indicator, one of its parts, or a word such as `total`.
    pub subject: String,
    /// In points.
    pub points: Option<Exact>,
    /// In euros.
    pub euros: Option<Exact>,
    /// As a share of one.
    pub rate: Option<Exact>,
    /// What the text prints where it is not what is exact.
    pub printed: String,
}

/// Reads a case, or all its problems.
pub fn read(bytes: &[u8]) -> Reading<Case> {
    source::read(bytes, Limits::AUTHORED, |node, problems| {
        source::is_of_kind(node, problems, KIND).then(|| case(node, problems))
    })
}

fn case<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Case {
    let record = Record::open(node, problems, "ce cas", &CASE);
    record.require("origine", "guide");
    let origins = [("guide", CaseOrigin::Guide), ("jalons", CaseOrigin::Ours)];
    let common = Facts { values: facts(&record, problems), ..Facts::of(year(&record, None)) };
    record.require("exemples", "[(quoi: \"…\", attendu: [(sur: \"…\", points: 100)])]");
    let nodes = record.list("exemples", "[(quoi: \"…\", …)]").unwrap_or_default();
    if nodes.is_empty() && !problems.is_malformed() {
        let help = fr!("Ajoutez par exemple « (quoi: \"6 000 patients\", …) ».");
        problems.error(record.span("exemples"), "Ce cas n’a pas d’exemple.", help);
    }
    Case {
        title: french::typeset(record.str("titre", MAX_LINE)),
        origin: record.choice("origine", &origins).unwrap_or(CaseOrigin::Ours),
        source: french::typeset(record.str("source", MAX_LINE)),
        page: record.free_text("page"),
        explanation: french::typeset(record.str("explication", MAX_NOTE)),
        examples: nodes.iter().map(|node| example(node, problems, &common)).collect(),
    }
}

fn example<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>, common: &Facts) -> Example {
    let record = Record::open(node, problems, "cet exemple", &EXAMPLE);
    let mut merged = Facts { year: year(&record, Some(common.year)), ..common.clone() };
    merged.values.extend(facts(&record, problems));
    record.require("attendu", "[(sur: \"…\", points: 100)]");
    let expected = record.list("attendu", "[(sur: \"…\", points: 100)]").unwrap_or_default();
    if expected.is_empty() && !problems.is_malformed() {
        let help = fr!("Ajoutez par exemple « (sur: \"total\", euros: 1000) ».");
        problems.error(record.span("attendu"), "Rien n’est attendu de cet exemple.", help);
    }
    Example {
        what: french::typeset(record.str("quoi", MAX_LINE)),
        facts: merged,
        expected: expected.iter().map(|node| awaited(node, problems)).collect(),
        remark: french::typeset(record.optional_str("remarque", MAX_NOTE).unwrap_or_default()),
    }
}

fn awaited<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Expected {
    let record = Record::open(node, problems, "ce résultat attendu", &EXPECTED);
    let expected = Expected {
        subject: record.str("sur", MAX_LINE).to_owned(),
        points: number(&record, problems, "points"),
        euros: number(&record, problems, "euros"),
        rate: number(&record, problems, "taux").map(|percent| percent / 100),
        printed: french::typeset(record.optional_str("imprime", MAX_LINE).unwrap_or_default()),
    };
    let is_empty = ["points", "euros", "taux"].iter().all(|key| record.get(key).is_none());
    if is_empty && !problems.is_malformed() {
        let help = fr!("Ajoutez « points », « euros » ou « taux » (en %).");
        problems.error(node.span, "Ce résultat ne dit pas combien.", help);
    }
    expected
}

/// Returns the exercise of a group, or that of the case around it.
fn year<const N: usize>(record: &Record<'_, N>, around: Option<i16>) -> i16 {
    let years = i64::from(i16::MIN)..=i64::from(i16::MAX);
    if around.is_none() {
        record.require("exercice", "2023");
    }
    let default = i64::from(around.unwrap_or_default());
    i16::try_from(record.integer("exercice", &years, default)).unwrap_or_default()
}

/// Returns an exact number: `3550`, `"3 550"`, `"2 212,8"` or `"24 000/13"`.
fn number<const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    key: &str,
) -> Option<Exact> {
    let node = record.get(key)?;
    if node.value == Value::Broken {
        return None;
    }
    let whole = node.value.integer().map(|number| Exact::from_integer(i128::from(number)));
    let number = whole.or_else(|| node.value.text().and_then(exact_number));
    if number.is_none() {
        let message = fr!("« {key} » demande un nombre exact ; trouvé : {}.", node.kind());
        let help = fr!("Écrivez par exemple « {key}: 3550 », \"2 212,8\" ou \"24 000/13\".");
        problems.error(node.span, message, help);
    }
    number
}

/// Reads `3 550`, `2 212,8` or `24 000/13`; nothing for what is no number of 18 digits at most.
pub(super) fn exact_number(text: &str) -> Option<Exact> {
    let (over, under) = text.split_once('/').unwrap_or((text, "1"));
    let (over, under) = (decimal(over)?, decimal(under)?);
    (under != Exact::from_integer(0)).then(|| over / under)
}

fn decimal(text: &str) -> Option<Exact> {
    const MOST_DIGITS: usize = 18;
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (sign, digits) = plain.strip_prefix(['-', '−']).map_or((1, plain.as_str()), |d| (-1, d));
    let (whole, part) = digits.split_once(',').unwrap_or((digits, ""));
    let is_number = !whole.is_empty() && (whole.len() + part.len()) <= MOST_DIGITS;
    let all_digits = [whole, part].iter().all(|text| text.bytes().all(|b| b.is_ascii_digit()));
    if !is_number || !all_digits || digits.ends_with(',') {
        return None;
    }
    let number: i128 = format!("{whole}{part}").parse().ok()?;
    let scale = 10_i128.checked_pow(u32::try_from(part.len()).ok()?)?;
    Some(Exact::new(sign * number, scale))
}

//! The calculations hold: worked examples run by the very rules that serve, expected beside computed.
//!
//! The examples are files of `tests/cases/remuneration`, those of the official guide first. Never
//! skips one: what cannot be read or looked at is told as a row that is wrong.

mod case;
mod list;
mod shipped;

pub use self::case::{Case, CaseOrigin, Example, Expected, read};
pub use self::list::{by_example, list, summary};
pub use self::shipped::SHIPPED;
use super::backing::Register;
use super::compute::compute;
use super::expression::Exact;
use super::rules::Rules;
use super::statement::Statement;
use crate::french;

/// One figure of one example: expected beside computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// "Fonction de coordination".
    pub title: String,
    /// "6 000 patients".
    pub what: String,
    /// Who worked it out.
    pub origin: CaseOrigin,
    /// How it comes out, in words and figures; the same for all figures of a case.
    pub explanation: String,
    /// "3 550 points, 24 850 €".
    pub expected: String,
    /// In the same form.
    pub computed: String,
    /// "Guide de l’ACI, avenant 1, p. 22".
    pub source: String,
    /// Where the text is wrong, truncates, or is silent; may be empty.
    pub remark: String,
    /// Whether both agree exactly.
    pub is_right: bool,
}

/// What an example shows of a statement.
struct Seen {
    /// "B1", "total".
    label: String,
    points: Option<Exact>,
    euros: Option<Exact>,
    rate: Option<Exact>,
}

/// Runs every shipped example by these rules.
pub fn checks(rules: &Rules) -> Vec<Check> {
    SHIPPED.iter().flat_map(|(name, text)| checks_of(rules, name, text.as_bytes())).collect()
}

/// Runs the examples of one file.
pub fn checks_of(rules: &Rules, name: &str, bytes: &[u8]) -> Vec<Check> {
    let reading = read(bytes);
    match reading.value {
        Some(case) => {
            let examples = case.examples.iter();
            examples.flat_map(|example| example_checks(rules, &case, example)).collect()
        }
        None => {
            reading.problems.iter().map(|problem| unread(name, &problem.render(name))).collect()
        }
    }
}

fn unread(name: &str, problem: &str) -> Check {
    Check {
        title: name.to_owned(),
        what: String::new(),
        origin: CaseOrigin::Ours,
        explanation: String::new(),
        expected: String::new(),
        computed: "illisible".to_owned(),
        source: String::new(),
        remark: problem.to_owned(),
        is_right: false,
    }
}

fn example_checks(rules: &Rules, case: &Case, example: &Example) -> Vec<Check> {
    let statement = compute(rules, &example.facts, Register::default());
    let fault = fault(rules, example, &statement);
    let source = source(case);
    let check = |expected: &Expected| {
        let seen = seen(rules, &statement, &expected.subject);
        let unknown = || fr!("« {} » est inconnu", expected.subject);
        let told = seen.as_ref().map_or_else(unknown, |seen| told(seen, expected));
        let is_right = seen.as_ref().is_some_and(|seen| agrees(seen, expected));
        Check {
            title: case.title.clone(),
            what: what(example, seen.as_ref()),
            origin: case.origin,
            explanation: case.explanation.clone(),
            expected: told_amounts(expected.points, expected.euros, expected.rate),
            computed: fault.clone().unwrap_or(told),
            source: source.clone(),
            remark: String::new(),
            is_right: is_right && fault.is_none(),
        }
    };
    let mut checks: Vec<Check> = example.expected.iter().map(check).collect();
    for (check, expected) in checks.iter_mut().zip(&example.expected) {
        if !expected.printed.is_empty() {
            check.remark = fr!("Imprimé : {}.", expected.printed);
        }
    }
    // Once, under the last figure of the example.
    if let Some(last) = checks.last_mut() {
        let texts = [last.remark.as_str(), example.remark.as_str()];
        last.remark =
            texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    }
    checks
}

fn source(case: &Case) -> String {
    let page = match case.page.as_str() {
        "" => String::new(),
        page => fr!(", p.~{page}"),
    };
    let origin = match case.origin {
        CaseOrigin::Guide => "",
        CaseOrigin::Ours => "Cas de Jalons · ",
    };
    format!("{origin}{}{page}", case.source)
}

/// Names what is looked at, where an example shows several figures.
fn what(example: &Example, seen: Option<&Seen>) -> String {
    match seen {
        Some(seen) if example.expected.len() > 1 => {
            fr!("{} : {}", example.what, seen.label)
        }
        _ => example.what.clone(),
    }
}

/// Returns what makes an example meaningless: an answer nobody asks for, or that cannot be.
fn fault(rules: &Rules, example: &Example, statement: &Statement) -> Option<String> {
    let stranger = example.facts.values.keys().find(|id| rules.find(&id.0).is_none());
    if let Some(id) = stranger {
        return Some(fr!("la question « {id} » n’existe pas"));
    }
    let issue = statement.issues.first()?;
    let id = rules.question(issue.question).map(|question| question.id.to_string());
    Some(fr!("la réponse à « {} » est impossible", id.unwrap_or_default()))
}

fn agrees(seen: &Seen, expected: &Expected) -> bool {
    let same = |seen: Option<Exact>, expected: Option<Exact>| {
        expected.is_none_or(|expected| seen == Some(expected))
    };
    same(seen.points, expected.points)
        && same(seen.euros, expected.euros)
        && same(seen.rate, expected.rate)
}

/// Writes what was computed, in the form of what was expected.
fn told(seen: &Seen, expected: &Expected) -> String {
    let asked = |seen: Option<Exact>, expected: Option<Exact>| expected.and(seen);
    told_amounts(
        asked(seen.points, expected.points),
        asked(seen.euros, expected.euros),
        asked(seen.rate, expected.rate),
    )
}

fn told_amounts(points: Option<Exact>, euros: Option<Exact>, rate: Option<Exact>) -> String {
    let points = points.map(|points| {
        let noun = if points < Exact::from_integer(2) { "point" } else { "points" };
        fr!("{}~{noun}", exactly(points))
    });
    let euros = euros.map(|euros| fr!("{} €", exactly(euros)));
    let rate = rate.map(|rate| fr!("{} %", french::quantity(rate * 100)));
    let amounts: Vec<String> = [points, euros, rate].into_iter().flatten().collect();
    if amounts.is_empty() { "rien".to_owned() } else { amounts.join(", ") }
}

/// Writes a number to the last digit: with its fraction where two decimals do not say it all.
fn exactly(value: Exact) -> String {
    let shown = french::quantity(value);
    let cents = value * 100;
    if cents.is_integer() {
        return shown;
    }
    let is_decimal = (cents * 10).is_integer() && value > Exact::from_integer(0);
    let thousandths = (cents * 10).to_integer();
    match i64::try_from(thousandths / 1000) {
        Ok(whole) if is_decimal => format!("{},{:03}", french::integer(whole), thousandths % 1000),
        _ => format!("{shown}… ({value})"),
    }
}

/// Returns what a statement says of an indicator, a part, or the whole.
fn seen(rules: &Rules, statement: &Statement, subject: &str) -> Option<Seen> {
    whole(statement, subject).or_else(|| line(rules, statement, subject))
}

fn line(rules: &Rules, statement: &Statement, subject: &str) -> Option<Seen> {
    let (place, indicator) = rules.linked(subject)?;
    let line = statement.line(place);
    let part = indicator.parts.iter().position(|part| part.id == subject);
    let part = part.filter(|_| indicator.id != subject);
    let points = match (line, part) {
        (Some(line), None) => line.points,
        (Some(line), Some(part)) => {
            let found = line.parts.iter().find(|line| line.part == part);
            found.map(|line| line.outcome.points()).unwrap_or_default()
        }
        (None, _) => return Some(nothing_of(&indicator.code)),
    };
    let euros = Some(points * statement.point_value);
    Some(Seen { label: indicator.code.clone(), points: Some(points), euros, rate: None })
}

/// Stands for an indicator that does not exist in the exercise.
fn nothing_of(code: &str) -> Seen {
    let zero = Some(Exact::from_integer(0));
    Seen { label: code.to_owned(), points: zero, euros: zero, rate: None }
}

fn whole(statement: &Statement, subject: &str) -> Option<Seen> {
    let guarantee = statement.guarantee.as_ref();
    let zero = Exact::from_integer(0);
    let (label, euros) = match subject {
        "points" => ("points", statement.base),
        "total" => ("total", statement.total),
        "a_payer" => ("à payer", statement.payable),
        "majoration" => ("majoration", statement.majoration.amount),
        "avance" => ("avance", statement.advance.amount),
        "solde" => ("solde", statement.balance),
        "garantie" => ("garantie", guarantee.map_or(zero, |guarantee| guarantee.minimum)),
        "complement" => ("complément", guarantee.map_or(zero, |guarantee| guarantee.complement)),
        _ => return None,
    };
    Some(Seen {
        label: label.to_owned(),
        points: (subject == "points").then_some(statement.points),
        euros: Some(euros),
        rate: (subject == "majoration").then_some(statement.majoration.rate),
    })
}

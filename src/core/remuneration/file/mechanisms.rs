//! `calcul: Taux(points: 1000, …)` → [`Mechanism`]: one function for each.

use super::conditions;
use super::names::{DeclaredNames, NamedQuestion, Wanted};
use super::shared::filled;
use crate::remuneration::{
    Band, Deduction, Exact, Mechanism, Penalty, QuestionIndex, QuestionKind, Sessions,
};
use crate::source::{Node, Record, Value, excerpt, max};

const FIXED: [&str; 1] = ["points"];
const PER_PATIENTS: [&str; 2] = ["points", "au_dela"];
const PER_UNIT: [&str; 4] = ["points", "de", "au_plus", "au_dela"];
const BEYOND: [&str; 2] = ["de", "points"];
const BANDS: [&str; 3] = ["de", "sur", "seuils"];
const BAND: [&str; 2] = ["a_partir_de", "points"];
const RATE: [&str; 6] = ["points", "de", "sur", "cible_pour_cent", "reunions", "tronque_si"];
const SESSIONS: [&str; 3] = ["tenues", "au_moins", "en_proportion_si"];
const DEDUCTIONS: [&str; 2] = ["points", "minorations"];
const DEDUCTION: [&str; 3] = ["question", "sauf_si", "retire"];
const PENALTY: [&str; 2] = ["reponse", "moins"];

const NAMES: [&str; 6] = ["Fixe", "ParPatients", "ParUnite", "Seuils", "Taux", "Minorations"];
const EXAMPLE: &str = "Fixe(points: 100)";

/// What a number of points, patients or things may be.
const AMOUNTS: std::ops::RangeInclusive<i64> = 0..=10_000_000;
const PERCENTS: std::ops::RangeInclusive<i64> = 0..=100;

/// Reads how the points of a part come.
pub(super) fn mechanism<'a, const N: usize>(
    record: &Record<'a, N>,
    names: &DeclaredNames<'a>,
) -> Mechanism {
    let stand_in = Mechanism::Fixed { points: Exact::from_integer(1) };
    let Some(node) = record.require("calcul", EXAMPLE) else { return stand_in };
    let word = node.name().unwrap_or_default();
    match word {
        "Fixe" => {
            let record = Record::open(node, names.problems, "ce calcul", &FIXED);
            Mechanism::Fixed { points: positive(&record, "points", names) }
        }
        "ParPatients" => {
            let record = Record::open(node, names.problems, "ce calcul", &PER_PATIENTS);
            let points = positive(&record, "points", names);
            Mechanism::PerPatients { points, beyond: beyond(&record, names) }
        }
        "ParUnite" => per_unit(node, names),
        "Seuils" => bands(node, names),
        "Taux" => rate(node, names),
        "Minorations" => deductions(node, names),
        _ => {
            if node.value != Value::Broken {
                let message = if word.is_empty() {
                    format!("Un calcul est attendu ; trouvé : {}.", node.kind())
                } else {
                    format!("Le calcul « {} » n’existe pas.", excerpt(word))
                };
                let help = format!("Calculs possibles : {}.", NAMES.join(", "));
                names.problems.shape_error(
                    node.span,
                    message,
                    names.problems.did_you_mean(word, NAMES, help),
                );
            }
            stand_in
        }
    }
}

/// Reads a number that must be there and more than zero.
pub(super) fn positive<'a, const N: usize>(
    record: &Record<'a, N>,
    key: &str,
    names: &DeclaredNames<'a>,
) -> Exact {
    not_zero(record, key, record.required_decimal(key, &AMOUNTS), names)
}

fn not_zero<'a, const N: usize>(
    record: &Record<'a, N>,
    key: &str,
    number: Exact,
    names: &DeclaredNames<'a>,
) -> Exact {
    if number == Exact::from_integer(0) {
        let message = format!("« {key} » doit être plus grand que zéro.");
        names.problems.error(record.span(key), message, "Écrivez le nombre du texte officiel.");
    }
    number
}

fn beyond<'a, const N: usize>(
    record: &Record<'a, N>,
    names: &DeclaredNames<'a>,
) -> Option<(Exact, Exact)> {
    let node = record.get("au_dela")?;
    let beyond = Record::open(node, names.problems, "« au_dela »", &BEYOND);
    Some((positive(&beyond, "de", names), beyond.required_decimal("points", &AMOUNTS)))
}

fn per_unit<'a>(node: &'a Node<'a>, names: &DeclaredNames<'a>) -> Mechanism {
    let record = Record::open(node, names.problems, "ce calcul", &PER_UNIT);
    let cap = record.optional_decimal("au_plus", &AMOUNTS);
    Mechanism::PerUnit {
        of: names.asked(&record, "de", Wanted::Count),
        points: positive(&record, "points", names),
        cap: cap.map(|cap| not_zero(&record, "au_plus", cap, names)),
        beyond: beyond(&record, names),
    }
}

fn bands<'a>(node: &'a Node<'a>, names: &DeclaredNames<'a>) -> Mechanism {
    let record = Record::open(node, names.problems, "ce calcul", &BANDS);
    let out_of = names.optional(&record, "sur", Wanted::Number);
    let (range, scale) = match record.get("sur") {
        Some(_) => (&PERCENTS, 100),
        None => (&AMOUNTS, 1),
    };
    let mut bands: Vec<Band> = Vec::new();
    for node in filled(&record, "seuils", names) {
        let band = Record::open(node, names.problems, "ce seuil", &BAND);
        let from = band.required_decimal("a_partir_de", range);
        let from = not_zero(&band, "a_partir_de", from, names) / scale;
        let points = positive(&band, "points", names);
        if bands.last().is_some_and(|last| from <= last.from) && !names.problems.is_malformed() {
            let message = "Ce seuil n’est pas plus haut que le précédent.";
            names.problems.error(node.span, message, "Rangez les seuils du plus bas au plus haut.");
        }
        bands.push(Band { from, points });
    }
    Mechanism::Bands { of: names.asked(&record, "de", Wanted::Number), out_of, bands }
}

fn rate<'a>(node: &'a Node<'a>, names: &DeclaredNames<'a>) -> Mechanism {
    let record = Record::open(node, names.problems, "ce calcul", &RATE);
    let target = record.required_decimal("cible_pour_cent", &PERCENTS);
    let sessions = record.get("reunions").map(|node| {
        let record = Record::open(node, names.problems, "les réunions", &SESSIONS);
        Sessions {
            held: names.asked(&record, "tenues", Wanted::Number),
            minimum: positive(&record, "au_moins", names),
            linear_if: conditions::optional(&record, "en_proportion_si", names),
        }
    });
    Mechanism::Rate {
        points: positive(&record, "points", names),
        of: names.asked(&record, "de", Wanted::Number),
        out_of: names.asked(&record, "sur", Wanted::Number),
        target: not_zero(&record, "cible_pour_cent", target, names) / 100,
        sessions,
        truncated_if: conditions::optional(&record, "tronque_si", names),
    }
}

fn deductions<'a>(node: &'a Node<'a>, names: &DeclaredNames<'a>) -> Mechanism {
    let record = Record::open(node, names.problems, "ce calcul", &DEDUCTIONS);
    let nodes = filled(&record, "minorations", names);
    Mechanism::Deductions {
        points: positive(&record, "points", names),
        deductions: nodes.iter().map(|node| deduction(node, names)).collect(),
    }
}

fn deduction<'a>(node: &'a Node<'a>, names: &DeclaredNames<'a>) -> Deduction {
    let record = Record::open(node, names.problems, "cette minoration", &DEDUCTION);
    let name = record.str("question", max::ID);
    let (question, answers) = answers(name, &record, names);
    let mut penalties: Vec<(String, Penalty)> = Vec::new();
    for node in filled(&record, "retire", names) {
        let penalty = Record::open(node, names.problems, "cette réponse", &PENALTY);
        let answer = penalty.str("reponse", max::ID);
        let is_known = answers.is_empty() || answers.contains(&answer);
        if !is_known && !answer.is_empty() && !names.problems.is_malformed() {
            let message =
                format!("« {} » n’est pas une réponse à cette question.", excerpt(answer));
            let help = format!("Réponses possibles : {}.", answers.join(", "));
            let help = names.problems.did_you_mean(answer, answers.iter().copied(), help);
            names.problems.error(penalty.span("reponse"), message, help);
        }
        penalties.push((answer.to_owned(), self::penalty(&penalty)));
    }
    let is_told = |answer: &&str| penalties.iter().any(|(told, _)| told == answer);
    let left: Vec<&str> = answers.iter().copied().filter(|answer| !is_told(answer)).collect();
    let is_short = penalties.len() < answers.len() && !penalties.is_empty();
    if is_short && !left.is_empty() && !names.problems.is_malformed() {
        let message = format!("Cette minoration oublie des réponses : {}.", left.join(", "));
        let help = "Ajoutez par exemple « (reponse: \"…\", moins: 0), ».";
        names.problems.shape_error(record.span("retire"), message, help);
    }
    let waived_if = conditions::optional(&record, "sauf_si", names);
    Deduction { question, penalties, waived_if }
}

/// Returns the question of a deduction, and the answers it may have.
fn answers<'n, 'a, const N: usize>(
    name: &str,
    record: &Record<'a, N>,
    names: &'n DeclaredNames<'a>,
) -> (QuestionIndex, Vec<&'n str>) {
    let asked = names.questions.iter().find(|asked| asked.id == name);
    let is_flag = |asked: &NamedQuestion<'_>| matches!(asked.kind, Some(QuestionKind::Flag));
    let wanted = if asked.is_some_and(is_flag) { Wanted::Flag } else { Wanted::Choice };
    let question = names.question(name, record.span("question"), wanted);
    let answers = match asked.and_then(|asked| asked.kind.as_ref()) {
        Some(QuestionKind::Flag) => vec!["oui", "non"],
        Some(QuestionKind::Choice(items)) => items.iter().map(|item| item.id.as_str()).collect(),
        Some(QuestionKind::Number { .. } | QuestionKind::Set(_) | QuestionKind::Date) | None => {
            Vec::new()
        }
    };
    (question, answers)
}

/// Reads `moins: 60`, or `moins: tout`.
fn penalty(record: &Record<'_, 2>) -> Penalty {
    let Some(node) = record.require("moins", "60") else { return Penalty::Everything };
    let Value::Word(word) = node.value else {
        return Penalty::Points(record.optional_decimal("moins", &AMOUNTS).unwrap_or_default());
    };
    if word != "tout" {
        record.wrong_kind("moins", node, "un nombre de points, ou le mot « tout »", "tout");
    }
    Penalty::Everything
}

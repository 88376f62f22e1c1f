//! Questions: gathered from every place first, so that any other place may name them.

use super::conditions;
use super::names::{DeclaredNames, NamedQuestion, RulesName};
use super::shared::{citation, period};
use crate::dossier::{FactId, Quantity};
use crate::remuneration::{
    ChoiceItem, Exact, OptionRule, Origin, Period, Question, QuestionIndex, QuestionKind,
};
use crate::source::{Node, Record, Value, excerpt, id, max};

/// Questions of one file: what names one is looked for among them all.
const MAX_QUESTIONS: usize = 1_000;
const QUESTION: [&str; 15] = [
    "id",
    "libelle",
    "unite",
    "aide",
    "exercices",
    "origine",
    "donnee_de_fait",
    "constatee",
    "demandee_si",
    "pas",
    "minimum",
    "maximum",
    "decimales",
    "choix",
    "option",
];
const CHOICE: [&str; 2] = ["id", "libelle"];
const OPTION: [&str; 3] = ["defaut", "pourquoi", "source"];

const KINDS: [&str; 5] = ["OuiNon", "Nombre", "Choix", "Ensemble", "Date"];
const EXAMPLE: &str = "[Nombre(id: \"…\", …)]";
/// Most a number may be.
const BOUNDS: std::ops::RangeInclusive<i64> = 0..=10_000_000;

const ORIGINS: [(&str, Origin); 8] = [
    ("patientele", Origin::Patientele),
    ("associes", Origin::Associates),
    ("ipa", Origin::Ipa),
    ("professions_medicales", Origin::MedicalProfessions),
    ("professions_paramedicales", Origin::ParamedicalProfessions),
    ("medecins", Origin::Doctors),
    ("date_contrat", Origin::ContractDate),
    ("annee_precedente", Origin::LastYear),
];

/// A question of which only the name, kind and years are known yet.
pub(super) struct QuestionDraft<'a> {
    record: Record<'a, 15>,
    kind: QuestionKind,
    period: Period,
}

/// Gathers the questions of one list, asked in `period` unless they say otherwise.
pub(super) fn gather<'a, const N: usize>(
    record: &Record<'a, N>,
    period: Period,
    names: &mut DeclaredNames<'a>,
    drafts: &mut Vec<QuestionDraft<'a>>,
) -> Vec<QuestionIndex> {
    let nodes = record.list("questions", EXAMPLE).unwrap_or_default();
    let left = MAX_QUESTIONS.saturating_sub(names.questions.len());
    if nodes.len() > left {
        let message = format!("Ces règles posent plus de {MAX_QUESTIONS} questions.");
        let help = "Supprimez celles dont aucun calcul n’a besoin.";
        names.problems.error(record.span("questions"), message, help);
    }
    nodes.iter().take(left).map(|node| draft(node, period, names, drafts)).collect()
}

fn draft<'a>(
    node: &'a Node<'a>,
    within: Period,
    names: &mut DeclaredNames<'a>,
    drafts: &mut Vec<QuestionDraft<'a>>,
) -> QuestionIndex {
    let index = QuestionIndex(drafts.len());
    let record = Record::open(node, names.problems, "cette question", &QUESTION);
    names.unique(RulesName::Question, &id(&record, names.problems), record.span("id"));
    let kind = kind(node, &record, index, names);
    let period = match record.get("exercices") {
        Some(_) => period(&record, names),
        None => within,
    };
    names.questions.push(NamedQuestion {
        id: record.get("id").and_then(super::names::text).unwrap_or_default(),
        kind: kind.clone(),
        period,
    });
    drafts.push(QuestionDraft { record, kind: kind.unwrap_or(QuestionKind::Flag), period });
    index
}

fn kind<'a>(
    node: &'a Node<'a>,
    record: &Record<'a, 15>,
    index: QuestionIndex,
    names: &DeclaredNames<'a>,
) -> Option<QuestionKind> {
    let Value::Group { name, .. } = &node.value else { return None };
    let word = name.unwrap_or_default();
    let (own, kind): (&[&str], _) = match word {
        "OuiNon" => (&[], QuestionKind::Flag),
        "Nombre" => (&["minimum", "maximum", "decimales"], number(record, names)),
        "Choix" => (&["choix", "option"], QuestionKind::Choice(items(record, index, names))),
        "Ensemble" => (&["choix"], QuestionKind::Set(items(record, index, names))),
        "Date" => (&[], QuestionKind::Date),
        _ => {
            let message = if word.is_empty() {
                "Il manque le type de cette question.".to_owned()
            } else {
                format!("Le type de question « {} » n’existe pas.", excerpt(word))
            };
            let help = format!("Écrivez l’un de ces mots devant « ( » : {}.", KINDS.join(", "));
            names.problems.shape_error(
                node.span,
                message,
                names.problems.did_you_mean(word, KINDS, help),
            );
            return None;
        }
    };
    for key in ["minimum", "maximum", "decimales", "choix", "option"] {
        if !own.contains(&key) && record.get(key).is_some() {
            let message = format!("« {key} » n’a pas de sens dans une question de type {word}.");
            names.problems.error(record.span(key), message, "Supprimez cette clé.");
        }
    }
    Some(kind)
}

fn number<'a>(record: &Record<'a, 15>, names: &DeclaredNames<'a>) -> QuestionKind {
    let quantity = |number: Exact| {
        Quantity::hundredths(i64::try_from((number * 100).to_integer()).unwrap_or(i64::MAX))
    };
    let least = record.optional_decimal("minimum", &BOUNDS).unwrap_or_default();
    let most = record.required_decimal("maximum", &BOUNDS);
    if least > most && record.get("maximum").is_some() {
        let message = "Le minimum est plus grand que le maximum.";
        names.problems.error(record.span("minimum"), message, "Échangez les deux nombres.");
    }
    let decimals = record.integer("decimales", &(0..=2), 0);
    QuestionKind::Number {
        least: quantity(least),
        most: quantity(most),
        decimals: u8::try_from(decimals).unwrap_or(0),
    }
}

fn items<'a>(
    record: &Record<'a, 15>,
    index: QuestionIndex,
    names: &DeclaredNames<'a>,
) -> Vec<ChoiceItem> {
    let node = record.require("choix", "[(id: \"…\", libelle: \"…\"), …]");
    let nodes = record.list("choix", "[(id: \"…\", libelle: \"…\"), …]").unwrap_or_default();
    if nodes.len() < 2 && node.is_some_and(|node| !node.is_damaged) {
        let message = "Il faut au moins deux choix.";
        names.problems.shape_error(record.span("choix"), message, "Ajoutez ceux qui manquent.");
    }
    let item = |node: &'a Node<'a>| {
        let item = Record::open(node, names.problems, "ce choix", &CHOICE);
        let id = id(&item, names.problems);
        names.unique(RulesName::Choice(index), &id, item.span("id"));
        ChoiceItem { id, label: item.str("libelle", max::LINE).to_owned() }
    };
    nodes.iter().map(item).collect()
}

/// Completes every question, now that all have a name.
pub(super) fn complete<'a>(
    drafts: Vec<QuestionDraft<'a>>,
    names: &DeclaredNames<'a>,
) -> Vec<Question> {
    drafts.into_iter().map(|draft| question(draft, names)).collect()
}

fn question<'a>(draft: QuestionDraft<'a>, names: &DeclaredNames<'a>) -> Question {
    let QuestionDraft { record, kind, period } = draft;
    let text = |key, max| record.optional_str(key, max).unwrap_or_default().to_owned();
    let asked_if = conditions::optional(&record, "demandee_si", names);
    names.ask_in(period, &asked_if.questions(), record.span("demandee_si"));
    let option = record.get("option").map(|node| option(node, &kind, names));
    Question {
        id: FactId(record.get("id").and_then(super::names::text).unwrap_or_default().to_owned()),
        label: record.str("libelle", max::LINE).to_owned(),
        unit: text("unite", max::SHORT),
        help: record.str("aide", max::SENTENCE).to_owned(),
        kind,
        period,
        origin: record.choice("origine", &ORIGINS),
        is_given: record.flag("donnee_de_fait"),
        is_observed: record.flag("constatee"),
        asked_if,
        step: text("pas", max::LINE),
        option,
    }
}

fn option<'a>(node: &'a Node<'a>, kind: &QuestionKind, names: &DeclaredNames<'a>) -> OptionRule {
    let record = Record::open(node, names.problems, "cette option", &OPTION);
    let default = record.str("defaut", max::ID);
    if let QuestionKind::Choice(items) = kind {
        let is_offered = items.iter().any(|item| item.id == default);
        if !is_offered && !default.is_empty() && !names.problems.is_malformed() {
            let message = format!("« {} » n’est pas un choix de cette question.", excerpt(default));
            let known: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
            let help = format!("Choix possibles : {}.", known.join(", "));
            let help = names.problems.did_you_mean(default, known, help);
            names.problems.error(record.span("defaut"), message, help);
        }
    }
    OptionRule {
        default: default.to_owned(),
        why: record.str("pourquoi", max::NOTE).to_owned(),
        citation: citation(&record, names),
    }
}

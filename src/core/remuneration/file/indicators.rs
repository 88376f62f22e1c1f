//! Indicators and their parts.

use super::names::{DeclaredNames, RulesName, Wanted};
use super::questions::{self, QuestionDraft};
use super::shared::{citation, filled, period, year};
use super::{conditions, mechanisms};
use crate::grid::file::check_code;
use crate::remuneration::{
    Indicator, IndicatorKind, KindException, Part, Period, Prorata, QuestionIndex,
};
use crate::source::{Node, Record, Value, excerpt, id, max};

const INDICATOR: [&str; 13] = [
    "id",
    "code",
    "nom",
    "nom_court",
    "axe",
    "type",
    "exceptions",
    "exercices",
    "questions",
    "parts",
    "justificatif",
    "note",
    "source",
];
const EXCEPTION: [&str; 3] = ["annee", "type", "source"];
const PART: [&str; 13] = [
    "id",
    "nom",
    "exercices",
    "si",
    "apres",
    "au_choix",
    "calcul",
    "suit_la_patientele",
    "prorata_contrat",
    "prorata_depuis",
    "hors_de_portee",
    "avance",
    "source",
];

const KINDS: [(&str, IndicatorKind); 3] = [
    ("prerequis", IndicatorKind::Prerequis),
    ("socle", IndicatorKind::Socle),
    ("optionnel", IndicatorKind::Optionnel),
];

/// An indicator of which only the questions are known yet.
pub(super) struct IndicatorDraft<'a> {
    record: Record<'a, 13>,
    period: Period,
    questions: Vec<QuestionIndex>,
}

/// Opens every indicator and gathers its questions.
pub(super) fn open<'a, const N: usize>(
    record: &Record<'a, N>,
    names: &mut DeclaredNames<'a>,
    drafts: &mut Vec<QuestionDraft<'a>>,
) -> Vec<IndicatorDraft<'a>> {
    let nodes = filled(record, "indicateurs", names);
    let mut indicators = Vec::with_capacity(nodes.len());
    for node in nodes {
        let is_empty = matches!(&node.value, Value::Group { items, .. } if items.is_empty());
        let record = if is_empty && !node.is_damaged {
            names.problems.error(node.span, "Cet indicateur est vide.", "Écrivez-le : (id: …).");
            Record::absent(names.problems, &INDICATOR)
        } else {
            Record::open(node, names.problems, "cet indicateur", &INDICATOR)
        };
        let period = period(&record, names);
        let questions = questions::gather(&record, period, names, drafts);
        indicators.push(IndicatorDraft { record, period, questions });
    }
    indicators
}

pub(super) fn indicator<'a>(
    open: IndicatorDraft<'a>,
    family: &str,
    names: &DeclaredNames<'a>,
) -> Indicator {
    let IndicatorDraft { record, period, questions } = open;
    let text = |key, max| record.optional_str(key, max).unwrap_or_default().to_owned();
    let own = id(&record, names.problems);
    names.unique(RulesName::Indicator, &own, record.span("id"));
    let code = record.str("code", max::CODE);
    names.unique(RulesName::Code, code, record.span("code"));
    check_code(names.problems, code, record.span("code"));
    record.require("type", "optionnel");
    Indicator {
        code: format!("{family} {code}").trim().to_owned(),
        name: record.str("nom", max::LINE).to_owned(),
        short_name: record.str("nom_court", max::SHORT).to_owned(),
        axis: names.axis(&record, "axe"),
        kind: record.choice("type", &KINDS).unwrap_or(IndicatorKind::Optionnel),
        exceptions: exceptions(&record, names),
        period,
        questions,
        parts: parts(&record, &own, period, names),
        proof: text("justificatif", max::NOTE),
        note: text("note", max::NOTE),
        citation: citation(&record, names),
        id: own,
    }
}

fn exceptions<'a>(record: &Record<'a, 13>, names: &DeclaredNames<'a>) -> Vec<KindException> {
    let example = "[(annee: 2022, type: optionnel, source: (…))]";
    let read = |node: &'a Node<'a>| {
        let record = Record::open(node, names.problems, "cette exception", &EXCEPTION);
        record.require("annee", "2022");
        record.require("type", "optionnel");
        let year = year(&record, "annee").unwrap_or_default();
        if !names.years.contains(&year) && !names.problems.is_malformed() {
            let message = "Cette année n’est pas parmi les exercices.";
            names.problems.shape_error(record.span("annee"), message, "Corrigez l’année.");
        }
        KindException {
            year,
            kind: record.choice("type", &KINDS).unwrap_or(IndicatorKind::Optionnel),
            citation: citation(&record, names),
        }
    };
    record.list("exceptions", example).unwrap_or_default().iter().map(read).collect()
}

fn parts<'a>(
    record: &Record<'a, 13>,
    indicator: &str,
    within: Period,
    names: &DeclaredNames<'a>,
) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for node in filled(record, "parts", names) {
        let part = part(node, indicator, within, &parts, names);
        parts.push(part);
    }
    parts
}

fn part<'a>(
    node: &'a Node<'a>,
    indicator: &str,
    within: Period,
    before: &[Part],
    names: &DeclaredNames<'a>,
) -> Part {
    let record = Record::open(node, names.problems, "cette part", &PART);
    let own = match record.get("id") {
        Some(_) => id(&record, names.problems),
        None => indicator.to_owned(),
    };
    names.unique(RulesName::Part, &own, record.span("id"));
    let period = match record.get("exercices") {
        Some(_) => period(&record, names),
        None => within,
    };
    let condition = conditions::optional(&record, "si", names);
    names.ask_in(period, &condition.questions(), record.span("si"));
    let mechanism = mechanisms::mechanism(&record, names);
    names.ask_in(period, &mechanism.questions(), record.span("calcul"));
    let prorata = prorata(&record, period, names);
    let alternative = record.optional_integer("au_choix", &(1..=9));
    Part {
        name: record.str("nom", max::SHORT).to_owned(),
        requires: requires(&record, &own, before, names),
        alternative: alternative.and_then(|number| u8::try_from(number).ok()),
        mechanism,
        scales: record.flag("suit_la_patientele"),
        is_beyond_control: record.flag("hors_de_portee"),
        is_in_advance: record.flag("avance"),
        citation: citation(&record, names),
        id: own,
        period,
        condition,
        prorata,
    }
}

fn prorata<'a>(record: &Record<'a, 13>, period: Period, names: &DeclaredNames<'a>) -> Prorata {
    let follows_contract = record.flag("prorata_contrat");
    let Some(question) = names.optional(record, "prorata_depuis", Wanted::Date) else {
        return if follows_contract { Prorata::Contract } else { Prorata::Never };
    };
    names.ask_in(period, &[question], record.span("prorata_depuis"));
    if follows_contract {
        let message = "Une part ne suit pas à la fois le contrat et une autre date.";
        let help = "Supprimez « prorata_contrat » ou « prorata_depuis ».";
        names.problems.error(record.span("prorata_contrat"), message, help);
    }
    Prorata::From(question)
}

/// Returns the part that must be earned first: one written above, in the same indicator.
fn requires<'a>(
    record: &Record<'a, 13>,
    own: &str,
    before: &[Part],
    names: &DeclaredNames<'a>,
) -> Option<usize> {
    let name = record.optional_str("apres", max::ID).filter(|name| !name.is_empty())?;
    let found = before.iter().position(|part| part.id == name);
    if found.is_some() || names.problems.is_malformed() {
        return found;
    }
    let message = if name == own {
        "Une part ne peut pas demander d’être acquise avant elle-même.".to_owned()
    } else {
        format!("Aucune part « {} » n’est écrite plus haut dans cet indicateur.", excerpt(name))
    };
    let known = before.iter().map(|part| part.id.as_str());
    let help = names.problems.did_you_mean(
        name,
        known,
        "Nommez une part écrite plus haut, ou déplacez celle-ci.",
    );
    names.problems.error(record.span("apres"), message, help);
    None
}

//! Figures that concern the whole, and sums beside the points.

use std::ops::RangeInclusive;

use super::conditions;
use super::names::{DeclaredNames, RulesName, Wanted};
use super::questions::{self, QuestionDraft};
use super::shared::{citation, filled, period, year};
use crate::remuneration::{
    Dated, Exact, Parameters, Period, QuestionIndex, SourcedFigure, Supplement,
};
use crate::source::{Node, Record, id, max};

const PARAMETERS: [&str; 13] = [
    "valeur_du_point",
    "patients_de_base",
    "taux_national_c2s_pour_cent",
    "taux_national_ame_pour_cent",
    "majoration_au_plus_pour_cent",
    "avance_pour_cent",
    "minimum_nouvelle_structure",
    "avance_nouvelle_structure",
    "avance_reelle_si",
    "garantie_prorata_si",
    "justificatifs_avant_le",
    "solde_avant_le",
    "source",
];
const STEP: [&str; 3] = ["depuis", "valeur", "source"];
const DAY: [&str; 2] = ["jour", "mois"];
const SUPPLEMENT: [&str; 8] =
    ["id", "nom", "exercices", "questions", "montant", "engagements", "note", "source"];

const AMOUNTS: RangeInclusive<i64> = 0..=10_000_000;
const PERCENTS: RangeInclusive<i64> = 0..=100;

pub(super) fn parameters<'a, const N: usize>(
    record: &Record<'a, N>,
    names: &DeclaredNames<'a>,
) -> Parameters {
    let record = match record.require("parametres", "(valeur_du_point: [(…)], …)") {
        Some(node) => Record::open(node, names.problems, "les paramètres", &PARAMETERS),
        None => Record::absent(names.problems, &PARAMETERS),
    };
    let amount = |key| dated(&record, key, &AMOUNTS, 1, names);
    let percent = |key| dated(&record, key, &PERCENTS, 100, names);
    Parameters {
        point_value: amount("valeur_du_point"),
        base_patients: amount("patients_de_base"),
        c2s_national: percent("taux_national_c2s_pour_cent"),
        ame_national: percent("taux_national_ame_pour_cent"),
        majoration_cap: percent("majoration_au_plus_pour_cent"),
        advance_share: percent("avance_pour_cent"),
        new_structure_minimum: amount("minimum_nouvelle_structure"),
        new_structure_advance: amount("avance_nouvelle_structure"),
        advance_is_real_if: conditions::optional(&record, "avance_reelle_si", names),
        guarantee_is_prorated_if: conditions::optional(&record, "garantie_prorata_si", names),
        proofs_due: day(&record, "justificatifs_avant_le", names),
        payment_due: day(&record, "solde_avant_le", names),
        deadlines_citation: citation(&record, names),
    }
}

/// Reads a figure by year; none may be zero, as some divide.
fn dated<'a>(
    record: &Record<'a, 13>,
    key: &str,
    range: &RangeInclusive<i64>,
    scale: i128,
    names: &DeclaredNames<'a>,
) -> Dated {
    let mut steps: Vec<(i16, SourcedFigure)> = Vec::new();
    for node in filled(record, key, names) {
        let step = Record::open(node, names.problems, "cette valeur", &STEP);
        step.require("depuis", "2022");
        let from = year(&step, "depuis").unwrap_or_default();
        if steps.last().is_some_and(|(last, _)| from <= *last) && !names.problems.is_malformed() {
            let message = "Cette valeur ne commence pas après la précédente.";
            let help = "Rangez les valeurs de la plus ancienne à la plus récente.";
            names.problems.shape_error(step.span("depuis"), message, help);
        }
        let value = step.required_decimal("valeur", range);
        if value == Exact::from_integer(0) {
            let message = format!("« {key} » ne peut pas être zéro.");
            let help = "Écrivez la valeur du texte officiel.";
            names.problems.error(step.span("valeur"), message, help);
        }
        steps
            .push((from, SourcedFigure { value: value / scale, citation: citation(&step, names) }));
    }
    Dated { steps }
}

fn day<'a>(record: &Record<'a, 13>, key: &str, names: &DeclaredNames<'a>) -> (i8, i8) {
    let day = match record.require(key, "(jour: 31, mois: 1)") {
        Some(node) => Record::open(node, names.problems, "ce jour", &DAY),
        None => Record::absent(names.problems, &DAY),
    };
    let number = |key, most| i8::try_from(day.required_integer(key, &(1..=most))).unwrap_or(1);
    let (day_of_month, month) = (number("jour", 31), number("mois", 12));
    // Any year will do but a leap one: the day must exist every year.
    if jiff::civil::Date::new(2023, month, day_of_month).is_err() {
        let message = "Ce jour n’existe pas chaque année.";
        names.problems.error(day.span("jour"), message, "Corrigez le jour ou le mois.");
    }
    (day_of_month, month)
}

/// A supplement of which only the questions are known yet.
pub(super) struct SupplementDraft<'a> {
    record: Record<'a, 8>,
    period: Period,
}

/// Opens every supplement and gathers its questions.
pub(super) fn open_supplements<'a, const N: usize>(
    record: &Record<'a, N>,
    names: &mut DeclaredNames<'a>,
    drafts: &mut Vec<QuestionDraft<'a>>,
) -> Vec<SupplementDraft<'a>> {
    let nodes = record.list("complements", "[(id: \"…\", …)]").unwrap_or_default();
    let mut supplements = Vec::with_capacity(nodes.len());
    for node in nodes {
        let record = Record::open(node, names.problems, "ce complément", &SUPPLEMENT);
        let period = period(&record, names);
        questions::gather(&record, period, names, drafts);
        supplements.push(SupplementDraft { record, period });
    }
    supplements
}

pub(super) fn supplement<'a>(open: SupplementDraft<'a>, names: &DeclaredNames<'a>) -> Supplement {
    let SupplementDraft { record, period } = open;
    let id = id(&record, names.problems);
    names.unique(RulesName::Supplement, &id, record.span("id"));
    let amount = names.asked(&record, "montant", Wanted::Number);
    let nodes = record.list("engagements", "[\"…\"]").unwrap_or_default();
    let commitment = |node: &'a Node<'a>| -> Option<QuestionIndex> {
        let Some(name) = super::names::text(node) else {
            record.wrong_kind("engagements", node, "des noms de questions", "[\"…\"]");
            return None;
        };
        Some(names.question(name, node.span, Wanted::Flag))
    };
    let commitments: Vec<QuestionIndex> = nodes.iter().filter_map(commitment).collect();
    names.ask_in(period, &[amount], record.span("montant"));
    names.ask_in(period, &commitments, record.span("engagements"));
    Supplement {
        id,
        name: record.str("nom", max::TITLE).to_owned(),
        period,
        amount,
        commitments,
        note: record.optional_str("note", max::NOTE).unwrap_or_default().to_owned(),
        citation: citation(&record, names),
    }
}

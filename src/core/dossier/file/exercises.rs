//! The exercises of the remuneration, both ways: `exercices: [(annee: 2025, donnees: {…}, …)]`.
//!
//! A fact is written so that its kind is seen: `true`, `8.25`, `"12h"`, `["ipa"]`, and
//! `Date("2025-03-12")`, for a text alone is never taken for a day.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use serde::ser::{Serialize, Serializer};

use super::parts::{ByName, texts};
use super::quantity::{self, QuantityFile};
use crate::dossier::{Fact, FactId, Facts};
use crate::french;
use crate::source::{
    Member, Node, PlainText, Problems, Record, Span, Value, excerpt, map, report_twice,
};

const KINDS: &str = "Une réponse s’écrit true, false, 8.25, \"texte\", [\"texte\", \"texte\"] ou \
                     Date(\"2026-01-31\").";

record! {
    /// An exercise as the file holds it.
    pub(super) struct ExerciseFile<'a> {
        annee: i16,
        donnees: ByName<PlainText<'a>, FactFile<'a>>,
        justificatifs if "Vec::is_empty": Vec<PlainText<'a>>,
        note if "PlainText::is_empty": PlainText<'a>,
    }
}

/// A fact, written as its kind is.
struct FactFile<'a>(&'a Fact);

/// A day. A variant, because `ron` writes its name and no other.
#[derive(serde::Serialize)]
enum DateFile {
    Date(String),
}

pub(super) fn exercises<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
) -> Vec<Arc<Facts>> {
    let nodes = record.list("exercices", "[(annee: 2026, donnees: {})]").unwrap_or_default();
    let mut exercises: Vec<Arc<Facts>> = Vec::with_capacity(nodes.len());
    let mut years: HashMap<i16, Span> = HashMap::new();
    for node in nodes {
        let record = Record::open(node, problems, "cet exercice", ExerciseFile::KEYS);
        let year = year(&record);
        let facts = exercise(&record, year.unwrap_or_default(), problems);
        if let Some(year) = year
            && let Some(first) = years.insert(year, record.span("annee"))
        {
            let line = problems.line(first);
            let message = format!("L’exercice {year} est déjà à la ligne {line}.");
            let help = "Réunissez les deux en un seul exercice.";
            problems.error(record.span("annee"), message, help);
        }
        exercises.push(Arc::new(facts));
    }
    exercises.sort_by_key(|facts| facts.year);
    exercises
}

fn year<const N: usize>(record: &Record<'_, N>) -> Option<i16> {
    let node = record.require("annee", "2026")?;
    let year = node.value.integer().and_then(|year| i16::try_from(year).ok());
    let year = year.filter(|year| Facts::YEARS.contains(year));
    if year.is_none() {
        let (first, last) = (Facts::YEARS.start(), Facts::YEARS.end());
        let expected = format!("une année de {first} à {last}, sans guillemets");
        record.wrong_kind("annee", node, &expected, "2026");
    }
    year
}

fn exercise<'a, const N: usize>(
    record: &Record<'a, N>,
    year: i16,
    problems: &'a Problems<'a>,
) -> Facts {
    let held = record.list("justificatifs", "[\"…\", \"…\"]").unwrap_or_default();
    Facts {
        year,
        values: facts(record, problems),
        held_proofs: texts("justificatifs", held, problems).collect(),
        note: record.free_text("note"),
    }
}

/// Reads the answers under the key `donnees` of any group that has one.
pub(crate) fn facts<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
) -> BTreeMap<FactId, Fact> {
    let mut places: HashMap<&str, Span> = HashMap::new();
    let mut facts = BTreeMap::new();
    for (key, node) in map(record, problems, "donnees") {
        if let Some(first) = places.insert(&key.text, key.span) {
            report_twice(key, first, problems);
        }
        let fact = node.present().and_then(|node| fact(&key.text, node, problems));
        if let Some(fact) = fact {
            facts.insert(FactId(key.text.clone().into_owned()), fact);
        }
    }
    facts
}

fn fact<'a>(key: &str, node: &'a Node<'a>, problems: &'a Problems<'a>) -> Option<Fact> {
    match &node.value {
        Value::Flag(flag) => Some(Fact::Flag(*flag)),
        Value::Text(text) => Some(Fact::Choice(text.clone().into_owned())),
        Value::List(nodes) => Some(Fact::Set(texts(key, nodes, problems).collect())),
        Value::Integer(_) | Value::Decimal(_) => quantity::read(node, problems).map(Fact::Number),
        Value::Group { name: Some("Date"), items } => day(items, node, problems),
        Value::Broken => None,
        Value::Word(_) | Value::Group { .. } | Value::Map(_) => {
            report_kind(key, node, problems);
            None
        }
    }
}

fn report_kind(key: &str, node: &Node<'_>, problems: &Problems<'_>) {
    let key = excerpt(key);
    let message = fr!("« {key} » n’est pas une réponse ; trouvé : {}.", node.kind());
    let likely = node.value.word().map(|word| {
        match (french::fold(word).as_str(), french::parse_date(word)) {
            ("oui" | "vrai", _) => "true".to_owned(),
            ("non" | "faux", _) => "false".to_owned(),
            (_, Some(date)) => format!("Date(\"{date}\")"),
            (_, None) => format!("\"{}\"", excerpt(word)),
        }
    });
    let help = likely.map_or_else(
        || KINDS.to_owned(),
        |likely| fr!("Écrivez par exemple « \"{key}\": {likely} »."),
    );
    problems.error(node.span, message, help);
}

fn day(items: &[Member<'_>], node: &Node<'_>, problems: &Problems<'_>) -> Option<Fact> {
    let [Member { key: None, value: Node { value: Value::Text(text), .. } }] = items else {
        if !node.is_damaged {
            let help = fr!("Écrivez l’année, le mois et le jour : « Date(\"2026-01-31\") ».");
            problems.error(
                node.span,
                fr!("« Date » demande un seul texte entre guillemets."),
                help,
            );
        }
        return None;
    };
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text.as_ref());
    if date.is_none() {
        let message = fr!("« {} » n’est pas une date.", excerpt(text));
        let likely = french::parse_date(text).map(|date| date.to_string());
        let example = likely.as_deref().unwrap_or("2026-01-31");
        let help = fr!("Écrivez l’année, le mois et le jour : « Date(\"{example}\") ».");
        problems.error(node.span, message, help);
    }
    date.map(Fact::Date)
}

impl<'a> From<&'a Facts> for ExerciseFile<'a> {
    fn from(facts: &'a Facts) -> Self {
        let values = facts.values.iter();
        Self {
            annee: facts.year,
            donnees: ByName(values.map(|(id, fact)| (PlainText(&id.0), FactFile(fact))).collect()),
            justificatifs: facts.held_proofs.iter().map(|proof| PlainText(proof)).collect(),
            note: PlainText(&facts.note),
        }
    }
}

impl Serialize for FactFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Fact::Flag(flag) => serializer.serialize_bool(*flag),
            Fact::Number(quantity) => QuantityFile(*quantity).serialize(serializer),
            Fact::Choice(choice) => PlainText(choice).serialize(serializer),
            Fact::Set(set) => serializer.collect_seq(set.iter().map(|text| PlainText(text))),
            Fact::Date(date) => DateFile::Date(date.to_string()).serialize(serializer),
        }
    }
}

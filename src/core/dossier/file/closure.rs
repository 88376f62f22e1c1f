//! What stands of a closed campaign, both ways: `cloture: (le: "…", effectifs: {…}, …)`.
//!
//! Holds counts and words of the team, never a ballot.

use std::collections::{BTreeMap, HashMap};

use super::parts::check_keys;
use super::parts::{ByName, COUNTS, KnownCriteria, count, counts, criterion};
use crate::dossier::{Closure, Correction, Remains, Tally};
use crate::grid::{CriterionId, Grid, Level, Scale};
use crate::source::{Node, PlainText, Problems, Record, Span, is_default, map, report_twice};

/// How many counts are written at least.
const LEAST_COUNTS: usize = 5;

record! {
    /// The end of a campaign as the file holds it.
    pub(super) struct ClosureFile<'a> {
        le: String,
        participants if "ByName::is_empty": ByName<PlainText<'a>, u32>,
        effectifs if "ByName::is_empty": ByName<PlainText<'a>, TallyFile>,
        corrections if "Vec::is_empty": Vec<CorrectionFile<'a>>,
    }
}

record! {
    struct TallyFile {
        niveaux: Vec<u32>,
        sans_objet if "is_default": u32,
        ne_sait_pas if "is_default": u32,
    }
}

record! {
    struct CorrectionFile<'a> {
        le: String,
        critere: PlainText<'a>,
        texte: PlainText<'a>,
    }
}

/// Reads the end of a campaign, if it is closed.
pub(super) fn closure<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    known: &KnownCriteria<'_>,
    grid: Option<&Grid>,
) -> Option<Closure> {
    let node = record.get("cloture")?;
    if record.get("collecte").is_some() {
        let message = "Une campagne close ne garde pas d’avis.";
        let help = fr!("Supprimez « collecte » ; ou « cloture », si la campagne n’est pas close.");
        problems.error(record.span("collecte"), message, help);
    }
    let record = Record::open(node, problems, "cette clôture", ClosureFile::KEYS);
    check_keys(&record, problems, "effectifs", known);
    let corrections = record.list("corrections", "[(…)]").unwrap_or_default().iter();
    Some(Closure {
        on: record.date("le"),
        remains: Remains {
            by_profession: counts(&record, problems, "participants"),
            tallies: tallies(&record, problems, grid),
        },
        corrections: corrections.map(|node| correction(node, problems, known)).collect(),
    })
}

fn tallies<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    grid: Option<&Grid>,
) -> BTreeMap<CriterionId, Tally> {
    let mut places: HashMap<&str, Span> = HashMap::new();
    let mut tallies = BTreeMap::new();
    for (key, node) in map(record, problems, "effectifs") {
        if let Some(first) = places.insert(&key.text, key.span) {
            report_twice(key, first, problems);
        }
        let id = CriterionId(key.text.clone().into_owned());
        let asked = grid.and_then(|grid| grid.criterion(&id));
        let tally = tally(node, problems, asked.map(|(_, asked)| &*asked.scale));
        tallies.insert(id, tally);
    }
    tallies
}

fn tally<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>, scale: Option<&Scale>) -> Tally {
    let record = Record::open(node, problems, "ces effectifs", TallyFile::KEYS);
    record.require("niveaux", "[0, 0, 0, 0, 0]");
    let nodes = record.list("niveaux", "[0, 0, 0, 0, 0]").unwrap_or_default();
    let counts: Vec<u32> = nodes.iter().filter_map(|node| count(node, problems)).collect();
    let help = fr!("Écrivez le nombre d’avis de chaque niveau, à partir de 0 : [0, 1, 3, 0, 0].");
    if counts.len() < LEAST_COUNTS && record.get("niveaux").is_some() {
        let message = fr!("« niveaux » compte {LEAST_COUNTS} nombres, un par niveau.");
        problems.error(record.span("niveaux"), message, help);
    }
    let numbered = (0..=u8::MAX).zip(counts).filter(|(_, count)| *count > 0);
    let levels: BTreeMap<Level, u32> = numbered
        .filter_map(|(number, count)| {
            let level = Level::try_from(i64::from(number)).ok();
            let is_of_it = |level: &Level| scale.is_none_or(|scale| scale.has(*level));
            if level.as_ref().is_none_or(|level| !is_of_it(level)) {
                let message =
                    fr!("« niveaux » compte des avis au niveau {number}, que le critère n’a pas.");
                problems.error(record.span("niveaux"), message, help);
            }
            Some((level?, count))
        })
        .collect();
    let number = |key| u32::try_from(record.integer(key, &COUNTS, 0)).unwrap_or(0);
    Tally { levels, not_applicable: number("sans_objet"), unknown: number("ne_sait_pas") }
}

fn correction<'a>(
    node: &'a Node<'a>,
    problems: &'a Problems<'a>,
    known: &KnownCriteria<'_>,
) -> Correction {
    let record = Record::open(node, problems, "cette correction", CorrectionFile::KEYS);
    record.require("critere", "\"…\"");
    record.require("texte", "\"…\"");
    Correction {
        on: record.date("le"),
        criterion: criterion(&record, problems, "critere", known)
            .unwrap_or_else(|| CriterionId(String::new())),
        text: record.free_text("texte"),
    }
}

impl<'a> ClosureFile<'a> {
    pub(super) fn of(closure: &'a Closure) -> Self {
        let (remains, corrections) = (&closure.remains, closure.corrections.iter());
        let participants = remains.by_profession.iter();
        let tallies = remains.tallies.iter();
        Self {
            le: closure.on.to_string(),
            participants: ByName(
                participants.map(|(name, count)| (PlainText(name), *count)).collect(),
            ),
            effectifs: ByName(
                tallies.map(|(id, tally)| (PlainText(&id.0), TallyFile::of(tally))).collect(),
            ),
            corrections: corrections.map(CorrectionFile::of).collect(),
        }
    }
}

impl TallyFile {
    /// Returns the counts from level 0 on: those of five levels, or as many as there are.
    fn levels(tally: &Tally) -> Vec<u32> {
        let highest = tally.levels.keys().next_back().map_or(0, |level| level.number());
        (0..=highest.max(4)).map(|number| tally.count(Level::at(number))).collect()
    }

    fn of(tally: &Tally) -> Self {
        Self {
            niveaux: Self::levels(tally),
            sans_objet: tally.not_applicable,
            ne_sait_pas: tally.unknown,
        }
    }
}

impl<'a> CorrectionFile<'a> {
    fn of(correction: &'a Correction) -> Self {
        Self {
            le: correction.on.to_string(),
            critere: PlainText(&correction.criterion.0),
            texte: PlainText(&correction.text),
        }
    }
}

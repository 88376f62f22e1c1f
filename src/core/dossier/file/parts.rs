//! What several kinds of groups share: maps, lists of names, ids given once, words both ways.
//!
//! Never knows what a key means.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use serde::ser::{Serialize, Serializer};

use crate::dossier::numbers::LAST;
use crate::grid::{CriterionId, Grid};
pub(super) use crate::source::{Bare, ByName};
use crate::source::{Node, PlainText, Problems, Record, Span, Value, excerpt, map, report_twice};

/// Numbers of things of a dossier.
pub(super) const NUMBERS: std::ops::RangeInclusive<i64> = 0..=LAST as i64;
/// Anything that is counted.
pub(super) const COUNTS: std::ops::RangeInclusive<i64> = 0..=u32::MAX as i64;

/// Words of a choice and what they stand for; the same table reads and writes.
pub(super) type WordTable<T> = &'static [(&'static str, T)];

/// A word written without quotes, as [`Record::choice`] reads it.
pub(super) struct Word(&'static str);

/// The criteria a reference may name, and where they were looked for.
pub(super) struct KnownCriteria<'k> {
    sets: Vec<&'k HashSet<CriterionId>>,
    is_one_grid: bool,
}

/// Ids already given, and where.
pub(super) struct Ids<K>(HashMap<K, Span>);

impl Word {
    /// Returns the word that stands for a value.
    pub(super) fn of<T: PartialEq>(words: WordTable<T>, value: &T) -> Self {
        let found = words.iter().find(|(_, meant)| meant == value);
        Self(found.map_or("", |(word, _)| word))
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Mot", 0, self.0)
    }
}

impl<'k> KnownCriteria<'k> {
    /// Knows the criteria of one grid; nothing is said when that grid could not be read.
    pub(super) fn of_grid(criteria: Option<&'k HashSet<CriterionId>>) -> Self {
        Self { sets: criteria.into_iter().collect(), is_one_grid: true }
    }

    /// Knows the criteria of several grids.
    pub(super) fn of_grids(criteria: impl Iterator<Item = &'k HashSet<CriterionId>>) -> Self {
        Self { sets: criteria.collect(), is_one_grid: false }
    }

    /// Says that a reference leads nowhere; it is kept all the same.
    fn check(&self, id: &CriterionId, span: Span, problems: &Problems<'_>) {
        if self.sets.is_empty() || self.sets.iter().any(|set| set.contains(id)) {
            return;
        }
        let name = excerpt(&id.0);
        let message = if self.is_one_grid {
            fr!("La grille n’a pas de critère « {name} ».")
        } else {
            fr!("Aucune grille de ce dossier n’a de critère « {name} ».")
        };
        problems.warning(span, message, fr!("Il est gardé tel quel : vérifiez son nom."));
    }
}

impl<K: std::hash::Hash + Eq> Ids<K> {
    pub(super) fn new() -> Self {
        Self(HashMap::new())
    }

    /// Notes an id; when it was given before, says so: "L’action n° 3 est déjà à la ligne 12."
    pub(super) fn note(
        &mut self,
        id: K,
        span: Span,
        problems: &Problems<'_>,
        what: &str,
        help: &str,
    ) {
        if let Some(first) = self.0.insert(id, span) {
            let line = problems.line(first);
            problems.error(span, format!("{what} est déjà à la ligne {line}."), help);
        }
    }

    pub(super) fn contains(&self, id: &K) -> bool {
        self.0.contains_key(id)
    }
}

/// Returns counts by name: `{ "Infirmier": 4 }`.
pub(super) fn counts<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    key: &str,
) -> BTreeMap<String, u32> {
    let mut places: HashMap<&str, Span> = HashMap::new();
    let mut counts = BTreeMap::new();
    for (key, node) in map(record, problems, key) {
        if let Some(first) = places.insert(&key.text, key.span) {
            report_twice(key, first, problems);
        }
        if let Some(count) = count(node, problems) {
            counts.insert(key.text.clone().into_owned(), count);
        }
    }
    counts
}

/// Returns a number of people or of points.
pub(super) fn count(node: &Node<'_>, problems: &Problems<'_>) -> Option<u32> {
    if let Value::Integer(number) = node.value
        && let Ok(count) = u32::try_from(number)
    {
        return Some(count);
    }
    if node.value != Value::Broken {
        let message = fr!("Un nombre entier est attendu ; trouvé : {}.", node.kind());
        problems.error(node.span, message, "Écrivez un nombre sans guillemets, par exemple 3.");
    }
    None
}

/// Returns criteria by name, in their order, whether a grid knows them or not.
pub(super) fn criteria<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    key: &str,
    known: &KnownCriteria<'_>,
) -> Vec<CriterionId> {
    let nodes = record.list(key, "[\"…\", \"…\"]").unwrap_or_default();
    let named = named(key, nodes, problems);
    let criterion = |(text, span): (String, Span)| {
        let id = CriterionId(text);
        known.check(&id, span, problems);
        id
    };
    named.into_iter().map(criterion).collect()
}

/// Returns one criterion by name, whether a grid knows it or not.
pub(super) fn criterion<const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    key: &str,
    known: &KnownCriteria<'_>,
) -> Option<CriterionId> {
    record.get(key)?;
    let id = CriterionId(record.free_text(key));
    known.check(&id, record.span(key), problems);
    Some(id)
}

/// Tells of the criteria that are keys of a map and that no grid knows.
pub(super) fn check_keys<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    key: &str,
    known: &KnownCriteria<'_>,
) {
    let Some(Value::Map(items)) = record.get(key).map(|node| &node.value) else { return };
    for key in items.iter().filter_map(|item| item.key.as_ref()) {
        known.check(&CriterionId(key.text.clone().into_owned()), key.span, problems);
    }
}

/// Tells of the domains a list names and that the grid does not have.
pub(super) fn check_domains<const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    key: &str,
    grid: Option<&Grid>,
) {
    let Some(grid) = grid else { return };
    let known: HashSet<&str> = grid.domains.iter().map(|domain| domain.id.as_str()).collect();
    for node in record.list(key, "[\"…\"]").unwrap_or_default() {
        if let Value::Text(text) = &node.value
            && !known.contains(text.as_ref())
        {
            let message = fr!("La grille n’a pas de domaine « {} ».", excerpt(text));
            problems.warning(node.span, message, fr!("Il est gardé tel quel : vérifiez son nom."));
        }
    }
}

/// Returns texts to the letter, in their order; one that is there twice counts once.
pub(super) fn texts<'a>(
    key: &str,
    nodes: &'a [Node<'a>],
    problems: &'a Problems<'a>,
) -> impl Iterator<Item = String> {
    named(key, nodes, problems).into_iter().map(|(text, _)| text)
}

fn named<'a>(key: &str, nodes: &'a [Node<'a>], problems: &'a Problems<'a>) -> Vec<(String, Span)> {
    let mut texts = Vec::with_capacity(nodes.len());
    let mut seen: HashSet<&str> = HashSet::new();
    for node in nodes {
        let Value::Text(text) = &node.value else {
            if node.value != Value::Broken {
                let key = excerpt(key);
                let found = node.kind();
                let message = format!(
                    "La liste de « {key} » ne contient que des textes entre guillemets ; \
                     trouvé : {found}."
                );
                problems.error(node.span, message, "Mettez-le entre guillemets, ou supprimez-le.");
            }
            continue;
        };
        if seen.insert(text) {
            texts.push((text.clone().into_owned(), node.span));
        } else {
            let message = fr!("« {} » est deux fois dans la même liste.", excerpt(text));
            problems.warning(node.span, message, fr!("Il compte une fois : gardez-en un seul."));
        }
    }
    texts
}

/// Returns a date as it is written.
pub(super) fn date(date: Option<Date>) -> Bare<String> {
    Bare(date.map(|date| date.to_string()))
}

/// Returns the names of criteria, as they are written.
pub(super) fn names<'a>(criteria: impl IntoIterator<Item = &'a CriterionId>) -> Vec<PlainText<'a>> {
    criteria.into_iter().map(|id| PlainText(&id.0)).collect()
}

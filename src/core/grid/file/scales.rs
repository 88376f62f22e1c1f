//! Tree → the scales of a grid, and the levels that other places name.

use std::sync::Arc;

use num_rational::Ratio;

use super::languages::Languages;
use crate::grid::{Level, LevelGroup, NamedColour, Scale, ScaleLevel};
use crate::source::{
    Node, Problems, Record, Span, Value, exact, excerpt, map, max, narrow, report_twice,
};

const LEVEL: [&str; 4] = ["nom", "definition", "valeur", "couleur"];
const GROUP: [&str; 3] = ["nom", "de", "a"];
const OTHER: [&str; 3] = ["premier_niveau", "niveaux", "groupes"];
/// What a level may be worth at most.
const MOST_VALUE: i64 = 1_000;
/// A grid of more scales than this is one of as many grids.
const MOST_SCALES: usize = 100;

/// The scales of a grid, its own first; never empty.
pub(super) struct Scales(Vec<Arc<Scale>>);

impl Scales {
    /// Reads the scale of the grid, and the others by their names.
    pub(super) fn read<'a, const N: usize>(
        record: &Record<'a, N>,
        problems: &'a Problems<'a>,
        languages: &Languages<'a>,
    ) -> Self {
        let mut scales = vec![Arc::new(scale(record, problems, languages, "echelle", None))];
        let mut places: Vec<(&str, Span)> = Vec::new();
        for (key, node) in map(record, problems, "autres_echelles").take(MOST_SCALES) {
            if let Some((_, first)) = places.iter().find(|(name, _)| *name == key.text) {
                report_twice(key, *first, problems);
                continue;
            }
            places.push((&key.text, key.span));
            let other = Record::open(node, problems, "cette échelle", &OTHER);
            let id = Some(key.text.clone().into_owned());
            scales.push(Arc::new(scale(&other, problems, languages, "niveaux", id)));
        }
        Self(scales)
    }

    /// Returns the scale that a domain or a criterion names, or the one around it.
    pub(super) fn named<const N: usize>(
        &self,
        record: &Record<'_, N>,
        problems: &Problems<'_>,
        around: &Arc<Scale>,
    ) -> Arc<Scale> {
        let Some(name) = record.optional_str("echelle", max::SHORT) else {
            return Arc::clone(around);
        };
        if let Some(scale) = self.0.iter().find(|scale| scale.id.as_deref() == Some(name)) {
            return Arc::clone(scale);
        }
        if !name.is_empty() {
            let message = fr!("L’échelle « {} » n’est pas déclarée.", excerpt(name));
            let names = self.0.iter().filter_map(|scale| scale.id.as_deref());
            let help = fr!(
                "Ajoutez-la à « autres_echelles », ou supprimez cette clé pour employer l’échelle de \
                 la grille."
            );
            let help = problems.did_you_mean(name, names, help);
            problems.error(record.span("echelle"), message, help);
        }
        Arc::clone(around)
    }

    /// Returns the scale of the grid.
    pub(super) fn own(&self) -> Arc<Scale> {
        self.0.first().map_or_else(
            || {
                Arc::new(Scale::new(
                    None,
                    0,
                    vec![ScaleLevel::default(); Scale::FEWEST],
                    Vec::new(),
                ))
            },
            Arc::clone,
        )
    }

    pub(super) fn into_vec(self) -> Vec<Arc<Scale>> {
        self.0
    }
}

fn scale<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    languages: &Languages<'a>,
    key: &str,
    id: Option<String>,
) -> Scale {
    let example = "[(nom: \"…\", definition: \"…\"), (nom: \"…\", definition: \"…\")]";
    let node = record.require(key, example);
    let nodes = record.list(key, example);
    let first = u8::try_from(record.integer("premier_niveau", &(0..=1), 0)).unwrap_or(0);
    let open = |node| Record::open(node, problems, "ce niveau de l’échelle", &LEVEL);
    let records: Vec<_> = nodes.unwrap_or_default().iter().take(Scale::MOST).map(open).collect();
    // Names alone may be enough; a definition that only some levels have was forgotten in the others.
    let are_defined = records.iter().any(|level| level.get("definition").is_some());
    let read = |level: &Record<'a, 4>| ScaleLevel {
        name: languages.text(level, "nom", max::SHORT),
        definition: if are_defined {
            languages.text(level, "definition", max::SENTENCE)
        } else {
            String::new()
        },
        value: value(level),
        colour: colour(level),
    };
    let mut levels: Vec<ScaleLevel> = records.iter().map(read).collect();
    let count = nodes.map_or(0, <[_]>::len);
    if nodes.is_some() && !node.is_some_and(|node| node.is_damaged) {
        count_is_right(problems, record.span(key), key, count);
        values_are_right(problems, record.span(key), &levels);
    }
    levels.resize_with(levels.len().max(Scale::FEWEST), ScaleLevel::default);
    let whole = Scale::new(id, first, levels, Vec::new());
    let groups = groups(record, problems, languages, &whole);
    Scale { groups, ..whole }
}

fn count_is_right(problems: &Problems<'_>, span: Span, key: &str, count: usize) {
    if (Scale::FEWEST..=Scale::MOST).contains(&count) {
        return;
    }
    let message = format!("« {key} » demande de deux à douze niveaux ; il y en a {count}.");
    let help = if count < Scale::FEWEST {
        fr!("Ajoutez un niveau : « (nom: \"…\", definition: \"…\") ».")
    } else {
        "Réunissez ceux qui se ressemblent : au-delà de douze, personne ne les distingue."
    };
    problems.shape_error(span, message, help);
}

fn values_are_right(problems: &Problems<'_>, span: Span, levels: &[ScaleLevel]) {
    let values: Vec<Ratio<i64>> = levels.iter().filter_map(|level| level.value).collect();
    if !values.is_empty() && values.len() < levels.len() {
        let message = fr!("Certains niveaux ont une « valeur », et d’autres non.");
        let help = fr!("Écrivez « valeur » à tous les niveaux de cette échelle, ou à aucun.");
        problems.error(span, message, help);
    } else if !values.is_sorted_by(|one, next| one < next) {
        let message = "Les valeurs des niveaux ne montent pas.";
        let help = fr!("Chaque niveau vaut plus que le précédent : par exemple 0, 25, 50, 100.");
        problems.error(span, message, help);
    }
    let colours = levels.iter().filter(|level| level.colour.is_some()).count();
    if colours > 0 && colours < levels.len() {
        let message = fr!("Certains niveaux ont une « couleur », et d’autres non.");
        let help = fr!("Écrivez « couleur » à tous les niveaux de cette échelle, ou à aucun.");
        problems.error(span, message, help);
    }
}

fn value<const N: usize>(record: &Record<'_, N>) -> Option<Ratio<i64>> {
    decimal(record, "valeur", 0, MOST_VALUE)
}

/// Reads an exact number within bounds, if the key is there.
pub(super) fn decimal<const N: usize>(
    record: &Record<'_, N>,
    key: &str,
    least: i64,
    most: i64,
) -> Option<Ratio<i64>> {
    narrow(record.optional_decimal(key, &(least..=most))?)
}

/// Reads a list of exact numbers, each within bounds; nothing when the key is not there.
pub(super) fn decimals<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &Problems<'_>,
    key: &str,
    most: i64,
) -> Option<Vec<Ratio<i64>>> {
    let example = "[1, 3, 5, 8]";
    let nodes = record.list(key, example)?;
    let bound = Ratio::from_integer(most);
    let number = |node: &'a Node<'a>| {
        let number = exact(node).and_then(narrow).filter(|number| *number <= bound);
        if number.is_none() && node.value != Value::Broken {
            let message = format!("« {key} » demande des nombres ; trouvé : {}.", node.kind());
            problems.error(
                node.span,
                message,
                format!("Écrivez par exemple « {key}: {example} »."),
            );
        }
        number.unwrap_or_default()
    };
    Some(nodes.iter().map(number).collect())
}

/// Reads the colour an author chose.
pub(super) fn colour<const N: usize>(record: &Record<'_, N>) -> Option<NamedColour> {
    record.choice("couleur", NamedColour::ALL)
}

fn groups<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    languages: &Languages<'a>,
    scale: &Scale,
) -> Vec<LevelGroup> {
    let (low, high) = (scale.lowest(), scale.highest());
    let example = format!("[(nom: \"…\", de: {low}, a: {high})]");
    let Some(nodes) = record.list("groupes", &example) else { return Vec::new() };
    let read = |node: &'a Node<'a>| {
        let group = Record::open(node, problems, "ce groupe de niveaux", &GROUP);
        LevelGroup {
            name: languages.text(&group, "nom", max::SHORT),
            from: level(&group, "de", scale),
            to: level(&group, "a", scale),
        }
    };
    let groups: Vec<LevelGroup> = nodes.iter().map(read).collect();
    let mut expected = Some(low);
    let follow = |group: &LevelGroup| {
        let follows = expected == Some(group.from) && group.to >= group.from;
        expected = scale.next(group.to);
        follows
    };
    let is_whole = groups.iter().all(follow) && groups.last().is_some_and(|last| last.to == high);
    if !is_whole && !nodes.iter().any(|node| node.is_damaged) {
        let message = fr!("Les groupes ne se suivent pas du niveau {low} au niveau {high}.");
        let help = fr!(
            "Chaque groupe commence au niveau qui suit le précédent : « (nom: \"…\", de: {low}, a: \
             …) » d’abord, et le dernier finit à {high}."
        );
        problems.shape_error(record.span("groupes"), message, help);
    }
    groups
}

/// Reads a level that must be there, by its number on a scale.
pub(super) fn level<const N: usize>(record: &Record<'_, N>, key: &str, scale: &Scale) -> Level {
    let range = numbers(scale);
    Level::try_from(record.required_integer(key, &range)).unwrap_or(scale.lowest())
}

/// Reads such a level, if the key is there.
pub(super) fn optional_level<const N: usize>(
    record: &Record<'_, N>,
    key: &str,
    scale: &Scale,
) -> Option<Level> {
    let number = record.optional_integer(key, &numbers(scale))?;
    Level::try_from(number).ok()
}

fn numbers(scale: &Scale) -> std::ops::RangeInclusive<i64> {
    i64::from(scale.lowest().number())..=i64::from(scale.highest().number())
}

pub(super) fn is_empty_list(node: &Node<'_>) -> bool {
    let is_empty = matches!(&node.value, Value::List(nodes) if nodes.is_empty());
    is_empty && !node.is_damaged
}

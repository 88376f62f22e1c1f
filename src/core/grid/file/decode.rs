//! Tree → [`Grid`]: its head, scale, scoring and indicators; one function for each kind of group.
//!
//! Says what is missing or of the wrong kind; what only shows when two places are compared is in
//! [`Checks`].

use super::checks::Checks;
use super::criteria;
use super::levels::{LEVELS, five, is_empty_list, level};
use super::remark::GridRemark;
use crate::grid::{Gate, Grid, GridId, Level, LinkTarget, ScaleLevel, Scoring, Version};
use crate::source::{FileKind, Node, Problems, Record, Severity, Value, excerpt, id, max};

const GRID: [&str; 14] = [
    "format",
    "id",
    "version",
    "titre",
    "structure",
    "langue",
    "source",
    "licence",
    "auteurs",
    "en_vigueur",
    "echelle",
    "calcul",
    "indicateurs",
    "domaines",
];
const SCALE_LEVEL: [&str; 2] = ["nom", "definition"];
const SCORING: [&str; 3] = ["moyenne", "couverture_minimale", "paliers"];
const GATE: [&str; 2] = ["niveau", "socle_au_moins"];
const INDICATOR: [&str; 2] = ["id", "nom"];

pub(super) fn grid<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Grid {
    let record = Record::open(node, problems, "cette grille", &GRID);
    let checks = &mut Checks::new(problems);
    record.required_integer("format", &FileKind::GRID.formats());
    let indicators = indicators(&record, checks);
    let domains = criteria::domains(&record, checks);
    let mut criteria = domains.iter().flat_map(|domain| &domain.criteria).peekable();
    let may_lack_socle = criteria.peek().is_some() && !problems.is_malformed();
    let lacks_socle = may_lack_socle && !criteria.any(|criterion| criterion.is_socle);
    checks.unused_indicators();
    if record.require("auteurs", "[\"…\"]").is_some_and(is_empty_list) {
        let message = "La grille n’a pas d’auteur.";
        problems.error(record.span("auteurs"), message, "Écrivez qui l’a rédigée.");
    }
    Grid {
        id: GridId(id(&record, problems)),
        version: version(&record, problems),
        title: record.str("titre", max::TITLE).to_owned(),
        structure: record.str("structure", max::SHORT).to_owned(),
        language: record.str("langue", max::CODE).to_owned(),
        source: record.str("source", max::NOTE).to_owned(),
        licence: record.str("licence", max::LINE).to_owned(),
        authors: record.texts("auteurs", max::TITLE),
        effective_date: record.date("en_vigueur"),
        scale: scale(&record, problems),
        scoring: scoring(&record, problems, lacks_socle),
        indicators,
        domains,
    }
}

/// Tells what is said of a grid that has no error.
pub(super) fn tell<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>, remarks: Vec<GridRemark>) {
    let record = Record::open(node, problems, "cette grille", &GRID);
    for GridRemark { severity, place, message, help } in remarks {
        let span = record.span(place.key());
        match severity {
            Severity::Error => problems.error(span, message, help),
            Severity::Warning => problems.warning(span, message, help),
        }
    }
}

/// Reads a version.
pub(crate) fn version<const N: usize>(record: &Record<'_, N>, problems: &Problems<'_>) -> Version {
    const FIRST: Version = Version { major: 1, minor: 0, patch: 0 };
    let Some(node) = record.require("version", &format!("\"{FIRST}\"")) else { return FIRST };
    if let Some(likely) = version_of_number(node) {
        let example = format!("\"{likely}\"");
        record.wrong_kind("version", node, "un texte entre guillemets", &example);
        return FIRST;
    }
    let text = record.str("version", max::SHORT);
    let version = text.parse::<Version>().ok().filter(|version| version.to_string() == text);
    if version.is_none() && !text.is_empty() {
        let message = format!("« {} » n’est pas une version.", excerpt(text));
        let likely = likely_version(text);
        let help = format!("Écrivez trois nombres : « version: \"{likely}\" ».");
        problems.error(record.span("version"), message, help);
    }
    version.unwrap_or(FIRST)
}

/// Returns what was meant where the quotes of a version were left out; nothing for a text.
fn version_of_number(node: &Node<'_>) -> Option<Version> {
    match &node.value {
        Value::Integer(number) => Some(likely_version(&number.to_string())),
        Value::Decimal(text) | Value::Word(text) => Some(likely_version(text)),
        Value::Text(_) | Value::Broken => None,
        Value::Flag(_) | Value::Group { .. } | Value::List(_) | Value::Map(_) => {
            Some(likely_version(""))
        }
    }
}

/// Returns the version that a text may have meant: "2.1" is 2.1.0, "v3" is 3.0.0, nothing is 1.0.0.
fn likely_version(text: &str) -> Version {
    let numbers = text.split(|sign: char| !sign.is_ascii_digit());
    let mut numbers = numbers.filter_map(|number| number.parse::<u32>().ok());
    let major = numbers.next().unwrap_or(1);
    let mut next = || numbers.next().unwrap_or(0);
    Version { major, minor: next(), patch: next() }
}

fn scale<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
) -> [ScaleLevel; Level::COUNT] {
    five(record, problems, "echelle", |node| {
        let Some(node) = node else {
            return ScaleLevel { name: String::new(), definition: String::new() };
        };
        let level = Record::open(node, problems, "ce niveau de l’échelle", &SCALE_LEVEL);
        ScaleLevel {
            name: level.str("nom", max::SHORT).to_owned(),
            definition: level.str("definition", max::SENTENCE).to_owned(),
        }
    })
}

fn scoring<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    lacks_socle: bool,
) -> Scoring {
    let scoring = match record.require("calcul", "(moyenne: ponderee, couverture_minimale: 60)") {
        Some(node) => Record::open(node, problems, "le calcul", &SCORING),
        None => Record::absent(problems, &SCORING),
    };
    scoring.require("moyenne", "ponderee");
    scoring.choice("moyenne", &[("ponderee", ())]);
    let coverage = scoring.required_integer("couverture_minimale", &(0..=100));
    let nodes = scoring.list("paliers", "[(niveau: 1, socle_au_moins: 1)]").unwrap_or_default();
    let mut gates: Vec<Gate> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let record = Record::open(node, problems, "ce palier", &GATE);
        let gate = Gate {
            level: level(&record, "niveau", &(1..=4)),
            socle_at_least: level(&record, "socle_au_moins", &LEVELS),
        };
        let is_higher =
            |last: &Gate| gate.level > last.level && gate.socle_at_least >= last.socle_at_least;
        if !gates.last().is_none_or(is_higher) && !node.is_damaged {
            let message = "Ce palier n’est pas plus haut que le précédent.";
            let help = "Rangez les paliers du plus bas au plus haut, chacun plus exigeant.";
            problems.error(node.span, message, help);
        }
        gates.push(gate);
    }
    if !gates.is_empty() && lacks_socle {
        let message = "Les paliers portent sur les critères socles, et aucun critère n’est socle.";
        let help = "Écrivez « socle: true » dans les critères qui portent les paliers, ou supprimez \
                    « paliers ».";
        problems.error(scoring.span("paliers"), message, help);
    }
    Scoring { minimum_coverage_percent: u8::try_from(coverage).unwrap_or(0), gates }
}

fn indicators<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
) -> Vec<LinkTarget> {
    let nodes = record.list("indicateurs", "[(id: \"…\", nom: \"…\")]");
    let is_whole = |node: &Node<'_>| !node.is_damaged && checks.problems.is_shapely(node.span);
    let knows_all = record.get("indicateurs").is_none_or(is_whole);
    checks.know_all_indicators(knows_all);
    let read = |node: &'a Node<'a>| {
        let indicator = Record::open(node, checks.problems, "cet indicateur", &INDICATOR);
        checks.indicator(indicator.get("id"));
        LinkTarget {
            id: id(&indicator, checks.problems),
            name: indicator.str("nom", max::LINE).to_owned(),
        }
    };
    nodes.unwrap_or_default().iter().map(read).collect()
}

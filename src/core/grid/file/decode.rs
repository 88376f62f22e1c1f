//! Tree → [`Grid`]: its head and indicators; one function for each kind of group.
//!
//! Says what is missing or of the wrong kind; what only shows when two places are compared is in
//! [`Checks`].

use super::checks::Checks;
use super::conditions::{self, Conditions};
use super::criteria::{self, CriteriaContext};
use super::languages::Languages;
use super::remark::GridRemark;
use super::scales::{Scales, is_empty_list};
use super::scoring;
use crate::grid::{Grid, GridId, LinkTarget, Version};
use crate::source::{FileKind, Node, Problems, Record, Severity, Value, excerpt, id, max};

const GRID: [&str; 20] = [
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
    "premier_niveau",
    "groupes",
    "autres_echelles",
    "profil",
    "autres_langues",
    "accord",
];
const INDICATOR: [&str; 2] = ["id", "nom"];

pub(super) fn grid<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Grid {
    let record = Record::open(node, problems, "cette grille", &GRID);
    let checks = &mut Checks::new(problems);
    record.required_integer("format", &FileKind::GRID.formats());
    let languages = &Languages::read(&record, problems);
    let scales = Scales::read(&record, problems, languages);
    let profile = conditions::profile(&record, problems, languages);
    let indicators = indicators(&record, checks, languages);
    let mut beside = CriteriaContext {
        languages,
        scales: &scales,
        profile: &profile,
        conditions: Conditions::default(),
    };
    let domains = criteria::domains(&record, checks, &mut beside);
    beside.conditions.report(problems, &domains);
    checks.unused_indicators();
    checks.lost_sentences();
    if record.require("auteurs", "[\"…\"]").is_some_and(is_empty_list) {
        let message = "La grille n’a pas d’auteur.";
        problems.error(record.span("auteurs"), message, "Écrivez qui l’a rédigée.");
    }
    let scoring = scoring::scoring(&record, problems, languages, &scales.own(), &domains);
    let grid = Grid {
        id: GridId(id(&record, problems)),
        version: version(&record, problems),
        title: languages.text(&record, "titre", max::TITLE),
        structure: languages.text(&record, "structure", max::SHORT),
        language: record.str("langue", max::CODE).to_owned(),
        source: languages.text(&record, "source", max::NOTE),
        licence: languages.text(&record, "licence", max::LINE),
        authors: record.texts("auteurs", max::TITLE),
        effective_date: record.date("en_vigueur"),
        agreement: scoring::agreement(&record, problems),
        other_languages: languages.translations(),
        scoring,
        profile,
        indicators,
        domains,
        scales: scales.into_vec(),
    };
    languages.report_missing();
    grid
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

fn indicators<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
    languages: &Languages<'a>,
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
            name: languages.text(&indicator, "nom", max::LINE),
        }
    };
    nodes.unwrap_or_default().iter().map(read).collect()
}

//! Tree → [`Grid`]: one function for each kind of group.
//!
//! Says what is missing or of the wrong kind; what only shows when two places are compared is in
//! [`Checks`].

use std::array;
use std::ops::RangeInclusive;

use super::checks::{Checks, Place};
use crate::grid::{
    Criterion, CriterionId, Domain, Gate, Grid, GridId, Indicator, Level, LevelText, Link,
    ScaleLevel, Scoring, Version,
};
use crate::source::{Node, Problems, Record, excerpt};

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
const DOMAIN: [&str; 5] = ["id", "code", "titre", "titre_court", "criteres"];
const CRITERION: [&str; 14] = [
    "id",
    "sens",
    "code",
    "titre",
    "question",
    "poids",
    "socle",
    "sensible",
    "parcours_court",
    "sans_objet",
    "niveaux",
    "preuves",
    "liens",
    "axe_has",
];
const LEVEL: [&str; 2] = ["phrase", "pas"];
const LINK: [&str; 2] = ["indicateur", "a_partir_de"];

/// Longest texts, in characters, before the author is warned.
mod max {
    pub const CODE: usize = 12;
    pub const ID: usize = 80;
    pub const SHORT: usize = 60;
    pub const TITLE: usize = 200;
    pub const LINE: usize = 400;
    pub const SENTENCE: usize = 700;
    pub const NOTE: usize = 2_000;
}

const LEVELS: RangeInclusive<i64> = 0..=4;

pub(super) fn grid<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Grid {
    let record = Record::open(node, problems, "cette grille", &GRID);
    let checks = &mut Checks::new(problems);
    record.required_integer("format", &(1..=1));
    let indicators = indicators(&record, checks);
    let domains = domains(&record, checks);
    let has_socle =
        domains.iter().any(|domain| domain.criteria.iter().any(|criterion| criterion.is_socle));
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
        scoring: scoring(&record, problems, has_socle),
        indicators,
        domains,
    }
}

fn version<const N: usize>(record: &Record<'_, N>, problems: &Problems<'_>) -> Version {
    let text = record.str("version", max::SHORT);
    let version = text.parse::<Version>().ok().filter(|version| version.to_string() == text);
    if version.is_none() && !text.is_empty() {
        let message = format!("« {} » n’est pas une version.", excerpt(text));
        let help = "Écrivez trois nombres : « version: \"1.0.0\" ».";
        problems.error(record.span("version"), message, help);
    }
    version.unwrap_or(Version { major: 1, minor: 0, patch: 0 })
}

/// Reads a name that other places point to.
fn id<const N: usize>(record: &Record<'_, N>, problems: &Problems<'_>) -> String {
    let id = record.str("id", max::ID);
    let is_allowed = |letter: char| matches!(letter, 'a'..='z' | '0'..='9' | '-' | '_');
    if !id.chars().all(is_allowed) {
        let message = format!(
            "L’identifiant « {} » contient autre chose que des lettres minuscules sans accent, des \
             chiffres, « - » et « _ ».",
            excerpt(id)
        );
        let likely: String = crate::french::fold(id)
            .chars()
            .take(max::ID)
            .map(|letter| if is_allowed(letter) { letter } else { '-' })
            .collect();
        let likely = match likely.trim_matches('-') {
            "" => "mon-critere",
            likely => likely,
        };
        problems.error(record.span("id"), message, format!("Écrivez par exemple « {likely} »."));
    }
    id.to_owned()
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

/// Reads a list of five, one per level; `read` without a node makes a stand-in.
fn five<'a, T, const N: usize>(
    record: &Record<'a, N>,
    problems: &Problems<'_>,
    key: &str,
    mut read: impl FnMut(Option<&'a Node<'a>>) -> T,
) -> [T; Level::COUNT] {
    let node = record.require(key, "[(…), (…), (…), (…), (…)]");
    let nodes = record.list(key, "[(…), (…), (…), (…), (…)]");
    let mut items: Vec<T> = nodes.unwrap_or_default().iter().map(|node| read(Some(node))).collect();
    if nodes.is_some() && items.len() != Level::COUNT && !node.is_some_and(|node| node.is_damaged) {
        let message = format!(
            "« {key} » demande cinq éléments, un par niveau de 0 à 4 ; il y en a {}.",
            items.len()
        );
        let help = if items.len() < Level::COUNT {
            "Ajoutez ceux qui manquent."
        } else {
            "Supprimez ceux qui sont en trop."
        };
        problems.error(record.span(key), message, help);
    }
    items.resize_with(Level::COUNT, || read(None));
    items.try_into().unwrap_or_else(|_| array::from_fn(|_| read(None)))
}

fn scoring<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    has_socle: bool,
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
    if !gates.is_empty() && !has_socle && !problems.is_malformed() {
        let message = "Les paliers portent sur les critères socle, et aucun critère n’est socle.";
        let help = "Écrivez « socle: true » dans les critères qui portent les paliers, ou supprimez \
                    « paliers ».";
        problems.error(scoring.span("paliers"), message, help);
    }
    Scoring { minimum_coverage_percent: u8::try_from(coverage).unwrap_or(0), gates }
}

fn level<const N: usize>(record: &Record<'_, N>, key: &str, range: &RangeInclusive<i64>) -> Level {
    Level::try_from(record.required_integer(key, range)).unwrap_or(Level::L0)
}

fn indicators<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
) -> Vec<Indicator> {
    let nodes = record.list("indicateurs", "[(id: \"…\", nom: \"…\")]");
    checks.know_all_indicators(record.get("indicateurs").is_none_or(|node| !node.is_damaged));
    let read = |node: &'a Node<'a>| {
        let indicator = Record::open(node, checks.problems, "cet indicateur", &INDICATOR);
        checks.indicator(indicator.get("id"));
        Indicator {
            id: id(&indicator, checks.problems),
            name: indicator.str("nom", max::LINE).to_owned(),
        }
    };
    nodes.unwrap_or_default().iter().map(read).collect()
}

fn domains<'a, const N: usize>(record: &Record<'a, N>, checks: &mut Checks<'a>) -> Vec<Domain> {
    let node = record.require("domaines", "[…]");
    let domains = record.list("domaines", "[(id: \"…\", …)]").unwrap_or_default();
    if node.is_some_and(is_empty_list) {
        let message = "La grille n’a aucun domaine.";
        checks.problems.error(record.span("domaines"), message, "Écrivez au moins un domaine.");
    }
    domains.iter().map(|node| domain(node, checks)).collect()
}

fn domain<'a>(node: &'a Node<'a>, checks: &mut Checks<'a>) -> Domain {
    let problems = checks.problems;
    let record = Record::open(node, problems, "ce domaine", &DOMAIN);
    checks.unique(Place::DomainId, record.get("id"));
    checks.unique(Place::DomainCode, record.get("code"));
    let list = record.require("criteres", "[…]");
    if list.is_some_and(is_empty_list) {
        let help = "Écrivez au moins un critère, ou supprimez le domaine.";
        problems.error(record.span("criteres"), "Ce domaine n’a aucun critère.", help);
    }
    let criteria = record.list("criteres", "[(id: \"…\", …)]").unwrap_or_default();
    Domain {
        id: id(&record, problems),
        code: record.str("code", max::CODE).to_owned(),
        title: record.str("titre", max::TITLE).to_owned(),
        short_title: record.str("titre_court", max::SHORT).to_owned(),
        criteria: criteria.iter().map(|node| criterion(node, checks)).collect(),
    }
}

fn criterion<'a>(node: &'a Node<'a>, checks: &mut Checks<'a>) -> Criterion {
    let problems = checks.problems;
    let record = Record::open(node, problems, "ce critère", &CRITERION);
    checks.unique(Place::CriterionId, record.get("id"));
    checks.unique(Place::CriterionCode, record.get("code"));
    checks.unique(Place::Title, record.get("titre"));
    checks.unique(Place::Question, record.get("question"));
    checks.start_criterion();
    let count = |key, max| u32::try_from(record.integer(key, &(1..=max), 1)).unwrap_or(1);
    Criterion {
        id: CriterionId(id(&record, problems)),
        meaning: count("sens", 1_000_000),
        code: record.str("code", max::CODE).to_owned(),
        title: record.str("titre", max::TITLE).to_owned(),
        question: record.str("question", max::LINE).to_owned(),
        weight: count("poids", 100),
        is_socle: record.flag("socle"),
        is_sensitive: record.flag("sensible"),
        in_short_path: record.flag("parcours_court"),
        allows_not_applicable: record.flag("sans_objet"),
        levels: levels(&record, checks),
        proofs: record.texts("preuves", max::LINE),
        links: links(&record, checks),
        has_axis: record.optional_str("axe_has", max::TITLE).map(str::to_owned),
    }
}

fn levels<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
) -> [LevelText; Level::COUNT] {
    let problems = checks.problems;
    let mut number = 0;
    five(record, problems, "niveaux", |node| {
        let Some(node) = node else {
            return LevelText { sentence: String::new(), first_step: None };
        };
        let level = Record::open(node, problems, "ce niveau", &LEVEL);
        checks.sentence(level.get("phrase"));
        number += 1;
        if number == Level::COUNT && level.get("pas").is_some() {
            let message =
                "Il n’y a pas de niveau après le dernier : ce « pas » ne sera pas montré.";
            problems.warning(level.span("pas"), message, "Supprimez-le, ou mettez-le au niveau 3.");
        }
        LevelText {
            sentence: level.str("phrase", max::SENTENCE).to_owned(),
            first_step: level.optional_str("pas", max::SENTENCE).map(str::to_owned),
        }
    })
}

fn links<'a, const N: usize>(record: &Record<'a, N>, checks: &mut Checks<'a>) -> Vec<Link> {
    let example = "[(indicateur: \"…\", a_partir_de: 2)]";
    let read = |node: &'a Node<'a>| {
        let link = Record::open(node, checks.problems, "ce lien", &LINK);
        checks.link(link.get("indicateur"));
        Link {
            indicator: link.str("indicateur", max::ID).to_owned(),
            from_level: level(&link, "a_partir_de", &LEVELS),
        }
    };
    record.list("liens", example).unwrap_or_default().iter().map(read).collect()
}

fn is_empty_list(node: &Node<'_>) -> bool {
    let is_empty = matches!(&node.value, crate::source::Value::List(nodes) if nodes.is_empty());
    is_empty && !node.is_damaged
}

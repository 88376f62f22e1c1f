//! Tree → domains and criteria: one function for each kind of group.
//!
//! Says what is missing or of the wrong kind; what only shows when two places are compared is in
//! [`Checks`].

use super::checks::{Checks, GridText};
use super::levels::{LEVELS, five, is_empty_list, level};
use crate::grid::{Criterion, CriterionId, Domain, Extent, Level, LevelText, Link};
use crate::source::{Node, Record, id, max};

/// Criteria of one grid: no team goes through a tenth of it, and every screen shows them all.
const MAX_CRITERIA: usize = 1_000;
const DOMAIN: [&str; 5] = ["id", "code", "titre", "titre_court", "criteres"];
const CRITERION: [&str; 15] = [
    "id",
    "sens",
    "code",
    "titre",
    "question",
    "poids",
    "socle",
    "sensible",
    "parcours_premier",
    "parcours_court",
    "sans_objet",
    "niveaux",
    "preuves",
    "liens",
    "axe_has",
];
const LEVEL: [&str; 2] = ["phrase", "pas"];
const LINK: [&str; 2] = ["indicateur", "a_partir_de"];

pub(super) fn domains<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
) -> Vec<Domain> {
    let node = record.require("domaines", "[…]");
    let domains = record.list("domaines", "[(id: \"…\", …)]").unwrap_or_default();
    if node.is_some_and(is_empty_list) {
        let message = "La grille n’a aucun domaine.";
        checks.problems.error(record.span("domaines"), message, "Écrivez au moins un domaine.");
    }
    let domains: Vec<Domain> = domains.iter().map(|node| domain(node, checks)).collect();
    let count: usize = domains.iter().map(|domain| domain.criteria.len()).sum();
    if count > MAX_CRITERIA {
        let message = format!("La grille a {count} critères, pour {MAX_CRITERIA} au plus.");
        let help = "Supprimez des critères, ou faites plusieurs grilles.";
        checks.problems.error(record.span("domaines"), message, help);
    }
    domains
}

fn domain<'a>(node: &'a Node<'a>, checks: &mut Checks<'a>) -> Domain {
    let problems = checks.problems;
    let record = Record::open(node, problems, "ce domaine", &DOMAIN);
    checks.unique(GridText::DomainId, record.get("id"));
    checks.unique(GridText::DomainCode, record.get("code"));
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
    checks.unique(GridText::CriterionId, record.get("id"));
    checks.unique(GridText::CriterionCode, record.get("code"));
    checks.unique(GridText::Title, record.get("titre"));
    checks.unique(GridText::Question, record.get("question"));
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
        extent: extent(&record),
        allows_not_applicable: record.flag("sans_objet"),
        levels: levels(&record, checks),
        proofs: record.texts("preuves", max::LINE),
        links: links(&record, checks),
        has_axis: record.optional_str("axe_has", max::TITLE).map(str::to_owned),
    }
}

/// Returns the narrowest path a criterion is marked for: the first one is part of the short one.
fn extent<const N: usize>(record: &Record<'_, N>) -> Extent {
    match (record.flag("parcours_premier"), record.flag("parcours_court")) {
        (true, _) => Extent::First,
        (false, true) => Extent::Short,
        (false, false) => Extent::Full,
    }
}

fn levels<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
) -> [LevelText; Level::COUNT] {
    let problems = checks.problems;
    let (mut number, mut has_step_before) = (0, false);
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
            // Level 3 takes one step, not two.
            let help = if has_step_before {
                "Supprimez-le."
            } else {
                "Supprimez-le, ou mettez-le au niveau 3."
            };
            problems.warning(level.span("pas"), message, help);
        }
        has_step_before = level.get("pas").is_some();
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

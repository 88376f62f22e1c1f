//! Tree → domains and criteria: one function for each kind of group.
//!
//! Says what is missing or of the wrong kind; what only shows when two places are compared is in
//! [`Checks`].

use std::sync::Arc;

use super::checks::{Checks, GridText};
use super::conditions::Conditions;
use super::kinds;
use super::languages::{Languages, plain};
use super::scales::{Scales, colour, is_empty_list, level, optional_level};
use crate::grid::{
    Criterion, CriterionId, Domain, Extent, Level, Link, ProfileQuestion, Reference, Scale,
    Subdomain,
};
use crate::source::{Node, Problems, Record, id, max};

/// Criteria of one grid: no team goes through a tenth of it, and every screen shows them all.
const MAX_CRITERIA: usize = 1_000;
const DOMAIN: [&str; 9] =
    ["id", "code", "titre", "titre_court", "echelle", "poids", "couleur", "criteres", "domaines"];
const CRITERION: [&str; 26] = [
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
    "echelle",
    "caracteristiques",
    "reponses",
    "seuils",
    "mesure",
    "oui_non",
    "si",
    "aide",
    "references",
    "palier",
    "acquis",
];
const LINK: [&str; 2] = ["indicateur", "a_partir_de"];
const REFERENCE: [&str; 3] = ["nom", "adresse", "page"];

/// What criteria are read beside.
pub(super) struct CriteriaContext<'a, 'g> {
    pub(super) languages: &'g Languages<'a>,
    pub(super) scales: &'g Scales,
    pub(super) profile: &'g [ProfileQuestion],
    pub(super) conditions: Conditions,
}

pub(super) fn domains<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
    beside: &mut CriteriaContext<'a, '_>,
) -> Vec<Domain> {
    let node = record.require("domaines", "[…]");
    let domains = record.list("domaines", "[(id: \"…\", …)]").unwrap_or_default();
    if node.is_some_and(is_empty_list) {
        let message = "La grille n’a aucun domaine.";
        checks.problems.error(record.span("domaines"), message, "Écrivez au moins un domaine.");
    }
    let own = beside.scales.own();
    let domains: Vec<Domain> =
        domains.iter().map(|node| domain(node, checks, beside, &own)).collect();
    let count: usize = domains.iter().map(|domain| domain.criteria.len()).sum();
    if count > MAX_CRITERIA {
        let message = format!("La grille a {count} critères, pour {MAX_CRITERIA} au plus.");
        let help = "Supprimez des critères, ou faites plusieurs grilles.";
        checks.problems.error(record.span("domaines"), message, help);
    }
    domains
}

fn domain<'a>(
    node: &'a Node<'a>,
    checks: &mut Checks<'a>,
    beside: &mut CriteriaContext<'a, '_>,
    around: &Arc<Scale>,
) -> Domain {
    let problems = checks.problems;
    let record = Record::open(node, problems, "ce domaine", &DOMAIN);
    checks.unique(GridText::DomainId, record.get("id"));
    checks.unique(GridText::DomainCode, record.get("code"));
    let scale = beside.scales.named(&record, problems, around);
    let mut domain = Domain {
        id: id(&record, problems),
        code: record.str("code", max::CODE).to_owned(),
        title: beside.languages.text(&record, "titre", max::TITLE),
        short_title: beside.languages.text(&record, "titre_court", max::SHORT),
        weight: weight(&record),
        colour: colour(&record),
        criteria: Vec::new(),
        subdomains: Vec::new(),
    };
    let Some(parts) = record.list("domaines", "[(id: \"…\", …)]") else {
        domain.criteria = criteria(&record, checks, beside, &scale);
        return domain;
    };
    if record.get("criteres").is_some() {
        let message = "Ce domaine a des critères et des sous-domaines.";
        let help = fr!(
            "Mettez ces critères dans un sous-domaine : « domaines » ou « criteres », pas les deux."
        );
        problems.error(record.span("criteres"), message, help);
    }
    if record.get("domaines").is_some_and(is_empty_list) {
        let help = "Écrivez au moins un sous-domaine, ou des critères.";
        problems.error(record.span("domaines"), "Ce domaine n’a aucun sous-domaine.", help);
    }
    for node in parts {
        let (part, own) = subdomain(node, checks, beside, &scale);
        domain.subdomains.push(part);
        domain.criteria.extend(own);
    }
    domain
}

fn subdomain<'a>(
    node: &'a Node<'a>,
    checks: &mut Checks<'a>,
    beside: &mut CriteriaContext<'a, '_>,
    around: &Arc<Scale>,
) -> (Subdomain, Vec<Criterion>) {
    let problems = checks.problems;
    let record = Record::open(node, problems, "ce sous-domaine", &DOMAIN);
    if record.get("domaines").is_some() {
        let message =
            "Les domaines vont trop profond : un sous-domaine n’en contient pas d’autres.";
        let help =
            fr!("Gardez trois étages : domaine, sous-domaine, critère. Écrivez ici « criteres ».");
        problems.error(record.span("domaines"), message, help);
        let damaged = Subdomain {
            id: String::new(),
            code: String::new(),
            title: String::new(),
            short_title: String::new(),
            weight: 1,
            criteria: 0,
        };
        return (damaged, Vec::new());
    }
    checks.unique(GridText::DomainId, record.get("id"));
    checks.unique(GridText::DomainCode, record.get("code"));
    let scale = beside.scales.named(&record, problems, around);
    let criteria = criteria(&record, checks, beside, &scale);
    let part = Subdomain {
        id: id(&record, problems),
        code: record.str("code", max::CODE).to_owned(),
        title: beside.languages.text(&record, "titre", max::TITLE),
        short_title: beside.languages.text(&record, "titre_court", max::SHORT),
        weight: weight(&record),
        criteria: criteria.len(),
    };
    (part, criteria)
}

fn criteria<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
    beside: &mut CriteriaContext<'a, '_>,
    scale: &Arc<Scale>,
) -> Vec<Criterion> {
    let list = record.require("criteres", "[…]");
    if list.is_some_and(is_empty_list) {
        let help = "Écrivez au moins un critère, ou supprimez le domaine.";
        checks.problems.error(record.span("criteres"), "Ce domaine n’a aucun critère.", help);
    }
    let criteria = record.list("criteres", "[(id: \"…\", …)]").unwrap_or_default();
    criteria.iter().map(|node| criterion(node, checks, beside, scale)).collect()
}

fn weight<const N: usize>(record: &Record<'_, N>) -> u32 {
    u32::try_from(record.integer("poids", &(1..=100), 1)).unwrap_or(1)
}

fn criterion<'a>(
    node: &'a Node<'a>,
    checks: &mut Checks<'a>,
    beside: &mut CriteriaContext<'a, '_>,
    around: &Arc<Scale>,
) -> Criterion {
    let problems = checks.problems;
    let record = Record::open(node, problems, "ce critère", &CRITERION);
    checks.unique(GridText::CriterionId, record.get("id"));
    checks.unique(GridText::CriterionCode, record.get("code"));
    checks.unique(GridText::Title, record.get("titre").map(plain));
    checks.unique(GridText::Question, record.get("question").map(plain));
    checks.start_criterion();
    let languages = beside.languages;
    let scale = beside.scales.named(&record, problems, around);
    let (kind, scale) = kinds::kind(&record, checks, languages, scale);
    let id = CriterionId(id(&record, problems));
    let levels = kinds::sentences(&record, checks, languages, &kind, &scale);
    let meaning = record.integer("sens", &(1..=1_000_000), 1);
    Criterion {
        conditions: beside.conditions.of(&record, problems, beside.profile, &id),
        id,
        meaning: u32::try_from(meaning).unwrap_or(1),
        code: record.str("code", max::CODE).to_owned(),
        title: languages.text(&record, "titre", max::TITLE),
        question: languages.text(&record, "question", max::LINE),
        weight: weight(&record),
        is_socle: record.flag("socle"),
        is_sensitive: record.flag("sensible"),
        extent: extent(&record),
        allows_not_applicable: record.flag("sans_objet"),
        levels,
        proofs: record.texts("preuves", max::LINE),
        links: links(&record, checks, &scale),
        has_axis: languages.optional(&record, "axe_has", max::TITLE),
        stage: stage(&record, &beside.scales.own()),
        acquired: optional_level(&record, "acquis", &scale),
        help: languages.optional(&record, "aide", max::NOTE),
        references: references(&record, problems, languages),
        scale,
        kind,
    }
}

/// Reads the level of the whole a criterion belongs to: above the first.
fn stage<const N: usize>(record: &Record<'_, N>, scale: &Scale) -> Option<Level> {
    let first = i64::from(scale.lowest().number()) + 1;
    let range = first..=i64::from(scale.highest().number());
    Level::try_from(record.optional_integer("palier", &range)?).ok()
}

/// Returns the narrowest path a criterion is marked for: the first one is part of the short one.
fn extent<const N: usize>(record: &Record<'_, N>) -> Extent {
    match (record.flag("parcours_premier"), record.flag("parcours_court")) {
        (true, _) => Extent::First,
        (false, true) => Extent::Short,
        (false, false) => Extent::Full,
    }
}

fn links<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
    scale: &Scale,
) -> Vec<Link> {
    let example = "[(indicateur: \"…\", a_partir_de: 2)]";
    let read = |node: &'a Node<'a>| {
        let link = Record::open(node, checks.problems, "ce lien", &LINK);
        checks.link(link.get("indicateur"));
        Link {
            indicator: link.str("indicateur", max::ID).to_owned(),
            from_level: level(&link, "a_partir_de", scale),
        }
    };
    record.list("liens", example).unwrap_or_default().iter().map(read).collect()
}

fn references<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    languages: &Languages<'a>,
) -> Vec<Reference> {
    let example = "[(nom: \"…\", adresse: \"https://…\")]";
    let read = |node: &'a Node<'a>| {
        let reference = Record::open(node, problems, "cette référence", &REFERENCE);
        let address = reference.optional_str("adresse", max::LINE);
        let is_address = |text: &&str| text.starts_with("https://") || text.starts_with("http://");
        if address.is_some_and(|text| !text.is_empty() && !is_address(&text)) {
            let message = "Cette adresse n’est pas celle d’une page.";
            let help =
                fr!("Écrivez-la entière : « adresse: \"https://…\" », ou mettez-la dans « nom ».");
            problems.error(reference.span("adresse"), message, help);
        }
        Reference {
            name: languages.text(&reference, "nom", max::TITLE),
            address: address.filter(is_address).map(str::to_owned),
            page: reference.optional_str("page", max::SHORT).map(str::to_owned),
        }
    };
    record.list("references", example).unwrap_or_default().iter().map(read).collect()
}

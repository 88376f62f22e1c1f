//! Tree → how a grid turns answers into scores.

use super::languages::Languages;
use super::scales::{decimal, level, optional_level};
use crate::grid::{
    AgreementRule, CriterionId, Domain, Gate, GateCondition, GateScope, Level, Over, Scale,
    ScoreDisplay, Scoring, ScoringRule,
};
use crate::source::{Node, Problems, Record, Value, excerpt, max};

const SCORING: [&str; 5] = ["moyenne", "ensemble", "affichage", "couverture_minimale", "paliers"];
const GATE: [&str; 4] = ["niveau", "socle_au_moins", "nom", "conditions"];
const CONDITION: [&str; 6] =
    ["socle_au_moins", "part", "au_moins", "domaine", "criteres", "moyenne"];
const OVER: [&str; 1] = ["sur"];
const AGREEMENT: [&str; 2] = ["ecart", "a_part"];
/// Percentages, from the first that asks for anything.
const PERCENT: std::ops::RangeInclusive<i64> = 1..=100;

/// What gates are read beside.
struct GateContext<'a, 'g> {
    problems: &'a Problems<'a>,
    scale: &'g Scale,
    domains: &'g [Domain],
}

pub(super) fn scoring<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    languages: &Languages<'a>,
    scale: &Scale,
    domains: &[Domain],
) -> Scoring {
    let scoring = match record.require("calcul", "(moyenne: ponderee, couverture_minimale: 60)") {
        Some(node) => Record::open(node, problems, "le calcul", &SCORING),
        None => Record::absent(problems, &SCORING),
    };
    scoring.require("moyenne", "ponderee");
    let rule = scoring.choice("moyenne", ScoringRule::ALL).unwrap_or_default();
    let over = [("criteres", Over::Criteria), ("domaines", Over::Domains)];
    let over = scoring.choice("ensemble", &over).unwrap_or_default();
    let coverage = scoring.required_integer("couverture_minimale", &(0..=100));
    let found = Scoring {
        rule,
        over,
        display: display(&scoring, problems),
        minimum_coverage_percent: u8::try_from(coverage).unwrap_or(0),
        gates: gates(&scoring, languages, &GateContext { problems, scale, domains }),
    };
    weights_serve(problems, record, &found, domains);
    stages_are_there(&scoring, problems, &found, domains);
    found
}

fn display<'a, const N: usize>(record: &Record<'a, N>, problems: &'a Problems<'a>) -> ScoreDisplay {
    let Some(node) = record.get("affichage") else { return ScoreDisplay::Scale };
    if matches!(node.value, Value::Group { .. }) {
        let over = Record::open(node, problems, "cet affichage", &OVER);
        let number = over.required_integer("sur", &(1..=1_000));
        return u32::try_from(number).map_or(ScoreDisplay::Scale, ScoreDisplay::Over);
    }
    let known = [("pourcent", ScoreDisplay::Percent), ("echelle", ScoreDisplay::Scale)];
    record.choice("affichage", &known).unwrap_or_default()
}

/// Reports weights of domains that would count for nothing.
fn weights_serve<const N: usize>(
    problems: &Problems<'_>,
    record: &Record<'_, N>,
    scoring: &Scoring,
    domains: &[Domain],
) {
    let weighs = |domain: &Domain| {
        domain.weight != 1 || domain.subdomains.iter().any(|part| part.weight != 1)
    };
    if scoring.over == Over::Criteria && domains.iter().any(weighs) && !problems.is_malformed() {
        let message = "Des domaines ont un poids, et l’ensemble est fait de critères.";
        let help = fr!("Ajoutez « ensemble: domaines » à « calcul », ou supprimez ces poids.");
        problems.error(record.span("calcul"), message, help);
    }
}

/// Reports criteria that belong to no level, where levels of the whole are made of them.
fn stages_are_there<const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    scoring: &Scoring,
    domains: &[Domain],
) {
    if scoring.rule != ScoringRule::Cumulative || problems.is_malformed() {
        return;
    }
    let criteria = domains.iter().flat_map(|domain| &domain.criteria);
    let mut without = criteria.filter(|criterion| criterion.stage.is_none());
    if let Some(first) = without.next() {
        let code = excerpt(&first.code);
        let who = match without.count() {
            0 => format!("{code} n’en a pas"),
            1 => format!("{code} et un autre n’en ont pas"),
            others => format!("{code} et {others} autres n’en ont pas"),
        };
        let message = fr!("« moyenne: cumul » demande le palier de chaque critère ; {who}.");
        let help = fr!("Écrivez « palier: 1 » dans chacun, ou choisissez une autre moyenne.");
        problems.shape_error(record.span("moyenne"), message, help);
    }
}

fn gates<'a, const N: usize>(
    record: &Record<'a, N>,
    languages: &Languages<'a>,
    beside: &GateContext<'a, '_>,
) -> Vec<Gate> {
    let problems = beside.problems;
    let nodes = record.list("paliers", "[(niveau: 1, socle_au_moins: 1)]").unwrap_or_default();
    let mut gates: Vec<Gate> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let gate = gate(node, languages, beside);
        if gates.last().is_some_and(|last| !is_higher(&gate, last)) && !node.is_damaged {
            let message = "Ce palier n’est pas plus haut que le précédent.";
            let help = "Rangez les paliers du plus bas au plus haut, chacun plus exigeant.";
            problems.error(node.span, message, help);
        }
        gates.push(gate);
    }
    let asks_socle = |condition: &GateCondition| {
        matches!(condition, GateCondition::Share { of: GateScope::Socle, .. })
    };
    let mut criteria = beside.domains.iter().flat_map(|domain| &domain.criteria).peekable();
    let may_lack = criteria.peek().is_some() && !problems.is_malformed();
    let lacks_socle = may_lack && !criteria.any(|criterion| criterion.is_socle);
    if lacks_socle && gates.iter().flat_map(|gate| &gate.conditions).any(asks_socle) {
        let message = "Les paliers portent sur les critères socles, et aucun critère n’est socle.";
        let help = "Écrivez « socle: true » dans les critères qui portent les paliers, ou supprimez \
                    « paliers ».";
        problems.error(record.span("paliers"), message, help);
    }
    gates
}

fn is_higher(gate: &Gate, last: &Gate) -> bool {
    let is_above = match (gate.level, last.level) {
        (Some(level), Some(last)) => level > last,
        (None, _) | (_, None) => true,
    };
    let asks_more = match (gate.socle_at_least(), last.socle_at_least()) {
        (Some(level), Some(last)) => level >= last,
        (None, _) | (_, None) => gate.conditions != last.conditions,
    };
    is_above && asks_more
}

fn gate<'a>(node: &'a Node<'a>, languages: &Languages<'a>, beside: &GateContext<'a, '_>) -> Gate {
    let GateContext { problems, scale, .. } = beside;
    let record = Record::open(node, problems, "ce palier", &GATE);
    let name = languages.optional(&record, "nom", max::SHORT);
    if record.get("conditions").is_none() {
        let level = gate_level(&record, scale, name.is_none());
        let socle = self::level(&record, "socle_au_moins", scale);
        let gate = Gate::of_socle(level.unwrap_or(scale.lowest()), socle);
        return Gate { level, name, ..gate };
    }
    if record.get("socle_au_moins").is_some() {
        let message = "Ce palier dit deux fois ce qu’il demande.";
        let help = fr!("Mettez « (socle_au_moins: …) » dans « conditions ».");
        problems.error(record.span("socle_au_moins"), message, help);
    }
    let nodes = record.list("conditions", "[(part: 80, au_moins: 2)]").unwrap_or_default();
    if nodes.is_empty() && !node.is_damaged {
        let help = fr!("Écrivez par exemple « conditions: [(part: 80, au_moins: 2)] ».");
        problems.shape_error(record.span("conditions"), "Ce palier ne demande rien.", help);
    }
    let conditions = nodes.iter().filter_map(|node| condition(node, beside)).collect();
    Gate { level: gate_level(&record, scale, name.is_none()), name, conditions }
}

/// Reads the level a gate is named by: above the first, and there when it has no name of its own.
fn gate_level<const N: usize>(
    record: &Record<'_, N>,
    scale: &Scale,
    is_required: bool,
) -> Option<Level> {
    let first = i64::from(scale.lowest().number()) + 1;
    let range = first..=i64::from(scale.highest().number());
    let number = if is_required {
        Some(record.required_integer("niveau", &range))
    } else {
        record.optional_integer("niveau", &range)
    };
    Level::try_from(number?).ok()
}

fn condition<'a>(node: &'a Node<'a>, beside: &GateContext<'a, '_>) -> Option<GateCondition> {
    let GateContext { problems, scale, .. } = beside;
    let record = Record::open(node, problems, "cette condition", &CONDITION);
    let has = |key| record.get(key).is_some();
    let domain = has("domaine").then(|| domain(&record, beside));
    if has("moyenne") {
        let at_least = decimal(&record, "moyenne", 0, 1_000)?;
        return Some(GateCondition::Score { domain, at_least });
    }
    if has("socle_au_moins") {
        let at_least = level(&record, "socle_au_moins", scale);
        return Some(GateCondition::Share { of: GateScope::Socle, percent: 100, at_least });
    }
    if !has("part") && domain.is_none() && !has("criteres") {
        if !node.is_damaged {
            let help =
                fr!("Écrivez « socle_au_moins », ou « au_moins » avec « part », « domaine » ou \
                 « criteres », ou « moyenne ».");
            problems.shape_error(node.span, "Cette condition ne dit pas de quoi elle parle.", help);
        }
        return None;
    }
    let of = match domain {
        Some(domain) => GateScope::Domain(domain),
        None if has("criteres") => GateScope::Named(named(&record, beside)),
        None => GateScope::All,
    };
    let percent = record.integer("part", &PERCENT, 100);
    record.require("au_moins", "2");
    let at_least = optional_level(&record, "au_moins", scale).unwrap_or(scale.lowest());
    Some(GateCondition::Share { of, percent: u8::try_from(percent).unwrap_or(100), at_least })
}

fn domain<const N: usize>(record: &Record<'_, N>, beside: &GateContext<'_, '_>) -> String {
    let name = record.str("domaine", max::ID);
    let is_there = beside.domains.iter().any(|domain| domain.id == name);
    if !is_there && !name.is_empty() && !beside.problems.is_malformed() {
        let message = fr!("La grille n’a pas de domaine « {} ».", excerpt(name));
        let names = beside.domains.iter().map(|domain| domain.id.as_str());
        let help = "Écrivez l’« id » d’un domaine.";
        let help = beside.problems.did_you_mean(name, names, help);
        beside.problems.error(record.span("domaine"), message, help);
    }
    name.to_owned()
}

fn named<const N: usize>(record: &Record<'_, N>, beside: &GateContext<'_, '_>) -> Vec<CriterionId> {
    let known = || beside.domains.iter().flat_map(|domain| &domain.criteria);
    let names = record.texts("criteres", max::ID);
    for name in &names {
        let is_there = known().any(|criterion| criterion.id.0 == *name);
        if !is_there && !name.is_empty() && !beside.problems.is_malformed() {
            let message = fr!("La grille n’a pas de critère « {} ».", excerpt(name));
            let all = known().map(|criterion| criterion.id.0.as_str());
            let help = beside.problems.did_you_mean(name, all, "Écrivez l’« id » d’un critère.");
            beside.problems.error(record.span("criteres"), message, help);
        }
    }
    names.into_iter().map(CriterionId).collect()
}

/// Reads how far votes may lie apart and still agree.
pub(super) fn agreement<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
) -> AgreementRule {
    let Some(node) = record.get("accord") else { return AgreementRule::default() };
    let record = Record::open(node, problems, "cet accord", &AGREEMENT);
    let number = |key, most: i64| {
        record.optional_integer(key, &(0..=most)).and_then(|number| u8::try_from(number).ok())
    };
    AgreementRule { within: number("ecart", 11), apart_percent: number("a_part", 100) }
}

//! What changed of a grid as a whole: what is said of it, its scale, its scoring, its domains.

use super::change::WholeChange;
use crate::grid::{CriterionId, Domain, Gate, Grid, LinkTarget, Over, Scale, ScoreDisplay};

/// Lists what changed of the grid as a whole, what weighs most first.
pub(super) fn changes(older: &Grid, newer: &Grid) -> Vec<WholeChange> {
    let mut changes = Vec::new();
    let (from, to) = (older.version.major, newer.version.major);
    if from != to {
        changes.push(WholeChange::Series { from, to });
    }
    changes.extend(scale(older, newer));
    changes.extend(scoring(older, newer));
    changes.extend(domains(older, newer));
    changes.extend(order(older, newer));
    changes.extend(indicators(&older.indicators, &newer.indicators));
    changes.extend(head(older, newer));
    changes
}

fn head(older: &Grid, newer: &Grid) -> Option<WholeChange> {
    let changed = [
        ("titre", older.title != newer.title),
        ("structure", older.structure != newer.structure),
        ("langue", older.language != newer.language),
        ("source", older.source != newer.source),
        ("licence", older.licence != newer.licence),
        ("auteurs", older.authors != newer.authors),
        ("date d’effet", older.effective_date != newer.effective_date),
    ];
    let names: Vec<&str> =
        changed.into_iter().filter(|(_, is_other)| *is_other).map(|(name, _)| name).collect();
    (!names.is_empty()).then_some(WholeChange::Head(names))
}

fn scale(older: &Grid, newer: &Grid) -> Vec<WholeChange> {
    let mut changes = Vec::new();
    let mut meanings = Vec::new();
    let own = older.scale().compares_with(newer.scale());
    changes.extend(scales(older, newer));
    for level in newer.scale().levels().filter(|_| own) {
        let (then, now) = (older.scale().get(level), newer.scale().get(level));
        if then.name != now.name {
            let (from, to) = (then.name.clone(), now.name.clone());
            changes.push(WholeChange::LevelName { level, from, to });
        }
        if then.definition != now.definition {
            meanings.push(level);
        }
    }
    if !meanings.is_empty() {
        changes.push(WholeChange::LevelMeanings(meanings));
    }
    changes
}

/// Says which scales are others: the grid's own where its levels do not compare, and the rest.
fn scales(older: &Grid, newer: &Grid) -> Vec<WholeChange> {
    let words = |scale: Option<&Scale>| scale.map_or_else(|| "absente".to_owned(), Scale::words);
    let find = |grid: &'_ Grid, id: Option<&str>| {
        grid.scales.iter().find(|scale| scale.id.as_deref() == id).cloned()
    };
    let mut names: Vec<Option<&str>> =
        newer.scales.iter().chain(&older.scales).map(|scale| scale.id.as_deref()).collect();
    names.dedup();
    let mut changes: Vec<WholeChange> = Vec::new();
    for name in names {
        let (then, now) = (find(older, name), find(newer, name));
        let shape = |scale: &Scale| {
            let colours: Vec<_> = scale.levels.iter().map(|level| level.colour).collect();
            (scale.first, scale.range, scale.groups.clone(), colours, scale.count())
        };
        let is_same = match (&then, &now) {
            (Some(then), Some(now)) if name.is_none() => {
                then.compares_with(now) && shape(then) == shape(now)
            }
            (then, now) => then == now,
        };
        let name = name.unwrap_or_default().to_owned();
        let is_told = |one: &WholeChange| matches!(one, WholeChange::Scale { name: told, .. } if *told == name);
        if !is_same && !changes.iter().any(is_told) {
            let (from, to) = (words(then.as_deref()), words(now.as_deref()));
            changes.push(WholeChange::Scale { name, from, to });
        }
    }
    changes
}

/// Says in words what is made of levels.
fn rule(grid: &Grid) -> String {
    let over = match grid.scoring.over {
        Over::Criteria => "",
        Over::Domains => ", domaine par domaine",
    };
    let display = match grid.scoring.display {
        ScoreDisplay::Scale => String::new(),
        ScoreDisplay::Percent => ", en pourcentage".to_owned(),
        ScoreDisplay::Over(number) => format!(", sur {number}"),
    };
    format!("{}{over}{display}", grid.scoring.rule.label())
}

fn scoring(older: &Grid, newer: &Grid) -> Vec<WholeChange> {
    let (then, now) = (&older.scoring, &newer.scoring);
    let mut changes = Vec::new();
    let (from, to) = (then.minimum_coverage_percent, now.minimum_coverage_percent);
    if from != to {
        changes.push(WholeChange::Coverage { from, to });
    }
    let (from, to) = (rule(older), rule(newer));
    if from != to {
        changes.push(WholeChange::Rule { from, to });
    }
    if then.gates != now.gates {
        let (from, to) = (gates(older), gates(newer));
        changes.push(WholeChange::Gates { from, to });
    }
    if older.agreement != newer.agreement {
        changes.push(WholeChange::Agreement);
    }
    if older.profile != newer.profile {
        changes.push(WholeChange::Profile);
    }
    if older.other_languages != newer.other_languages {
        changes.push(WholeChange::Languages);
    }
    changes
}

/// Says gates one by one: "palier 1 (critères socles au niveau 1)".
fn gates(grid: &Grid) -> Vec<String> {
    let gate = |gate: &Gate| match gate.socle_at_least() {
        Some(level) => fr!("{} (critères socles au niveau~{level})", gate.short_name()),
        None => format!("{} ({})", gate.short_name(), gate.words(grid)),
    };
    grid.scoring.gates.iter().map(gate).collect()
}

fn domains(older: &Grid, newer: &Grid) -> Vec<WholeChange> {
    let named = |domain: &Domain| format!("{} · {}", domain.code, domain.title);
    let mut changes = Vec::new();
    for now in &newer.domains {
        let Some(then) = domain(older, &now.id) else {
            changes.push(WholeChange::DomainAdded(named(now)));
            continue;
        };
        if named(then) != named(now) {
            changes.push(WholeChange::DomainNamed { from: named(then), to: named(now) });
        }
        if then.short_title != now.short_title {
            changes.push(WholeChange::DomainShortName(named(now)));
        }
        if (then.weight, then.colour, &then.subdomains) != (now.weight, now.colour, &now.subdomains)
        {
            changes.push(WholeChange::DomainStructure(named(now)));
        }
    }
    let gone = older.domains.iter().filter(|then| domain(newer, &then.id).is_none());
    changes.extend(gone.map(|then| WholeChange::DomainRemoved(named(then))));
    changes
}

fn domain<'a>(grid: &'a Grid, id: &str) -> Option<&'a Domain> {
    grid.domains.iter().find(|domain| domain.id == id)
}

/// Says what stands in another order, of what stands in both.
fn order(older: &Grid, newer: &Grid) -> Vec<WholeChange> {
    let mut changes = Vec::new();
    let kept = |grid: &Grid, other: &Grid| -> Vec<String> {
        let ids = grid.domains.iter().map(|domain| domain.id.clone());
        ids.filter(|id| domain(other, id).is_some()).collect()
    };
    if kept(older, newer) != kept(newer, older) {
        changes.push(WholeChange::Order("des domaines"));
    }
    let is_sorted_otherwise = |now: &Domain| {
        domain(older, &now.id).is_some_and(|then| common(then, now) != common(now, then))
    };
    if newer.domains.iter().any(is_sorted_otherwise) {
        changes.push(WholeChange::Order("des critères"));
    }
    changes
}

/// Returns the criteria of a domain that another has too, in the order of the first.
fn common<'a>(domain: &'a Domain, other: &Domain) -> Vec<&'a CriterionId> {
    let is_there = |id: &&CriterionId| other.criteria.iter().any(|criterion| criterion.id == **id);
    domain.criteria.iter().map(|criterion| &criterion.id).filter(is_there).collect()
}

fn indicators(older: &[LinkTarget], newer: &[LinkTarget]) -> Option<WholeChange> {
    if older == newer {
        return None;
    }
    let missing = |these: &[LinkTarget], others: &[LinkTarget]| -> Vec<String> {
        let is_gone = |one: &&LinkTarget| others.iter().all(|other| other.id != one.id);
        these.iter().filter(is_gone).map(|one| one.name.clone()).collect()
    };
    let has_other_name =
        |now: &&LinkTarget| older.iter().any(|then| then.id == now.id && then.name != now.name);
    let renamed: Vec<String> =
        newer.iter().filter(has_other_name).map(|one| one.name.clone()).collect();
    let (added, removed) = (missing(newer, older), missing(older, newer));
    if added.is_empty() && removed.is_empty() && renamed.is_empty() {
        return Some(WholeChange::Order("des indicateurs de l’ACI"));
    }
    Some(WholeChange::Indicators { added, removed, renamed })
}

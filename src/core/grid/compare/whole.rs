//! What changed of a grid as a whole: what is said of it, its scale, its scoring, its domains.

use super::change::WholeChange;
use crate::grid::{CriterionId, Domain, Grid, Level, LinkTarget};

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
    for level in Level::ALL {
        let (then, now) = (level.of(&older.scale), level.of(&newer.scale));
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

fn scoring(older: &Grid, newer: &Grid) -> Vec<WholeChange> {
    let (then, now) = (&older.scoring, &newer.scoring);
    let mut changes = Vec::new();
    let (from, to) = (then.minimum_coverage_percent, now.minimum_coverage_percent);
    if from != to {
        changes.push(WholeChange::Coverage { from, to });
    }
    if then.gates != now.gates {
        let (from, to) = (then.gates.clone(), now.gates.clone());
        changes.push(WholeChange::Gates { from, to });
    }
    changes
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

//! What the answers of a campaign hold beside, where its grid asks for more than one level a
//! criterion: another scale, characteristics, numbers, sub-domains. Nothing for a grid of levels.

use super::numbers::{measure_of, number_of};
use super::{NUMBERS, WORDS, columns, level, wide, words};
use crate::dossier::{Campaign, CriterionEntry};
use crate::french;
use crate::grid::{Criterion, CriterionKind, Domain, Grid, Observed, Subdomain, number_words};
use crate::report::content::{Align, CellUnit, Column, TableCell};
use crate::report::scales::one_scale;

const SUBDOMAIN: [(&str, &str, Align); 1] =
    [("sous-domaine", "Sous-domaine de la grille auquel le critère appartient.", WORDS)];
const SCALE: [(&str, &str, Align); 2] = [
    ("sur", "Le plus haut niveau de l’échelle du critère.", NUMBERS),
    ("part", "Ce que vaut le niveau sur son échelle, du plus bas au plus haut.", NUMBERS),
];
const TICKED: [(&str, &str, Align); 1] =
    [("caractéristiques", "Ce qui a été répondu à chaque caractéristique.", WORDS)];
const MEASURED: [(&str, &str, Align); 2] = [
    ("nombre mesuré", "Nombre mesuré par l’équipe.", NUMBERS),
    ("unité", "Ce que compte ce nombre.", WORDS),
];

/// Which columns a grid adds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MoreColumns {
    has_subdomains: bool,
    has_scales: bool,
    has_characteristics: bool,
    has_numbers: bool,
}

/// A column: its name, what it holds, and on which side.
type MoreColumn = (&'static str, &'static str, Align);

impl MoreColumns {
    /// Looks at what a grid asks.
    pub(super) fn of(grid: &Grid) -> Self {
        let has = |kind: fn(&Criterion) -> bool| grid.criteria().any(|(_, one)| kind(one));
        Self {
            has_subdomains: grid.domains.iter().any(|domain| !domain.subdomains.is_empty()),
            has_scales: one_scale(grid).is_none(),
            has_characteristics: has(|one| matches!(one.kind, CriterionKind::Characteristics(_))),
            has_numbers: has(|one| measure_of(one).is_some()),
        }
    }

    /// Returns the columns.
    pub(super) fn columns(self) -> impl Iterator<Item = Column> {
        let all: [(bool, &[MoreColumn]); 4] = [
            (self.has_subdomains, &SUBDOMAIN),
            (self.has_scales, &SCALE),
            (self.has_characteristics, &TICKED),
            (self.has_numbers, &MEASURED),
        ];
        all.into_iter().filter(|(is_there, _)| *is_there).flat_map(|(_, told)| columns(told))
    }

    /// Returns what a criterion holds in them.
    pub(super) fn cells(self, campaign: &Campaign, criterion: &Criterion) -> Vec<TableCell> {
        let mut cells = Vec::new();
        let now = campaign.level(&criterion.id);
        if self.has_subdomains {
            let part = campaign.grid.domains.iter().find_map(|domain| part_of(domain, criterion));
            let title = part.map(|part| format!("{} · {}", part.code, part.title));
            cells.push(words(&title.unwrap_or_default()));
        }
        if self.has_scales {
            cells.push(level(Some(criterion.scale.highest())));
            cells.push(now.map_or_else(TableCell::nothing, |now| {
                let share = criterion.scale.share(now);
                TableCell::number(french::percent(share), wide(share), CellUnit::Percent)
            }));
        }
        if self.has_characteristics {
            cells.push(words(&ticked(campaign.entries.get(&criterion.id), criterion)));
        }
        if self.has_numbers {
            let found = measure_of(criterion).zip(number_of(campaign, &criterion.id));
            cells.push(found.map_or_else(TableCell::nothing, |(_, number)| {
                TableCell::number(number_words(number), wide(number), CellUnit::Quantity)
            }));
            cells.push(words(found.map_or("", |(measure, _)| &measure.unit)));
        }
        cells
    }
}

/// Returns the sub-domain of a criterion.
fn part_of<'a>(domain: &'a Domain, criterion: &Criterion) -> Option<&'a Subdomain> {
    let mut parts = domain.parts();
    parts.find(|(_, criteria)| criteria.iter().any(|one| one.id == criterion.id))?.0
}

/// Tells what was answered to each characteristic: "Réunions : oui | Trace écrite : en partie".
fn ticked(entry: Option<&CriterionEntry>, criterion: &Criterion) -> String {
    let CriterionKind::Characteristics(all) = &criterion.kind else { return String::new() };
    let Some(Observed::Characteristics(held)) = entry.and_then(|entry| entry.observed.as_ref())
    else {
        return String::new();
    };
    let answers = all.items.iter().map(|item| {
        let answer = all.held(held, &item.id).map_or("sans réponse", |held| held.label());
        fr!("{} : {answer}", item.text)
    });
    answers.collect::<Vec<_>>().join(" | ")
}

//! Numbers that teams measured, campaign by campaign: for a workbook, and for a page.

use num_rational::Ratio;

use super::{NUMBERS, WORDS, columns, level, wide, words};
use crate::dossier::{Campaign, Dossier};
use crate::french;
use crate::grid::{Criterion, CriterionId, CriterionKind, Measurement, Observed, number_words};
use crate::report::content::{Align, CellUnit, Column, Row, Table, TableCell, Width};
use crate::report::words::text;

const COLUMNS: [(&str, &str, Align); 8] = [
    ("Date", "Jour pour lequel la campagne vaut.", WORDS),
    ("Campagne", "Titre de la campagne d’auto-évaluation.", WORDS),
    ("Grille", "Grille utilisée et sa version.", WORDS),
    ("Code", "Code du critère dans la grille.", WORDS),
    ("Critère", "Intitulé du critère.", WORDS),
    ("Nombre", "Nombre mesuré par l’équipe.", NUMBERS),
    ("Unité", "Ce que compte ce nombre.", WORDS),
    ("Niveau", "Niveau convenu, qui en découle.", NUMBERS),
];
/// How many campaigns a page shows, the latest ones.
const ON_A_PAGE: usize = 6;

/// Sets out every number that was measured; nothing when none was.
pub fn numbers(dossier: &Dossier) -> Option<Table> {
    let rows: Vec<Row> =
        dossier.campaigns.iter().flat_map(|campaign| of_campaign(campaign)).collect();
    (!rows.is_empty()).then(|| Table {
        id: "nombres",
        title: "Nombres mesurés".to_owned(),
        columns: columns(&COLUMNS),
        rows,
        chart: None,
    })
}

fn of_campaign(campaign: &Campaign) -> impl Iterator<Item = Row> {
    let grid = &campaign.grid;
    measured(campaign).filter_map(move |(criterion, measure)| {
        let number = number_of(campaign, &criterion.id)?;
        Some(Row::of(vec![
            TableCell::day(Some(campaign.date)),
            words(&campaign.title),
            words(&format!("{} {}", grid.id, grid.version)),
            words(&criterion.code),
            words(&criterion.title),
            TableCell::number(number_words(number), wide(number), CellUnit::Quantity),
            words(&measure.unit),
            level(campaign.level(&criterion.id)),
        ]))
    })
}

/// Sets out the numbers of a campaign beside those of the campaigns before it, for a page; nothing
/// when none was measured.
pub fn numbers_by_campaign(dossier: &Dossier, campaign: &Campaign) -> Option<Table> {
    let earlier = dossier.campaigns.iter().take_while(|other| other.id != campaign.id);
    let mut shown: Vec<&Campaign> = earlier.map(|other| &**other).collect();
    shown.push(campaign);
    let shown = shown.split_off(shown.len().saturating_sub(ON_A_PAGE));
    let columns_of = |other: &&Campaign| Column::numbers(&french::month_year(other.date), "");
    let indexes: Vec<_> = shown.iter().map(|other| (*other, other.grid.index())).collect();
    let rows = measured(campaign).filter_map(|(criterion, measure)| {
        let cells: Vec<Option<Ratio<i64>>> = indexes
            .iter()
            .map(|(other, index)| {
                let found =
                    index.comparable(criterion).filter(|_| campaign.is_comparable_to(other));
                number_of(other, &found?.id)
            })
            .collect();
        cells.iter().any(Option::is_some).then(|| {
            let name = format!("{} · {}", text(&criterion.code), text(&criterion.title));
            let cell = |number: &Option<Ratio<i64>>| {
                let told = number.map(|number| TableCell::words(text(&measure.words(number))));
                told.unwrap_or_else(TableCell::nothing)
            };
            Row::of(std::iter::once(TableCell::words(name)).chain(cells.iter().map(cell)).collect())
        })
    });
    let rows: Vec<Row> = rows.collect();
    let named = Column::words("Critère", "").wide(Width::Share(1));
    (!rows.is_empty()).then(|| Table {
        id: "nombres-page",
        title: "Les nombres mesurés".to_owned(),
        columns: std::iter::once(named).chain(shown.iter().map(columns_of)).collect(),
        rows,
        chart: None,
    })
}

/// Returns the criteria of a campaign whose level follows from a number.
fn measured(campaign: &Campaign) -> impl Iterator<Item = (&Criterion, &Measurement)> {
    let criteria = campaign.grid.criteria().map(|(_, criterion)| criterion);
    let criteria = criteria.filter(move |criterion| campaign.includes(criterion));
    criteria.filter_map(|criterion| measure_of(criterion).map(|measure| (criterion, measure)))
}

/// Returns what a criterion measures, if it does.
pub(super) const fn measure_of(criterion: &Criterion) -> Option<&Measurement> {
    match &criterion.kind {
        CriterionKind::Measure(measure) => Some(measure),
        CriterionKind::Levels | CriterionKind::Characteristics(_) | CriterionKind::YesNo(_) => None,
    }
}

/// Returns the number that was measured for a criterion.
pub(super) fn number_of(campaign: &Campaign, id: &CriterionId) -> Option<Ratio<i64>> {
    match campaign.entries.get(id)?.observed.as_ref()? {
        Observed::Number(number) => Some(*number),
        Observed::Characteristics(_) => None,
    }
}

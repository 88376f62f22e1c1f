//! Maturity over the campaigns: one row each, the whole and every domain of the latest grid.

use super::{WORDS, columns, mean};
use crate::dossier::{Campaign, Dossier};
use crate::report::content::{Align, Column, DataChart, DataChartKind, Row, Table, TableCell};
use crate::scoring::{self, Absence, Series};

const COLUMNS: [(&str, &str, Align); 3] = [
    ("Date", "Jour pour lequel la campagne vaut.", WORDS),
    ("Campagne", "Titre de la campagne d’auto-évaluation.", WORDS),
    ("Grille", "Grille utilisée et sa version.", WORDS),
];
const HIGHEST_LEVEL: u32 = 4;

/// Sets out the means of every campaign, with lines over time.
pub fn progress(dossier: &Dossier) -> Table {
    let series = scoring::progress(dossier);
    let of_domain = |series: &Series| {
        let meaning = match series.domain {
            None => "Moyenne pondérée de tous les niveaux convenus, de 0 à 4.".to_owned(),
            Some(_) => fr!(
                "Moyenne pondérée des niveaux du domaine « {} », de 0 à 4 ; vide tant que trop peu de critères ont un niveau, ou quand tous sont sans objet.",
                series.title
            ),
        };
        Column::numbers(&series.title, &meaning)
    };
    Table {
        id: "progression",
        title: "Progression".to_owned(),
        columns: columns(&COLUMNS).into_iter().chain(series.iter().map(of_domain)).collect(),
        rows: dossier.campaigns.iter().map(|campaign| row(campaign, &series)).collect(),
        chart: chart(&series),
    }
}

fn row(campaign: &Campaign, series: &[Series]) -> Row {
    let grid = &campaign.grid;
    let mut cells = vec![
        TableCell::day(Some(campaign.date)),
        TableCell::words(&campaign.title),
        TableCell::words(format!("{} {}", grid.id, grid.version)),
    ];
    cells.extend(series.iter().map(|series| {
        let point = series.points.iter().find(|point| point.campaign == campaign.id);
        let gap = series.gaps.iter().find(|(id, _)| *id == campaign.id);
        let absence = gap.map_or(Absence::Nothing, |(_, absence)| *absence);
        mean(point.map(|point| point.mean).ok_or(absence))
    }));
    Row::of(cells)
}

/// Draws lines where all points compare, bars otherwise: a line joins what means the same.
fn chart(series: &[Series]) -> Option<DataChart> {
    let has_points = |(_, series): &(usize, &Series)| !series.points.is_empty();
    let drawn: Vec<usize> =
        (COLUMNS.len()..).zip(series).filter(has_points).map(|(place, _)| place).collect();
    let all_join = series.iter().all(|one| one.points.iter().skip(1).all(|p| p.joins_previous));
    let has_line = series.iter().any(|one| one.points.len() > 1);
    (!drawn.is_empty()).then(|| DataChart {
        kind: if all_join && has_line { DataChartKind::Lines } else { DataChartKind::Columns },
        title: "Niveau moyen par domaine, d’une campagne à l’autre".to_owned(),
        categories: 0,
        series: drawn,
        maximum: Some(HIGHEST_LEVEL),
    })
}

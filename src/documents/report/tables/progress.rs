//! Maturity over the campaigns: one row each, the whole and every domain of the latest grid.

use super::{WORDS, columns, highest, mean};
use crate::chart::score_label;
use crate::dossier::{Campaign, Dossier};
use crate::french;
use crate::grid::ScoringRule;
use crate::report::content::{Align, Column, DataChart, DataChartKind, Row, Table, TableCell};
use crate::scoring::{self, Absence, Series};

const COLUMNS: [(&str, &str, Align); 3] = [
    ("Date", "Jour pour lequel la campagne vaut.", WORDS),
    ("Campagne", "Titre de la campagne d’auto-évaluation.", WORDS),
    ("Grille", "Grille utilisée et sa version.", WORDS),
];

/// Sets out the means of every campaign, with lines over time.
pub fn progress(dossier: &Dossier) -> Table {
    let series = scoring::progress(dossier);
    let latest = dossier.latest_campaign();
    let of_series = |series: &Series| {
        let meaning = latest.map(|latest| meaning(latest, series)).unwrap_or_default();
        Column::numbers(&series.title, &meaning)
    };
    Table {
        id: "progression",
        title: "Progression".to_owned(),
        columns: columns(&COLUMNS).into_iter().chain(series.iter().map(of_series)).collect(),
        rows: dossier.campaigns.iter().map(|campaign| row(campaign, &series)).collect(),
        chart: chart(dossier, &series),
    }
}

/// Says what the scores of a series are, by the rule of the latest grid.
fn meaning(latest: &Campaign, series: &Series) -> String {
    let rule = latest.grid.scoring.rule;
    let range = scoring::unit(latest).range_words();
    let told = match (rule, &series.domain) {
        (ScoringRule::Weighted, None) => {
            return format!("Moyenne pondérée de tous les niveaux convenus, {range}.");
        }
        (ScoringRule::Weighted, Some(_)) => "Moyenne pondérée des niveaux".to_owned(),
        (
            ScoringRule::Plain
            | ScoringRule::Minimum
            | ScoringRule::Cumulative
            | ScoringRule::Points,
            None,
        ) => return format!("{}, {range}.", french::capitalised(rule.label())),
        (
            ScoringRule::Plain
            | ScoringRule::Minimum
            | ScoringRule::Cumulative
            | ScoringRule::Points,
            Some(_),
        ) => format!("Score ({})", rule.label()),
    };
    fr!(
        "{told} du domaine « {} », {range} ; vide tant que trop peu de critères ont un niveau, ou quand tous sont sans objet.",
        series.title
    )
}

fn row(campaign: &Campaign, series: &[Series]) -> Row {
    let grid = &campaign.grid;
    let unit = scoring::unit(campaign);
    let mut cells = vec![
        TableCell::day(Some(campaign.date)),
        TableCell::words(&campaign.title),
        TableCell::words(format!("{} {}", grid.id, grid.version)),
    ];
    cells.extend(series.iter().map(|series| {
        let point = series.points.iter().find(|point| point.campaign == campaign.id);
        let gap = series.gaps.iter().find(|(id, _)| *id == campaign.id);
        let absence = gap.map_or(Absence::Nothing, |(_, absence)| *absence);
        mean(unit, point.map(|point| point.mean).ok_or(absence))
    }));
    Row::of(cells)
}

/// Draws lines where all points compare, bars otherwise: a line joins what means the same. Draws
/// nothing where campaigns do not tell scores in the same unit.
fn chart(dossier: &Dossier, series: &[Series]) -> Option<DataChart> {
    let mut units = dossier.campaigns.iter().map(|campaign| scoring::unit(campaign));
    let unit = units.next()?;
    let is_one = units.all(|other| {
        (other.low, other.high, other.is_percent) == (unit.low, unit.high, unit.is_percent)
    });

    let has_points = |(_, series): &(usize, &Series)| !series.points.is_empty();
    let drawn: Vec<usize> =
        (COLUMNS.len()..).zip(series).filter(has_points).map(|(place, _)| place).collect();
    let all_join = series.iter().all(|one| one.points.iter().skip(1).all(|p| p.joins_previous));
    let has_line = series.iter().any(|one| one.points.len() > 1);
    let rule = dossier.latest_campaign().map(|latest| latest.grid.scoring.rule);
    let label = score_label(rule.unwrap_or_default());
    (is_one && !drawn.is_empty()).then(|| DataChart {
        kind: if all_join && has_line { DataChartKind::Lines } else { DataChartKind::Columns },
        title: format!("{label} par domaine, d’une campagne à l’autre"),
        categories: 0,
        series: drawn,
        maximum: highest(unit),
    })
}

//! The profile of a campaign: one row a domain, then the whole.

use super::{NUMBERS, WORDS, change, columns, mean};
use crate::report::content::{Align, Cell, DataChart, DataChartKind, Row, Table};
use crate::scoring::{Change, Score, Scores};

const COLUMNS: [(&str, &str, Align); 7] = [
    ("Domaine", "Domaine de la grille.", WORDS),
    (
        "Niveau",
        "Moyenne pondérée des niveaux convenus, de 0 à 4\u{a0}; vide tant que trop peu de critères ont un niveau.",
        NUMBERS,
    ),
    (
        "Avant",
        "Moyenne de la dernière campagne comparable, sur les critères qui se comparent.",
        NUMBERS,
    ),
    (
        "Évolution",
        "Niveau moins avant, sur les seuls critères qui se comparent, chacun tel qu’il est affiché.",
        NUMBERS,
    ),
    ("Cible", "La même moyenne une fois les niveaux visés atteints.", NUMBERS),
    ("Pris en compte", "Nombre de critères qui ont un niveau convenu.", NUMBERS),
    ("Total", "Nombre de critères du domaine.", NUMBERS),
];
/// Places of the columns that are drawn.
const LEVEL: usize = 1;
const BEFORE: usize = 2;
const TARGET: usize = 4;
const HIGHEST_LEVEL: u32 = 4;

/// Sets out the scores of a campaign, with bars of what is reached, before and aimed at.
pub fn profile(scores: &Scores) -> Table {
    let domains = scores.domains.iter().map(|domain| {
        Row::of(cells(&format!("{} · {}", domain.code, domain.title), &domain.score))
    });
    let whole = Row::sum(cells("Ensemble", &scores.whole));
    Table {
        id: "profil",
        title: "Profil par domaine".to_owned(),
        columns: columns(&COLUMNS),
        rows: domains.chain(std::iter::once(whole)).collect(),
        chart: chart(scores),
    }
}

fn cells(title: &str, score: &Score) -> Vec<Cell> {
    vec![
        Cell::words(title),
        mean(score.mean),
        mean(score.former),
        change(score.change.as_ref().map(Change::difference)),
        mean(score.target),
        Cell::count(score.coverage.levelled),
        Cell::count(score.coverage.total),
    ]
}

/// Draws what is there; nothing while no domain has a mean.
fn chart(scores: &Scores) -> Option<DataChart> {
    let any = |has: fn(&Score) -> bool| scores.domains.iter().any(|domain| has(&domain.score));
    let drawn = [
        (LEVEL, any(|score| score.mean.is_some())),
        (BEFORE, any(|score| score.former.is_some())),
        (TARGET, any(|score| score.aim().is_some())),
    ];
    let series: Vec<usize> =
        drawn.into_iter().filter(|(_, is_there)| *is_there).map(|(place, _)| place).collect();
    series.contains(&LEVEL).then(|| DataChart {
        kind: DataChartKind::Bars,
        title: "Niveau moyen par domaine".to_owned(),
        categories: 0,
        series,
        maximum: Some(HIGHEST_LEVEL),
    })
}

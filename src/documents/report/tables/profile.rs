//! The profile of a campaign: one row a domain, then the whole.

use super::{NUMBERS, WORDS, change, columns, highest, mean, words};
use crate::chart::score_label;
use crate::french;
use crate::report::content::{Align, DataChart, DataChartKind, Row, Table, TableCell};
use crate::scoring::{Absence, MeanChange, Score, Scores, basis_words};

const COLUMNS: [(&str, &str, Align); 9] = [
    ("Domaine", "Domaine de la grille.", WORDS),
    // Its meaning is that of the grid's rule.
    ("Niveau", "", NUMBERS),
    ("Avant", "Moyenne de la dernière campagne comparable, telle qu’elle la donne.", NUMBERS),
    ("Évolution", "Niveau moins avant, sur les seuls critères qui se comparent.", NUMBERS),
    (
        "Cible",
        fr!(
            "La même moyenne une fois les niveaux visés atteints ; vide quand aucun ne vise plus haut."
        ),
        NUMBERS,
    ),
    ("Pris en compte", "Nombre de critères qui ont un niveau convenu.", NUMBERS),
    ("Total", "Nombre de critères du domaine.", NUMBERS),
    (
        "Sans niveau",
        fr!("Pourquoi il n’y a pas de moyenne : sans objet, à compléter, sans réponse."),
        WORDS,
    ),
    (
        "Évolution sur",
        "Sur combien de critères, quand l’évolution n’est pas la différence des deux moyennes.",
        WORDS,
    ),
];
/// Places of the columns that are drawn.
const LEVEL: usize = 1;
const BEFORE: usize = 2;
const TARGET: usize = 4;

/// Sets out the scores of a campaign, with bars of what is reached, before and aimed at.
pub fn profile(scores: &Scores) -> Table {
    let domains = scores.domains.iter().map(|domain| {
        Row::of(cells(&format!("{} · {}", domain.code, domain.title), &domain.score))
    });
    let whole = Row::sum(cells("Ensemble", &scores.whole));
    let (rule, unit) = (scores.whole.rule, scores.whole.unit);
    let mut columns = columns(&COLUMNS);
    if let Some(level) = columns.get_mut(LEVEL) {
        level.meaning = fr!(
            "{}, {} ; vide tant que trop peu de critères ont un niveau, ou quand tous sont sans objet.",
            french::capitalised(rule.label()),
            unit.range_words()
        );
    }
    Table {
        id: "profil",
        title: "Profil par domaine".to_owned(),
        columns,
        rows: domains.chain(std::iter::once(whole)).collect(),
        chart: chart(scores),
    }
}

fn cells(title: &str, score: &Score) -> Vec<TableCell> {
    vec![
        TableCell::words(title),
        mean(score.unit, score.mean),
        mean(score.unit, score.former),
        change(score.unit, score.change.as_ref().map(MeanChange::difference)),
        mean(score.unit, score.aim().ok_or(Absence::Nothing)),
        TableCell::count(score.coverage.levelled),
        TableCell::count(score.coverage.total),
        words(score.mean.err().map_or("", Absence::words)),
        words(&score.change_basis().map(basis_words).unwrap_or_default()),
    ]
}

/// Draws what is there; nothing while no domain has a mean.
fn chart(scores: &Scores) -> Option<DataChart> {
    let any = |has: fn(&Score) -> bool| scores.domains.iter().any(|domain| has(&domain.score));
    let drawn = [
        (LEVEL, any(|score| score.mean.is_ok())),
        (BEFORE, any(|score| score.former.is_ok())),
        (TARGET, any(|score| score.aim().is_some())),
    ];
    let series: Vec<usize> =
        drawn.into_iter().filter(|(_, is_there)| *is_there).map(|(place, _)| place).collect();
    series.contains(&LEVEL).then(|| DataChart {
        kind: DataChartKind::Bars,
        title: format!("{} par domaine", score_label(scores.whole.rule)),
        categories: 0,
        series,
        maximum: highest(scores.whole.unit),
    })
}

//! The profile by domain as a table, and what changed.

use super::super::remark;
use crate::report::content::{Block, Cell, Column, Row, Sign, Style, Table, Text, Width};
use crate::report::model::{Diagnostic, LevelChange, ProfileRow, Trend};

/// Returns a change with its sign: never by colour alone.
pub(in crate::report::documents) fn trend(trend: Trend, words: &str) -> Text {
    match trend {
        Trend::Up => Text::signed(Sign::Up, words, Style::Good),
        Trend::Down => Text::signed(Sign::Down, words, Style::Bad),
        Trend::Same | Trend::Unknown => Text::muted(words),
    }
}

/// Returns the means by domain, then the whole.
pub(in crate::report::documents) fn table(diagnostic: &Diagnostic) -> Block {
    let former = diagnostic.former.as_deref().unwrap_or("Avant");
    let bar = Width::Millimetres(22);
    Block::Table(Table {
        id: "profil-page",
        title: "Profil par domaine".to_owned(),
        columns: vec![
            Column::words("Domaine", ""),
            Column::numbers("Niveau", ""),
            Column::drawing("de 0 à 4", bar),
            Column::numbers(former, ""),
            Column::numbers("Évolution", ""),
            Column::numbers("Cible", ""),
            Column::numbers("Critères", ""),
        ],
        rows: diagnostic.profile.iter().map(row).collect(),
        chart: None,
    })
}

fn row(row: &ProfileRow) -> Row {
    let is_whole = row.code.is_empty();
    let name = if is_whole { row.title.clone() } else { format!("{} · {}", row.code, row.title) };
    let cells = vec![
        Cell::words(name),
        Cell::words(if row.mean_hundredths.is_some() {
            Text::strong(&row.mean)
        } else {
            Text::muted(&row.mean)
        }),
        Cell::bar(row.mean_hundredths),
        Cell::words(&row.former),
        Cell::words(change(row)),
        Cell::words(&row.target),
        Cell::words(&row.coverage),
    ];
    if is_whole { Row::sum(cells) } else { Row::of(cells) }
}

/// Returns the change; with how many criteria compare when it is not the difference of the means.
fn change(row: &ProfileRow) -> Text {
    let told = trend(row.trend, &row.change);
    match row.compared {
        Some(compared) => told.then(format!(" ({compared})"), Style::Muted),
        None => told,
    }
}

/// Says why a change may not be the difference of the two means beside it.
pub(in crate::report::documents) fn note(diagnostic: &Diagnostic) -> Option<Block> {
    diagnostic.profile.iter().any(|row| row.compared.is_some()).then(|| {
        remark(
            "L’évolution ne porte que sur les critères qui ont un niveau les deux fois\u{a0}; leur nombre est entre \
             parenthèses quand elle n’est pas la différence des deux moyennes.",
        )
    })
}

/// Returns the criteria whose level changed.
pub(in crate::report::documents) fn changes(changes: &[LevelChange], former: &str) -> Block {
    let row = |change: &LevelChange| {
        let level = |number: u8, name: &str| Cell::words(format!("{number} · {name}"));
        Row::of(vec![
            Cell::words(format!("{} · {}", change.code, change.title)),
            level(change.then.number, &change.then.name),
            level(change.now.number, &change.now.name),
            Cell::words(trend(change.trend, &change.change)),
        ])
    };
    Block::Table(Table {
        id: "changements-page",
        title: "Ce qui a changé".to_owned(),
        columns: vec![
            Column::words("Critère", ""),
            Column::words(&format!("Niveau en {former}"), "").wide(Width::Auto),
            Column::words("Niveau convenu", "").wide(Width::Auto),
            Column::numbers("Évolution", ""),
        ],
        rows: changes.iter().map(row).collect(),
        chart: None,
    })
}

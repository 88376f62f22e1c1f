//! The profile by domain as a table, and what changed.

use std::cmp::Ordering;

use num_rational::Ratio;

use super::super::blocks::remark;
use super::super::campaign::CampaignReader;
use crate::chart::{mean_told, value_told};
use crate::french;
use crate::grid::{Level, Unit};
use crate::report::content::{Block, Column, Row, Sign, Style, Table, TableCell, Text, Width};
use crate::report::prose::PROSE;
use crate::report::words::text;
use crate::scoring::{Absence, Highlight, PartTerm, Score};

/// Returns a change with its sign: never by colour alone.
pub(in crate::report::documents) fn trend(trend: Ordering, words: impl Into<String>) -> Text {
    match trend {
        Ordering::Greater => Text::signed(Sign::Up, words, Style::Good),
        Ordering::Less => Text::signed(Sign::Down, words, Style::Bad),
        Ordering::Equal => Text::muted(words),
    }
}

/// Writes the change of a score and tells how it reads, by what is shown: `+0,04` is stable.
pub(in crate::report::documents) fn score_change(score: &Score) -> (String, Ordering) {
    let words = score.change_words().unwrap_or_else(|| Absence::Nothing.words().to_owned());
    let trend = match words.chars().next() {
        Some('+') => Ordering::Greater,
        Some('−') => Ordering::Less,
        _ => Ordering::Equal,
    };
    (words, trend)
}

/// Writes the difference of two levels: `+1`, `−1`, `0`.
pub(in crate::report::documents) fn level_change(then: Level, now: Level) -> String {
    let (then, now) = (i64::from(then.number()), i64::from(now.number()));
    if now > then { format!("+{}", now - then) } else { french::integer(now - then) }
}

/// Returns how long the bar of a score is, in four hundredths of the longest.
pub(in crate::report::documents) fn bar(unit: Unit, score: Option<Ratio<i64>>) -> Option<i64> {
    score.map(|score| (unit.share(score) * 400).round().to_integer())
}

/// How many columns the table has.
const COLUMNS: usize = 7;

/// Returns the means by domain, then the whole.
pub(in crate::report::documents) fn table(reader: &CampaignReader<'_>) -> Block {
    let former = reader.since.as_deref().unwrap_or("Avant");
    let drawn = Width::Millimetres(22);
    let domains = reader.scores.domains.iter().flat_map(|domain| {
        let name = format!("{} · {}", text(&domain.code), text(&domain.title));
        let parts = domain.score.parts.iter().map(|part| part_cells(domain.score.unit, part));
        std::iter::once(Row::of(cells(name, &domain.score))).chain(parts.map(Row::of))
    });
    let whole = Row::sum(cells("Ensemble".to_owned(), &reader.scores.whole));
    Block::Table(Table {
        id: "profil-page",
        title: "Profil par domaine".to_owned(),
        columns: vec![
            Column::words("Domaine", ""),
            Column::numbers("Niveau", ""),
            Column::drawing(&reader.scores.whole.unit.range_words(), drawn),
            Column::numbers(former, ""),
            Column::numbers("Évolution", ""),
            Column::numbers("Cible", ""),
            Column::numbers("Critères", ""),
        ],
        rows: domains.chain(std::iter::once(whole)).collect(),
        chart: None,
    })
}

fn cells(name: String, score: &Score) -> Vec<TableCell> {
    let mean = mean_told(score.unit, score.mean);
    vec![
        TableCell::words(name),
        TableCell::words(if score.mean.is_ok() { Text::strong(mean) } else { Text::muted(mean) }),
        TableCell::bar(bar(score.unit, score.mean.ok())),
        TableCell::words(mean_told(score.unit, score.former)),
        TableCell::words(change(score)),
        TableCell::words(value_told(score.unit, score.aim())),
        TableCell::words(score.coverage.words()),
    ]
}

/// Returns the part of a domain that its score is made of, below it.
fn part_cells(unit: Unit, part: &PartTerm) -> Vec<TableCell> {
    let name = fr!("~~~{} · {}", text(&part.code), text(&part.title));
    let score = value_told(unit, part.score);
    let score = if part.score.is_some() { Text::from(score) } else { Text::muted(score) };
    let mut cells = vec![TableCell::words(Text::muted(name)), TableCell::words(score)];
    cells.push(TableCell::bar(bar(unit, part.score)));
    cells.resize(COLUMNS, TableCell::words(""));
    cells
}

/// Returns the change; with how many criteria compare when it is not the difference of the means.
fn change(score: &Score) -> Text {
    let (words, direction) = score_change(score);
    let told = trend(direction, words);
    match score.change_basis() {
        Some(compared) => told.then(format!(" ({compared})"), Style::Muted),
        None => told,
    }
}

/// Says why a change may not be the difference of the two means beside it, and what is made of
/// levels whose scales do not compare.
pub(in crate::report::documents) fn note(reader: &CampaignReader<'_>) -> Vec<Block> {
    let domains = reader.scores.domains.iter().map(|domain| &domain.score);
    let mut all = domains.chain(std::iter::once(&reader.scores.whole));
    let is_partial = all.any(|score| score.change_basis().is_some());
    let notes =
        [(is_partial, &PROSE.change_basis), (reader.scores.whole.unit.is_brought, &PROSE.brought)];
    let told = notes.into_iter().filter(|(is_so, _)| *is_so);
    told.map(|(_, passage)| remark(passage.as_str())).collect()
}

/// Returns the criteria whose level changed since a month.
pub(in crate::report::documents) fn changes(
    reader: &CampaignReader<'_>,
    changes: &[Highlight],
    since: &str,
) -> Block {
    let row = |highlight: &Highlight| {
        let then = highlight.former?;
        Some(Row::of(vec![
            TableCell::words(format!("{} · {}", text(&highlight.code), text(&highlight.title))),
            TableCell::words(reader.named(&highlight.criterion, then)),
            TableCell::words(reader.named(&highlight.criterion, highlight.level)),
            TableCell::words(trend(
                highlight.level.cmp(&then),
                level_change(then, highlight.level),
            )),
        ]))
    };
    Block::Table(Table {
        id: "changements-page",
        title: "Ce qui a changé".to_owned(),
        columns: vec![
            Column::words("Critère", ""),
            Column::words(&format!("Niveau en {since}"), "").wide(Width::Auto),
            Column::words("Niveau convenu", "").wide(Width::Auto),
            Column::numbers("Évolution", ""),
        ],
        rows: changes.iter().filter_map(row).collect(),
        chart: None,
    })
}

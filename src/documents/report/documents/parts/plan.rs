//! The plan of improvements: cards, a table, what comes next.

use std::sync::Arc;

use jiff::civil::Date;

use super::super::blocks::{item, remark};
use super::super::kind::Readership;
use super::super::material::Material;
use super::charts;
use crate::chart::{Chart, Timeline};
use crate::dossier::{Dossier, Improvement};
use crate::french;
use crate::report::content::{
    Block, Column, Labelled, Row, Sign, Style, Table, TableCell, Text, Titled, Width,
};
use crate::report::words::text;

/// Returns the improvements a campaign is concerned with: those it decided, and all that are open;
/// those that ask for attention first.
pub(in crate::report::documents) fn of_campaign<'a>(
    material: &Material<'a>,
) -> Vec<&'a Arc<Improvement>> {
    let id = material.campaign.map(|(campaign, _)| campaign.id);
    let all = material.dossier.plan(material.made_on).into_iter();
    all.filter(|improvement| {
        improvement.state.is_open() || (id.is_some() && improvement.campaign == id)
    })
    .collect()
}

/// Returns the next open actions in a line each: what, who, when.
/// Only the team reads who does it.
pub(in crate::report::documents) fn next_steps(
    material: &Material<'_>,
    most: usize,
    reading: Readership,
) -> Vec<Text> {
    let open = material.dossier.plan(material.made_on).into_iter();
    open.filter(|improvement| improvement.state.is_open())
        .take(most)
        .map(|improvement| step(improvement, material.made_on, reading))
        .collect()
}

fn step(improvement: &Improvement, today: Date, reading: Readership) -> Text {
    let owner = if reading == Readership::Team { text(&improvement.owner) } else { String::new() };
    let is_told = reading != Readership::Public || !improvement.is_overdue(today);
    let by = improvement.due_on(today).filter(|_| is_told);
    let notes = [Some(owner).filter(|owner| !owner.is_empty()), by];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    let what = Text::from(text(improvement.title()));
    if notes.is_empty() {
        return what;
    }
    what.then(format!(" ({})", notes.join(", ")), Style::Muted)
}

/// Returns an action in its frame, with all that was said of it.
pub(in crate::report::documents) fn card(
    dossier: &Dossier,
    improvement: &Improvement,
    today: Date,
) -> Titled {
    let day = |date: Option<Date>| date.map(french::long_date).unwrap_or_default();
    let unsaid = |value: String, instead: &str| {
        if value.is_empty() { instead.to_owned() } else { value }
    };
    let codes = codes(dossier, improvement);
    let facts = [
        (if improvement.criteria.len() > 1 { "Critères" } else { "Critère" }, codes),
        ("Niveau visé", improvement.planned.map(|level| level.to_string()).unwrap_or_default()),
        ("Responsable", unsaid(text(&improvement.owner), "à désigner")),
        ("Échéance", unsaid(day(improvement.deadline), "à fixer")),
        ("Début", day(improvement.start)),
        ("Moyens", text(&improvement.means)),
        ("Indicateur de suivi", unsaid(text(&improvement.indicator), "à choisir")),
        ("Preuve attendue", text(&improvement.expected_proof)),
    ];
    let mut blocks = vec![Block::Facts { facts: Labelled::said(facts), paired: true }];
    if let Some(last) = improvement.history.iter().rev().find(|event| !event.text.trim().is_empty())
    {
        let on = french::long_date(last.on);
        let said = Text::muted(fr!("Le {on} : ")).then(text(&last.text), Style::Plain);
        blocks.push(remark(said));
    }
    Titled {
        is_heading: true,
        is_card: true,
        notes: vec![standing(improvement, today)],
        blocks,
        ..item(format!("{} · {}", number(dossier, improvement), text(improvement.title())))
    }
}

/// Says where an action stands, with its sign.
fn standing(improvement: &Improvement, today: Date) -> Text {
    let words = french::capitalised(&improvement.standing_on(today));
    if improvement.is_overdue(today) {
        Text::styled(words, Style::Bad)
    } else if improvement.done_on().is_some() {
        Text::signed(Sign::Full, words, Style::Good)
    } else {
        Text::strong(words)
    }
}

/// Returns the number of an action as it stands before its title: "n° 3".
pub(in crate::report::documents) fn number(dossier: &Dossier, improvement: &Improvement) -> String {
    dossier.number_of(improvement.id).map(french::number_word).unwrap_or_default()
}

fn codes(dossier: &Dossier, improvement: &Improvement) -> String {
    let codes = dossier.codes_of(&improvement.criteria);
    codes.join(", ")
}

/// Returns the actions in a table: what, for which criteria, who, when, where it stands. Only the team
/// reads who does it.
pub(in crate::report::documents) fn table(
    material: &Material<'_>,
    plan: &[&Arc<Improvement>],
    reading: Readership,
) -> Block {
    let (dossier, today) = (material.dossier, material.made_on);
    let is_named = reading == Readership::Team;
    let row = |improvement: &&Arc<Improvement>| {
        let what =
            [number(dossier, improvement), text(improvement.title()), codes(dossier, improvement)];
        let who = is_named.then(|| TableCell::words(text(&improvement.owner)));
        let when =
            [TableCell::day(improvement.deadline), TableCell::words(standing(improvement, today))];
        Row::of(what.map(TableCell::words).into_iter().chain(who).chain(when).collect())
    };
    let who = is_named.then(|| Column::words("Responsable", "").wide(Width::Share(3)));
    let what = [
        Column::words("N°", "").wide(Width::Auto),
        Column::words("Action", "").wide(Width::Share(5)),
        Column::words("Critères", "").wide(Width::Auto),
    ];
    let when = [
        Column::words("Échéance", "").wide(Width::Auto),
        Column::words("État", "").wide(Width::Share(3)),
    ];
    Block::Table(Table {
        id: "plan-page",
        title: "Plan d’action".to_owned(),
        columns: what.into_iter().chain(who).chain(when).collect(),
        rows: plan.iter().map(row).collect(),
        chart: None,
    })
}

/// Returns the plan over time; nothing when nothing is planned. Only the team reads who does what.
pub(in crate::report::documents) fn timeline(
    dossier: &Dossier,
    today: Date,
    reading: Readership,
) -> Option<Block> {
    let mut timeline = Timeline::of(dossier, today);
    if reading != Readership::Team {
        timeline.tasks.iter_mut().for_each(|task| task.owner.clear());
    }
    charts::drawing(&Chart::Timeline(timeline), charts::PAGE_WIDTH)
}

/// Returns actions for a wall: what, and by when while that is to come. Nobody's name, nobody's delay.
pub(in crate::report::documents) fn on_a_wall(
    dossier: &Dossier,
    plan: &[&Arc<Improvement>],
    today: Date,
) -> Vec<Block> {
    let item = |improvement: &&Arc<Improvement>| {
        let by = improvement.due_on(today).filter(|_| !improvement.is_overdue(today));
        let title = format!("{} · {}", number(dossier, improvement), text(improvement.title()));
        Block::Item(Titled { notes: by.into_iter().map(Text::muted).collect(), ..item(title) })
    };
    plan.iter().map(item).collect()
}

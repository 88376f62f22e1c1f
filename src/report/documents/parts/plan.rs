//! The plan of improvements: cards, a table, what comes next.

use std::sync::Arc;

use jiff::civil::Date;

use super::super::blocks::{item, remark};
use super::super::kind::Readership;
use super::super::material::Material;
use super::charts;
use crate::chart::{Chart, Timeline};
use crate::dossier::{Dossier, Improvement};
use crate::french::{self, NBSP};
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
    all.filter(|one| one.state.is_open() || (id.is_some() && one.campaign == id)).collect()
}

/// Returns the next open actions in a line each: what, who, when.
/// Only the team reads who does it.
pub(in crate::report::documents) fn next_steps(
    material: &Material<'_>,
    most: usize,
    reading: Readership,
) -> Vec<Text> {
    let open = material.dossier.plan(material.made_on).into_iter();
    open.filter(|one| one.state.is_open())
        .take(most)
        .map(|one| step(one, material.made_on, reading))
        .collect()
}

fn step(one: &Improvement, today: Date, reading: Readership) -> Text {
    let owner = if reading == Readership::Team { text(&one.owner) } else { String::new() };
    let is_told = reading != Readership::Public || !one.is_overdue(today);
    let by = one.due_on(today).filter(|_| is_told);
    let notes = [Some(owner).filter(|owner| !owner.is_empty()), by];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    let what = Text::from(text(one.title()));
    if notes.is_empty() {
        return what;
    }
    what.then(format!(" ({})", notes.join(", ")), Style::Muted)
}

/// Returns an action in its frame, with all that was said of it.
pub(in crate::report::documents) fn card(
    dossier: &Dossier,
    one: &Improvement,
    today: Date,
) -> Titled {
    let day = |date: Option<Date>| date.map(french::long_date).unwrap_or_default();
    let unsaid = |value: String, instead: &str| {
        if value.is_empty() { instead.to_owned() } else { value }
    };
    let codes = codes(dossier, one);
    let facts = [
        (if one.criteria.len() > 1 { "Critères" } else { "Critère" }, codes),
        ("Niveau visé", one.planned.map(|level| level.to_string()).unwrap_or_default()),
        ("Responsable", unsaid(text(&one.owner), "à désigner")),
        ("Échéance", unsaid(day(one.deadline), "à fixer")),
        ("Début", day(one.start)),
        ("Moyens", text(&one.means)),
        ("Indicateur de suivi", unsaid(text(&one.indicator), "à choisir")),
        ("Preuve attendue", text(&one.expected_proof)),
    ];
    let mut blocks = vec![Block::Facts { facts: Labelled::said(facts), paired: true }];
    if let Some(last) = one.history.iter().rev().find(|event| !event.text.trim().is_empty()) {
        let on = french::long_date(last.on);
        let said = Text::muted(format!("Le {on}{NBSP}: ")).then(text(&last.text), Style::Plain);
        blocks.push(remark(said));
    }
    Titled {
        is_heading: true,
        is_card: true,
        notes: vec![standing(one, today)],
        blocks,
        ..item(format!("{} · {}", number(dossier, one), text(one.title())))
    }
}

/// Says where an action stands, with its sign.
fn standing(one: &Improvement, today: Date) -> Text {
    let words = french::capitalised(&one.standing_on(today));
    if one.is_overdue(today) {
        Text::styled(words, Style::Bad)
    } else if one.done_on().is_some() {
        Text::signed(Sign::Full, words, Style::Good)
    } else {
        Text::strong(words)
    }
}

/// Returns the number of an action as it stands before its title: "n° 3".
pub(in crate::report::documents) fn number(dossier: &Dossier, one: &Improvement) -> String {
    dossier.number_of(one.id).map(french::number_word).unwrap_or_default()
}

fn codes(dossier: &Dossier, one: &Improvement) -> String {
    let codes = dossier.codes_of(&one.criteria);
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
    let row = |one: &&Arc<Improvement>| {
        let what = [number(dossier, one), text(one.title()), codes(dossier, one)];
        let who = is_named.then(|| TableCell::words(text(&one.owner)));
        let when = [TableCell::day(one.deadline), TableCell::words(standing(one, today))];
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
    let item = |one: &&Arc<Improvement>| {
        let by = one.due_on(today).filter(|_| !one.is_overdue(today));
        let title = format!("{} · {}", number(dossier, one), text(one.title()));
        Block::Item(Titled { notes: by.into_iter().map(Text::muted).collect(), ..item(title) })
    };
    plan.iter().map(item).collect()
}

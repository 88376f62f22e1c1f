//! "Affiche": one A3 sheet for the staff room: the profile, three actions, the next date.

use super::blocks::{remark, section};
use super::diagnostic::TITLES;
use super::material::{Material, Missing};
use super::parts::highlights::{Audience, side_by_side};
use super::parts::{charts, plan};
use crate::french;
use crate::report::content::{Block, PageShape, Report, Text, Tone};
use crate::report::words::text;

/// How many actions the sheet shows.
const ACTIONS: usize = 3;

/// Sets out the sheet.
pub(super) fn poster(material: &Material<'_>) -> Result<Report, Missing> {
    let reader = material.read()?;
    let gate = &reader.scores.gate;
    let [mean, mut step, coverage, change] = reader.figures();
    if let (Some(next), Some(_)) = (&gate.next, &gate.reached) {
        step.detail = fr!("Prochaine étape : {}", text(&next.short_name()));
    }
    let figures = reader.shown([mean, step, coverage, change]);
    let forces = side_by_side(&reader, Audience::Wall, TITLES);
    let open: Vec<_> = plan::of_campaign(material)
        .into_iter()
        .filter(|one| one.state.is_open())
        .take(ACTIONS)
        .collect();
    let actions = if open.is_empty() {
        vec![remark(fr!("Aucune action n’est en cours : que voulez-vous changer d’abord ?"))]
    } else {
        plan::on_a_wall(material.dossier, &open, material.made_on)
    };
    Ok(Report {
        title: "Où en est notre équipe".to_owned(),
        shape: PageShape::Poster,
        description: format!("Affiche de l’auto-évaluation, {}", reader.date()),
        lines: vec![Text::joined([reader.title(), reader.date()].map(Text::from))],
        sections: vec![
            section("situation", "", vec![figures]),
            section("profil", "Notre profil", vec![charts::profile_or_table(&reader)]),
            section("forces", "", vec![forces]),
            section("actions", actions_title(open.len()), actions),
        ]
        .into_iter()
        .chain(next_date(material).map(|day| section("date", "Prochain rendez-vous", vec![day])))
        .collect(),
        ..reader.head()
    })
}

fn actions_title(number: usize) -> String {
    match number {
        0 => "Nos actions".to_owned(),
        1 => "Notre action".to_owned(),
        2 => "Nos deux actions".to_owned(),
        _ => "Nos trois actions".to_owned(),
    }
}

/// Says when the team meets next; nothing while no day is set.
pub(super) fn next_date(material: &Material<'_>) -> Option<Block> {
    let meetings = material.dossier.campaigns.iter().filter_map(|one| one.meeting.as_ref());
    let days = meetings.filter_map(|meeting| meeting.next_date);
    let next = days.filter(|day| *day >= material.made_on).min();
    next.map(|day| {
        let day = french::capitalised(&french::weekday_date(day));
        let words = fr!("{day} : prochaine réunion de l’équipe");
        Block::Paragraph { text: Text::strong(words), tone: Tone::Lead }
    })
}

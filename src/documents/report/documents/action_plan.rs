//! "Plan d’action": points to improve, actions, owners, calendar, indicators.

use std::sync::Arc;

use super::blocks::{chapter, paragraph, remark, section};
use super::grid_words::level_on_a_line;
use super::kind::{DocumentKind, Readership};
use super::material::{Material, Missing};
use super::parts::{plan, quality};
use crate::dossier::{Campaign, Dossier, Improvement};
use crate::grid::Criterion;
use crate::report::content::{
    Block, CellValue, Column, Report, Row, Section, Style, Table, TableCell, Text, Width,
};
use crate::report::words::text;

/// Sets out the plan.
pub(super) fn action_plan(material: &Material<'_>) -> Result<Report, Missing> {
    let reader = material.read()?;
    let campaign = reader.campaign;
    let (dossier, today) = (material.dossier, material.made_on);
    let actions = plan::of_campaign(material);
    let mut sections = vec![
        section("cadre", "", quality::frame(material)),
        section("points", "Points à améliorer", points(dossier, campaign, &actions)),
    ];
    let cards =
        actions.iter().map(|improvement| Block::Item(plan::card(dossier, improvement, today)));
    let cards: Vec<Block> = cards.collect();
    sections.push(if cards.is_empty() {
        section("actions", "Actions", vec![paragraph("Aucune action n’est encore décidée.")])
    } else {
        section("actions", "Actions", cards)
    });
    if let Some(timeline) = plan::timeline(dossier, today, Readership::Team) {
        sections.push(section("calendrier", "Calendrier", vec![timeline]));
    }
    if !actions.is_empty() {
        sections.push(section(
            "indicateurs",
            "Indicateurs de suivi",
            vec![indicators(dossier, &actions)],
        ));
    }
    sections.push(section("pieces", "Pièces du niveau 2", quality::pieces(material, 2)?));
    Ok(Report {
        title: DocumentKind::ActionPlan.label().to_owned(),
        description: format!("Ce que l’équipe a décidé de faire, {}", reader.date()),
        sections,
        ..reader.head()
    })
}

/// Returns the criteria that are aimed higher or that an action serves.
fn points(dossier: &Dossier, campaign: &Campaign, actions: &[&Arc<Improvement>]) -> Vec<Block> {
    let criteria = campaign.grid.criteria().map(|(_, criterion)| criterion);
    let criteria = criteria.filter(|criterion| campaign.includes(criterion));
    let rows: Vec<Row> =
        criteria.filter_map(|criterion| point(dossier, campaign, criterion, actions)).collect();
    if rows.is_empty() {
        return vec![remark("Aucun critère n’a de cible à atteindre ni d’action qui le serve.")];
    }
    let table = Table {
        id: "points-page",
        title: "Points à améliorer".to_owned(),
        columns: vec![
            Column::words("Critère", "").wide(Width::Share(1)),
            Column::words("Niveau convenu", "").wide(Width::Auto),
            Column::words("Niveau visé", "").wide(Width::Auto),
            Column::words("Actions", "").wide(Width::Auto),
        ],
        rows,
        chart: None,
    };
    let served = table.rows.iter().filter(|row| row.cells.last().is_some_and(has_words)).count();
    let told = fr!(
        "Les critères dont la cible n’est pas atteinte, et ceux que vise une action : {} sur {} {} une action.",
        served,
        table.rows.len(),
        if served > 1 { "ont" } else { "a" },
    );
    vec![remark(told), Block::Table(table)]
}

fn has_words(cell: &TableCell) -> bool {
    cell.value == CellValue::Words
}

fn point(
    dossier: &Dossier,
    campaign: &Campaign,
    criterion: &Criterion,
    actions: &[&Arc<Improvement>],
) -> Option<Row> {
    let level = campaign.level(&criterion.id);
    let serving: Vec<&&Arc<Improvement>> =
        actions.iter().filter(|improvement| improvement.criteria.contains(&criterion.id)).collect();
    let planned = serving.iter().filter_map(|improvement| improvement.planned).max();
    let aim = campaign.target(&criterion.id).max(planned);
    let is_to_improve = aim.is_some_and(|aim| level.is_none_or(|level| level < aim));
    if !is_to_improve && serving.is_empty() {
        return None;
    }
    let numbers: Vec<String> =
        serving.iter().map(|improvement| plan::number(dossier, improvement)).collect();
    let answer = campaign.answer(&criterion.id);
    let now = level.map_or_else(
        || answer.map_or_else(|| "sans réponse".to_owned(), crate::dossier::Answer::words),
        |level| level_on_a_line(&criterion.scale, level),
    );
    let code = dossier.code_of(&criterion.id);
    Some(Row::of(vec![
        TableCell::words(format!("{code} · {}", text(&criterion.title))),
        TableCell::words(now),
        aim.map_or_else(TableCell::nothing, |aim| {
            TableCell::words(Text::styled(level_on_a_line(&criterion.scale, aim), Style::Strong))
        }),
        if numbers.is_empty() {
            TableCell::nothing()
        } else {
            TableCell::words(numbers.join(", "))
        },
    ]))
}

fn indicators(dossier: &Dossier, actions: &[&Arc<Improvement>]) -> Block {
    let row = |improvement: &&Arc<Improvement>| {
        let words = |said: &str| {
            let said = text(said);
            if said.is_empty() { TableCell::nothing() } else { TableCell::words(said) }
        };
        Row::of(vec![
            TableCell::words(plan::number(dossier, improvement)),
            words(&improvement.indicator),
            words(&improvement.expected_proof),
            TableCell::day(improvement.deadline),
        ])
    };
    Block::Table(Table {
        id: "indicateurs-page",
        title: "Indicateurs de suivi".to_owned(),
        columns: vec![
            Column::words("Action", "").wide(Width::Auto),
            Column::words("Ce qui montre que cela avance", "").wide(Width::Share(1)),
            Column::words("Preuve attendue", "").wide(Width::Share(1)),
            Column::words("Échéance", "").wide(Width::Auto),
        ],
        rows: actions.iter().map(row).collect(),
        chart: None,
    })
}

/// Returns the plan in short, for a larger document.
pub(super) fn in_short(material: &Material<'_>, reading: Readership) -> Section {
    let (dossier, today) = (material.dossier, material.made_on);
    let actions = plan::of_campaign(material);
    let mut blocks = Vec::new();
    if actions.is_empty() {
        blocks.push(remark("Aucune action n’est encore décidée."));
    } else {
        blocks.push(plan::table(material, &actions, reading));
        blocks.extend(plan::timeline(dossier, today, reading));
    }
    chapter("plan", "Plan d’action", blocks)
}

//! "Bilan et analyse": results against the objective, what was seen, why, and the revised plan.

use std::sync::Arc;

use super::blocks::{heading, paragraph, remark, section, warning};
use super::grid_words::level_on_a_line;
use super::kind::Readership;
use super::material::{Material, Missing};
use super::parts::{charts, plan, quality};
use crate::dossier::{Campaign, Dossier, Improvement, ObjectiveVerdict, QualityApproach};
use crate::french;
use crate::grid::{Criterion, Level};
use crate::report::content::{
    Block, Column, Report, Row, Sign, Style, Table, TableCell, Text, Width,
};
use crate::report::words::text;

/// Sets out the results of the campaign's *démarche qualité*.
pub(super) fn outcome(material: &Material<'_>) -> Result<Report, Missing> {
    let reader = material.read()?;
    let campaign = reader.campaign;
    let parts = results(material, campaign);
    let missing: Vec<&str> =
        parts.iter().filter(|part| !part.is_written).map(|part| part.title).collect();
    let mut sections = Vec::new();
    if !missing.is_empty() {
        // Told once and first: empty headings would read as a form.
        let told = fr!("Il reste à écrire : {}.", missing.join(", ").to_lowercase());
        sections.push(section("reste", "", vec![warning("Bilan intermédiaire.", told)]));
    }
    sections.push(section("cadre", "", quality::frame(material)));
    let title = if missing.is_empty() { "Bilan et analyse" } else { "Bilan intermédiaire" };
    sections.extend(parts.into_iter().filter_map(|mut part| {
        if !part.is_written {
            let rest = part.elsewhere;
            return (!rest.is_empty()).then(|| section(part.id, "", rest));
        }
        part.blocks.extend(part.elsewhere);
        Some(section(part.id, part.title, part.blocks))
    }));
    sections.push(section("pieces", "Pièces du niveau 3", quality::pieces(material, 3)?));
    Ok(Report {
        title: title.to_owned(),
        description: format!("Ce qu’ont donné les actions de l’équipe, {}", reader.date()),
        sections,
        ..reader.head()
    })
}

/// A part of the results.
pub(super) struct OutcomePart {
    id: &'static str,
    pub(super) title: &'static str,
    /// Whether the team wrote something; a part without stands nowhere.
    pub(super) is_written: bool,
    pub(super) blocks: Vec<Block>,
    /// Said last here, and in a chapter of its own in a larger document.
    elsewhere: Vec<Block>,
}

/// A part that is a text: its name, its title, the text.
type TextPart = (&'static str, &'static str, fn(&QualityApproach) -> &str);

/// Returns the results of a campaign, for this document and for a larger one.
pub(super) fn results(material: &Material<'_>, campaign: &Campaign) -> Vec<OutcomePart> {
    let approach = material.approach();
    let mut parts = vec![against_objective(approach), quantitative(material, campaign)];
    let texts: [TextPart; 3] = [
        ("qualitatif", "Données qualitatives", |approach| &approach.observations),
        ("analyse", "Analyse", |approach| &approach.analysis),
        ("suites", "Plan révisé", |approach| &approach.revision),
    ];
    for (id, title, said) in texts {
        let lines = approach.map(|approach| quality::said(said(approach))).unwrap_or_default();
        let is_written = !lines.is_empty();
        let blocks: Vec<Block> = lines.iter().map(paragraph).collect();
        let elsewhere = if id == "suites" { actions(material) } else { Vec::new() };
        parts.push(OutcomePart { id, title, is_written, blocks, elsewhere });
    }
    parts
}

fn against_objective(approach: Option<&QualityApproach>) -> OutcomePart {
    let verdict = approach.and_then(|approach| approach.verdict);
    OutcomePart {
        id: "objectif",
        title: "Résultats au regard de l’objectif",
        is_written: verdict.is_some(),
        blocks: verdict.map(|verdict| paragraph(verdict_words(verdict))).into_iter().collect(),
        elsewhere: Vec::new(),
    }
}

fn verdict_words(verdict: ObjectiveVerdict) -> Text {
    let words = format!("Objectif {}", verdict.label());
    match verdict {
        ObjectiveVerdict::Reached => Text::signed(Sign::Full, words, Style::Good),
        ObjectiveVerdict::Partly => Text::signed(Sign::Partial, words, Style::Warn),
        ObjectiveVerdict::Missed => Text::signed(Sign::Nothing, words, Style::Bad),
    }
}

fn quantitative(material: &Material<'_>, campaign: &Campaign) -> OutcomePart {
    let measures = material.approach().and_then(quality::measures);
    let served = served(material.dossier, campaign);
    let is_written = measures.is_some() || !served.is_empty();
    let mut blocks = vec![measures.unwrap_or_else(|| remark("Aucune mesure n’est encore notée."))];
    if !served.is_empty() {
        blocks.push(heading("Niveaux des critères visés par les actions"));
        blocks.push(levels(served, campaign, latest_after(material.dossier, campaign)));
    }
    let progress = charts::progress_of_all(material.dossier);
    let progress = progress.map(|drawing| vec![heading("Progression des domaines"), drawing]);
    OutcomePart {
        id: "quantitatif",
        title: "Données quantitatives",
        is_written,
        blocks,
        elsewhere: progress.unwrap_or_default(),
    }
}

/// Returns the latest campaign after this one that compares with it.
fn latest_after<'a>(dossier: &'a Dossier, campaign: &Campaign) -> Option<&'a Campaign> {
    let later = dossier.campaigns.iter().rev().take_while(|other| other.id != campaign.id);
    let mut later = later.filter(|other| other.is_comparable_to(campaign));
    later.next().map(|other| &**other)
}

/// Returns the criteria that the campaign's actions serve, in the grid's order, each with the level
/// planned.
fn served<'a>(dossier: &Dossier, campaign: &'a Campaign) -> Vec<(&'a Criterion, Option<Level>)> {
    let decided: Vec<&Improvement> = dossier.decided_in(campaign.id).collect();
    let criteria = campaign.grid.criteria().map(|(_, criterion)| criterion);
    let found = criteria.filter_map(|criterion| {
        let mut serving =
            decided.iter().filter(|improvement| improvement.criteria.contains(&criterion.id));
        let first = serving.next()?;
        Some((
            criterion,
            serving.filter_map(|improvement| improvement.planned).chain(first.planned).max(),
        ))
    });
    found.collect()
}

fn levels(
    served: Vec<(&Criterion, Option<Level>)>,
    campaign: &Campaign,
    later: Option<&Campaign>,
) -> Block {
    let level = |campaign: Option<&Campaign>, criterion: &Criterion| {
        let level = campaign.and_then(|campaign| campaign.level(&criterion.id));
        level.map_or_else(TableCell::nothing, |level| {
            TableCell::words(level_on_a_line(&criterion.scale, level))
        })
    };
    let row = |(criterion, planned): (&Criterion, Option<Level>)| {
        let then = later.and_then(|later| {
            let (_, now) = later.grid.criterion(&criterion.id)?;
            now.is_comparable_to(criterion).then_some(later)
        });
        Row::of(vec![
            TableCell::words(format!("{} · {}", text(&criterion.code), text(&criterion.title))),
            level(Some(campaign), criterion),
            planned
                .map_or_else(TableCell::nothing, |planned| TableCell::words(planned.to_string())),
            level(then, criterion),
        ])
    };
    let now = later.map_or_else(
        || "À réévaluer".to_owned(),
        |later| format!("En {}", french::month_year(later.date)),
    );
    let rows = served.into_iter().map(row).collect();
    Block::Table(Table {
        id: "niveaux-page",
        title: "Niveaux".to_owned(),
        columns: vec![
            Column::words("Critère", "").wide(Width::Share(1)),
            Column::words(&format!("En {}", french::month_year(campaign.date)), "")
                .wide(Width::Auto),
            Column::words("Visé", "").wide(Width::Auto),
            Column::words(&now, "").wide(Width::Auto),
        ],
        rows,
        chart: None,
    })
}

fn actions(material: &Material<'_>) -> Vec<Block> {
    let plan: Vec<&Arc<Improvement>> = plan::of_campaign(material);
    if plan.is_empty() {
        return Vec::new();
    }
    vec![heading("Où en sont les actions"), plan::table(material, &plan, Readership::Team)]
}

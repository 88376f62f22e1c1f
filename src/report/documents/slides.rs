//! "Diaporama": 16:9 slides to show the team where it stands and what to decide.

use super::kind::Reading;
use super::material::{Material, Missing};
use super::parts::{charts, highlights, plan, profile, quality};
use super::{diagnostic, paragraph, poster, remark, section};
use crate::grid::IN_DOUBT;
use crate::report::content::{Block, Report, Section, Shape, Text, Tone};
use crate::report::model::{Diagnostic, Trend};

/// How many changes and actions a slide holds.
const LINES: usize = 9;
const ACTIONS: usize = 6;

/// Sets out the slides.
pub(super) fn slides(material: &Material<'_>) -> Result<Report, Missing> {
    let d = material.diagnostic()?;
    let mut sections = vec![section("situation", "Où nous en sommes", situation(&d))];
    sections.push(section("profil", "Notre profil par domaine", vec![drawing(material, &d)?]));
    sections.extend(evolution(material, &d)?);
    sections.push(section("forces", "Nos points forts", highlights::strengths(&d)));
    sections.push(section("priorites", "À travailler d’abord", highlights::priorities(&d)));
    sections.push(section("actions", "Nos actions", actions(material)));
    let mut last = to_decide(material);
    last.extend(poster::next_date(material));
    sections.push(section("decider", "À décider ensemble", last));
    Ok(Report {
        title: d.campaign.title.clone(),
        shape: Shape::Slides,
        description: format!("À projeter en réunion, {}", d.campaign.date),
        lines: vec![
            Text::joined([&d.campaign.date, &d.campaign.path].map(Text::from)),
            Text::from(diagnostic_line(&d)),
        ],
        sections,
        ..diagnostic::empty(&d)
    })
}

fn diagnostic_line(d: &Diagnostic) -> String {
    format!("Grille «\u{a0}{}\u{a0}», version {}", d.grid.title, d.grid.version)
}

fn situation(d: &Diagnostic) -> Vec<Block> {
    vec![
        Block::Figures { figures: d.figures.to_vec() },
        Block::Paragraph {
            text: format!(
                "Un niveau est une phrase que l’on peut observer\u{a0}; l’équipe l’a convenu ensemble. {IN_DOUBT}"
            )
            .into(),
            tone: Tone::Body,
        },
        Block::Scale { steps: d.scale.clone() },
    ]
}

fn drawing(material: &Material<'_>, d: &Diagnostic) -> Result<Block, Missing> {
    let (campaign, scores) = material.campaign()?;
    let drawn = charts::profile(material.dossier, campaign.id, scores);
    Ok(drawn.unwrap_or_else(|| profile::table(d)))
}

fn evolution(material: &Material<'_>, d: &Diagnostic) -> Result<Vec<Section>, Missing> {
    let mut sections = Vec::new();
    if let Some(progress) = charts::progress(material.dossier, material.id()?) {
        sections.push(section("evolution", "Notre progression", vec![progress]));
    }
    if let Some(former) = d.former.as_ref().filter(|_| !d.changes.is_empty()) {
        // What fell is never among what is left out.
        let mut changes = d.changes.clone();
        changes.sort_by_key(|change| change.trend != Trend::Down);
        let shown = changes.get(..LINES).unwrap_or(&changes);
        let mut blocks = vec![profile::changes(shown, former)];
        let more = changes.len() - shown.len();
        if more > 0 {
            blocks.push(remark(format!("… et {more} autres changements, dans le diagnostic.")));
        }
        let title = format!("Ce qui a changé depuis {former}");
        sections.push(section("changements", title, blocks));
    }
    Ok(sections)
}

fn actions(material: &Material<'_>) -> Vec<Block> {
    let open: Vec<_> =
        plan::of_campaign(material).into_iter().filter(|one| one.state.is_open()).collect();
    if open.is_empty() {
        return vec![remark("Aucune action n’est en cours.")];
    }
    let shown = open.get(..ACTIONS).unwrap_or(&open);
    let mut blocks = vec![plan::table(material, shown, Reading::Team)];
    if open.len() > shown.len() {
        let more = open.len() - shown.len();
        blocks.push(remark(format!("… et {more} autres, dans le plan d’action.")));
    }
    blocks
}

fn to_decide(material: &Material<'_>) -> Vec<Block> {
    let mut items = vec![Text::from("Quels critères travailler d’abord\u{a0}?")];
    items.push(
        "Une à trois actions\u{a0}: qui s’en occupe, pour quand, comment le verra-t-on\u{a0}?"
            .into(),
    );
    let approach = material.approach();
    if approach.is_none_or(|one| one.theme.is_none()) {
        items.push("Le thème de la démarche qualité, parmi les six de l’ACI".into());
    }
    if quality::quality_lead(material).is_empty() {
        items.push("Le référent qualité".into());
    }
    items.push("La date de la prochaine réunion".into());
    let mut blocks = vec![Block::List { items }];
    if let Some(objective) = approach.and_then(quality::objective) {
        blocks.push(paragraph(Text::from("Notre objectif\u{a0}: ").and(objective)));
    }
    blocks
}

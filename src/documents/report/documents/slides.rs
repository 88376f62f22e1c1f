//! "Diaporama": 16:9 slides to show the team where it stands and what to decide.

use super::blocks::{paragraph, remark, section};
use super::campaign::{CampaignReader, extent};
use super::kind::Readership;
use super::material::{Material, Missing};
use super::parts::highlights::{Audience, priorities, strengths};
use super::parts::{charts, plan, profile, quality};
use super::poster;
use crate::grid::IN_DOUBT;
use crate::report::content::{Block, PageShape, Report, Section, Text};
use crate::report::prose::PROSE;
use crate::scoring;

/// How many changes and actions a slide holds.
const LINES: usize = 9;
const ACTIONS: usize = 6;

/// Sets out the slides.
pub(super) fn slides(material: &Material<'_>) -> Result<Report, Missing> {
    let reader = material.read()?;
    let mut sections = vec![section("situation", "Où nous en sommes", situation(&reader))];
    let profile = charts::profile_or_table(&reader);
    sections.push(section("profil", "Notre profil par domaine", vec![profile]));
    sections.extend(evolution(&reader));
    let strong = strengths(&reader, Audience::Team);
    sections.push(section("forces", "Nos points forts", strong));
    let first = priorities(&reader, Audience::Team);
    sections.push(section("priorites", "À travailler d’abord", first));
    sections.push(section("actions", "Nos actions", actions(material)));
    let mut last = to_decide(material);
    last.extend(poster::next_date(material));
    sections.push(section("decider", "À décider ensemble", last));
    Ok(Report {
        title: reader.title(),
        shape: PageShape::Slides,
        description: format!("À projeter en réunion, {}", reader.date()),
        lines: vec![
            Text::joined([reader.date(), extent(reader.campaign)].map(Text::from)),
            format!("Grille {}", reader.grid()).into(),
        ],
        sections,
        ..reader.head()
    })
}

fn situation(reader: &CampaignReader<'_>) -> Vec<Block> {
    let told = match reader.campaign.grid.how_to_choose() {
        Some(_) => PROSE.levels_in_short.with("doubt", IN_DOUBT),
        None => PROSE.levels_in_short_each.as_str().to_owned(),
    };
    let mut blocks = vec![reader.figures_block(), paragraph(told)];
    blocks.extend(reader.scales());
    blocks
}

fn evolution(reader: &CampaignReader<'_>) -> Vec<Section> {
    let (dossier, id) = (reader.dossier, reader.campaign.id);
    let progress = charts::progress(dossier, id);
    let progress = progress.map(|one| section("evolution", "Notre progression", vec![one]));
    let mut sections: Vec<Section> = progress.into_iter().collect();
    let mut changes = scoring::changes(dossier, id, reader.scores);
    if let Some(since) = reader.since.as_ref().filter(|_| !changes.is_empty()) {
        // What fell is never among what is left out.
        changes.sort_by_key(|one| one.former.is_none_or(|then| one.level >= then));
        let first = changes.get(..LINES).unwrap_or(&changes);
        let mut blocks = vec![profile::changes(reader, first, since)];
        let more = changes.len() - first.len();
        if more > 0 {
            blocks.push(remark(format!("… et {more} autres changements, dans le diagnostic.")));
        }
        let title = format!("Ce qui a changé depuis {since}");
        sections.push(section("changements", title, blocks));
    }
    sections
}

fn actions(material: &Material<'_>) -> Vec<Block> {
    let open: Vec<_> = plan::of_campaign(material)
        .into_iter()
        .filter(|improvement| improvement.state.is_open())
        .collect();
    if open.is_empty() {
        return vec![remark("Aucune action n’est en cours.")];
    }
    let first = open.get(..ACTIONS).unwrap_or(&open);
    let mut blocks = vec![plan::table(material, first, Readership::Team)];
    if open.len() > first.len() {
        let more = open.len() - first.len();
        blocks.push(remark(format!("… et {more} autres, dans le plan d’action.")));
    }
    blocks
}

fn to_decide(material: &Material<'_>) -> Vec<Block> {
    let mut items = vec![Text::from(fr!("Quels critères travailler d’abord ?"))];
    items.push(
        fr!("Une à trois actions : qui s’en occupe, pour quand, comment le verra-t-on ?").into(),
    );
    let approach = material.approach();
    if approach.is_none_or(|approach| approach.theme.is_none()) {
        items.push("Le thème de la démarche qualité, parmi les six de l’ACI".into());
    }
    if quality::quality_lead(material).is_empty() {
        items.push("Le référent qualité".into());
    }
    items.push("La date de la prochaine réunion".into());
    let mut blocks = vec![Block::List { items }];
    if let Some(objective) = approach.and_then(quality::objective) {
        blocks.push(paragraph(Text::from(fr!("Notre objectif : ")).and(objective)));
    }
    blocks
}

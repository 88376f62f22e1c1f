//! "Grille vierge": the grid of a campaign, to print and fill in by hand.

use super::blocks::{chapter, item, paragraph, remark, section};
use super::campaign::{criterion_name, domain_name, extent};
use super::diagnostic;
use super::kind::DocumentKind;
use super::material::{Material, Missing};
use crate::dossier::Campaign;
use crate::grid::{Criterion, Domain, HOW_TO_CHOOSE, HOW_TO_READ, Level};
use crate::report::content::{Block, Choice, Report, Style, Text, Titled};
use crate::report::prose::PROSE;
use crate::report::words::text;

/// Sets out the grid.
pub(super) fn blank_grid(material: &Material<'_>) -> Result<Report, Missing> {
    let reader = material.read()?;
    let campaign = reader.campaign;
    let mut sections = vec![section(
        "mode-d-emploi",
        "",
        vec![
            paragraph(PROSE.how_to_tick.with("how_to_choose", HOW_TO_CHOOSE)),
            paragraph(HOW_TO_READ),
            remark(PROSE.socle.as_str()),
            reader.scale(),
            remark(diagnostic::grid_words(&reader)),
        ],
    )];
    for (place, domain) in campaign.grid.domains.iter().enumerate() {
        let blocks = domain_blocks(campaign, domain);
        if blocks.is_empty() {
            continue;
        }
        let title = domain_name(domain);
        let id = DOMAIN_IDS.get(place).copied().unwrap_or("autres-domaines");
        sections.push(chapter(id, title, blocks));
    }
    Ok(Report {
        title: DocumentKind::BlankGrid.label().to_owned(),
        description: format!("{}, à remplir à la main", text(&campaign.grid.title)),
        running: text(&campaign.grid.title),
        lines: vec![reader.grid().into(), Text::from(extent(campaign))],
        sections,
        ..reader.head()
    })
}

/// Names of the sections, by place: a section's name is fixed, a domain's is the grid's.
const DOMAIN_IDS: [&str; 12] = [
    "domaine-1",
    "domaine-2",
    "domaine-3",
    "domaine-4",
    "domaine-5",
    "domaine-6",
    "domaine-7",
    "domaine-8",
    "domaine-9",
    "domaine-10",
    "domaine-11",
    "domaine-12",
];

fn domain_blocks(campaign: &Campaign, domain: &Domain) -> Vec<Block> {
    let criteria = domain.criteria.iter().filter(|criterion| campaign.includes(criterion));
    criteria.map(|criterion| Block::Item(blank(campaign, criterion))).collect()
}

fn blank(campaign: &Campaign, criterion: &Criterion) -> Titled {
    let level = |level: Level| Choice {
        level: Some(level.number()),
        name: text(campaign.grid.level_name(level)),
        sentence: text(&criterion.level(level).sentence),
    };
    let beside =
        |name: &str| Choice { level: None, name: name.to_owned(), sentence: String::new() };
    let mut choices: Vec<Choice> = Level::ALL.into_iter().map(level).collect();
    choices.push(beside("Ne sait pas"));
    if criterion.allows_not_applicable {
        choices.push(beside("Sans objet, parce que…"));
    }
    let mut blocks = vec![remark(text(&criterion.question)), Block::Choices { choices }];
    if !criterion.proofs.is_empty() {
        let proofs: Vec<String> = criterion.proofs.iter().map(|proof| text(proof)).collect();
        let lead = fr!("Ce qui peut le montrer : ");
        let proofs = proofs.join(fr!(" ; "));
        blocks.push(remark(Text::styled(lead, Style::Strong).then(proofs, Style::Plain)));
    }
    blocks.push(Block::WritingLines { label: "Commentaire".to_owned(), lines: 2 });
    let socle = criterion.is_socle.then(|| Text::muted("socle"));
    Titled {
        is_heading: true,
        notes: socle.into_iter().collect(),
        blocks,
        ..item(criterion_name(criterion))
    }
}

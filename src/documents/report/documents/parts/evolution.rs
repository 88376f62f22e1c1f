//! The campaigns one after the other, and where they do not compare.

use super::super::blocks::{heading, remark};
use super::super::campaign::CampaignReader;
use super::{charts, profile};
use crate::chart::score_label;
use crate::dossier::{Campaign, Dossier};
use crate::french;
use crate::report::content::{Block, Column, Row, Table, TableCell, Text, Width};
use crate::report::prose::PROSE;
use crate::report::tables;
use crate::report::words::text;
use crate::scoring::{self, Scores};

/// Returns the way made so far: the drawing, the campaigns, what changed since the last one.
pub(in crate::report::documents) fn evolution(reader: &CampaignReader<'_>) -> Vec<Block> {
    let (dossier, id) = (reader.dossier, reader.campaign.id);
    if dossier.campaigns.len() < 2 {
        let only = PROSE.first_campaign.as_str();
        return vec![remark(only)];
    }
    let mut blocks: Vec<Block> = charts::progress(dossier, id).into_iter().collect();
    blocks.push(heading("Les campagnes"));
    blocks.push(campaigns(reader));
    blocks.push(remark(breaks(dossier)));
    if let Some(numbers) = tables::numbers_by_campaign(dossier, reader.campaign) {
        blocks.push(heading("Les nombres mesurés"));
        blocks.push(remark(PROSE.numbers.as_str()));
        blocks.push(Block::Table(numbers));
    }
    if let Some(since) = &reader.since {
        let changes = scoring::changes(dossier, id, reader.scores);
        blocks.push(heading(format!("Ce qui a changé depuis {since}")));
        blocks.push(if changes.is_empty() {
            remark("Aucun critère comparable n’a changé de niveau.")
        } else {
            profile::changes(reader, &changes, since)
        });
    }
    blocks
}

fn campaigns(reader: &CampaignReader<'_>) -> Block {
    let dossier = reader.dossier;
    let row = |campaign: &std::sync::Arc<Campaign>| {
        let scores = Scores::of(dossier, campaign.id)?;
        let coverage = &scores.whole.coverage;
        let mean = scores.whole.mean;
        Some(Row::of(vec![
            TableCell::words(text(&campaign.title)),
            TableCell::words(french::long_date(campaign.date)),
            TableCell::words(format!("{} {}", campaign.grid.id, campaign.grid.version)),
            TableCell::words(mean.map_or_else(
                |absence| Text::muted(absence.words()),
                |mean| Text::strong(scores.whole.unit.words(mean)),
            )),
            TableCell::words(coverage.words()),
        ]))
    };
    Block::Table(Table {
        id: "campagnes-page",
        title: "Les campagnes".to_owned(),
        columns: vec![
            Column::words("Campagne", "").wide(Width::Share(1)),
            Column::words("Date", "").wide(Width::Auto),
            Column::words("Grille", "").wide(Width::Auto),
            Column::numbers(score_label(reader.campaign.grid.scoring.rule), ""),
            Column::numbers("Critères", ""),
        ],
        rows: dossier.campaigns.iter().filter_map(row).collect(),
        chart: None,
    })
}

/// Says whether the campaigns compare with each other.
fn breaks(dossier: &Dossier) -> String {
    let pairs = dossier.campaigns.iter().zip(dossier.campaigns.iter().skip(1));
    let broken: Vec<String> = pairs
        .filter(|(earlier, later)| !later.is_comparable_to(earlier))
        .map(|(_, later)| french::month_year(later.date))
        .collect();
    // Not the number of the version: two grids that bear the same one may say different things.
    let mut grids = dossier.campaigns.iter().map(|campaign| &campaign.grid);
    let first = grids.next();
    if broken.is_empty() && grids.any(|grid| Some(grid) != first) {
        PROSE.grid_versions.as_str().to_owned()
    } else if broken.is_empty() {
        PROSE.grid_same.as_str().to_owned()
    } else {
        PROSE.grid_breaks.with("quand", &broken.join(", "))
    }
}

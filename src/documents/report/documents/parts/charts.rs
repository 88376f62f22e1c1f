//! The drawings of a document, laid out for its columns. Never draws by itself: `chart` lays out.

use super::super::campaign::CampaignReader;
use super::profile::table;
use crate::chart::{Bars, Chart, Curves, Occasions, Radar, layout};
use crate::dossier::{CampaignId, Dossier};
use crate::report::content::{Block, Illustration};
use crate::report::svg;
use crate::scoring::Scores;
use crate::theme::TOKENS;

/// Widths in points at which charts are laid out; an A4 page shows them at about six tenths.
const RADAR_WIDTH: f32 = 332.0;
const BARS_WIDTH: f32 = 460.0;
pub(in crate::report::documents) const PAGE_WIDTH: f32 = 720.0;
/// Share of the width that the radar takes beside the bars, in hundredths.
const RADAR_SHARE: u8 = 42;
/// Hundredths of a page's height that a drawing may take.
const MOST: u8 = 32;

/// Returns the profile of a campaign: radar and bars; `None` while there is nothing to draw.
pub(in crate::report::documents) fn profile(
    dossier: &Dossier,
    id: CampaignId,
    scores: &Scores,
) -> Option<Block> {
    let occasions = Occasions::of(dossier, id);
    let radar = drawing(&Chart::Radar(Radar::of(scores, occasions.clone())), RADAR_WIDTH);
    let bars = drawing(&Chart::Bars(Bars::of(scores, occasions)), BARS_WIDTH);
    match (radar, bars) {
        (Some(radar), Some(bars)) => {
            Some(Block::Pair { first: vec![radar], second: vec![bars], share: RADAR_SHARE })
        }
        (radar, bars) => radar.or(bars),
    }
}

/// Returns the profile of a campaign, as a table while there is nothing to draw.
pub(in crate::report::documents) fn profile_or_table(reader: &CampaignReader<'_>) -> Block {
    let drawn = profile(reader.dossier, reader.campaign.id, reader.scores);
    drawn.unwrap_or_else(|| table(reader))
}

/// Returns the domains over time.
///
/// Progress belongs to the latest campaign: an earlier one does not tell what came after it.
pub(in crate::report::documents) fn progress(dossier: &Dossier, id: CampaignId) -> Option<Block> {
    let is_latest = dossier.latest_campaign().is_some_and(|latest| latest.id == id);
    is_latest.then(|| progress_of_all(dossier)).flatten()
}

/// Returns the domains over all campaigns; nothing while no line would join two dates.
pub(in crate::report::documents) fn progress_of_all(dossier: &Dossier) -> Option<Block> {
    let lines = Curves::of(dossier);
    lines.is_over_time().then_some(Chart::Lines(lines)).and_then(|one| drawing(&one, PAGE_WIDTH))
}

/// Returns a chart as a drawing of a document; an empty one is left out.
pub(in crate::report::documents) fn drawing(chart: &Chart, width: f32) -> Option<Block> {
    if chart.empty_reason().is_some() {
        return None;
    }
    let height = chart.preferred_height(width);
    let picture = layout(chart, width, height, &TOKENS.light);
    Some(Block::Chart(Illustration {
        file: String::new(),
        svg: svg::render(&picture),
        proportion: (width / height.max(1.0) * 1000.0) as u32,
        alt: chart.alt_text(),
        most: MOST,
    }))
}

//! The drawings of the diagnosis, as the report wants them: light, sized for its columns.
//!
//! Never draws by itself: `chart` lays out, `svg` writes.

use super::pdf::{ChartImage, Charts};
use super::svg;
use crate::chart::{Bars, Chart, Lines, Occasions, Radar, layout};
use crate::dossier::{CampaignId, Dossier};
use crate::scoring::Scores;
use crate::theme::TOKENS;

/// Widths in points at which the charts are laid out; the page shows them at about six tenths.
const RADAR_WIDTH: f32 = 332.0;
const BARS_WIDTH: f32 = 460.0;
const PAGE_WIDTH: f32 = 720.0;

impl Charts {
    /// Draws what the figures of a campaign allow; an empty chart is left out.
    ///
    /// Progress belongs to the latest campaign: an earlier one does not tell what came after it.
    pub fn of(dossier: &Dossier, id: CampaignId, scores: &Scores) -> Self {
        let occasions = Occasions::of(dossier, id);
        let is_latest = dossier.latest_campaign().is_some_and(|latest| latest.id == id);
        let has_past = dossier.campaigns.len() > 1;
        let progress = (is_latest && has_past).then(|| Chart::Lines(Lines::of(dossier)));
        Self {
            profile: image(&Chart::Bars(Bars::of(scores, occasions.clone())), BARS_WIDTH),
            radar: image(&Chart::Radar(Radar::of(scores, occasions)), RADAR_WIDTH),
            progress: progress.and_then(|chart| image(&chart, PAGE_WIDTH)),
        }
    }
}

fn image(chart: &Chart, width: f32) -> Option<ChartImage> {
    if chart.empty_reason().is_some() {
        return None;
    }
    let picture = layout(chart, (width, chart.preferred_height(width)), &TOKENS.light);
    Some(ChartImage { svg: svg::render(&picture), alt: chart.alt_text() })
}

//! A chart's data and a size → a [`Picture`]: where everything goes, for any width from a phone's to
//! a wall's. Pure; never draws, never rounds a value but to write it.

mod axes;
mod bars;
mod claims;
mod heat;
mod labels;
mod legend;
mod lines;
mod pen;
mod radar;
mod radar_labels;
mod signs;
mod spark;
mod stacks;
mod ticks;
mod timeline;
mod wheel;

use super::model::Chart;
use super::picture::{Anchor, Picture, Pos, Weight};
use super::text::wrap;
use crate::theme::Palette;

use self::pen::{BODY, LEADING, Pen};

/// Lays a chart out in so many points; [`Chart::preferred_height`] helps to choose how high.
///
/// In a smaller size fewer labels or rows are drawn; none overlaps another.
pub fn layout(chart: &Chart, width: f32, height: f32, palette: &Palette) -> Picture {
    let mut pen = Pen::new(width, height, palette);
    if let Some(reason) = chart.empty_reason() {
        calm_sentence(&mut pen, &reason);
    } else {
        match chart {
            Chart::Radar(radar) => radar::lay_out(&mut pen, radar),
            Chart::Bars(bars) => bars::lay_out(&mut pen, bars),
            Chart::HeatMap(map) => heat::lay_out(&mut pen, map),
            Chart::Lines(lines) => lines::lay_out(&mut pen, lines),
            Chart::Spark(spark) => spark::lay_out(&mut pen, spark),
            Chart::Stacks(stacks) => stacks::lay_out(&mut pen, stacks),
            Chart::Claims(claims) => claims::lay_out(&mut pen, claims),
            Chart::Timeline(timeline) => timeline::lay_out(&mut pen, timeline),
        }
    }
    Picture { title: chart.title(), description: chart.alt_text(), ..pen.into_picture() }
}

impl Chart {
    /// Returns the height at which this chart is at ease in a width, in points.
    pub fn preferred_height(&self, width: f32) -> f32 {
        if self.empty_reason().is_some() {
            return EMPTY_HEIGHT;
        }
        let height = match self {
            Self::Radar(radar) => radar::height(radar, width),
            Self::Bars(bars) => bars::height(bars, width),
            Self::HeatMap(map) => heat::height(map, width),
            Self::Lines(lines) => lines::height(lines, width),
            Self::Spark(_) => spark::HEIGHT,
            Self::Stacks(stacks) => stacks::height(stacks, width),
            Self::Claims(claims) => claims::height(claims, width),
            Self::Timeline(timeline) => timeline::height(timeline, width),
        };
        height.ceil()
    }
}

const EMPTY_HEIGHT: f32 = 120.0;

/// Says why there is nothing to draw, in the middle.
fn calm_sentence(pen: &mut Pen, reason: &str) {
    let (width, height) = pen.size();
    let most = (height / LEADING).floor().clamp(1.0, 4.0) as usize;
    let lines = wrap(reason, BODY, Weight::Regular, (width - 32.0).min(360.0), most);
    let top = (height - lines.len() as f32 * LEADING) / 2.0;
    let colour = pen.palette.muted;
    for (row, line) in (0_u16..).zip(lines) {
        let baseline = top + f32::from(row) * LEADING + LEADING * 0.7;
        pen.text(Pos::new(width / 2.0, baseline), &line, pen::body(colour).anchor(Anchor::Middle));
    }
}

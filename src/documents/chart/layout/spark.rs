//! The whole over time, small: for the home screen.

use jiff::civil::Date;

use super::axes::{Axes, BELOW, left};
use super::lines::{LineLook, draw_line, place, point_words};
use super::pen::{Pen, body};
use super::ticks::{Tick, ticks};
use crate::chart::model::Spark;
use crate::chart::picture::{Anchor, Pos, Rect};

/// Height at which it is at ease.
pub(super) const HEIGHT: f32 = 148.0;
/// Room for the last value.
const RIGHT: f32 = 32.0;

/// Draws the line between the lines of the axis it needs.
pub(super) fn lay_out(pen: &mut Pen, spark: &Spark) {
    let (width, height) = pen.size();
    let top = 8.0;
    let all = ticks(spark.unit);
    let ticks = around(spark, &all);
    let left = left(ticks);
    let plot = Rect::new(left, top, (width - left).max(1.0), (height - top - BELOW).max(1.0));
    let inner = Rect { width: (plot.width - RIGHT).max(1.0), ..plot };
    let dates: Vec<Date> = spark.moments.iter().map(|moment| moment.date).collect();
    Axes::new(plot, ticks, &dates).draw_ticks(pen);
    let axes = Axes::new(inner, ticks, &dates);
    axes.draw_dates(pen, &dates);
    let look = LineLook { colour: pen.palette.accent, width: 3.0, radius: 5.0 };
    draw_line(pen, &axes, &spark.line, spark.unit, look);
    if let Some(last) = spark.line.points.last() {
        let here = place(&axes, last, spark.unit);
        draw_value(pen, here, &last.unit.words(last.mean), plot);
    }
    for point in &spark.line.points {
        let rect = Rect::around(place(&axes, point, spark.unit), 12.0);
        pen.hot_spot(rect, point_words(&spark.line, point));
    }
}

/// Writes the last value beside its point, a little above.
fn draw_value(pen: &mut Pen, here: Pos, value: &str, plot: Rect) {
    let look = body(pen.palette.ink).bold().anchor(Anchor::Start);
    let x = (here.x + 10.0).min(plot.right() - look.width(value));
    pen.text_beside(Pos::new(x, (here.y - 8.0).max(plot.y)), value, look);
}

/// Returns the lines of the axis around the values, at least two apart.
fn around<'a>(spark: &Spark, ticks: &'a [Tick]) -> &'a [Tick] {
    let scores = || spark.line.points.iter().map(|point| point.on(spark.unit, point.mean));
    let highest = ticks.len().saturating_sub(1);
    let low = scores().min().and_then(|least| ticks.iter().rposition(|tick| tick.score <= least));
    let high = scores().max().and_then(|most| ticks.iter().position(|tick| tick.score >= most));
    let (low, high) = (low.unwrap_or(0), high.unwrap_or(0));
    if high >= low + 2 {
        return ticks.get(low..=high).unwrap_or(ticks);
    }
    // a lone value stands in the middle
    let low = if high == low { low.saturating_sub(1) } else { low };
    let high = (low + 2).min(highest);
    ticks.get(high.saturating_sub(2)..=high).unwrap_or(ticks)
}

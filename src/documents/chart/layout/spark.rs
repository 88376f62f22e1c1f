//! The whole over time, small: for the home screen.

use jiff::civil::Date;

use super::axes::{Axes, BELOW, LEFT};
use super::lines::{LineLook, draw_line, point_words};
use super::pen::{Pen, body};
use crate::chart::model::{LinePoint, Spark, scale_max};
use crate::chart::picture::{Anchor, Pos, Rect};
use crate::french;

/// Height at which it is at ease.
pub(super) const HEIGHT: f32 = 148.0;
/// Room for the last value.
const RIGHT: f32 = 32.0;

/// Draws the line between the levels it needs.
pub(super) fn lay_out(pen: &mut Pen, spark: &Spark) {
    let (width, height) = pen.size();
    let top = 8.0;
    let plot = Rect::new(LEFT, top, (width - LEFT).max(1.0), (height - top - BELOW).max(1.0));
    let inner = Rect { width: (plot.width - RIGHT).max(1.0), ..plot };
    let (lowest, highest) = levels(&spark.line.points);
    let dates: Vec<Date> = spark.moments.iter().map(|moment| moment.date).collect();
    Axes::new(plot, lowest, highest, &dates).draw_levels(pen);
    let axes = Axes::new(inner, lowest, highest, &dates);
    axes.draw_dates(pen, &dates);
    let look = LineLook { colour: pen.palette.accent, width: 3.0, radius: 5.0 };
    draw_line(pen, &axes, &spark.line, look);
    if let Some(last) = spark.line.points.last() {
        let here = axes.pos(last.date, last.mean);
        draw_value(pen, here, &french::decimal(last.mean), plot);
    }
    for point in &spark.line.points {
        let rect = Rect::around(axes.pos(point.date, point.mean), 12.0);
        pen.hot_spot(rect, point_words(&spark.line, point));
    }
}

/// Writes the last value beside its point, a little above.
fn draw_value(pen: &mut Pen, here: Pos, value: &str, plot: Rect) {
    let look = body(pen.palette.ink).bold().anchor(Anchor::Start);
    let x = (here.x + 10.0).min(plot.right() - look.width(value));
    pen.text_beside(Pos::new(x, (here.y - 8.0).max(plot.y)), value, look);
}

/// Returns the whole levels around the values, at least two apart.
fn levels(points: &[LinePoint]) -> (u8, u8) {
    let whole = |value: i64| u8::try_from(value).unwrap_or(0).min(scale_max());
    let low = points.iter().map(|point| point.mean.floor().to_integer()).min().map_or(0, whole);
    let high = points.iter().map(|point| point.mean.ceil().to_integer()).max().map_or(0, whole);
    if high - low >= 2 {
        return (low, high);
    }
    // a lone value stands in the middle
    let low = if high == low { low.saturating_sub(1) } else { low };
    let high = (low + 2).min(scale_max());
    (high.saturating_sub(2), high)
}

//! The profile: one axis per domain, clockwise from the top. Fewer than three make bars instead.

use num_rational::Ratio;

use super::bars;
use super::legend::{self, LegendItem, LegendMark};
use super::pen::{Pen, share, small};
use super::radar_labels::{self, WheelRoom};
use super::signs;
use super::ticks::{Tick, ticks};
use super::wheel::Wheel;
use crate::chart::model::{Bars, Radar, Standing};
use crate::chart::picture::{Fill, Pos, Rect, Stroke};
use crate::theme::Palette;

/// Height of one label line when there are many.
const DENSE_LABEL: f32 = 16.0;

/// Returns a height where the labels have room.
pub(super) fn height(radar: &Radar, width: f32) -> f32 {
    if let Some(bars) = as_bars(radar) {
        return bars::height(&bars, width);
    }
    let labels = (radar.standings.len() as f32 / 2.0).ceil() * DENSE_LABEL + 48.0;
    let wheel = (width * 0.8).clamp(272.0, 400.0).max(labels);
    legend::height(&legend_items(radar, &crate::theme::TOKENS.light), width) + wheel
}

/// Draws the profile.
pub(super) fn lay_out(pen: &mut Pen, radar: &Radar) {
    if let Some(bars) = as_bars(radar) {
        return bars::lay_out(pen, &bars);
    }
    let (width, height) = pen.size();
    let top = legend::lay_out(pen, &legend_items(radar, pen.palette));
    let room = WheelRoom { rect: Rect::new(0.0, top, width, (height - top).max(1.0)) };
    let (wheel, labels) = radar_labels::place(&radar.standings, room);
    let ticks = ticks(radar.unit);
    // The lowest is the centre itself.
    let rings = ticks.get(1..).unwrap_or_default();
    draw_web(pen, &wheel, rings, radar.standings.len());
    draw_rings(pen, &wheel, rings);
    draw_profile(pen, radar, &wheel);
    radar_labels::draw(pen, &labels);
    for (standing, axis) in radar.standings.iter().zip(Wheel::axes(radar.standings.len())) {
        let words = standing.sentence(&radar.occasions);
        let at = wheel.at(axis, standing.now.map_or(1.0, |now| share(radar.unit, now)));
        pen.hot_spot(Rect::around(at, 10.0), words.clone());
        if let Some(label) = labels.iter().find(|label| label.code == standing.code) {
            pen.hot_spot(label.rect, words);
        }
    }
}

/// A profile needs three axes to have a surface.
fn as_bars(radar: &Radar) -> Option<Bars> {
    (radar.standings.len() < 3).then(|| Bars {
        occasions: radar.occasions.clone(),
        standings: radar.standings.clone(),
        unit: radar.unit,
    })
}

fn legend_items(radar: &Radar, palette: &Palette) -> Vec<LegendItem> {
    let has_then = radar.standings.iter().any(|standing| standing.then.is_ok());
    let has_target = radar.shows_target && radar.standings.iter().any(|s| s.target.is_some());
    let mut items = Vec::new();
    if has_then || has_target {
        items.push((LegendMark::Solid(palette.accent), radar.occasions.now.clone()));
    }
    if has_then {
        items.push((LegendMark::Dashed(palette.muted), radar.occasions.then.clone()));
    }
    if has_target {
        items.push((LegendMark::Target, "cible".to_owned()));
    }
    if radar.standings.iter().any(|standing| standing.band.is_some()) {
        items.push((LegendMark::Span(palette.ink), bars::UNCERTAIN.to_owned()));
    }
    items
}

/// Draws the rings of the scale and the axes.
fn draw_web(pen: &mut Pen, wheel: &Wheel, rings: &[Tick], count: usize) {
    let stroke = Stroke::new(pen.palette.line, 1.0);
    for ring in rings {
        let corners = Wheel::axes(count).map(|axis| wheel.at(axis, ring.share));
        pen.path(corners.collect(), true, stroke);
    }
    for axis in Wheel::axes(count) {
        pen.path(vec![wheel.centre, wheel.at(axis, 1.0)], false, stroke);
    }
}

fn draw_profile(pen: &mut Pen, radar: &Radar, wheel: &Wheel) {
    let palette = pen.palette;
    let values = |of: fn(&Standing) -> Option<Ratio<i64>>| {
        let share = |value: Option<Ratio<i64>>| value.map(|value| share(radar.unit, value));
        radar.standings.iter().map(of).map(share).collect::<Vec<_>>()
    };
    let now = values(|standing| standing.now.ok());
    fill(pen, wheel, &now, Fill { colour: palette.accent, alpha: 0.14 });
    outline(pen, wheel, &values(|s| s.then.ok()), Stroke::dashed(palette.muted, 1.5, 4.0, 4.0));
    outline(pen, wheel, &now, Stroke::new(palette.accent, 2.5));
    for (value, axis) in now.iter().zip(Wheel::axes(now.len())) {
        if let Some(value) = value {
            pen.disc(wheel.at(axis, *value), 4.5, palette.accent);
        }
    }
    draw_bands(pen, radar, wheel);
    if radar.shows_target {
        for (standing, axis) in radar.standings.iter().zip(Wheel::axes(now.len())) {
            if let Some(target) = standing.target {
                pen.diamond(wheel.at(axis, share(radar.unit, target)), 5.0);
            }
        }
    }
}

/// Draws, along its axis, the span each uncertain mean lies in.
fn draw_bands(pen: &mut Pen, radar: &Radar, wheel: &Wheel) {
    let count = radar.standings.len();
    for (standing, axis) in radar.standings.iter().zip(Wheel::axes(count)) {
        if let Some((low, high)) = standing.band {
            let at = |score| wheel.at(axis, share(radar.unit, score));
            let (from, to) = (at(low), at(high));
            signs::draw_span(pen, from, to, pen.palette.ink);
        }
    }
}

/// Fills between neighbours that both have a value: what is missing is not zero.
fn fill(pen: &mut Pen, wheel: &Wheel, values: &[Option<f32>], fill: Fill) {
    let points = points(wheel, values);
    if let Some(whole) = points.iter().copied().collect::<Option<Vec<Pos>>>() {
        return pen.polygon(whole, fill);
    }
    for piece in pieces(&points) {
        let wedge = std::iter::once(wheel.centre).chain(piece).collect();
        pen.polygon(wedge, fill);
    }
}

fn outline(pen: &mut Pen, wheel: &Wheel, values: &[Option<f32>], stroke: Stroke) {
    let points = points(wheel, values);
    if let Some(whole) = points.iter().copied().collect::<Option<Vec<Pos>>>() {
        return pen.path(whole, true, stroke);
    }
    for piece in pieces(&points) {
        pen.path(piece, false, stroke);
    }
}

fn points(wheel: &Wheel, values: &[Option<f32>]) -> Vec<Option<Pos>> {
    let axes = Wheel::axes(values.len());
    values.iter().zip(axes).map(|(value, axis)| Some(wheel.at(axis, (*value)?))).collect()
}

/// Returns the runs of neighbours that have a value, going round from the first that has none.
fn pieces(points: &[Option<Pos>]) -> Vec<Vec<Pos>> {
    let start = points.iter().position(Option::is_none).unwrap_or(0);
    let round = points.iter().cycle().skip(start).take(points.len()).copied();
    let mut pieces: Vec<Vec<Pos>> = vec![Vec::new()];
    for point in round {
        match (point, pieces.last_mut()) {
            (Some(point), Some(piece)) => piece.push(point),
            _ => pieces.push(Vec::new()),
        }
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// Writes the scale along the first axis, the numbers that have room.
fn draw_rings(pen: &mut Pen, wheel: &Wheel, rings: &[Tick]) {
    let look = small(pen.palette.muted);
    let before = std::iter::once(0.0).chain(rings.iter().map(|ring| ring.share));
    let gaps = rings.iter().zip(before).map(|(ring, before)| ring.share - before);
    let step = wheel.radius * gaps.fold(1.0, f32::min);
    let every = if step >= 14.0 { 1 } else { 2 };
    let fits = |place: usize| place.is_multiple_of(every) && step * 2.0 >= 14.0;
    for (_, ring) in (1..).zip(rings).filter(|(place, _)| fits(*place)) {
        let y = wheel.centre.y - wheel.radius * ring.share;
        pen.text(Pos::new(wheel.centre.x + 4.0, y + 12.0), &ring.words, look);
    }
}

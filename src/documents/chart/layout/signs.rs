//! Signs and patterns that speak without colour: strengths, uncertain levels, spans.

use std::f32::consts::{FRAC_PI_2, PI};

use super::pen::{Pen, small};
use crate::chart::picture::{Anchor, Fill, Pos, Rect, Stroke};
use crate::scoring::Strength;
use crate::theme::Colour;

/// Draws the sign of a strength: ring, half disc, disc, triangle.
pub(super) fn draw_strength(
    pen: &mut Pen,
    centre: Pos,
    radius: f32,
    strength: Strength,
    colour: Colour,
) {
    let stroke = Stroke::new(colour, 1.25);
    match strength {
        Strength::Declared => pen.path(arc(centre, radius, 2.0 * PI), true, stroke),
        Strength::Observed => {
            pen.polygon(arc(centre, radius, PI), Fill::new(colour));
            pen.path(arc(centre, radius, 2.0 * PI), true, stroke);
        }
        Strength::Proven => pen.disc(centre, radius + 0.6, colour),
        Strength::Expired => pen.polygon(triangle(centre, radius + 1.0), Fill::new(colour)),
    }
}

/// Returns points on a circle, from the bottom, clockwise.
fn arc(centre: Pos, radius: f32, angle: f32) -> Vec<Pos> {
    const STEPS: u16 = 16;
    let at = |step: u16| {
        let (sin, cos) = (FRAC_PI_2 + angle * f32::from(step) / f32::from(STEPS)).sin_cos();
        Pos::new(centre.x + radius * cos, centre.y + radius * sin)
    };
    (0..=STEPS).map(at).collect()
}

fn triangle(centre: Pos, radius: f32) -> Vec<Pos> {
    [(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)]
        .map(|(x, y)| Pos::new(centre.x + x * radius, centre.y + y * radius))
        .to_vec()
}

/// Fills a bar with the pattern of a strength: rim, stripes, full, crossed stripes.
pub(super) fn draw_pattern(pen: &mut Pen, bar: Rect, strength: Strength) {
    match strength {
        Strength::Declared => pen.outlined_bar(bar, pen.palette.muted),
        Strength::Observed => pen.striped_bar(bar, pen.palette.accent),
        Strength::Proven => pen.rect(bar, 0.0, pen.palette.accent),
        Strength::Expired => {
            let colour = pen.palette.warn;
            pen.striped_bar(bar, colour);
            cross(pen, bar, colour);
        }
    }
}

/// Adds stripes the other way to a striped bar.
fn cross(pen: &mut Pen, bar: Rect, colour: Colour) {
    const STEP: f32 = 6.0;
    let bar = Rect::new(bar.x + 1.0, bar.y + 1.0, bar.width - 2.0, bar.height - 2.0);
    let count = ((bar.width + bar.height) / STEP).floor().max(0.0) as u16;
    for stripe in 1..=count {
        let sum = f32::from(stripe) * STEP;
        let (left, right) = ((sum - bar.height).max(0.0), sum.min(bar.width));
        if right > left {
            let at = |x: f32| Pos::new(bar.x + x, bar.bottom() - (sum - x));
            pen.line(at(left), at(right), Stroke::new(colour, 1.5));
        }
    }
}

/// Draws an uncertain level: the two colours it lies between, hatched, and the sign ≠.
pub(super) fn draw_between(pen: &mut Pen, rect: Rect, low: Colour, high: Colour, ink: Colour) {
    const PLATE: f32 = 14.0;
    pen.rect(rect, 3.0, low);
    pen.striped_bar(rect, high);
    let centre = Pos::new(rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
    let plate = Rect::new(centre.x - PLATE / 2.0, centre.y - PLATE / 2.0, PLATE, PLATE);
    pen.rect(plate, 3.0, pen.palette.surface);
    pen.text_beside(centre, "≠", small(ink).bold().anchor(Anchor::Middle));
}

/// Draws a span between two points, with an end at each.
pub(super) fn draw_span(pen: &mut Pen, from: Pos, to: Pos, colour: Colour) {
    const END: f32 = 4.0;
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(0.1);
    let (across_x, across_y) = (-dy / length * END, dx / length * END);
    let stroke = Stroke::new(colour, 2.0);
    pen.line(from, to, stroke);
    for end in [from, to] {
        let start = Pos::new(end.x - across_x, end.y - across_y);
        pen.line(start, Pos::new(end.x + across_x, end.y + across_y), stroke);
    }
}

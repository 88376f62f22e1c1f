//! A [`Picture`] onto any plotters surface: SVG for reports, the window elsewhere.
//!
//! plotters counts in whole units, so a picture is drawn [`SCALE`] times larger than its points; the
//! surface shrinks it back. Never decides where anything goes.

use std::f32::consts::FRAC_PI_2;

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos as TextAnchor, VPos};
use plotters::style::{
    Color as _, FontDesc, FontFamily, RGBAColor, RGBColor, ShapeStyle, TextStyle,
};

use super::picture::{Anchor, Fill, Picture, Pos, Rect, Shape, Stroke, TextShape};
use super::text::{FONT_FAMILY, font_style, register_fonts};
use crate::theme::Colour;

/// Units of a surface per point.
pub const SCALE: f32 = 10.0;
/// Texts are drawn with a `VPos::Top` anchor, this many em above their baseline.
///
/// It is what plotters' SVG surface adds to the y of such a text. Another surface puts the baseline
/// at `y + 0.76 × em`.
pub const TEXT_TOP_TO_BASELINE_EM: f32 = 0.76;

/// A surface counts a font size as 1.24 em, a habit of plotters.
const FONT_SIZE_PER_EM: f64 = 1.24;

/// The surface refused something.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("le graphique n’a pas pu être dessiné\u{a0}: {0}")]
pub struct DrawError(String);

impl Picture {
    /// Draws everything onto a surface of `size × SCALE` units.
    ///
    /// What a surface must know:
    /// * strokes come through `draw_path` (with `stroke_width` in units), dashes already cut;
    /// * `fill_polygon` may be concave (the radar): a surface that only fills convex shapes cuts it
    ///   with [`super::triangles`], and can ask [`super::is_convex`] first;
    /// * round rectangles come as convex polygons;
    /// * a text's size is `style.size() / 1.24` units per em, its anchor `VPos::Top` with the
    ///   baseline [`TEXT_TOP_TO_BASELINE_EM`] below, and `FontStyle::Bold` means `Inter SemiBold`.
    pub fn draw<B: DrawingBackend>(&self, surface: &mut B) -> Result<(), DrawError> {
        register_fonts();
        self.shapes.iter().try_for_each(|shape| draw_shape(surface, shape))
    }
}

fn draw_shape<B: DrawingBackend>(surface: &mut B, shape: &Shape) -> Result<(), DrawError> {
    match shape {
        Shape::Path { points, is_closed, stroke } => {
            let mut points = points.clone();
            if *is_closed {
                points.extend(points.first().copied());
            }
            draw_path(surface, &points, *stroke)
        }
        Shape::Polygon { points, fill } => fill_polygon(surface, points, *fill),
        Shape::Rect { rect, radius, fill, stroke } => {
            draw_rect(surface, rect, *radius, *fill, *stroke)
        }
        Shape::Circle { centre, radius, fill, stroke } => {
            let (centre, radius) = (units(*centre), (radius * SCALE).round() as u32);
            if let Some(fill) = fill {
                told(surface.draw_circle(centre, radius, &fill_style(*fill), true))?;
            }
            if let Some(stroke) = stroke {
                told(surface.draw_circle(centre, radius, &stroke_style(*stroke), false))?;
            }
            Ok(())
        }
        Shape::Text(text) => draw_text(surface, text),
    }
}

fn draw_rect<B: DrawingBackend>(
    surface: &mut B,
    rect: &Rect,
    radius: f32,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
) -> Result<(), DrawError> {
    let outline = round_outline(rect, radius);
    if let Some(fill) = fill {
        fill_polygon(surface, &outline, fill)?;
    }
    if let Some(stroke) = stroke {
        let closed: Vec<Pos> = outline.iter().chain(outline.first()).copied().collect();
        draw_path(surface, &closed, stroke)?;
    }
    Ok(())
}

fn draw_path<B: DrawingBackend>(
    surface: &mut B,
    points: &[Pos],
    stroke: Stroke,
) -> Result<(), DrawError> {
    let style = stroke_style(stroke);
    let pieces = match stroke.dash {
        None => vec![points.to_vec()],
        Some((dash, gap)) => dashes(points, dash, gap),
    };
    pieces.into_iter().try_for_each(|piece| {
        told(surface.draw_path(piece.into_iter().map(units).collect::<Vec<_>>(), &style))
    })
}

fn fill_polygon<B: DrawingBackend>(
    surface: &mut B,
    points: &[Pos],
    fill: Fill,
) -> Result<(), DrawError> {
    let points: Vec<(i32, i32)> = points.iter().copied().map(units).collect();
    told(surface.fill_polygon(points, &fill_style(fill)))
}

fn draw_text<B: DrawingBackend>(surface: &mut B, text: &TextShape) -> Result<(), DrawError> {
    let size = f64::from(text.size * SCALE) * FONT_SIZE_PER_EM;
    let font = FontDesc::new(FontFamily::Name(FONT_FAMILY), size, font_style(text.weight));
    let h_pos = match text.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let color = colour(text.colour).to_backend_color();
    let style = TextStyle { font, color, pos: TextAnchor::new(h_pos, VPos::Top) };
    let top = Pos::new(text.at.x, text.at.y - TEXT_TOP_TO_BASELINE_EM * text.size);
    told(surface.draw_text(&text.text, &style, units(top)))
}

/// Cuts a line into dashes, which turn the corners they meet.
fn dashes(points: &[Pos], dash: f32, gap: f32) -> Vec<Vec<Pos>> {
    let mut pieces: Vec<Vec<Pos>> = Vec::new();
    let (mut is_dash, mut left) = (true, dash);
    let mut piece: Vec<Pos> = points.first().copied().into_iter().collect();
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = dx.hypot(dy);
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let here = Pos::new(from.x + dx * done / length, from.y + dy * done / length);
            if is_dash {
                piece.push(here);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![here];
            }
            is_dash = !is_dash;
            left = if is_dash { dash } else { gap }.max(0.1);
        }
        left -= length - done;
        if is_dash {
            piece.push(*to);
        }
    }
    pieces.push(piece);
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// Returns the outline of a rectangle with round corners, clockwise from the top right.
fn round_outline(rect: &Rect, radius: f32) -> Vec<Pos> {
    let radius = radius.min(rect.width / 2.0).min(rect.height / 2.0);
    if radius <= 0.0 {
        let (left, right) = (rect.x, rect.right());
        let (top, bottom) = (rect.y, rect.bottom());
        return [(right, top), (right, bottom), (left, bottom), (left, top)]
            .map(|(x, y)| Pos::new(x, y))
            .to_vec();
    }
    let steps = (radius * 1.5).ceil().clamp(2.0, 12.0) as u16;
    let centres = [
        (rect.right() - radius, rect.y + radius),
        (rect.right() - radius, rect.bottom() - radius),
        (rect.x + radius, rect.bottom() - radius),
        (rect.x + radius, rect.y + radius),
    ];
    let corner = |(quarter, (x, y)): (u8, (f32, f32))| {
        (0..=steps).map(move |step| {
            let turn = f32::from(quarter) - 1.0 + f32::from(step) / f32::from(steps);
            let (sin, cos) = (turn * FRAC_PI_2).sin_cos();
            Pos::new(x + radius * cos, y + radius * sin)
        })
    };
    (0..).zip(centres).flat_map(corner).collect()
}

fn units(pos: Pos) -> (i32, i32) {
    ((pos.x * SCALE).round() as i32, (pos.y * SCALE).round() as i32)
}

fn colour(Colour([red, green, blue]): Colour) -> RGBColor {
    RGBColor(red, green, blue)
}

fn fill_style(fill: Fill) -> ShapeStyle {
    let mixed: RGBAColor = colour(fill.colour).mix(f64::from((fill.alpha * 100.0).round()) / 100.0);
    mixed.filled()
}

fn stroke_style(stroke: Stroke) -> ShapeStyle {
    let width = (stroke.width * SCALE).round().max(1.0) as u32;
    colour(stroke.colour).stroke_width(width)
}

fn told<T, E: std::fmt::Display>(result: Result<T, E>) -> Result<T, DrawError> {
    result.map_err(|error| DrawError(error.to_string()))
}

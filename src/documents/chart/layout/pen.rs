//! Short ways to put shapes on a picture. Knows the palette, never what is drawn.

use num_rational::Ratio;

use super::super::picture::{
    Anchor, Fill, HotSpot, Picture, Pos, Rect, Shape, Stroke, TextShape, Weight,
};
use crate::grid::Unit;
use crate::theme::{Colour, Palette};

/// Size of a label, in points: the tokens' `small`.
pub(super) const SMALL: f32 = 12.0;
/// Size of a row's title, in points: the tokens' `body`.
pub(super) const BODY: f32 = 14.0;
/// Height of a line of text, in points.
pub(super) const LEADING: f32 = 20.0;
/// From the middle of a text's figures down to its baseline, in em.
const MIDDLE_TO_BASELINE: f32 = 0.364;

/// Puts shapes on a picture.
pub(super) struct Pen<'a> {
    /// Colours by role.
    pub(super) palette: &'a Palette,
    picture: Picture,
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct TextLook {
    /// In points.
    pub(super) size: f32,
    /// Regular, or emphasised.
    pub(super) weight: Weight,
    /// Of the letters.
    pub(super) colour: Colour,
    /// Which end of it stands where it is put.
    pub(super) anchor: Anchor,
}

/// A label's look.
pub(super) const fn small(colour: Colour) -> TextLook {
    TextLook { size: SMALL, weight: Weight::Regular, colour, anchor: Anchor::Start }
}

/// A row title's look.
pub(super) const fn body(colour: Colour) -> TextLook {
    TextLook { size: BODY, weight: Weight::Regular, colour, anchor: Anchor::Start }
}

impl TextLook {
    /// Returns the same, emphasised.
    pub(super) const fn bold(self) -> Self {
        Self { weight: Weight::SemiBold, ..self }
    }

    /// Returns the same, put by another end.
    pub(super) const fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// Returns the baseline of a text whose figures are centred on `middle`.
    pub(super) fn baseline(&self, middle: f32) -> f32 {
        middle + MIDDLE_TO_BASELINE * self.size
    }

    /// Returns how wide a text is, in points.
    pub(super) fn width(&self, text: &str) -> f32 {
        super::super::text::text_width(text, self.size, self.weight)
    }

    /// Returns the beginning of a text that holds in so many points.
    pub(super) fn shorten(&self, text: &str, most: f32) -> String {
        super::super::text::shorten(text, self.size, self.weight, most)
    }
}

impl<'a> Pen<'a> {
    pub(super) fn new(width: f32, height: f32, palette: &'a Palette) -> Self {
        let picture = Picture {
            size: (width.max(1.0), height.max(1.0)),
            title: String::new(),
            description: String::new(),
            shapes: Vec::new(),
            hot_spots: Vec::new(),
        };
        Self { palette, picture }
    }

    pub(super) fn size(&self) -> (f32, f32) {
        self.picture.size
    }

    pub(super) fn into_picture(self) -> Picture {
        self.picture
    }

    /// Writes a text on its baseline.
    pub(super) fn text(&mut self, at: Pos, text: &str, look: TextLook) {
        if text.is_empty() {
            return;
        }
        self.picture.shapes.push(Shape::Text(TextShape {
            at,
            text: text.to_owned(),
            size: look.size,
            weight: look.weight,
            colour: look.colour,
            anchor: look.anchor,
        }));
    }

    /// Writes a text whose figures are centred on a height.
    pub(super) fn text_beside(&mut self, at: Pos, text: &str, look: TextLook) {
        self.text(Pos::new(at.x, look.baseline(at.y)), text, look);
    }

    /// Draws from one point to another.
    pub(super) fn line(&mut self, from: Pos, to: Pos, stroke: Stroke) {
        self.path(vec![from, to], false, stroke);
    }

    /// Draws through two points or more.
    pub(super) fn path(&mut self, points: Vec<Pos>, is_closed: bool, stroke: Stroke) {
        if points.len() > 1 {
            self.picture.shapes.push(Shape::Path { points, is_closed, stroke });
        }
    }

    /// Fills what three points or more enclose.
    pub(super) fn polygon(&mut self, points: Vec<Pos>, fill: Fill) {
        if points.len() > 2 {
            self.picture.shapes.push(Shape::Polygon { points, fill });
        }
    }

    /// Fills a rectangle that has a surface.
    pub(super) fn rect(&mut self, rect: Rect, radius: f32, colour: Colour) {
        if rect.width > 0.0 && rect.height > 0.0 {
            let fill = Some(Fill::new(colour));
            self.picture.shapes.push(Shape::Rect { rect, radius, fill, stroke: None });
        }
    }

    /// Draws the border of a rectangle.
    pub(super) fn frame(&mut self, rect: Rect, radius: f32, stroke: Stroke) {
        self.picture.shapes.push(Shape::Rect { rect, radius, fill: None, stroke: Some(stroke) });
    }

    /// Fills a circle.
    pub(super) fn disc(&mut self, centre: Pos, radius: f32, colour: Colour) {
        let fill = Some(Fill::new(colour));
        self.picture.shapes.push(Shape::Circle { centre, radius, fill, stroke: None });
    }

    /// A point that says "not complete yet".
    pub(super) fn hollow_point(&mut self, centre: Pos, radius: f32, stroke: Stroke) {
        let fill = Some(Fill::new(self.palette.surface));
        let radius = radius - stroke.width / 2.0;
        self.picture.shapes.push(Shape::Circle { centre, radius, fill, stroke: Some(stroke) });
    }

    /// A point that says "planned, not reached".
    pub(super) fn hollow_square(&mut self, centre: Pos, radius: f32, stroke: Stroke) {
        let rect = Rect::around(centre, radius);
        let fill = Some(Fill::new(self.palette.surface));
        self.picture.shapes.push(Shape::Rect { rect, radius: 1.0, fill, stroke: Some(stroke) });
    }

    /// A bar that counts for nothing: its rim only.
    pub(super) fn outlined_bar(&mut self, bar: Rect, colour: Colour) {
        let rim = 1.5;
        let wide = (bar.width - rim, bar.height - rim);
        if wide.0 > 0.0 && wide.1 > 0.0 {
            let rect = Rect::new(bar.x + rim / 2.0, bar.y + rim / 2.0, wide.0, wide.1);
            self.frame(rect, 0.0, Stroke::new(colour, rim));
        }
    }

    /// A bar that may or may not count: its rim and slanted stripes.
    pub(super) fn striped_bar(&mut self, bar: Rect, colour: Colour) {
        const STEP: f32 = 6.0;
        self.outlined_bar(bar, colour);
        let bar = Rect::new(bar.x + 1.0, bar.y + 1.0, bar.width - 2.0, bar.height - 2.0);
        let stroke = Stroke::new(colour, 1.5);
        let count = ((bar.width + bar.height) / STEP).floor().max(0.0) as u16;
        for stripe in 1..=count {
            // the stripe joins the points where x + y, from the corner, is this
            let sum = f32::from(stripe) * STEP;
            let (left, right) = ((sum - bar.height).max(0.0), sum.min(bar.width));
            if right > left {
                let at = |x: f32| Pos::new(bar.x + x, bar.y + sum - x);
                self.line(at(left), at(right), stroke);
            }
        }
    }

    /// The mark of a target.
    pub(super) fn diamond(&mut self, centre: Pos, radius: f32) {
        let corners = [(0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0)]
            .map(|(dx, dy)| Pos::new(centre.x + dx, centre.y + dy))
            .to_vec();
        let stroke = Stroke::new(self.palette.warn, 2.0);
        self.polygon(corners.clone(), Fill::new(self.palette.surface));
        self.path(corners, true, stroke);
    }

    pub(super) fn hot_spot(&mut self, rect: Rect, text: impl Into<String>) {
        self.picture.hot_spots.push(HotSpot { rect, text: text.into() });
    }
}

/// Returns how far a score is between the lowest and the highest, from 0 to 1.
pub(super) fn share(unit: Unit, score: Ratio<i64>) -> f32 {
    float(unit.share(score)).clamp(0.0, 1.0)
}

/// Returns a number as near as shapes need it.
pub(super) fn float(number: Ratio<i64>) -> f32 {
    *number.numer() as f32 / *number.denom() as f32
}

/// Moves a one-point line onto the middle of a pixel, so that it stays crisp.
pub(super) fn crisp(position: f32) -> f32 {
    position.floor() + 0.5
}

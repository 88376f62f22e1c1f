//! A drawing as plain shapes, in points, y downwards. Never knows what it shows or what draws it.

use crate::theme::Colour;

pub use super::text::Weight;
use super::text::text_width;

/// A laid out chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width and height, in points.
    pub size: (f32, f32),
    /// Title of the chart, which is not drawn.
    pub title: String,
    /// The chart in words.
    pub description: String,
    /// From back to front.
    pub shapes: Vec<Shape>,
    /// Where pointing tells more; the first that holds the pointer wins.
    pub hot_spots: Vec<HotSpot>,
}

/// A place of the picture that has something to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct HotSpot {
    /// Where.
    pub rect: Rect,
    /// What.
    pub text: String,
}

/// A place, in points from the top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pos {
    /// Rightwards.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// A rectangle, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left side.
    pub x: f32,
    /// Top side.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// Something to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line through points.
    Path {
        /// In order.
        points: Vec<Pos>,
        /// Whether the last point joins the first.
        is_closed: bool,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A filled outline, which may be concave but never crosses itself.
    Polygon {
        /// In order.
        points: Vec<Pos>,
        /// What fills it.
        fill: Fill,
    },
    /// A rectangle with round corners, filled or outlined or both.
    Rect {
        /// Where.
        rect: Rect,
        /// Of the corners.
        radius: f32,
        /// What fills it.
        fill: Option<Fill>,
        /// Its rim.
        stroke: Option<Stroke>,
    },
    /// A disc, a ring, or a disc with a rim.
    Circle {
        /// Its middle.
        centre: Pos,
        /// To the middle of the rim.
        radius: f32,
        /// What fills it.
        fill: Option<Fill>,
        /// Its rim.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text(TextShape),
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextShape {
    /// On the baseline; which end of the text it is, `anchor` says.
    pub at: Pos,
    /// What is written.
    pub text: String,
    /// Size of the font, in points per em.
    pub size: f32,
    /// Regular or emphasised.
    pub weight: Weight,
    /// Its colour.
    pub colour: Colour,
    /// Where `at` is.
    pub anchor: Anchor,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: Colour,
    /// Its width, in points.
    pub width: f32,
    /// Lengths of a dash and of the gap after it, in points.
    pub dash: Option<(f32, f32)>,
}

/// What fills a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// Its colour.
    pub colour: Colour,
    /// From 0, invisible, to 1, opaque.
    pub alpha: f32,
}

/// Which part of a text its position names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    #[default]
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

impl Picture {
    /// Returns what there is to tell about a place.
    pub fn told_at(&self, pos: Pos) -> Option<&HotSpot> {
        self.hot_spots.iter().find(|spot| spot.rect.contains(pos))
    }
}

impl Pos {
    /// Names a place.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

impl Rect {
    /// Names a rectangle by its corner and its size.
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// Returns the square around a place.
    pub fn around(centre: Pos, half: f32) -> Self {
        Self::new(centre.x - half, centre.y - half, 2.0 * half, 2.0 * half)
    }

    /// Returns the smallest rectangle that holds all these places.
    pub fn enclosing(points: &[Pos]) -> Self {
        let low = |of: fn(&Pos) -> f32| points.iter().map(of).fold(f32::INFINITY, f32::min);
        let high = |of: fn(&Pos) -> f32| points.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
        let (x, y) = (low(|p| p.x), low(|p| p.y));
        Self::new(x, y, high(|p| p.x) - x, high(|p| p.y) - y)
    }

    /// Returns the right side.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Returns the bottom side.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// Tells whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Tells whether a place is inside.
    pub fn contains(&self, pos: Pos) -> bool {
        (self.x..=self.right()).contains(&pos.x) && (self.y..=self.bottom()).contains(&pos.y)
    }

    fn grown(&self, margin: f32) -> Self {
        let grown = 2.0 * margin;
        Self::new(self.x - margin, self.y - margin, self.width + grown, self.height + grown)
    }
}

impl Stroke {
    /// A plain line.
    pub const fn new(colour: Colour, width: f32) -> Self {
        Self { colour, width, dash: None }
    }

    /// A dashed line.
    pub const fn dashed(colour: Colour, width: f32, dash: f32, gap: f32) -> Self {
        Self { colour, width, dash: Some((dash, gap)) }
    }
}

impl Fill {
    /// An opaque fill.
    pub const fn new(colour: Colour) -> Self {
        Self { colour, alpha: 1.0 }
    }
}

impl TextShape {
    /// Returns the width of the text.
    pub fn width(&self) -> f32 {
        text_width(&self.text, self.size, self.weight)
    }

    /// Returns the rectangle of its letters, accents and tails included.
    pub fn bounds(&self) -> Rect {
        let width = self.width();
        let left = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        Rect::new(left, self.at.y - 0.78 * self.size, width, self.size)
    }
}

impl Shape {
    /// Returns the rectangle it fills.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Path { points, stroke, .. } => Rect::enclosing(points).grown(stroke.width / 2.0),
            Self::Polygon { points, .. } => Rect::enclosing(points),
            Self::Rect { rect, stroke, .. } => {
                rect.grown(stroke.map_or(0.0, |stroke| stroke.width / 2.0))
            }
            Self::Circle { centre, radius, stroke, .. } => {
                Rect::around(*centre, radius + stroke.map_or(0.0, |stroke| stroke.width / 2.0))
            }
            Self::Text(text) => text.bounds(),
        }
    }
}

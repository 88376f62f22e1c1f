//! A picture that leaves the program: its title above, whose it is and when below. Pure.

use super::picture::{Anchor, Picture, Pos, Rect, Shape, TextShape, Weight};
use super::text::shorten;
use crate::theme::Palette;

const TITLE_SIZE: f32 = 18.0;
const NOTE_SIZE: f32 = 12.0;
const ABOVE: f32 = 44.0;
const BELOW: f32 = 32.0;
const SIDE: f32 = 16.0;

impl Picture {
    /// Puts the title above and a note below, so that the picture can stand alone.
    #[must_use]
    pub fn captioned(self, note: &str, palette: &Palette) -> Self {
        let (width, height) = self.size;
        let size = (width + 2.0 * SIDE, ABOVE + height + BELOW);
        let mut shapes: Vec<Shape> = self.shapes.into_iter().map(moved).collect();
        let title = shorten(&self.title, TITLE_SIZE, Weight::SemiBold, width);
        let note = shorten(note, NOTE_SIZE, Weight::Regular, width);
        let text = |at, text, size, weight, colour| {
            Shape::Text(TextShape { at, text, size, weight, colour, anchor: Anchor::Start })
        };
        shapes.push(text(Pos::new(SIDE, 28.0), title, TITLE_SIZE, Weight::SemiBold, palette.ink));
        let below = Pos::new(SIDE, size.1 - 12.0);
        shapes.push(text(below, note, NOTE_SIZE, Weight::Regular, palette.muted));
        Self { size, shapes, hot_spots: Vec::new(), ..self }
    }
}

fn moved(shape: Shape) -> Shape {
    let to = |pos: Pos| Pos::new(pos.x + SIDE, pos.y + ABOVE);
    match shape {
        Shape::Path { points, is_closed, stroke } => {
            Shape::Path { points: points.into_iter().map(to).collect(), is_closed, stroke }
        }
        Shape::Polygon { points, fill } => {
            Shape::Polygon { points: points.into_iter().map(to).collect(), fill }
        }
        Shape::Rect { rect, radius, fill, stroke } => {
            let rect = Rect { x: rect.x + SIDE, y: rect.y + ABOVE, ..rect };
            Shape::Rect { rect, radius, fill, stroke }
        }
        Shape::Circle { centre, radius, fill, stroke } => {
            Shape::Circle { centre: to(centre), radius, fill, stroke }
        }
        Shape::Text(text) => Shape::Text(TextShape { at: to(text.at), ..text }),
    }
}

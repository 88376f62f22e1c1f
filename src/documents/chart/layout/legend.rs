//! The legend above a chart: marks and words that flow over as many lines as they need.

use super::pen::{LEADING, Pen, small};
use super::signs;
use crate::chart::picture::{Anchor, Pos, Rect, Stroke};
use crate::scoring::Strength;
use crate::theme::{Colour, Palette};

/// A mark of the legend.
#[derive(Clone, Copy)]
pub(super) enum LegendMark {
    /// A filled bar.
    Bar(Colour),
    /// An empty bar.
    Outline(Colour),
    /// A striped bar.
    Striped(Colour),
    /// A vertical tick.
    Tick(Colour),
    /// The diamond of a target.
    Target,
    /// A line with its point.
    Solid(Colour),
    /// A dashed line.
    Dashed(Colour),
    /// A dashed line that ends in the hollow square of what is planned.
    Planned(Colour),
    /// The hollow point of an incomplete campaign.
    Hollow(Colour),
    /// The break of a series.
    Break(Colour),
    /// A level's colour with its number.
    Level(Colour, Colour, u8),
    /// Some of a scale's colours, without their numbers: lowest, in the middle, highest.
    Ramp([Colour; 3]),
    /// A level that is uncertain: its lowest and its highest colour, and the ink.
    Between(Colour, Colour, Colour),
    /// The sign of a strength.
    Strength(Strength, Colour),
    /// A bar filled with the pattern of a strength.
    Pattern(Strength),
    /// A span between two values.
    Span(Colour),
    /// A word that stands for itself.
    Word(&'static str, Colour),
}

/// A mark and what it means.
pub(super) type LegendItem = (LegendMark, String);

/// What the hollow square of what is planned says.
pub(super) const PLANNED: &str = "prévu par le plan, à l’échéance";
/// Beside a change that is not the difference of the two means.
pub(super) const PARTIAL: &str = "*";

/// Says what such a change goes over.
pub(super) fn partial(palette: &Palette) -> LegendItem {
    (LegendMark::Word(PARTIAL, palette.muted), "sur les seuls critères comparables".to_owned())
}

const MARK_GAP: f32 = 6.0;
const ITEM_GAP: f32 = 16.0;
/// Below the legend.
const BOTTOM_GAP: f32 = 12.0;

/// Returns the height that a legend takes, the gap below it included.
pub(super) fn height(items: &[LegendItem], width: f32) -> f32 {
    flow(items, width).last().map_or(0.0, |(_, line)| (line + 1.0) * LEADING + BOTTOM_GAP)
}

/// Draws a legend from the top left corner and returns its height.
pub(super) fn lay_out(pen: &mut Pen, items: &[LegendItem]) -> f32 {
    let (width, _) = pen.size();
    let look = small(pen.palette.muted);
    for ((mark, words), (x, line)) in items.iter().zip(flow(items, width)) {
        let middle = line * LEADING + LEADING / 2.0;
        draw_mark(pen, *mark, x, middle);
        let left = x + mark_width(*mark) + MARK_GAP;
        pen.text_beside(
            Pos::new(left, middle),
            &look.shorten(words, (width - left).max(0.0)),
            look,
        );
    }
    height(items, width)
}

/// Places the items: left side and line number.
fn flow(items: &[LegendItem], width: f32) -> Vec<(f32, f32)> {
    let (mut x, mut line) = (0.0, 0.0);
    let mut places = Vec::with_capacity(items.len());
    for (mark, words) in items {
        let wide = mark_width(*mark) + MARK_GAP + text_width(words);
        if x > 0.0 && x + wide > width {
            x = 0.0;
            line += 1.0;
        }
        places.push((x, line));
        x += wide + ITEM_GAP;
    }
    places
}

fn text_width(words: &str) -> f32 {
    small(Colour([0; 3])).width(words)
}

fn mark_width(mark: LegendMark) -> f32 {
    match mark {
        LegendMark::Bar(_) | LegendMark::Outline(_) | LegendMark::Striped(_) => 14.0,
        LegendMark::Strength(..) | LegendMark::Span(_) => 10.0,
        LegendMark::Tick(_) => 4.0,
        LegendMark::Target | LegendMark::Hollow(_) | LegendMark::Break(_) => 12.0,
        LegendMark::Solid(_)
        | LegendMark::Dashed(_)
        | LegendMark::Pattern(_)
        | LegendMark::Level(_, _, 10..) => 20.0,
        LegendMark::Planned(_) => 26.0,
        LegendMark::Level(..) | LegendMark::Between(..) => 16.0,
        LegendMark::Ramp(_) => 30.0,
        LegendMark::Word(word, _) => text_width(word),
    }
}

fn draw_mark(pen: &mut Pen, mark: LegendMark, x: f32, middle: f32) {
    let wide = mark_width(mark);
    let centre = Pos::new(x + wide / 2.0, middle);
    match mark {
        LegendMark::Bar(colour) => pen.rect(bar(x, middle, wide), 3.0, colour),
        LegendMark::Outline(colour) => pen.outlined_bar(bar(x, middle, wide), colour),
        LegendMark::Striped(colour) => pen.striped_bar(bar(x, middle, wide), colour),
        LegendMark::Tick(colour) => {
            let stroke = Stroke::new(colour, 2.0);
            pen.line(Pos::new(centre.x, middle - 7.0), Pos::new(centre.x, middle + 7.0), stroke);
        }
        LegendMark::Target => pen.diamond(centre, 5.0),
        LegendMark::Solid(colour) => {
            pen.line(
                Pos::new(x + 1.0, middle),
                Pos::new(x + wide - 1.0, middle),
                Stroke::new(colour, 2.0),
            );
            pen.disc(centre, 3.5, colour);
        }
        LegendMark::Dashed(colour) => {
            let stroke = Stroke::dashed(colour, 1.5, 4.0, 4.0);
            pen.line(Pos::new(x + 1.0, middle), Pos::new(x + wide - 1.0, middle), stroke);
        }
        LegendMark::Planned(colour) => {
            let stroke = Stroke::dashed(colour, 1.5, 5.0, 4.0);
            pen.line(Pos::new(x, middle), Pos::new(x + wide - 8.0, middle), stroke);
            let end = Pos::new(x + wide - 4.0, middle);
            pen.hollow_square(end, 4.0, Stroke::new(colour, 1.5));
        }
        LegendMark::Hollow(colour) => pen.hollow_point(centre, 5.0, Stroke::new(colour, 2.0)),
        LegendMark::Break(colour) => draw_break(pen, centre, colour),
        LegendMark::Level(colour, ink, number) => {
            pen.rect(Rect::new(x, middle - 8.0, wide, 16.0), 3.0, colour);
            let look = small(ink).bold().anchor(Anchor::Middle);
            pen.text_beside(Pos::new(centre.x, middle), &number.to_string(), look);
        }
        LegendMark::Ramp(colours) => {
            for (place, colour) in (0_u16..).zip(colours) {
                let left = x + f32::from(place) * 10.0;
                pen.rect(Rect::new(left, middle - 5.0, 9.0, 10.0), 2.0, colour);
            }
        }
        LegendMark::Between(low, high, ink) => {
            signs::draw_between(pen, Rect::new(x, middle - 8.0, 16.0, 16.0), low, high, ink);
        }
        LegendMark::Strength(strength, colour) => {
            signs::draw_strength(pen, centre, 3.5, strength, colour);
        }
        LegendMark::Pattern(strength) => {
            signs::draw_pattern(pen, Rect::new(x, middle - 6.0, wide, 12.0), strength);
        }
        LegendMark::Span(colour) => signs::draw_span(
            pen,
            Pos::new(x + 1.0, middle),
            Pos::new(x + wide - 1.0, middle),
            colour,
        ),
        LegendMark::Word(word, colour) => {
            pen.text_beside(Pos::new(x, middle), word, small(colour).bold());
        }
    }
}

fn bar(x: f32, middle: f32, wide: f32) -> Rect {
    Rect::new(x, middle - 5.0, wide, 10.0)
}

/// Two slanted strokes: the series stops here and another begins.
pub(super) fn draw_break(pen: &mut Pen, centre: Pos, colour: Colour) {
    for shift in [-2.5, 2.5] {
        let (x, y) = (centre.x + shift, centre.y);
        pen.line(Pos::new(x - 2.0, y + 5.0), Pos::new(x + 2.0, y - 5.0), Stroke::new(colour, 1.5));
    }
}

//! Names and values around the profile, as large a wheel as they leave room for.

use super::labels::{capacity, spread};
use super::pen::{Pen, SMALL, small};
use super::wheel::{Direction, Wheel};
use crate::chart::model::{Standing, mean_told};
use crate::chart::picture::{Anchor, Pos, Rect, Weight};
use crate::chart::text::{text_width, wrap};
use crate::theme::Colour;

/// Between the wheel and its labels.
const GAP: f32 = 12.0;
const LINE: f32 = 16.0;
/// An axis nearer to upright than this has its label centred above or below it.
const SIDEWAYS: f32 = 0.1;
/// Below this the wheel says nothing: the labels give way.
const SMALLEST: f32 = 48.0;

/// Where the wheel and its labels have to fit.
#[derive(Clone, Copy)]
pub(super) struct WheelRoom {
    pub(super) rect: Rect,
}

/// A label in its place.
pub(super) struct RadarLabel {
    pub(super) code: String,
    pub(super) rect: Rect,
    /// Title, on one or two lines.
    title: Vec<String>,
    value: String,
    has_value: bool,
    anchor: Anchor,
    /// Title and value on the same line.
    is_inline: bool,
}

/// Finds the wheel and the labels: full ones if they fit, else one line each, else fewer.
pub(super) fn place(standings: &[Standing], room: WheelRoom) -> (Wheel, Vec<RadarLabel>) {
    let (wheel, labels) = full(standings, room);
    if wheel.radius >= SMALLEST && fits(&labels, room.rect) {
        return (wheel, labels);
    }
    dense(standings, room)
}

/// Writes the labels.
pub(super) fn draw(pen: &mut Pen, labels: &[RadarLabel]) {
    for label in labels {
        let x = match label.anchor {
            Anchor::Start => label.rect.x,
            Anchor::Middle => label.rect.x + label.rect.width / 2.0,
            Anchor::End => label.rect.right(),
        };
        let ink = if label.has_value { pen.palette.ink } else { pen.palette.muted };
        let (title, value) = (small(ink).bold().anchor(label.anchor), small(pen.palette.muted));
        let mut middle = label.rect.y + LINE / 2.0;
        if label.is_inline {
            let name = label.title.concat();
            let left = label.rect.x;
            pen.text_beside(Pos::new(left, middle), &name, title.anchor(Anchor::Start));
            let after = left + title.width(&name) + 4.0;
            pen.text_beside(Pos::new(after, middle), &label.value, value);
            continue;
        }
        for line in &label.title {
            pen.text_beside(Pos::new(x, middle), line, title);
            middle += LINE;
        }
        pen.text_beside(Pos::new(x, middle), &label.value, value.anchor(label.anchor));
    }
}

fn fits(labels: &[RadarLabel], room: Rect) -> bool {
    // half a point of slack: these are sums of floats
    let inside = |rect: &Rect| {
        rect.x >= room.x - 0.5
            && rect.right() <= room.right() + 0.5
            && rect.y >= room.y - 0.5
            && rect.bottom() <= room.bottom() + 0.5
    };
    labels.iter().all(|label| inside(&label.rect))
        && labels.iter().enumerate().all(|(index, label)| {
            labels.iter().skip(index + 1).all(|other| !label.rect.overlaps(&other.rect))
        })
}

/// Title over value, beside the end of each axis.
fn full(standings: &[Standing], room: WheelRoom) -> (Wheel, Vec<RadarLabel>) {
    let most = (room.rect.width * 0.28).min(160.0);
    let blocks: Vec<RadarLabel> = standings.iter().map(|standing| block(standing, most)).collect();
    let wheel = largest_wheel(&blocks, room.rect);
    let axes = Wheel::axes(blocks.len());
    let placed = blocks.into_iter().zip(axes).map(|(label, axis)| beside(label, axis, wheel));
    (wheel, placed.collect())
}

fn block(standing: &Standing, most: f32) -> RadarLabel {
    let title = wrap(&standing.short_title, SMALL, Weight::SemiBold, most, 2);
    let look = small(Colour([0; 3]));
    let value = mean_told(standing.unit, standing.now);
    let widest =
        title.iter().map(|line| look.bold().width(line)).fold(look.width(&value), f32::max);
    let height = (title.len() as f32 + 1.0) * LINE;
    RadarLabel {
        code: standing.code.clone(),
        rect: Rect::new(0.0, 0.0, widest, height),
        title,
        value,
        has_value: standing.now.is_ok(),
        anchor: Anchor::Start,
        is_inline: false,
    }
}

/// Returns the largest wheel that leaves each label inside, moved down when the bottom is flatter.
fn largest_wheel(blocks: &[RadarLabel], room: Rect) -> Wheel {
    let axes: Vec<(Direction, &RadarLabel)> = Wheel::axes(blocks.len()).zip(blocks).collect();
    let aside = axes
        .iter()
        .filter(|(axis, _)| axis.cos.abs() > SIDEWAYS)
        .map(|(axis, label)| (room.width / 2.0 - label.rect.width) / axis.cos.abs() - GAP);
    // what a label takes above or below the centre: so much per point of radius, and so much more
    let reach = |is_up: bool| {
        axes.iter()
            .filter(move |(axis, _)| (axis.sin < 0.0) == is_up)
            .map(|(axis, label)| (axis.sin.abs(), beyond(axis.sin.abs(), label.rect.height)))
    };
    let upright = reach(true).flat_map(|(up, above)| {
        reach(false).map(move |(down, below)| (room.height - above - below) / (up + down).max(0.1))
    });
    let radius = aside.chain(upright).fold(f32::INFINITY, f32::min).max(1.0);
    let extent = |is_up| reach(is_up).map(|(sin, more)| radius * sin + more).fold(0.0, f32::max);
    let (above, below) = (extent(true), extent(false));
    let top = room.y + (room.height - above - below) / 2.0;
    Wheel { centre: Pos::new(room.x + room.width / 2.0, top + above), radius }
}

/// How far beyond the rim, upright, the label of an axis ends.
fn beyond(sin: f32, height: f32) -> f32 {
    sin * (GAP + height / 2.0) + height / 2.0
}

fn beside(mut label: RadarLabel, axis: Direction, wheel: Wheel) -> RadarLabel {
    let Direction { cos, sin } = axis;
    let x = wheel.centre.x + cos * (wheel.radius + GAP);
    let middle = wheel.centre.y + sin * (wheel.radius + GAP) + sin * label.rect.height / 2.0;
    let (anchor, left) = if cos > SIDEWAYS {
        (Anchor::Start, x)
    } else if cos < -SIDEWAYS {
        (Anchor::End, x - label.rect.width)
    } else {
        (Anchor::Middle, x - label.rect.width / 2.0)
    };
    label.anchor = anchor;
    label.rect = Rect { x: left, y: middle - label.rect.height / 2.0, ..label.rect };
    label
}

/// One line per label, in two columns beside the wheel, moved apart where they would touch.
fn dense(standings: &[Standing], room: WheelRoom) -> (Wheel, Vec<RadarLabel>) {
    let rect = room.rect;
    let radius = (rect.width * 0.22).min(rect.height / 2.0 - LINE - GAP).max(1.0);
    let centre = Pos::new(rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
    let wheel = Wheel { centre, radius };
    let is_right = |index: usize| index * 2 < standings.len();
    let axes: Vec<(usize, Direction)> = Wheel::axes(standings.len()).enumerate().collect();
    let mut labels = Vec::new();
    for side in [true, false] {
        let mut members: Vec<(&Standing, f32)> = standings
            .iter()
            .zip(&axes)
            .filter(|(_, (index, _))| is_right(*index) == side)
            .map(|(standing, (_, axis))| (standing, centre.y + axis.sin * (radius + GAP)))
            .collect();
        members.sort_by(|a, b| a.1.total_cmp(&b.1));
        labels.extend(column(&thinned(&members, rect), wheel, rect, side));
    }
    (wheel, labels)
}

/// Keeps one label in so many when the height does not hold them all.
fn thinned<'a>(members: &[(&'a Standing, f32)], room: Rect) -> Vec<(&'a Standing, f32)> {
    let most = capacity(LINE, room.y, room.bottom());
    if most == 0 {
        return Vec::new();
    }
    members.iter().step_by(members.len().div_ceil(most).max(1)).copied().collect()
}

fn column(
    members: &[(&Standing, f32)],
    wheel: Wheel,
    room: Rect,
    is_right: bool,
) -> Vec<RadarLabel> {
    let wanted: Vec<(f32, f32)> = members.iter().map(|(_, middle)| (*middle, LINE)).collect();
    let middles = spread(&wanted, room.y, room.bottom());
    let label = |((standing, _), middle): (&(&Standing, f32), f32)| {
        let away = wheel.radius + GAP;
        let dy = ((middle - wheel.centre.y).abs() - LINE / 2.0).max(0.0);
        let dx = (away * away - dy * dy).max(GAP * GAP).sqrt();
        inline(standing, room.width / 2.0 - dx, wheel.centre.x, dx, middle, is_right)
    };
    members.iter().zip(middles).filter_map(label).collect()
}

fn inline(
    standing: &Standing,
    most: f32,
    centre: f32,
    dx: f32,
    middle: f32,
    is_right: bool,
) -> Option<RadarLabel> {
    let value = mean_told(standing.unit, standing.now);
    let value_width = 4.0 + text_width(&value, SMALL, Weight::Regular);
    let title = small(Colour([0; 3])).bold();
    let name = title.shorten(&standing.short_title, most - value_width);
    if name.is_empty() {
        return None;
    }
    let width = title.width(&name) + value_width;
    let left = if is_right { centre + dx } else { centre - dx - width };
    Some(RadarLabel {
        code: standing.code.clone(),
        rect: Rect::new(left, middle - LINE / 2.0, width, LINE),
        title: vec![name],
        value,
        has_value: standing.now.is_ok(),
        anchor: Anchor::Start,
        is_inline: true,
    })
}

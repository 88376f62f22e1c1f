//! Domains over time: grey lines, colour for what moved most, labels at their right ends.

use std::cmp::Reverse;

use jiff::civil::Date;
use num_rational::Ratio;

use super::axes::{Axes, BELOW, left};
use super::labels::{capacity, spread};
use super::legend::{self, LegendItem, LegendMark, draw_break};
use super::pen::{Pen, TextLook, small};
use super::ticks::ticks;
use crate::chart::model::{Curve, Curves, Emphasis, LinePoint, planned_words};
use crate::chart::picture::{Pos, Rect, Stroke};
use crate::french;
use crate::grid::Unit;
use crate::theme::{Colour, Palette};

/// Height of a label.
const LABEL: f32 = 16.0;
/// Between the plot and its labels.
const LABEL_GAP: f32 = 16.0;
const TOP: f32 = 8.0;

/// Returns a height where every line has its label.
pub(super) fn height(lines: &Curves, width: f32) -> f32 {
    let labels = lines.lines.len() as f32 * LABEL + 24.0;
    let plot = (width * 0.5).clamp(240.0, 340.0).max(labels);
    legend::height(&legend_items(lines, &crate::theme::TOKENS.light), width) + TOP + plot + BELOW
}

/// Draws the lines, the coloured ones last.
pub(super) fn lay_out(pen: &mut Pen, lines: &Curves) {
    let (width, height) = pen.size();
    let labels: Vec<CurveLabel> =
        lines.lines.iter().filter_map(|line| CurveLabel::of(lines, line)).collect();
    let top = legend::lay_out(pen, &legend_items(lines, pen.palette)) + TOP;
    let wanted = labels.iter().map(CurveLabel::width).fold(0.0_f32, f32::max);
    let label_width = (wanted + 1.0).min(width * 0.42);
    let right = width - label_width - LABEL_GAP;
    let ticks = ticks(lines.unit);
    let left = left(&ticks);
    let plot = Rect::new(left, top, (right - left).max(1.0), (height - top - BELOW).max(1.0));
    let dates = lines.dates();
    let axes = Axes::new(plot, &ticks, &dates);
    axes.draw_ticks(pen);
    axes.draw_dates(pen, &dates);
    let is_coloured = |line: &&Curve| line.emphasis != Emphasis::None;
    let quiet = lines.lines.iter().filter(|line| !is_coloured(line));
    for line in quiet.chain(lines.lines.iter().filter(is_coloured)) {
        draw_line(pen, &axes, line, lines.unit, look(line.emphasis, pen.palette));
        draw_plan(pen, &axes, line);
    }
    for line in told_targets(lines) {
        draw_target(pen, &axes, line, lines.unit);
    }
    draw_labels(pen, &axes, labels, label_width);
    add_hot_spots(pen, &axes, lines);
}

fn legend_items(lines: &Curves, palette: &Palette) -> Vec<LegendItem> {
    let points = || lines.lines.iter().flat_map(|line| &line.points);
    let breaks =
        lines.lines.iter().any(|line| line.points.iter().skip(1).any(|p| !p.joins_previous));
    let mut items = Vec::new();
    if points().any(|point| !point.is_complete) {
        items.push((LegendMark::Hollow(palette.muted), "campagne incomplète".to_owned()));
    }
    if breaks {
        let cause =
            if lines.asks_by_rule { "autres critères demandés" } else { "critères modifiés" };
        let words = format!("{cause}, niveaux non comparables");
        items.push((LegendMark::Break(palette.muted), words));
    }
    if lines.has_plan() {
        items.push((LegendMark::Planned(palette.muted), legend::PLANNED.to_owned()));
    }
    let is_partial = |line: &Curve| line.basis.is_some() && line.emphasis != Emphasis::None;
    if lines.lines.iter().any(is_partial) {
        items.push(legend::partial(palette));
    }
    if told_targets(lines).next().is_some() {
        items.push((LegendMark::Target, "cible".to_owned()));
    }
    items
}

/// How a line and its points are drawn.
#[derive(Clone, Copy)]
pub(super) struct LineLook {
    pub(super) colour: Colour,
    pub(super) width: f32,
    pub(super) radius: f32,
}

fn look(emphasis: Emphasis, palette: &Palette) -> LineLook {
    let strong = |colour| LineLook { colour, width: 3.0, radius: 4.5 };
    match emphasis {
        Emphasis::None => LineLook { colour: palette.faint, width: 1.5, radius: 3.0 },
        Emphasis::Rose => strong(palette.accent),
        Emphasis::Fell => strong(palette.bad),
    }
}

/// Returns where a point stands on an axis that is told in a unit.
pub(super) fn place(axes: &Axes, point: &LinePoint, unit: Unit) -> Pos {
    axes.pos(point.date, point.on(unit, point.mean))
}

/// Draws a series with its gaps, on an axis that is told in a unit.
pub(super) fn draw_line(pen: &mut Pen, axes: &Axes, line: &Curve, unit: Unit, look: LineLook) {
    let stroke = Stroke::new(look.colour, look.width);
    let mut piece: Vec<Pos> = Vec::new();
    for point in &line.points {
        let here = place(axes, point, unit);
        if let Some(last) = piece.last().copied().filter(|_| !point.joins_previous) {
            let middle = Pos::new(f32::midpoint(last.x, here.x), f32::midpoint(last.y, here.y));
            draw_break(pen, middle, look.colour);
            pen.path(std::mem::take(&mut piece), false, stroke);
        }
        piece.push(here);
    }
    pen.path(piece, false, stroke);
    for point in &line.points {
        let here = place(axes, point, unit);
        if point.is_complete {
            pen.disc(here, look.radius, look.colour);
        } else {
            pen.hollow_point(here, look.radius + 1.0, Stroke::new(look.colour, 2.0));
        }
    }
}

/// Draws where the plan would bring a series: dashed, to hollow squares at the deadlines.
fn draw_plan(pen: &mut Pen, axes: &Axes, line: &Curve) {
    let colour = plan_colour(line, pen.palette);
    let Some(last) = line.points.last() else { return };
    let mut from = place(axes, last, line.unit);
    for planned in &line.planned {
        let to = axes.pos(planned.date, planned.mean);
        pen.line(from, to, Stroke::dashed(colour, 1.5, 5.0, 4.0));
        from = to;
    }
    for planned in &line.planned {
        pen.hollow_square(axes.pos(planned.date, planned.mean), 4.0, Stroke::new(colour, 1.5));
    }
}

/// Returns a colour that is seen in dashes too.
fn plan_colour(line: &Curve, palette: &Palette) -> Colour {
    match line.emphasis {
        Emphasis::None => palette.muted,
        Emphasis::Rose | Emphasis::Fell => look(line.emphasis, palette).colour,
    }
}

/// Returns the lines whose target is drawn: the coloured ones, for seven targets would tell nothing.
fn told_targets(lines: &Curves) -> impl Iterator<Item = &Curve> {
    lines
        .lines
        .iter()
        .filter(|line| lines.shows_target && line.emphasis != Emphasis::None)
        .filter(|line| line.points.last().is_some_and(|point| point.target.is_some()))
}

fn draw_target(pen: &mut Pen, axes: &Axes, line: &Curve, unit: Unit) {
    let Some((point, target)) = line.points.last().and_then(|p| Some((p, p.target?))) else {
        return;
    };
    let (from, to) = (place(axes, point, unit), axes.pos(point.date, point.on(unit, target)));
    let stroke = Stroke::dashed(look(line.emphasis, pen.palette).colour, 1.0, 3.0, 3.0);
    pen.line(from, to, stroke);
    pen.diamond(to, 5.0);
}

/// A line's name at its right end.
struct CurveLabel<'a> {
    line: &'a Curve,
    last: &'a LinePoint,
    /// Value and change, or why there is none.
    figures: String,
    /// Whether the line reaches the last campaign.
    is_current: bool,
    /// Where the line ends, its plan included.
    end: (Date, Ratio<i64>),
}

impl<'a> CurveLabel<'a> {
    fn of(lines: &Curves, line: &'a Curve) -> Option<Self> {
        let last = line.points.last()?;
        let latest = lines.moments.last()?.campaign;
        let is_current = latest == last.campaign;
        let value = last.unit.words(last.mean);
        let figures = match line.change.filter(|_| line.emphasis != Emphasis::None) {
            _ if !is_current => format!("· {}", line.why_absent(latest).words()),
            Some(change) => {
                let sign = line.basis.map_or("", |_| legend::PARTIAL);
                fr!("{value}~({}{sign})", line.unit.change_words(change))
            }
            None => value,
        };
        let planned = line.planned.last().map(|planned| (planned.date, planned.mean));
        let figures = match planned {
            Some((_, mean)) => format!("{figures} → {}", line.unit.words(mean)),
            None => figures,
        };
        let end = planned.unwrap_or((last.date, last.on(lines.unit, last.mean)));
        Some(Self { line, last, figures, is_current, end })
    }

    fn look(&self, palette: &Palette) -> TextLook {
        match self.line.emphasis {
            Emphasis::None => small(palette.muted),
            Emphasis::Rose => small(palette.accent).bold(),
            Emphasis::Fell => small(palette.bad).bold(),
        }
    }

    fn width(&self) -> f32 {
        let look = self.look(&crate::theme::TOKENS.light);
        look.width(&format!("{} {}", self.line.title, self.figures))
    }
}

/// Writes the labels beside their lines; when not all fit, the coloured ones stay.
fn draw_labels(pen: &mut Pen, axes: &Axes, mut labels: Vec<CurveLabel>, most: f32) {
    // the dates are below the plot
    let (low, high) = (axes.plot.y - TOP, axes.plot.bottom() + TOP);
    labels.sort_by_key(|label| label.line.emphasis == Emphasis::None);
    labels.truncate(capacity(LABEL, low, high));
    labels.sort_by_key(|label| Reverse(label.end.1));
    let wanted: Vec<(f32, f32)> = labels.iter().map(|label| (axes.y(label.end.1), LABEL)).collect();
    let left = axes.plot.right() + LABEL_GAP;
    for (label, middle) in labels.iter().zip(spread(&wanted, low, high)) {
        let look = label.look(pen.palette);
        let name_width = most - look.width(&format!(" {}", label.figures));
        let name = look.shorten(&label.line.title, name_width);
        pen.text_beside(Pos::new(left, middle), &format!("{name} {}", label.figures), look);
        let end = axes.pos(label.end.0, label.end.1);
        let is_far = end.x + 3.0 * LABEL_GAP < axes.plot.right();
        if label.is_current && (is_far || (end.y - middle).abs() > 3.0) {
            let stroke = Stroke::new(pen.palette.faint, 0.75);
            pen.line(Pos::new(end.x + 6.0, end.y), Pos::new(left - 4.0, middle), stroke);
        }
        let rect = Rect::new(left, middle - LABEL / 2.0, most, LABEL);
        pen.hot_spot(rect, point_words(label.line, label.last));
    }
}

/// Makes every point tell its value; the coloured ones first, for they are in front.
fn add_hot_spots(pen: &mut Pen, axes: &Axes, lines: &Curves) {
    let is_coloured = |line: &&Curve| line.emphasis != Emphasis::None;
    let quiet = lines.lines.iter().filter(|line| !is_coloured(line));
    for line in lines.lines.iter().filter(is_coloured).chain(quiet) {
        for point in &line.points {
            let rect = Rect::around(place(axes, point, lines.unit), 8.0);
            pen.hot_spot(rect, point_words(line, point));
        }
        for planned in &line.planned {
            let rect = Rect::around(axes.pos(planned.date, planned.mean), 8.0);
            let words = fr!("{}, prévu : {}", line.title, planned_words(line.unit, planned));
            pen.hot_spot(rect, words);
        }
    }
}

/// Tells a point: "Usagers, nov. 2025 : 1,4 sur 4 (campagne incomplète)".
pub(super) fn point_words(line: &Curve, point: &LinePoint) -> String {
    let when = french::month_year(point.date);
    let (value, of) = (point.unit.words(point.mean), point.unit.of_words());
    let target = point.target.map(|target| format!(", cible {}", point.unit.words(target)));
    let target = target.unwrap_or_default();
    let remark = if point.is_complete { "" } else { " (campagne incomplète)" };
    fr!("{}, {when} : {value}{of}{target}{remark}", line.title)
}

//! Columns by exercise: axes one above the other, the total on top, what is possible as a dashed
//! line. A column whose prerequisites are missing is empty; when they are not known it is striped.

use super::legend::{self, LegendItem, LegendMark};
use super::pen::{Pen, SMALL, TextLook, crisp, small};
use crate::chart::model::{ExerciseColumn, Stacks};
use crate::chart::picture::{Anchor, Pos, Rect, Stroke, Weight};
use crate::chart::text::wrap;
use crate::remuneration::{Exact, GateState};
use crate::theme::{Colour, Palette};

/// Above the highest column: its total, and the line of what is possible below it.
const ABOVE: f32 = 28.0;
/// The years.
const BELOW: f32 = 24.0;
/// A line of what is said of the prerequisites.
const REMARK: f32 = 15.0;
/// What the figures are worth, at the bottom: a picture travels without its screen.
const NOTE: f32 = 20.0;
const NOTE_WORDS: &str = "Estimation sans valeur contractuelle";
const COLUMN: f32 = 56.0;
/// Between two labels, at least.
const LABEL_GAP: f32 = 6.0;
/// From the bottom of a label up to its middle.
const LABEL_HALF: f32 = 9.0;
/// Least height of a plot worth drawing.
const LEAST_PLOT: f32 = 24.0;

/// Returns a height at which the parts of a column are told apart.
pub(super) fn height(stacks: &Stacks, width: f32) -> f32 {
    let plot = (width * 0.5).clamp(200.0, 280.0);
    let remarks = Remarks::of(stacks, width).height();
    let legend = legend::height(&legend_items(stacks, &crate::theme::TOKENS.light), width);
    legend + ABOVE + plot + BELOW + remarks + NOTE
}

/// Draws the columns.
pub(super) fn lay_out(pen: &mut Pen, stacks: &Stacks) {
    let (width, height) = pen.size();
    let remarks = Remarks::of(stacks, width);
    let top = legend::lay_out(pen, &legend_items(stacks, pen.palette)) + ABOVE;
    let bottom = height - BELOW - remarks.height() - NOTE;
    if bottom - top < LEAST_PLOT {
        return;
    }
    let frame = StackFrame {
        plot: Rect::new(0.0, top, width, bottom - top),
        slot: width / stacks.columns.len().max(1) as f32,
        highest: stacks.highest(),
    };
    for (place, column) in stacks.columns.iter().enumerate() {
        draw_column(pen, &frame, stacks, place, column);
    }
    let base = crisp(bottom);
    pen.line(Pos::new(0.0, base), Pos::new(width, base), Stroke::new(pen.palette.line, 1.0));
    draw_possible(pen, &frame, stacks);
    draw_totals(pen, &frame, stacks);
    draw_years(pen, &frame, stacks);
    remarks.draw(pen, &frame);
    let look = small(pen.palette.muted);
    pen.text_beside(
        Pos::new(0.0, height - NOTE / 2.0 + 2.0),
        &look.shorten(NOTE_WORDS, width),
        look,
    );
    for (place, column) in stacks.columns.iter().enumerate() {
        pen.hot_spot(frame.slot(place), stacks.sentence(column));
    }
}

/// Where values and columns are.
struct StackFrame {
    plot: Rect,
    slot: f32,
    highest: Exact,
}

impl StackFrame {
    fn y(&self, value: Exact) -> f32 {
        self.plot.bottom() - share(value, self.highest) * self.plot.height
    }

    fn centre(&self, place: usize) -> f32 {
        self.slot * (place as f32 + 0.5)
    }

    /// Returns everything that belongs to a column, its year included.
    fn slot(&self, place: usize) -> Rect {
        let left = self.slot * place as f32;
        Rect::new(left, self.plot.y - ABOVE, self.slot, self.plot.height + ABOVE + BELOW)
    }

    /// Returns the part of a column between two values.
    fn bar(&self, place: usize, from: Exact, to: Exact) -> Rect {
        let wide = (self.slot * 0.56).min(COLUMN);
        let (top, bottom) = (self.y(to), self.y(from));
        Rect::new(self.centre(place) - wide / 2.0, top, wide, bottom - top)
    }
}

fn share(value: Exact, highest: Exact) -> f32 {
    if highest == Exact::default() {
        return 0.0;
    }
    let of = |value: Exact| *value.numer() as f32 / *value.denom() as f32;
    (of(value) / of(highest)).clamp(0.0, 1.0)
}

fn legend_items(stacks: &Stacks, palette: &Palette) -> Vec<LegendItem> {
    let mut items: Vec<LegendItem> = (0..)
        .zip(&stacks.series)
        .map(|(place, title)| (LegendMark::Bar(colour(stacks, place, palette)), title.clone()))
        .collect();
    if stacks.columns.iter().any(|column| column.possible.is_some()) {
        items.push((LegendMark::Dashed(palette.warn), "maximum possible".to_owned()));
    }
    let gates = [
        (GateState::Missing, LegendMark::Outline(palette.muted)),
        (GateState::Unknown, LegendMark::Striped(palette.muted)),
    ];
    for (gate, mark) in gates {
        let words = stacks.columns.iter().find(|column| column.gate == gate);
        items.extend(
            words.and_then(ExerciseColumn::gate_words).map(|words| (mark, words.to_owned())),
        );
    }
    items
}

/// Returns the colour of a series: the levels' for the axes, a quiet one for what is added last.
fn colour(stacks: &Stacks, place: usize, palette: &Palette) -> Colour {
    match place % 4 {
        _ if stacks.is_majoration(place) => palette.faint,
        0 => palette.step(4),
        1 => palette.step(3),
        2 => palette.step(1),
        _ => palette.step(2),
    }
}

fn draw_column(
    pen: &mut Pen,
    frame: &StackFrame,
    stacks: &Stacks,
    place: usize,
    column: &ExerciseColumn,
) {
    let mut from = Exact::default();
    for (series, value) in column.values.iter().enumerate() {
        let to = from + *value;
        let mut bar = frame.bar(place, from, to);
        from = to;
        if *value <= Exact::default() {
            continue;
        }
        if let Some(words) = stacks.part_words(column, series) {
            pen.hot_spot(bar, words);
        }
        // a thin gap tells the parts apart, whatever their colours
        bar.height = (bar.height - 1.0).max(0.5);
        let colour = colour(stacks, series, pen.palette);
        match column.gate {
            GateState::Held | GateState::ToConfirm => pen.rect(bar, 0.0, colour),
            GateState::Missing => pen.outlined_bar(bar, pen.palette.muted),
            GateState::Unknown => pen.striped_bar(bar, colour),
        }
    }
}

/// Draws what is possible as stairs; a year without it is a gap.
fn draw_possible(pen: &mut Pen, frame: &StackFrame, stacks: &Stacks) {
    let stroke = Stroke::dashed(pen.palette.warn, 1.5, 5.0, 4.0);
    let mut stairs: Vec<Pos> = Vec::new();
    for (place, column) in stacks.columns.iter().enumerate() {
        let Some(possible) = column.possible else {
            pen.path(std::mem::take(&mut stairs), false, stroke);
            continue;
        };
        let (left, y) = (frame.slot * place as f32, crisp(frame.y(possible)));
        stairs.extend([Pos::new(left, y), Pos::new(left + frame.slot, y)]);
    }
    pen.path(stairs, false, stroke);
}

/// Writes the totals above their columns, as many as fit.
fn draw_totals(pen: &mut Pen, frame: &StackFrame, stacks: &Stacks) {
    let look = small(pen.palette.ink).bold().anchor(Anchor::Middle);
    let words = stacks.columns.iter().map(|column| stacks.unit.short_words(column.total));
    for (place, x, words) in fitting(frame, words.collect(), look) {
        let Some(column) = stacks.columns.get(place) else { continue };
        let top = frame.y(column.total);
        let middle = match column.possible.map(|possible| frame.y(possible)) {
            // the dashed line would cross the figures: they go above it
            Some(line) if top - line < 2.0 * LABEL_HALF + 2.0 => line - LABEL_HALF - 1.0,
            _ => top - LABEL_HALF - 1.0,
        };
        pen.text_beside(Pos::new(x, middle), &words, look);
    }
}

fn draw_years(pen: &mut Pen, frame: &StackFrame, stacks: &Stacks) {
    let look = small(pen.palette.muted).anchor(Anchor::Middle);
    let words = stacks.columns.iter().map(|column| column.year.to_string());
    for (_, x, words) in fitting(frame, words.collect(), look) {
        pen.text_beside(Pos::new(x, frame.plot.bottom() + BELOW / 2.0), &words, look);
    }
}

/// Returns the labels that do not touch, the latest first, and where their middles are.
fn fitting(frame: &StackFrame, labels: Vec<String>, look: TextLook) -> Vec<(usize, f32, String)> {
    let mut free = f32::INFINITY;
    let mut kept = Vec::with_capacity(labels.len());
    for (place, label) in labels.into_iter().enumerate().rev() {
        let half = look.width(&label) / 2.0;
        let x = frame.centre(place).min(frame.plot.right() - half).max(half);
        if x + half <= free && 2.0 * half <= frame.plot.width {
            free = x - half - LABEL_GAP;
            kept.push((place, x, label));
        }
    }
    kept
}

/// What is said of the prerequisites under the years, when there is room for all of it.
struct Remarks {
    /// By column, line by line.
    lines: Vec<Vec<String>>,
}

impl Remarks {
    fn of(stacks: &Stacks, width: f32) -> Self {
        let slot = width / stacks.columns.len().max(1) as f32 - LABEL_GAP;
        let look = small(Colour([0; 3]));
        let remark = |column: &ExerciseColumn| {
            let words = column.gate_words().unwrap_or_default();
            let lines = wrap(words, SMALL, Weight::Regular, slot.max(1.0), 2);
            let is_whole = words.split(' ').all(|word| look.width(word) <= slot)
                && lines.iter().all(|line| !line.ends_with('…'));
            is_whole.then_some(lines)
        };
        let lines: Option<Vec<Vec<String>>> = stacks.columns.iter().map(remark).collect();
        Self { lines: lines.unwrap_or_default() }
    }

    fn height(&self) -> f32 {
        let count = |lines: &Vec<String>| lines.iter().filter(|line| !line.is_empty()).count();
        let most = self.lines.iter().map(count).max().unwrap_or(0);
        most as f32 * REMARK
    }

    fn draw(&self, pen: &mut Pen, frame: &StackFrame) {
        let look = small(pen.palette.warn).anchor(Anchor::Middle);
        for (place, lines) in self.lines.iter().enumerate() {
            let mut middle = frame.plot.bottom() + BELOW + REMARK * 0.3;
            for line in lines {
                pen.text_beside(Pos::new(frame.centre(place), middle), line, look);
                middle += REMARK;
            }
        }
    }
}

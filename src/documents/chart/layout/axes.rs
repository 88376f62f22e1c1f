//! The frame that lines over time share: scores upwards, real dates rightwards.

use jiff::civil::Date;
use num_rational::Ratio;

use super::pen::{Pen, crisp, float, small};
use super::ticks::{self, Tick};
use crate::chart::picture::{Anchor, Pos, Rect, Stroke};
use crate::french;

/// Room left of the plot for the numbers of an axis, at least, and between them and the plot.
const LEFT: f32 = 20.0;
const LEFT_GAP: f32 = 6.0;
/// Room below the plot for the dates.
pub(super) const BELOW: f32 = 24.0;
/// Between two dates.
const DATE_GAP: f32 = 12.0;

/// Where values and dates are.
pub(super) struct Axes<'a> {
    pub(super) plot: Rect,
    /// The lines shown, lowest first.
    ticks: &'a [Tick],
    /// First and last date, and where they are.
    dates: Option<(Date, Date)>,
    first_x: f32,
    last_x: f32,
}

/// Returns the room left of the plot for what is written beside its lines.
pub(super) fn left(ticks: &[Tick]) -> f32 {
    (ticks::width(ticks) + LEFT_GAP).max(LEFT)
}

impl<'a> Axes<'a> {
    pub(super) fn new(plot: Rect, ticks: &'a [Tick], dates: &[Date]) -> Self {
        let inset = (plot.width * 0.08).min(32.0);
        Self {
            plot,
            ticks,
            dates: dates.iter().copied().min().zip(dates.iter().copied().max()),
            first_x: plot.x + inset,
            last_x: plot.right() - 8.0,
        }
    }

    pub(super) fn y(&self, value: Ratio<i64>) -> f32 {
        let end = |tick: Option<&Tick>| tick.map_or(0.0, |tick| float(tick.score));
        let (low, high) = (end(self.ticks.first()), end(self.ticks.last()));
        let span = if high > low { high - low } else { 1.0 };
        let share = ((float(value) - low) / span).clamp(0.0, 1.0);
        self.plot.bottom() - share * self.plot.height
    }

    /// Returns where a date is: in proportion to real time; a lone date is at the end.
    pub(super) fn x(&self, date: Date) -> f32 {
        let days = |from: Date, to: Date| (to - from).get_days() as f32;
        let share = self.dates.map_or(1.0, |(first, last)| {
            let span = days(first, last);
            if span > 0.0 { (days(first, date) / span).clamp(0.0, 1.0) } else { 1.0 }
        });
        self.first_x + share * (self.last_x - self.first_x)
    }

    pub(super) fn pos(&self, date: Date, value: Ratio<i64>) -> Pos {
        Pos::new(self.x(date), self.y(value))
    }

    /// Draws a quiet line and its number for each of those shown.
    pub(super) fn draw_ticks(&self, pen: &mut Pen) {
        let look = small(pen.palette.muted);
        let stroke = Stroke::new(pen.palette.line, 1.0);
        for tick in self.ticks {
            let y = crisp(self.y(tick.score));
            pen.line(Pos::new(self.plot.x, y), Pos::new(self.plot.right(), y), stroke);
            pen.text_beside(Pos::new(0.0, y), &tick.words, look);
        }
    }

    /// Writes the dates that fit: the last, the first, then the others from the left.
    pub(super) fn draw_dates(&self, pen: &mut Pen, dates: &[Date]) {
        let (width, _) = pen.size();
        let look = small(pen.palette.muted).anchor(Anchor::Middle);
        let baseline = self.plot.bottom() + 18.0;
        let mut taken: Vec<(f32, f32)> = Vec::new();
        let last = dates.len().saturating_sub(1);
        let order = dates.iter().skip(last).chain(dates.iter().take(last));
        for date in order {
            let label = french::month_year(*date);
            let half = look.width(&label) / 2.0;
            let x = self.x(*date).min(width - half).max(half);
            let (left, right) = (x - half - DATE_GAP / 2.0, x + half + DATE_GAP / 2.0);
            if taken.iter().all(|(l, r)| right <= *l || *r <= left) && 2.0 * half <= width {
                taken.push((left, right));
                pen.text(Pos::new(x, baseline), &label, look);
            }
        }
    }
}

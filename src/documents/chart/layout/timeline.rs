//! Bars over real dates, one per improvement, its words at the left; today is a line. What is late
//! is striped, what is not begun is empty.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::legend::{self, LegendItem, LegendMark};
use super::pen::{Pen, SMALL, crisp, small};
use crate::chart::model::{Timeline, TimelineTask};
use crate::chart::picture::{Anchor, Pos, Rect, Stroke, Weight};
use crate::chart::text::wrap;
use crate::dossier::ImprovementState;
use crate::french;
use crate::theme::{Colour, Palette};

/// Height of an improvement: two lines of words.
const ROW: f32 = 40.0;
const BAR: f32 = 14.0;
/// The dates above the rows.
const DATES: f32 = 24.0;
/// The word of today's line below the rows.
const BELOW: f32 = 22.0;
/// Between the words and the bars.
const GAP: f32 = 16.0;
/// Between two dates, at least.
const DATE_GAP: f32 = 14.0;
const TODAY: &str = "aujourd’hui";

/// Returns the height at which every improvement has its row.
pub(super) fn height(timeline: &Timeline, width: f32) -> f32 {
    let items = legend_items(timeline, &crate::theme::TOKENS.light);
    legend::height(&items, width) + DATES + timeline.tasks.len() as f32 * ROW + BELOW
}

/// Draws the improvements that fit.
pub(super) fn lay_out(pen: &mut Pen, timeline: &Timeline) {
    let (width, height) = pen.size();
    let top = legend::lay_out(pen, &legend_items(timeline, pen.palette)) + DATES;
    let words = (width * 0.4).min(340.0);
    let rows = ((height - top - BELOW) / ROW).floor().max(0.0) as usize;
    let shown = rows.min(timeline.tasks.len());
    if shown == 0 {
        return;
    }
    let plot = Rect::new(words + GAP, top, (width - words - GAP).max(1.0), shown as f32 * ROW);
    let axis = DateAxis { plot, span: timeline.span() };
    draw_dates(pen, &axis);
    for (place, task) in timeline.tasks.iter().take(shown).enumerate() {
        let row = Rect::new(0.0, top + place as f32 * ROW, width, ROW);
        pen.line(
            Pos::new(0.0, crisp(row.y)),
            Pos::new(width, crisp(row.y)),
            Stroke::new(pen.palette.line, 1.0),
        );
        draw_words(pen, task, row, words);
        draw_bar(pen, &axis, task, row);
        pen.hot_spot(row, task.sentence());
    }
    draw_today(pen, &axis, timeline.today, timeline.tasks.len() - shown);
}

/// Where dates are.
struct DateAxis {
    plot: Rect,
    span: (Date, Date),
}

impl DateAxis {
    fn x(&self, date: Date) -> f32 {
        let (first, last) = self.span;
        let days = |to: Date| (to - first).get_days() as f32;
        let share = if last > first { days(date) / days(last) } else { 0.5 };
        // room for half a mark at both ends
        self.plot.x + 6.0 + share.clamp(0.0, 1.0) * (self.plot.width - 12.0).max(1.0)
    }

    /// Returns the first days of months, as many as their names leave room for.
    fn months(&self, widest: f32) -> Vec<Date> {
        const STEPS: [i32; 7] = [1, 3, 6, 12, 24, 60, 120];
        let most = (self.plot.width / (widest + DATE_GAP)).floor().max(1.0);
        let (first, last) = self.span;
        let span = (last.year() - first.year()) * 12 + i16::from(last.month() - first.month());
        let step = STEPS.into_iter().find(|step| f32::from(span) / *step as f32 <= most);
        let mut months = Vec::new();
        let mut month = first.first_of_month();
        while month <= last && months.len() < 400 {
            let place = i32::from(month.year()) * 12 + i32::from(month.month()) - 1;
            if month >= first && place % step.unwrap_or(120) == 0 {
                months.push(month);
            }
            let Ok(next) = month.checked_add(1.month()) else { break };
            month = next;
        }
        months
    }
}

fn draw_dates(pen: &mut Pen, axis: &DateAxis) {
    let look = small(pen.palette.muted).anchor(Anchor::Middle);
    let (width, _) = pen.size();
    let mut free = axis.plot.x - DATE_GAP;
    for month in axis.months(look.width("sept. 2026")) {
        let label = french::month_year(month);
        let half = look.width(&label) / 2.0;
        let x = axis.x(month);
        let line = Stroke::new(pen.palette.line, 1.0);
        pen.line(Pos::new(crisp(x), axis.plot.y), Pos::new(crisp(x), axis.plot.bottom()), line);
        let middle = x.max(axis.plot.x + half).min(width - half);
        if middle - half >= free + DATE_GAP && 2.0 * half <= axis.plot.width {
            free = middle + half;
            pen.text_beside(Pos::new(middle, axis.plot.y - DATES / 2.0), &label, look);
        }
    }
}

/// Writes what it is and where it stands, on two lines.
fn draw_words(pen: &mut Pen, task: &TimelineTask, row: Rect, width: f32) {
    let ink = small(pen.palette.ink);
    let title = wrap(&task.title, SMALL, Weight::Regular, width, 1);
    for line in title {
        pen.text_beside(Pos::new(0.0, row.y + 13.0), &line, ink);
    }
    let colour = if task.is_overdue { pen.palette.bad } else { pen.palette.muted };
    let look = small(colour);
    let parts = [task.standing.as_str(), task.owner.as_str()];
    let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    pen.text_beside(Pos::new(0.0, row.y + 29.0), &look.shorten(&words, width), look);
}

fn draw_bar(pen: &mut Pen, axis: &DateAxis, task: &TimelineTask, row: Rect) {
    let middle = row.y + ROW / 2.0;
    let (from, to) = match (task.start, task.deadline) {
        (Some(start), Some(deadline)) => (axis.x(start.min(deadline)), axis.x(start.max(deadline))),
        (Some(start), None) => return draw_open_end(pen, axis, start, middle),
        (None, Some(deadline)) => return pen.diamond(Pos::new(axis.x(deadline), middle), 5.0),
        (None, None) => return,
    };
    let bar = Rect::new(from, middle - BAR / 2.0, (to - from).max(6.0), BAR);
    let palette = pen.palette;
    match task.state {
        _ if task.is_overdue => pen.striped_bar(bar, palette.bad),
        ImprovementState::ToDo => pen.outlined_bar(bar, palette.accent),
        ImprovementState::UnderWay => pen.rect(bar, 2.0, palette.accent),
        ImprovementState::Done => pen.rect(bar, 2.0, palette.faint),
        ImprovementState::Dropped => {
            pen.line(
                Pos::new(from, middle),
                Pos::new(bar.right(), middle),
                Stroke::new(palette.faint, 2.0),
            );
        }
    }
}

/// Draws that nobody said when it ends.
fn draw_open_end(pen: &mut Pen, axis: &DateAxis, start: Date, middle: f32) {
    let stroke = Stroke::dashed(pen.palette.muted, 2.0, 4.0, 4.0);
    pen.line(Pos::new(axis.x(start), middle), Pos::new(axis.plot.right(), middle), stroke);
}

/// Draws today's line and its word; beside it, how many improvements found no room.
fn draw_today(pen: &mut Pen, axis: &DateAxis, today: Date, hidden: usize) {
    let look = small(pen.palette.ink).anchor(Anchor::Middle);
    let (width, _) = pen.size();
    let x = axis.x(today);
    let half = look.width(TODAY) / 2.0;
    let stroke = Stroke::dashed(pen.palette.ink, 1.5, 5.0, 3.0);
    pen.line(Pos::new(x, axis.plot.y), Pos::new(x, axis.plot.bottom() + 4.0), stroke);
    let middle = axis.plot.bottom() + BELOW / 2.0 + 1.0;
    if 2.0 * half <= axis.plot.width {
        pen.text_beside(Pos::new(x.max(axis.plot.x + half).min(width - half), middle), TODAY, look);
    }
    if hidden > 0 {
        let look = small(pen.palette.muted);
        let words = format!("et {} de plus", french::count(hidden, "action"));
        pen.text_beside(Pos::new(0.0, middle), &look.shorten(&words, axis.plot.x - GAP), look);
    }
}

fn legend_items(timeline: &Timeline, palette: &Palette) -> Vec<LegendItem> {
    let is_bar = |task: &TimelineTask| task.start.is_some() && task.deadline.is_some();
    let has = |state| timeline.tasks.iter().any(|t| t.state == state && !t.is_overdue && is_bar(t));
    let mut items = Vec::new();
    let mut add = |is_there: bool, mark: LegendMark, words: &str| {
        if is_there {
            items.push((mark, words.to_owned()));
        }
    };
    let is_late = |task: &TimelineTask| task.is_overdue && is_bar(task);
    add(timeline.tasks.iter().any(is_late), LegendMark::Striped(palette.bad), "en retard");
    add(has(ImprovementState::UnderWay), LegendMark::Bar(palette.accent), "en cours");
    add(has(ImprovementState::ToDo), LegendMark::Outline(palette.accent), "à faire");
    add(has(ImprovementState::Done), LegendMark::Bar(palette.faint), "fait");
    let is_point = |task: &TimelineTask| task.start.is_none() && task.deadline.is_some();
    add(timeline.tasks.iter().any(is_point), LegendMark::Target, "échéance, sans date de début");
    let is_open_ended = |task: &TimelineTask| {
        task.start.is_some() && task.deadline.is_none() && task.state.is_open()
    };
    let dashed: Colour = palette.muted;
    add(timeline.tasks.iter().any(is_open_ended), LegendMark::Dashed(dashed), "sans échéance");
    items
}

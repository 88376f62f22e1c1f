//! Horizontal bars by domain: reached, last time, target, value and change.

use super::legend::{self, LegendItem, LegendMark};
use super::pen::{LEADING, Pen, SMALL, body, share, small};
use super::ticks::ticks;
use crate::chart::model::{Bars, Standing};
use crate::chart::picture::{Anchor, Pos, Rect, Stroke, Weight};
use crate::chart::text::text_width;
use crate::theme::{Colour, Palette};

/// Below this width a title stands above its bar.
const STACKED_BELOW: f32 = 440.0;
const ROW: f32 = 36.0;
const STACKED_ROW: f32 = 52.0;
const SCALE_ROW: f32 = 20.0;
const BAR: f32 = 14.0;
const VALUE: f32 = 28.0;
const CHIP: f32 = 60.0;
/// Around the words of a chip, both sides together.
const CHIP_ROOM: f32 = 14.0;
const GAP: f32 = 12.0;
/// Half the target's diamond and its rim: the end of the track stays clear of it.
const DIAMOND: f32 = 6.0;

/// What a band says.
pub(super) const UNCERTAIN: &str = "incertain, faute d’accord";

/// Returns the height that shows every domain.
pub(super) fn height(bars: &Bars, width: f32) -> f32 {
    let rows = bars.standings.len() as f32 * row_height(width);
    legend::height(&legend_items(bars, &crate::theme::TOKENS.light), width) + rows + SCALE_ROW
}

/// Draws the bars, as many as fit.
pub(super) fn lay_out(pen: &mut Pen, bars: &Bars) {
    let (width, height) = pen.size();
    let columns = BarColumns::of(bars, width);
    let top = legend::lay_out(pen, &legend_items(bars, pen.palette));
    let row = row_height(width);
    let space = height - top - SCALE_ROW;
    let all = bars.standings.len();
    let fitting = (space / row + 0.01).floor().max(0.0) as usize;
    let shown = if fitting >= all { all } else { fitting };
    let bottom = top + shown as f32 * row;
    for (index, standing) in (0_u16..).zip(bars.standings.iter().take(shown)) {
        let top = top + f32::from(index) * row;
        draw_row(pen, &columns, bars, standing, top);
    }
    if shown > 0 {
        draw_scale(pen, bars, &columns, bottom, all - shown);
    }
}

fn row_height(width: f32) -> f32 {
    if width < STACKED_BELOW { STACKED_ROW } else { ROW }
}

fn legend_items(bars: &Bars, palette: &Palette) -> Vec<LegendItem> {
    let has_then = bars.standings.iter().any(|standing| standing.then.is_ok());
    let has_target = bars.standings.iter().any(|standing| standing.target.is_some());
    let mut items = Vec::new();
    if has_then || has_target {
        items.push((LegendMark::Bar(reached(palette)), bars.occasions.now.clone()));
    }
    if has_then {
        items.push((LegendMark::Tick(palette.ink), bars.occasions.then.clone()));
    }
    if has_target {
        items.push((LegendMark::Target, "cible".to_owned()));
    }
    if bars.standings.iter().any(|standing| standing.band.is_some()) {
        items.push((LegendMark::Striped(palette.ink), UNCERTAIN.to_owned()));
    }
    if bars.standings.iter().any(|standing| !standing.planned.is_empty()) {
        items.push((LegendMark::Planned(palette.ink), legend::PLANNED.to_owned()));
    }
    if bars.standings.iter().any(|standing| standing.basis.is_some()) {
        items.push(legend::partial(palette));
    }
    items
}

fn reached(palette: &Palette) -> Colour {
    palette.step(3)
}

/// Where the columns are.
struct BarColumns {
    is_stacked: bool,
    title: f32,
    track: Rect,
    value_right: f32,
    /// Left side and width; `None` when nothing compares.
    chip: Option<(f32, f32)>,
}

impl BarColumns {
    /// Returns where the figures end.
    fn right(&self) -> f32 {
        self.chip.map_or(self.value_right, |(left, width)| left + width)
    }

    fn of(bars: &Bars, width: f32) -> Self {
        let changes = bars.standings.iter().filter_map(chip_words);
        let wide = changes.map(|words| small(Colour([0; 3])).width(&words) + CHIP_ROOM);
        let chip = wide.reduce(f32::max).map(|wide| wide.max(CHIP));
        let chip = chip.map(|wide| (width - wide, wide));
        let value_right = chip.map_or(width, |(left, _)| left - GAP);
        let is_stacked = width < STACKED_BELOW;
        let look = body(Colour([0; 3]));
        let values = bars.standings.iter().filter_map(|one| Some(one.unit.words(one.now.ok()?)));
        let value = values.map(|words| look.bold().width(&words)).fold(VALUE, f32::max);
        let widest =
            bars.standings.iter().map(|s| look.width(&s.short_title)).fold(0.0_f32, f32::max);
        let title =
            if is_stacked { value_right - value - GAP } else { (widest + 1.0).min(width * 0.36) };
        let track = if is_stacked {
            Rect::new(0.0, 0.0, width - DIAMOND - 2.0, BAR)
        } else {
            let left = title + 2.0 * GAP;
            Rect::new(left, 0.0, value_right - value - 2.0 * GAP - left, BAR)
        };
        Self { is_stacked, title, track, value_right, chip }
    }

    fn at(&self, share: f32) -> f32 {
        self.track.x + self.track.width * share
    }
}

fn draw_row(pen: &mut Pen, columns: &BarColumns, bars: &Bars, standing: &Standing, top: f32) {
    let (width, _) = pen.size();
    let (words, bar) = if columns.is_stacked {
        (top + 10.0, top + 31.0)
    } else {
        (top + ROW / 2.0, top + ROW / 2.0)
    };
    let title = body(pen.palette.ink);
    pen.text_beside(
        Pos::new(0.0, words),
        &title.shorten(&standing.short_title, columns.title),
        title,
    );
    draw_bar(pen, columns, standing, bar);
    draw_figures(pen, columns, standing, words);
    let row = Rect::new(0.0, top, width, row_height(width));
    pen.hot_spot(row, standing.sentence(&bars.occasions));
}

fn draw_bar(pen: &mut Pen, columns: &BarColumns, standing: &Standing, middle: f32) {
    let palette = pen.palette;
    let mut track = Rect { y: middle - BAR / 2.0, ..columns.track };
    if let Err(absence) = standing.now {
        // The words that stand for the value are longer than it: the empty track makes room.
        let words = text_width(absence.words(), SMALL, Weight::Regular);
        track.width = track.width.min(columns.right() - words - GAP - track.x);
    }
    pen.rect(track, 4.0, palette.sunken);
    if let Ok(now) = standing.now {
        let filled = Rect { width: track.width * share(standing.unit, now), ..track };
        pen.rect(filled, 4.0, reached(palette));
    }
    if let Some((low, high)) = standing.band {
        let at = |score| columns.at(share(standing.unit, score));
        let (left, right) = (at(low), at(high));
        let band = Rect::new(left, track.y, (right - left).max(3.0), BAR);
        pen.rect(band, 0.0, palette.surface);
        pen.striped_bar(band, palette.ink);
    }
    if let Ok(then) = standing.then {
        let x = columns.at(share(standing.unit, then)).clamp(track.x + 1.0, track.right() - 1.0);
        pen.line(
            Pos::new(x, middle - 11.0),
            Pos::new(x, middle + 11.0),
            Stroke::new(palette.surface, 4.0),
        );
        pen.line(
            Pos::new(x, middle - 10.0),
            Pos::new(x, middle + 10.0),
            Stroke::new(palette.ink, 2.0),
        );
    }
    if let Some(target) = standing.target {
        let x = columns.at(share(standing.unit, target));
        pen.diamond(Pos::new(x, middle), DIAMOND);
    }
    if let Some(planned) = standing.planned.last() {
        let x = columns.at(share(standing.unit, planned.mean)).min(track.right() - 4.0);
        pen.hollow_square(Pos::new(x, middle), 4.0, Stroke::new(palette.ink, 1.5));
    }
}

fn draw_figures(pen: &mut Pen, columns: &BarColumns, standing: &Standing, middle: f32) {
    let palette = pen.palette;
    let now = match standing.now {
        Ok(now) => now,
        Err(absence) => {
            let look = small(palette.muted).anchor(Anchor::End);
            return pen.text_beside(Pos::new(columns.right(), middle), absence.words(), look);
        }
    };
    let look = body(palette.ink).bold().anchor(Anchor::End);
    pen.text_beside(Pos::new(columns.value_right, middle), &standing.unit.words(now), look);
    if let (Some((left, wide)), Some(words)) = (columns.chip, chip_words(standing)) {
        let (ink, soft) = match words.chars().next() {
            Some('+') => (palette.good, palette.good_soft),
            Some('−') => (palette.bad, palette.bad_soft),
            _ => (palette.muted, palette.sunken),
        };
        pen.rect(Rect::new(left, middle - 10.0, wide, 20.0), 10.0, soft);
        let look = small(ink).anchor(Anchor::Middle);
        pen.text_beside(Pos::new(left + wide / 2.0, middle), &words, look);
    }
}

/// Writes the change, and whether it goes over some criteria only.
fn chip_words(standing: &Standing) -> Option<String> {
    let sign = standing.basis.map_or("", |_| legend::PARTIAL);
    Some(standing.change_words()? + sign)
}

/// Writes the scale below the bars, and how many did not fit.
fn draw_scale(pen: &mut Pen, bars: &Bars, columns: &BarColumns, top: f32, missing: usize) {
    let look = small(pen.palette.muted).anchor(Anchor::Middle);
    let (width, _) = pen.size();
    for tick in ticks(bars.unit) {
        let half = look.width(&tick.words) / 2.0;
        let x = columns.at(tick.share).min(width - half).max(half);
        pen.text(Pos::new(x, top + LEADING * 0.6), &tick.words, look);
    }
    if missing > 0 && !columns.is_stacked {
        let look = small(pen.palette.muted);
        let words = look.shorten(&format!("… et {missing} de plus"), columns.title);
        pen.text(Pos::new(0.0, top + LEADING * 0.6), &words, look);
    }
}

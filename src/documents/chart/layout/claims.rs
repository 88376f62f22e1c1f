//! Bars of what stands behind the levels, by domain: each strength has its pattern and its number.

use super::legend::{self, LegendItem, LegendMark};
use super::pen::{LEADING, Pen, SMALL, body, small};
use super::signs;
use crate::chart::model::{Claims, ClaimsRow};
use crate::chart::picture::{Anchor, Pos, Rect};
use crate::chart::text::text_width;
use crate::scoring::Strength;
use crate::theme::Colour;

const ROW: f32 = 32.0;
const STACKED_ROW: f32 = 48.0;
/// Below this width a title stands above its bar.
const STACKED_BELOW: f32 = 440.0;
const BAR: f32 = 18.0;
const GAP: f32 = 12.0;
const TOTAL: f32 = 28.0;

/// Returns the height that shows every domain.
pub(super) fn height(claims: &Claims, width: f32) -> f32 {
    let rows = claims.rows.len() as f32 * row_height(width);
    legend::height(&legend_items(claims), width) + rows + 4.0
}

/// Draws the bars, as many as fit.
pub(super) fn lay_out(pen: &mut Pen, claims: &Claims) {
    let (width, height) = pen.size();
    let mut top = legend::lay_out(pen, &legend_items(claims));
    let row = row_height(width);
    let look = body(Colour([0; 3]));
    let widest = claims.rows.iter().map(|r| look.width(&r.short_title)).fold(0.0_f32, f32::max);
    let is_stacked = width < STACKED_BELOW;
    let title = if is_stacked { width - TOTAL } else { (widest + 1.0).min(width * 0.36) };
    let left = if is_stacked { 0.0 } else { title + 2.0 * GAP };
    let unit = (width - TOTAL - GAP - left).max(1.0) / claims.most().max(1) as f32;
    for claim in &claims.rows {
        if top + row > height + 0.5 {
            return;
        }
        let (words, bar) = if is_stacked { (10.0, 30.0) } else { (ROW / 2.0, ROW / 2.0) };
        let ink = pen.palette.ink;
        let shown = look.shorten(&claim.short_title, title);
        pen.text_beside(Pos::new(0.0, top + words), &shown, body(ink));
        let total = body(ink).bold().anchor(Anchor::End);
        pen.text_beside(Pos::new(width, top + words), &claim.total().to_string(), total);
        draw_bar(pen, claim, Rect::new(left, top + bar - BAR / 2.0, unit, BAR));
        pen.hot_spot(Rect::new(0.0, top, width, row), claim.sentence(&claims.above));
        top += row;
    }
}

fn row_height(width: f32) -> f32 {
    if width < STACKED_BELOW { STACKED_ROW } else { ROW }
}

fn legend_items(claims: &Claims) -> Vec<LegendItem> {
    let seen = claims.counts().into_iter().filter(|(_, number)| *number > 0);
    seen.map(|(strength, number)| (LegendMark::Pattern(strength), strength.count(number))).collect()
}

/// Draws a domain's bar; `unit` is where it begins and how wide one level is.
fn draw_bar(pen: &mut Pen, claim: &ClaimsRow, unit: Rect) {
    let mut left = unit.x;
    for (strength, count) in Claims::ORDER.into_iter().zip(claim.counts) {
        let wide = unit.width * count as f32;
        if count > 0 {
            // a thin gap tells the parts apart, whatever their colours
            let part = Rect::new(left, unit.y, (wide - 2.0).max(1.0), unit.height);
            signs::draw_pattern(pen, part, strength);
            draw_number(pen, part, strength, count);
        }
        left += wide;
    }
}

/// Writes how many there are, on a ground of its own where there is a pattern.
fn draw_number(pen: &mut Pen, part: Rect, strength: Strength, count: usize) {
    let text = count.to_string();
    let wide = text_width(&text, SMALL, crate::chart::picture::Weight::SemiBold) + 8.0;
    if wide > part.width {
        return;
    }
    let centre = Pos::new(part.x + part.width / 2.0, part.y + part.height / 2.0);
    let (ground, ink) = match strength {
        Strength::Proven => (pen.palette.accent, pen.palette.on_accent),
        Strength::Declared | Strength::Observed | Strength::Expired => {
            (pen.palette.surface, pen.palette.ink)
        }
    };
    let high = LEADING * 0.7;
    pen.rect(Rect::new(centre.x - wide / 2.0, centre.y - high / 2.0, wide, high), 2.0, ground);
    pen.text_beside(centre, &text, small(ink).bold().anchor(Anchor::Middle));
}

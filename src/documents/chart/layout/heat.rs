//! Every criterion over the campaigns: one cell each, with its number written in it.

use super::legend::{self, LegendItem, LegendMark};
use super::pen::{BODY, Pen, TextLook, body, crisp, small};
use super::signs;
use crate::chart::model::{HeatGroup, HeatMap, HeatMapRow, Moment};
use crate::chart::picture::{Anchor, Pos, Rect, Stroke};
use crate::dossier::Answer;
use crate::french::NBSP;
use crate::grid::{Level, Scale};
use crate::scoring::{HeatCell, Strength};
use crate::theme::{Colour, Palette};

const ROW: f32 = 28.0;
const GROUP: f32 = 40.0;
const CELL: f32 = 24.0;
const CELL_GAP: f32 = 4.0;
const WIDEST_CELL: f32 = 72.0;
const NARROWEST_CELL: f32 = 28.0;
/// What the titles would like, and what they always have.
const TITLES: f32 = 200.0;
const LEAST_TITLES: f32 = 72.0;
const HEADER: f32 = 24.0;
const TALL_HEADER: f32 = 40.0;
const NOT_APPLICABLE: &str = "SO";
const UNKNOWN: &str = "?";
/// No agreement to this day.
const DISPUTED: &str = "≠";
/// Not in that campaign, or with another meaning.
const OTHER: &str = "–";
/// Between the titles and the first cell.
const GAP: f32 = 12.0;

/// From this width on, domains stand in two columns.
const WIDE: f32 = 960.0;
/// Between the two.
const BETWEEN: f32 = 40.0;

/// Returns the height of all rows.
pub(super) fn height(map: &HeatMap, width: f32) -> f32 {
    let halves = halves(map, width);
    let header = halves.first().map_or(HEADER, |(columns, _)| columns.header);
    let rows = halves.iter().map(|(_, groups)| rows_height(groups)).fold(0.0, f32::max);
    legend::height(&legend_items(map, &crate::theme::TOKENS.light), width) + header + rows
}

fn rows_height(groups: &[HeatGroup]) -> f32 {
    groups.iter().map(|group| GROUP + group.rows.len() as f32 * ROW).sum()
}

/// Returns the domains of each column: two of about the same height where there is room, else one.
fn halves(map: &HeatMap, width: f32) -> Vec<(HeatColumns, &[HeatGroup])> {
    let groups = map.groups.as_slice();
    if width < WIDE || groups.len() < 2 {
        return vec![(HeatColumns::of(map, 0.0, width), groups)];
    }
    let taller = |place: &usize| {
        let (left, right) = groups.split_at(*place);
        rows_height(left).max(rows_height(right))
    };
    let place = (1..groups.len()).min_by(|a, b| taller(a).total_cmp(&taller(b))).unwrap_or(1);
    let (left, right) = groups.split_at(place);
    let half = (width - BETWEEN) / 2.0;
    vec![
        (HeatColumns::of(map, 0.0, half), left),
        (HeatColumns::of(map, half + BETWEEN, half), right),
    ]
}

/// Draws the rows that fit, from the first; [`HeatMap::page`] gives the others.
pub(super) fn lay_out(pen: &mut Pen, map: &HeatMap) {
    let (_, height) = pen.size();
    let top = legend::lay_out(pen, &legend_items(map, pen.palette));
    for (columns, groups) in halves(map, pen.size().0) {
        draw_groups(pen, map, &columns, groups, top, height);
    }
}

fn draw_groups(
    pen: &mut Pen,
    map: &HeatMap,
    columns: &HeatColumns,
    groups: &[HeatGroup],
    top: f32,
    bottom: f32,
) {
    columns.draw_header(pen, &map.moments, top);
    let mut y = top + columns.header;
    for group in groups {
        if y + GROUP + ROW > bottom + 0.5 {
            return;
        }
        draw_group(pen, columns, group, y);
        y += GROUP;
        for row in &group.rows {
            if y + ROW > bottom + 0.5 {
                return;
            }
            draw_row(pen, columns, map, row, y);
            y += ROW;
        }
    }
}

fn legend_items(map: &HeatMap, palette: &Palette) -> Vec<LegendItem> {
    let levels = map.scale.iter().flat_map(|scale| {
        scale.levels().map(move |level| {
            let (fill, ink) = (palette.level(scale, level), palette.on_level(scale, level));
            (LegendMark::Level(fill, ink, level.number()), scale.name(level).to_owned())
        })
    });
    let other = map.other_scale().map(|scale| {
        let middle = scale.at(scale.count() / 2).unwrap_or(scale.highest());
        let colours = [scale.lowest(), middle, scale.highest()];
        let ramp = LegendMark::Ramp(colours.map(|level| palette.level(scale, level)));
        (ramp, "autre échelle, du plus bas au plus haut".to_owned())
    });
    let cells = || map.groups.iter().flat_map(|g| &g.rows).flat_map(|row| &row.cells);
    let is_seen = |sign| cells().any(|cell| sign_of(cell) == sign);
    let signs =
        [(NOT_APPLICABLE, "sans objet"), (UNKNOWN, "ne sait pas"), (OTHER, "non comparable")];
    let signs = signs.into_iter().filter(|(sign, _)| is_seen(*sign));
    let signs = signs.map(|(sign, words)| (LegendMark::Word(sign, palette.ink), words.to_owned()));
    let between = LegendMark::Between(palette.step(1), palette.step(3), palette.ink);
    let disputed = is_seen(DISPUTED).then(|| (between, "pas d’accord à ce jour".to_owned()));
    let rows = || map.groups.iter().flat_map(|group| &group.rows);
    let is_judged = |strength| rows().any(|row| row.strengths.contains(&Some(strength)));
    let strengths = Strength::ALL.iter().copied().filter(|strength| is_judged(*strength));
    let strengths = strengths
        .map(|strength| (LegendMark::Strength(strength, palette.ink), strength.label().to_owned()));
    levels.chain(other).chain(disputed).chain(signs).chain(strengths).collect()
}

/// Returns what is written in a cell that has no level.
fn sign_of(cell: &HeatCell) -> &'static str {
    match cell {
        HeatCell::Answered(Answer::NotApplicable { .. }) => NOT_APPLICABLE,
        HeatCell::Answered(Answer::Unknown) => UNKNOWN,
        HeatCell::Answered(Answer::Disputed { .. }) => DISPUTED,
        HeatCell::NotComparable => OTHER,
        HeatCell::Answered(Answer::Level(_)) | HeatCell::Unanswered => "",
    }
}

/// Where the columns are.
struct HeatColumns {
    /// Where titles begin.
    start: f32,
    /// Left side of the first cell.
    left: f32,
    /// Right side of the last one.
    right: f32,
    /// From one cell to the next.
    pitch: f32,
    /// Between two cells; less of it when they are narrow.
    gap: f32,
    /// Height of the header.
    header: f32,
    names: CampaignNames,
}

/// How campaigns are named above their columns.
#[derive(Clone, Copy, PartialEq)]
enum CampaignNames {
    OneLine,
    TwoLines,
    ShortYear,
    None,
}

impl HeatColumns {
    fn of(map: &HeatMap, start: f32, width: f32) -> Self {
        let count = (map.moments.len() as f32).max(1.0);
        let look = body(Colour([0; 3]));
        let rows = map.groups.iter().flat_map(|group| &group.rows);
        let names = rows.map(|row| look.width(&row_name(row))).fold(0.0_f32, f32::max);
        let pitch = ((width - TITLES - GAP) / count)
            .clamp(NARROWEST_CELL + CELL_GAP, WIDEST_CELL + CELL_GAP)
            .min((width - LEAST_TITLES - GAP) / count)
            .max(1.0);
        let gap = if pitch < NARROWEST_CELL { CELL_GAP / 2.0 } else { CELL_GAP };
        let left = start + (names + 1.0 + GAP).min(width + gap - pitch * count);
        let look = small(Colour([0; 3]));
        let widest = |of: fn(&Moment) -> String| {
            map.moments.iter().map(|m| look.width(&of(m))).fold(0.0_f32, f32::max) + CELL_GAP
        };
        let names = if widest(|m| m.label.clone()) <= pitch {
            CampaignNames::OneLine
        } else if widest(|m| month(m).to_owned()).max(widest(year)) <= pitch {
            CampaignNames::TwoLines
        } else if widest(short_year) <= pitch {
            CampaignNames::ShortYear
        } else {
            CampaignNames::None
        };
        let header = if names == CampaignNames::TwoLines { TALL_HEADER } else { HEADER };
        Self { start, left, right: left + pitch * count - gap, gap, pitch, header, names }
    }

    fn cell(&self, index: u16, top: f32) -> Rect {
        let left = self.left + f32::from(index) * self.pitch;
        Rect::new(left, top + (ROW - CELL) / 2.0, (self.pitch - self.gap).max(1.0), CELL)
    }

    fn draw_header(&self, pen: &mut Pen, moments: &[Moment], top: f32) {
        let look = small(pen.palette.muted).anchor(Anchor::Middle);
        for (index, moment) in (0..).zip(moments) {
            let cell = self.cell(index, top);
            let x = cell.x + cell.width / 2.0;
            let bottom = top + self.header - 10.0;
            match self.names {
                CampaignNames::OneLine => pen.text(Pos::new(x, bottom), &moment.label, look),
                CampaignNames::TwoLines => {
                    pen.text(Pos::new(x, bottom - 16.0), month(moment), look);
                    pen.text(Pos::new(x, bottom), &year(moment), look);
                }
                CampaignNames::ShortYear => {
                    pen.text(Pos::new(x, bottom), &short_year(moment), look);
                }
                CampaignNames::None => {}
            }
            pen.hot_spot(Rect::new(cell.x, top, cell.width, self.header), &moment.label);
        }
    }
}

fn month(moment: &Moment) -> &str {
    moment.label.split(NBSP).next().unwrap_or_default()
}

fn year(moment: &Moment) -> String {
    moment.date.year().to_string()
}

fn short_year(moment: &Moment) -> String {
    format!("{:02}", moment.date.year() % 100)
}

fn draw_group(pen: &mut Pen, columns: &HeatColumns, group: &HeatGroup, top: f32) {
    let (start, width) = (columns.start, columns.right - columns.start);
    let y = crisp(top + 6.0);
    pen.line(Pos::new(start, y), Pos::new(columns.right, y), Stroke::new(pen.palette.line, 1.0));
    let look = TextLook { size: BODY, ..small(pen.palette.ink).bold() };
    pen.text_beside(
        Pos::new(start, top + GROUP / 2.0 + 4.0),
        &look.shorten(&group.title, width),
        look,
    );
}

fn draw_row(pen: &mut Pen, columns: &HeatColumns, map: &HeatMap, row: &HeatMapRow, top: f32) {
    let middle = top + ROW / 2.0;
    let look = body(pen.palette.ink);
    let name = row_name(row);
    let most = columns.left - GAP - columns.start;
    pen.text_beside(Pos::new(columns.start, middle), &look.shorten(&name, most), look);
    pen.hot_spot(Rect::new(columns.start, top, most, ROW), &name);
    for (((index, column), cell), moment) in (0..).zip(0_usize..).zip(&row.cells).zip(&map.moments)
    {
        let rect = columns.cell(index, top);
        draw_cell(pen, &row.scale, cell, rect);
        if let Some(strength) = row.strengths.get(column).copied().flatten() {
            draw_strength(pen, &row.scale, cell, rect, strength);
        }
        let words = map.words_at(row, column);
        pen.hot_spot(rect, fr!("{name}, {} : {words}", moment.label));
    }
}

fn row_name(row: &HeatMapRow) -> String {
    format!("{} · {}", row.code, row.title)
}

fn draw_cell(pen: &mut Pen, scale: &Scale, cell: &HeatCell, rect: Rect) {
    let palette = pen.palette;
    let mut ink = palette.muted;
    let mut words = sign_of(cell).to_owned();
    if let HeatCell::Answered(Answer::Level(level)) = cell {
        pen.rect(rect, 4.0, palette.level(scale, *level));
        ink = palette.on_level(scale, *level);
        words = level.to_string();
    } else if let HeatCell::Answered(Answer::Disputed { low, high }) = cell {
        let colour = |level: &Level| palette.level(scale, *level);
        let (low, high) = (colour(low), colour(high));
        return signs::draw_between(pen, rect, low, high, palette.ink);
    } else if *cell != HeatCell::NotComparable {
        let inner = Rect::new(rect.x + 0.5, rect.y + 0.5, rect.width - 1.0, rect.height - 1.0);
        pen.frame(inner, 4.0, Stroke::new(palette.line, 1.0));
    }
    let look = small(ink).bold().anchor(Anchor::Middle);
    let look = if words == NOT_APPLICABLE { TextLook { size: 11.0, ..look } } else { look };
    if look.width(&words) <= rect.width {
        pen.text_beside(Pos::new(rect.x + rect.width / 2.0, rect.y + CELL / 2.0), &words, look);
    }
}

/// Marks the corner of a cell with the strength of its level, where there is room beside the number.
fn draw_strength(pen: &mut Pen, scale: &Scale, cell: &HeatCell, rect: Rect, strength: Strength) {
    const ROOM: f32 = 22.0;
    if let (HeatCell::Answered(Answer::Level(level)), true) = (cell, rect.width >= ROOM) {
        let corner = Pos::new(rect.right() - 6.5, rect.y + 6.5);
        let ink = pen.palette.on_level(scale, *level);
        signs::draw_strength(pen, corner, 3.0, strength, ink);
    }
}

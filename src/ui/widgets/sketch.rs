//! Small pictures of what one will find where there is nothing yet.
//!
//! Painted in the colours of the theme; a screen reader is told nothing of them, for the sentence beside
//! says as much.

use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2};

use self::SketchMark::{Bar, Card, Chosen, Disc, Line, Web};
use crate::ui::style::{self, Look};

/// What a small picture is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sketch {
    /// Five sentences to choose from, one of them chosen.
    Sentences,
    /// How many chose each level.
    Votes,
    /// The profile of a team.
    Radar,
    /// Domains from one campaign to the next.
    Lines,
    /// What each year brought, within what it could have.
    Columns,
    /// A table with its total.
    Statement,
    /// Things to do, with their dates.
    Dates,
    /// What is kept, and whether it still holds.
    Register,
    /// A document.
    Page,
    /// The people of a team.
    People,
    /// Levels one climbs.
    Stairs,
}

/// Its size where there is room.
const SIZE: Vec2 = Vec2::new(200.0, 120.0);

/// A mark of a sketch; places are in points from its corner at the left and top.
#[derive(Clone, Copy, Debug)]
enum SketchMark {
    /// A small card: left, top, width, height.
    Card([f32; 4]),
    /// The card that is chosen.
    Chosen([f32; 4]),
    /// A bar, or a line of text from afar.
    Bar([f32; 4], Tint),
    /// A disc: its middle, its radius.
    Disc([f32; 3], Tint),
    /// A line through these points.
    Line(&'static [[f32; 2]], Tint),
    /// A shape over six axes, as far from the middle to the rim as these.
    Web([f32; 6], Tint),
}

/// A colour by its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tint {
    Words,
    Title,
    Accent,
    Good,
    Warn,
    /// One of five steps from quiet to strong.
    Step(usize),
}

impl Tint {
    fn colour(self, look: &Look) -> Color32 {
        match self {
            Self::Words => look.line,
            Self::Title => look.faint,
            Self::Accent => look.accent,
            Self::Good => look.good,
            Self::Warn => look.warn,
            Self::Step(place) => look.step(place),
        }
    }
}

const fn words(place: [f32; 3]) -> SketchMark {
    let [left, top, width] = place;
    Bar([left, top, width, 4.0], Tint::Words)
}

const fn step(place: [f32; 4], tone: usize) -> SketchMark {
    Bar(place, Tint::Step(tone))
}

const SENTENCES: &[SketchMark] = &[
    Bar([16.0, 13.0, 92.0, 6.0], Tint::Title),
    Card([16.0, 27.0, 168.0, 14.0]),
    Card([16.0, 44.0, 168.0, 14.0]),
    Chosen([16.0, 61.0, 168.0, 14.0]),
    Card([16.0, 78.0, 168.0, 14.0]),
    Card([16.0, 95.0, 168.0, 14.0]),
    step([21.0, 30.0, 8.0, 8.0], 0),
    step([21.0, 47.0, 8.0, 8.0], 1),
    step([21.0, 64.0, 8.0, 8.0], 2),
    step([21.0, 81.0, 8.0, 8.0], 3),
    step([21.0, 98.0, 8.0, 8.0], 4),
    words([36.0, 32.0, 88.0]),
    words([36.0, 49.0, 120.0]),
    Bar([36.0, 66.0, 104.0, 4.0], Tint::Accent),
    words([36.0, 83.0, 128.0]),
    words([36.0, 100.0, 96.0]),
];

const VOTES: &[SketchMark] = &[
    Card([16.0, 14.0, 168.0, 92.0]),
    Bar([28.0, 24.0, 84.0, 6.0], Tint::Title),
    Chosen([114.0, 38.0, 26.0, 62.0]),
    step([31.0, 84.0, 16.0, 4.0], 0),
    step([61.0, 74.0, 16.0, 14.0], 1),
    step([90.0, 66.0, 16.0, 22.0], 2),
    step([119.0, 46.0, 16.0, 42.0], 3),
    step([148.0, 80.0, 16.0, 8.0], 4),
    words([35.0, 93.0, 8.0]),
    words([65.0, 93.0, 8.0]),
    words([94.0, 93.0, 8.0]),
    Bar([123.0, 93.0, 8.0, 4.0], Tint::Accent),
    words([152.0, 93.0, 8.0]),
];

const RADAR: &[SketchMark] = &[
    Web([1.0; 6], Tint::Words),
    Web([0.66; 6], Tint::Words),
    Web([0.33; 6], Tint::Words),
    Web([0.82, 0.6, 0.72, 0.9, 0.55, 0.68], Tint::Accent),
];

const LINES: &[SketchMark] = &[
    Line(&[[24.0, 16.0], [24.0, 102.0], [184.0, 102.0]], Tint::Words),
    Line(&[[40.0, 58.0], [86.0, 64.0], [132.0, 60.0], [174.0, 66.0]], Tint::Title),
    Line(&[[40.0, 90.0], [86.0, 84.0], [132.0, 72.0], [174.0, 50.0]], Tint::Step(2)),
    Line(&[[40.0, 78.0], [86.0, 60.0], [132.0, 42.0], [174.0, 30.0]], Tint::Accent),
    Disc([174.0, 66.0, 3.5], Tint::Title),
    Disc([174.0, 50.0, 3.5], Tint::Step(2)),
    Disc([174.0, 30.0, 3.5], Tint::Accent),
];

const COLUMNS: &[SketchMark] = &[
    Card([32.0, 24.0, 24.0, 78.0]),
    Card([72.0, 24.0, 24.0, 78.0]),
    Card([112.0, 24.0, 24.0, 78.0]),
    Card([152.0, 24.0, 24.0, 78.0]),
    step([32.0, 68.0, 24.0, 34.0], 2),
    step([72.0, 58.0, 24.0, 44.0], 2),
    step([112.0, 50.0, 24.0, 52.0], 3),
    step([152.0, 36.0, 24.0, 66.0], 3),
    Line(&[[20.0, 102.0], [188.0, 102.0]], Tint::Words),
];

const STATEMENT: &[SketchMark] = &[
    Card([16.0, 12.0, 168.0, 96.0]),
    words([28.0, 24.0, 66.0]),
    words([28.0, 39.0, 84.0]),
    words([28.0, 54.0, 56.0]),
    words([28.0, 69.0, 74.0]),
    Bar([124.0, 23.0, 16.0, 6.0], Tint::Good),
    Bar([124.0, 38.0, 16.0, 6.0], Tint::Good),
    Bar([124.0, 53.0, 16.0, 6.0], Tint::Warn),
    Bar([124.0, 68.0, 16.0, 6.0], Tint::Good),
    words([154.0, 24.0, 18.0]),
    words([150.0, 39.0, 22.0]),
    words([160.0, 54.0, 12.0]),
    words([152.0, 69.0, 20.0]),
    Line(&[[17.0, 83.0], [183.0, 83.0]], Tint::Words),
    Bar([28.0, 92.0, 36.0, 6.0], Tint::Title),
    Bar([132.0, 91.0, 40.0, 8.0], Tint::Accent),
];

const DATES: &[SketchMark] = &[
    Card([16.0, 14.0, 168.0, 20.0]),
    Card([16.0, 38.0, 168.0, 20.0]),
    Card([16.0, 62.0, 168.0, 20.0]),
    Card([16.0, 86.0, 168.0, 20.0]),
    Disc([29.0, 24.0, 4.0], Tint::Good),
    Disc([29.0, 48.0, 4.0], Tint::Accent),
    Disc([29.0, 72.0, 4.0], Tint::Words),
    Disc([29.0, 96.0, 4.0], Tint::Words),
    words([42.0, 22.0, 72.0]),
    Bar([42.0, 46.0, 88.0, 4.0], Tint::Title),
    words([42.0, 70.0, 60.0]),
    words([42.0, 94.0, 80.0]),
    step([150.0, 20.0, 24.0, 8.0], 1),
    step([150.0, 44.0, 24.0, 8.0], 3),
    step([150.0, 68.0, 24.0, 8.0], 1),
    step([150.0, 92.0, 24.0, 8.0], 1),
];

const REGISTER: &[SketchMark] = &[
    Card([16.0, 12.0, 168.0, 96.0]),
    Bar([28.0, 21.0, 34.0, 4.0], Tint::Title),
    Bar([104.0, 21.0, 26.0, 4.0], Tint::Title),
    Line(&[[17.0, 32.0], [183.0, 32.0]], Tint::Words),
    step([28.0, 40.0, 9.0, 12.0], 1),
    step([28.0, 62.0, 9.0, 12.0], 1),
    step([28.0, 84.0, 9.0, 12.0], 1),
    words([44.0, 44.0, 46.0]),
    words([44.0, 66.0, 36.0]),
    words([44.0, 88.0, 50.0]),
    words([104.0, 44.0, 34.0]),
    words([104.0, 66.0, 42.0]),
    words([104.0, 88.0, 28.0]),
    Disc([170.0, 46.0, 4.0], Tint::Good),
    Disc([170.0, 68.0, 4.0], Tint::Good),
    Disc([170.0, 90.0, 4.0], Tint::Warn),
];

const PAGE: &[SketchMark] = &[
    Bar([69.0, 14.0, 72.0, 96.0], Tint::Words),
    Card([62.0, 10.0, 72.0, 96.0]),
    Bar([71.0, 20.0, 36.0, 6.0], Tint::Accent),
    words([71.0, 33.0, 54.0]),
    words([71.0, 41.0, 54.0]),
    words([71.0, 49.0, 42.0]),
    step([71.0, 76.0, 9.0, 12.0], 1),
    step([83.0, 70.0, 9.0, 18.0], 2),
    step([95.0, 64.0, 9.0, 24.0], 3),
    step([107.0, 60.0, 9.0, 28.0], 4),
    words([71.0, 95.0, 48.0]),
];

const PEOPLE: &[SketchMark] = &[
    Disc([54.0, 74.0, 16.0], Tint::Step(2)),
    Disc([54.0, 46.0, 9.0], Tint::Step(2)),
    Disc([146.0, 74.0, 16.0], Tint::Step(2)),
    Disc([146.0, 46.0, 9.0], Tint::Step(2)),
    Disc([100.0, 69.0, 21.0], Tint::Step(3)),
    Disc([100.0, 34.0, 11.0], Tint::Step(3)),
    words([42.0, 98.0, 24.0]),
    Bar([86.0, 98.0, 28.0, 4.0], Tint::Accent),
    words([134.0, 98.0, 24.0]),
];

const STAIRS: &[SketchMark] = &[
    step([34.0, 76.0, 40.0, 26.0], 2),
    step([80.0, 54.0, 40.0, 48.0], 3),
    Card([126.0, 32.0, 40.0, 70.0]),
    Disc([54.0, 64.0, 5.0], Tint::Good),
    Disc([100.0, 42.0, 5.0], Tint::Good),
    Disc([146.0, 20.0, 5.0], Tint::Words),
    Line(&[[20.0, 102.0], [184.0, 102.0]], Tint::Words),
];

impl Sketch {
    const fn marks(self) -> &'static [SketchMark] {
        match self {
            Self::Sentences => SENTENCES,
            Self::Votes => VOTES,
            Self::Radar => RADAR,
            Self::Lines => LINES,
            Self::Columns => COLUMNS,
            Self::Statement => STATEMENT,
            Self::Dates => DATES,
            Self::Register => REGISTER,
            Self::Page => PAGE,
            Self::People => PEOPLE,
            Self::Stairs => STAIRS,
        }
    }
}

/// Shows a sketch; smaller where there is less room.
pub fn sketch_ui(ui: &mut Ui, sketch: Sketch) {
    let scale = (ui.available_width() / SIZE.x).clamp(0.1, 1.0);
    let (_, rect) = ui.allocate_space(SIZE * scale);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let easel =
        Easel { painter: ui.painter(), look: style::look(ui), corner: rect.left_top(), scale };
    let ground = Stroke::new(1.0, easel.look.line);
    easel.painter.rect(rect, style::card_radius(), easel.look.bg, ground, StrokeKind::Inside);
    for mark in sketch.marks() {
        easel.paint(*mark);
    }
}

/// Where a sketch is painted.
struct Easel<'a> {
    painter: &'a Painter,
    look: &'static Look,
    corner: Pos2,
    scale: f32,
}

impl Easel<'_> {
    fn at(&self, [x, y]: [f32; 2]) -> Pos2 {
        self.corner + Vec2::new(x, y) * self.scale
    }

    fn rect(&self, [left, top, width, height]: [f32; 4]) -> Rect {
        Rect::from_min_size(self.at([left, top]), Vec2::new(width, height) * self.scale)
    }

    fn paint(&self, mark: SketchMark) {
        let look = self.look;
        match mark {
            Card(place) => self.card(place, look.surface, look.line),
            Chosen(place) => self.card(place, look.accent_soft, look.accent),
            Bar(place, tint) => {
                let rect = self.rect(place);
                let radius = (rect.width().min(rect.height()) / 2.0).min(3.0);
                self.painter.rect_filled(rect, radius, tint.colour(look));
            }
            Disc([x, y, radius], tint) => {
                let (at, radius) = (self.at([x, y]), radius * self.scale);
                self.painter.circle_filled(at, radius, tint.colour(look));
            }
            Line(points, tint) => {
                let width = if tint == Tint::Words { 1.0 } else { 2.0 };
                let points = points.iter().map(|point| self.at(*point)).collect();
                self.painter.add(Shape::line(points, Stroke::new(width, tint.colour(look))));
            }
            Web(reaches, tint) => self.web(reaches, tint),
        }
    }

    fn card(&self, place: [f32; 4], ground: Color32, line: Color32) {
        const RADIUS: f32 = 3.0;
        let stroke = Stroke::new(1.0, line);
        self.painter.rect(self.rect(place), RADIUS, ground, stroke, StrokeKind::Inside);
    }

    fn web(&self, reaches: [f32; 6], tint: Tint) {
        const MIDDLE: Vec2 = Vec2::new(100.0, 60.0);
        const RADIUS: f32 = 48.0;
        const SLANT: f32 = 0.866;
        const AXES: [[f32; 2]; 6] =
            [[0.0, -1.0], [SLANT, -0.5], [SLANT, 0.5], [0.0, 1.0], [-SLANT, 0.5], [-SLANT, -0.5]];
        let corner = |(reach, [x, y]): (f32, [f32; 2])| {
            let at = MIDDLE + Vec2::new(x, y) * RADIUS * reach;
            self.at([at.x, at.y])
        };
        let corners = reaches.into_iter().zip(AXES).map(corner).collect();
        let colour = tint.colour(self.look);
        // What is behind shows through.
        let (width, fill) = if tint == Tint::Accent {
            (2.0, colour.gamma_multiply(0.15))
        } else {
            (1.0, Color32::TRANSPARENT)
        };
        self.painter.add(Shape::convex_polygon(corners, fill, Stroke::new(width, colour)));
    }
}

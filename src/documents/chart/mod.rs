//! Charts: plain data ([`Chart`]) → shapes ([`layout`]) → any plotters surface ([`Picture::draw`]).
//!
//! The words for people who do not see a chart ([`Chart::alt_text`], [`Chart::table`]) come from the
//! same data as the drawing, so that they cannot disagree.
//!
//! Never computes a score, never knows egui or a file format.

#![warn(clippy::wildcard_enum_match_arm)]

mod caption;
mod draw;
mod layout;
mod model;
mod picture;
mod text;
mod triangles;

pub use self::draw::{DrawError, SCALE, TEXT_TOP_TO_BASELINE_EM};
pub use self::layout::layout;
pub use self::model::{
    Bars, Chart, ChartTable, Claims, ClaimsRow, Curve, Curves, Emphasis, ExerciseColumn, HeatGroup,
    HeatMap, HeatMapRow, LinePoint, Moment, Occasions, Radar, Spark, StackUnit, Stacks, Standing,
    Timeline, TimelineTask, mean_told, score_label, value_told,
};
pub use self::picture::{Anchor, Fill, HotSpot, Picture, Pos, Rect, Shape, Stroke, TextShape};
pub use self::text::{FONT_FAMILY, Weight, text_width};
pub use self::triangles::{is_convex, triangles};

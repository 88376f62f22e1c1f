//! What a chart shows, as plain data, with its title, its text alternative and its table.
//!
//! Values stay exact here; they are rounded when they are written. Never knows a size or a colour.

mod claims;
mod common;
mod heat;
mod lines;
mod remuneration;
mod standing;
mod timeline;

pub use self::claims::{Claims, ClaimsRow};
pub(super) use self::common::planned_words;
pub use self::common::{ChartTable, Occasions, mean_told, score_label, value_told};
pub use self::heat::{HeatGroup, HeatMap, HeatMapRow};
pub use self::lines::{Curve, Curves, Emphasis, LinePoint, Moment, Spark};
pub use self::remuneration::{ExerciseColumn, StackUnit, Stacks};
pub use self::standing::{Bars, Radar, Standing};
pub use self::timeline::{Timeline, TimelineTask};

/// Any chart of the application.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Profile by domain.
    Radar(Radar),
    /// Reached, last time and target, by domain.
    Bars(Bars),
    /// Every criterion over the campaigns.
    HeatMap(HeatMap),
    /// Domains over time.
    Lines(Curves),
    /// The whole over time, small.
    Spark(Spark),
    /// The remuneration by exercise.
    Stacks(Stacks),
    /// What stands behind the levels, by domain.
    Claims(Claims),
    /// The plan of improvements over time.
    Timeline(Timeline),
}

impl Chart {
    /// Returns the title to write above the chart.
    pub fn title(&self) -> String {
        match self {
            Self::Radar(_) => "Profil par domaine".to_owned(),
            Self::Bars(bars) => bars.title(),
            Self::HeatMap(_) => "Niveau de chaque critère".to_owned(),
            Self::Lines(lines) => lines.title(),
            Self::Spark(spark) => spark.title(),
            Self::Stacks(stacks) => stacks.title(),
            Self::Claims(_) => "Ce qui montre les niveaux".to_owned(),
            Self::Timeline(_) => "Calendrier des actions".to_owned(),
        }
    }

    /// Tells the figures in one paragraph, for screen readers and PDF.
    pub fn alt_text(&self) -> String {
        self.empty_reason().unwrap_or_else(|| match self {
            Self::Radar(radar) => radar.alt_text(&self.title()),
            Self::Bars(bars) => bars.alt_text(&self.title()),
            Self::HeatMap(map) => map.alt_text(&self.title()),
            Self::Lines(lines) => lines.alt_text(&self.title()),
            Self::Spark(spark) => spark.alt_text(&self.title()),
            Self::Stacks(stacks) => stacks.alt_text(&self.title()),
            Self::Claims(claims) => claims.alt_text(&self.title()),
            Self::Timeline(timeline) => timeline.alt_text(&self.title()),
        })
    }

    /// Returns the same figures as a table.
    pub fn table(&self) -> ChartTable {
        match self {
            Self::Radar(radar) => radar.table(),
            Self::Bars(bars) => bars.table(),
            Self::HeatMap(map) => map.table(),
            Self::Lines(lines) => lines.table(),
            Self::Spark(spark) => spark.table(),
            Self::Stacks(stacks) => stacks.table(),
            Self::Claims(claims) => claims.table(),
            Self::Timeline(timeline) => timeline.table(),
        }
    }

    /// Returns the sentence that stands for the chart while there is nothing to draw.
    pub fn empty_reason(&self) -> Option<String> {
        let reason = match self {
            Self::Radar(radar) if radar.standings.iter().all(|s| s.now.is_err()) => {
                "Le profil apparaîtra dès qu’un domaine aura assez de réponses."
            }
            Self::Bars(bars) if bars.standings.is_empty() => "Aucun domaine à montrer.",
            Self::HeatMap(map) if map.row_count() == 0 || map.moments.is_empty() => {
                "Les niveaux apparaîtront avec la première campagne."
            }
            Self::Lines(lines) if lines.is_blank() => {
                "La progression apparaîtra dès qu’un domaine aura assez de réponses."
            }
            Self::Spark(spark) if spark.line.points.is_empty() => {
                "Le niveau moyen apparaîtra dès qu’une campagne aura assez de réponses."
            }
            Self::Stacks(stacks) if stacks.columns.is_empty() => {
                "La rémunération apparaîtra avec le premier exercice déclaré."
            }
            Self::Stacks(stacks) if stacks.is_blank() => {
                "La rémunération apparaîtra dès que la patientèle et un premier indicateur \
                 seront renseignés."
            }
            Self::Claims(claims) if claims.total() == 0 => {
                return Some(format!(
                    "Ce qui montre les niveaux apparaîtra dès qu’un critère aura un niveau {}.",
                    claims.above
                ));
            }
            Self::Timeline(timeline) if timeline.tasks.is_empty() => {
                "Le calendrier apparaîtra avec la première action."
            }
            Self::Radar(_)
            | Self::Bars(_)
            | Self::HeatMap(_)
            | Self::Lines(_)
            | Self::Spark(_)
            | Self::Stacks(_)
            | Self::Claims(_)
            | Self::Timeline(_) => return None,
        };
        Some(reason.to_owned())
    }
}

//! What several charts share: their table, the names of two campaigns, scores in words, words of a
//! plan.

use num_rational::Ratio;

use crate::dossier::{CampaignId, Dossier};
use crate::french;
use crate::grid::{ScoringRule, Unit};
use crate::scoring::{self, Absence, Mean, Planned};

/// The figures of a chart, for those who prefer them or cannot see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartTable {
    /// One per column.
    pub headers: Vec<String>,
    /// As many cells as there are headers.
    pub rows: Vec<Vec<String>>,
}

/// What the two campaigns of a comparison are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasions {
    /// The campaign shown: "2025".
    pub now: String,
    /// The one it is compared with: "2024".
    pub then: String,
}

impl Default for Occasions {
    fn default() -> Self {
        Self { now: "cette fois".to_owned(), then: "dernière fois".to_owned() }
    }
}

impl Occasions {
    /// Names a campaign and the last comparable one by their years, or months within a year.
    pub fn of(dossier: &Dossier, id: CampaignId) -> Self {
        let Some(now) = dossier.campaign(id).map(|campaign| campaign.date) else {
            return Self::default();
        };
        match dossier.last_comparable(id).map(|campaign| campaign.date) {
            None => Self { now: now.year().to_string(), ..Self::default() },
            Some(then) if then.year() == now.year() => {
                Self { now: french::month_year(now), then: french::month_year(then) }
            }
            Some(then) => Self { now: now.year().to_string(), then: then.year().to_string() },
        }
    }

    /// Tells when the comparison was: "en 2024", "la dernière fois".
    pub(super) fn when(&self) -> String {
        if *self.then == *Self::default().then {
            format!("la {}", self.then)
        } else {
            format!("en {}", self.then)
        }
    }
}

/// Names what a score is, by the rule of its grid: "Niveau moyen".
pub const fn score_label(rule: ScoringRule) -> &'static str {
    match rule {
        ScoringRule::Weighted | ScoringRule::Plain => "Niveau moyen",
        ScoringRule::Minimum => "Niveau le plus bas",
        ScoringRule::Cumulative => "Niveau atteint",
        ScoringRule::Points => "Points obtenus",
    }
}

/// Returns by which rule the latest campaign is scored.
pub(super) fn latest_rule(dossier: &Dossier) -> ScoringRule {
    dossier.latest_campaign().map(|latest| latest.grid.scoring.rule).unwrap_or_default()
}

/// Writes a mean as its grid tells scores, or the word for why there is none.
pub fn mean_told(unit: Unit, mean: Mean) -> String {
    mean.map_or_else(|absence| absence.words().to_owned(), |mean| unit.words(mean))
}

/// Writes a score that may not exist as its grid tells scores, or a dash.
pub fn value_told(unit: Unit, value: Option<Ratio<i64>>) -> String {
    mean_told(unit, value.ok_or(Absence::Nothing))
}

/// Returns what the scores of the latest campaign are told in; percents while there is none.
pub(super) fn latest_unit(dossier: &Dossier) -> Unit {
    dossier.latest_campaign().map_or(Unit::percent(false), |latest| scoring::unit(latest))
}

/// Opens every text alternative: the title, and from where to where the scale goes.
pub(super) fn opening(title: &str, range: &str) -> String {
    format!("{title}, sur une échelle {range}")
}

/// Tells a planned mean: "2,6 en juin 2027 (A2 au niveau 3)".
pub(in crate::chart) fn planned_words(unit: Unit, planned: &Planned) -> String {
    let levels: Vec<String> =
        planned.reached.iter().map(|(code, level)| fr!("{code} au niveau~{level}")).collect();
    let (mean, when) = (unit.words(planned.mean), french::month_year(planned.date));
    format!("{mean} en {when} ({})", levels.join(", "))
}

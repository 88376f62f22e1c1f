//! Means over real dates: every domain, or the whole alone.

use std::collections::BTreeMap;

use jiff::civil::Date;
use num_rational::Ratio;

use super::common::{ChartTable, latest_rule, latest_unit, opening, planned_words, score_label};
use crate::dossier::{CampaignId, Dossier};
use crate::french;
use crate::grid::{ScoringRule, Unit};
use crate::scoring::{
    self, Absence, MeanChange, Planned, Score, Scores, Series, change_told, planned_by_domain,
    progress,
};

/// Domains over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curves {
    /// The campaigns, in the order of dates.
    pub moments: Vec<Moment>,
    /// In the order of the grid.
    pub lines: Vec<Curve>,
    /// What the axis is told in: the scores of the latest campaign.
    pub unit: Unit,
    /// By which rule the latest campaign is scored.
    pub rule: ScoringRule,
    /// Whether a rule of one and the same grid changes what is asked, from a campaign to the next.
    pub asks_by_rule: bool,
    /// Whether what is aimed at is drawn too.
    pub shows_target: bool,
}

/// The whole over time, small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spark {
    /// The campaigns, in the order of dates.
    pub moments: Vec<Moment>,
    /// The whole.
    pub line: Curve,
    /// What the axis is told in: the scores of the latest campaign.
    pub unit: Unit,
    /// By which rule the latest campaign is scored.
    pub rule: ScoringRule,
}

/// A campaign on the time axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Which campaign.
    pub campaign: CampaignId,
    /// Its date.
    pub date: Date,
    /// "nov. 2025".
    pub label: String,
}

/// One series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// Label at its end.
    pub title: String,
    /// What the scores of the latest campaign are told in, and the plan with them.
    pub unit: Unit,
    /// One per campaign that has a mean, in the order of dates.
    pub points: Vec<LinePoint>,
    /// The campaigns that have none, and why.
    pub gaps: Vec<(CampaignId, Absence)>,
    /// Where it would stand if the plan were kept, after the last campaign, in the order of dates.
    pub planned: Vec<Planned>,
    /// Change since the last comparable campaign, over the criteria that compare.
    pub change: Option<Ratio<i64>>,
    /// Over how many criteria the change goes, when it is not the difference of the last two points.
    pub basis: Option<usize>,
    /// Whether the eye should go there.
    pub emphasis: Emphasis,
}

/// One mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinePoint {
    /// Which campaign.
    pub campaign: CampaignId,
    /// Its date.
    pub date: Date,
    /// What its campaign tells scores in.
    pub unit: Unit,
    /// The mean.
    pub mean: Ratio<i64>,
    /// What is aimed at, when it is above the mean.
    pub target: Option<Ratio<i64>>,
    /// Whether it compares with the point before.
    pub joins_previous: bool,
    /// Whether every criterion has an answer.
    pub is_complete: bool,
}

/// Why a line has a colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// It has none.
    #[default]
    None,
    /// It rose most.
    Rose,
    /// It fell most.
    Fell,
}

impl Moment {
    pub(super) fn all(dossier: &Dossier) -> Vec<Self> {
        let moments = dossier.campaigns.iter().map(|campaign| Self {
            campaign: campaign.id,
            date: campaign.date,
            label: french::month_year(campaign.date),
        });
        moments.collect()
    }
}

impl Curves {
    /// Takes every domain of the latest campaign.
    pub fn of(dossier: &Dossier) -> Self {
        let latest = dossier.latest_campaign().and_then(|latest| Scores::of(dossier, latest.id));
        let scores = latest.map(|scores| scores.domains).unwrap_or_default();
        let mut plans = planned_by_domain(dossier);
        let units = Units::of(dossier);
        let mut lines: Vec<Curve> = progress(dossier)
            .into_iter()
            .filter_map(|series| {
                let id = series.domain.as_ref()?;
                let planned = plans.remove(id).unwrap_or_default();
                let score = scores.iter().find(|domain| domain.id == *id).map(|one| &one.score);
                Some(Curve { planned, ..Curve::of(&series, score, &units) })
            })
            .collect();
        emphasise(&mut lines);
        Self {
            moments: Moment::all(dossier),
            lines,
            unit: units.latest,
            rule: latest_rule(dossier),
            asks_by_rule: asks_by_rule(dossier),
            shows_target: false,
        }
    }

    /// Draws what is aimed at too.
    #[must_use]
    pub fn with_target(mut self) -> Self {
        self.shows_target = true;
        self
    }

    /// Tells whether the plan changes something.
    pub fn has_plan(&self) -> bool {
        self.lines.iter().any(|line| !line.planned.is_empty())
    }

    /// Tells whether there is something to join: a series with two dates.
    pub fn is_over_time(&self) -> bool {
        self.lines.iter().any(|line| line.points.len() > 1)
    }

    /// Tells whether no campaign has a mean.
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.points.is_empty())
    }

    /// Returns every date the axis holds, in order: campaigns and deadlines of the plan.
    pub fn dates(&self) -> Vec<Date> {
        let planned = self.lines.iter().flat_map(|line| &line.planned).map(|planned| planned.date);
        let mut dates: Vec<Date> =
            self.moments.iter().map(|moment| moment.date).chain(planned).collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    pub(super) fn title(&self) -> String {
        format!("{} par domaine", score_label(self.rule))
    }

    pub(super) fn alt_text(&self, title: &str) -> String {
        let lines: Vec<String> =
            self.lines.iter().map(|line| line.sentence(&self.moments)).collect();
        format!("{}. {}.", opening(title, &self.unit.range_words()), lines.join(". "))
    }

    pub(super) fn table(&self) -> ChartTable {
        let mut table = table("Domaine", &self.moments, &self.lines);
        if self.has_plan() {
            table.headers.push("Prévu par le plan".to_owned());
            for (row, line) in table.rows.iter_mut().zip(&self.lines) {
                row.push(line.plan_words().unwrap_or_else(dash));
            }
        }
        table
    }
}

impl Spark {
    /// Takes the whole.
    pub fn of(dossier: &Dossier) -> Self {
        let whole = progress(dossier).into_iter().find(|series| series.domain.is_none());
        let latest = dossier.latest_campaign().and_then(|c| Scores::of(dossier, c.id));
        let score = latest.as_ref().map(|scores| &scores.whole);
        let units = Units::of(dossier);
        let line = whole.map_or_else(
            || Curve::without_points(units.latest),
            |one| Curve::of(&one, score, &units),
        );
        let rule = latest_rule(dossier);
        Self { moments: Moment::all(dossier), line, unit: units.latest, rule }
    }

    pub(super) fn title(&self) -> String {
        let label = score_label(self.rule);
        self.line.points.first().map_or_else(
            || label.to_owned(),
            |point| format!("{label} depuis {}", point.date.year()),
        )
    }

    pub(super) fn alt_text(&self, title: &str) -> String {
        let opening = opening(title, &self.unit.range_words());
        format!("{opening}. {}.", self.line.sentence(&self.moments))
    }

    pub(super) fn table(&self) -> ChartTable {
        table("Série", &self.moments, std::slice::from_ref(&self.line))
    }
}

/// Tells whether all campaigns use one grid, which asks some criteria under a condition only: where
/// they do not compare, it is what was asked that changed, not what was meant.
fn asks_by_rule(dossier: &Dossier) -> bool {
    let mut grids = dossier.campaigns.iter().map(|campaign| &campaign.grid);
    let Some(first) = grids.next() else { return false };
    first.criteria().any(|(_, criterion)| !criterion.conditions.is_empty())
        && grids.all(|grid| grid == first)
}

/// What each campaign tells scores in.
struct Units {
    latest: Unit,
    by_campaign: BTreeMap<CampaignId, Unit>,
}

impl Units {
    fn of(dossier: &Dossier) -> Self {
        let campaigns = dossier.campaigns.iter();
        let by_campaign = campaigns.map(|campaign| (campaign.id, scoring::unit(campaign)));
        Self { latest: latest_unit(dossier), by_campaign: by_campaign.collect() }
    }
}

impl LinePoint {
    /// Returns one of its scores as it stands on an axis that is told in another unit.
    pub fn on(&self, axis: Unit, score: Ratio<i64>) -> Ratio<i64> {
        if self.unit == axis { score } else { axis.at(self.unit.share(score)) }
    }
}

impl Curve {
    fn without_points(unit: Unit) -> Self {
        Self {
            title: String::new(),
            unit,
            points: Vec::new(),
            gaps: Vec::new(),
            planned: Vec::new(),
            change: None,
            basis: None,
            emphasis: Emphasis::None,
        }
    }

    /// Takes a series; the change is that of its scope in the latest campaign, as everywhere.
    fn of(series: &Series, score: Option<&Score>, units: &Units) -> Self {
        let change = score.and_then(|score| score.change.as_ref());
        let points = series.points.iter().map(|point| LinePoint {
            campaign: point.campaign,
            date: point.date,
            unit: units.by_campaign.get(&point.campaign).copied().unwrap_or(units.latest),
            mean: point.mean,
            target: point.target.filter(|target| *target > point.mean),
            joins_previous: point.joins_previous,
            is_complete: point.is_complete,
        });
        Self {
            title: series.title.clone(),
            points: points.collect(),
            gaps: series.gaps.clone(),
            change: change.map(MeanChange::difference),
            basis: score.and_then(Score::change_basis),
            ..Self::without_points(units.latest)
        }
    }

    /// Returns the mean of a campaign.
    pub fn at(&self, campaign: CampaignId) -> Option<&LinePoint> {
        self.points.iter().find(|point| point.campaign == campaign)
    }

    /// Says why a campaign has no mean.
    pub fn why_absent(&self, campaign: CampaignId) -> Absence {
        let found = self.gaps.iter().find(|(id, _)| *id == campaign);
        found.map_or(Absence::Nothing, |(_, absence)| *absence)
    }

    /// Writes the change with what it goes over, when the two means do not tell it.
    fn change_told(&self) -> Option<String> {
        self.change.map(|change| change_told(self.unit, change, self.basis))
    }

    /// Tells the series: "Usagers : mai 2023 1,3 ; juin 2024 1,5 ; …".
    fn sentence(&self, moments: &[Moment]) -> String {
        let values: Vec<String> = moments
            .iter()
            .map(|moment| format!("{} en {}", self.words_at(moment), moment.label))
            .collect();
        let change = self.change_told().map(|change| format!(" ({change})"));
        let plan = self.plan_words().map(|words| fr!(" ; prévu par le plan : {words}"));
        let values = values.join(", puis ");
        let (change, plan) = (change.unwrap_or_default(), plan.unwrap_or_default());
        fr!("{} : {values}{change}{plan}", self.title)
    }

    /// Tells where the plan would bring it, and by which criteria: "2,6 en juin 2027 (A2 au niveau 3)".
    pub fn plan_words(&self) -> Option<String> {
        let words = self.planned.iter().map(|planned| planned_words(self.unit, planned));
        let words: Vec<String> = words.collect();
        (!words.is_empty()).then(|| words.join(", puis "))
    }

    fn words_at(&self, moment: &Moment) -> String {
        let Some(point) = self.at(moment.campaign) else {
            return self.why_absent(moment.campaign).words().to_owned();
        };
        let is_first = self.points.first().is_some_and(|first| first.campaign == point.campaign);
        let value = point.unit.words(point.mean);
        if point.joins_previous || is_first { value } else { format!("{value} (non comparable)") }
    }
}

/// Marks what rose most and what fell most; a change that is shown as 0,0 is none.
fn emphasise(lines: &mut [Curve]) {
    let zero = Ratio::from_integer(0);
    let told =
        |line: &Curve| line.change.filter(|change| line.unit.change_words(*change) != "stable");
    let most = lines.iter().filter_map(told).max().filter(|change| *change > zero);
    let least = lines.iter().filter_map(told).min().filter(|change| *change < zero);
    for (extreme, emphasis) in [(most, Emphasis::Rose), (least, Emphasis::Fell)] {
        let found = lines.iter_mut().find(|line| extreme.is_some() && line.change == extreme);
        if let Some(line) = found {
            line.emphasis = emphasis;
        }
    }
}

fn dash() -> String {
    Absence::Nothing.words().to_owned()
}

fn table(first_header: &str, moments: &[Moment], lines: &[Curve]) -> ChartTable {
    let headers = std::iter::once(first_header.to_owned());
    let rows = lines.iter().map(|line| {
        let values = moments.iter().map(|moment| line.words_at(moment));
        let change = line.change_told().unwrap_or_else(dash);
        std::iter::once(line.title.clone()).chain(values).chain([change]).collect()
    });
    ChartTable {
        headers: headers
            .chain(moments.iter().map(|moment| moment.label.clone()))
            .chain(["Évolution".to_owned()])
            .collect(),
        rows: rows.collect(),
    }
}

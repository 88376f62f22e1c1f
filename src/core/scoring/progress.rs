//! Maturity over real dates. A line joins two campaigns only where the criteria mean the same.

use jiff::civil::Date;
use num_rational::Ratio;

use super::{Absence, Scores};
use crate::dossier::{Answer, Campaign, CampaignId, Dossier};
use crate::grid::{CriteriaIndex, Criterion, CriterionId, Domain};

/// One domain, or the whole, over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// `Domain::id`; `None` for the whole.
    pub domain: Option<String>,
    /// Short title for the line's label.
    pub title: String,
    /// One per campaign that has a mean, in the order of dates.
    pub points: Vec<MeanPoint>,
    /// The campaigns that have none, and why, in the order of dates.
    pub gaps: Vec<(CampaignId, Absence)>,
}

/// One campaign's mean in a series.
#[derive(Clone, Debug, PartialEq)]
pub struct MeanPoint {
    /// Which campaign.
    pub campaign: CampaignId,
    /// Its date.
    pub date: Date,
    /// Its mean.
    pub mean: Ratio<i64>,
    /// What is aimed at.
    pub target: Option<Ratio<i64>>,
    /// Whether it compares with the point before: same grid, same criteria, same meaning.
    pub joins_previous: bool,
    /// Whether every criterion has an answer.
    pub is_complete: bool,
}

/// One criterion's answers over the campaigns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// `Domain::code`.
    pub domain: String,
    /// One per campaign, in the order of dates.
    pub cells: Vec<HeatCell>,
}

/// What a campaign says of a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeatCell {
    /// It has an agreed answer.
    Answered(Answer),
    /// It is unanswered.
    Unanswered,
    /// The criterion is not in that campaign, or meant something else.
    NotComparable,
}

/// Returns the whole first, then each domain of the latest campaign's grid.
pub fn progress(dossier: &Dossier) -> Vec<Series> {
    let Some(latest) = dossier.latest_campaign() else { return Vec::new() };
    let all: Vec<(&Campaign, Scores)> = dossier
        .campaigns
        .iter()
        .filter_map(|campaign| Some((&**campaign, Scores::of(dossier, campaign.id)?)))
        .collect();
    let domains = latest.grid.domains.iter().map(Some);
    std::iter::once(None).chain(domains).map(|domain| series(&all, domain)).collect()
}

/// Returns the latest campaign's criteria with their answers over all campaigns: those it goes
/// through, and those that were answered once.
pub fn heat_rows(dossier: &Dossier) -> Vec<HeatRow> {
    let Some(latest) = dossier.latest_campaign() else { return Vec::new() };
    let campaigns: Vec<(&Campaign, CriteriaIndex<'_>)> =
        dossier.campaigns.iter().map(|campaign| (&**campaign, campaign.grid.index())).collect();
    let row = |(domain, criterion): (&Domain, &Criterion)| {
        let cells: Vec<HeatCell> = campaigns
            .iter()
            .map(|(campaign, index)| heat_cell(latest, campaign, index, criterion))
            .collect();
        let is_answered = |cell: &HeatCell| matches!(cell, HeatCell::Answered(_));
        let is_shown = latest.includes(criterion) || cells.iter().any(is_answered);
        is_shown.then(|| HeatRow {
            criterion: criterion.id.clone(),
            code: criterion.code.clone(),
            title: criterion.title.clone(),
            domain: domain.code.clone(),
            cells,
        })
    };
    latest.grid.criteria().filter_map(row).collect()
}

fn heat_cell(
    latest: &Campaign,
    campaign: &Campaign,
    index: &CriteriaIndex<'_>,
    criterion: &Criterion,
) -> HeatCell {
    if !latest.is_comparable_to(campaign) || index.comparable(criterion).is_none() {
        return HeatCell::NotComparable;
    }
    campaign.answer(&criterion.id).cloned().map_or(HeatCell::Unanswered, HeatCell::Answered)
}

fn series(all: &[(&Campaign, Scores)], domain: Option<&Domain>) -> Series {
    let mut points = Vec::new();
    let mut gaps = Vec::new();
    let mut previous: Option<&Campaign> = None;
    for (campaign, scores) in all {
        let score = match domain {
            None => Some(&scores.whole),
            Some(domain) => scores.domains.iter().find(|d| d.id == domain.id).map(|d| &d.score),
        };
        let score = score.ok_or(Absence::Elsewhere);
        let (score, mean) = match score.and_then(|score| Ok((score, score.mean?))) {
            Ok(found) => found,
            Err(absence) => {
                gaps.push((campaign.id, absence));
                continue;
            }
        };
        let id = domain.map(|domain| domain.id.as_str());
        points.push(MeanPoint {
            campaign: campaign.id,
            date: campaign.date,
            mean,
            target: score.target,
            joins_previous: previous.is_some_and(|previous| means_the_same(previous, campaign, id)),
            is_complete: score.coverage.remaining() == 0,
        });
        previous = Some(campaign);
    }
    Series {
        domain: domain.map(|domain| domain.id.clone()),
        title: domain.map_or_else(|| "Ensemble".to_owned(), |domain| domain.short_title.clone()),
        points,
        gaps,
    }
}

fn means_the_same(then: &Campaign, now: &Campaign, domain_id: Option<&str>) -> bool {
    now.is_comparable_to(then) && scope(then, domain_id).eq(scope(now, domain_id))
}

fn scope<'a>(
    campaign: &'a Campaign,
    domain_id: Option<&'a str>,
) -> impl Iterator<Item = (&'a CriterionId, u32, u32)> {
    campaign
        .grid
        .criteria()
        .filter(move |(domain, _)| domain_id.is_none_or(|id| domain.id == id))
        .map(|(_, criterion)| criterion)
        // What a rule sets aside comes and goes with the answers: its meaning does not change.
        .filter(|criterion| criterion.is_in(campaign.extent))
        .map(|criterion| (&criterion.id, criterion.meaning, criterion.weight))
}

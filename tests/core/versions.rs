//! A major version breaks the series: nothing of before is shown, carried over or compared.

use std::sync::Arc;

use jalons::dossier::{Answer, Campaign, CampaignId, Dossier, Edit, Extent, Improvement, Meeting};
use jalons::grid::{CriterionId, Grid, Level, Version};
use jalons::scoring::{self, Scores};
use jiff::civil::date;

use crate::builders;

fn id(name: &str) -> CriterionId {
    CriterionId(name.to_owned())
}

fn grid(major: u32, minor: u32) -> Arc<Grid> {
    let grid = builders::grid(&["Coordination"], 2);
    Arc::new(Grid { version: Version { major, minor, patch: 0 }, ..grid })
}

/// A campaign of version 1.0.0: two levels, a target, a point put off.
fn former() -> Dossier {
    let mut campaign = builders::campaign(1, date(2025, 5, 5), &grid(1, 0));
    for (criterion, level) in [("a.1", Level::at(2)), ("a.2", Level::at(1))] {
        let entry = campaign.entries.entry(id(criterion)).or_default();
        entry.answer = Some(Answer::Level(level));
        entry.target = Some(Level::at(3));
    }
    campaign.meeting = Some(Meeting { postponed: [id("a.2")].into(), ..Meeting::default() });
    Dossier { campaigns: vec![Arc::new(campaign)], ..Dossier::default() }
}

/// Begins a campaign with a version, and gives its first criterion a level.
fn begun(major: u32, minor: u32) -> Dossier {
    let begin = Edit::AddCampaign {
        id: CampaignId(2),
        title: "Auto-évaluation 2026".to_owned(),
        date: date(2026, 5, 5),
        grid: grid(major, minor),
        extent: Extent::Full,
    };
    let answer = Edit::Answer(CampaignId(2), id("a.1"), Some(Answer::Level(Level::at(4))));
    answer.apply(&begin.apply(&former()))
}

fn latest(dossier: &Dossier) -> &Campaign {
    dossier.latest_campaign().expect("two campaigns")
}

#[test]
fn a_minor_version_goes_on_where_the_former_stood() {
    let dossier = begun(1, 1);
    let now = latest(&dossier);
    let (_, second) = now.grid.criterion(&id("a.2")).expect("of the grid");
    assert!(dossier.former_entry(now.id, second).is_some());
    assert_eq!(
        (now.target(&id("a.1")), now.target(&id("a.2"))),
        (Some(Level::at(3)), Some(Level::at(3)))
    );
    assert_eq!(dossier.carried_over(now.id), [id("a.2")].into());
    let scores = Scores::of(&dossier, now.id).expect("scores");
    assert_eq!((scores.former, scores.whole.coverage.to_confirm), (Some(CampaignId(1)), 1));
    assert_eq!(scoring::changes(&dossier, now.id, &scores).len(), 1);
}

#[test]
fn a_major_version_begins_anew() {
    let dossier = begun(2, 0);
    let now = latest(&dossier);
    assert_eq!(dossier.last_comparable(now.id), None);
    for (_, criterion) in now.grid.criteria() {
        assert_eq!(dossier.former_entry(now.id, criterion), None, "{}", criterion.code);
        assert_eq!(now.target(&criterion.id), None, "{}", criterion.code);
    }
    assert!(dossier.carried_over(now.id).is_empty());
    let scores = Scores::of(&dossier, now.id).expect("scores");
    assert_eq!((scores.former, scores.whole.coverage.to_confirm), (None, 0));
    assert_eq!((&scores.whole.change, scores.whole.former.ok()), (&None, None));
    assert!(scoring::changes(&dossier, now.id, &scores).is_empty());
}

#[test]
fn a_version_before_or_after_breaks_the_series_alike_and_the_same_one_takes_it_up_again() {
    let compares = |one: &Grid, other: &Grid| {
        assert_eq!(one.is_comparable_to(other), other.is_comparable_to(one));
        one.is_comparable_to(other)
    };
    assert!(compares(&grid(1, 0), &grid(1, 9)));
    assert!(!compares(&grid(1, 9), &grid(2, 0)));
    let mut dossier = begun(2, 0);
    let third = builders::campaign(3, date(2027, 5, 5), &grid(1, 2));
    dossier.campaigns.push(Arc::new(third));
    let found = dossier.last_comparable(CampaignId(3)).expect("the first one");
    assert_eq!(found.id, CampaignId(1));
}

#[test]
fn what_a_campaign_would_compare_with_is_known_before_it_begins() {
    let dossier = begun(2, 0);
    let would = |major, minor, day| {
        dossier.would_compare(&grid(major, minor), day).map(|campaign| campaign.id)
    };
    let after = date(2027, 1, 1);
    assert_eq!(would(1, 4, after), Some(CampaignId(1)));
    assert_eq!(would(2, 1, after), Some(CampaignId(2)));
    assert_eq!(would(3, 0, after), None);
    assert_eq!(would(2, 1, date(2026, 1, 1)), None, "before that campaign");
}

#[test]
fn a_level_planned_on_another_series_is_no_plan_for_this_one() {
    let planned = |major, minor| {
        let mut dossier = begun(major, minor);
        let confirm = Edit::Answer(CampaignId(2), id("a.2"), Some(Answer::Level(Level::at(1))));
        dossier = confirm.apply(&dossier);
        dossier.improvements.push(Arc::new(Improvement {
            campaign: Some(CampaignId(1)),
            criteria: [id("a.2")].into(),
            planned: Some(Level::at(3)),
            deadline: Some(date(2027, 1, 1)),
            ..Improvement::default()
        }));
        let scores = Scores::of(&dossier, CampaignId(2)).expect("scores");
        scoring::planned(&dossier, &scores.whole).len()
    };
    assert_eq!((planned(1, 1), planned(2, 0)), (1, 0));
}

#[test]
fn the_next_version_of_form_is_the_next_patch() {
    let version: Version = "1.4.9".parse().expect("a version");
    assert_eq!(version.next_patch().to_string(), "1.4.10");
}

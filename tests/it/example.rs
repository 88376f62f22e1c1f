//! The example is always of today: its dates follow, and nothing of it becomes absurd with time.

use jalons::app::{Action, EXAMPLE, example, shipped_rules};
use jalons::app::{Command, Screen};
use jalons::dossier::{CollectionEdit, Dossier, Edit, file};
use jalons::grid::{Criterion, Extent};
use jalons::scoring;
use jiff::civil::{Date, date};

use crate::desk::Desk;

fn written() -> Dossier {
    file::read(EXAMPLE.as_bytes()).value.expect("the example reads")
}

const DAYS: [Date; 7] = [
    date(2026, 2, 3),
    date(2026, 11, 30),
    date(2027, 1, 19),
    date(2027, 1, 20),
    date(2028, 2, 29),
    date(2031, 7, 14),
    date(2040, 12, 31),
];

#[test]
fn on_its_first_day_the_example_is_as_it_was_written() {
    assert_eq!(example(date(2026, 1, 20)), Some(written()));
    assert_eq!(example(date(2020, 1, 1)), Some(written()), "a clock that is late moves nothing");
}

#[test]
fn whatever_the_day_nobody_is_absurdly_late_and_nothing_is_in_the_future() {
    for today in DAYS {
        let dossier = example(today).expect("it reads on any day");
        for one in dossier.improvements.iter().filter(|one| one.is_overdue(today)) {
            let late = one.deadline.map_or(0, |deadline| (today - deadline).get_days());
            assert!(late < 125, "{today} : {} has been late for {late} days", one.title());
        }
        for proof in dossier.proofs.iter().filter(|proof| proof.is_expired(today)) {
            let since = proof.valid_until.map_or(0, |until| (today - until).get_days());
            assert!(since < 335, "{today} : {} since {since} days", proof.title);
            assert!(proof.date <= proof.valid_until, "{}", proof.title);
        }
        let latest = dossier.latest_campaign().expect("three campaigns");
        let age = (today - latest.date).get_days();
        assert!((40..125).contains(&age), "{today} : the campaign under way is {age} days old");
        assert_eq!(latest.title, format!("Auto-évaluation {}", latest.date.year()));
        for ballot in &latest.collection.as_ref().expect("ballots").ballots {
            assert!(latest.date <= ballot.received_on && ballot.received_on <= today);
        }
        let known = shipped_rules().exercises.last().map_or(0, |exercise| exercise.year);
        assert!(dossier.exercises.iter().all(|facts| facts.year <= known), "{today}");
        assert_eq!(dossier.exercises.len(), 3);
    }
}

#[test]
fn years_told_in_texts_follow_and_seals_and_grids_do_not() {
    let dossier = example(date(2028, 3, 1)).expect("it reads");
    let before = written();
    let titles: Vec<&str> = dossier.campaigns.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Auto-évaluation 2025", "Auto-évaluation 2026", "Auto-évaluation 2027"]);
    assert_eq!(dossier.campaigns[0].date, date(2025, 5, 23));
    assert!(
        dossier.campaigns[0].note.starts_with("Le 23 mai 2025"),
        "{}",
        dossier.campaigns[0].note
    );
    assert_eq!(dossier.campaigns[0].grid, before.campaigns[0].grid);
    assert_eq!(dossier.presentation, before.presentation);
    let sealed = |dossier: &Dossier| {
        let collection = dossier.campaigns[2].collection.clone().expect("ballots");
        collection.ballots.iter().map(|ballot| ballot.sealed.clone()).collect::<Vec<_>>()
    };
    assert_eq!(sealed(&dossier), sealed(&before));
}

#[test]
fn the_example_opens_as_of_today_and_its_ballots_still_open() {
    let mut desk = Desk::empty();
    desk.act(Action::Run(Command::OpenExample));
    let today = desk.state.today;
    assert_eq!(desk.state.dossier(), example(today).as_ref());
    assert_eq!(desk.state.screen(), Screen::Home);
    let id = desk.state.dossier().and_then(Dossier::latest_campaign).expect("a campaign").id;
    desk.act(Action::Edit(Edit::Collect(id, CollectionEdit::Reveal(today))));
    assert!(!desk.state.session.derived.agreements.is_empty());
    let campaign = desk.state.dossier().and_then(|dossier| dossier.campaign(id)).expect("it");
    assert_eq!(campaign.collection.as_ref().map(|one| one.ballots.len()), Some(12));
}

#[test]
fn a_short_path_maps_the_criteria_it_goes_through_and_those_answered_once() {
    let mut dossier = example(date(2026, 11, 30)).expect("it reads");
    let latest = dossier.campaigns.last_mut().expect("a campaign");
    let latest = std::sync::Arc::make_mut(latest);
    latest.extent = Extent::Short;
    latest.entries.clear();
    let (latest, former) = dossier.campaigns.split_last().expect("three campaigns");
    let answered = |wanted: &Criterion| {
        former.iter().any(|campaign| {
            let mut same = campaign.grid.criteria().map(|(_, one)| one);
            same.any(|one| one.id == wanted.id && one.meaning == wanted.meaning)
                && campaign.answer(&wanted.id).is_some()
        })
    };
    let criteria = latest.grid.criteria().map(|(_, one)| one);
    let shown = criteria.filter(|one| one.is_in(Extent::Short) || answered(one)).count();
    assert!(shown > 20, "{shown}");
    assert_eq!(scoring::heat_rows(&dossier).len(), shown, "former answers stay in sight");
    dossier.campaigns.drain(..2);
    let rows = scoring::heat_rows(&dossier);
    assert_eq!(rows.len(), 12);
    let heat = jalons::chart::HeatMap::of(&dossier);
    assert_eq!(heat.row_count(), 12);
}

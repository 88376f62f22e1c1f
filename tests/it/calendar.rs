//! The calendar as a careful program takes it: by name, the newest state, nothing twice.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::collections::BTreeMap;
use std::sync::Arc;

use icalendar::parser::{Component, read_calendar, unfold};
use jalons::dossier::{CampaignId, Dossier, Length, Meeting, file};
use jalons::report::calendar::{Meetings, WrittenCalendar, calendar};
use jiff::Timestamp;
use jiff::civil::date;

use crate::plan::TODAY;

/// The moment of the first export of these tests.
const FIRST: Timestamp = Timestamp::constant(1_795_352_400, 0);

type Fields = BTreeMap<String, String>;

/// A calendar program that follows RFC 5545 and RFC 5546: an event is its UID; a lower `SEQUENCE`, or
/// the same one with an older `DTSTAMP`, is out of date and changes nothing.
#[derive(Debug, Default)]
struct Careful(BTreeMap<String, Fields>);

impl Careful {
    fn take(&mut self, written: &WrittenCalendar) {
        for event in events(&written.bytes) {
            let held = self.0.get(&event["UID"]);
            if held.is_none_or(|held| rank(held) < rank(&event)) {
                self.0.insert(event["UID"].clone(), event);
            }
        }
    }

    /// Returns what a person sees: each event that is not cancelled, with its day.
    fn shown(&self) -> Vec<(&str, &str)> {
        let live = self.0.values().filter(|event| event["STATUS"] != "CANCELLED");
        let mut shown: Vec<_> = live.map(|one| (&*one["SUMMARY"], &*one["DTSTART"])).collect();
        shown.sort_unstable();
        shown
    }
}

fn rank(event: &Fields) -> (u32, &str) {
    (event["SEQUENCE"].parse().expect("a number"), &event["DTSTAMP"])
}

/// Reads a calendar with the reader of another house: the fields of each event.
fn events(bytes: &[u8]) -> Vec<Fields> {
    let text = unfold(std::str::from_utf8(bytes).expect("UTF-8"));
    let calendar = read_calendar(&text).expect("a calendar");
    let fields = |one: &Component<'_>| {
        one.properties.iter().map(|p| (p.name.to_string(), p.val.to_string())).collect()
    };
    calendar.components.iter().filter(|one| one.name == "VEVENT").map(fields).collect()
}

#[track_caller]
fn fixture(name: &str) -> Dossier {
    let path = format!("{}/tests/fixtures/agenda/{name}", env!("CARGO_MANIFEST_DIR"));
    file::read(&std::fs::read(path).expect("a fixture")).value.expect("a dossier")
}

/// Exports on one and the same day, so many seconds after the first.
fn exported(dossier: &Dossier, seconds: i64) -> WrittenCalendar {
    let at = FIRST.checked_add(jiff::SignedDuration::from_secs(seconds)).expect("a moment");
    calendar(dossier, Meetings::ToCome, TODAY, at)
}

#[test]
fn a_careful_calendar_takes_the_newest_of_a_day_and_doubles_nothing() {
    let mut careful = Careful::default();
    careful.take(&exported(&fixture("avant.jalons"), 0));
    let (booklet, dates) = ("Échéance\u{a0}: Écrire le livret", "Échéance\u{a0}: Fixer les dates");
    assert_eq!(careful.shown(), [(dates, "20260512"), (booklet, "20260630")]);

    careful.take(&exported(&fixture("apres.jalons"), 1));
    assert_eq!(careful.shown(), [(booklet, "20260915")], "moved, and what is done is cancelled");

    // an older file that comes late changes nothing
    careful.take(&exported(&fixture("avant.jalons"), 0));
    assert_eq!(careful.shown(), [(booklet, "20260915")]);

    // the team has another name, and both actions are as they were: an undone change is a change
    careful.take(&exported(&fixture("renomme.jalons"), 2));
    assert_eq!(careful.shown(), [(dates, "20260512"), (booklet, "20260630")]);
    assert_eq!(careful.0.len(), 2, "never an event twice: {careful:?}");
    assert!(careful.0.values().all(|one| one["DESCRIPTION"].contains("site Nord")));
}

#[test]
fn each_export_says_when_it_was_made() {
    let [first, second] = [0, 1].map(|seconds| exported(&fixture("avant.jalons"), seconds));
    assert_eq!(first, exported(&fixture("avant.jalons"), 0), "same inputs, same bytes");
    for (one, other) in events(&first.bytes).iter().zip(events(&second.bytes)) {
        assert_eq!(one["DTSTAMP"], "20261122T130000Z");
        assert_eq!(one["LAST-MODIFIED"], one["DTSTAMP"]);
        assert!(rank(one) < rank(&other), "{one:?} {other:?}");
        assert!(one["SEQUENCE"].parse::<i32>().is_ok_and(|number| number > 0));
    }
    let far = calendar(&fixture("avant.jalons"), Meetings::ToCome, TODAY, Timestamp::MAX);
    assert_eq!(events(&far.bytes)[0]["SEQUENCE"], i32::MAX.to_string());
}

#[test]
fn what_is_done_or_given_up_is_cancelled_under_its_own_name() {
    let apart = |dossier: &Dossier| -> Vec<(String, String)> {
        let events = events(&exported(dossier, 0).bytes);
        events.into_iter().map(|one| (one["UID"].clone(), one["STATUS"].clone())).collect()
    };
    let mut dossier = fixture("avant.jalons");
    let (mut was, open) = (apart(&dossier), "CONFIRMED");
    was.sort_unstable();
    assert!(was.iter().all(|(_, status)| status == open), "{was:?}");
    for one in &mut dossier.improvements {
        Arc::make_mut(one).state = jalons::dossier::ImprovementState::Dropped;
    }
    let mut is = apart(&dossier);
    is.sort_unstable();
    let cancelled = |(uid, _): (String, String)| (uid, "CANCELLED".to_owned());
    assert_eq!(is, was.into_iter().map(cancelled).collect::<Vec<_>>());
    assert!(exported(&dossier, 0).is_empty, "nothing of it is to come");
    assert!(!exported(&fixture("avant.jalons"), 0).is_empty);
}

#[test]
fn a_single_deadline_makes_no_calendar_of_its_own() {
    let text = |name| String::from_utf8(exported(&fixture(name), 0).bytes).expect("UTF-8");
    let single = text("une-echeance.jalons");
    assert_eq!(single.matches("BEGIN:VEVENT").count(), 1);
    assert!(!single.contains("X-WR-"), "Outlook makes a calendar of it: {single}");
    assert!(text("avant.jalons").contains("X-WR-CALNAME:Jalons\\, MSP d’essai\r\n"));
}

#[test]
fn a_number_drawn_at_random_needs_no_name_and_a_counted_one_is_told_apart() {
    let uid = |dossier: &Dossier| events(&exported(dossier, 0).bytes)[0]["UID"].clone();
    let counted = fixture("une-echeance.jalons");
    let mut other = counted.clone();
    Arc::make_mut(&mut other.campaigns[0]).date = date(2025, 2, 3);
    assert_ne!(uid(&counted), uid(&other), "two teams of former versions");
    let draw = |dossier: &mut Dossier| {
        Arc::make_mut(&mut dossier.improvements[0]).id =
            jalons::dossier::ImprovementId(712_345_678);
    };
    let (mut drawn, mut corrected) = (counted, other);
    draw(&mut drawn);
    draw(&mut corrected);
    assert_eq!(uid(&drawn), "action-712345678@jalons");
    assert_eq!(uid(&drawn), uid(&corrected), "a date that is corrected moves no event");
    drawn.campaigns.clear();
    assert_eq!(uid(&drawn), uid(&corrected), "nor does a campaign that goes");
}

#[test]
fn meetings_that_were_held_come_only_when_asked_for() {
    let mut dossier = fixture("avant.jalons");
    dossier.improvements.clear();
    let held = |id: u32, next| {
        let mut campaign = (*fixture("avant.jalons").campaigns[0]).clone();
        campaign.id = CampaignId(id);
        let mut meeting = Meeting::new(Length::Minutes60);
        meeting.next_date = Some(next);
        campaign.meeting = Some(meeting);
        Arc::new(campaign)
    };
    dossier.campaigns =
        vec![held(1, date(2026, 11, 21)), held(2, TODAY), held(3, date(2027, 1, 5))];
    let days = |meetings| -> Vec<String> {
        let written = calendar(&dossier, meetings, TODAY, FIRST);
        events(&written.bytes).iter().map(|one| one["DTSTART"].clone()).collect()
    };
    assert_eq!(days(Meetings::ToCome), ["20261122", "20270105"]);
    assert_eq!(days(Meetings::All), ["20261121", "20261122", "20270105"]);
    dossier.campaigns.truncate(1);
    assert!(calendar(&dossier, Meetings::ToCome, TODAY, FIRST).is_empty);
}

//! Deadlines of the plan and next meetings for any calendar: iCalendar (RFC 5545).
//!
//! All-day events, UTF-8, CRLF, folded lines. An event keeps its name from export to export, and
//! each export is newer than the one before: a calendar that takes a file again moves what moved,
//! cancels what is over and doubles nothing. Never reads the clock.
//!
//! No dossier remembers what was exported, and an undone change is a change too: the newest export
//! is the truth. So `SEQUENCE`, `DTSTAMP` and `LAST-MODIFIED` all come from the moment it is made.

use icalendar::{Calendar, Component as _, Event, EventStatus, Property};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use sha2::{Digest as _, Sha256};

use crate::dossier::{Campaign, Dossier, Improvement};

/// Which of the meetings a team gave a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meetings {
    /// Those of the day it is made and after.
    #[default]
    ToCome,
    /// Those that were held too.
    All,
}

impl Meetings {
    /// Tells whether a meeting of this day is told on a day.
    pub fn include(self, next: Date, on: Date) -> bool {
        self == Self::All || next >= on
    }
}

/// A calendar and how much it asks of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenCalendar {
    /// The file.
    pub bytes: Vec<u8>,
    /// Nothing in it is to come: at most it takes back what is over.
    pub is_empty: bool,
}

/// Writes the deadlines of what is still to be done, takes back those of what is over, and writes
/// the meetings; as of a day, made at a moment.
pub fn calendar(dossier: &Dossier, meetings: Meetings, on: Date, at: Timestamp) -> WrittenCalendar {
    let mut events = Vec::new();
    let mut is_empty = true;
    for improvement in dossier.plan(on) {
        let Some(deadline) = improvement.deadline else { continue };
        is_empty &= !improvement.state.is_open();
        let status = if improvement.state.is_open() {
            EventStatus::Confirmed
        } else {
            EventStatus::Cancelled
        };
        let due = WholeDay {
            uid: uid(dossier, "action", improvement.id.0),
            day: deadline,
            summary: fr!("Échéance : {}", improvement.title()),
            about: about(dossier, improvement, on),
            status,
        };
        events.push(due.event(at));
    }
    for campaign in &dossier.campaigns {
        let next = campaign.meeting.as_ref().and_then(|meeting| meeting.next_date);
        let Some(next) = next.filter(|next| meetings.include(*next, on)) else { continue };
        is_empty = false;
        let meeting = WholeDay {
            uid: uid(dossier, "reunion", campaign.id.0),
            day: next,
            summary: format!("Réunion d’équipe, {}", dossier.team.display_name()),
            about: meeting_words(dossier, campaign),
            status: EventStatus::Confirmed,
        };
        events.push(meeting.event(at));
    }
    WrittenCalendar { bytes: whole(dossier, events).to_string().into_bytes(), is_empty }
}

fn whole(dossier: &Dossier, events: Vec<Event>) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Jalons//Jalons//FR"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    // Old Outlooks take no file without it; `ORGANIZER` would make a deadline a meeting to answer.
    calendar.append_property(("METHOD", "PUBLISH"));
    // Outlook makes a calendar of a file that bears this name: it "MUST be omitted if the iCalendar
    // represents a single appointment" ([MS-OXCICAL] 2.1.3.1.1.17). Of several events it makes a
    // calendar anyhow, which is better with the team's name than without any.
    if events.len() > 1 {
        let name = format!("Jalons, {}", plain(dossier.team.display_name()).replace('\n', " "));
        calendar.append_property(("X-WR-CALNAME", name.as_str()));
    }
    calendar.extend(events);
    calendar
}

/// An event without an hour.
struct WholeDay {
    uid: String,
    day: Date,
    summary: String,
    about: String,
    status: EventStatus,
}

impl WholeDay {
    /// Writes it, as of the moment of the export.
    fn event(self, at: Timestamp) -> Event {
        let mut event = Event::new();
        event.uid(&self.uid);
        let moment = at.strftime("%Y%m%dT%H%M%SZ").to_string();
        event.add_property("DTSTAMP", &moment);
        event.add_property("LAST-MODIFIED", &moment);
        event.sequence(sequence(at));
        event.status(self.status);
        event.summary(&plain(&self.summary));
        event.description(&plain(&self.about));
        event.append_property(whole_day("DTSTART", self.day));
        let next = self.day.checked_add(1.day()).unwrap_or(self.day);
        event.append_property(whole_day("DTEND", next));
        event.add_property("TRANSP", "TRANSPARENT");
        event.done()
    }
}

/// Numbers an export: the seconds since 2024 began, which an integer of a calendar holds until 2092.
fn sequence(at: Timestamp) -> u32 {
    const BEGINNING: i64 = 1_704_067_200;
    let seconds = at.as_second().saturating_sub(BEGINNING).clamp(0, i64::from(i32::MAX));
    u32::try_from(seconds).unwrap_or_default()
}

/// Numbers up to this one were counted, by versions that did not draw them.
const COUNTED: u32 = 100_000;

/// Names an event by its number alone: drawn at random, it is nobody else's, and outlives any name.
///
/// A number that was counted may be another team's too: the first campaign tells the teams apart.
fn uid(dossier: &Dossier, what: &str, number: u32) -> String {
    let first = dossier.campaigns.iter().min_by_key(|campaign| campaign.id);
    match first.filter(|_| number <= COUNTED) {
        Some(first) => {
            let told = format!("{} {} {}", first.id.0, first.date, first.grid.id);
            let digest = Sha256::digest(told.as_bytes());
            let tag = data_encoding::HEXLOWER.encode(digest.get(..6).unwrap_or_default());
            format!("{what}-{number}-{tag}@jalons")
        }
        None => format!("{what}-{number}@jalons"),
    }
}

fn whole_day(key: &str, day: Date) -> Property {
    Property::new(key, digits(day)).add_parameter("VALUE", "DATE").done()
}

/// Writes a date as calendars do: `20260304`.
fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Tells what to know of an improvement, a line each.
fn about(dossier: &Dossier, improvement: &Improvement, on: Date) -> String {
    let codes = dossier.codes_of(&improvement.criteria);
    let planned = improvement.planned.map(|level| level.to_string()).unwrap_or_default();
    let standing =
        if improvement.state.is_open() { String::new() } else { improvement.standing(on) };
    let parts = [
        ("État", standing.as_str()),
        ("Responsable", improvement.owner.as_str()),
        ("Critères", &codes.join(", ")),
        ("Niveau prévu", &planned),
        ("Moyens", &improvement.means),
        ("Indicateur", &improvement.indicator),
        ("Preuve attendue", &improvement.expected_proof),
        ("Équipe", dossier.team.display_name()),
    ];
    let told = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let lines = told.map(|(name, text)| fr!("{name} : {}", text.trim()));
    lines.chain(fictitious(dossier)).collect::<Vec<_>>().join("\n")
}

fn meeting_words(dossier: &Dossier, campaign: &Campaign) -> String {
    let about = fr!("Décidée à la réunion de « {} ».", campaign.title);
    std::iter::once(about).chain(fictitious(dossier)).collect::<Vec<_>>().join("\n")
}

fn fictitious(dossier: &Dossier) -> Option<String> {
    dossier.is_fictitious.then(|| "Exemple fictif.".to_owned())
}

/// Takes out what no calendar shows: carriage returns, tabs and other controls.
fn plain(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

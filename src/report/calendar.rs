//! Deadlines of the plan and next meetings for any calendar: iCalendar (RFC 5545).
//!
//! All-day events, UTF-8, CRLF, folded lines. The same improvement keeps its name from export to
//! export, so that importing again moves it instead of doubling it. Never reads the clock.

use icalendar::{Calendar, Component as _, Event, Property};
use jiff::ToSpan as _;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::dossier::{Campaign, Dossier, Improvement};
use crate::french::NBSP;

/// Writes the deadlines of what is still to be done, and the next meetings.
pub fn calendar(dossier: &Dossier, made_on: Date) -> Vec<u8> {
    let team = team_tag(dossier);
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Jalons//Jalons//FR"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    let name = format!("Jalons, {}", plain(dossier.team.display_name()).replace('\n', " "));
    calendar.append_property(("X-WR-CALNAME", name.as_str()));
    for one in dossier.plan(made_on).into_iter().filter(|one| one.state.is_open()) {
        let Some(deadline) = one.deadline else { continue };
        let uid = format!("action-{}-{team}@jalons", one.id.0);
        let summary = format!("Échéance{NBSP}: {}", one.title());
        let about = about(dossier, one);
        calendar.push(event(&uid, (deadline, made_on), &summary, &about));
    }
    for campaign in &dossier.campaigns {
        let next = campaign.meeting.as_ref().and_then(|meeting| meeting.next_date);
        let Some(next) = next else { continue };
        let uid = format!("reunion-{}-{team}@jalons", campaign.id.0);
        let summary = format!("Réunion d’équipe, {}", dossier.team.display_name());
        calendar.push(event(&uid, (next, made_on), &summary, &meeting_words(dossier, campaign)));
    }
    calendar.to_string().into_bytes()
}

fn event(uid: &str, (day, made_on): (Date, Date), summary: &str, about: &str) -> Event {
    let mut event = Event::new();
    event.uid(uid);
    event.add_property("DTSTAMP", format!("{}T000000Z", digits(made_on)));
    event.summary(&plain(summary));
    event.description(&plain(about));
    event.append_property(whole_day("DTSTART", day));
    event.append_property(whole_day("DTEND", day.checked_add(1.day()).unwrap_or(day)));
    event.add_property("TRANSP", "TRANSPARENT");
    event.done()
}

fn whole_day(key: &str, day: Date) -> Property {
    Property::new(key, digits(day)).add_parameter("VALUE", "DATE").done()
}

/// Writes a date as calendars do: `20260304`.
fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Tells what to know of an improvement, a line each.
fn about(dossier: &Dossier, one: &Improvement) -> String {
    let codes = dossier.codes_of(&one.criteria);
    let planned = one.planned.map(|level| level.to_string()).unwrap_or_default();
    let parts = [
        ("Responsable", one.owner.as_str()),
        ("Critères", &codes.join(", ")),
        ("Niveau prévu", &planned),
        ("Moyens", &one.means),
        ("Indicateur", &one.indicator),
        ("Preuve attendue", &one.expected_proof),
        ("Équipe", dossier.team.display_name()),
    ];
    let told = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let lines = told.map(|(name, text)| format!("{name}{NBSP}: {}", text.trim()));
    lines.chain(fictitious(dossier)).collect::<Vec<_>>().join("\n")
}

fn meeting_words(dossier: &Dossier, campaign: &Campaign) -> String {
    let about = format!("Décidée à la réunion de «{NBSP}{}{NBSP}».", campaign.title);
    std::iter::once(about).chain(fictitious(dossier)).collect::<Vec<_>>().join("\n")
}

fn fictitious(dossier: &Dossier) -> Option<String> {
    dossier.is_fictitious.then(|| "Exemple fictif.".to_owned())
}

/// Takes out what no calendar shows: carriage returns, tabs and other controls.
fn plain(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// Returns a few signs that tell this team's events from another's in one calendar.
fn team_tag(dossier: &Dossier) -> String {
    let digest = Sha256::digest(dossier.team.display_name().trim().as_bytes());
    data_encoding::HEXLOWER.encode(digest.get(..6).unwrap_or_default())
}

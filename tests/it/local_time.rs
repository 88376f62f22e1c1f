//! Local time from the time zones the program carries: what Windows, and a bare Linux, count on.

use jalons::store::local_time;
use jiff::tz::TimeZoneDatabase;

/// What the clock on the wall says in a zone at a moment, by the data that travel with the program.
#[track_caller]
fn check(zone: &str, moments: &[(&str, &str)]) {
    let zone = TimeZoneDatabase::bundled().get(zone).expect("the zone travels with the program");
    for (at, expected) in moments {
        let at = at.parse().expect("a moment");
        assert_eq!(local_time(at, zone.clone()).to_string(), *expected, "{at}");
    }
}

#[test]
fn in_france_the_hour_is_skipped_in_march_and_lived_twice_in_october() {
    check(
        "Europe/Paris",
        &[
            ("2026-03-29T00:59:59Z", "2026-03-29T01:59:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29T03:00:00"),
            ("2026-10-25T00:59:59Z", "2026-10-25T02:59:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25T02:00:00"),
            ("2026-10-25T02:00:00Z", "2026-10-25T03:00:00"),
            // midnight, in summer and in winter
            ("2026-07-01T22:00:00Z", "2026-07-02T00:00:00"),
            ("2026-12-01T23:00:00Z", "2026-12-02T00:00:00"),
        ],
    );
}

#[test]
fn overseas_the_day_is_the_one_people_live() {
    for (zone, expected) in [
        ("Pacific/Tahiti", "2026-11-21T20:30:00"),
        ("America/Guadeloupe", "2026-11-22T02:30:00"),
        ("America/Cayenne", "2026-11-22T03:30:00"),
        ("Indian/Mayotte", "2026-11-22T09:30:00"),
        ("Indian/Reunion", "2026-11-22T10:30:00"),
        ("Pacific/Noumea", "2026-11-22T17:30:00"),
    ] {
        check(zone, &[("2026-11-22T06:30:00Z", expected)]);
    }
}

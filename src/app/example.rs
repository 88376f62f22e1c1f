//! The example dossier as it would be today: it was written for one day, and its dates follow.
//!
//! What is over moves by whole years, the years told in its texts included: seasons and school years
//! stay what they are. What is under way moves by whole months: nobody is late by more than on the
//! first day. Exercises never go beyond the rules that are known.

use std::sync::Arc;

use jiff::civil::{Date, date};
use jiff::{ToSpan as _, Unit};

use super::{EXAMPLE, shipped_rules};
use crate::dossier::{self, Campaign, Dossier};

/// The day it was written for.
const WRITTEN_ON: Date = date(2026, 1, 20);

/// Returns the example as it would be on a day: a pure function of that day.
pub fn example(today: Date) -> Option<Dossier> {
    let months = months_since(WRITTEN_ON, today);
    let years = i16::try_from(months / 12).unwrap_or_default();
    let mut dossier = dossier::file::read(text(years).as_bytes()).value?;
    under_way(&mut dossier, months % 12);
    Some(dossier)
}

/// Returns the whole months between two days, none if the second comes first.
fn months_since(start: Date, end: Date) -> i32 {
    let span = start.until((Unit::Month, end)).map_or(0, |span| span.get_months());
    span.max(0)
}

/// Returns the example as written, so many years later.
fn text(years: i16) -> String {
    let written = dossier::file::read(EXAMPLE.as_bytes()).value;
    let last = written.and_then(|dossier| Some(dossier.exercises.last()?.year));
    let known = shipped_rules().exercises.last().map(|exercise| exercise.year);
    let most = known.zip(last).map_or(0, |(known, last)| (known - last).max(0));
    let mut by = 0;
    let mut text = String::with_capacity(EXAMPLE.len());
    for line in EXAMPLE.split_inclusive('\n') {
        if let Some(part) = part(line) {
            by = match part {
                // A grid and a picture have no day in the team's life.
                "grilles" | "presentation" => 0,
                "equipe" | "exercices" => years.min(most),
                _ => years,
            };
        }
        text.push_str(&later(line, by));
    }
    text
}

/// Returns the name of the part of a dossier that begins on a line, if one does.
fn part(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix("    ")?.split_once(':')?;
    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_').then_some(name)
}

/// Returns a line with the years it tells so many years later; what stands in a longer word, as in a
/// key or a seal, is no year.
fn later(line: &str, years: i16) -> String {
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '+' | '/' | '=');
    let mut moved = String::with_capacity(line.len());
    let mut word = String::new();
    let flush = |word: &mut String, moved: &mut String| {
        let year = word.parse::<i16>().ok().filter(|year| word.len() == 4 && *year / 100 == 20);
        match year {
            Some(year) => moved.push_str(&(year + years).to_string()),
            None => moved.push_str(word),
        }
        word.clear();
    };
    for character in line.chars() {
        if is_of_word(character) {
            word.push(character);
        } else {
            flush(&mut word, &mut moved);
            moved.push(character);
        }
    }
    flush(&mut word, &mut moved);
    moved
}

/// Moves what is under way so many months more.
fn under_way(dossier: &mut Dossier, months: i32) {
    let later = |day: Date| day.saturating_add(months.months());
    if let Some(latest) = dossier.campaigns.last_mut().filter(|latest| !latest.is_closed()) {
        campaign_later(Arc::make_mut(latest), &later);
    }
    for improvement in
        dossier.improvements.iter_mut().filter(|improvement| improvement.state.is_open())
    {
        let improvement = Arc::make_mut(improvement);
        improvement.start = improvement.start.map(later);
        improvement.deadline = improvement.deadline.map(later);
        for event in &mut improvement.history {
            event.on = later(event.on);
        }
    }
    for proof in &mut dossier.proofs {
        let proof = Arc::make_mut(proof);
        proof.valid_until = proof.valid_until.map(later);
    }
}

fn campaign_later(campaign: &mut Campaign, later: &impl Fn(Date) -> Date) {
    let written = campaign.date.year().to_string();
    campaign.date = later(campaign.date);
    campaign.title = campaign.title.replace(&written, &campaign.date.year().to_string());
    if let Some(collection) = &mut campaign.collection {
        for ballot in &mut collection.ballots {
            let ballot = Arc::make_mut(ballot);
            ballot.received_on = later(ballot.received_on);
        }
    }
    if let Some(meeting) = &mut campaign.meeting {
        meeting.sittings = meeting.sittings.iter().copied().map(later).collect();
        meeting.next_date = meeting.next_date.map(later);
    }
}

//! When the team met, what it will do, and what it tells to whom.

use jiff::civil::Date;

use super::{ActionPart, CorrectionPart, PriorityPart, Source, Told, named};
use crate::dossier::{Improvement, ImprovementState, MeetingText};
use crate::french::{self, NBSP};
use crate::grid::CriterionId;
use crate::report::model::Fact;
use crate::report::model::words::{level_name, paragraphs, text};
use crate::scoring::{self, Scores};

/// Says when and how long the team met, who was there and what comes next.
pub(super) fn meeting_facts(source: &Source<'_>) -> Vec<Fact> {
    let meeting = source.meeting;
    let days: Vec<String> = meeting.sittings.iter().map(|day| french::long_date(*day)).collect();
    let sittings = if days.is_empty() { "pas encore tenue".to_owned() } else { days.join(", ") };
    let lead = match text(&meeting.quality_lead) {
        lead if lead.is_empty() => text(&source.dossier.team.quality_lead),
        lead => lead,
    };
    let unsaid = |value: String, instead: &str| {
        if value.is_empty() { instead.to_owned() } else { value }
    };
    let next = meeting.next_date.map_or_else(String::new, french::long_date);
    let present = text(&meeting.present);
    let present = if days.is_empty() { present } else { unsaid(present, "non notés") };
    let facts = [
        (if days.len() > 1 { "Séances" } else { "Séance" }, sittings),
        ("Durée", duration(source)),
        ("Présents", present),
        ("Absents", text(&meeting.absent)),
        ("Référent qualité", unsaid(lead, "à nommer")),
        (
            if days.is_empty() { "Réunion prévue" } else { "Prochaine réunion" },
            unsaid(next, "à fixer"),
        ),
    ];
    said(facts)
}

/// Says how long the meeting was; only what was planned when the timer hardly ran.
fn duration(source: &Source<'_>) -> String {
    let meeting = source.meeting;
    let length = meeting.length.minutes();
    let planned = format!("{length}{NBSP}minutes prévues");
    if meeting.elapsed_seconds < length * 60 / 4 {
        return planned;
    }
    let whole = if meeting.sittings.len() > 1 { " en tout" } else { "" };
    let minutes = meeting.elapsed_seconds.saturating_add(30) / 60;
    format!("{}{whole}, {planned}", minutes_told(minutes))
}

fn minutes_told(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => french::count(usize::try_from(minutes).unwrap_or(0), "minute"),
        (hours, 0) => format!("{hours}{NBSP}h"),
        (hours, minutes) => format!("{hours}{NBSP}h{NBSP}{minutes:02}"),
    }
}

/// Keeps what has a value.
fn said<const N: usize>(facts: [(&str, String); N]) -> Vec<Fact> {
    let fact = |(label, value): (&str, String)| Fact { label: label.to_owned(), value };
    facts.into_iter().filter(|(_, value)| !value.is_empty()).map(fact).collect()
}

/// Returns the criteria that were given points, most points first, then in the order they stood in.
pub(super) fn priorities(source: &Source<'_>) -> Vec<PriorityPart> {
    let (dossier, id) = (source.dossier, source.campaign.id);
    let ranked = Scores::of(dossier, id).map(|scores| scoring::ranked(dossier, id, &scores));
    let ranked = ranked.unwrap_or_default();
    let place =
        |id: &CriterionId| ranked.iter().position(|one| one.criterion == *id).unwrap_or(usize::MAX);
    let mut given: Vec<_> =
        source.meeting.points.iter().filter(|(_, points)| **points > 0).collect();
    given.sort_by_key(|(id, points)| (std::cmp::Reverse(**points), place(id)));
    let part = |(id, points): (_, &u32)| PriorityPart {
        criterion: named(source, id),
        points: french::count(usize::try_from(*points).unwrap_or(usize::MAX), "point"),
    };
    given.into_iter().map(part).collect()
}

/// Returns the improvements decided in this campaign.
pub(super) fn decided<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Improvement> {
    source.dossier.decided_in(source.campaign.id)
}

pub(super) fn actions(source: &Source<'_>, made_on: Date) -> Vec<ActionPart> {
    decided(source).map(|one| action(source, one, made_on)).collect()
}

fn action(source: &Source<'_>, one: &Improvement, made_on: Date) -> ActionPart {
    let criteria = source.dossier.by_code(&one.criteria);
    let criteria: Vec<String> = criteria.into_iter().map(|id| named(source, id)).collect();
    let planned = one.planned.map(|level| level_name(&source.campaign.grid, level));
    let planned = planned.map(|level| format!("{} · {}", level.number, level.name));
    let unsaid = |value: String, instead: &str| {
        if value.is_empty() { instead.to_owned() } else { value }
    };
    let day = |date: Option<Date>| date.map_or_else(String::new, french::long_date);
    let state = match one.state {
        ImprovementState::ToDo => String::new(),
        state => format!("{} au {}", state.label(), french::long_date(made_on)),
    };
    ActionPart {
        number: source.dossier.number_of(one.id).map(french::number_word).unwrap_or_default(),
        objective: unsaid(text(&one.objective), "Action sans objectif écrit"),
        facts: said([
            (if criteria.len() > 1 { "Critères" } else { "Critère" }, criteria.join(", ")),
            ("Niveau visé", planned.unwrap_or_default()),
            ("Responsable", unsaid(text(&one.owner), "à désigner")),
            ("Moyens", text(&one.means)),
            ("Début", day(one.start)),
            ("Échéance", unsaid(day(one.deadline), "à fixer")),
            ("Indicateur de suivi", text(&one.indicator)),
            ("Preuve attendue", text(&one.expected_proof)),
            ("État", state),
        ]),
    }
}

pub(super) fn told(source: &Source<'_>) -> Vec<Told> {
    let texts = [
        ("Retour aux absents", MeetingText::ToldAbsent),
        ("Retour aux usagers", MeetingText::ToldUsers),
        ("À noter", MeetingText::Note),
    ];
    let told =
        texts.map(|(label, which)| Told { label, text: paragraphs(source.meeting.text(which)) });
    told.into_iter().filter(|told| !told.text.is_empty()).collect()
}

pub(super) fn corrections(source: &Source<'_>) -> Vec<CorrectionPart> {
    let corrections = source.campaign.closure.iter().flat_map(|closure| &closure.corrections);
    let part = |one: &crate::dossier::Correction| CorrectionPart {
        on: french::long_date(one.on),
        criterion: named(source, &one.criterion),
        text: paragraphs(&one.text),
    };
    corrections.map(part).collect()
}

//! What the meeting decided, criterion by criterion, and what it left open.

use super::{Count, DecisionPart, Distribution, Source, decided, named};
use crate::dossier::{Answer, Entry, How, Tally};
use crate::french::{self, NBSP};
use crate::grid::{Criterion, CriterionId, Level};
use crate::report::model::criteria::{Standing, standing};
use crate::report::model::words::{paragraphs, text};
use crate::scoring::Agreement;

/// What is neither accepted nor decided.
pub(super) struct LeftOpen {
    pub(super) postponed: Vec<String>,
    pub(super) undecided: Vec<String>,
    pub(super) others: String,
}

/// Returns what was decided one by one: by the order of the agenda, then of the grid.
pub(super) fn discussed(source: &Source<'_>) -> Vec<DecisionPart> {
    in_agenda_order(source, settled(source, How::Discussed))
}

/// Returns what was discussed and left without agreement, in the same order.
pub(super) fn disputed(source: &Source<'_>) -> Vec<DecisionPart> {
    in_agenda_order(source, of(source, |entry| entry.decided.is_some() && is_disputed(entry)))
}

fn in_agenda_order(source: &Source<'_>, mut found: Vec<(&Criterion, &Entry)>) -> Vec<DecisionPart> {
    let place = |criterion: &Criterion| {
        let mut agenda = source.meeting.agenda.iter();
        agenda.position(|id| *id == criterion.id).unwrap_or(usize::MAX)
    };
    found.sort_by_key(|(criterion, _)| place(criterion));
    found.into_iter().map(|(criterion, entry)| part(source, criterion, entry)).collect()
}

/// Returns what was accepted with others, in the grid's order.
pub(super) fn together(source: &Source<'_>) -> Vec<DecisionPart> {
    let found = settled(source, How::Together);
    found.into_iter().map(|(criterion, entry)| part(source, criterion, entry)).collect()
}

pub(super) fn left_open(source: &Source<'_>) -> LeftOpen {
    let (campaign, meeting) = (source.campaign, source.meeting);
    let is_open = |id: &&CriterionId| decided(source, id).is_none();
    let is_postponed = |id: &CriterionId| meeting.postponed.contains(id);
    let in_order = campaign.grid.criteria().map(|(_, criterion)| &criterion.id);
    let postponed: Vec<&CriterionId> =
        in_order.filter(|id| is_postponed(id)).filter(is_open).collect();
    let planned = meeting.agenda.iter().chain(&meeting.together);
    let undecided: Vec<&CriterionId> =
        planned.filter(is_open).filter(|id| !is_postponed(id)).collect();
    let named = |ids: Vec<&CriterionId>| ids.into_iter().map(|id| named(source, id)).collect();
    LeftOpen { postponed: named(postponed), undecided: named(undecided), others: others(source) }
}

/// Says what stands outside the meeting: answers agreed otherwise.
fn others(source: &Source<'_>) -> String {
    let campaign = source.campaign;
    let is_agreed_otherwise = |criterion: &Criterion| {
        let entry = campaign.entries.get(&criterion.id);
        entry.is_some_and(|entry| entry.answer.is_some() && entry.decided.is_none())
    };
    let included = campaign.grid.criteria().map(|(_, c)| c).filter(|c| campaign.includes(c));
    let number = included.filter(|criterion| is_agreed_otherwise(criterion)).count();
    if source.meeting.sittings.is_empty() && number > 0 {
        let have = if number > 1 { "ont" } else { "a" };
        let criteria = french::count(number, "critère");
        return format!("{criteria} {have} déjà une réponse convenue, qui figure au diagnostic.");
    }
    match number {
        0 => String::new(),
        1 => "Un autre critère a une réponse convenue en dehors de cette réunion ; elle figure au \
              diagnostic."
            .to_owned(),
        number => format!(
            "{number} autres critères ont une réponse convenue en dehors de cette réunion ; elles \
             figurent au diagnostic."
        ),
    }
}

/// Returns what the team agreed on in this way.
fn settled<'a>(source: &Source<'a>, how: How) -> Vec<(&'a Criterion, &'a Entry)> {
    of(source, |entry| {
        let is_so = entry.decided.is_some_and(|decided| decided.how == how);
        is_so && entry.answer.is_some() && !is_disputed(entry)
    })
}

const fn is_disputed(entry: &Entry) -> bool {
    matches!(entry.answer, Some(Answer::Disputed { .. }))
}

fn of<'a>(
    source: &Source<'a>,
    is_meant: impl Fn(&Entry) -> bool,
) -> Vec<(&'a Criterion, &'a Entry)> {
    let campaign = source.campaign;
    let criteria = campaign.grid.criteria().map(|(_, criterion)| criterion);
    let entry = |criterion: &'a Criterion| {
        let entry = campaign.entries.get(&criterion.id)?;
        is_meant(entry).then_some((criterion, entry))
    };
    criteria.filter_map(entry).collect()
}

fn part(source: &Source<'_>, criterion: &Criterion, entry: &Entry) -> DecisionPart {
    let standing = standing(&source.campaign.grid, criterion, entry.answer.as_ref(), None);
    let agreement = source.agreements.get(&criterion.id);
    DecisionPart {
        code: text(&criterion.code),
        title: text(&criterion.title),
        remarks: remarks(source, criterion, entry),
        decision: decision(&standing),
        standing,
        distribution: agreement.and_then(distribution),
        reason: paragraphs(&entry.comment),
        minority: paragraphs(&entry.minority),
    }
}

fn remarks(source: &Source<'_>, criterion: &Criterion, entry: &Entry) -> Vec<String> {
    let mut remarks = Vec::new();
    if criterion.is_socle {
        remarks.push("socle".to_owned());
    }
    if criterion.is_sensitive {
        remarks.push("critère sensible".to_owned());
    }
    if source.meeting.objections.contains(&criterion.id) {
        remarks.push("discuté à la demande d’un membre".to_owned());
    }
    if let Some(decided) = entry.decided.filter(|_| source.meeting.sittings.len() > 1) {
        remarks.push(format!("décidé le {}", french::long_date(decided.on)));
    }
    remarks
}

fn decision(standing: &Standing) -> String {
    match standing {
        Standing::Level { number, name, .. } => format!("Niveau{NBSP}{number} · {name}"),
        Standing::NotApplicable { .. } => "Sans objet".to_owned(),
        Standing::Unknown => "Ne sait pas".to_owned(),
        Standing::Disputed { low, high } => {
            format!("Pas d’accord à ce jour : entre {low} et {high}")
        }
        Standing::Unanswered { .. } => "Sans réponse".to_owned(),
    }
}

/// Tells what the ballots said; nothing when nobody answered.
fn distribution(agreement: &Agreement) -> Option<Distribution> {
    let counts = counts(&agreement.tally);
    let most = counts.iter().map(|count| count.number).max().filter(|most| *most > 0)?;
    let mut words = vec![format!("{}{NBSP}avis", agreement.tally.voices())];
    if let Some(median) = agreement.median {
        words.push(format!("médiane{NBSP}{median}"));
    }
    words.extend(agreement.verdict.map(|verdict| verdict.label().to_owned()));
    Some(Distribution { counts, most, words })
}

fn counts(tally: &Tally) -> Vec<Count> {
    let levels = Level::ALL.into_iter().map(|level| Count {
        sign: level.to_string(),
        level: Some(level.number()),
        number: tally.count(level),
    });
    let beside = |sign: &str, number| Count { sign: sign.to_owned(), level: None, number };
    let beside = [beside("SO", tally.not_applicable), beside("?", tally.unknown)];
    levels.chain(beside).collect()
}

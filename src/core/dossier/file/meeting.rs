//! How a meeting goes, both ways: `reunion: (duree: 60, phase: discussion, …)`.
//!
//! What it decided stands with the answers.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::parts::{Bare, ByName, COUNTS, KnownCriteria, Word, WordTable};
use super::parts::{check_keys, counts, criteria, criterion, date, names, texts};
use crate::dossier::{Length, Meeting, Phase};
use crate::grid::CriterionId;
use crate::source::{PlainText, Problems, Record, Value, excerpt, is_default};

const PHASES: WordTable<Phase> = &[
    ("preparation", Phase::Preparation),
    ("avis_manquants", Phase::Missing),
    ("devoilement", Phase::Reveal),
    ("accords", Phase::Together),
    ("discussion", Phase::Discussion),
    ("priorites", Phase::Priorities),
    ("cloture", Phase::Closing),
];

record! {
    /// A meeting as the file holds it.
    pub(super) struct MeetingFile<'a> {
        duree: u32,
        phase: Word,
        seances if "Vec::is_empty": Vec<String>,
        secondes if "is_default": u32,
        en_une_fois if "Vec::is_empty": Vec<PlainText<'a>>,
        ordre_du_jour if "Vec::is_empty": Vec<PlainText<'a>>,
        objections if "Vec::is_empty": Vec<PlainText<'a>>,
        reportes if "Vec::is_empty": Vec<PlainText<'a>>,
        en_cours if "Bare::is_none": Bare<PlainText<'a>>,
        points if "ByName::is_empty": ByName<PlainText<'a>, u32>,
        presents if "PlainText::is_empty": PlainText<'a>,
        absents if "PlainText::is_empty": PlainText<'a>,
        prochaine_date if "Bare::is_none": Bare<String>,
        referent_qualite if "PlainText::is_empty": PlainText<'a>,
        retour_absents if "PlainText::is_empty": PlainText<'a>,
        retour_usagers if "PlainText::is_empty": PlainText<'a>,
        note if "PlainText::is_empty": PlainText<'a>,
    }
}

/// Reads the meeting of a campaign, if one is prepared.
pub(super) fn meeting<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    known: &KnownCriteria<'_>,
) -> Option<Meeting> {
    let node = record.get("reunion")?;
    let record = Record::open(node, problems, "cette réunion", MeetingFile::KEYS);
    let criteria = |key| criteria(&record, problems, key, known);
    check_keys(&record, problems, "points", known);
    let points = counts(&record, problems, "points").into_iter();
    Some(Meeting {
        length: length(&record, problems),
        phase: record.choice("phase", PHASES).unwrap_or_default(),
        sittings: sittings(&record, problems),
        elapsed_seconds: u32::try_from(record.integer("secondes", &COUNTS, 0)).unwrap_or(0),
        together: criteria("en_une_fois"),
        agenda: criteria("ordre_du_jour"),
        objections: criteria("objections").into_iter().collect(),
        postponed: criteria("reportes").into_iter().collect(),
        at: criterion(&record, problems, "en_cours", known),
        points: points.map(|(id, points)| (CriterionId(id), points)).collect(),
        present: record.free_text("presents"),
        absent: record.free_text("absents"),
        next_date: record.optional_date("prochaine_date"),
        quality_lead: record.free_text("referent_qualite"),
        told_absent: record.free_text("retour_absents"),
        told_users: record.free_text("retour_usagers"),
        note: record.free_text("note"),
    })
}

fn length<const N: usize>(record: &Record<'_, N>, problems: &Problems<'_>) -> Length {
    let Some(minutes) = record.optional_integer("duree", &COUNTS) else { return Length::default() };
    let length = Length::of_minutes(minutes);
    if length.is_none() {
        let lengths = Length::ALL.iter().map(|length| length.minutes().to_string());
        let lengths = lengths.collect::<Vec<_>>().join(", ");
        let message = format!("Une réunion ne dure pas {minutes} minutes dans Jalons.");
        let help = fr!("Écrivez une de ces durées, en minutes : {lengths}.");
        problems.error(record.span("duree"), message, help);
    }
    length.unwrap_or_default()
}

fn sittings<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
) -> BTreeSet<Date> {
    let nodes = record.list("seances", "[\"2026-01-31\"]").unwrap_or_default();
    let mut days = BTreeSet::new();
    for text in texts("seances", nodes, problems) {
        let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
        days.extend(day);
        if day.is_none() {
            let is_it = |value: &Value<'_>| matches!(value, Value::Text(t) if *t == text);
            let node = nodes.iter().find(|node| is_it(&node.value));
            let span = node.map_or_else(|| record.span("seances"), |node| node.span);
            let message = fr!("« {} » n’est pas une date.", excerpt(&text));
            problems.error(
                span,
                message,
                fr!("Écrivez l’année, le mois et le jour : \"2026-01-31\"."),
            );
        }
    }
    days
}

impl<'a> MeetingFile<'a> {
    pub(super) fn of(meeting: &'a Meeting) -> Self {
        let Meeting {
            length,
            phase,
            sittings,
            elapsed_seconds,
            together,
            agenda,
            objections,
            postponed,
            at,
            points,
            present,
            absent,
            next_date,
            quality_lead,
            told_absent,
            told_users,
            note,
        } = meeting;
        let points = points.iter();
        Self {
            duree: length.minutes(),
            phase: Word::of(PHASES, phase),
            seances: sittings.iter().map(Date::to_string).collect(),
            secondes: *elapsed_seconds,
            en_une_fois: names(together),
            ordre_du_jour: names(agenda),
            objections: names(objections),
            reportes: names(postponed),
            en_cours: Bare(at.as_ref().map(|id| PlainText(&id.0))),
            points: ByName(points.map(|(id, points)| (PlainText(&id.0), *points)).collect()),
            presents: PlainText(present),
            absents: PlainText(absent),
            prochaine_date: date(*next_date),
            referent_qualite: PlainText(quality_lead),
            retour_absents: PlainText(told_absent),
            retour_usagers: PlainText(told_users),
            note: PlainText(note),
        }
    }
}

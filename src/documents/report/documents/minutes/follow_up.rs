//! When the team met, what it will do, and what it tells to whom.

use jiff::civil::Date;

use super::super::blocks::{item, paragraph, remark, section};
use super::super::grid_words::level_named;
use super::super::parts::voices;
use super::reader::MeetingReader;
use crate::dossier::{Improvement, ImprovementState, MeetingText};
use crate::french;
use crate::grid::{CriterionId, Level};
use crate::report::content::{
    Block, Column, Labelled, Row, Section, Table, TableCell, Text, Titled,
};
use crate::report::words::{paragraphs, text};
use crate::scoring::{self, Scores};

/// Says when and how long the team met, who was there and what comes next.
pub(super) fn meeting_facts(reader: &MeetingReader<'_>) -> Vec<Labelled> {
    let meeting = reader.meeting;
    let days: Vec<String> = meeting.sittings.iter().map(|day| french::long_date(*day)).collect();
    let sittings = or(days.join(", "), "pas encore tenue");
    let lead = text(&meeting.quality_lead);
    let lead = if lead.is_empty() { text(&reader.dossier.team.quality_lead) } else { lead };
    let next = meeting.next_date.map_or_else(String::new, french::long_date);
    let present = text(&meeting.present);
    let present = if days.is_empty() { present } else { or(present, "non notés") };
    Labelled::said([
        (if days.len() > 1 { "Séances" } else { "Séance" }, sittings),
        ("Durée", duration(reader)),
        ("Présents", present),
        ("Absents", text(&meeting.absent)),
        ("Avis donnés", voices::presence(reader.campaign, reader.dossier)),
        ("Référent qualité", or(lead, "à nommer")),
        (if days.is_empty() { "Réunion prévue" } else { "Prochaine réunion" }, or(next, "à fixer")),
    ])
}

fn or(value: String, instead: &str) -> String {
    if value.is_empty() { instead.to_owned() } else { value }
}

/// Says how long the meeting was; only what was planned when the timer hardly ran.
fn duration(reader: &MeetingReader<'_>) -> String {
    let meeting = reader.meeting;
    let length = meeting.length.minutes();
    let planned = fr!("{length}~minutes prévues");
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
        (hours, 0) => fr!("{hours}~h"),
        (hours, minutes) => fr!("{hours}~h~{minutes:02}"),
    }
}

/// Returns the criteria that were given points, most points first, then in the order they stood in.
pub(super) fn priorities(reader: &MeetingReader<'_>) -> Option<Section> {
    let (dossier, id) = (reader.dossier, reader.campaign.id);
    let mut given: Vec<_> =
        reader.meeting.points.iter().filter(|(_, points)| **points > 0).collect();
    if given.is_empty() {
        return None;
    }
    let ranked = Scores::of(dossier, id).map(|scores| scoring::ranked(dossier, id, &scores));
    let ranked = ranked.unwrap_or_default();
    let place = |id: &CriterionId| {
        ranked.iter().position(|highlight| highlight.criterion == *id).unwrap_or(usize::MAX)
    };
    given.sort_by_key(|(id, points)| (std::cmp::Reverse(**points), place(id)));
    let row = |(id, points): (_, &u32)| {
        let points = french::count(usize::try_from(*points).unwrap_or(usize::MAX), "point");
        Row::of(vec![TableCell::words(reader.named(id)), TableCell::words(points)])
    };
    let blocks = vec![
        remark("Les points que les participants ont répartis entre les critères."),
        Block::Table(Table {
            id: "priorites-page",
            title: "Priorités".to_owned(),
            columns: vec![Column::words("Critère", ""), Column::numbers("Points reçus", "")],
            rows: given.into_iter().map(row).collect(),
            chart: None,
        }),
    ];
    Some(section("priorites", "Priorités", blocks))
}

/// Names what was decided: before the team has met, it was decided otherwise.
pub(super) fn actions_title(reader: &MeetingReader<'_>) -> &'static str {
    if reader.has_met() { "Actions décidées" } else { "Actions déjà décidées" }
}

/// Returns what the team decided to do.
pub(super) fn actions(reader: &MeetingReader<'_>) -> Option<Section> {
    let actions = reader.improvements();
    let cards =
        actions.iter().map(|improvement| Block::Item(action(reader, improvement))).collect();
    (!actions.is_empty()).then(|| section("actions", actions_title(reader), cards))
}

/// Writes the level that is planned, with its name where the criteria served have the same scale.
fn planned_words(reader: &MeetingReader<'_>, improvement: &Improvement, level: Level) -> String {
    let grid = &reader.campaign.grid;
    let served = improvement.criteria.iter().filter_map(|id| grid.criterion(id));
    let mut scales = served.map(|(_, criterion)| &*criterion.scale);
    let first = scales.next().unwrap_or(grid.scale());
    if scales.all(|scale| scale == first) { level_named(first, level) } else { level.to_string() }
}

fn action(reader: &MeetingReader<'_>, improvement: &Improvement) -> Titled {
    let criteria = reader.dossier.by_code(&improvement.criteria);
    let criteria: Vec<String> = criteria.into_iter().map(|id| reader.named(id)).collect();
    let planned = improvement.planned.map(|level| planned_words(reader, improvement, level));
    let day = |date: Option<Date>| date.map_or_else(String::new, french::long_date);
    let state = match improvement.state {
        ImprovementState::ToDo => String::new(),
        ImprovementState::UnderWay | ImprovementState::Done | ImprovementState::Dropped => {
            format!("{} au {}", improvement.state.label(), french::long_date(reader.made_on))
        }
    };
    let facts = Labelled::said([
        (if criteria.len() > 1 { "Critères" } else { "Critère" }, criteria.join(", ")),
        ("Niveau visé", planned.unwrap_or_default()),
        ("Responsable", or(text(&improvement.owner), "à désigner")),
        ("Moyens", text(&improvement.means)),
        ("Début", day(improvement.start)),
        ("Échéance", or(day(improvement.deadline), "à fixer")),
        ("Indicateur de suivi", text(&improvement.indicator)),
        ("Preuve attendue", text(&improvement.expected_proof)),
        ("État", state),
    ]);
    let number =
        reader.dossier.number_of(improvement.id).map(french::number_word).unwrap_or_default();
    let objective = or(text(&improvement.objective), "Action sans objectif écrit");
    Titled {
        is_heading: true,
        is_card: true,
        blocks: vec![Block::Facts { facts, paired: true }],
        ..item(format!("{number} · {objective}"))
    }
}

/// Returns what is told to the absent and to the users, and the rest.
pub(super) fn told<'a>(reader: &'a MeetingReader<'_>) -> impl Iterator<Item = Section> + use<'a> {
    let texts = [
        ("Retour aux absents", MeetingText::ToldAbsent),
        ("Retour aux usagers", MeetingText::ToldUsers),
        ("À noter", MeetingText::Note),
    ];
    let told = texts.into_iter().map(|(label, which)| {
        let said = paragraphs(reader.meeting.text(which));
        section("retours", label, said.iter().map(paragraph).collect())
    });
    told.filter(|section| !section.blocks.is_empty())
}

/// Returns what was added since the campaign was closed.
pub(super) fn corrections(reader: &MeetingReader<'_>) -> Option<Section> {
    let corrections = reader.campaign.closure.iter().flat_map(|closure| &closure.corrections);
    let items = corrections.map(|correction| {
        Block::Item(Titled {
            notes: vec![Text::muted(french::long_date(correction.on))],
            blocks: paragraphs(&correction.text).iter().map(paragraph).collect(),
            ..item(reader.named(&correction.criterion))
        })
    });
    let lead = remark(fr!("La campagne close ne change plus ; ce qui suit s’y ajoute."));
    let blocks: Vec<Block> = std::iter::once(lead).chain(items).collect();
    let has_any = blocks.len() > 1;
    has_any.then(|| section("corrections", "Corrections depuis la clôture", blocks))
}

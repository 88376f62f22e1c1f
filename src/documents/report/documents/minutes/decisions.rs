//! What the meeting decided, criterion by criterion, and what it left open.

use super::super::blocks::{item, paragraph, remark, section};
use super::super::campaign::criterion_name;
use super::super::parts::criteria::{mark, quote, standing};
use super::super::parts::observed::observed;
use super::reader::{MeetingReader, Settled};
use crate::dossier::{Answer, Tally};
use crate::french;
use crate::grid::{Criterion, CriterionId, Level, Scale};
use crate::report::content::{Block, Count, LevelSign, Section, Style, Text, Titled};
use crate::report::words::{paragraphs, text};
use crate::scoring::Agreement;

/// Returns what was decided after discussion, at once, and not at all.
pub(super) fn decisions(reader: &MeetingReader<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut add = |id, title: &str, intro: &str, items: Vec<Titled>| {
        if !items.is_empty() {
            let mut blocks = vec![remark(intro)];
            blocks.extend(items.into_iter().map(Block::Item));
            sections.push(section(id, title, blocks));
        }
    };
    let discussed =
        |all: Vec<Settled<'_>>| all.into_iter().map(|settled| discussed(reader, settled)).collect();
    add(
        "discutes",
        "Décidés après discussion",
        fr!("Le niveau est celui que l’équipe a décidé ; la phrase en retrait dit pourquoi."),
        discussed(reader.discussed()),
    );
    add(
        "acceptes",
        "Acceptés en une fois",
        "Proposés ensemble, sans objection.",
        reader.together().into_iter().map(|settled| accepted(reader, settled)).collect(),
    );
    add(
        "desaccords",
        "Sans accord à ce jour",
        fr!("L’équipe n’a pas retenu de niveau : il est dit entre quels niveaux elle hésite."),
        discussed(reader.disputed()),
    );
    if sections.is_empty() && reader.has_met() {
        let nothing = paragraph("La réunion n’a encore décidé d’aucun niveau.");
        sections.push(section("decisions", "Décisions", vec![nothing]));
    }
    sections
}

fn discussed(reader: &MeetingReader<'_>, settled: Settled<'_>) -> Titled {
    let Settled { criterion, entry } = settled;
    let answer = entry.answer.as_ref();
    let sentence = match answer {
        Some(Answer::Level(level)) => Some(criterion.level(*level).sentence)
            .filter(|sentence| *sentence != criterion.scale.name(*level)),
        Some(Answer::NotApplicable { reason }) => Some(reason.as_str()),
        Some(Answer::Unknown | Answer::Disputed { .. }) | None => None,
    };
    let decision = Text::strong(decision(criterion, answer));
    let mut blocks = vec![paragraph(match sentence {
        Some(words) => decision.then(" · ", Style::Muted).then(text(words), Style::Plain),
        None => decision,
    })];
    let found = entry.observed.as_ref().map(|found| observed(criterion, found));
    blocks.extend(found.into_iter().flatten());
    if let Some(ballots) = Distribution::of(reader, criterion) {
        blocks.push(remark(Text::joined(ballots.words.into_iter().map(Text::from))));
        let words = fr!("Répartition des avis : {}", counted(&ballots.counts));
        blocks.push(Block::Tally { counts: ballots.counts, words });
    }
    blocks.extend(quote("", paragraphs(&entry.comment)));
    blocks.extend(quote("Avis minoritaire", paragraphs(&entry.minority)));
    Titled {
        mark: Some(mark(&criterion.scale, answer)),
        is_heading: true,
        notes: remarks(reader, settled).into_iter().map(Text::muted).collect(),
        blocks,
        ..item(criterion_name(criterion))
    }
}

/// Returns a criterion accepted without discussion: a line, and what the ballots said.
fn accepted(reader: &MeetingReader<'_>, settled: Settled<'_>) -> Titled {
    let Settled { criterion, entry } = settled;
    let answer = entry.answer.as_ref();
    let mut notes = vec![Text::strong(decision(criterion, answer))];
    if let Some(ballots) = Distribution::of(reader, criterion) {
        notes.extend(ballots.words.iter().map(Text::muted));
        notes.push(Text::muted(counted(&ballots.counts)));
    }
    let quotes = [("", &entry.comment), ("Avis minoritaire", &entry.minority)];
    let quotes = quotes.into_iter().filter_map(|(label, said)| quote(label, paragraphs(said)));
    Titled {
        mark: Some(mark(&criterion.scale, answer)),
        notes,
        blocks: quotes.collect(),
        ..item(criterion_name(criterion))
    }
}

fn decision(criterion: &Criterion, answer: Option<&Answer>) -> String {
    standing(criterion, answer, fr!(" :"))
}

fn remarks(reader: &MeetingReader<'_>, settled: Settled<'_>) -> Vec<String> {
    let Settled { criterion, entry } = settled;
    let mut remarks = Vec::new();
    if criterion.is_socle {
        remarks.push("socle".to_owned());
    }
    if criterion.is_sensitive {
        remarks.push("critère sensible".to_owned());
    }
    if reader.meeting.objections.contains(&criterion.id) {
        remarks.push("discuté à la demande d’un membre".to_owned());
    }
    if let Some(decided) = entry.decided.filter(|_| reader.meeting.sittings.len() > 1) {
        remarks.push(format!("décidé le {}", french::long_date(decided.on)));
    }
    remarks
}

/// What the ballots said of one criterion, all together.
struct Distribution {
    /// Each answer and how many gave it: every level of the scale, "SO", "?".
    counts: Vec<Count>,
    /// "12 avis", "médiane 2", "écart".
    words: Vec<String>,
}

impl Distribution {
    /// Tells what the ballots said of a criterion; nothing when nobody answered.
    fn of(reader: &MeetingReader<'_>, criterion: &Criterion) -> Option<Self> {
        let agreement: &Agreement = reader.agreements.get(&criterion.id)?;
        let counts = counts(&criterion.scale, &agreement.tally);
        if counts.iter().all(|count| count.number == 0) {
            return None;
        }
        let mut words = vec![fr!("{}~avis", agreement.tally.voices())];
        words.extend(agreement.median.map(|median| fr!("médiane~{median}")));
        words.extend(agreement.verdict.map(|verdict| verdict.label().to_owned()));
        Some(Self { counts, words })
    }
}

fn counts(scale: &Scale, tally: &Tally) -> Vec<Count> {
    let levels = scale.levels().map(|level: Level| Count {
        sign: level.to_string(),
        level: Some(LevelSign::of(scale, level)),
        number: tally.count(level),
    });
    let beside = |sign: &str, number| Count { sign: sign.to_owned(), level: None, number };
    let beside = [beside("SO", tally.not_applicable), beside("?", tally.unknown)];
    levels.chain(beside).collect()
}

/// Tells how many gave each answer: "3 au niveau 2, 1 sans objet".
fn counted(counts: &[Count]) -> String {
    let words = |count: &Count| {
        let answer = match (count.level, count.sign.as_str(), count.number) {
            (Some(level), ..) => fr!("au niveau~{}", level.number),
            (None, "SO", _) => "sans objet".to_owned(),
            (None, _, 0..=1) => "ne sait pas".to_owned(),
            (None, ..) => "ne savent pas".to_owned(),
        };
        fr!("{}~{answer}", count.number)
    };
    let given = counts.iter().filter(|count| count.number > 0);
    given.map(words).collect::<Vec<_>>().join(", ")
}

/// Returns what is neither accepted nor decided, and what was agreed otherwise.
pub(super) fn left_open(reader: &MeetingReader<'_>) -> Vec<Section> {
    let (campaign, meeting) = (reader.campaign, reader.meeting);
    let is_open = |id: &&CriterionId| !reader.is_decided(id);
    let postponed: Vec<&CriterionId> =
        campaign.unfinished().postponed.into_iter().map(|criterion| &criterion.id).collect();
    let planned = meeting.agenda.iter().chain(&meeting.together);
    let undecided: Vec<&CriterionId> =
        planned.filter(is_open).filter(|id| !postponed.contains(id)).collect();
    let mut sections = Vec::new();
    for (id, title, left) in [
        ("reportes", fr!("Reportés : à l’ordre du jour de la prochaine réunion"), postponed),
        ("sans-decision", "À l’ordre du jour, sans décision à ce jour", undecided),
    ] {
        let items: Vec<Text> = left.into_iter().map(|id| reader.named(id).into()).collect();
        if !items.is_empty() {
            sections.push(section(id, title, vec![Block::List { items }]));
        }
    }
    sections.extend(others(reader).map(|words| section("autres", "", vec![remark(words)])));
    sections
}

/// Says what stands outside the meeting: answers agreed otherwise.
fn others(reader: &MeetingReader<'_>) -> Option<String> {
    let campaign = reader.campaign;
    let is_agreed_otherwise = |criterion: &&Criterion| {
        let entry = campaign.entries.get(&criterion.id);
        entry.is_some_and(|entry| entry.answer.is_some() && entry.decided.is_none())
    };
    let included = campaign.grid.criteria().map(|(_, c)| c).filter(|c| campaign.includes(c));
    let number = included.filter(is_agreed_otherwise).count();
    if !reader.has_met() && number > 0 {
        let have = if number > 1 { "ont" } else { "a" };
        let criteria = french::count(number, "critère");
        return Some(format!(
            "{criteria} {have} déjà une réponse convenue, qui figure au diagnostic."
        ));
    }
    match number {
        0 => None,
        1 => Some(
            fr!("Un autre critère a une réponse convenue en dehors de cette réunion ; elle figure au \
             diagnostic.")
                .to_owned(),
        ),
        number => Some(fr!(
            "{number} autres critères ont une réponse convenue en dehors de cette réunion ; elles \
             figurent au diagnostic."
        )),
    }
}

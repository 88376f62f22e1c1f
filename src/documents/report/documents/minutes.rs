//! "Compte rendu de réunion": what the team decided, exactly as it was decided.

mod decisions;
mod follow_up;
mod method;
mod reader;

use self::reader::MeetingReader;
use super::blocks::{section, warning};
use super::campaign;
use super::head::head;
use super::kind::DocumentKind;
use super::material::{Material, Missing};
use super::parts::voices;
use crate::dossier::{Campaign, Improvement, Meeting};
use crate::french;
use crate::report::content::{Block, Figure, Labelled, Report, Section, Text};
use crate::report::words::{running, text};
use crate::scoring::Absence;

/// Sets out the minutes of the campaign's meeting.
pub(super) fn minutes(material: &Material<'_>) -> Result<Report, Missing> {
    let (campaign, _) = material.campaign()?;
    let reader = MeetingReader::of(material.dossier, campaign, material.made_on);
    let reader = reader.ok_or(Missing::Meeting)?;
    let head = head(material.dossier, material.made_on);
    let (title, date) = (text(&campaign.title), french::long_date(campaign.date));
    let status = status(campaign);
    let about = [date.clone(), campaign::extent(campaign)].map(Text::from);
    Ok(Report {
        title: named(reader.meeting),
        running: format!("{} · {}", head.running, running(&title)),
        description: if reader.has_met() {
            format!("Ce que l’équipe a décidé ensemble, {date}")
        } else {
            format!("Ce qui est prêt pour la réunion de l’équipe, {date}")
        },
        caution: if status.is_draft { status.label.clone() } else { String::new() },
        lines: vec![
            Text::joined(std::iter::once(Text::strong(title)).chain(about)),
            format!("Grille {}", campaign::grid(campaign)).into(),
        ],
        sections: sections(&reader, &status),
        ..head
    })
}

fn sections(reader: &MeetingReader<'_>, status: &MinutesStatus) -> Vec<Section> {
    let mut sections = vec![section("seance", "", sitting(reader, status))];
    sections.extend(follow_up::actions(reader));
    sections.extend(follow_up::priorities(reader));
    sections.extend(decisions::decisions(reader));
    sections.extend(decisions::left_open(reader));
    sections.extend(follow_up::told(reader));
    sections.extend(follow_up::corrections(reader));
    let method = method::method(reader);
    sections.push(section("methode", "Comment l’équipe a procédé", method));
    sections
}

fn sitting(reader: &MeetingReader<'_>, status: &MinutesStatus) -> Vec<Block> {
    let mut facts = follow_up::meeting_facts(reader);
    let mut blocks = Vec::new();
    if status.is_draft {
        blocks.push(warning(&format!("{}.", status.label), status.sentence));
    } else {
        facts.push(Labelled::of("État", &status.label));
    }
    blocks.push(Block::Facts { facts, paired: true });
    blocks.push(Block::Figures { figures: figures(reader) });
    blocks
}

/// Names the document: minutes of what did not take place would contradict themselves.
fn named(meeting: &Meeting) -> String {
    match (meeting.sittings.is_empty(), meeting.next_date) {
        (false, _) => DocumentKind::Minutes.label().to_owned(),
        (true, Some(day)) => format!("Préparation de la séance du {}", french::long_date(day)),
        (true, None) => "Préparation de la séance".to_owned(),
    }
}

/// How final the document is.
struct MinutesStatus {
    /// "Brouillon, avis non dévoilés".
    label: String,
    /// What that means; may be empty.
    sentence: &'static str,
    /// Whether it may still change.
    is_draft: bool,
}

fn status(campaign: &Campaign) -> MinutesStatus {
    if let Some(closure) = &campaign.closure {
        let label = format!("Campagne close le {}", french::long_date(closure.on));
        return MinutesStatus { label, sentence: "", is_draft: false };
    }
    let is_sealed = campaign.collection.as_ref().is_some_and(|one| !one.is_revealed());
    let (label, sentence) = if is_sealed {
        ("Brouillon, avis non dévoilés", "Ce document ne dit rien de ce que contiennent les avis.")
    } else {
        (
            "Document provisoire",
            fr!("La campagne n’est pas close : ce qui suit peut encore changer."),
        )
    };
    MinutesStatus { label: label.to_owned(), sentence, is_draft: true }
}

fn figures(reader: &MeetingReader<'_>) -> Vec<Figure> {
    let ballots = voices::ballot_count(reader.campaign);
    let ballots = ballots.map(|number| number.to_string());
    let (discussed, together) = (reader.discussed().len(), reader.together().len());
    let disputed = reader.disputed().len();
    let actions = reader.improvements();
    vec![
        Figure::of(
            "Avis individuels",
            ballots.unwrap_or_else(|| Absence::Nothing.words().to_owned()),
            method::ballot_detail(reader.campaign),
        ),
        Figure::of(
            "Critères décidés",
            (discussed + together).to_string(),
            format!("{discussed} après discussion, {together} en une fois"),
        ),
        Figure::of("Sans accord à ce jour", disputed.to_string(), disputed_detail(disputed)),
        Figure::of(
            follow_up::actions_title(reader),
            actions.len().to_string(),
            action_detail(&actions),
        ),
    ]
}

const fn disputed_detail(disputed: usize) -> &'static str {
    match disputed {
        0 => "Aucun niveau incertain",
        1 => "Son niveau reste incertain",
        _ => "Leurs niveaux restent incertains",
    }
}

fn action_detail(actions: &[&Improvement]) -> String {
    let with_owner = actions.iter().filter(|one| !one.owner.trim().is_empty()).count();
    match (actions.len(), with_owner) {
        (0, _) => "Aucune pour l’instant".to_owned(),
        (1, 1) => "Avec un responsable".to_owned(),
        (1, _) => "Sans responsable".to_owned(),
        (_, 0) => "Aucune n’a de responsable".to_owned(),
        (all, owned) if all == owned => "Toutes avec un responsable".to_owned(),
        (_, owned) => format!("{owned} avec un responsable"),
    }
}

//! How the ballots were gathered, by whom, and by which rule they are said to agree.

use super::super::blocks::{heading, paragraph, remark};
use super::super::parts::voices;
use super::reader::MeetingReader;
use crate::dossier::{Campaign, Channel, Collection, Fate};
use crate::french;
use crate::report::content::{Block, Labelled};
use crate::report::prose::PROSE;
use crate::report::scales::one_scale;
use crate::report::words::paragraphs;
use crate::scoring::Verdict;

/// Returns how the team went about it.
pub(super) fn method(reader: &MeetingReader<'_>) -> Vec<Block> {
    let campaign = reader.campaign;
    let said = paragraphs(&campaign.note).into_iter().chain(sentences(reader));
    let mut blocks: Vec<Block> = said.map(paragraph).collect();
    blocks.push(paragraph(PROSE.median_rule.as_str()));
    blocks.extend(voices::participants(campaign));
    if !reader.agreements.is_empty() {
        let grid = &campaign.grid;
        let verdicts = [Verdict::Agreed, Verdict::Gap, Verdict::Split];
        let fact = |one: Verdict| {
            let rule = one.rule(grid.agreement, grid.scale());
            Labelled::of(french::capitalised(one.label()), rule)
        };
        let facts = verdicts.map(fact).into();
        blocks.push(heading("Comment lire l’accord entre les avis"));
        blocks.push(Block::Facts { facts, paired: false });
        let depends = grid.agreement.within.is_none() && one_scale(grid).is_none();
        blocks.extend(depends.then(|| remark(PROSE.other_scales.as_str())));
        blocks.push(remark(PROSE.median_words.as_str()));
    }
    blocks
}

/// Says in a few words what became of the ballots.
pub(super) fn ballot_detail(campaign: &Campaign) -> String {
    let Some(collection) = &campaign.collection else {
        let has_some = voices::by_profession(campaign).is_some();
        let detail =
            if has_some { "Donnés avant la réunion" } else { "Aucun n’a été demandé" };
        return detail.to_owned();
    };
    collection.revealed_on.map_or_else(
        || "Scellés, pas encore dévoilés".to_owned(),
        |on| format!("Dévoilés le {}", french::long_date(on)),
    )
}

/// Says how ballots were gathered and kept.
fn sentences(reader: &MeetingReader<'_>) -> Vec<String> {
    let campaign = reader.campaign;
    let Some(number) = voices::ballot_count(campaign) else {
        return vec![
            fr!("Aucun avis individuel n’a été recueilli avant la réunion : l’équipe a discuté \
             directement.")
            .to_owned(),
        ];
    };
    let mut sentences = vec![gathered(campaign, number)];
    match &campaign.collection {
        Some(collection) => sentences.extend(while_open(collection)),
        None => sentences.push(after_closing(campaign)),
    }
    sentences
}

fn gathered(campaign: &Campaign, number: usize) -> String {
    let channels = campaign.collection.as_ref().map_or_else(String::new, channels);
    match number {
        0 => "Aucun avis individuel n’est encore arrivé.".to_owned(),
        1 => format!("Un avis individuel a été donné avant la réunion{channels}."),
        _ => format!(
            "{number} avis individuels ont été donnés avant la réunion, chacun seul{channels}."
        ),
    }
}

/// Lists how many came in each way: " : 7 sur papier, 5 par fichier".
fn channels(collection: &Collection) -> String {
    let all = [Channel::File, Channel::Code, Channel::Computer, Channel::Paper];
    let channels = all.into_iter().filter_map(|channel| {
        let number = collection.ballots.iter().filter(|ballot| ballot.channel == channel).count();
        (number > 0).then(|| fr!("{number}~{}", way(channel)))
    });
    let channels: Vec<String> = channels.collect();
    if channels.is_empty() { String::new() } else { fr!(" : {}", channels.join(", ")) }
}

const fn way(channel: Channel) -> &'static str {
    match channel {
        Channel::File => "par fichier",
        Channel::Code => "par code",
        Channel::Computer => "sur l’ordinateur de l’équipe",
        Channel::Paper => "sur papier",
    }
}

fn while_open(collection: &Collection) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(on) = collection.revealed_on {
        let on = french::long_date(on);
        sentences.push(format!("Ils ont été dévoilés tous ensemble, sans nom, le {on}."));
    }
    let fate = match collection.fate {
        Fate::Counts => PROSE.fate_counts.as_str(),
        Fate::Destroyed => PROSE.fate_destroyed.as_str(),
    };
    sentences.push(fate.to_owned());
    sentences
}

fn after_closing(campaign: &Campaign) -> String {
    let tallies = campaign.closure.as_ref().map(|closure| &closure.remains.tallies);
    let are_kept = tallies.is_some_and(|tallies| !tallies.is_empty());
    let sentence = if are_kept {
        fr!(
            "Il n’en reste que le nombre de réponses par niveau ; commentaires et avis sont détruits."
        )
    } else {
        fr!("Il n’en reste que le nombre de participants : ce qu’ils disaient n’a pas été gardé.")
    };
    sentence.to_owned()
}

//! How the ballots were gathered, by whom, and by which rule they are said to agree.

use std::collections::BTreeMap;

use super::Source;
use crate::dossier::{Campaign, Channel, Collection, Fate};
use crate::french::{self, NBSP};
use crate::report::model::Fact;
use crate::report::model::words::text;
use crate::scoring::{self, Verdict};

/// Returns how many gave their ballot; `None` when none was asked.
pub(in crate::report::model) fn ballot_count(campaign: &Campaign) -> Option<usize> {
    let counts = by_profession(campaign)?;
    Some(counts.values().map(|count| usize::try_from(*count).unwrap_or(usize::MAX)).sum())
}

/// Says in a few words what became of the ballots.
pub(super) fn ballot_detail(campaign: &Campaign) -> String {
    let Some(collection) = &campaign.collection else {
        let has_some = by_profession(campaign).is_some();
        let detail =
            if has_some { "Donnés avant la réunion" } else { "Aucun n’a été demandé" };
        return detail.to_owned();
    };
    collection.revealed_on.map_or_else(
        || "Scellés, pas encore dévoilés".to_owned(),
        |on| format!("Dévoilés le {}", french::long_date(on)),
    )
}

/// Returns who took part, by profession; nothing when ballots were not asked.
fn by_profession(campaign: &Campaign) -> Option<BTreeMap<String, u32>> {
    if let Some(collection) = &campaign.collection {
        return Some(collection.by_profession());
    }
    let remains = &campaign.closure.as_ref()?.remains.by_profession;
    (!remains.is_empty()).then(|| remains.clone())
}

/// Names professions from three people on; the others together, and never so that one can subtract.
pub(in crate::report::model) fn participants(campaign: &Campaign) -> Vec<Fact> {
    let Some(counts) = by_profession(campaign) else { return Vec::new() };
    let shown = scoring::professions(&counts);
    let is_alone = shown.len() == 1;
    let fact = |(profession, number): (Option<String>, u32)| {
        let label = match profession {
            Some(profession) => text(&profession),
            None if is_alone => "Toutes professions ensemble".to_owned(),
            None => "Autres professions, ensemble".to_owned(),
        };
        Fact { label, value: number.to_string() }
    };
    shown.into_iter().map(fact).collect()
}

/// Says how ballots were gathered and kept.
pub(super) fn method(source: &Source<'_>) -> Vec<String> {
    let campaign = source.campaign;
    let Some(number) = ballot_count(campaign) else {
        return vec![
            "Aucun avis individuel n’a été recueilli avant la réunion : l’équipe a discuté \
             directement."
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
    let told = all.into_iter().filter_map(|channel| {
        let number = collection.ballots.iter().filter(|ballot| ballot.channel == channel).count();
        (number > 0).then(|| format!("{number}{NBSP}{}", way(channel)))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { String::new() } else { format!("{NBSP}: {}", told.join(", ")) }
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
        Fate::Counts => {
            "À la clôture, il n’en restera que le nombre de réponses par niveau ; commentaires et \
             avis seront détruits."
        }
        Fate::Destroyed => {
            "L’équipe a choisi de tout détruire à la clôture : la répartition des avis n’est pas \
             reproduite ici, et il ne restera que le nombre de participants."
        }
    };
    sentences.push(fate.to_owned());
    sentences
}

fn after_closing(campaign: &Campaign) -> String {
    let tallies = campaign.closure.as_ref().map(|closure| &closure.remains.tallies);
    let are_kept = tallies.is_some_and(|tallies| !tallies.is_empty());
    let sentence = if are_kept {
        "Il n’en reste que le nombre de réponses par niveau ; commentaires et avis sont détruits."
    } else {
        "Il n’en reste que le nombre de participants : ce qu’ils disaient n’a pas été gardé."
    };
    sentence.to_owned()
}

/// States the rule of agreement, when a distribution is told.
pub(super) fn rule(source: &Source<'_>) -> Vec<Fact> {
    if source.agreements.is_empty() {
        return Vec::new();
    }
    let verdict = |verdict: Verdict| Fact {
        label: capitalised(verdict.label()),
        value: verdict.rule().to_owned(),
    };
    [Verdict::Agreed, Verdict::Gap, Verdict::Split].map(verdict).into()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

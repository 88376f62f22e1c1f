//! Who answered and how far they agreed, for any document: never a person, never a ballot.

use std::collections::BTreeMap;

use super::super::blocks::{heading, remark};
use crate::dossier::{Campaign, Collection, Dossier, Fate, OpenBallot, Presence};
use crate::french;
use crate::grid::CriterionId;
use crate::report::content::{Block, Labelled};
use crate::report::prose::PROSE;
use crate::report::words::text;
use crate::scoring::{self, Agreement, Verdict};

/// Returns who took part, by profession; nothing when ballots were not asked.
pub(in crate::report::documents) fn by_profession(
    campaign: &Campaign,
) -> Option<BTreeMap<String, u32>> {
    if let Some(collection) = &campaign.collection {
        return Some(collection.by_profession());
    }
    let remains = &campaign.closure.as_ref()?.remains.by_profession;
    (!remains.is_empty()).then(|| remains.clone())
}

/// Returns how many gave their ballot; `None` when none was asked.
pub(in crate::report::documents) fn ballot_count(campaign: &Campaign) -> Option<usize> {
    let counts = by_profession(campaign)?;
    Some(counts.values().map(|count| usize::try_from(*count).unwrap_or(usize::MAX)).sum())
}

/// Says who answered: "11 associés sur 14, et 1 autre personne"; empty when ballots were not asked or the
/// team has not told its associates.
pub(in crate::report::documents) fn presence(campaign: &Campaign, dossier: &Dossier) -> String {
    let Some(counts) = by_profession(campaign) else { return String::new() };
    let presence = Presence::of(&counts, &dossier.team).unnamed();
    if presence.associates == 0 { String::new() } else { presence.words() }
}

/// Says how many ballots were given: "12 avis individuels".
pub(in crate::report::documents) fn ballots_told(number: usize) -> String {
    match number {
        0 => "aucun avis individuel".to_owned(),
        1 => fr!("1~avis individuel").to_owned(),
        _ => fr!("{}~avis individuels", french::integer(i64::try_from(number).unwrap_or(i64::MAX))),
    }
}

/// Says who took part by profession, and why some are not named; nothing when ballots were not asked.
///
/// Professions are named from three people on; the others together, and never so that one can
/// subtract.
pub(in crate::report::documents) fn participants(campaign: &Campaign) -> Vec<Block> {
    let shown = scoring::professions(&by_profession(campaign).unwrap_or_default());
    if shown.is_empty() {
        return Vec::new();
    }
    let is_alone = shown.len() == 1;
    let fact = |(profession, number): (Option<String>, u32)| {
        let label = match profession {
            Some(profession) => text(&profession),
            None if is_alone => "Toutes professions ensemble".to_owned(),
            None => "Autres professions, ensemble".to_owned(),
        };
        Labelled::of(label, number.to_string())
    };
    vec![
        heading("Qui a donné son avis"),
        Block::Facts { facts: shown.into_iter().map(fact).collect(), paired: false },
        remark(PROSE.voices.as_str()),
    ]
}

/// Returns what the ballots say, when the team lets it stay: after the reveal, and unless they are
/// to be destroyed, for minutes outlive them.
pub(in crate::report::documents) fn told_agreements(
    campaign: &Campaign,
) -> BTreeMap<CriterionId, Agreement> {
    let is_kept = |collection: &&Collection| collection.fate == Fate::Counts;
    let opened: Option<Vec<OpenBallot>> =
        campaign.collection.as_ref().filter(is_kept).and_then(Collection::opened);
    scoring::agreements(campaign, opened.as_deref())
}

/// Says how far the ballots agree: "En accord sur 31 des 33 critères…"; empty when nothing may be
/// told.
pub(in crate::report::documents) fn agreement(campaign: &Campaign) -> String {
    let verdicts: Vec<Verdict> =
        told_agreements(campaign).values().filter_map(|one| one.verdict).collect();
    if verdicts.is_empty() {
        return String::new();
    }
    let number = |verdict| verdicts.iter().filter(|one| **one == verdict).count();
    let agreed = format!(
        "En accord sur {} des {} critères où des avis ont été donnés",
        number(Verdict::Agreed),
        verdicts.len()
    );
    let others =
        [(Verdict::Gap, Verdict::Gap.label()), (Verdict::Split, "avis partagés")].into_iter();
    let others = others.filter(|(verdict, _)| number(*verdict) > 0);
    let others = others.map(|(verdict, told)| format!("{told} sur {}", number(verdict)));
    std::iter::once(agreed).chain(others).collect::<Vec<_>>().join(", ")
}

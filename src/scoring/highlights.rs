//! What to say first: strengths, priorities, what changed. Each by a rule that can be told.

use std::cmp::Reverse;

use super::Scores;
use crate::dossier::{Campaign, CampaignId, Dossier};
use crate::grid::{Criterion, CriterionId, Level};

/// A criterion worth a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The agreed level.
    pub level: Level,
    /// The level of the last comparable campaign.
    pub former: Option<Level>,
    /// The level aimed at.
    pub target: Option<Level>,
    /// Whether it blocks the next step of the whole.
    pub is_blocking: bool,
    /// The team's comment.
    pub comment: String,
    /// First small step to the next level.
    pub first_step: Option<String>,
}

/// Returns the strongest criteria: level 3 or more, highest first, then what rose most, then weight.
pub fn strengths(
    dossier: &Dossier,
    id: CampaignId,
    scores: &Scores,
    most: usize,
) -> Vec<Highlight> {
    let mut found = weighted_highlights(dossier, id, scores);
    found.retain(|(_, highlight)| highlight.level >= Level::L3);
    found.sort_by_key(|(weight, highlight)| Reverse((highlight.level, rise(highlight), *weight)));
    found.into_iter().map(|(_, highlight)| highlight).take(most).collect()
}

/// Returns what to work on first: what blocks the next step, then the widest gap to its target,
/// then weight, then the lowest level. Level 4 never appears.
pub fn priorities(
    dossier: &Dossier,
    id: CampaignId,
    scores: &Scores,
    most: usize,
) -> Vec<Highlight> {
    let mut found = weighted_highlights(dossier, id, scores);
    found.retain(|(_, highlight)| highlight.level < Level::MAX);
    found.sort_by_key(|(weight, highlight)| {
        (Reverse((highlight.is_blocking, gap(highlight), *weight)), highlight.level)
    });
    found.into_iter().map(|(_, highlight)| highlight).take(most).collect()
}

/// Returns the criteria whose level changed since the last comparable campaign, in reading order.
pub fn changes(dossier: &Dossier, id: CampaignId, scores: &Scores) -> Vec<Highlight> {
    weighted_highlights(dossier, id, scores)
        .into_iter()
        .map(|(_, highlight)| highlight)
        .filter(|highlight| highlight.former.is_some_and(|former| former != highlight.level))
        .collect()
}

fn weighted_highlights(
    dossier: &Dossier,
    id: CampaignId,
    scores: &Scores,
) -> Vec<(u32, Highlight)> {
    let Some(campaign) = dossier.campaign(id) else { return Vec::new() };
    let index = campaign.grid.index();
    scores
        .whole
        .terms
        .iter()
        .filter_map(|term| {
            let (_, criterion) = index.get(&term.criterion)?;
            let is_blocking = scores.gate.blockers.iter().any(|b| b.criterion == term.criterion);
            let highlight = highlight(campaign, criterion, term.level, term.former, is_blocking);
            Some((term.weight, highlight))
        })
        .collect()
}

fn highlight(
    campaign: &Campaign,
    criterion: &Criterion,
    level: Level,
    former: Option<Level>,
    is_blocking: bool,
) -> Highlight {
    Highlight {
        criterion: criterion.id.clone(),
        code: criterion.code.clone(),
        title: criterion.title.clone(),
        level,
        former,
        target: campaign.target(&criterion.id),
        is_blocking,
        comment: campaign.comment(&criterion.id).to_owned(),
        first_step: criterion.level(level).first_step.clone(),
    }
}

fn rise(highlight: &Highlight) -> i8 {
    highlight.former.map_or(0, |former| number(highlight.level) - number(former))
}

fn gap(highlight: &Highlight) -> i8 {
    highlight.target.map_or(0, |target| (number(target) - number(highlight.level)).max(0))
}

const fn number(level: Level) -> i8 {
    level.number().cast_signed()
}

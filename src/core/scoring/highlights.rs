//! What to say first: strengths, priorities, what changed. Each by a rule that can be told, the same
//! on every screen and in every document.
//!
//! A strength has three quarters of its scale (level 3 or 4 of 0–4), a priority less: no criterion is
//! both.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use num_rational::Ratio;

use super::{Scores, stake};
use crate::dossier::{Answer, Campaign, CampaignId, Dossier};
use crate::grid::{Criterion, CriterionId, Grid, Level};

/// A criterion worth a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The agreed level; the lowest held for true while the team does not agree.
    pub level: Level,
    /// The highest held for true, while the team does not agree.
    pub high: Option<Level>,
    /// The level of the last comparable campaign.
    pub former: Option<Level>,
    /// The level aimed at.
    pub target: Option<Level>,
    /// Whether it blocks the next step of the whole.
    pub is_blocking: bool,
    /// The team's comment.
    pub comment: String,
    /// The sentence of its level.
    pub sentence: String,
    /// First small step to the next level.
    pub first_step: Option<String>,
    weight: u32,
    stake: u32,
    share: Ratio<i64>,
    rise: Ratio<i64>,
    is_strong: bool,
    is_highest: bool,
}

impl Highlight {
    /// Returns the level to show, if the team agrees on one, and where the criterion stands in words.
    pub fn standing(&self) -> (Option<Level>, String) {
        match self.high {
            Some(high) => (None, Answer::Disputed { low: self.level, high }.words()),
            None => (Some(self.level), format!("niveau {}", self.level)),
        }
    }
}

/// How many strengths, or priorities, are told at most.
const MOST: usize = 3;
/// How many criteria with a level each of them asks for: of few answers, little stands out.
const LEVELS_EACH: usize = 3;

/// Returns how many strengths, or priorities, so many levels allow to tell.
const fn told(levels: usize) -> usize {
    let allowed = levels / LEVELS_EACH;
    if allowed < MOST { allowed } else { MOST }
}

/// Tells whether too few criteria have a level for anything to stand out.
pub fn is_too_few(scores: &Scores) -> bool {
    told(levels(scores)) == 0
}

fn levels(scores: &Scores) -> usize {
    scores.whole.coverage.levelled + scores.whole.coverage.disputed
}

/// Returns the strongest criteria: three quarters of their scale or more, highest first, then what rose most, then weight.
pub fn strengths(dossier: &Dossier, id: CampaignId, scores: &Scores) -> Vec<Highlight> {
    let mut kept = highlights(dossier, id, scores);
    kept.retain(|highlight| highlight.is_strong && highlight.high.is_none());
    kept.sort_by_key(|highlight| Reverse((highlight.share, highlight.rise, highlight.weight)));
    kept.truncate(told(levels(scores)));
    kept
}

/// Returns what to work on first: the head of what is [`ranked`], below a strength.
pub fn priorities(dossier: &Dossier, id: CampaignId, scores: &Scores) -> Vec<Highlight> {
    let mut kept = ranked(dossier, id, scores);
    kept.retain(|highlight| !highlight.is_strong);
    kept.truncate(told(levels(scores)));
    kept
}

/// Returns every criterion that has something left to gain: the lowest levels first, at the same
/// level the most at stake, then the grid's order. [`priorities_rule`] tells it.
pub fn ranked(dossier: &Dossier, id: CampaignId, scores: &Scores) -> Vec<Highlight> {
    let mut kept = highlights(dossier, id, scores);
    kept.retain(|highlight| !highlight.is_highest);
    kept.sort_by_key(|highlight| (highlight.share, Reverse(highlight.stake)));
    kept
}

/// Tells in a sentence in which order the priorities stand, with what this grid knows.
pub fn priorities_rule(grid: &Grid) -> String {
    let has = |what: fn(&Criterion) -> bool| grid.criteria().any(|(_, criterion)| what(criterion));
    let is_socle = has(|criterion| criterion.is_socle);
    let weighs = is_socle || has(|criterion| criterion.weight > 1);
    let serves = has(|criterion| !criterion.links.is_empty());
    let then = match (weighs, serves) {
        (true, true) => "les critères qui pèsent le plus, puis ceux qui servent l’ACI",
        (true, false) => "les critères qui pèsent le plus",
        (false, true) => "ceux qui servent l’ACI",
        (false, false) => "l’ordre de la grille",
    };
    fr!("Les niveaux les plus bas passent d’abord ; à niveau égal, {then}.")
}

/// Returns the criteria whose level changed since the last comparable campaign, in reading order.
pub fn changes(dossier: &Dossier, id: CampaignId, scores: &Scores) -> Vec<Highlight> {
    let mut kept = highlights(dossier, id, scores);
    kept.retain(|highlight| {
        highlight.high.is_none() && highlight.former.is_some_and(|then| then != highlight.level)
    });
    kept
}

/// Returns the criteria that have a level, or two the team does not agree on, in reading order.
fn highlights(dossier: &Dossier, id: CampaignId, scores: &Scores) -> Vec<Highlight> {
    let Some(campaign) = dossier.campaign(id) else { return Vec::new() };
    let former: BTreeMap<&CriterionId, Level> = scores
        .whole
        .terms
        .iter()
        .filter_map(|term| Some((&term.criterion, term.former?)))
        .collect();
    let gone_through = campaign.grid.criteria().map(|(_, criterion)| criterion);
    gone_through
        .filter(|criterion| campaign.includes(criterion))
        .filter_map(|criterion| {
            let (level, high) = match campaign.answer(&criterion.id)? {
                Answer::Level(level) => (*level, None),
                Answer::Disputed { low, high } => (*low, Some(*high)),
                Answer::NotApplicable { .. } | Answer::Unknown => return None,
            };
            let is_blocking = scores.gate.blockers.iter().any(|b| b.criterion == criterion.id);
            let former = former.get(&criterion.id).copied();
            let found = highlight(campaign, criterion, level);
            let scale = &criterion.scale;
            let then = former.map_or(found.share, |former| scale.share(former));
            let rise = found.share - then;
            Some(Highlight { high, former, is_blocking, rise, ..found })
        })
        .collect()
}

fn highlight(campaign: &Campaign, criterion: &Criterion, level: Level) -> Highlight {
    let text = criterion.level(level);
    Highlight {
        criterion: criterion.id.clone(),
        code: criterion.code.clone(),
        title: criterion.title.clone(),
        level,
        high: None,
        former: None,
        target: campaign.target(&criterion.id),
        is_blocking: false,
        comment: campaign.comment(&criterion.id).to_owned(),
        sentence: text.sentence.to_owned(),
        first_step: text.first_step.map(str::to_owned),
        weight: criterion.weight,
        stake: stake(criterion),
        share: criterion.scale.share(level),
        rise: Ratio::from_integer(0),
        is_strong: criterion.scale.is_strong(level),
        is_highest: level == criterion.scale.highest(),
    }
}

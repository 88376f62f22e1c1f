//! What views read of the dossier, computed once per change rather than once per frame.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Exercise, shipped_rules};
use crate::dossier::{Answer, Campaign, CampaignId, Dossier, Entry, Facts};
use crate::grid::{Criterion, CriterionId};
use crate::remuneration::{self, Statement};
use crate::scoring::{self, Highlight, Scores};

/// Everything computed for the campaign shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derived {
    /// One per criterion gone through, in reading order.
    pub rows: Vec<CriterionRow>,
    /// Its scores.
    pub scores: Option<Scores>,
    /// What it does best.
    pub strengths: Vec<Highlight>,
    /// What to work on first.
    pub priorities: Vec<Highlight>,
    /// What changed since the last comparable campaign.
    pub changes: Vec<Highlight>,
    /// What each exercise would bring, in the order of the years.
    pub statements: Vec<Statement>,
    /// The exercise shown, in full.
    pub exercise: Option<Exercise>,
}

/// One line of the list in Évaluer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionRow {
    /// Which criterion.
    pub id: CriterionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its domain's place in the grid.
    pub domain: usize,
    /// Where it stands.
    pub state: RowState,
    /// Whether a level is claimed with no proof said to be held.
    pub lacks_proof: bool,
}

/// Where a criterion stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState {
    /// The team agreed on an answer.
    Answered(Answer),
    /// The last comparable campaign had this answer, to be confirmed.
    ToConfirm(Answer),
    /// Nothing yet.
    Unanswered,
}

impl Derived {
    const HIGHLIGHTS: usize = 3;

    /// Computes everything for a campaign and an exercise of this dossier.
    pub fn of(
        dossier: &Dossier,
        campaign: Option<CampaignId>,
        exercise: Option<i16>,
        today: Date,
    ) -> Self {
        let rules = shipped_rules();
        let statement = |facts: &Arc<Facts>| remuneration::compute(&rules, facts);
        let statements: Vec<Statement> = dossier.exercises.iter().map(statement).collect();
        Self {
            exercise: exercise
                .and_then(|year| Exercise::of(&rules, dossier, &statements, year, today)),
            statements,
            ..campaign.map(|id| Self::of_campaign(dossier, id)).unwrap_or_default()
        }
    }

    fn of_campaign(dossier: &Dossier, id: CampaignId) -> Self {
        let Some(campaign) = dossier.campaign(id) else { return Self::default() };
        let scores = Scores::of(dossier, id);
        let highlights = |of: fn(&Dossier, CampaignId, &Scores, usize) -> Vec<Highlight>| {
            scores.as_ref().map(|s| of(dossier, id, s, Self::HIGHLIGHTS)).unwrap_or_default()
        };
        Self {
            rows: rows(dossier, campaign),
            strengths: highlights(scoring::strengths),
            priorities: highlights(scoring::priorities),
            changes: scores.as_ref().map(|s| scoring::changes(dossier, id, s)).unwrap_or_default(),
            scores,
            ..Self::default()
        }
    }

    /// Returns the first criterion without an answer, or simply the first.
    pub fn first_to_answer(&self) -> Option<CriterionId> {
        let open = self.rows.iter().find(|row| !matches!(row.state, RowState::Answered(_)));
        open.or_else(|| self.rows.first()).map(|row| row.id.clone())
    }

    /// Returns a criterion's place in the list.
    pub fn position(&self, id: &CriterionId) -> Option<usize> {
        self.rows.iter().position(|row| row.id == *id)
    }
}

fn rows(dossier: &Dossier, campaign: &Campaign) -> Vec<CriterionRow> {
    let former = former_answers(dossier, campaign);
    let mut rows = Vec::new();
    for (place, domain) in campaign.grid.domains.iter().enumerate() {
        for criterion in domain.criteria.iter().filter(|criterion| campaign.includes(criterion)) {
            rows.push(CriterionRow {
                id: criterion.id.clone(),
                code: criterion.code.clone(),
                title: criterion.title.clone(),
                domain: place,
                state: state(campaign, criterion, former.get(&criterion.id)),
                lacks_proof: campaign.entries.get(&criterion.id).is_some_and(Entry::lacks_proof),
            });
        }
    }
    rows
}

fn state(campaign: &Campaign, criterion: &Criterion, former: Option<&(u32, &Answer)>) -> RowState {
    if let Some(answer) = campaign.answer(&criterion.id) {
        return RowState::Answered(answer.clone());
    }
    match former {
        Some((meaning, answer)) if *meaning == criterion.meaning => {
            RowState::ToConfirm((*answer).clone())
        }
        _ => RowState::Unanswered,
    }
}

/// Returns the last comparable campaign's answers with the meaning they were given under.
fn former_answers<'a>(
    dossier: &'a Dossier,
    campaign: &Campaign,
) -> BTreeMap<&'a CriterionId, (u32, &'a Answer)> {
    let Some(former) = dossier.last_comparable(campaign.id) else { return BTreeMap::new() };
    former
        .grid
        .criteria()
        .filter_map(|(_, criterion)| {
            Some((&criterion.id, (criterion.meaning, former.answer(&criterion.id)?)))
        })
        .collect()
}

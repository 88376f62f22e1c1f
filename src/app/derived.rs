//! What views read of the dossier, computed once per change rather than once per frame.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::{Exercise, Screen, shipped_rules};
use crate::dossier::{
    Answer, Campaign, CampaignId, Collection, Dossier, Facts, FormerCampaign, ImprovementId,
    Meeting, OpenBallot, ProofId,
};
use crate::grid::{Criterion, CriterionId};
use crate::remuneration::{self, Register, Statement};
use crate::scoring::{
    self, Agenda, Agreement, Group, Heard, Highlight, QualityLevel, Reminder, Scores, Strength,
};

/// Everything computed for the campaign shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derived {
    /// The screens that serve the dossier, in the order of the rail.
    pub serving: Vec<Screen>,
    /// One per criterion gone through, in reading order.
    pub rows: Vec<CriterionRow>,
    /// Its scores.
    pub scores: Option<Scores>,
    /// What it does best.
    pub strengths: Vec<Highlight>,
    /// What to work on first.
    pub priorities: Vec<Highlight>,
    /// Everything that has something left to gain, in the same order.
    pub ranked: Vec<Highlight>,
    /// What changed since the last comparable campaign.
    pub changes: Vec<Highlight>,
    /// What each exercise would bring, in the order of the years.
    pub statements: Vec<Statement>,
    /// The exercise shown, in full.
    pub exercise: Option<Exercise>,
    /// The team's meeting as it stands, with the agenda the ballots propose while it has none.
    pub meeting: Meeting,
    /// The criteria the meeting before left for this one.
    pub carried_over: BTreeSet<CriterionId>,
    /// The ballots of the campaign shown, once revealed.
    pub ballots: Option<Arc<[OpenBallot]>>,
    /// What they say, criterion by criterion; after closing, what they left.
    pub agreements: BTreeMap<CriterionId, Agreement>,
    /// What they say beside their levels.
    pub voices: BTreeMap<CriterionId, Voices>,
    /// What the campaign shown lacks before it is closed.
    pub reminders: Vec<Reminder>,
    /// The strength of each level the campaign shown claims.
    pub strengths_of_claims: BTreeMap<CriterionId, Strength>,
    /// What is there of the three levels of its *démarche qualité*.
    pub quality: Vec<QualityLevel>,
    /// Criteria whose improvements are done since they were last answered.
    pub to_reassess: Vec<(CriterionId, ImprovementId)>,
}

/// What ballots say of a criterion beside their levels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Voices {
    /// Their comments, in the order of the alphabet.
    pub comments: Vec<String>,
    /// Their levels by profession.
    pub groups: Vec<Group>,
    /// What they observed, where the level follows from it.
    pub heard: Heard,
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
    /// Whether a level is claimed with nothing to show it, or nothing that holds any more.
    pub lacks_proof: bool,
    /// Whether an improvement was done for it since it was last answered.
    pub is_to_reassess: bool,
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
    /// Nothing, and nothing more will come: the campaign is closed.
    LeftOpen,
}

impl CriterionRow {
    /// Tells whether the team agreed on an answer.
    pub const fn is_answered(&self) -> bool {
        matches!(self.state, RowState::Answered(_))
    }

    /// Returns the answer of last time, while it waits to be confirmed.
    pub const fn to_confirm(&self) -> Option<&Answer> {
        if let RowState::ToConfirm(answer) = &self.state { Some(answer) } else { None }
    }
}

impl Derived {
    /// Computes everything for a campaign and an exercise of this dossier.
    pub fn of(
        dossier: &Dossier,
        campaign: Option<CampaignId>,
        exercise: Option<i16>,
        ballots: Option<Arc<[OpenBallot]>>,
        changed_proofs: &[ProofId],
        today: Date,
    ) -> Self {
        let rules = shipped_rules();
        let register = Register::of(dossier, changed_proofs, today);
        let statement = |facts: &Arc<Facts>| remuneration::compute(&rules, facts, register);
        let statements: Vec<Statement> = dossier.exercises.iter().map(statement).collect();
        Self {
            serving: Screen::serving(dossier, today),
            exercise: exercise
                .and_then(|year| Exercise::of(&rules, dossier, &statements, year, today)),
            statements,
            ..campaign.map(|id| Self::of_campaign(dossier, id, ballots, today)).unwrap_or_default()
        }
    }

    fn of_campaign(
        dossier: &Dossier,
        id: CampaignId,
        ballots: Option<Arc<[OpenBallot]>>,
        today: Date,
    ) -> Self {
        let Some(campaign) = dossier.campaign(id) else { return Self::default() };
        let scores = Scores::of(dossier, id);
        let to_reassess = dossier.to_reassess();
        let highlights = |of: fn(&Dossier, CampaignId, &Scores) -> Vec<Highlight>| {
            scores.as_ref().map(|s| of(dossier, id, s)).unwrap_or_default()
        };
        let strength =
            |id: &CriterionId| Some((id.clone(), Strength::of(dossier, campaign, id, today)?));
        let gone_through = campaign.grid.criteria().filter(|(_, c)| campaign.includes(c));
        let claims: BTreeMap<CriterionId, Strength> =
            gone_through.filter_map(|(_, criterion)| strength(&criterion.id)).collect();
        let agreements = scoring::agreements(campaign, ballots.as_deref());
        let carried_over = dossier.carried_over(id);
        Self {
            meeting: meeting(campaign, &carried_over, &agreements),
            carried_over,
            reminders: scoring::checklist(dossier, id, &agreements, today),
            voices: ballots.as_deref().map(|ballots| voices(campaign, ballots)).unwrap_or_default(),
            agreements,
            ballots,
            rows: rows(dossier, campaign, &claims, &to_reassess),
            strengths_of_claims: claims,
            strengths: highlights(scoring::strengths),
            priorities: highlights(scoring::priorities),
            to_reassess,
            quality: scores
                .as_ref()
                .map(|scores| scoring::quality_levels(dossier, id, scores))
                .unwrap_or_default(),
            ranked: highlights(scoring::ranked),
            changes: highlights(scoring::changes),
            scores,
            ..Self::default()
        }
    }

    /// Returns the first criterion without an answer, or simply the first.
    pub fn first_to_answer(&self) -> Option<CriterionId> {
        let open = self.rows.iter().find(|row| !row.is_answered());
        open.or_else(|| self.rows.first()).map(|row| row.id.clone())
    }

    /// Returns a criterion's place in the list.
    pub fn position(&self, id: &CriterionId) -> Option<usize> {
        self.rows.iter().position(|row| row.id == *id)
    }

    /// Returns a criterion's line in the list.
    pub fn row(&self, id: &CriterionId) -> Option<&CriterionRow> {
        self.rows.iter().find(|row| row.id == *id)
    }
}

/// The opened ballots of one campaign, kept as long as its gathering does not change: opening them
/// takes longer than a frame.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenedBallots {
    of: Option<Collection>,
    ballots: Option<Arc<[OpenBallot]>>,
}

impl OpenedBallots {
    /// Returns the ballots of a gathering, opened again only when it changed.
    pub(super) fn of(&mut self, collection: Option<&Collection>) -> Option<Arc<[OpenBallot]>> {
        if self.of.as_ref() != collection {
            self.of = collection.cloned();
            self.ballots = collection.and_then(Collection::opened).map(Arc::from);
        }
        self.ballots.clone()
    }
}

/// Returns the meeting of a campaign, with the agenda it would have.
fn meeting(
    campaign: &Campaign,
    carried_over: &BTreeSet<CriterionId>,
    agreements: &BTreeMap<CriterionId, Agreement>,
) -> Meeting {
    let meeting = campaign.meeting.clone().unwrap_or_default();
    if meeting.has_agenda() || campaign.is_closed() {
        return meeting;
    }
    let agenda = Agenda::of(campaign, carried_over, agreements, meeting.length);
    Meeting {
        together: agenda.together,
        agenda: agenda.discussed,
        postponed: agenda.postponed.into_iter().collect(),
        ..meeting
    }
}

fn voices(campaign: &Campaign, ballots: &[OpenBallot]) -> BTreeMap<CriterionId, Voices> {
    let voices = |criterion: &Criterion| Voices {
        comments: scoring::comments(ballots, criterion).into_iter().map(str::to_owned).collect(),
        groups: scoring::groups(ballots, criterion),
        heard: scoring::heard(ballots, criterion),
    };
    campaign.grid.criteria().map(|(_, one)| (one.id.clone(), voices(one))).collect()
}

fn rows(
    dossier: &Dossier,
    campaign: &Campaign,
    claims: &BTreeMap<CriterionId, Strength>,
    to_reassess: &[(CriterionId, ImprovementId)],
) -> Vec<CriterionRow> {
    let former = dossier.former_campaign(campaign.id);
    let mut rows = Vec::new();
    for (place, domain) in campaign.grid.domains.iter().enumerate() {
        for criterion in domain.criteria.iter().filter(|criterion| campaign.includes(criterion)) {
            rows.push(CriterionRow {
                id: criterion.id.clone(),
                code: criterion.code.clone(),
                title: criterion.title.clone(),
                domain: place,
                state: state(campaign, criterion, former.as_ref()),
                is_to_reassess: to_reassess.iter().any(|(id, _)| *id == criterion.id),
                lacks_proof: claims.get(&criterion.id).is_some_and(|s| s.is_weak()),
            });
        }
    }
    rows
}

fn state(
    campaign: &Campaign,
    criterion: &Criterion,
    former: Option<&FormerCampaign<'_>>,
) -> RowState {
    if let Some(answer) = campaign.answer(&criterion.id) {
        return RowState::Answered(answer.clone());
    }
    if campaign.is_closed() {
        return RowState::LeftOpen;
    }
    let answer = former.and_then(|former| former.answer(criterion));
    answer.map_or(RowState::Unanswered, |answer| RowState::ToConfirm(answer.clone()))
}

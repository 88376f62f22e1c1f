//! What the team decided to do (*action d’amélioration*), by whom and by when.
//!
//! Never knows today: whether it is overdue is asked with a date.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::campaign::CampaignId;
use crate::french;
use crate::grid::{CriterionId, Level};

/// Names an improvement inside its dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImprovementId(pub u32);

/// An improvement the team decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Improvement {
    /// Unique in the dossier.
    pub id: ImprovementId,
    /// The campaign it was decided in.
    pub campaign: Option<CampaignId>,
    /// What is to be true in the end.
    pub objective: String,
    /// Criteria it serves.
    pub criteria: BTreeSet<CriterionId>,
    /// The level these criteria are planned to reach.
    pub planned: Option<Level>,
    /// A role, or a name.
    pub owner: String,
    /// Time, money, help.
    pub means: String,
    /// When it begins.
    pub start: Option<Date>,
    /// When it must be done.
    pub deadline: Option<Date>,
    /// How the team sees that it progresses.
    pub indicator: String,
    /// What will prove it.
    pub expected_proof: String,
    /// Where it stands.
    pub state: ImprovementState,
    /// What happened to it, oldest first.
    pub history: Vec<Event>,
}

/// Where an improvement stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum ImprovementState {
    /// Not begun.
    #[default]
    ToDo,
    /// Begun.
    UnderWay,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

/// Something that happened to an improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// The state it took, when it took one.
    pub state: Option<ImprovementState>,
    /// In the team's words.
    pub text: String,
}

impl ImprovementState {
    /// Every state, in the order of a life.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ToDo => "à faire",
            Self::UnderWay => "en cours",
            Self::Done => "fait",
            Self::Dropped => "abandonné",
        }
    }

    /// Tells whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::ToDo | Self::UnderWay)
    }
}

impl Improvement {
    /// Returns its objective, or what stands for it while there is none.
    pub fn title(&self) -> &str {
        let objective = self.objective.trim();
        if objective.is_empty() { "Action sans objectif" } else { objective }
    }

    /// Tells whether nothing has been said of it yet.
    pub fn is_blank(&self) -> bool {
        let Self { id, campaign, start, .. } = *self;
        *self == Self { id, campaign, start, ..Self::default() }
    }

    /// Tells whether its deadline has gone by and it is not done.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state.is_open() && self.deadline.is_some_and(|deadline| deadline < today)
    }

    /// Tells where it stands in words: "à faire, en retard de 12 jours", "fait le 3 mars 2027".
    pub fn standing(&self, today: Date) -> String {
        let state = self.state.label();
        match (self.done_on(), self.deadline) {
            (Some(on), _) => format!("{state} le {}", french::long_date(on)),
            (None, Some(deadline)) if self.state.is_open() => {
                format!("{state}, {}", french::due((deadline - today).get_days()))
            }
            (None, None) if self.state.is_open() => format!("{state}, sans échéance"),
            (None, _) => state.to_owned(),
        }
    }

    /// Tells where it stands in words that stay true when filed: "en cours, au plus tard le 18 décembre
    /// 2026", "à faire, échéance du 31 octobre 2025 non tenue au 30 novembre 2026".
    pub fn standing_on(&self, day: Date) -> String {
        match self.deadline.filter(|_| self.state.is_open()) {
            Some(_) => {
                let due = self.due_on(day).unwrap_or_default();
                format!("{}, {due}", self.state.label())
            }
            None => self.standing(day),
        }
    }

    /// Tells by when it is due, or that it was not done in time, seen from a day.
    pub fn due_on(&self, day: Date) -> Option<String> {
        let deadline = french::long_date(self.deadline?);
        Some(if self.is_overdue(day) {
            format!("échéance du {deadline} non tenue au {}", french::long_date(day))
        } else {
            format!("au plus tard le {deadline}")
        })
    }

    /// Returns the day it was done.
    pub fn done_on(&self) -> Option<Date> {
        let is_done = |event: &&Event| event.state == Some(ImprovementState::Done);
        (self.state == ImprovementState::Done)
            .then(|| self.history.iter().rev().find(is_done).map(|event| event.on))
            .flatten()
    }

    /// Returns it in another state, which is written in its history.
    #[must_use]
    pub fn moved_to(&self, state: ImprovementState, on: Date) -> Self {
        let mut moved = self.clone();
        if moved.state != state {
            moved.state = state;
            moved.history.push(Event { on, state: Some(state), text: String::new() });
        }
        moved
    }
}

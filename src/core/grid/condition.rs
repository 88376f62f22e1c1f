//! When a criterion is asked: the author's conditions, in data and in words.

use super::ids::CriterionId;
use super::level::Level;

/// A question about the team, put once a campaign, that criteria may depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileQuestion {
    /// Stable name.
    pub id: String,
    /// "Quelle est votre structure ?"
    pub question: String,
    /// At least two answers to choose from.
    pub choices: Vec<String>,
}

/// What must hold for a criterion to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CriterionCondition {
    /// The team gave one of these answers to a question of the profile.
    Profile {
        /// [`ProfileQuestion::id`].
        question: String,
        /// Some of its choices.
        among: Vec<String>,
    },
    /// Another criterion has reached a level.
    Reached {
        /// Which criterion.
        criterion: CriterionId,
        /// From which level of its scale.
        at_least: Level,
    },
    /// The team counts somebody of one of these professions.
    Professions(Vec<String>),
}

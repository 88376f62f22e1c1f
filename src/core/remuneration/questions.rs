//! What the team is asked for an exercise, and the points of the texts it may settle otherwise.

use super::basis::{Citation, Period};
use super::condition::{Condition, QuestionIndex};
use crate::dossier::{FactId, Quantity};

/// Something the team is asked for an exercise, or a point of the texts it may settle otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Stable name.
    pub id: FactId,
    /// "Protocoles en vigueur".
    pub label: String,
    /// "protocoles", "patients", "%"; may be empty.
    pub unit: String,
    /// What is expected, in one or two sentences.
    pub help: String,
    /// What kind of answer.
    pub kind: QuestionKind,
    /// In which exercises it is asked.
    pub period: Period,
    /// Where else in the dossier an answer may be found.
    pub origin: Option<Origin>,
    /// The team cannot change it at will within the year: kept as it is in what is possible.
    pub is_given: bool,
    /// Only observed once the year has begun: any more than none before is a mistake.
    pub is_observed: bool,
    /// Asked only when this is true or not yet known.
    pub asked_if: Condition,
    /// What to do to have more of it, infinitive: "Écrire un protocole de plus". May be empty.
    pub step: String,
    /// Present when this is no fact but a reading of the texts, which has a default.
    pub option: Option<OptionRule>,
}

/// Why a point is open in the texts, and which reading is taken when nobody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionRule {
    /// Name of the choice taken by default.
    pub default: String,
    /// What the texts say, or do not.
    pub why: String,
    /// Where.
    pub citation: Citation,
}

/// What kind of answer a question wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// Yes or no.
    Flag,
    /// A number between bounds, both included.
    Number {
        /// Least.
        least: Quantity,
        /// Most that is believable.
        most: Quantity,
        /// Digits after the comma, 0 to 2.
        decimals: u8,
    },
    /// One of these.
    Choice(Vec<ChoiceItem>),
    /// Any of these.
    Set(Vec<ChoiceItem>),
    /// A day.
    Date,
}

/// One of the answers offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceItem {
    /// Stable name.
    pub id: String,
    /// What the person reads.
    pub label: String,
}

/// Where else in the dossier an answer may be found. It is proposed, never taken by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Patientèle of the year, from the team.
    Patientele,
    /// Number of associates, from the team.
    Associates,
    /// Whether an IPA is among the associates.
    Ipa,
    /// Medical professions other than GP, specialties and pharmacists among the associates.
    MedicalProfessions,
    /// Different paramedical professions among the associates.
    ParamedicalProfessions,
    /// GPs and other doctors among the associates.
    Doctors,
    /// Day of the ACI contract.
    ContractDate,
    /// Same as last exercise.
    LastYear,
}

/// "The first answer is at most the second", and what to say when it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// At most…
    pub lesser: QuestionIndex,
    /// …this.
    pub greater: QuestionIndex,
    /// What is wrong, in one sentence; told at the lesser one.
    pub message: String,
}

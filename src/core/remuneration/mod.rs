//! Toward the remuneration: declared facts + dated rules → a statement, exact and explained.
//!
//! [`Rules`] are data read from a file ([`file::read`]), every figure with its source and page; what
//! is code here is a closed set of mechanisms, one small file each ([`mechanisms`]). [`compute`]
//! always returns a [`Statement`]: what is missing is part of the result, never an error.
//!
//! The points of a line are the value of the very [`Expression`] that is shown, so a calculation
//! and its explanation cannot disagree. What is *reached* comes of the facts alone; what stands
//! behind it, and so what is sure, is a [`Backing`]. Never uses a float, never reads today's date, never holds a
//! legal number, and never lets a level of the grid claim an indicator.

#![warn(clippy::wildcard_enum_match_arm)]

mod backing;
mod basis;
pub mod coherence;
mod compute;
mod condition;
mod expression;
pub mod file;
mod inputs;
pub mod mechanisms;
mod most;
mod parameters;
mod piece;
mod proposals;
mod questions;
mod rules;
pub mod selfcheck;
mod settlement;
mod statement;
mod steps;
mod truth;
pub mod words;

pub use self::backing::{Backing, Register};
pub use self::basis::{Certainty, Citation, Period, Source};
pub use self::compute::compute;
pub use self::condition::{Condition, QuestionIndex};
pub use self::expression::{Exact, Expression};
pub use self::inputs::{Answers, FactIssue, Inputs, IssueKind, KnownAnswer, premature};
pub use self::mechanisms::{Band, Changes, Deduction, Mechanism, Penalty, Sessions};
pub use self::parameters::{Dated, Parameters, SourcedFigure};
pub use self::piece::piece_title;
pub use self::proposals::{Proposal, proposal};
pub use self::questions::{ChoiceItem, Comparison, OptionRule, Origin, Question, QuestionKind};
pub use self::rules::{
    Axis, ExerciseRules, Indicator, IndicatorKind, KindException, Part, Prorata, Proration, Roles,
    Rules, Status, Supplement, UnpaidIndicator,
};
pub use self::statement::{
    Advance, Excess, GateState, Guarantee, LineState, Majoration, Outcome, PartLine, PrerequisGate,
    Spread, Statement, StatementLine, SupplementLine, WhyNothing,
};
pub use self::steps::{Step, steps, with_changes};
pub use self::truth::Truth;

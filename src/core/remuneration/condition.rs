//! What must be true of the answers, as data: [`super::truth`] tells whether it is.

use super::expression::Exact;

/// Place of a question in [`super::Rules::questions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionIndex(pub usize);

/// What must be true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Condition {
    /// Nothing is asked.
    #[default]
    Always,
    /// A yes-or-no question has this answer.
    Flag(QuestionIndex, bool),
    /// This choice was made.
    Chosen(QuestionIndex, String),
    /// A set holds this.
    Contains(QuestionIndex, String),
    /// A number, or the size of a set, is at least this.
    AtLeast(QuestionIndex, Exact),
    /// All of these.
    All(Vec<Self>),
    /// One of these at least.
    Any(Vec<Self>),
}

impl Condition {
    /// Returns every question this asks.
    pub fn questions(&self) -> Vec<QuestionIndex> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::questions).collect(),
            Self::Always
            | Self::Flag(..)
            | Self::Chosen(..)
            | Self::Contains(..)
            | Self::AtLeast(..) => self.question().into_iter().collect(),
        }
    }

    /// Returns the question a condition that is no group asks.
    pub(super) const fn question(&self) -> Option<QuestionIndex> {
        match self {
            Self::Flag(question, _)
            | Self::Chosen(question, _)
            | Self::Contains(question, _)
            | Self::AtLeast(question, _) => Some(*question),
            Self::Always | Self::All(_) | Self::Any(_) => None,
        }
    }
}

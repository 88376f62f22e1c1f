//! Declared facts set beside the questions of the rules: what is known, and what cannot be.
//!
//! An answer that cannot be (of the wrong kind, out of bounds) is told and counts as not given.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::condition::QuestionIndex;
use super::expression::{Exact, Expression};
use super::questions::{Question, QuestionKind};
use super::rules::Rules;
use crate::dossier::{Fact, Facts, Quantity};

/// An answer that can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownAnswer<'a> {
    /// Yes or no.
    Flag(bool),
    /// So many.
    Number(Quantity),
    /// One of the answers offered.
    Choice(Cow<'a, str>),
    /// Several of them.
    Set(Cow<'a, BTreeSet<String>>),
    /// A day.
    Date(Date),
}

/// The answers of one exercise without the facts they came from, to keep.
pub type Answers = Arc<[Option<KnownAnswer<'static>>]>;

/// The answers of one exercise, by question.
#[derive(Clone, Debug)]
pub struct Inputs<'a> {
    /// The rules that ask.
    pub rules: &'a Rules,
    /// The exercise.
    pub year: i16,
    values: Arc<[Option<KnownAnswer<'a>>]>,
}

/// What is wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactIssue {
    /// Where.
    pub question: QuestionIndex,
    /// What.
    pub kind: IssueKind,
}

/// What can be wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueKind {
    /// Not the kind of answer the question wants.
    WrongKind,
    /// Below the least.
    TooSmall(Quantity),
    /// Above what is believable.
    TooLarge(Quantity),
    /// No such answer is offered.
    NotOffered(String),
    /// More decimals than the question has.
    TooPrecise(u8),
    /// Declared for a year that has not begun.
    NotYet,
    /// Does not agree with another answer; the sentence of the rules.
    Disagrees(String),
}

impl KnownAnswer<'_> {
    fn kept(&self) -> KnownAnswer<'static> {
        match self {
            Self::Flag(flag) => KnownAnswer::Flag(*flag),
            Self::Number(quantity) => KnownAnswer::Number(*quantity),
            Self::Choice(choice) => KnownAnswer::Choice(Cow::Owned(choice.to_string())),
            Self::Set(set) => KnownAnswer::Set(Cow::Owned(set.clone().into_owned())),
            Self::Date(date) => KnownAnswer::Date(*date),
        }
    }
}

impl<'a> Inputs<'a> {
    /// Sets the facts beside the questions asked in their exercise; tells what cannot be.
    pub fn of(rules: &'a Rules, facts: &'a Facts) -> (Self, Vec<FactIssue>) {
        let mut issues = Vec::new();
        let mut values = Vec::with_capacity(rules.questions.len());
        for (index, question) in rules.questions.iter().enumerate() {
            let asked = question.period.contains(facts.year);
            let fact = facts.values.get(&question.id).filter(|_| asked);
            let value = match fact.map(|fact| known(question, fact)) {
                Some(Ok(value)) => Some(value),
                Some(Err(kind)) => {
                    issues.push(FactIssue { question: QuestionIndex(index), kind });
                    None
                }
                None => None,
            };
            let default = question
                .option
                .as_ref()
                .map(|option| KnownAnswer::Choice(Cow::Borrowed(&option.default)));
            values.push(value.or(default));
        }
        let inputs = Self { rules, year: facts.year, values: values.into() };
        issues.extend(inputs.disagreements());
        (inputs, issues)
    }

    /// Takes up the answers that were kept.
    pub fn kept(rules: &'a Rules, year: i16, answers: &Answers) -> Self {
        Self { rules, year, values: Arc::clone(answers) }
    }

    /// Returns the answers alone.
    pub fn answers(&self) -> Answers {
        self.values.iter().map(|known| known.as_ref().map(KnownAnswer::kept)).collect()
    }

    /// Returns the answer to a question, options by their default.
    pub fn get(&self, question: QuestionIndex) -> Option<&KnownAnswer<'a>> {
        self.values.get(question.0)?.as_ref()
    }

    /// Returns a number, or the size of a set.
    pub fn number(&self, question: QuestionIndex) -> Option<Exact> {
        match self.get(question)? {
            KnownAnswer::Number(quantity) => Some(exact(*quantity)),
            KnownAnswer::Set(set) => Some(Exact::from_integer(set.len() as i128)),
            KnownAnswer::Flag(_) | KnownAnswer::Choice(_) | KnownAnswer::Date(_) => None,
        }
    }

    /// Returns a yes or a no.
    pub fn flag(&self, question: QuestionIndex) -> Option<bool> {
        let KnownAnswer::Flag(flag) = self.get(question)? else { return None };
        Some(*flag)
    }

    /// Returns a day.
    pub fn date(&self, question: QuestionIndex) -> Option<Date> {
        let KnownAnswer::Date(date) = self.get(question)? else { return None };
        Some(*date)
    }

    /// Tells whether the team cannot change this answer at will.
    pub fn is_given(&self, question: QuestionIndex) -> bool {
        let is_given = |question: &Question| question.is_given || question.option.is_some();
        self.rules.question(question).is_some_and(is_given)
    }

    /// Tells whether this is a reading of the texts rather than a fact.
    pub fn is_option(&self, question: QuestionIndex) -> bool {
        self.rules.question(question).is_some_and(|question| question.option.is_some())
    }

    /// Returns `patientèle / base`, or the question to answer first.
    pub(super) fn patientele_share(&self) -> Result<Expression, QuestionIndex> {
        let question = self.rules.roles.patientele;
        let patients = self.number(question).ok_or(question)?;
        Ok(Expression::number(patients).over(self.base_patients()))
    }

    /// Returns the base of patients that variable points are for.
    pub(super) fn base_patients(&self) -> Expression {
        let base = self.rules.parameters.base_patients.at(self.year);
        Expression::Number(base.map_or_else(|| Exact::from_integer(1), |figure| figure.value))
    }

    /// Returns the answers of a set, none while it is not answered.
    pub(super) fn set(&self, question: QuestionIndex) -> BTreeSet<String> {
        match self.get(question) {
            Some(KnownAnswer::Set(set)) => set.clone().into_owned(),
            Some(_) | None => BTreeSet::new(),
        }
    }

    /// Returns the answer that makes a number, or the size of a set, at least `least`.
    pub(super) fn raised(&self, question: QuestionIndex, least: Exact) -> Option<Fact> {
        match &self.rules.question(question)?.kind {
            QuestionKind::Number { .. } => {
                let hundredths = (least * 100).ceil().to_integer();
                Some(Fact::Number(Quantity::hundredths(i64::try_from(hundredths).ok()?)))
            }
            QuestionKind::Set(items) => {
                let mut set = self.set(question);
                let wanted = usize::try_from(least.ceil().to_integer()).ok()?;
                for item in items {
                    if set.len() >= wanted {
                        break;
                    }
                    set.insert(item.id.clone());
                }
                (set.len() >= wanted).then_some(Fact::Set(set))
            }
            QuestionKind::Flag | QuestionKind::Choice(_) | QuestionKind::Date => None,
        }
    }

    fn disagreements(&self) -> Vec<FactIssue> {
        let mut issues = Vec::new();
        for comparison in &self.rules.comparisons {
            let both = (self.number(comparison.lesser), self.number(comparison.greater));
            if let (Some(lesser), Some(greater)) = both
                && lesser > greater
            {
                let kind = IssueKind::Disagrees(comparison.message.clone());
                issues.push(FactIssue { question: comparison.lesser, kind });
            }
        }
        issues
    }
}

/// Returns the answers about a year that has not begun on `today`.
pub fn premature(inputs: &Inputs<'_>, today: Date) -> Vec<FactIssue> {
    if inputs.year <= today.year() {
        return Vec::new();
    }
    let questions =
        inputs.rules.questions.iter().enumerate().filter(|(_, question)| question.is_observed);
    let declares = |index: usize| match inputs.get(QuestionIndex(index)) {
        Some(KnownAnswer::Flag(flag)) => *flag,
        Some(KnownAnswer::Number(quantity)) => *quantity > Quantity::default(),
        Some(KnownAnswer::Set(set)) => !set.is_empty(),
        Some(KnownAnswer::Choice(_) | KnownAnswer::Date(_)) | None => false,
    };
    questions
        .filter(|(index, _)| declares(*index))
        .map(|(index, _)| FactIssue { question: QuestionIndex(index), kind: IssueKind::NotYet })
        .collect()
}

/// Returns a quantity as an exact number.
pub(super) fn exact(quantity: Quantity) -> Exact {
    let hundredths = i128::from(quantity.in_hundredths());
    if hundredths % 100 == 0 {
        return Exact::from_integer(hundredths / 100);
    }
    Exact::new(hundredths, 100)
}

fn known<'a>(question: &Question, fact: &'a Fact) -> Result<KnownAnswer<'a>, IssueKind> {
    match (&question.kind, fact) {
        (QuestionKind::Flag, Fact::Flag(flag)) => Ok(KnownAnswer::Flag(*flag)),
        (QuestionKind::Number { least, most, decimals }, Fact::Number(quantity)) => {
            if quantity < least {
                return Err(IssueKind::TooSmall(*least));
            }
            if quantity > most {
                return Err(IssueKind::TooLarge(*most));
            }
            let step = [100, 10].get(usize::from(*decimals)).copied().unwrap_or(1);
            if quantity.in_hundredths() % step != 0 {
                return Err(IssueKind::TooPrecise(*decimals));
            }
            Ok(KnownAnswer::Number(*quantity))
        }
        (QuestionKind::Choice(items), Fact::Choice(choice)) => {
            let is_offered = items.iter().any(|item| item.id == *choice);
            is_offered
                .then_some(KnownAnswer::Choice(Cow::Borrowed(choice)))
                .ok_or_else(|| IssueKind::NotOffered(choice.clone()))
        }
        (QuestionKind::Set(items), Fact::Set(set)) => {
            let stranger = set.iter().find(|name| items.iter().all(|item| item.id != **name));
            stranger.map_or(Ok(KnownAnswer::Set(Cow::Borrowed(set))), |name| {
                Err(IssueKind::NotOffered(name.clone()))
            })
        }
        (QuestionKind::Date, Fact::Date(date)) => Ok(KnownAnswer::Date(*date)),
        (
            QuestionKind::Flag
            | QuestionKind::Number { .. }
            | QuestionKind::Choice(_)
            | QuestionKind::Set(_)
            | QuestionKind::Date,
            _,
        ) => Err(IssueKind::WrongKind),
    }
}

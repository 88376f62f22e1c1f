//! What views read of the exercise shown, computed once per change.

use std::sync::Arc;

use jiff::civil::Date;

use super::declaring::{self, PartLeft};
use crate::chart::{Chart, StackUnit, Stacks};
use crate::dossier::{CampaignId, Dossier, Fact, Facts};
use crate::french;
use crate::remuneration::coherence::{self, Doubt};
use crate::remuneration::words::{self, StatementReader};
use crate::remuneration::{
    self, Answers, Exact, FactIssue, GateState, Inputs, Register, Rules, Statement, Step,
};

/// One exercise, computed and told.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// What is declared.
    pub facts: Arc<Facts>,
    /// What is declared for the year before.
    pub former_facts: Option<Arc<Facts>>,
    /// What it would bring.
    pub statement: Statement,
    /// What the year before brings.
    pub former: Option<Statement>,
    /// What is declared, as the rules take it.
    answers: Answers,
    /// Steps not yet taken.
    pub steps: Vec<Step>,
    /// What each of them asks, in words.
    pub told_steps: Vec<String>,
    /// What does not seem to go with the answers of the year's campaign.
    pub doubts: Vec<Doubt>,
    /// The campaign they are set against.
    pub campaign: Option<CampaignId>,
    /// Answers that cannot be.
    pub issues: Vec<FactIssue>,
    /// What one declares, in order, and what is left of it.
    pub parts: Vec<PartLeft>,
}

impl Exercise {
    /// Tells an exercise of this dossier; `statements` are those of all its exercises.
    pub(super) fn of(
        rules: &Rules,
        dossier: &Dossier,
        statements: &[Statement],
        year: i16,
        today: Date,
    ) -> Option<Self> {
        let facts = dossier.exercise(year)?;
        let of_year = |year| statements.iter().find(|statement| statement.year == year).cloned();
        let statement = of_year(year)?;
        let reader = StatementReader::of(rules, facts, &statement);
        let campaign = coherence::campaign_of(dossier, year);
        let doubts = campaign.map(|campaign| coherence::doubts(rules, &statement, campaign));
        let last_year = year.checked_sub(1);
        let former_facts = last_year.and_then(|year| dossier.exercise(year));
        let steps = remuneration::steps(rules, facts, &statement);
        let mut issues = statement.issues.clone();
        issues.extend(remuneration::premature(&reader.inputs, today));
        Some(Self {
            former: last_year.and_then(of_year),
            former_facts: former_facts.cloned(),
            parts: declaring::parts(rules, &reader.inputs, facts, &statement, &issues),
            answers: reader.inputs.answers(),
            told_steps: steps.iter().map(|step| reader.step(step)).collect(),
            steps,
            doubts: doubts.unwrap_or_default(),
            campaign: campaign.map(|campaign| campaign.id),
            issues,
            facts: Arc::clone(facts),
            statement,
        })
    }

    /// Reads it line by line; `rules` are those it was computed by.
    pub fn reader<'a>(&'a self, rules: &'a Rules) -> StatementReader<'a> {
        let inputs = Inputs::kept(rules, self.facts.year, &self.answers);
        StatementReader { rules, facts: &self.facts, statement: &self.statement, inputs }
    }

    /// Returns what the exercise would bring with these answers changed; the facts stay. What is
    /// tried has no proof yet.
    pub fn trying<'c>(
        &self,
        rules: &Rules,
        changes: impl IntoIterator<Item = &'c (remuneration::QuestionIndex, Fact)>,
    ) -> Statement {
        let facts = remuneration::with_changes(rules, &self.facts, changes);
        remuneration::compute(rules, &facts, Register::default())
    }

    /// Tells by how much what is payable differs from the year before: "+1 200 € sur 2024".
    ///
    /// Nothing while a prerequisite does not hold. What was not payable either is no measure; what
    /// still hangs on a justificatif says so.
    pub fn change(&self) -> Option<String> {
        let former = self.former.as_ref().filter(|former| former.gate.is_open())?;
        let (zero, gate) = (Exact::default(), &self.statement.gate);
        if gate.state() != GateState::Held || self.statement.points == zero {
            return None;
        }
        let change = self.statement.payable - former.payable;
        let sign = if change > zero { "+" } else { "" };
        let is_sure = former.gate.state() == GateState::Held;
        let doubt = if is_sure { "" } else { ", à confirmer" };
        Some(format!("{sign}{} sur {}{doubt}", french::short_euros(change), former.year))
    }

    /// Returns what is wrong with the answer to a question, in words.
    pub fn issue(&self, rules: &Rules, question: remuneration::QuestionIndex) -> Option<String> {
        let issue = self.issues.iter().find(|issue| issue.question == question)?;
        Some(words::issue(rules, self.facts.year, issue))
    }
}

/// A day by which something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day.
    pub date: Date,
    /// What is due.
    pub what: String,
}

/// Returns the chart of every exercise of a dossier, by these rules.
pub fn remuneration_chart(
    rules: &Rules,
    dossier: &Dossier,
    register: Register<'_>,
    unit: StackUnit,
) -> Chart {
    let exercises = dossier.exercises.iter();
    let statements: Vec<Statement> =
        exercises.map(|facts| remuneration::compute(rules, facts, register)).collect();
    Chart::Stacks(Stacks::of(rules, &statements, unit))
}

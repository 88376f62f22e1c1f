//! A statement read line by line: its words on demand, the same for screen, documents and tables.
//!
//! Keeps nothing but what it reads, and never computes.

use super::answers::{declared, options_taken};
use super::{calculation, change, citation, equals, kind, labels, line_state};
use crate::dossier::Facts;
use crate::french;
use crate::remuneration::backing::Backing;
use crate::remuneration::condition::QuestionIndex;
use crate::remuneration::expression::{Exact, Expression, zero};
use crate::remuneration::inputs::Inputs;
use crate::remuneration::mechanisms::Mechanism;
use crate::remuneration::rules::{Indicator, Part, Rules};
use crate::remuneration::statement::{Outcome, Statement, StatementLine, WhyNothing};
use crate::remuneration::steps::Step;

/// A statement beside what it was made of.
#[derive(Clone, Debug)]
pub struct StatementReader<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// What is declared.
    pub facts: &'a Facts,
    /// What comes of it.
    pub statement: &'a Statement,
    /// The answers as the rules take them.
    pub inputs: Inputs<'a>,
}

/// One indicator of a statement.
#[derive(Clone, Copy, Debug)]
pub struct LineReader<'a> {
    of: &'a StatementReader<'a>,
    /// What it brings.
    pub line: &'a StatementLine,
    /// What the rules say of it.
    pub indicator: &'a Indicator,
}

/// One amount of an indicator.
#[derive(Clone, Copy, Debug)]
pub struct PartReader<'a> {
    of: LineReader<'a>,
    /// What the rules say of it.
    pub part: &'a Part,
    outcome: &'a Outcome,
}

impl<'a> StatementReader<'a> {
    /// Reads what these rules made of these facts.
    pub fn of(rules: &'a Rules, facts: &'a Facts, statement: &'a Statement) -> Self {
        Self { rules, facts, statement, inputs: Inputs::of(rules, facts).0 }
    }

    /// Returns every line, in the order of the statement.
    pub fn lines(&'a self) -> impl Iterator<Item = LineReader<'a>> {
        self.statement.lines.iter().filter_map(|line| self.line(line))
    }

    /// Returns the lines of an axis of the rules.
    pub fn lines_of(&'a self, axis: usize) -> impl Iterator<Item = LineReader<'a>> {
        self.lines().filter(move |line| line.indicator.axis == axis)
    }

    /// Returns one line.
    pub fn line(&'a self, line: &'a StatementLine) -> Option<LineReader<'a>> {
        let indicator = self.rules.indicators.get(line.indicator)?;
        Some(LineReader { of: self, line, indicator })
    }

    /// Returns what a step asks: "Écrire un protocole de plus (6 → 7 protocoles)".
    pub fn step(&self, step: &Step) -> String {
        let told = step.changes.iter().filter_map(|(index, fact)| {
            let question = self.rules.question(*index)?;
            // An answer that cannot be is no place to start from.
            let sound = self.inputs.get(*index);
            let then = sound.and_then(|_| self.facts.values.get(&question.id));
            Some(change(question, then, fact))
        });
        told.collect::<Vec<_>>().join(" ; ")
    }
}

impl<'a> LineReader<'a> {
    /// Returns "prérequis", "socle" or "option".
    pub const fn kind(self) -> &'static str {
        kind(self.line.kind)
    }

    /// Returns "atteint", "partiel", "non atteint" or "non renseigné".
    pub const fn state(self) -> &'static str {
        line_state(self.line.state)
    }

    /// Returns what the team declares: "6 réunions · 27 dossiers"; may be empty.
    pub fn declared(self) -> String {
        declared(&self.of.inputs, self.of.facts, self.indicator)
    }

    /// Returns what it brings in points; nothing while that is not known.
    pub fn points(self) -> Option<Exact> {
        self.line.is_known().then_some(self.line.points)
    }

    /// Returns the same in euros, before the majoration.
    pub fn euros(self) -> Option<Exact> {
        self.points().map(|points| self.of.statement.in_euros(points))
    }

    /// Returns its amounts.
    pub fn parts(self) -> impl Iterator<Item = PartReader<'a>> {
        self.line.parts.iter().filter_map(move |line| {
            let part = self.indicator.parts.get(line.part)?;
            Some(PartReader { of: self, part, outcome: &line.outcome })
        })
    }

    /// Returns what is still to be answered.
    pub fn missing(self) -> Vec<String> {
        labels(self.of.rules, &self.line.missing)
    }

    /// Returns the readings of the texts that were taken.
    pub fn options(self) -> Vec<String> {
        options_taken(&self.of.inputs, self.of.facts, self.indicator)
    }

    /// Returns the proof that is asked, or says that none is.
    pub fn proof(self) -> &'a str {
        let asked = self.indicator.proof.as_str();
        if asked.is_empty() { "Aucun justificatif demandé" } else { asked }
    }

    /// Says whether the proof is held and still holds; nothing when none is asked, or when none is
    /// to be gathered since nothing comes of it.
    pub fn held(self) -> String {
        let is_idle = self.line.points == zero() && self.line.backing == Backing::Missing;
        if is_idle { String::new() } else { super::backing(self.line.backing) }
    }

    /// Returns where the rule stands: "Guide des indicateurs ACI, avenant 1, p. 26-30".
    pub fn source(self) -> String {
        citation(self.of.rules, &self.indicator.citation)
    }
}

impl PartReader<'_> {
    /// Returns its points; nothing while they are not known.
    pub fn points(self) -> Option<Exact> {
        match self.outcome {
            Outcome::Earned(_, points) => Some(*points),
            Outcome::Nothing(_) => Some(zero()),
            Outcome::Unknown(_) => None,
        }
    }

    /// Returns the same in euros, before the majoration.
    pub fn euros(self) -> Option<Exact> {
        self.points().map(|points| self.of.of.statement.in_euros(points))
    }

    /// Returns where its figures stand, and how sure they are when they are not of an official text.
    pub fn source(self) -> String {
        citation(self.of.of.rules, &self.part.citation)
    }

    /// Returns "1 700 × 6 000 / 4 000 = 2 550 points", or why there is nothing.
    pub fn calculation(self) -> String {
        let name = |place: &usize| {
            let part = self.of.indicator.parts.get(*place);
            part.map_or("", |part| &part.name)
        };
        match self.outcome {
            Outcome::Earned(expression, _) => {
                format!("{}{}", calculation(expression), self.remark())
            }
            Outcome::Nothing(WhyNothing::Condition) => {
                fr!("condition non remplie : 0~point").to_owned()
            }
            Outcome::Nothing(WhyNothing::Zero) => fr!("rien de compté : 0~point").to_owned(),
            Outcome::Nothing(WhyNothing::Requires(below)) => {
                fr!("demande d’abord « {} » : 0~point", name(below))
            }
            Outcome::Nothing(WhyNothing::Alternative(other)) => {
                fr!("ne s’ajoute pas à « {} »", name(other))
            }
            Outcome::Unknown(_) if self.part.is_beyond_control => "à renseigner".to_owned(),
            Outcome::Unknown(missing) => {
                fr!("à renseigner : {}", labels(self.of.of.rules, missing).join(", "))
            }
        }
    }

    /// Returns what the calculation does not show by itself: what a cap left out, the share reached.
    fn remark(self) -> String {
        let number = |question: QuestionIndex| self.of.of.inputs.number(question);
        match &self.part.mechanism {
            Mechanism::PerUnit { of, cap: Some(cap), .. } => {
                let declared = number(*of).filter(|number| number > cap);
                declared.map_or_else(String::new, |declared| {
                    format!(
                        " ({} déclarés, {} comptés)",
                        french::quantity(declared),
                        french::quantity(*cap)
                    )
                })
            }
            Mechanism::Rate { of, out_of, target, .. } => {
                let (Some(count), Some(whole)) = (number(*of), number(*out_of)) else {
                    return String::new();
                };
                let share = Expression::number(count).over(Expression::number(whole));
                let is_met = share.value() >= *target;
                fr!(
                    " ({share} {} {} %, objectif de {} % {})",
                    equals(share.value() * 100),
                    french::quantity(share.value() * 100),
                    french::quantity(*target * 100),
                    if is_met { "atteint" } else { "non atteint" },
                )
            }
            Mechanism::Fixed { .. }
            | Mechanism::PerPatients { .. }
            | Mechanism::PerUnit { .. }
            | Mechanism::Bands { .. }
            | Mechanism::Deductions { .. } => String::new(),
        }
    }
}

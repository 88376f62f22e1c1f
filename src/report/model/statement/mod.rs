//! The provisional statement (*décompte prévisionnel*) as a document: texts ready to show, and the
//! exact numbers beside them for those who go on computing.
//!
//! Never lays anything out and never computes an amount: it sets out what `remuneration` found, in
//! the words of the screen.

mod declared;
mod lines;
mod sums;

use jiff::civil::Date;
use serde::Serialize;

use super::summary;
use super::words::{paragraphs, text};
use super::{Fact, Figure, Identity};
use crate::dossier::{Dossier, Facts};
use crate::french;
use crate::remuneration::{Certainty, Exact, Rules, Statement, words};

/// What the document is called, everywhere.
pub const STATEMENT_TITLE: &str = "Décompte prévisionnel ACI";

/// Stands between labels, never at the start of a line.
const BETWEEN: &str = "\u{a0}· ";

/// "Décompte prévisionnel ACI" of one exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProvisionalStatement {
    /// What the document is called.
    pub title: &'static str,
    /// Invented, for the example: said on the first page and in the header.
    pub is_fictitious: bool,
    /// Day the document was made.
    #[serde(skip)]
    pub made_on_date: Date,
    /// The same day, in words.
    pub made_on: String,
    /// The exercise.
    pub year: i16,
    /// Who the team is.
    pub team: Identity,
    /// By which rules it was reckoned.
    pub rules: RulesFacts,
    /// Whether the prerequisites hold.
    pub gate: GatePart,
    /// The four figures: payable, points, advance, balance.
    pub figures: [Figure; 4],
    /// What is sure, what is said, what could be.
    pub range: Vec<Sum>,
    /// Days not to miss.
    pub deadlines: Vec<Fact>,
    /// Every indicator of the exercise, by axis.
    pub axes: Vec<AxisPart>,
    /// Sum of the points of the lines.
    pub points: Amount,
    /// From points to balance, each with its calculation.
    pub settlement: Vec<Sum>,
    /// Sums in euros beside the points, outside the total.
    pub supplements: Vec<SupplementPart>,
    /// What grids name and that brings no point here, and why.
    pub outside: Vec<Fact>,
    /// Points the texts leave open, and the reading taken.
    pub options: Vec<OptionPart>,
    /// Proofs that are said to be held, and that the register says have expired or changed.
    pub doubtful: Vec<String>,
    /// Answers that cannot be, and what is wrong with them.
    pub issues: Vec<Fact>,
    /// Every answer, under what asks for it.
    pub declared: Vec<DeclaredPart>,
    /// What has no answer yet, under what asks for it.
    pub unanswered: Vec<Fact>,
    /// In the team's words, by paragraph.
    pub note: Vec<String>,
    /// The texts the figures come from.
    pub sources: Vec<SourcePart>,
    /// What each letter of certainty means.
    pub certainties: Vec<Fact>,
}

/// A number as it is shown, and exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Amount {
    /// Exact, for those who go on computing.
    #[serde(skip)]
    pub exact: Exact,
    /// As it is shown, with its unit if it has one.
    pub shown: String,
}

/// By which rules a statement was reckoned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RulesFacts {
    /// Title.
    pub title: String,
    /// "1.0.0".
    pub version: String,
    /// Day up to which the texts were followed.
    pub as_of: String,
    /// "règles établies".
    pub status: &'static str,
    /// Whether the status calls for no caution.
    pub is_established: bool,
    /// What to know about the exercise; may be empty.
    pub note: String,
}

/// How a state is marked, beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Everything, or held.
    Full,
    /// Something.
    Partial,
    /// Nothing, or missing.
    None,
    /// Not known yet.
    Unknown,
}

/// Whether the prerequisites hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GatePart {
    /// Of the whole.
    pub mark: Mark,
    /// Where they stand, and what hangs on them.
    pub sentence: String,
    /// How many indicators are reached beside them.
    pub reached: String,
    /// Each of them.
    pub prerequisites: Vec<Prerequisite>,
}

/// One prerequisite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Prerequisite {
    /// Code.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Where it stands.
    pub mark: Mark,
    /// The same in words.
    pub state: &'static str,
    /// What stands behind it; empty when no proof is asked.
    pub held: String,
    /// What is still to be answered; may be empty.
    pub missing: String,
}

/// An axis and its indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AxisPart {
    /// "Accès aux soins".
    pub title: String,
    /// Its indicators.
    pub lines: Vec<LinePart>,
    /// Sum of their points.
    pub points: Amount,
    /// The same with its noun.
    pub points_told: String,
    /// The same in euros, before the majoration.
    pub euros: Amount,
}

/// What one indicator brings, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinePart {
    /// "B3".
    pub code: String,
    /// Official name.
    pub name: String,
    /// "prérequis".
    pub kind: &'static str,
    /// Where it stands.
    pub mark: Mark,
    /// The same in words.
    pub state: &'static str,
    /// What the team declares; may be empty.
    pub declared: String,
    /// What it brings.
    pub points: Amount,
    /// The same with its noun.
    pub points_told: String,
    /// The same in euros, before the majoration.
    pub euros: Amount,
    /// Its amounts.
    pub parts: Vec<PartPart>,
    /// What is still to be answered; may be empty.
    pub missing: String,
    /// Readings of the texts that were taken.
    pub options: Vec<String>,
    /// Proof asked.
    pub proof: String,
    /// Whether it is held, and still holds; empty when none is asked.
    pub held: String,
    /// What to know about the rule; may be empty.
    pub note: String,
    /// Where the rule stands.
    pub source: String,
}

/// One amount of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartPart {
    /// "part variable".
    pub name: String,
    /// Its calculation with the result, or why there is nothing.
    pub calculation: String,
    /// What it brings.
    pub points: Amount,
    /// The same in euros, before the majoration.
    pub euros: Amount,
    /// Where its figures stand: "Guide des indicateurs ACI, p. 22".
    pub place: String,
    /// The same by the source's number: "S1, p. 22".
    pub reference: String,
    /// How sure they are, in a letter.
    pub certainty: &'static str,
}

/// A sum with its calculation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// "Majoration".
    pub label: String,
    /// How it comes; may be empty.
    pub calculation: String,
    /// In euros; nothing while it cannot be known.
    pub amount: Option<Amount>,
    /// Whether it is one of those that count most.
    pub is_main: bool,
}

/// A sum in euros beside the points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SupplementPart {
    /// "France santé".
    pub name: String,
    /// As entered by the team.
    pub amount: Option<Amount>,
    /// What the team commits to, and whether it is kept.
    pub commitments: Vec<Fact>,
    /// What to know.
    pub note: String,
    /// Where it stands.
    pub source: String,
}

/// A point the texts leave open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OptionPart {
    /// Codes of the indicators that rest on it, or "Ensemble".
    pub place: String,
    /// The point and the reading taken.
    pub taken: String,
    /// What the texts say, or do not.
    pub why: String,
    /// Where.
    pub source: String,
}

/// Answers under what asks for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeclaredPart {
    /// "B3 · Concertation".
    pub title: String,
    /// Question and answer, with its unit.
    pub facts: Vec<Fact>,
}

/// A text figures come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourcePart {
    /// "S1".
    pub id: String,
    /// Full title.
    pub title: String,
    /// How the figures of this exercise name it.
    pub short_title: String,
    /// Where it can be read.
    pub address: String,
    /// How it was read.
    pub reading: String,
}

impl ProvisionalStatement {
    /// Sets out what `statement`, made of `facts` by `rules`, says to the team of this dossier.
    pub fn of(
        rules: &Rules,
        facts: &Facts,
        statement: &Statement,
        dossier: &Dossier,
        made_on: Date,
    ) -> Self {
        let axes = lines::axes(rules, facts, statement);
        Self {
            title: STATEMENT_TITLE,
            is_fictitious: dossier.is_fictitious,
            made_on_date: made_on,
            made_on: french::long_date(made_on),
            year: statement.year,
            team: identity(rules, facts, dossier),
            rules: rules_facts(rules, statement),
            gate: lines::gate(rules, statement),
            figures: sums::figures(statement, made_on),
            range: sums::range(statement),
            deadlines: sums::deadlines(statement, made_on),
            axes,
            points: Amount::points(statement.points),
            settlement: sums::settlement(rules, statement),
            supplements: sums::supplements(rules, statement),
            outside: declared::outside(rules),
            options: declared::options(rules, facts),
            doubtful: declared::doubtful(rules, statement, dossier),
            issues: declared::issues(rules, statement),
            declared: declared::answered(rules, facts),
            unanswered: declared::unanswered(rules, facts),
            note: paragraphs(&facts.note),
            sources: declared::sources(rules, statement),
            certainties: certainties(),
        }
    }

    /// Returns every line, axis by axis.
    pub fn lines(&self) -> impl Iterator<Item = (&AxisPart, &LinePart)> {
        self.axes.iter().flat_map(|axis| axis.lines.iter().map(move |line| (axis, line)))
    }
}

impl Amount {
    /// Shows points: "1 312,50".
    fn points(exact: Exact) -> Self {
        Self { exact, shown: french::amount(exact) }
    }

    /// Shows euros: "9 187,50 €".
    fn euros(exact: Exact) -> Self {
        Self { exact, shown: french::euros(exact) }
    }
}

fn rules_facts(rules: &Rules, statement: &Statement) -> RulesFacts {
    use crate::remuneration::Status;
    RulesFacts {
        title: text(&rules.title),
        version: rules.version.to_string(),
        as_of: french::long_date(rules.as_of),
        status: words::status(statement.status),
        is_established: statement.status == Some(Status::Established),
        note: rules.exercise(statement.year).map_or_else(String::new, |year| text(&year.note)),
    }
}

fn certainties() -> Vec<Fact> {
    let all = [Certainty::A, Certainty::B, Certainty::C, Certainty::D, Certainty::R];
    let told = |certainty| fact(words::letter(certainty), words::certainty(certainty));
    all.into_iter().map(told).collect()
}

fn fact(label: &str, value: &str) -> Fact {
    Fact { label: label.to_owned(), value: value.to_owned() }
}

/// Returns who the team is, with the patients declared for the exercise.
fn identity(rules: &Rules, facts: &Facts, dossier: &Dossier) -> Identity {
    let mut identity = summary::identity(&dossier.team);
    let told = rules.question(rules.roles.patientele).and_then(|question| {
        let fact = facts.get(&question.id.0)?;
        Some(Fact { label: question.label.clone(), value: words::answer(question, fact) })
    });
    // What is declared for the exercise is what the statement rests on.
    identity.facts.retain(|fact| fact.label != "Patientèle");
    identity.facts.extend(told);
    identity
}

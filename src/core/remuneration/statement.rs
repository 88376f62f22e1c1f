//! What the remuneration would be, line by line: plain values, the total is their sum.

use jiff::civil::Date;

use super::backing::Backing;
use super::condition::QuestionIndex;
use super::expression::{Exact, Expression, product, sum, zero};
use super::inputs::FactIssue;
use super::rules::{IndicatorKind, Rules, Status};

/// The statement (*décompte*) of one exercise: an estimate without contractual value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The exercise.
    pub year: i16,
    /// How sure the rules of this exercise are; nothing when they do not cover it.
    pub status: Option<Status>,
    /// Whether the prerequisites hold.
    pub gate: PrerequisGate,
    /// One for each indicator of the exercise, in the order of the rules.
    pub lines: Vec<StatementLine>,
    /// Euros for one point.
    pub point_value: Exact,
    /// Sum of the points of the lines.
    pub points: Exact,
    /// Points in euros.
    pub base: Exact,
    /// What precarity adds.
    pub majoration: Majoration,
    /// Base and majoration: what is due if the prerequisites hold.
    pub total: Exact,
    /// The total, or nothing unless every prerequisite holds by what is declared.
    pub payable: Exact,
    /// What is sure, what is said, what could be; in euros, majoration included.
    pub range: Spread,
    /// What is paid in advance.
    pub advance: Advance,
    /// What a new structure is guaranteed; nothing for others.
    pub guarantee: Option<Guarantee>,
    /// What is payable less the advance; negative when too much was advanced.
    pub balance: Exact,
    /// Sums in euros beside the points, outside the total.
    pub supplements: Vec<SupplementLine>,
    /// Day by which proofs are sent.
    pub proofs_due: Date,
    /// Day by which the balance is paid.
    pub payment_due: Date,
    /// Answers that cannot be.
    pub issues: Vec<FactIssue>,
}

/// The prerequisites, in the order of the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrerequisGate {
    /// Place of the line in [`Statement::lines`], and whether it holds.
    pub prerequisites: Vec<(usize, GateState)>,
}

/// Whether a prerequisite holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateState {
    /// No: nothing is paid.
    Missing,
    /// Not known yet.
    Unknown,
    /// Yes by what is declared, and the proof asked for it is not there or holds no more: all that
    /// is payable hangs on it.
    ToConfirm,
    /// Yes.
    Held,
}

/// What one indicator brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementLine {
    /// Place in the indicators of the rules.
    pub indicator: usize,
    /// What it is to the whole in this exercise.
    pub kind: IndicatorKind,
    /// Where it stands.
    pub state: LineState,
    /// Its amounts, in the order of the rules.
    pub parts: Vec<PartLine>,
    /// Sum of what its parts bring.
    pub points: Exact,
    /// Most it could bring, answers the team cannot change kept; nothing while these are missing.
    pub most: Option<Exact>,
    /// Questions to answer before it is fully known.
    pub missing: Vec<QuestionIndex>,
    /// What stands behind it.
    pub backing: Backing,
}

/// Where an indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// *Atteint*: everything it can bring; for a prerequisite, held.
    Reached,
    /// *Partiel*: something, and more is possible.
    Partial,
    /// *Non atteint*: nothing.
    NotReached,
    /// *Non renseigné*: an answer is missing.
    Unanswered,
}

/// What one amount of an indicator brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartLine {
    /// Place in the parts of the indicator.
    pub part: usize,
    /// What comes of it.
    pub outcome: Outcome,
}

/// What comes of an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// These points: how they come, and how many they are.
    Earned(Expression, Exact),
    /// None.
    Nothing(WhyNothing),
    /// Not known before these questions are answered.
    Unknown(Vec<QuestionIndex>),
}

/// Why an amount brings nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNothing {
    /// Its condition is not met.
    Condition,
    /// The calculation gives zero.
    Zero,
    /// The part below it, at this place, is not earned.
    Requires(usize),
    /// Another part that does not add up with it brings more.
    Alternative(usize),
}

/// What is sure, what is said, what could be; each includes the former.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Lines whose proof is held and holds, or that ask for none.
    pub certain: Exact,
    /// All lines as declared.
    pub declared: Exact,
    /// The most that could be; nothing while a question it rests on is missing.
    pub possible: Option<Exact>,
}

/// What precarity adds to the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Majoration {
    /// Excess over the national rates, as a share of one, each counted when it is above.
    pub excess: Vec<Excess>,
    /// Sum of the excesses, capped, as a share of one.
    pub rate: Exact,
    /// Whether the cap was met.
    pub is_capped: bool,
    /// In euros.
    pub amount: Exact,
    /// Rates not given yet.
    pub missing: Vec<QuestionIndex>,
}

/// How far a rate of the structure is above the national one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// The rate asked.
    pub question: QuestionIndex,
    /// Of the structure, as a share of one.
    pub own: Exact,
    /// National, as a share of one.
    pub national: Exact,
    /// What is above; zero when nothing is.
    pub above: Exact,
}

/// What is paid in advance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advance {
    /// Points it is reckoned on, line by line: place of the line and points.
    pub base: Vec<(usize, Exact)>,
    /// Its calculation, in euros.
    pub calculation: Expression,
    /// In euros; the least for a new structure included.
    pub amount: Exact,
    /// Least for a new structure, when it is what counts.
    pub minimum: Option<Exact>,
    /// What was received, when it was told.
    pub received: Option<Exact>,
    /// Questions to answer before it is fully known.
    pub missing: Vec<QuestionIndex>,
}

/// What a new structure is guaranteed, told apart from the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guarantee {
    /// Its calculation, in euros.
    pub calculation: Expression,
    /// In euros.
    pub minimum: Exact,
    /// What it would add to the total; zero when the total is above.
    pub complement: Exact,
}

/// A sum in euros beside the points, entered by the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplementLine {
    /// Place in the supplements of the rules.
    pub supplement: usize,
    /// As entered.
    pub amount: Option<Exact>,
    /// Each commitment and whether it is kept.
    pub commitments: Vec<(QuestionIndex, Option<bool>)>,
}

impl PrerequisGate {
    /// Tells where the gate as a whole stands.
    pub fn state(&self) -> GateState {
        self.prerequisites.iter().map(|(_, state)| *state).min().unwrap_or(GateState::Held)
    }

    /// Tells whether anything is payable by what is declared, sure or not.
    pub fn is_open(&self) -> bool {
        self.state() >= GateState::ToConfirm
    }
}

impl Outcome {
    /// Returns the points earned.
    pub fn points(&self) -> Exact {
        match self {
            Self::Earned(_, points) => *points,
            Self::Nothing(_) | Self::Unknown(_) => zero(),
        }
    }
}

impl StatementLine {
    /// Tells whether what it brings is known at least in part: unanswered is not zero.
    pub fn is_known(&self) -> bool {
        self.state != LineState::Unanswered || self.points != zero()
    }
}

impl Advance {
    /// Returns what the balance is less: what was received, or what was reckoned while that is not
    /// told.
    pub fn counted(&self) -> Exact {
        self.received.unwrap_or(self.amount)
    }
}

impl Statement {
    /// Returns a line's amount in euros, before the majoration.
    pub fn euros(&self, line: &StatementLine) -> Exact {
        self.in_euros(line.points)
    }

    /// Returns points in euros, before the majoration.
    pub fn in_euros(&self, points: Exact) -> Exact {
        product(points, self.point_value)
    }

    /// Returns what would be left to pay with every prerequisite held.
    pub fn full_balance(&self) -> Exact {
        sum([self.total, -self.advance.counted()])
    }

    /// Returns the lines of an axis of the rules, in their order.
    pub fn lines_of<'a>(
        &'a self,
        rules: &'a Rules,
        axis: usize,
    ) -> impl Iterator<Item = &'a StatementLine> {
        let is_within = move |line: &&StatementLine| {
            rules.indicators.get(line.indicator).is_some_and(|indicator| indicator.axis == axis)
        };
        self.lines.iter().filter(is_within)
    }

    /// Returns what the indicators of an axis bring together, in points.
    pub fn axis_points(&self, rules: &Rules, axis: usize) -> Exact {
        sum(self.lines_of(rules, axis).map(|line| line.points))
    }

    /// Returns what the indicators of an axis bring together, in euros before the majoration.
    pub fn axis_euros(&self, rules: &Rules, axis: usize) -> Exact {
        product(self.axis_points(rules, axis), self.point_value)
    }

    /// Returns the most points that could be; nothing while a question they rest on is missing.
    pub fn possible_points(&self) -> Option<Exact> {
        let most: Option<Vec<Exact>> = self.lines.iter().map(|line| line.most).collect();
        most.map(sum)
    }

    /// Returns the line of this indicator.
    pub fn line(&self, indicator: usize) -> Option<&StatementLine> {
        self.lines.iter().find(|line| line.indicator == indicator)
    }
}

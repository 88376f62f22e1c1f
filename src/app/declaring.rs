//! The way through an exercise: what one declares in one go, in which order, and what is left of it.
//!
//! The prerequisites come first: nothing is paid without them. Then what the whole rests on, then the
//! indicators by axis, then what stands beside the points.

use strum::EnumIter;

use crate::dossier::Facts;
use crate::remuneration::{
    FactIssue, IndicatorKind, Inputs, QuestionIndex, Rules, Statement, StatementLine,
};

/// What one declares in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExercisePart {
    /// What the whole rests on: patients, associates, rates.
    General,
    /// An indicator, by its name in the rules.
    Indicator(String),
    /// A sum beside the points, by its name in the rules.
    Supplement(String),
}

/// What parts of an exercise have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartGroup {
    /// Without them nothing is paid.
    Prerequisites,
    /// The whole.
    General,
    /// Of an axis, by its place in the rules.
    Axis(usize),
    /// Beside the points.
    Beside,
}

/// A part of an exercise, and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartLeft {
    /// Which one.
    pub part: ExercisePart,
    /// What it has in common with its neighbours.
    pub group: PartGroup,
    /// How many questions have no answer and want one.
    pub left: usize,
    /// How many answers cannot be.
    pub wrong: usize,
}

/// A part of Rémunération, in the order of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum RemunerationTab {
    /// What the team declares, one part at a time.
    Declaring,
    /// What comes of it.
    Statement,
    /// "Le prochain cran".
    Steps,
}

/// What is in front in Rémunération.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemunerationFront {
    /// Which part of the screen, once an exercise is shown.
    pub tab: Option<RemunerationTab>,
    /// What is being declared.
    pub part: Option<ExercisePart>,
}

/// What the window asks about Rémunération.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemunerationAction {
    /// Turn to a part of the screen.
    Turn(RemunerationTab),
    /// Bring a part of the exercise to the front.
    Declare(ExercisePart),
}

impl RemunerationTab {
    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Declaring => "Ce que l’équipe déclare",
            Self::Statement => "Décompte",
            Self::Steps => "Le prochain cran",
        }
    }
}

impl RemunerationFront {
    /// Keeps what is in front inside an exercise; one that is not gone through is declared first.
    pub(super) fn settle(&mut self, parts: &[PartLeft]) {
        let is_there = |part: &ExercisePart| parts.iter().any(|one| one.part == *part);
        let to_do = parts.iter().find(|one| one.left > 0 || one.wrong > 0);
        if !self.part.as_ref().is_some_and(is_there) {
            self.part = to_do.or_else(|| parts.first()).map(|one| one.part.clone());
        }
        // What the whole rests on is told: there is something to read.
        let is_base =
            |one: &&PartLeft| matches!(one.group, PartGroup::Prerequisites | PartGroup::General);
        let mut base = parts.iter().filter(is_base);
        let begun = if base.any(|one| one.left > 0 || one.wrong > 0) {
            RemunerationTab::Declaring
        } else {
            RemunerationTab::Statement
        };
        self.tab.get_or_insert(begun);
    }
}

/// Returns the parts of an exercise in the order of the way.
pub(super) fn parts(
    rules: &Rules,
    inputs: &Inputs<'_>,
    facts: &Facts,
    statement: &Statement,
    issues: &[FactIssue],
) -> Vec<PartLeft> {
    let is_issue = |index: &QuestionIndex| issues.iter().any(|issue| issue.question == *index);
    let is_left = |index: &&QuestionIndex| {
        rules.question(**index).is_some_and(|question| {
            let is_open = !inputs.is_option(**index) && !stands_in(rules, **index);
            is_open && inputs.is_asked(question) && !facts.values.contains_key(&question.id)
        })
    };
    let part = |part: ExercisePart, group: PartGroup, questions: &[QuestionIndex]| PartLeft {
        part,
        group,
        left: questions.iter().filter(is_left).count(),
        wrong: questions.iter().filter(|index| is_issue(index)).count(),
    };
    let of_line = |line: &StatementLine| {
        let indicator = rules.indicators.get(line.indicator)?;
        let group = match line.kind {
            IndicatorKind::Prerequis => PartGroup::Prerequisites,
            IndicatorKind::Socle | IndicatorKind::Optionnel => PartGroup::Axis(indicator.axis),
        };
        let name = ExercisePart::Indicator(indicator.id.clone());
        Some(part(name, group, &indicator.questions))
    };
    let lines: Vec<PartLeft> = statement.lines.iter().filter_map(of_line).collect();
    let of_group = |group: PartGroup| lines.iter().filter(move |one| one.group == group).cloned();
    let mut parts: Vec<PartLeft> = of_group(PartGroup::Prerequisites).collect();
    parts.push(part(ExercisePart::General, PartGroup::General, &rules.general));
    for axis in 0..rules.axes.len() {
        parts.extend(of_group(PartGroup::Axis(axis)));
    }
    let supplements = statement.supplements.iter();
    let supplements = supplements.filter_map(|line| rules.supplements.get(line.supplement));
    parts.extend(supplements.map(|one| {
        // One may do without: nothing of it is left to do.
        part(ExercisePart::Supplement(one.id.clone()), PartGroup::Beside, &[])
    }));
    parts
}

/// Tells whether something stands in for the answer: the advance and the contract's day have that.
fn stands_in(rules: &Rules, index: QuestionIndex) -> bool {
    index == rules.roles.advance_received || index == rules.roles.contract
}

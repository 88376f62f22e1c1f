//! What a statement says, in French: the one place where screen, report and CSV take their words.
//!
//! Never computes: every figure comes from the statement.

mod answers;
mod whole;

pub use self::answers::{answer, issue, number, option_taken, with_unit};
use self::answers::{declared, options_taken};
pub use self::whole::{
    Headline, Remainder, advance, advance_amount, amount_words, backing, balance, base, commitment,
    gate, guarantee, headline, in_euros, payable, reached, remainder, total,
};

use super::coherence::{Doubt, DoubtKind};
use super::expression::{Exact, Expression, zero};
use super::inputs::Inputs;
use super::mechanisms::Mechanism;
use super::questions::{Question, QuestionIndex};
use super::rules::{Certainty, Citation, Indicator, Kind, Part, Rules, Status};
use super::settlement::Majoration;
use super::statement::{GateState, Line, LineState, Outcome, PartLine, Statement, WhyNothing};
use super::steps::Step;
use crate::dossier::{Fact, Facts};
use crate::french::{self, NBSP};
use crate::grid::{CriterionId, Grid, Level};

/// A line as it is shown, everywhere the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldLine {
    /// "B3".
    pub code: String,
    /// Official name.
    pub name: String,
    /// A few words for narrow places.
    pub short_name: String,
    /// "prérequis".
    pub kind: &'static str,
    /// What the team declares: "6 réunions · 27 dossiers".
    pub declared: String,
    /// "partiel".
    pub state: &'static str,
    /// "1 575".
    pub points: String,
    /// "11 025,00 €".
    pub euros: String,
    /// One for each amount: its name, its calculation or why there is none, its source.
    pub parts: Vec<ToldPart>,
    /// What is still to be answered.
    pub missing: Vec<String>,
    /// Readings of the texts that were taken.
    pub options: Vec<String>,
    /// Proof asked: "Aucun justificatif" when none is.
    pub proof: String,
    /// What to know about the rule; may be empty.
    pub note: String,
    /// "Guide des indicateurs ACI, avenant 1, p. 26-30".
    pub source: String,
}

/// An amount of a line as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldPart {
    /// "part variable".
    pub name: String,
    /// "1 700 × 6 000 / 4 000 = 2 550 points", or why there is nothing.
    pub calculation: String,
    /// Where its figures stand, and how sure they are when they are not of an official text.
    pub source: String,
}

/// Tells one line of a statement.
pub fn tell(rules: &Rules, facts: &Facts, statement: &Statement, line: &Line) -> Option<ToldLine> {
    let indicator = rules.indicators.get(line.indicator)?;
    let (inputs, _) = Inputs::of(rules, facts);
    let part = |part_line: &PartLine| {
        let part = indicator.parts.get(part_line.part)?;
        Some(ToldPart {
            name: part.name.clone(),
            calculation: outcome(&inputs, indicator, part, part_line),
            source: citation(rules, &part.citation),
        })
    };
    Some(ToldLine {
        code: indicator.code.clone(),
        name: indicator.name.clone(),
        short_name: indicator.short_name.clone(),
        kind: kind(line.kind),
        declared: declared(&inputs, facts, indicator),
        state: line_state(line.state),
        points: french::amount(line.points),
        euros: french::euros(statement.euros(line)),
        parts: line.parts.iter().filter_map(part).collect(),
        missing: labels(rules, &line.missing),
        options: options_taken(&inputs, facts, indicator),
        proof: proof(indicator),
        note: indicator.note.clone(),
        source: citation(rules, &indicator.citation),
    })
}

/// Returns "prérequis", "socle" or "option".
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Prerequis => "prérequis",
        Kind::Socle => "socle",
        Kind::Optionnel => "option",
    }
}

/// Returns "atteint", "partiel", "non atteint" or "non renseigné": by what the team declares, which is
/// no proof.
pub const fn line_state(state: LineState) -> &'static str {
    match state {
        LineState::Reached => "atteint",
        LineState::Partial => "partiel",
        LineState::NotReached => "non atteint",
        LineState::Unanswered => "non renseigné",
    }
}

/// Returns what a prerequisite's state is called.
pub const fn gate_state(state: GateState) -> &'static str {
    match state {
        GateState::Held => "tenu",
        GateState::ToConfirm => "à confirmer",
        GateState::Missing => "manquant",
        GateState::Unknown => "à renseigner",
    }
}

/// Returns how sure the rules of a year are, in a few words.
pub const fn status(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Established) => "règles établies",
        Some(Status::Reconstructed) => "règles reconstituées",
        Some(Status::ToVerify) => "règles à vérifier sur Légifrance",
        None => "exercice hors des règles connues",
    }
}

/// Returns what a letter of certainty means.
pub const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::A => "document officiel lu en entier",
        Certainty::B => "page officielle lue en partie",
        Certainty::C => "outil ou page de fédération, presse",
        Certainty::D => "source secondaire",
        Certainty::R => "reconstitué",
    }
}

/// Returns the letter of a certainty.
pub const fn letter(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::A => "A",
        Certainty::B => "B",
        Certainty::C => "C",
        Certainty::D => "D",
        Certainty::R => "R",
    }
}

/// Returns a citation as it is shown: "Guide …, p. 22", with its certainty when it is not A.
pub fn citation(rules: &Rules, citation: &Citation) -> String {
    let doubt = match citation.certainty {
        Certainty::A => String::new(),
        other => format!(" ({})", certainty(other)),
    };
    format!("{}{doubt}", place(rules, citation))
}

/// Returns where a figure stands: "Guide …, p. 22".
pub fn place(rules: &Rules, citation: &Citation) -> String {
    at_page(rules.source(citation).map_or("", |source| &source.short_title), citation)
}

/// Returns where a figure stands, by the number of its source: "S1, p. 22".
pub fn reference(rules: &Rules, citation: &Citation) -> String {
    at_page(rules.source(citation).map_or("", |source| &source.id), citation)
}

fn at_page(source: &str, citation: &Citation) -> String {
    if citation.page.is_empty() {
        return source.to_owned();
    }
    format!("{source}, p.{NBSP}{}", citation.page)
}

/// Returns the labels of questions.
pub fn labels(rules: &Rules, questions: &[QuestionIndex]) -> Vec<String> {
    let label = |index: &QuestionIndex| Some(rules.question(*index)?.label.clone());
    questions.iter().filter_map(label).collect()
}

/// Returns a number of points with its noun: "1 312,50 points".
pub fn points(value: Exact) -> String {
    let is_plural = value >= Exact::from_integer(2);
    format!("{}{NBSP}point{}", french::amount(value), if is_plural { "s" } else { "" })
}

/// Returns the sign before a number shown with two decimals: `=`, or `≈` when it has more.
fn equals(value: Exact) -> &'static str {
    if (value * 100).is_integer() { "=" } else { "≈" }
}

/// Returns a calculation with its result: "1 700 × 6 000 / 4 000 = 2 550 points".
pub fn calculation(expression: &Expression) -> String {
    let value = expression.value();
    if !expression.is_calculation() {
        return points(value);
    }
    let equals = equals(value);
    format!("{expression} {equals} {}", points(value))
}

fn outcome(inputs: &Inputs<'_>, indicator: &Indicator, part: &Part, line: &PartLine) -> String {
    let name = |index: &usize| indicator.parts.get(*index).map_or("", |part| &part.name);
    match &line.outcome {
        Outcome::Earned(expression, _) => {
            format!("{}{}", calculation(expression), remark(inputs, &part.mechanism))
        }
        Outcome::Nothing(WhyNothing::Condition) => {
            format!("condition non remplie{NBSP}: 0{NBSP}point")
        }
        Outcome::Nothing(WhyNothing::Zero) => format!("rien de compté{NBSP}: 0{NBSP}point"),
        Outcome::Nothing(WhyNothing::Requires(below)) => {
            format!("demande d’abord «{NBSP}{}{NBSP}»{NBSP}: 0{NBSP}point", name(below))
        }
        Outcome::Nothing(WhyNothing::Alternative(other)) => {
            format!("ne s’ajoute pas à «{NBSP}{}{NBSP}»", name(other))
        }
        Outcome::Unknown(_) if part.is_beyond_control => "à renseigner".to_owned(),
        Outcome::Unknown(missing) => {
            format!("à renseigner{NBSP}: {}", labels(inputs.rules, missing).join(", "))
        }
    }
}

/// Returns what the calculation does not show by itself: what a cap left out, the share reached.
fn remark(inputs: &Inputs<'_>, mechanism: &Mechanism) -> String {
    match mechanism {
        Mechanism::PerUnit { of, cap: Some(cap), .. } => {
            let declared = inputs.number(*of).filter(|number| number > cap);
            declared.map_or_else(String::new, |declared| {
                format!(
                    " ({} déclarés, {} comptés)",
                    french::quantity(declared),
                    french::quantity(*cap)
                )
            })
        }
        Mechanism::Rate { of, out_of, target, .. } => {
            let (Some(count), Some(whole)) = (inputs.number(*of), inputs.number(*out_of)) else {
                return String::new();
            };
            let share = Expression::number(count).over(Expression::number(whole));
            let is_met = share.value() >= *target;
            format!(
                " ({share} {} {}{NBSP}%, objectif de {}{NBSP}% {})",
                equals(share.value() * 100),
                french::quantity(share.value() * 100),
                french::quantity(*target * 100),
                if is_met { "atteint" } else { "non atteint" },
            )
        }
        _ => String::new(),
    }
}

fn proof(indicator: &Indicator) -> String {
    if indicator.proof.is_empty() {
        "Aucun justificatif demandé".to_owned()
    } else {
        indicator.proof.clone()
    }
}

/// Returns how the majoration was reckoned.
pub fn majoration(rules: &Rules, majoration: &Majoration) -> String {
    let percent = |share: Exact| format!("{}{NBSP}%", french::quantity(share * 100));
    let told = |excess: &super::settlement::Excess| {
        let label = rules.question(excess.question).map_or("", |question| &question.label);
        if excess.above == zero() {
            let (own, national) = (percent(excess.own), percent(excess.national));
            return format!("{label}{NBSP}: {own}, pas au-dessus du taux national de {national}");
        }
        let difference = Expression::Share(excess.own).minus(Expression::Share(excess.national));
        format!("{label}{NBSP}: {difference} = {}", percent(excess.above))
    };
    let mut parts: Vec<String> = majoration.excess.iter().map(told).collect();
    parts.extend(
        labels(rules, &majoration.missing)
            .into_iter()
            .map(|label| format!("{label}{NBSP}: non renseigné, compté pour rien")),
    );
    let cap = if majoration.is_capped { ", plafonnée" } else { "" };
    parts.push(format!("majoration de {}{cap}", percent(majoration.rate)));
    parts.join(" ; ")
}

/// Returns what a step asks: "Écrire un protocole de plus (6 → 7 protocoles)".
pub fn step(rules: &Rules, facts: &Facts, step: &Step) -> String {
    let (inputs, _) = Inputs::of(rules, facts);
    let told = |(index, fact): &(QuestionIndex, Fact)| {
        let question = rules.question(*index)?;
        // An answer that cannot be is no place to start from.
        let then = inputs.get(*index).and_then(|_| facts.values.get(&question.id));
        Some(change(question, then, fact))
    };
    step.changes.iter().filter_map(told).collect::<Vec<_>>().join(" ; ")
}

fn change(question: &Question, then: Option<&Fact>, now: &Fact) -> String {
    let what = if question.step.is_empty() { &question.label } else { &question.step };
    let is_one_more = match (then, now) {
        (Some(Fact::Number(then)), Fact::Number(now)) => {
            now.in_hundredths() - then.in_hundredths() == 100
        }
        (Some(Fact::Set(then)), Fact::Set(now)) => now.len() == then.len() + 1,
        (_, Fact::Flag(_) | Fact::Choice(_)) => return what.clone(),
        _ => false,
    };
    // "Un protocole de plus" says it when it is one; otherwise from how many to how many.
    let what = if is_one_more { what.clone() } else { format!("{} :", question.label) };
    let now = change_word(question, now);
    match then.map(|then| change_word(question, then)) {
        Some(then) if is_one_more => format!("{what} ({then} → {now})"),
        Some(then) => format!("{what} {then} → {now}"),
        None => format!("{what} {now}"),
    }
}

fn change_word(question: &Question, fact: &Fact) -> String {
    match fact {
        Fact::Set(set) => set.len().to_string(),
        _ => answer(question, fact),
    }
}

/// Returns a doubt as a question to the team.
pub fn doubt(rules: &Rules, grid: &Grid, year: i16, doubt: &Doubt) -> String {
    let name = rules.indicators.get(doubt.indicator).map_or("", |indicator| &indicator.short_name);
    let told = |(id, level): &(CriterionId, Level)| {
        let criterion = grid.criterion(id).map(|(_, criterion)| criterion);
        let code = criterion.map_or_else(
            || id.to_string(),
            |criterion| format!("{} ({})", criterion.code, criterion.title),
        );
        format!("{code} au niveau{NBSP}{}", level.number())
    };
    let criteria: Vec<String> = doubt.criteria.iter().map(told).collect();
    let criteria = criteria.join(", ");
    match doubt.kind {
        DoubtKind::LevelsWithoutFacts => format!(
            "Pour la grille, l’équipe a convenu {criteria}, et ne déclare rien, ou pas tout, pour «{NBSP}{name}{NBSP}» en {year}. \
             L’un des deux est-il à revoir{NBSP}?"
        ),
        DoubtKind::FactsWithoutLevels => format!(
            "«{NBSP}{name}{NBSP}» est atteint en {year} d’après les données, et l’équipe a convenu {criteria}. \
             L’un des deux est-il à revoir{NBSP}?"
        ),
    }
}

//! What a statement says, in French: the one place where screen, report and CSV take their words.
//!
//! Never computes: every figure comes from the statement.

mod answers;
mod reader;
mod sums;
mod whole;

pub use self::answers::{answer, issue, number, option_taken, with_unit};
pub use self::reader::{LineReader, PartReader, StatementReader};
pub use self::sums::{ToldSum, range, settlement};
pub use self::whole::{
    Headline, Remainder, advance, advance_amount, amount_words, backing, balance, base, commitment,
    gate, guarantee, headline, in_euros, payable, reached, remainder, total,
};

use super::basis::{Certainty, Citation};
use super::coherence::{Doubt, DoubtKind};
use super::condition::QuestionIndex;
use super::expression::{Exact, Expression, zero};
use super::questions::Question;
use super::rules::{IndicatorKind, Rules, Status};
use super::statement::{GateState, LineState, Majoration};
use crate::dossier::Fact;
use crate::french;
use crate::grid::{CriterionId, Grid, Level};

/// Returns "prérequis", "socle" or "option".
pub const fn kind(kind: IndicatorKind) -> &'static str {
    match kind {
        IndicatorKind::Prerequis => "prérequis",
        IndicatorKind::Socle => "socle",
        IndicatorKind::Optionnel => "option",
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
        Some(Status::ToVerify) => "montants pas tous confirmés",
        None => "exercice hors des règles connues",
    }
}

/// Says in a sentence how far the figures of a year can be relied on; nothing where they can.
pub fn caution(year: i16, status: Option<Status>) -> String {
    match status {
        Some(Status::Established) => String::new(),
        Some(Status::Reconstructed) => {
            fr!("Les règles de {year} ont été reconstituées : le montant réel a pu différer.")
        }
        Some(Status::ToVerify) => format!("Les montants de {year} ne sont pas tous confirmés."),
        None => format!("Les règles connues ne couvrent pas {year}."),
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
    let place = place(rules, citation);
    if citation.certainty == Certainty::A {
        return place;
    }
    format!("{place} ({})", certainty(citation.certainty))
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
    fr!("{source}, p.~{}", citation.page)
}

/// Returns the labels of questions.
pub fn labels(rules: &Rules, questions: &[QuestionIndex]) -> Vec<String> {
    let label = |index: &QuestionIndex| Some(rules.question(*index)?.label.clone());
    questions.iter().filter_map(label).collect()
}

/// Returns a number of points with its noun: "1 312,50 points".
pub fn points(value: Exact) -> String {
    let is_plural = value >= Exact::from_integer(2);
    fr!("{}~point{}", french::amount(value), if is_plural { "s" } else { "" })
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

/// Returns how the majoration was reckoned.
pub fn majoration(rules: &Rules, majoration: &Majoration) -> String {
    let percent = |share: Exact| fr!("{} %", french::quantity(share * 100));
    let told = |excess: &super::statement::Excess| {
        let label = rules.question(excess.question).map_or("", |question| &question.label);
        if excess.above == zero() {
            let (own, national) = (percent(excess.own), percent(excess.national));
            return fr!("{label} : {own}, pas au-dessus du taux national de {national}");
        }
        let difference = Expression::Share(excess.own).minus(Expression::Share(excess.national));
        fr!("{label} : {difference} = {}", percent(excess.above))
    };
    let mut parts: Vec<String> = majoration.excess.iter().map(told).collect();
    parts.extend(
        labels(rules, &majoration.missing)
            .into_iter()
            .map(|label| fr!("{label} : non renseigné, compté pour rien")),
    );
    let cap = if majoration.is_capped { ", plafonnée" } else { "" };
    parts.push(format!("majoration de {}{cap}", percent(majoration.rate)));
    parts.join(fr!(" ; "))
}

fn change(question: &Question, then: Option<&Fact>, now: &Fact) -> String {
    let what = if question.step.is_empty() { &question.label } else { &question.step };
    let is_one_more = match (then, now) {
        (Some(Fact::Number(then)), Fact::Number(now)) => {
            now.in_hundredths() - then.in_hundredths() == 100
        }
        (Some(Fact::Set(then)), Fact::Set(now)) => now.len() == then.len() + 1,
        (_, Fact::Flag(_) | Fact::Choice(_)) => return what.clone(),
        (_, Fact::Number(_) | Fact::Set(_) | Fact::Date(_)) => false,
    };
    // "Un protocole de plus" says it when it is one; otherwise from how many to how many.
    let what = if is_one_more { what.clone() } else { fr!("{} :", question.label) };
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
        Fact::Flag(_) | Fact::Number(_) | Fact::Choice(_) | Fact::Date(_) => answer(question, fact),
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
        fr!("{code} au niveau~{}", level.number())
    };
    let criteria: Vec<String> = doubt.criteria.iter().map(told).collect();
    let criteria = criteria.join(", ");
    match doubt.kind {
        DoubtKind::LevelsWithoutFacts => fr!(
            "Dans la grille, l’équipe a retenu {criteria}, mais elle ne déclare rien, ou pas tout, pour « {name} » en {year}. \
             L’un des deux est-il à revoir ?"
        ),
        DoubtKind::FactsWithoutLevels => fr!(
            "« {name} » est atteint en {year} d’après ce qui est déclaré, mais l’équipe a retenu {criteria}. \
             L’un des deux est-il à revoir ?"
        ),
    }
}

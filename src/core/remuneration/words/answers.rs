//! What the team declares in words: answers, readings taken, and what is wrong with an answer.

use crate::dossier::{Fact, Facts, Quantity};
use crate::french;
use crate::remuneration::condition::QuestionIndex;
use crate::remuneration::inputs::{FactIssue, Inputs, IssueKind, exact};
use crate::remuneration::questions::{ChoiceItem, Question, QuestionKind};
use crate::remuneration::rules::{Indicator, Rules};

/// Returns what the team declares for an indicator, options left out.
pub(super) fn declared(inputs: &Inputs<'_>, facts: &Facts, indicator: &Indicator) -> String {
    let said = |index: &QuestionIndex| {
        let question = inputs.rules.question(*index)?;
        if question.option.is_some() || !inputs.is_asked(question) {
            return None;
        }
        let has_twin = |other: &&QuestionIndex| {
            let other = inputs.rules.question(**other);
            other.is_some_and(|other| other.id != question.id && other.unit == question.unit)
        };
        let is_alone = indicator.questions.iter().find(has_twin).is_none();
        declaration(question, facts.values.get(&question.id)?, is_alone)
    };
    let said: Vec<String> = indicator.questions.iter().filter_map(said).collect();
    said.join(" · ")
}

/// Returns an answer in a few words: "8 protocoles", "ouvert le samedi : oui"; nothing for no.
///
/// Where two answers have the same unit, each says what it is.
fn declaration(question: &Question, fact: &Fact, is_alone: bool) -> Option<String> {
    match fact {
        Fact::Flag(false) => None,
        Fact::Flag(true) => Some(question.label.clone()),
        Fact::Number(quantity) if question.unit.is_empty() || !is_alone => {
            Some(fr!("{} : {}", question.label, number(*quantity)))
        }
        Fact::Number(_) | Fact::Choice(_) | Fact::Set(_) | Fact::Date(_) => {
            Some(answer(question, fact))
        }
    }
}

/// Returns an answer as it is read: "oui", "8 protocoles", "12 mars 2025".
pub fn answer(question: &Question, fact: &Fact) -> String {
    let label = |id: &str, items: &[ChoiceItem]| {
        let item = items.iter().find(|item| item.id == id);
        item.map_or_else(|| id.to_owned(), |item| item.label.clone())
    };
    match (fact, &question.kind) {
        (Fact::Flag(flag), _) => if *flag { "oui" } else { "non" }.to_owned(),
        (Fact::Number(quantity), _) if question.unit.is_empty() => number(*quantity),
        (Fact::Number(quantity), _) => with_unit(*quantity, &question.unit),
        (Fact::Choice(id), QuestionKind::Choice(items)) => label(id, items),
        (Fact::Choice(id), _) => id.clone(),
        (Fact::Set(ids), _) if ids.is_empty() => "aucun".to_owned(),
        (Fact::Set(ids), QuestionKind::Set(items)) => {
            let strangers = ids.iter().filter(|id| items.iter().all(|item| item.id != **id));
            let chosen = items.iter().map(|item| &item.id).filter(|id| ids.contains(*id));
            let all = chosen.chain(strangers).map(|id| label(id, items));
            all.collect::<Vec<_>>().join(", ")
        }
        (Fact::Set(ids), _) => ids.iter().cloned().collect::<Vec<_>>().join(", "),
        (Fact::Date(date), _) => french::long_date(*date),
    }
}

/// Returns a quantity with its unit, which agrees with it: "1 protocole", "8 protocoles", "42 150,60 €".
pub fn with_unit(quantity: Quantity, unit: &str) -> String {
    if unit == "€" {
        return french::short_euros(exact(quantity));
    }
    let (noun, rest) = unit.split_once(' ').map_or((unit, ""), |(noun, rest)| (noun, rest));
    let is_plural = quantity >= Quantity::whole(2);
    let noun = if is_plural { noun } else { noun.strip_suffix('s').unwrap_or(noun) };
    let counted = [&number(quantity), noun].join(fr!("~"));
    [counted.as_str(), rest].join(" ").trim_end_matches(['\u{a0}', ' ']).to_owned()
}

/// Returns a quantity as it is read: "2,5".
pub fn number(quantity: Quantity) -> String {
    french::quantity(exact(quantity))
}

/// Returns the readings of the texts an indicator rests on: the question, and the reading taken.
pub(super) fn options_taken(
    inputs: &Inputs<'_>,
    facts: &Facts,
    indicator: &Indicator,
) -> Vec<String> {
    let options = indicator.questions.iter().filter_map(|index| inputs.rules.question(*index));
    options
        .filter(|question| inputs.is_asked(question))
        .filter_map(|question| option_taken(question, facts))
        .collect()
}

/// Returns the reading taken of an open point: "Proratas : au jour près (par défaut)".
pub fn option_taken(question: &Question, facts: &Facts) -> Option<String> {
    let option = question.option.as_ref()?;
    let chosen = facts.values.get(&question.id);
    let default = Fact::Choice(option.default.clone());
    let reading = answer(question, chosen.unwrap_or(&default));
    let by_default = if chosen.is_none_or(|fact| *fact == default) { " (par défaut)" } else { "" };
    Some(fr!("{} : {reading}{by_default}", question.label))
}

/// Returns what is wrong with an answer, and what to do.
pub fn issue(rules: &Rules, year: i16, issue: &FactIssue) -> String {
    let unit = rules.question(issue.question).map_or("", |question| &question.unit);
    let with_unit = |quantity: Quantity| with_unit(quantity, unit);
    match &issue.kind {
        IssueKind::WrongKind => {
            fr!("Cette réponse n’a pas la forme attendue ; saisissez-la de nouveau.").to_owned()
        }
        IssueKind::TooSmall(least) => {
            fr!("Le minimum est {} ; corrigez ce nombre.", with_unit(*least))
        }
        IssueKind::TooLarge(most) => {
            fr!("Plus de {} n’est pas vraisemblable ; vérifiez ce nombre.", with_unit(*most))
        }
        IssueKind::NotOffered(name) => {
            fr!("« {name} » n’est pas une réponse proposée ; choisissez-en une autre.")
        }
        IssueKind::TooPrecise(0) => "Un nombre entier est attendu ici.".to_owned(),
        IssueKind::TooPrecise(decimals) => {
            format!(
                "Pas plus de {} après la virgule.",
                french::count(usize::from(*decimals), "chiffre")
            )
        }
        IssueKind::NotYet => {
            fr!("L’année {year} n’a pas commencé ; ce ne peut être qu’une prévision.")
        }
        IssueKind::Disagrees(sentence) => sentence.clone(),
    }
}

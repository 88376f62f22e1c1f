//! The annexes of a statement: what was declared and what was not, open points, sources.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::text;
use super::{BETWEEN, DeclaredPart, Fact, OptionPart, SourcePart, fact};
use crate::dossier::{Dossier, Facts, Proof};
use crate::french::NBSP;
use crate::remuneration::{
    Backing, Citation, Inputs, Line, Question, QuestionIndex, Rules, Statement, words,
};

/// What asks questions: a title, and the questions in their order.
type Asker<'a> = (String, &'a [QuestionIndex]);

/// Returns the whole, then each indicator and supplement of the year, with what they ask.
fn askers(rules: &Rules, year: i16) -> Vec<Asker<'_>> {
    let indicators = rules.indicators.iter().filter(|indicator| indicator.period.contains(year));
    let of_indicators = indicators.map(|indicator| {
        let title = format!("{} · {}", indicator.code, indicator.name);
        (title, indicator.questions.as_slice())
    });
    std::iter::once(("Ensemble".to_owned(), rules.general.as_slice()))
        .chain(of_indicators)
        .collect()
}

/// Returns the facts asked by each, options left out; a question asked twice stands under the first.
fn asked<'a>(rules: &'a Rules, facts: &Facts) -> Vec<(String, Vec<&'a Question>)> {
    let (inputs, _) = Inputs::of(rules, facts);
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for (title, questions) in askers(rules, facts.year) {
        let new = questions.iter().filter(|index| seen.insert(**index));
        let questions = new.filter_map(|index| rules.question(*index));
        let asked = questions.filter(|q| q.option.is_none() && inputs.is_asked(q));
        all.push((title, asked.collect()));
    }
    all
}

pub(super) fn answered(rules: &Rules, facts: &Facts) -> Vec<DeclaredPart> {
    let told = |question: &&Question| {
        let answer = words::answer(question, facts.values.get(&question.id)?);
        Some(fact(&question.label, &answer))
    };
    let parts = asked(rules, facts).into_iter().map(|(title, questions)| DeclaredPart {
        title,
        facts: questions.iter().filter_map(told).collect(),
    });
    parts.filter(|part| !part.facts.is_empty()).collect()
}

pub(super) fn unanswered(rules: &Rules, facts: &Facts) -> Vec<Fact> {
    let left = asked(rules, facts).into_iter().map(|(title, questions)| {
        let open = questions.iter().filter(|q| !facts.values.contains_key(&q.id));
        let labels: Vec<&str> = open.map(|question| question.label.as_str()).collect();
        fact(&title, &labels.join(BETWEEN))
    });
    left.filter(|fact| !fact.value.is_empty()).collect()
}

pub(super) fn options(rules: &Rules, facts: &Facts) -> Vec<OptionPart> {
    let year = facts.year;
    let (inputs, _) = Inputs::of(rules, facts);
    let part = |(place, question): (usize, &Question)| {
        let option = question.option.as_ref().filter(|_| inputs.is_asked(question))?;
        let asks = |questions: &[QuestionIndex]| questions.contains(&QuestionIndex(place));
        let codes =
            rules.indicators.iter().filter(|i| i.period.contains(year) && asks(&i.questions));
        let codes: Vec<&str> = codes.map(|indicator| indicator.code.as_str()).collect();
        let place = if codes.is_empty() { "Ensemble".to_owned() } else { codes.join(", ") };
        Some(OptionPart {
            place,
            taken: words::option_taken(question, facts)?,
            why: option.why.clone(),
            source: words::citation(rules, &option.citation),
        })
    };
    rules.questions.iter().enumerate().filter_map(part).collect()
}

pub(super) fn outside(rules: &Rules) -> Vec<Fact> {
    rules.outside.iter().map(|one| fact(&text(&one.name), &text(&one.reason))).collect()
}

pub(super) fn issues(rules: &Rules, statement: &Statement) -> Vec<Fact> {
    let told = |issue: &crate::remuneration::FactIssue| {
        let label = &rules.question(issue.question)?.label;
        Some(fact(label, &words::issue(rules, statement.year, issue)))
    };
    statement.issues.iter().filter_map(told).collect()
}

/// Says of which indicators the proof is said to be held, while those of the register hold no more.
pub(super) fn doubtful(rules: &Rules, statement: &Statement, dossier: &Dossier) -> Vec<String> {
    let told = |line: &Line| {
        if !matches!(line.backing, Backing::Expired(_) | Backing::Changed) {
            return None;
        }
        let indicator = rules.indicators.get(line.indicator)?;
        let shows = |proof: &&Arc<Proof>| proof.indicators.contains(&indicator.id);
        let titles: Vec<String> = dossier
            .proofs
            .iter()
            .filter(shows)
            .map(|proof| format!("«{NBSP}{}{NBSP}»", text(proof.display_title())))
            .collect();
        Some(format!(
            "{}{NBSP}: {}, {}",
            text(&indicator.name),
            titles.join(", "),
            words::backing(line.backing)
        ))
    };
    statement.lines.iter().filter_map(told).collect()
}

pub(super) fn sources(rules: &Rules, statement: &Statement) -> Vec<SourcePart> {
    let cited = cited(rules, statement);
    let sources = rules.sources.iter().enumerate().filter(|(place, _)| cited.contains(place));
    sources
        .map(|(_, source)| SourcePart {
            id: source.id.clone(),
            title: source.title.clone(),
            short_title: source.short_title.clone(),
            address: source.address.clone(),
            reading: source.reading.clone(),
        })
        .collect()
}

/// Returns the places of the sources that the figures of this statement rest on.
fn cited(rules: &Rules, statement: &Statement) -> BTreeSet<usize> {
    let year = statement.year;
    let mut citations: Vec<&Citation> = vec![&rules.parameters.deadlines_citation];
    citations.extend(
        rules.parameters.dated().iter().filter_map(|dated| Some(&dated.at(year)?.citation)),
    );
    for line in &statement.lines {
        let Some(indicator) = rules.indicators.get(line.indicator) else { continue };
        citations.push(&indicator.citation);
        let exceptions = indicator.exceptions.iter().filter(|exception| exception.year == year);
        citations.extend(exceptions.map(|exception| &exception.citation));
        let parts = line.parts.iter().filter_map(|part| indicator.parts.get(part.part));
        citations.extend(parts.map(|part| &part.citation));
    }
    let options = rules.questions.iter().filter(|question| question.period.contains(year));
    citations.extend(options.filter_map(|question| Some(&question.option.as_ref()?.citation)));
    let supplements = statement.supplements.iter();
    let supplements = supplements.filter_map(|line| rules.supplements.get(line.supplement));
    citations.extend(supplements.map(|supplement| &supplement.citation));
    citations.into_iter().map(|citation| citation.source).collect()
}

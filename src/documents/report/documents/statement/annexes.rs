//! What a statement rests on: the team, the method, open points, answers, sources.

use std::collections::BTreeSet;

use strum::IntoEnumIterator as _;

use super::super::blocks::{heading, item, paragraph, remark};
use super::super::head::{self, PATIENTS};
use crate::dossier::Dossier;
use crate::remuneration::words::{self, StatementReader};
use crate::remuneration::{Certainty, Citation, Question, QuestionIndex, Source};
use crate::report::content::{
    Block, Column, Labelled, Row, Style, Table, TableCell, Text, Titled, Width,
};
use crate::report::prose::PROSE;
use crate::report::words::{BETWEEN, text};

/// Says whose figures these are and by which method they come.
pub(super) fn team_and_method(reader: &StatementReader<'_>, dossier: &Dossier) -> Vec<Block> {
    let mut blocks = vec![Block::Facts { facts: team(reader, dossier), paired: false }];
    blocks.push(heading("Méthode"));
    let method = [
        PROSE.rounding.as_str(),
        PROSE.unknown_fact.as_str(),
        PROSE.open_points.as_str(),
        PROSE.gate.as_str(),
    ];
    blocks.push(Block::List { items: method.into_iter().map(Text::from).collect() });
    if !reader.statement.issues.is_empty() {
        blocks.push(heading("Réponses à corriger"));
        blocks.push(remark("Comptées comme non renseignées, ou à vérifier."));
        blocks.extend(reader.statement.issues.iter().filter_map(|issue| {
            let label = &reader.rules.question(issue.question)?.label;
            let said = words::issue(reader.rules, reader.statement.year, issue);
            Some(paragraph(Text::muted(fr!("{label} : ")).then(said, Style::Plain)))
        }));
    }
    blocks
}

/// Returns who the team is, with the patients declared for the exercise.
fn team(reader: &StatementReader<'_>, dossier: &Dossier) -> Vec<Labelled> {
    let mut facts = head::team(&dossier.team);
    // What is declared for the exercise is what the statement rests on.
    facts.retain(|fact| fact.label != PATIENTS);
    let patients = reader.rules.question(reader.rules.roles.patientele);
    facts.extend(patients.and_then(|question| answered(reader, question)));
    facts
}

/// Returns the annex.
pub(super) fn annex(reader: &StatementReader<'_>) -> Vec<Block> {
    let rules = reader.rules;
    let mut blocks = Vec::new();
    let options = options(reader);
    if !options.is_empty() {
        blocks.push(heading("Points ouverts des textes"));
        blocks.push(options_table(options));
    }
    if !rules.outside.is_empty() {
        blocks.push(heading("Ce qui ne rapporte pas de points"));
        let outside = rules
            .outside
            .iter()
            .map(|unpaid| Labelled::of(text(&unpaid.name), text(&unpaid.reason)));
        blocks.push(Block::Facts { facts: outside.collect(), paired: false });
    }
    let asked = asked(reader);
    blocks.push(heading("Ce que l’équipe déclare"));
    blocks.push(declared(reader, &asked));
    blocks.push(heading("Ce qui n’est pas renseigné"));
    blocks.push(unanswered(reader, &asked));
    blocks.push(heading("Sources"));
    let cited = cited(reader);
    let sources = rules.sources.iter().enumerate().filter(|(place, _)| cited.contains(place));
    blocks.extend(sources.map(|(_, cited)| Block::Item(source(cited))));
    blocks.push(heading("Certitude des sources"));
    let certainties =
        Certainty::iter().map(|sure| Labelled::of(words::letter(sure), words::certainty(sure)));
    blocks.push(Block::Facts { facts: certainties.collect(), paired: false });
    blocks
}

/// Returns the points the texts leave open: who rests on them, the reading taken, and why.
fn options(reader: &StatementReader<'_>) -> Vec<Row> {
    let (rules, year) = (reader.rules, reader.facts.year);
    let row = |(place, question): (usize, &Question)| {
        let option = question.option.as_ref().filter(|_| reader.inputs.is_asked(question))?;
        let index = QuestionIndex(place);
        let codes = rules.indicators.iter();
        let codes = codes.filter(|indicator| {
            indicator.period.contains(year) && indicator.questions.contains(&index)
        });
        let codes: Vec<&str> = codes.map(|indicator| indicator.code.as_str()).collect();
        let place = if codes.is_empty() { WHOLE.to_owned() } else { codes.join(", ") };
        let source = words::citation(rules, &option.citation);
        Some(Row::of(vec![
            TableCell::words(place),
            TableCell::words(words::option_taken(question, reader.facts)?),
            TableCell::words(Text::from(&option.why).then(format!(" {source}."), Style::Muted)),
        ]))
    };
    rules.questions.iter().enumerate().filter_map(row).collect()
}

fn options_table(rows: Vec<Row>) -> Block {
    Block::Table(Table {
        id: "options-page",
        title: "Points ouverts des textes".to_owned(),
        columns: vec![
            Column::words("Indicateur", "").wide(Width::Millimetres(18)),
            Column::words("Lecture retenue", ""),
            Column::words("Pourquoi", ""),
        ],
        rows,
        chart: None,
    })
}

/// What asks questions that no indicator asks.
const WHOLE: &str = "Ensemble";

/// Questions under what asks them.
type QuestionGroups<'a> = Vec<(String, Vec<&'a Question>)>;

/// Returns the facts that the whole, then each indicator of the year ask, options left out; a
/// question asked twice stands under the first.
fn asked<'a>(reader: &StatementReader<'a>) -> QuestionGroups<'a> {
    let rules = reader.rules;
    let indicators = rules.indicators.iter();
    let indicators = indicators
        .filter(|indicator| indicator.period.contains(reader.facts.year))
        .map(|indicator| {
            let title = format!("{} · {}", indicator.code, indicator.name);
            (title, indicator.questions.as_slice())
        });
    let askers = std::iter::once((WHOLE.to_owned(), rules.general.as_slice())).chain(indicators);
    let mut seen = BTreeSet::new();
    let asked = askers.map(|(title, questions)| {
        let new = questions.iter().filter(|index| seen.insert(**index));
        let questions = new.filter_map(|index| rules.question(*index));
        let asked = questions
            .filter(|question| question.option.is_none() && reader.inputs.is_asked(question));
        (title, asked.collect())
    });
    asked.collect()
}

/// Returns a question with its answer; nothing while it has none.
fn answered(reader: &StatementReader<'_>, question: &Question) -> Option<Labelled> {
    let answer = words::answer(question, reader.facts.values.get(&question.id)?);
    Some(Labelled::of(&question.label, answer))
}

fn declared(reader: &StatementReader<'_>, asked: &QuestionGroups<'_>) -> Block {
    let mut rows = Vec::new();
    for (title, questions) in asked {
        let facts: Vec<Labelled> =
            questions.iter().filter_map(|question| answered(reader, question)).collect();
        rows.extend((!facts.is_empty()).then(|| Row::title(title)));
        rows.extend(facts.into_iter().map(pair));
    }
    if rows.is_empty() {
        return remark("Rien encore.");
    }
    two_columns("declare-page", ["Donnée", "Réponse"], rows)
}

fn unanswered(reader: &StatementReader<'_>, asked: &QuestionGroups<'_>) -> Block {
    let left = asked.iter().map(|(title, questions)| {
        let open =
            questions.iter().filter(|question| !reader.facts.values.contains_key(&question.id));
        let labels: Vec<&str> = open.map(|question| question.label.as_str()).collect();
        Labelled::of(title, labels.join(BETWEEN))
    });
    let rows: Vec<Row> = left.filter(|fact| !fact.value.is_empty()).map(pair).collect();
    if rows.is_empty() {
        return remark("Tout est renseigné.");
    }
    two_columns("non-renseigne-page", ["Indicateur", "À renseigner"], rows)
}

fn pair(fact: Labelled) -> Row {
    Row::of(vec![TableCell::words(fact.label), TableCell::words(fact.value)])
}

fn two_columns(id: &'static str, [first, second]: [&str; 2], rows: Vec<Row>) -> Block {
    let columns = vec![Column::words(first, ""), Column::words(second, "")];
    Block::Table(Table { id, title: first.to_owned(), columns, rows, chart: None })
}

fn source(source: &Source) -> Titled {
    let reading =
        if source.reading.is_empty() { String::new() } else { fr!(" · lu : {}", source.reading) };
    Titled {
        blocks: vec![paragraph(&source.title), remark(format!("{}{reading}", source.address))],
        ..item(format!("{} · {}", source.id, source.short_title))
    }
}

/// Returns the places of the sources that the figures of this statement rest on.
fn cited(reader: &StatementReader<'_>) -> BTreeSet<usize> {
    let (rules, year) = (reader.rules, reader.statement.year);
    let mut citations: Vec<&Citation> = vec![&rules.parameters.deadlines_citation];
    citations.extend(
        rules.parameters.dated().iter().filter_map(|dated| Some(&dated.at(year)?.citation)),
    );
    for line in reader.lines() {
        citations.push(&line.indicator.citation);
        let exceptions = line.indicator.exceptions.iter();
        citations.extend(
            exceptions
                .filter(|exception| exception.year == year)
                .map(|exception| &exception.citation),
        );
        citations.extend(line.parts().map(|part| &part.part.citation));
    }
    let options = rules.questions.iter().filter(|question| question.period.contains(year));
    citations.extend(options.filter_map(|question| Some(&question.option.as_ref()?.citation)));
    let supplements = reader.statement.supplements.iter();
    let supplements = supplements.filter_map(|line| rules.supplements.get(line.supplement));
    citations.extend(supplements.map(|supplement| &supplement.citation));
    citations.into_iter().map(|citation| citation.source).collect()
}

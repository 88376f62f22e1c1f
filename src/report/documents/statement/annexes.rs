//! What a statement rests on: the team, the method, open points, answers, sources.

use super::super::{heading, item, paragraph, remark};
use crate::french::NBSP;
use crate::report::content::{Block, Cell, Column, Item, Row, Style, Table, Text, Width};
use crate::report::model::{Fact, ProvisionalStatement, SourcePart};

/// Says whose figures these are and by which method they come.
pub(super) fn team_and_method(d: &ProvisionalStatement) -> Vec<Block> {
    let mut blocks = vec![Block::Facts { facts: d.team.facts.clone(), paired: false }];
    blocks.push(heading("Méthode"));
    let method = [
        "Chaque calcul est exact\u{a0}; seul ce qui est écrit est arrondi, à deux décimales. Une somme de montants \
         arrondis, ou un produit refait à la main, peut donc différer de quelques centimes.",
        "Une donnée non renseignée n’est pas un zéro\u{a0}: la ligne qui en dépend le dit, et ne compte rien en \
         attendant.",
        "Quand les textes se taisent ou se contredisent, une lecture est retenue par défaut, écrite sous la ligne et \
         reprise dans «\u{a0}Points ouverts des textes\u{a0}».",
        "Rien n’est payé tant qu’un prérequis manque, quel que soit le reste.",
    ];
    blocks.push(Block::List { items: method.into_iter().map(Text::from).collect() });
    if !d.issues.is_empty() {
        blocks.push(heading("Réponses à corriger"));
        blocks.push(remark("Comptées comme non renseignées, ou à vérifier."));
        blocks.extend(d.issues.iter().map(|issue| {
            let label = format!("{}{NBSP}: ", issue.label);
            paragraph(Text::muted(label).then(&issue.value, Style::Plain))
        }));
    }
    blocks
}

/// Returns the annex.
pub(super) fn annex(d: &ProvisionalStatement) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !d.options.is_empty() {
        blocks.push(heading("Points ouverts des textes"));
        blocks.push(options(d));
    }
    if !d.outside.is_empty() {
        blocks.push(heading("Ce qui ne rapporte pas de points"));
        blocks.push(Block::Facts { facts: d.outside.clone(), paired: false });
    }
    blocks.push(heading("Ce que l’équipe déclare"));
    blocks.push(if d.declared.is_empty() { remark("Rien encore.") } else { declared(d) });
    blocks.push(heading("Ce qui n’est pas renseigné"));
    blocks.push(if d.unanswered.is_empty() {
        remark("Tout est renseigné.")
    } else {
        let rows = d.unanswered.iter().map(pair).collect();
        two_columns("non-renseigne-page", ["Indicateur", "À renseigner"], rows)
    });
    blocks.push(heading("Sources"));
    blocks.extend(d.sources.iter().map(|one| Block::Item(source(one))));
    blocks.push(heading("Certitude des sources"));
    blocks.push(Block::Facts { facts: d.certainties.clone(), paired: false });
    blocks
}

fn options(d: &ProvisionalStatement) -> Block {
    let rows = d.options.iter().map(|one| {
        let why = Text::from(&one.why).then(format!(" {}.", one.source), Style::Muted);
        Row::of(vec![Cell::words(&one.place), Cell::words(&one.taken), Cell::words(why)])
    });
    Block::Table(Table {
        id: "options-page",
        title: "Points ouverts des textes".to_owned(),
        columns: vec![
            Column::words("Indicateur", "").wide(Width::Millimetres(18)),
            Column::words("Lecture retenue", ""),
            Column::words("Pourquoi", ""),
        ],
        rows: rows.collect(),
        chart: None,
    })
}

fn declared(d: &ProvisionalStatement) -> Block {
    let rows = d.declared.iter().flat_map(|part| {
        std::iter::once(Row::title(&part.title)).chain(part.facts.iter().map(pair))
    });
    two_columns("declare-page", ["Donnée", "Réponse"], rows.collect())
}

fn pair(fact: &Fact) -> Row {
    Row::of(vec![Cell::words(&fact.label), Cell::words(&fact.value)])
}

fn two_columns(id: &'static str, [first, second]: [&str; 2], rows: Vec<Row>) -> Block {
    let columns = vec![Column::words(first, ""), Column::words(second, "")];
    Block::Table(Table { id, title: first.to_owned(), columns, rows, chart: None })
}

fn source(one: &SourcePart) -> Item {
    let reading = if one.reading.is_empty() {
        String::new()
    } else {
        format!(" · lu{NBSP}: {}", one.reading)
    };
    Item {
        blocks: vec![paragraph(&one.title), remark(format!("{}{reading}", one.address))],
        ..item(format!("{} · {}", one.id, one.short_title))
    }
}

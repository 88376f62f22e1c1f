//! "Décompte prévisionnel ACI": the gate, what each indicator brings and why, from total to balance.

mod annexes;
mod indicators;

use super::material::Material;
use super::parts::charts;
use super::{diagnostic, item, page, paragraph, remark, section, warning};
use crate::chart::{Chart, Stacks, Unit};
use crate::remuneration::Statement;
use crate::report::content::{
    Block, Cell, Column, Item, Report, Row, Section, Shape, Sign, Style, Table, Text, Width,
};
use crate::report::model::{Mark, ProvisionalStatement, Sum, SupplementPart};
use crate::scoring::Absence;

/// Said in the footer of every page.
const ESTIMATE: &str = "Estimation sans valeur contractuelle";

/// Sets out the provisional statement of an exercise.
pub fn statement(d: &ProvisionalStatement) -> Report {
    let exercise = format!("exercice {}", d.year);
    let rules = &d.rules;
    let about = [format!("À jour des textes connus au {}", rules.as_of), rules.status.to_owned()];
    let about = about.into_iter().chain(std::iter::once(rules.note.clone()));
    let about = about.filter(|part| !part.is_empty()).map(Text::from);
    Report {
        title: d.title.to_owned(),
        shape: Shape::Pages,
        is_fictitious: d.is_fictitious,
        made_on_date: d.made_on_date,
        made_on: d.made_on.clone(),
        letterhead: diagnostic::letterhead(&d.team),
        running: format!("{} · {exercise}", d.team.running_name),
        description: format!("Ce que l’{exercise} rapporterait d’après ce que l’équipe déclare"),
        caution: ESTIMATE.to_owned(),
        lines: vec![
            Text::strong(format!("Exercice {}", d.year)).then(
                format!(" · {}, règles version {}", rules.title, rules.version),
                Style::Plain,
            ),
            Text::joined(about),
        ],
        sections: sections(d),
        data: Vec::new(),
    }
}

fn sections(d: &ProvisionalStatement) -> Vec<Section> {
    let mut sections =
        vec![section("total", "", total(d)), section("prerequis", "Prérequis", gate(d))];
    if !d.axes.is_empty() {
        sections.push(section("axes", "Par axe", vec![axes(d)]));
    }
    sections.push(section(
        "certitude",
        "Montants selon les justificatifs",
        vec![remark("Compté ligne par ligne, majoration comprise ; rien n’est payable tant qu’un prérequis manque ou reste à confirmer."), sums(&d.range)],
    ));
    sections.push(section("solde", "Du total au solde", settlement(d)));
    sections.push(section("methode", "L’équipe et la méthode", annexes::team_and_method(d)));
    sections.push(page("indicateurs", "Indicateur par indicateur", indicators::indicators(d)));
    sections.push(page(
        "annexe",
        "Annexe\u{a0}: points ouverts, données, sources",
        annexes::annex(d),
    ));
    sections
}

/// Returns the state of something with its sign.
pub(super) fn state(mark: Mark, words: &str) -> Text {
    match mark {
        Mark::Full => Text::signed(Sign::Full, words, Style::Good),
        Mark::Partial => Text::signed(Sign::Partial, words, Style::Warn),
        Mark::None => Text::signed(Sign::Nothing, words, Style::Bad),
        Mark::Unknown => Text::signed(Sign::Unknown, words, Style::Muted),
    }
}

fn total(d: &ProvisionalStatement) -> Vec<Block> {
    let caution = "Ce document est calculé d’après ce que l’équipe déclare\u{a0}; seule la caisse d’assurance \
                       maladie arrête la rémunération, au vu des justificatifs."
        .to_owned();
    let caution = if d.rules.is_established {
        caution
    } else {
        format!("{caution} Pour cet exercice\u{a0}: {}.", d.rules.status)
    };
    let days = d.deadlines.iter().enumerate().fold(Text::default(), |all, (place, day)| {
        let lead = if place == 0 { "" } else { ", " };
        all.then(format!("{lead}{} ", day.label), Style::Plain).then(&day.value, Style::Strong)
    });
    let mut blocks = vec![
        warning(&format!("{ESTIMATE}."), caution),
        Block::Figures { figures: d.figures.to_vec() },
        paragraph(days),
    ];
    blocks.extend(doubtful(d));
    blocks
}

/// Warns of proofs that are said to be held and hold no more; nothing when there are none.
pub(super) fn doubtful(d: &ProvisionalStatement) -> Option<Block> {
    let told = format!(
        "Le justificatif est dit détenu, mais le registre des preuves dit autre chose. {}.",
        d.doubtful.join("\u{a0}; ")
    );
    (!d.doubtful.is_empty()).then(|| warning("À vérifier.", told))
}

/// Says whether the prerequisites hold, by their codes.
fn gate(d: &ProvisionalStatement) -> Vec<Block> {
    gate_table(d, true)
}

/// Says the same without codes, where those of criteria would be taken for them.
pub(super) fn gate_in_short(d: &ProvisionalStatement) -> Vec<Block> {
    gate_table(d, false)
}

fn gate_table(d: &ProvisionalStatement, has_codes: bool) -> Vec<Block> {
    let style = match d.gate.mark {
        Mark::Full => Style::Good,
        Mark::Partial => Style::Warn,
        Mark::None => Style::Bad,
        Mark::Unknown => Style::Muted,
    };
    let mut blocks = vec![paragraph(Text::styled(&d.gate.sentence, style))];
    if d.gate.prerequisites.is_empty() {
        return blocks;
    }
    let is_complete = d.gate.prerequisites.iter().all(|one| one.missing.is_empty());
    let rows = d.gate.prerequisites.iter().map(|one| {
        let missing = if one.missing.is_empty() { Absence::Nothing.words() } else { &one.missing };
        let code = has_codes.then(|| Cell::words(&one.code));
        let missing = (!is_complete).then(|| Cell::words(Text::muted(missing)));
        let held = if one.held.is_empty() { "aucun n’est demandé" } else { &one.held };
        let told = [
            Cell::words(&one.name),
            Cell::words(state(one.mark, one.state)),
            Cell::words(Text::muted(held)),
        ];
        Row::of(code.into_iter().chain(told).chain(missing).collect())
    });
    let code = has_codes.then(|| Column::words("Code", "").wide(Width::Auto));
    let told = [
        Column::words("Prérequis", "").wide(Width::Share(3)),
        Column::words("État", "").wide(Width::Auto),
        Column::words("Justificatif", "").wide(Width::Auto),
    ];
    let missing = Column::words("Reste à renseigner", "").wide(Width::Share(2));
    let missing = (!is_complete).then_some(missing);
    blocks.push(Block::Table(Table {
        id: "prerequis-page",
        title: "Prérequis".to_owned(),
        columns: code.into_iter().chain(told).chain(missing).collect(),
        rows: rows.collect(),
        chart: None,
    }));
    blocks
}

/// Returns points and euros by axis.
pub(super) fn axes(d: &ProvisionalStatement) -> Block {
    let row = |title: &str, points: &str, euros: &str| {
        vec![Cell::words(title), Cell::words(points), Cell::words(euros)]
    };
    let mut rows: Vec<Row> = Vec::new();
    for axis in &d.axes {
        rows.push(Row::of(row(&axis.title, &axis.points.shown, &axis.euros.shown)));
    }
    let whole = d.settlement.first().and_then(|sum| sum.amount.as_ref());
    let whole = whole.map_or(Absence::Nothing.words(), |amount| &amount.shown);
    rows.push(Row::sum(row("Ensemble, avant majoration", &d.points.shown, whole)));
    Block::Table(Table {
        id: "axes-page",
        title: "Par axe".to_owned(),
        columns: vec![
            Column::words("Axe", ""),
            Column::numbers("Points", "").wide(Width::Millimetres(28)),
            Column::numbers("Euros", "").wide(Width::Millimetres(32)),
        ],
        rows,
        chart: None,
    })
}

/// Returns sums with their calculations.
pub(super) fn sums(sums: &[Sum]) -> Block {
    let row = |sum: &Sum| {
        let absent = Absence::Incomplete.words();
        let amount = sum.amount.as_ref().map_or(absent, |amount| &amount.shown);
        let style = if sum.is_main { Style::Strong } else { Style::Plain };
        Row::of(vec![
            Cell::words(Text::styled(&sum.label, style)),
            Cell::words(Text::muted(&sum.calculation)),
            Cell::words(Text::styled(amount, style)),
        ])
    };
    Block::Table(Table {
        id: "sommes-page",
        title: "Sommes".to_owned(),
        columns: vec![
            Column::words("Somme", "").wide(Width::Millimetres(38)),
            Column::words("Calcul", ""),
            Column::numbers("Montant", ""),
        ],
        rows: sums.iter().map(row).collect(),
        chart: None,
    })
}

/// Returns every exercise beside the others; nothing while there is none.
pub(super) fn years(material: &Material<'_>) -> Option<Block> {
    let exercises = material.dossier.exercises.iter();
    let statements: Vec<Statement> = exercises.map(|facts| material.computed(facts)).collect();
    let chart = Chart::Stacks(Stacks::of(material.rules, &statements, Unit::Euros));
    charts::drawing(&chart, charts::PAGE_WIDTH)
}

fn settlement(d: &ProvisionalStatement) -> Vec<Block> {
    let mut blocks = vec![sums(&d.settlement)];
    blocks.extend(d.supplements.iter().map(|one| Block::Item(supplement(one))));
    blocks
}

fn supplement(one: &SupplementPart) -> Item {
    let amount = one.amount.as_ref().map_or("Montant non renseigné", |amount| &amount.shown);
    let mut blocks = vec![Block::Facts { facts: one.commitments.clone(), paired: false }];
    if !one.note.is_empty() {
        blocks.push(remark(&one.note));
    }
    Item {
        is_heading: true,
        notes: vec![Text::strong(amount), Text::muted(&one.source)],
        blocks,
        ..item(format!("{}, hors total", one.name))
    }
}

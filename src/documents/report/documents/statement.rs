//! "Décompte prévisionnel ACI": the gate, what each indicator brings and why, from total to balance.

mod annexes;
mod indicators;

use std::sync::Arc;

use jiff::civil::Date;

use super::blocks::{item, page, paragraph, remark, section, warning};
use super::head::head;
use super::kind::DocumentKind;
use super::material::{Material, Missing};
use super::parts::charts;
use crate::chart::{Chart, StackUnit, Stacks};
use crate::dossier::{Dossier, Proof};
use crate::french;
use crate::remuneration::words::{self, LineReader, StatementReader, ToldSum};
use crate::remuneration::{Backing, GateState, Statement, SupplementLine};
use crate::report::content::{
    Block, Column, Figure, Labelled, Report, Row, Section, Sign, Style, Table, TableCell, Text,
    Titled, Width,
};
use crate::report::prose::PROSE;
use crate::report::words::{BETWEEN, text};
use crate::scoring::Absence;

/// Said in the footer of every page.
const ESTIMATE: &str = "Estimation sans valeur contractuelle";

/// Sets out the provisional statement of an exercise.
pub(super) fn statement(material: &Material<'_>) -> Result<Report, Missing> {
    material.read_statement(|reader| {
        let (rules, year) = (reader.rules, reader.statement.year);
        let exercise = format!("exercice {year}");
        let head = head(material.dossier, material.made_on);
        let title = text(&rules.title);
        let note = rules.exercise(year).map_or_else(String::new, |year| text(&year.note));
        let as_of = french::long_date(rules.as_of);
        let status = words::status(reader.statement.status).to_owned();
        let about = [format!("À jour des textes connus au {as_of}"), status, note];
        Report {
            title: DocumentKind::Statement.label().to_owned(),
            running: format!("{} · {exercise}", head.running),
            description: format!(
                "Ce que l’{exercise} rapporterait d’après ce que l’équipe déclare"
            ),
            caution: ESTIMATE.to_owned(),
            lines: vec![
                Text::strong(format!("Exercice {year}"))
                    .then(format!(" · {title}, règles version {}", rules.version), Style::Plain),
                Text::joined(about.map(Text::from)),
            ],
            sections: sections(material, reader),
            ..head
        }
    })
}

fn sections(material: &Material<'_>, reader: &StatementReader<'_>) -> Vec<Section> {
    let (rules, statement) = (reader.rules, reader.statement);
    let mut sections = vec![
        section("total", "", total(material, reader)),
        section("prerequis", "Prérequis", gate(reader, true)),
    ];
    sections.extend(axes(reader).map(|table| section("axes", "Par axe", vec![table])));
    sections.push(section(
        "certitude",
        "Montants selon les justificatifs",
        vec![remark(PROSE.range.as_str()), sums(&words::range(statement))],
    ));
    let mut settlement = vec![sums(&words::settlement(rules, statement))];
    settlement.extend(statement.supplements.iter().filter_map(|line| supplement(reader, line)));
    sections.push(section("solde", "Du total au solde", settlement));
    let method = annexes::team_and_method(reader, material.dossier);
    sections.push(section("methode", "L’équipe et la méthode", method));
    let indicators = indicators::indicators(reader);
    sections.push(page("indicateurs", "Indicateur par indicateur", indicators));
    sections.push(page(
        "annexe",
        fr!("Annexe : points ouverts, données, sources"),
        annexes::annex(reader),
    ));
    sections
}

fn total(material: &Material<'_>, reader: &StatementReader<'_>) -> Vec<Block> {
    let statement = reader.statement;
    let caution = PROSE.statement_caution.as_str().to_owned();
    let of_year = words::caution(statement.year, statement.status);
    let caution = if of_year.is_empty() { caution } else { format!("{caution} {of_year}") };
    let mut blocks = vec![
        warning(&format!("{ESTIMATE}."), caution),
        Block::Figures { figures: figures(statement, material.made_on) },
        paragraph(deadlines(statement, material.made_on)),
    ];
    blocks.extend(doubtful(reader, material.dossier));
    blocks
}

/// Returns the four figures: payable, points, advance, balance.
pub(super) fn figures(statement: &Statement, made_on: Date) -> Vec<Figure> {
    let headline = words::headline(statement);
    let which = match statement.advance.received {
        Some(_) => "Reçue, d’après l’équipe",
        None if statement.advance.missing.is_empty() => "Calculée sur le socle et les prérequis",
        None => "Incomplète, des données manquent",
    };
    let remainder = words::remainder(statement);
    let due = match statement.gate.state() {
        GateState::Held | GateState::ToConfirm => {
            let day = french::long_date(statement.payment_due);
            let was = statement.payment_due < made_on;
            if was {
                format!("Attendu le {day}, date passée")
            } else {
                format!("Au plus tard le {day}")
            }
        }
        GateState::Missing | GateState::Unknown => "Dépend des prérequis".to_owned(),
    };
    vec![
        Figure::of(headline.label, headline.amount, french::capitalised(&headline.note)),
        Figure::of(
            "Points",
            french::amount(statement.points),
            format!("à {} le point", french::euros(statement.point_value)),
        ),
        Figure::of("Avance", words::amount_words(words::advance_amount(statement)), which),
        Figure::of(remainder.label, words::amount_words(remainder.amount), due),
    ]
}

/// Says which days are not to be missed.
fn deadlines(statement: &Statement, made_on: Date) -> Text {
    let due = |day: Date, lead: &str, what: &str, past: &str| {
        let label = if day < made_on { past } else { what };
        Text::from(format!("{lead}{label} ")).then(french::long_date(day), Style::Strong)
    };
    due(
        statement.proofs_due,
        "",
        "Justificatifs à transmettre au plus tard le",
        fr!("Envoi des justificatifs, délai passé : le"),
    )
    .and(due(
        statement.payment_due,
        ", ",
        "solde versé au plus tard le",
        fr!("versement du solde, délai passé : le"),
    ))
}

/// Warns of proofs that are said to be held and hold no more; nothing when there are none.
pub(super) fn doubtful(reader: &StatementReader<'_>, dossier: &Dossier) -> Option<Block> {
    let doubt = |line: LineReader<'_>| {
        if !matches!(line.line.backing, Backing::Expired(_) | Backing::Changed) {
            return None;
        }
        let shows = |proof: &&Arc<Proof>| proof.indicators.contains(&line.indicator.id);
        let titles = dossier.proofs.iter().filter(shows);
        let titles = titles.map(|proof| fr!("« {} »", text(proof.display_title())));
        Some(fr!(
            "{} : {}, {}",
            text(&line.indicator.name),
            titles.collect::<Vec<_>>().join(", "),
            words::backing(line.line.backing)
        ))
    };
    let doubtful: Vec<String> = reader.lines().filter_map(doubt).collect();
    let warned = format!(
        "Le justificatif est dit détenu, mais le registre des preuves dit autre chose. {}.",
        doubtful.join(fr!(" ; "))
    );
    (!doubtful.is_empty()).then(|| warning("À vérifier.", warned))
}

/// How a state looks, wherever it stands.
const fn look(state: GateState) -> (Sign, Style) {
    match state {
        GateState::Held => (Sign::Full, Style::Good),
        GateState::ToConfirm => (Sign::Partial, Style::Warn),
        GateState::Missing => (Sign::Nothing, Style::Bad),
        GateState::Unknown => (Sign::Unknown, Style::Muted),
    }
}

/// Says whether the prerequisites hold; without codes where those of criteria would be taken for
/// them.
pub(super) fn gate(reader: &StatementReader<'_>, has_codes: bool) -> Vec<Block> {
    let gate = &reader.statement.gate;
    let (_, style) = look(gate.state());
    let mut blocks = vec![paragraph(Text::styled(words::gate(reader.statement), style))];
    let lines = gate.prerequisites.iter().filter_map(|(place, state)| {
        let line = reader.line(reader.statement.lines.get(*place)?)?;
        Some((line, *state))
    });
    let lines: Vec<(LineReader<'_>, GateState)> = lines.collect();
    if lines.is_empty() {
        return blocks;
    }
    let is_complete = lines.iter().all(|(line, _)| line.missing().is_empty());
    let rows = lines.iter().map(|(line, state)| {
        let (sign, style) = look(*state);
        let or = |words: String, instead: &str| {
            let words = if words.is_empty() { instead.to_owned() } else { words };
            TableCell::words(Text::muted(words))
        };
        let code = has_codes.then(|| TableCell::words(&line.indicator.code));
        let standing = [
            TableCell::words(&line.indicator.name),
            TableCell::words(Text::signed(sign, words::gate_state(*state), style)),
            or(words::backing(line.line.backing), "aucun n’est demandé"),
        ];
        let missing =
            (!is_complete).then(|| or(line.missing().join(BETWEEN), Absence::Nothing.words()));
        Row::of(code.into_iter().chain(standing).chain(missing).collect())
    });
    let code = has_codes.then(|| Column::words("Code", "").wide(Width::Auto));
    let standing = [
        Column::words("Prérequis", "").wide(Width::Share(3)),
        Column::words("État", "").wide(Width::Auto),
        Column::words("Justificatif", "").wide(Width::Auto),
    ];
    let missing = Column::words("Reste à renseigner", "").wide(Width::Share(2));
    let missing = (!is_complete).then_some(missing);
    blocks.push(Block::Table(Table {
        id: "prerequis-page",
        title: "Prérequis".to_owned(),
        columns: code.into_iter().chain(standing).chain(missing).collect(),
        rows: rows.collect(),
        chart: None,
    }));
    blocks
}

/// Returns points and euros by axis; nothing when the rules do not cover the exercise.
pub(super) fn axes(reader: &StatementReader<'_>) -> Option<Block> {
    let (rules, statement) = (reader.rules, reader.statement);
    let cells = |title: &str, points, euros| {
        let (points, euros) = (french::amount(points), french::euros(euros));
        vec![TableCell::words(title), TableCell::words(points), TableCell::words(euros)]
    };
    let axes = rules.axes.iter().enumerate();
    let axes = axes.filter(|(place, _)| reader.lines_of(*place).next().is_some());
    let row = |(place, axis): (usize, &crate::remuneration::Axis)| {
        let (points, euros) =
            (statement.axis_points(rules, place), statement.axis_euros(rules, place));
        Row::of(cells(&axis.title, points, euros))
    };
    let mut rows: Vec<Row> = axes.map(row).collect();
    if rows.is_empty() {
        return None;
    }
    rows.push(Row::sum(cells("Ensemble, avant majoration", statement.points, statement.base)));
    Some(Block::Table(Table {
        id: "axes-page",
        title: "Par axe".to_owned(),
        columns: vec![
            Column::words("Axe", ""),
            Column::numbers("Points", "").wide(Width::Millimetres(28)),
            Column::numbers("Euros", "").wide(Width::Millimetres(32)),
        ],
        rows,
        chart: None,
    }))
}

/// Returns sums with their calculations.
pub(super) fn sums(sums: &[ToldSum]) -> Block {
    let row = |sum: &ToldSum| {
        let amount = sum.amount.map_or_else(|absence| absence.words().to_owned(), french::euros);
        let style = if sum.is_main { Style::Strong } else { Style::Plain };
        Row::of(vec![
            TableCell::words(Text::styled(sum.label, style)),
            TableCell::words(Text::muted(&sum.calculation)),
            TableCell::words(Text::styled(amount, style)),
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
    let chart = Chart::Stacks(Stacks::of(material.rules, &statements, StackUnit::Euros));
    charts::drawing(&chart, charts::PAGE_WIDTH)
}

/// Returns a sum beside the points, with what the team commits to.
fn supplement(reader: &StatementReader<'_>, line: &SupplementLine) -> Option<Block> {
    let supplement = reader.rules.supplements.get(line.supplement)?;
    let commitment = |(question, kept): &(_, Option<bool>)| {
        let label = &reader.rules.question(*question)?.label;
        Some(Labelled::of(label, words::commitment(*kept)))
    };
    let facts = line.commitments.iter().filter_map(commitment).collect();
    let mut blocks = vec![Block::Facts { facts, paired: false }];
    if !supplement.note.is_empty() {
        blocks.push(remark(&supplement.note));
    }
    let amount = line.amount.map_or_else(|| "Montant non renseigné".to_owned(), french::euros);
    let source = words::citation(reader.rules, &supplement.citation);
    Some(Block::Item(Titled {
        is_heading: true,
        notes: vec![Text::strong(amount), Text::muted(source)],
        blocks,
        ..item(format!("{}, hors total", supplement.name))
    }))
}

//! The provisional statement: PDF and CSV say what was computed, whatever was typed or left out.

use std::sync::Arc;

use jalons::app::export::{DocumentKind, Export, ExportError, Format, Looked, Request, produce};
use jalons::app::{Action, Command, PathPurpose, shipped_rules};
use jalons::dossier::{Dossier, Edit, Fact, FactId, Facts, Quantity};
use jalons::french;
use jalons::remuneration::words::{self, PartReader, StatementReader};
use jalons::remuneration::{self, Exact, GateState, Register, Statement};
use jalons::report::content::{Block, Figure, Report, Row, Style, Table, TableCell};
use jalons::report::csv;
use jalons::report::documents::{self, Material, Missing};
use jalons::report::manuscript::Manuscript;
use jalons::report::{pdf, preview};

use crate::desk::Desk;
use crate::report::read_back;
use crate::report_builders::{MADE_ON, dossier};

const HOSTILE: &str =
    "=HYPERLINK(\"http://x\";\"y\") *gras* #panic(\"x\") $x$ \\ [crochet] // `code`";

/// A place of the CSV.
const KIND: usize = 5;
const LABEL: usize = 8;
const POINTS: usize = 14;
const EUROS: usize = 15;

fn facts(year: i16, answers: &[(&str, Fact)]) -> Facts {
    let values = answers.iter().map(|(id, fact)| (FactId((*id).to_owned()), fact.clone()));
    Facts { values: values.collect(), ..Facts::of(year) }
}

fn number(number: i64) -> Fact {
    Fact::Number(Quantity::whole(number))
}

/// Every prerequisite held, some of the rest.
fn usual(year: i16) -> Facts {
    facts(
        year,
        &[
            ("patientele", number(6_010)),
            ("associes", number(16)),
            ("ipa", Fact::Flag(false)),
            ("taux_c2s", Fact::Number(Quantity::hundredths(910))),
            ("taux_ame", Fact::Number(Quantity::hundredths(50))),
            ("soins_non_programmes", Fact::Flag(true)),
            ("derogation_pdsa", Fact::Flag(false)),
            ("amplitude_horaire", Fact::Choice("12h".into())),
            ("samedi_matin", Fact::Flag(true)),
            ("fermetures", Fact::Choice("trois_semaines".into())),
            ("plan_crise", Fact::Flag(true)),
            ("crise_declaree", Fact::Flag(false)),
            ("coordination_assuree", Fact::Flag(true)),
            ("protocoles", number(1)),
            ("si_standard", Fact::Flag(true)),
            ("si_standard_date", Fact::Date(jiff::civil::date(2020, 3, 1))),
        ],
    )
}

/// A statement set out, with the numbers it comes from.
fn set_out(dossier: &Dossier, facts: &Facts) -> (Report, Statement) {
    let rules = shipped_rules();
    let statement = remuneration::compute(&rules, facts, Register::of(dossier, &[], MADE_ON));
    let material = Material {
        dossier,
        campaign: None,
        exercise: Some(facts),
        rules: &rules,
        changed_proofs: &[],
        made_on: MADE_ON,
    };
    (documents::build(DocumentKind::Statement, &material).expect("there is an exercise"), statement)
}

/// Returns the blocks of a part.
#[track_caller]
fn part<'a>(document: &'a Report, id: &str) -> &'a [Block] {
    let found = document.sections.iter().find(|section| section.id == id);
    &found.expect("the part is there").blocks
}

/// Returns the tables of this name.
fn tables<'a>(document: &'a Report, id: &str) -> Vec<&'a Table> {
    let tables = document.blocks().into_iter().filter_map(|block| match block {
        Block::Table(table) if table.id == id => Some(table),
        _ => None,
    });
    tables.collect()
}

/// Returns what the rows of the tables of this name say.
fn rows(document: &Report, id: &str) -> Vec<Vec<String>> {
    let cells = |row: &Row| row.cells.iter().map(|cell: &TableCell| cell.shown.plain()).collect();
    tables(document, id).into_iter().flat_map(|table| &table.rows).map(cells).collect()
}

#[track_caller]
fn figures(document: &Report) -> &[Figure] {
    let figures = part(document, "total").iter().find_map(|block| match block {
        Block::Figures { figures } => Some(figures),
        _ => None,
    });
    figures.expect("figures")
}

/// Returns what the spreadsheet of the statement holds, titles first.
fn sheet(document: &Report) -> Vec<Vec<String>> {
    read_back(&csv::render(&document.data[0]))
}

fn team(name: &str) -> Dossier {
    let mut dossier = dossier(Vec::new());
    name.clone_into(&mut dossier.team.name);
    dossier
}

fn manuscript(document: &Report) -> Manuscript {
    Manuscript::report(document)
}

/// Returns what each page says, on one line and with plain spaces.
#[track_caller]
fn pages(document: &Report) -> Vec<String> {
    let pages = preview::pages(&manuscript(document), 0.02).expect("pages");
    pages.into_iter().map(|page| plain(&page.text.replace('\n', " "))).collect()
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Returns the text without any space: a line may end anywhere.
fn tight(text: &str) -> String {
    text.split_whitespace().collect()
}

#[track_caller]
fn check_says(document: &Report, words: &[String]) {
    let said = tight(&pages(document).concat());
    for word in words {
        assert!(said.contains(&tight(word)), "« {word} »");
    }
}

/// Writes a number as a table has it.
fn cell(value: Exact) -> String {
    french::quantity(value).replace('\u{a0}', "").replace('−', "-")
}

#[test]
fn the_pdf_is_accessible_archival_and_the_same_every_time() {
    let (document, _) = set_out(&team("Les Essais"), &usual(2025));
    let first = pdf::render(&manuscript(&document)).expect("a document");
    assert_eq!(first.warnings, Vec::<String>::new());
    let has = |mark: &str| first.bytes.windows(mark.len()).any(|window| window == mark.as_bytes());
    for mark in ["%PDF-1.7", "pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"] {
        assert!(has(mark), "{mark}");
    }
    let (other, _) = set_out(&team("D’autres"), &usual(2024));
    pdf::render(&manuscript(&other)).expect("another document in between");
    assert!(pdf::render(&manuscript(&document)).expect("again") == first);
}

#[test]
fn the_pdf_says_every_line_and_every_sum_of_the_statement() {
    for year in [2017, 2022, 2023, 2025, 2026] {
        let facts = usual(year);
        let (document, statement) = set_out(&team("Les Essais"), &facts);
        let rules = shipped_rules();
        let sums = [
            statement.base,
            statement.majoration.amount,
            statement.total,
            statement.payable,
            statement.advance.amount,
            statement.balance,
        ];
        check_says(&document, &sums.map(french::euros));
        let reader = StatementReader::of(&rules, &facts, &statement);
        for line in reader.lines() {
            let told = [line.indicator.name.clone(), line.state().to_owned()];
            let euros = line.euros().map(french::euros);
            let parts = line.parts().map(PartReader::calculation);
            check_says(&document, &told.into_iter().chain(euros).chain(parts).collect::<Vec<_>>());
        }
        let items = part(&document, "indicateurs").iter();
        let items = items.filter(|block| matches!(block, Block::Item(_)));
        assert_eq!(items.count(), statement.lines.len());
    }
}

#[test]
fn the_table_holds_the_same_totals_and_its_details_add_up() {
    let (document, statement) = set_out(&team("Les Essais"), &usual(2025));
    let lines = sheet(&document);
    let total = |label: &str| {
        let line = lines.iter().find(|line| line[LABEL] == label).expect("a sum");
        line[EUROS].clone()
    };
    let sums = [
        ("Points en euros", statement.base),
        ("Majoration de précarité", statement.majoration.amount),
        ("Total", statement.total),
        (words::headline(&statement).label, statement.payable),
        ("Avance", statement.advance.counted()),
        ("Solde", statement.balance),
    ];
    for (label, value) in sums {
        assert_eq!(total(label), cell(value), "{label}");
    }
    for column in [POINTS, EUROS] {
        let cells = |kind: &'static str| {
            let lines = lines.iter().filter(move |line| line[KIND] == kind);
            // What is not answered has no number.
            let cells = lines.map(move |line| &line[column]).filter(|cell| !cell.is_empty());
            cells.map(|cell| cell.replace(',', ".").parse::<f64>().expect("a number"))
        };
        let difference = cells("détail").sum::<f64>() - cells("sous-total").sum::<f64>();
        assert!(difference.abs() < 0.05, "column {column}: {difference}");
    }
    let parts: usize = statement.lines.iter().map(|line| line.parts.len().max(1)).sum();
    assert_eq!(lines.iter().filter(|line| line[KIND] == "détail").count(), parts);
}

#[test]
fn numbers_of_the_table_have_neither_spaces_nor_units() {
    let mut facts = usual(2025);
    facts.values.insert(FactId("avance_recue".into()), number(90_000));
    let (document, statement) = set_out(&team("Les Essais"), &facts);
    assert!(statement.balance < Exact::from_integer(0));
    let lines = sheet(&document);
    let is_number = |text: &str| {
        let digits = text.strip_prefix('-').unwrap_or(text);
        digits.chars().all(|c| c.is_ascii_digit() || c == ',')
    };
    for line in &lines[1..] {
        assert!(is_number(&line[POINTS]) && is_number(&line[EUROS]), "{line:?}");
    }
    let too_much = lines.iter().find(|line| line[LABEL] == "Trop-perçu").expect("told by its name");
    assert_eq!(too_much[EUROS], cell(-statement.balance), "never below zero");
}

#[test]
fn an_estimate_says_so_on_every_page_and_so_does_an_invention() {
    let mut dossier = team("Les Essais");
    dossier.is_fictitious = true;
    let pages = pages(&set_out(&dossier, &usual(2025)).0);
    assert!(pages.len() > 3);
    for page in &pages {
        assert!(page.contains("Estimation sans valeur contractuelle"), "{page}");
        assert!(page.contains("Exemple fictif"), "{page}");
    }
    assert!(pages[0].contains("Ce document est calculé d’après ce que l’équipe déclare"));
}

#[test]
fn rules_that_are_not_established_say_so_on_the_first_page() {
    for (year, status) in [(2019, "ont été reconstituées"), (2026, "ne sont pas tous confirmés")]
    {
        let first = pages(&set_out(&team("Les Essais"), &usual(year)).0).remove(0);
        assert_eq!(tight(&first).matches(&tight(status)).count(), 1, "{first}");
        assert!(!first.contains("Légifrance") && !first.contains("JORFTEXT"), "{first}");
    }
}

#[test]
fn a_missing_prerequisite_comes_first_and_says_what_it_costs() {
    let mut facts = usual(2025);
    facts.values.insert(FactId("coordination_assuree".into()), Fact::Flag(false));
    let (document, statement) = set_out(&team("Les Essais"), &facts);
    assert_eq!(statement.gate.state(), GateState::Missing);
    let expected = format!(
        "Un prérequis manque : rien n’est payé. Si les 4 prérequis étaient tenus, le montant serait d’au moins {}.",
        plain(&french::euros(statement.total))
    );
    let Block::Paragraph { text, .. } = &part(&document, "prerequis")[0] else {
        panic!("a sentence")
    };
    assert_eq!((plain(&text.plain()), text.0[0].style), (expected.clone(), Style::Bad));
    assert_eq!(figures(&document)[0].value, "0\u{a0}€");
    let first = pages(&document).remove(0);
    assert!(tight(&first).contains(&tight(&expected)), "{first}");
}

#[test]
fn an_empty_exercise_has_its_document_and_says_what_to_answer() {
    let (document, statement) = set_out(&team(""), &Facts::of(2025));
    assert_eq!(statement.gate.state(), GateState::Unknown);
    assert_eq!(figures(&document)[3].value, "à compléter");
    assert!(tables(&document, "declare-page").is_empty());
    let rules = shipped_rules();
    let left = rows(&document, "non-renseigne-page").concat().concat();
    let patientele = rules.question(rules.roles.patientele).expect("a question");
    assert!(left.contains(&patientele.label), "{left}");
    check_says(&document, &["Rien encore.".into(), "Équipe sans nom".into()]);
    assert!(sheet(&document).len() > statement.lines.len());
}

#[test]
fn a_year_the_rules_do_not_cover_has_its_document_too() {
    let (document, _) = set_out(&team("Les Essais"), &usual(1999));
    assert!(document.sections.iter().all(|section| section.id != "axes"));
    check_says(&document, &["Les règles ne couvrent pas cet exercice".into()]);
}

#[test]
fn what_is_declared_is_listed_with_its_unit_and_what_cannot_be_is_told() {
    let mut facts = usual(2025);
    facts.values.insert(FactId("protocoles".into()), number(-3));
    let (document, statement) = set_out(&team("Les Essais"), &facts);
    let [issue] = &statement.issues[..] else { panic!("one") };
    let told = rows(&document, "declare-page");
    let told: Vec<String> = told.into_iter().map(|row| plain(&row.join(" : "))).collect();
    for expected in [
        "Patientèle de référence : 6 010 patients",
        "Protocoles pluriprofessionnels en vigueur : −3 protocole",
    ] {
        assert!(told.iter().any(|told| told == expected), "{expected} in {told:#?}");
    }
    check_says(&document, &[words::issue(&shipped_rules(), 2025, issue)]);
}

#[test]
fn hostile_names_come_out_literally_and_never_as_a_formula_and_notes_stay_in() {
    let facts = Facts { note: "Pour nous seuls".into(), ..usual(2025) };
    let (document, _) = set_out(&team(HOSTILE), &facts);
    let said = tight(&pages(&document).concat());
    assert!(said.contains(&tight(&french::typeset(HOSTILE))), "{said}");
    assert!(!said.contains(&tight("Pour nous seuls")), "what the team notes for itself");
    pdf::render(&manuscript(&document)).expect("a document");
    for line in &sheet(&document)[1..] {
        assert!(line[0].starts_with("'=HYPERLINK("), "{}", line[0]);
        let is_formula = |cell: &String| {
            cell.starts_with(['=', '+', '@', '\t'])
                || cell
                    .strip_prefix('-')
                    .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        assert!(!line.iter().any(is_formula), "{line:?}");
    }
}

#[test]
fn every_certainty_shown_has_its_meaning_and_every_source_its_address() {
    let (document, _) = set_out(&team("Les Essais"), &usual(2026));
    let annex = part(&document, "annexe");
    let sources = annex.iter().filter_map(|block| match block {
        Block::Item(item) => Some((item.title.as_str(), &item.blocks[1])),
        _ => None,
    });
    let sources: Vec<(&str, &Block)> = sources.collect();
    let Some(Block::Facts { facts: certainties, .. }) = annex.last() else { panic!("letters") };
    let cited = rows(&document, "parts-page");
    for row in &cited {
        let reference = &row[2];
        let (source, certainty) = reference.rsplit_once(" [").expect("a letter");
        assert!(certainties.iter().any(|fact| format!("{}]", fact.label) == certainty));
        let id = source.split(',').next().expect("a source");
        let cited = sources.iter().find(|(title, _)| title.starts_with(&format!("{id} · ")));
        let address = cited.map(|(_, block)| match block {
            Block::Paragraph { text, .. } => text.plain(),
            other => unreachable!("{other:?}"),
        });
        assert!(
            address.is_some_and(|one| !one.is_empty() && !one.starts_with(" · lu")),
            "{reference}"
        );
    }
    assert!(cited.len() > 20);
    assert_eq!(certainties.len(), 5);
}

#[test]
fn a_dossier_gives_its_exercise_to_the_export() {
    let mut request = Request {
        document: Export::Report(DocumentKind::Statement, Format::Csv),
        dossier: Dossier { exercises: vec![Arc::new(usual(2025))], ..team("Les Essais") },
        campaign: None,
        exercise: Some(2025),
        rules: shipped_rules(),
        made_on: MADE_ON,
        made_at: jiff::Timestamp::UNIX_EPOCH,
        folder: None,
        changed_proofs: Vec::new(),
        proof_files: Vec::new(),
        path: "a.csv".into(),
        replace: jalons::store::Replace::Nothing,
    };
    let produced = produce(&request, &mut |_| true).expect("a table");
    let (document, _) = set_out(&request.dossier, &usual(2025));
    assert_eq!(produced.bytes, csv::render(&document.data[0]));
    let stopped = produce(&request, &mut |_| false);
    assert!(matches!(stopped, Err(ExportError::Cancelled)));
    request.exercise = Some(2024);
    assert!(matches!(
        produce(&request, &mut |_| true),
        Err(ExportError::Missing(Missing::Exercise))
    ));
}

#[test]
fn a_statement_needs_an_exercise_and_no_campaign() {
    let mut desk = Desk::empty();
    desk.act(Action::Run(Command::New));
    desk.check(Action::Preview(Export::Report(DocumentKind::Statement, Format::Pdf)), &[]);
    assert!(
        desk.choose(
            PathPurpose::Export(Export::Report(DocumentKind::Statement, Format::Pdf)),
            "a.pdf"
        )
        .is_empty()
    );
    desk.check(Action::Edit(Edit::AddExercise(2025)), &[]);
    desk.check(
        Action::Export(Export::Report(DocumentKind::Statement, Format::Pdf)),
        &["ask Export(Report(Statement, Pdf)) Décompte prévisionnel ACI 2025 Équipe sans nom.pdf"],
    );
    let exported = desk
        .choose(PathPurpose::Export(Export::Report(DocumentKind::Statement, Format::Csv)), "a.csv");
    assert_eq!(exported, ["export Report(Statement, Csv) to a.csv replacing anything"]);
    desk.check(Action::Preview(Export::Report(DocumentKind::Diagnostic, Format::Pdf)), &[]);
    desk.check(Action::Preview(Export::Report(DocumentKind::Statement, Format::Pdf)), &["preview"]);
}

#[test]
fn the_pages_of_another_document_or_exercise_are_made_again() {
    let mut desk = Desk::with_file();
    desk.check(Action::Edit(Edit::AddExercise(2024)), &[]);
    desk.check(Action::Edit(Edit::AddExercise(2025)), &[]);
    let looks = [
        (Action::Preview(Export::Report(DocumentKind::Diagnostic, Format::Pdf)), None),
        (Action::Preview(Export::Report(DocumentKind::Statement, Format::Pdf)), None),
        (Action::Preview(Export::Report(DocumentKind::Statement, Format::Pdf)), Some(2024)),
    ];
    for (look, year) in looks {
        if let Some(year) = year {
            desk.check(Action::ShowExercise(year), &[]);
        }
        desk.check(look, &["preview"]);
        let made = desk.state.session.preview.making.unwrap();
        assert!(desk.pages_come(Ok(Looked::default())).is_empty());
        assert_eq!(desk.state.session.preview.shown, Some(made));
    }
}

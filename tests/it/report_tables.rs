//! Tables for spreadsheets: explained, exact, and what the program computed.

use std::sync::Arc;

use jalons::app::shipped_rules;
use jalons::dossier::file as dossier_file;
use jalons::dossier::{Dossier, Facts, ImprovementState, Proof, ProofId, ProofPlace};
use jalons::french::taken_for;
use jalons::grid::file as grid_file;
use jalons::grid::{CriterionId, GridId};
use jalons::remuneration::words::StatementReader;
use jalons::remuneration::{self, Register};
use jalons::report::content::{CellUnit, CellValue, DataChartKind, Table, TableCell};
use jalons::report::{csv, tables};
use jalons::scoring::{MeanChange, Scores};
use jiff::civil::date;
use num_rational::Ratio;

use crate::report::read_back;
use crate::report_builders::{MADE_ON, dossier, example, two_campaigns};
use crate::{builders, plan};

/// Every table of a dossier.
fn all(dossier: &Dossier) -> Vec<Table> {
    let rules = shipped_rules();
    let mut all = vec![
        tables::plan(dossier, MADE_ON),
        tables::proofs(dossier, &rules, MADE_ON),
        tables::progress(dossier),
        tables::exercises(dossier, &rules, Register::of(dossier, &[], MADE_ON)),
    ];
    for campaign in &dossier.campaigns {
        all.push(tables::answers(dossier, campaign.id, MADE_ON));
        all.push(tables::profile(&Scores::of(dossier, campaign.id).unwrap()));
    }
    for facts in &dossier.exercises {
        let statement = remuneration::compute(&rules, facts, Register::of(dossier, &[], MADE_ON));
        let reader = StatementReader::of(&rules, facts, &statement);
        all.push(tables::statement(dossier, &reader));
    }
    all
}

fn wide(number: Ratio<i64>) -> Ratio<i128> {
    Ratio::new(i128::from(*number.numer()), i128::from(*number.denom()))
}

fn means(cell: &TableCell) -> Option<Ratio<i128>> {
    match cell.value {
        CellValue::Number(number, CellUnit::Mean | CellUnit::Change) => Some(number),
        CellValue::Nothing => None,
        _ => unreachable!("{cell:?}"),
    }
}

/// Returns the place of the column of this title.
#[track_caller]
fn place(table: &Table, title: &str) -> usize {
    let found = table.columns.iter().position(|column| column.title == title);
    found.expect(title)
}

#[test]
fn every_column_has_a_meaning_and_every_row_all_its_cells() {
    for dossier in [example(), two_campaigns(), builders::les_tilleuls(), Dossier::default()] {
        for table in all(&dossier) {
            for column in &table.columns {
                let told = format!("{}, {}: {}", table.title, column.title, column.meaning);
                assert!(column.meaning.ends_with('.') && column.meaning.len() > 8, "{told}");
                assert!(!column.title.is_empty(), "{told}");
            }
            let titles: std::collections::BTreeSet<&String> =
                table.columns.iter().map(|column| &column.title).collect();
            assert_eq!(titles.len(), table.columns.len(), "{}: a title stands twice", table.title);
            for row in &table.rows {
                assert_eq!(row.cells.len(), table.columns.len(), "{}", table.title);
            }
            let sums = table.rows.iter().skip_while(|row| !row.is_sum);
            assert!(sums.clone().count() <= 20, "{}", table.title);
            assert!(table.title.chars().count() <= 31, "{}", table.title);
            if let Some(chart) = &table.chart {
                let drawn = chart.series.iter().chain([&chart.categories]);
                assert!(drawn.into_iter().all(|place| *place < table.columns.len()));
            }
        }
    }
}

#[test]
fn a_number_and_the_words_beside_it_agree() {
    for table in all(&example()) {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            let shown = cell.shown.plain().replace(['\u{a0}', '€'], "").replace('−', "-");
            let shown = shown.trim_end_matches("points");
            let CellValue::Number(number, unit) = cell.value else { continue };
            if shown == "stable" {
                assert_eq!((number, unit), (Ratio::from_integer(0), CellUnit::Change));
                continue;
            }
            let parsed: f64 = shown.replace(',', ".").parse().expect("a number");
            let exact = *number.numer() as f64 / *number.denom() as f64;
            let step =
                if matches!(unit, CellUnit::Mean | CellUnit::Change) { 0.051 } else { 0.0051 };
            assert!((parsed - exact).abs() < step, "{shown} is not {number} ({unit:?})");
        }
    }
}

#[test]
fn every_table_is_a_csv_of_as_many_lines() {
    for table in all(&example()) {
        let lines = read_back(&csv::render(&table));
        assert_eq!(lines.len(), table.rows.len() + 1, "{}", table.title);
        let day = |text: &str| text.len() == 10 && text.matches('/').count() == 2;
        for (line, row) in lines[1..].iter().zip(&table.rows) {
            for (written, cell) in line.iter().zip(&row.cells) {
                match cell.value {
                    CellValue::Nothing => assert_eq!(written, ""),
                    CellValue::Day(_) => assert!(day(written), "{written}"),
                    CellValue::Number(..) => {
                        assert!(written.replace(',', ".").parse::<f64>().is_ok(), "{written}");
                    }
                    CellValue::Words => {}
                }
            }
        }
    }
}

#[test]
fn a_csv_takes_any_table_and_guards_its_titles() {
    let mut table = tables::plan(&Dossier::default(), MADE_ON);
    table.columns.truncate(2);
    table.columns[0].title = "=1+1".into();
    table.columns[1].is_drawing = true;
    table.rows = vec![jalons::report::content::Row::of(vec![TableCell::words("a"); 4])];
    assert_eq!(csv::render(&table), "\u{feff}'=1+1\r\na\r\n".as_bytes());
    table.rows[0].cells.clear();
    assert_eq!(csv::render(&table), "\u{feff}'=1+1\r\n\"\"\r\n".as_bytes());
}

#[test]
fn the_profile_holds_the_scores_and_ends_with_the_whole() {
    let dossier = example();
    for campaign in &dossier.campaigns {
        let scores = Scores::of(&dossier, campaign.id).unwrap();
        let table = tables::profile(&scores);
        let (whole, domains) = table.rows.split_last().unwrap();
        assert!(whole.is_sum && domains.iter().all(|row| !row.is_sum));
        assert_eq!(whole.cells[0].shown.plain(), "Ensemble");
        let each = scores.domains.iter().map(|domain| &domain.score).chain([&scores.whole]);
        for (row, score) in table.rows.iter().zip(each) {
            let expected = [
                score.mean.ok(),
                score.former.ok(),
                score.change.as_ref().map(MeanChange::difference),
                score.aim(),
            ];
            let found: Vec<_> = row.cells[1..5].iter().map(means).collect();
            assert_eq!(found, expected.map(|mean| mean.map(wide)));
            let counts = [score.coverage.levelled, score.coverage.total].map(TableCell::count);
            assert_eq!(row.cells[5..7], counts);
        }
        let chart = table.chart.expect("bars");
        assert_eq!((chart.kind, chart.maximum), (DataChartKind::Bars, Some(4)));
    }
    let blank = dossier_without_answers();
    let scores = Scores::of(&blank, blank.campaigns[0].id).unwrap();
    assert_eq!(tables::profile(&scores).chart, None);
}

fn dossier_without_answers() -> Dossier {
    dossier(vec![crate::report_builders::campaign(1, 2025)])
}

#[test]
fn progress_has_one_row_per_campaign_and_draws_lines_only_through_what_compares() {
    let mut dossier = builders::les_tilleuls();
    let table = tables::progress(&dossier);
    assert_eq!(table.rows.len(), 3);
    assert_eq!(table.rows[0].cells[0], TableCell::day(Some(date(2023, 5, 11))));
    let last = Scores::of(&dossier, dossier.campaigns[2].id).unwrap();
    assert_eq!(means(&table.rows[2].cells[3]), last.whole.mean.ok().map(wide));
    for (cell, domain) in table.rows[2].cells[4..].iter().zip(&last.domains) {
        assert_eq!(means(cell), domain.score.mean.ok().map(wide), "{}", domain.title);
    }
    assert_eq!(table.chart.expect("lines").kind, DataChartKind::Lines);

    let first = Arc::make_mut(&mut dossier.campaigns[0]);
    Arc::make_mut(&mut first.grid).id = GridId("autre".to_owned());
    let table = tables::progress(&dossier);
    assert_eq!(table.rows[0].cells[2].shown.plain(), "autre 1.0.0");
    assert_eq!(table.chart.expect("bars").kind, DataChartKind::Columns);
    assert_eq!(tables::progress(&Dossier::default()).chart, None);
    assert_eq!(tables::progress(&dossier_without_answers()).chart, None);
}

#[test]
fn exercises_hold_the_sums_of_their_statements() {
    let (dossier, rules) = (example(), shipped_rules());
    let table = tables::exercises(&dossier, &rules, Register::of(&dossier, &[], MADE_ON));
    assert_eq!(table.rows.len(), dossier.exercises.len());
    let (points, total) = (place(&table, "Points"), place(&table, "Total"));
    let payable = place(&table, "Payable");
    for (row, facts) in table.rows.iter().zip(&dossier.exercises) {
        let statement = remuneration::compute(&rules, facts, Register::of(&dossier, &[], MADE_ON));
        let value = |place: usize| row.cells[place].value.clone();
        assert_eq!(value(0), CellValue::Number(i128::from(facts.year).into(), CellUnit::Year));
        assert_eq!(value(points), CellValue::Number(statement.points, CellUnit::Points));
        assert_eq!(value(total), CellValue::Number(statement.total, CellUnit::Euros));
        assert_eq!(value(payable), CellValue::Number(statement.payable, CellUnit::Euros));
        let parts = row.cells[points + 1..total].iter().map(|cell| match cell.value {
            CellValue::Number(number, CellUnit::Euros) => number,
            _ => panic!("{cell:?}"),
        });
        assert_eq!(parts.sum::<Ratio<i128>>(), statement.total, "{}", facts.year);
    }
    let chart = table.chart.expect("stacks");
    assert_eq!(chart.kind, DataChartKind::StackedColumns);
    assert_eq!(chart.series, (points + 1..total).collect::<Vec<_>>());
}

#[test]
fn a_year_the_rules_do_not_cover_has_no_amount() {
    let exercises = vec![Arc::new(Facts::of(1999))];
    let table = tables::exercises(
        &Dossier { exercises, ..Dossier::default() },
        &shipped_rules(),
        Register::default(),
    );
    let cells = &table.rows[0].cells;
    assert_eq!(cells[1].shown.plain(), "exercice hors des règles connues");
    assert!(cells[2..cells.len() - 1].iter().all(|cell| cell.value == CellValue::Nothing));
    assert_eq!(table.chart, None);
}

#[test]
fn the_register_tells_where_each_proof_is_and_until_when_it_holds() {
    let mut dossier = two_campaigns();
    let rules = shipped_rules();
    let known = &rules.indicators[0];
    let proof = Proof {
        id: ProofId(1),
        title: "=Calendrier".to_owned(),
        date: Some(date(2025, 1, 15)),
        valid_until: Some(date(2026, 11, 1)),
        place: ProofPlace::Address("\\\\serveur\\partage".to_owned()),
        criteria: [CriterionId("B1".to_owned()), CriterionId("A1".to_owned())].into(),
        indicators: [known.id.clone(), "inconnu".to_owned()].into(),
        ..Proof::default()
    };
    let unsaid =
        Proof { id: ProofId(2), place: ProofPlace::Paper("  ".to_owned()), ..Proof::default() };
    dossier.proofs = vec![Arc::new(proof), Arc::new(unsaid)];
    let table = tables::proofs(&dossier, &rules, MADE_ON);
    let lines = read_back(&csv::render(&table));
    let codes = format!("{}, inconnu", known.code);
    let expected = [
        "Les Essais",
        "non",
        "22/11/2026",
        "'=Calendrier",
        "autre document",
        "15/01/2025",
        "01/11/2026",
        "expirée le 1er\u{a0}novembre 2026",
        "adresse",
        "\\\\serveur\\partage",
        "",
        "",
        "A1, B1",
        &codes,
        "",
    ];
    assert_eq!(lines[1], expected);
    assert_eq!(lines[2][3], "Preuve sans titre");
    assert_eq!(lines[2][8], "", "nobody said where");
}

#[test]
fn the_register_leaves_without_the_folders_of_the_computer() {
    let mut dossier = two_campaigns();
    let paths = ["/media/marie.durand/Preuves/charte.pdf", r"C:\Users\marie.durand\charte.pdf"];
    let proof = |(number, path): (u32, &str)| {
        let place = ProofPlace::File { path: path.to_owned(), fingerprint: "ab".to_owned() };
        Arc::new(Proof { id: ProofId(number), place, ..Proof::default() })
    };
    dossier.proofs = (1..).zip(paths).map(proof).collect();
    let written = csv::render(&tables::proofs(&dossier, &shipped_rules(), MADE_ON));
    assert!(!String::from_utf8_lossy(&written).contains("marie.durand"));
    let lines = read_back(&written);
    assert_eq!((&*lines[1][9], &*lines[2][9]), ("charte.pdf", "charte.pdf"));
    assert_eq!(lines[1][10], "ab", "the fingerprint tells the file again");
}

#[test]
fn the_plan_keeps_its_days_as_days() {
    let mut dossier = two_campaigns();
    let deadline = date(2026, 12, 31);
    let one = plan::improvement(1, "Réunir", Some(deadline), ImprovementState::default());
    dossier.improvements = vec![Arc::new(one)];
    let table = tables::plan(&dossier, MADE_ON);
    let cell = &table.rows[0].cells[place(&table, "échéance")];
    assert_eq!(cell.value, CellValue::Day(deadline));
    assert_eq!(table.rows[0].cells[place(&table, "fait le")].value, CellValue::Nothing);
}

#[test]
fn a_code_that_looks_like_a_number_or_a_date_is_marked_as_a_text() {
    let reading = dossier_file::read(include_bytes!("../fixtures/textes/codes.jalons"));
    let dossier = reading.value.expect("it is valid");
    let table = tables::answers(&dossier, dossier.campaigns[0].id, MADE_ON);
    let lines = read_back(&csv::render(&table));
    let cells: Vec<&str> = lines.iter().flatten().map(String::as_str).collect();
    for code in [
        "3/4",
        "1-2",
        "1.10",
        "10E2",
        "007",
        "12:30",
        "2 mars",
        "1 234,5",
        "50 %",
        "+33 1 23 45 67 89",
    ] {
        let marked = format!("\u{200b}{code}");
        assert!(cells.contains(&marked.as_str()) && !cells.contains(&code), "{code}: {cells:?}");
    }
    assert!(cells.contains(&"'=1+1") && cells.contains(&"'@moi"), "formulas stay texts");
    assert!(cells.contains(&"2"), "a level stays a number");
    let plan = read_back(&csv::render(&tables::plan(&dossier, MADE_ON)));
    assert!(plan.iter().flatten().any(|cell| cell == "\u{200b}0102030405"), "{plan:?}");
}

#[test]
fn only_what_a_spreadsheet_would_change_is_marked() {
    for text in [
        "A1",
        "12",
        "0",
        "2026",
        "1E",
        "E2",
        "1er",
        "3/4 des dossiers",
        "12 h 30",
        "Mai",
        "",
        "n° 3",
    ] {
        assert_eq!(taken_for(text), None, "{text}");
    }
    let changed = [
        ("3/4", "une date"),
        ("1-2", "une date"),
        ("mai 2026", "une date"),
        ("2 mai", "une date"),
        ("12:30", "une heure"),
        ("007", "un nombre"),
        ("1,5", "un nombre"),
        ("1.10", "un nombre"),
        ("10E2", "un nombre"),
        ("1e-5", "un nombre"),
        ("06 12 34 56 78", "un nombre"),
        ("1234567890123456", "un nombre"),
    ];
    for (text, what) in changed {
        assert_eq!(taken_for(text), Some(what), "{text}");
    }
}

#[test]
fn an_author_is_warned_of_codes_a_spreadsheet_would_change() {
    let reading = grid_file::read(include_bytes!("../fixtures/textes/codes.ron"));
    assert!(reading.value.is_some(), "warnings only: {:#?}", reading.problems);
    let told: Vec<&str> = reading.problems.iter().map(|one| one.message.as_str()).collect();
    let warned = |code: &str| {
        told.iter().any(|text| text.starts_with(&format!("Le code «\u{a0}{code}\u{a0}»")))
    };
    for code in ["1-2", "3/4", "1.10", "10E2", "007", "1,5", "12:30"] {
        assert!(warned(code), "{code}: {told:#?}");
    }
    assert!(!warned("1"), "a plain number stays what it is");
}

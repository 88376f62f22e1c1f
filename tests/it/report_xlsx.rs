//! The workbook, read back: types, formats, names, and words that stay words.

use jalons::report::content::{
    CellUnit, CellValue, Column, DataChart, DataChartKind, Letterhead, PageShape, Report, Row,
    Table, TableCell,
};
use jalons::report::xlsx::{self, XlsxError};
use jiff::civil::date;
use num_rational::Ratio;

use crate::office_reader::{Element, Found, Package, unzipped};
use crate::report_builders::MADE_ON;

#[track_caller]
fn workbook(report: &Report) -> Package {
    unzipped(&xlsx::render(report).expect("a workbook"))
}

/// Returns an attribute of the first element of a sheet whose path ends so.
#[track_caller]
fn attribute(book: &Package, sheet: &str, path: &str, attribute: &str) -> Option<String> {
    book.sheet(sheet).at(path).first()?.attributes.get(attribute).cloned()
}

fn report(data: Vec<Table>) -> Report {
    Report {
        title: "Synthèse".into(),
        shape: PageShape::Pages,
        is_fictitious: false,
        made_on_date: MADE_ON,
        made_on: "22 novembre 2026".into(),
        letterhead: Letterhead {
            name: "Les Essais".into(),
            place: "Saint-Essai".into(),
            logo: None,
        },
        running: "Les Essais · Auto-évaluation 2025".into(),
        description: "Où en est l’équipe.".into(),
        caution: String::new(),
        lines: vec!["Auto-évaluation 2025".into()],
        sections: Vec::new(),
        data,
    }
}

fn table(title: &str, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table { id: "essai", title: title.into(), columns, rows, chart: None }
}

/// One column of words.
fn words(title: &str, cells: &[&str]) -> Table {
    let rows = cells.iter().map(|text| Row::of(vec![TableCell::words(*text)]));
    table(title, vec![Column::words("Texte", "Des mots.")], rows.collect())
}

fn number(numer: i128, denom: i128, unit: CellUnit) -> TableCell {
    TableCell::number("affiché", Ratio::new(numer, denom), unit)
}

/// Three domains, one without a mean, then the whole.
fn profile(kind: DataChartKind) -> Table {
    let row = |title: &str, mean: TableCell| vec![TableCell::words(title), mean];
    Table {
        chart: Some(DataChart {
            kind,
            title: "Niveau moyen".into(),
            categories: 0,
            series: vec![1],
            maximum: Some(4),
        }),
        ..table(
            "Profil",
            vec![
                Column::words("Domaine", "Domaine de la grille."),
                Column::numbers("Niveau", "Niveau moyen."),
            ],
            vec![
                Row::of(row("A", number(5, 2, CellUnit::Mean))),
                Row::of(row("B", TableCell::nothing())),
                Row::of(row("C", number(1, 3, CellUnit::Mean))),
                Row::sum(row("Ensemble", number(2, 1, CellUnit::Mean))),
            ],
        )
    }
}

#[test]
fn each_unit_has_its_format_and_each_value_its_type() {
    let told = [
        (number(12_345, 1, CellUnit::Count), 12_345.0, "#,##0"),
        (number(7, 3, CellUnit::Mean), 7.0 / 3.0, "0.0"),
        (number(-3, 10, CellUnit::Change), -0.3, "+0.0;-0.0;0.0"),
        (number(-1, 100, CellUnit::Change), -0.01, "0.0"),
        (number(-2, 1, CellUnit::Level), -2.0, "0"),
        (number(1_312, 1, CellUnit::Points), 1_312.0, "#,##0"),
        (number(2_625, 2, CellUnit::Points), 1_312.5, "#,##0.0"),
        (number(24_000, 13, CellUnit::Points), 24_000.0 / 13.0, "#,##0.00"),
        (number(1, 4, CellUnit::Quantity), 0.25, "#,##0.00"),
        (number(9_187, 1, CellUnit::Euros), 9_187.0, "#,##0.00 \"€\""),
        (number(2025, 1, CellUnit::Year), 2025.0, "0"),
        (TableCell::day(Some(date(2025, 11, 18))), 45_979.0, "dd/mm/yyyy"),
    ];
    let rows = told.iter().map(|(cell, _, _)| Row::of(vec![cell.clone()]));
    let column = Column::numbers("Nombre", "Un nombre.");
    let book = workbook(&report(vec![table("Nombres", vec![column], rows.collect())]));
    let cells = book.cells("Nombres");
    for (row, (_, value, format)) in (2..).zip(told) {
        let name = format!("A{row}");
        assert_eq!(cells[&name], Found::Number(value, format.into()), "{name}");
    }
}

#[test]
fn nothing_and_no_words_are_empty_cells_and_a_day_before_all_is_told() {
    let cells = vec![
        TableCell::nothing(),
        TableCell::words(""),
        TableCell::day(None),
        TableCell::day(Some(date(1899, 12, 31))),
    ];
    let rows = cells.into_iter().map(|cell| Row::of(vec![cell])).collect();
    let column = Column::words("Rien", "Rien.");
    let found = workbook(&report(vec![table("Vide", vec![column], rows)])).cells("Vide");
    for name in ["A2", "A3", "A4"] {
        assert_eq!(found[name], Found::Empty, "{name}");
    }
    assert_eq!(found["A5"], Found::Words("31/12/1899".into()));
}

const HOSTILE: [&str; 9] = [
    "=HYPERLINK(\"http://x\";\"y\")",
    "+1",
    "-1 idée",
    "@SUM(A1)",
    "http://example.org",
    "\\\\serveur\\partage",
    "mailto:a@b.fr",
    "<b>&amp; \"deux\" lignes\nl’autre",
    "_x0041_ 12",
];

#[test]
fn words_are_never_a_formula_nor_a_link() {
    let mut told = words("=1+1", &HOSTILE);
    told.columns[0].title = "=A1".into();
    told.columns[0].meaning = "http://example.org".into();
    let mut report = report(vec![told]);
    for text in [&mut report.title, &mut report.running, &mut report.letterhead.name] {
        *text = "=HYPERLINK(\"http://x\") & internal:Sommaire!A1".into();
    }
    let book = workbook(&report);
    for (row, text) in (2..).zip(HOSTILE) {
        let escaped = text.replace("_x0041_", "_x005F_x0041_");
        assert_eq!(book.cells("=1+1")[&format!("A{row}")], Found::Words(escaped));
    }
    for name in book.sheet_names() {
        for one in book.sheet(&name).everything() {
            assert!(one.name != "f" && matches!(one.attribute("t"), "" | "s"), "{one:?}");
            if one.name == "hyperlink" {
                assert_eq!(name, "Sommaire");
                assert!(one.attribute("location").ends_with("!A1"), "{one:?}");
            }
        }
    }
    let leaves = |part: &&String| part.contains("externalLink") || part.contains("sheet1.xml.rels");
    assert_eq!(book.0.keys().find(leaves), None, "nothing leaves the workbook");
}

#[test]
fn the_same_document_gives_the_same_bytes_whatever_was_made_before() {
    let report = report(vec![profile(DataChartKind::Bars), words("Mots", &HOSTILE)]);
    let first = xlsx::render(&report).expect("a workbook");
    let other = self::report(vec![words("Autre", &["x"])]);
    xlsx::render(&other).expect("another");
    assert!(xlsx::render(&report).expect("again") == first);
    let told = workbook(&report).part("docProps/core.xml");
    let of = |tag: &str| told.child(tag).map(|one| one.words.clone()).unwrap_or_default();
    assert_eq!(of("dc:title"), "Synthèse");
    assert_eq!(of("dc:creator"), "Les Essais");
    assert_eq!(of("dcterms:created"), "2026-11-22T00:00:00Z");
    assert_eq!(of("dcterms:modified"), "2026-11-22T00:00:00Z");
}

#[test]
fn sheets_have_names_a_workbook_takes() {
    let long = "Un titre bien trop long pour la feuille d’un classeur";
    let titles = [
        "Profil",
        "PROFIL",
        "",
        "  '[:*?/\\]'  ",
        "Sommaire",
        "colonnes",
        "History",
        long,
        long,
        "Points 2024/2025",
        "L'équipe 😀\u{1}",
    ];
    let book = workbook(&report(titles.iter().map(|title| words(title, &["x"])).collect()));
    let names = book.sheet_names();
    let expected = [
        "Sommaire",
        "Profil",
        "PROFIL (2)",
        "Feuille",
        "Feuille (2)",
        "Sommaire (2)",
        "colonnes (2)",
        "History (2)",
        "Un titre bien trop long pour la",
        "Un titre bien trop long pou (2)",
        "Points 2024-2025",
        "L'équipe 😀□",
        "Colonnes",
    ];
    assert_eq!(names, expected);
    let links = book.sheet("Sommaire");
    let links = links.all("hyperlink");
    let places: Vec<&str> = links.iter().map(|one| one.attribute("location")).collect();
    assert_eq!(places.len(), names.len() - 1);
    assert_eq!(places[10], "'L''équipe 😀□'!A1");
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
    const MARK: &str = " … (suite dans le document)";
    let long = "é😀".repeat(20_000);
    let fitting = "é".repeat(32_767);
    let book = workbook(&report(vec![words("Long", &[&long, &fitting])]));
    let cells = book.cells("Long");
    let Found::Words(cut) = &cells["A2"] else { panic!("words") };
    assert!(cut.ends_with(MARK) && cut.starts_with("é😀é"));
    assert!(cut.encode_utf16().count() <= 32_767 && cut.encode_utf16().count() > 32_760);
    assert_eq!(cells["A3"], Found::Words(fitting));
}

#[test]
fn what_xml_cannot_hold_becomes_a_mark_everywhere() {
    let bad = "a\u{0}b\u{1b}c\u{7f}d\r\ne\rf\u{ffff}";
    let mut told = profile(DataChartKind::Lines);
    told.title = bad.into();
    told.columns[1].title = bad.into();
    told.columns[1].meaning = bad.into();
    told.rows[0].cells[0] = TableCell::words(bad);
    told.chart.as_mut().unwrap().title = bad.into();
    let mut report = report(vec![told]);
    for text in [
        &mut report.title,
        &mut report.running,
        &mut report.caution,
        &mut report.description,
        &mut report.letterhead.name,
        &mut report.letterhead.place,
        &mut report.made_on,
    ] {
        *text = bad.into();
    }
    report.lines = vec![bad.into()];
    let book = workbook(&report);
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    for part in book.0.keys() {
        book.part(part);
        assert!(!book.text(part).contains(control), "{part} holds what XML may not");
    }
    assert_eq!(book.cells(&book.sheet_names()[1])["A2"], Found::Words("a□b□c□d\ne\nf□".into()));
}

#[test]
fn the_titles_stay_in_sight_and_the_filter_leaves_sums_out() {
    let book = workbook(&report(vec![profile(DataChartKind::Bars)]));
    let attribute = |path, name| attribute(&book, "Profil", path, name);
    assert_eq!(attribute("autoFilter", "ref").as_deref(), Some("A1:B4"));
    let pane = |name| attribute("sheetViews/sheetView/pane", name);
    assert_eq!(
        (pane("ySplit").as_deref(), pane("xSplit").as_deref(), pane("state").as_deref()),
        (Some("1"), Some("1"), Some("frozen"))
    );
    assert_eq!(attribute("pageSetup", "orientation").as_deref(), Some("landscape"));
    assert_eq!(attribute("pageSetup", "paperSize").as_deref(), Some("9"));
    let names = book.part("xl/workbook.xml");
    let is_it = |one: &Element| {
        one.attribute("name") == "_xlnm.Print_Titles" && one.words.starts_with("Profil!")
    };
    let title = names.everything().into_iter().find(|one| is_it(one));
    assert_eq!(title.map(|one| one.words.as_str()), Some("Profil!$1:$1"));
}

#[test]
fn what_says_whose_line_it_is_is_folded_away_once_it_repeats() {
    let columns = ["Équipe", "Fictif", "Code"].map(|title| Column::words(title, "Des mots."));
    let row = |code: &str| Row::of(["Les Essais", "non", code].map(TableCell::words).to_vec());
    let told = |codes: &[&str]| {
        let rows = codes.iter().map(|code| row(code)).collect();
        workbook(&report(vec![table("Réponses", columns.to_vec(), rows)]))
    };
    let several = told(&["A1", "A2"]);
    let hidden = |book: &Package| {
        let sheet = book.sheet("Réponses");
        let columns = sheet.all("col");
        columns.iter().filter(|one| one.attributes.contains_key("hidden")).count()
    };
    assert!(hidden(&several) > 0);
    let corner = attribute(&several, "Réponses", "sheetViews/sheetView/pane", "topLeftCell");
    assert_eq!(corner.as_deref(), Some("D2"), "the codes stay in sight");
    assert_eq!(hidden(&told(&["A1"])), 0);
    assert_eq!(hidden(&told(&["A1", "A1"])), 0, "a sheet never hides all it has");
}

#[test]
fn charts_are_native_named_and_leave_sums_out() {
    for (kind, tag) in [
        (DataChartKind::Bars, "c:barChart"),
        (DataChartKind::Columns, "c:barChart"),
        (DataChartKind::StackedColumns, "c:barChart"),
        (DataChartKind::Lines, "c:lineChart"),
        (DataChartKind::Radar, "c:radarChart"),
    ] {
        let book = workbook(&report(vec![profile(kind)]));
        let chart = book.part("xl/charts/chart1.xml");
        let told =
            |end: &str| chart.at(end).iter().map(|one| one.words.clone()).collect::<Vec<_>>();
        assert!(chart.has(tag), "{kind:?}");
        assert_eq!(told("c:title/c:tx/c:rich/a:p/a:r/a:t"), ["Niveau moyen"]);
        assert_eq!(told("c:cat/c:strRef/c:f"), ["Profil!$A$2:$A$4"]);
        assert_eq!(told("c:val/c:numRef/c:f"), ["Profil!$B$2:$B$4"]);
        let value = |end: &str| chart.at(end).first().map(|one| one.attribute("val"));
        assert_eq!(value("c:valAx/c:scaling/c:max"), Some("4"), "{kind:?}");
        assert_eq!(value("c:valAx/c:scaling/c:min"), Some("0"), "{kind:?}");
        assert_eq!(value("c:dispBlanksAs"), Some("gap"), "{kind:?}");
        let drawing = book.part("xl/drawings/drawing1.xml");
        let described = drawing.everything();
        let alt =
            described.iter().find_map(|one| one.attributes.get("descr")).expect("an alt text");
        assert!(alt.starts_with("Niveau moyen. ") && alt.contains("Niveau, par domaine."), "{alt}");
        assert_eq!(drawing.at("from/xdr:row")[0].words, "6", "below the table");
    }
}

#[test]
fn a_chart_that_nothing_feeds_is_left_out() {
    let mut empty = profile(DataChartKind::Bars);
    empty.rows.clear();
    let mut lost = profile(DataChartKind::Bars);
    lost.chart.as_mut().unwrap().series = vec![7];
    let mut nameless = profile(DataChartKind::Bars);
    nameless.chart.as_mut().unwrap().categories = 7;
    let book = workbook(&report(vec![empty, lost, nameless]));
    assert!(!book.0.keys().any(|part| part.contains("chart")));
}

#[test]
fn a_long_table_has_its_chart_beside_it_and_a_hostile_title_is_only_a_title() {
    let mut long = profile(DataChartKind::Columns);
    long.rows = std::iter::repeat_n(long.rows[0].clone(), 60).collect();
    long.chart.as_mut().unwrap().title = "=Profil!A1".into();
    let book = workbook(&report(vec![long]));
    let drawing = book.part("xl/drawings/drawing1.xml");
    let at = |end: &str| drawing.at(end)[0].words.as_str();
    assert_eq!((at("from/xdr:col"), at("from/xdr:row")), ("3", "1"));
    let chart = book.part("xl/charts/chart1.xml");
    assert!(chart.at("c:title/c:tx/c:strRef").is_empty());
}

#[test]
fn a_column_that_only_draws_is_left_out_and_the_chart_still_finds_its_own() {
    let mut told = profile(DataChartKind::Bars);
    let drawing = Column { is_drawing: true, ..Column::words("Barre", "Un dessin.") };
    told.columns.insert(1, drawing);
    for row in &mut told.rows {
        row.cells.insert(1, TableCell { bar: Some(250), ..TableCell::words("dessin") });
    }
    told.chart.as_mut().unwrap().series = vec![2];
    let book = workbook(&report(vec![told]));
    assert_eq!(book.cells("Profil")["B1"], Found::Words("Niveau".into()));
    assert!(!book.strings().iter().any(|text| text == "Barre" || text == "dessin"));
    let chart = book.part("xl/charts/chart1.xml");
    assert!(chart.everything().iter().any(|one| one.words == "Profil!$B$2:$B$4"));
}

#[test]
fn every_column_is_explained_on_the_last_sheet() {
    let mut told = profile(DataChartKind::Bars);
    told.columns.push(Column::words("jour", "Un jour."));
    for row in &mut told.rows {
        row.cells.push(TableCell::day(Some(MADE_ON)));
    }
    let book = workbook(&report(vec![told, words("Mots", &[""])]));
    let cells = book.cells("Colonnes");
    let row = |number: usize| {
        ["A", "B", "C", "D"].map(|column| match cells.get(&format!("{column}{number}")) {
            Some(Found::Words(words)) => words.clone(),
            _ => String::new(),
        })
    };
    assert_eq!(row(1), ["Feuille", "Colonne", "Ce qu’elle dit", "Unité"]);
    assert_eq!(row(2), ["Profil", "Domaine", "Domaine de la grille.", "texte"]);
    assert_eq!(row(3), ["Profil", "Niveau", "Niveau moyen.", "niveau moyen, affiché au dixième"]);
    assert_eq!(row(4), ["Profil", "Jour", "Un jour.", "date"]);
    assert_eq!(row(5), ["Mots", "Texte", "Des mots.", ""]);
    assert_eq!(row(6), ["", "", "", ""]);
}

#[test]
fn the_summary_says_whose_it_is_and_that_it_is_invented() {
    let mut report = report(vec![profile(DataChartKind::Bars)]);
    report.is_fictitious = true;
    report.caution = "Estimation sans valeur contractuelle".into();
    let book = workbook(&report);
    let told: Vec<Found> = book.cells("Sommaire").into_values().collect();
    for expected in [
        "Synthèse",
        "Les Essais",
        "Saint-Essai",
        "Auto-évaluation 2025",
        "22 novembre 2026",
        "Exemple fictif",
        "Estimation sans valeur contractuelle",
        "Profil",
        "4\u{a0}lignes, avec graphique\u{a0}: Domaine, Niveau.",
        "Colonnes",
    ] {
        assert!(told.contains(&Found::Words(expected.into())), "{expected} in {told:?}");
    }
    let sheet = book.sheet("Profil");
    let expected = "&LLes Essais · Auto-évaluation 2025&RSynthèse · Exemple fictif";
    assert_eq!(sheet.all("oddHeader")[0].words, expected);
    let footer = &sheet.all("oddFooter")[0].words;
    assert_eq!(footer, "&LEstimation sans valeur contractuelle&C&A&RPage &P sur &N");
}

#[test]
fn a_header_commands_nothing_and_fits() {
    let mut report = report(vec![words("Mots", &["x"])]);
    report.title = "&D&F & Cie".into();
    report.running = "&".repeat(400);
    report.caution = "é".repeat(400);
    let sheet = workbook(&report).sheet("Mots");
    let text = |name: &str| sheet.all(name)[0].words.clone();
    let (header, footer) = (text("oddHeader"), text("oddFooter"));
    assert!(header.ends_with("…&R&&D&&F && Cie"), "{header}");
    let between = header.trim_start_matches("&L").split('…').next().unwrap();
    assert!(between.len() % 2 == 0 && between.chars().all(|c| c == '&'), "{header}");
    assert!(header.encode_utf16().count() < 255 && footer.encode_utf16().count() < 255);
}

#[test]
fn tables_without_rows_columns_or_all_their_cells_are_sheets_too() {
    let ragged = table(
        "Inégal",
        ["Un", "Deux"].map(|title| Column::words(title, "Des mots.")).to_vec(),
        vec![
            Row::of(vec![TableCell::words("a")]),
            Row::of(Vec::new()),
            Row::of(vec![TableCell::count(1); 5]),
        ],
    );
    let data = vec![
        words("Vide", &[]),
        table("Rien", Vec::new(), Vec::new()),
        table("Sans colonne", Vec::new(), vec![Row::of(vec![TableCell::words("a")])]),
        words("Une ligne", &["a"]),
        ragged,
    ];
    let book = workbook(&report(data));
    assert_eq!(attribute(&book, "Vide", "autoFilter", "ref"), None);
    assert_eq!(attribute(&book, "Une ligne", "autoFilter", "ref").as_deref(), Some("A1:A2"));
    assert_eq!(book.cells("Vide").len(), 1);
    assert_eq!(book.cells("Inégal")["B4"], Found::Number(1.0, "#,##0".into()));
    let nothing = workbook(&report(Vec::new()));
    assert_eq!(nothing.sheet_names(), ["Sommaire", "Colonnes"]);
}

#[test]
fn a_table_too_large_for_a_sheet_is_refused_in_words() {
    let columns = vec![Column::words("Texte", "Des mots."); 16_385];
    let refused = xlsx::render(&report(vec![table("Large", columns, Vec::new())]));
    assert!(matches!(&refused, Err(XlsxError::TooLarge(title)) if title == "Large"));
    let told = refused.unwrap_err().to_string();
    assert_eq!(told, "le tableau «\u{a0}Large\u{a0}» est trop grand pour une feuille de classeur");
}

#[test]
fn a_cell_of_words_never_loses_them_for_what_it_looks_like() {
    let typed = ["12", "1,5", "01/02/2025", "VRAI", "#N/A", "'apostrophe", " espaces "];
    let cells = workbook(&report(vec![words("Mots", &typed)])).cells("Mots");
    for (row, text) in (2..).zip(typed) {
        assert_eq!(cells[&format!("A{row}")], Found::Words(text.into()));
    }
    assert_eq!(TableCell::words("12").value, CellValue::Words);
}

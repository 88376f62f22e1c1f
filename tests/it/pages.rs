//! Every document in words, as files that can be read: a change of a page shows as a change of its
//! file, and somebody looks at it before it is accepted.
//!
//! A document is written as the data it is, before any format. A no-break space is `~`. Looks stand
//! around the words: `*gras*`, `_gris_`, `+accent+`, `{bien …}`, `{attention …}`, `{mal …}`; a sign
//! before them stands in brackets: `[preuve]`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex};

use jalons::app::{shipped_grid, shipped_rules};
use jalons::dossier::{
    Answer, Campaign, Dossier, Fact, FactId, Facts, Fate, Length, Meeting, Quantity,
};
use jalons::grid::Level;
use jalons::report::content::{
    Block, CalloutTone, CellValue, Count, Mark, PageShape, Report, Run, Section, Sign, Style,
    Table, TableCell, Text, Titled, Tone,
};
use jalons::report::documents::{self, DocumentKind, Material};
use jiff::civil::date;

use crate::fixtures::each_fixture;
use crate::report_builders::{MADE_ON, answer, campaign, dossier, example, two_campaigns};
use crate::report_minutes::{closed, decided};

/// Set to anything, it writes the files anew instead of comparing.
const ACCEPT: &str = "JALONS_PAGES";

/// What the documents are made of: each file begins with one of these names.
fn dossiers() -> [(&'static str, Dossier); 7] {
    [
        ("exemple", example()),
        ("vide", Dossier::default()),
        ("sans-reponse", dossier(vec![campaign(1, 2025)])),
        ("premiere-campagne", first_campaign()),
        ("deux-campagnes", two_campaigns()),
        ("reunion", decided(Fate::Counts)),
        ("reunion-close", closed(Fate::Destroyed)),
    ]
}

/// The first campaign of a new structure on the shipped grid: some answers, some doubts, a meeting
/// to come, and an exercise hardly begun, with what cannot be in it.
fn first_campaign() -> Dossier {
    let mut first = Campaign { grid: shipped_grid(), ..campaign(1, 2025) };
    "Nous avons commencé par l’accueil.\nLe reste attendra.".clone_into(&mut first.note);
    let ids: Vec<String> =
        first.grid.criteria().map(|(_, criterion)| criterion.id.0.clone()).collect();
    let levels = [Level::at(0), Level::at(1), Level::at(2), Level::at(3), Level::at(4)];
    let answers = levels.map(Answer::Level).into_iter().chain([
        Answer::Disputed { low: Level::at(1), high: Level::at(3) },
        Answer::Unknown,
        Answer::NotApplicable { reason: "Personne n’est concerné : à revoir.".to_owned() },
    ]);
    for (id, said) in ids.iter().zip(answers.cycle()).take(25) {
        answer(&mut first, id, Some(said), "Vu en équipe.");
    }
    let mut meeting = Meeting::new(Length::default());
    meeting.next_date = Some(date(2027, 1, 19));
    first.meeting = Some(meeting);
    let number = |number| Fact::Number(Quantity::whole(number));
    let values = [
        ("patientele", number(2_950)),
        ("associes", number(7)),
        ("protocoles", number(-3)),
        ("nouvelle_structure", Fact::Flag(true)),
        ("amplitude_horaire", Fact::Choice("12h".into())),
    ];
    let values = values.map(|(id, fact)| (FactId(id.to_owned()), fact));
    let facts = Facts { values: values.into(), note: "À relire.".into(), ..Facts::of(2025) };
    Dossier { exercises: vec![Arc::new(facts)], ..dossier(vec![first]) }
}

#[test]
fn no_page_changes_unless_it_is_accepted() {
    let mut pages = BTreeMap::new();
    for (name, dossier) in dossiers() {
        pages.extend(all_of(name, &dossier));
    }
    if std::env::var_os(ACCEPT).is_some() {
        return accept(&pages);
    }
    let kept = kept();
    let mut faults = Vec::new();
    let names: BTreeSet<&String> = pages.keys().chain(kept.keys()).collect();
    for name in names {
        let (now, then) = (pages.get(name), kept.get(name));
        if let Some(fault) = difference(now.map(String::as_str), then.map(String::as_str)) {
            faults.push(format!("{name} {fault}"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} pages differ from tests/fixtures/pages:\n{}\nTo accept them: {ACCEPT}=1 cargo test --test it pages::",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn a_page_that_changes_says_where() {
    let then = Some("a\nb\nc\n");
    assert_eq!(difference(then, then), None);
    let fault = difference(Some("a\nB\nc\n"), then);
    assert_eq!(fault.as_deref(), Some("line 2\n  was: b\n  now: B"));
    assert_eq!(difference(then, None).as_deref(), Some("is new"));
    assert_eq!(difference(None, then).as_deref(), Some("is made no more"));
    let longer = difference(Some("a\nb\nc\nd\n"), then);
    assert_eq!(longer.as_deref(), Some("line 4\n  was: \n  now: d"));
}

/// Tells the first line that differs.
fn difference(now: Option<&str>, then: Option<&str>) -> Option<String> {
    let (now, then) = match (now, then) {
        (Some(now), Some(then)) if now == then => return None,
        (Some(now), Some(then)) => (now, then),
        (now, _) => return Some(if now.is_some() { "is new" } else { "is made no more" }.into()),
    };
    let most = now.lines().count().max(then.lines().count());
    let mut lines = now.lines().map(Some).chain(std::iter::repeat(None));
    let mut old = then.lines().map(Some).chain(std::iter::repeat(None));
    let mut pairs = (1..=most).map(|line| (line, old.next().flatten(), lines.next().flatten()));
    let (line, was, is) = pairs.find(|(_, was, is)| was != is)?;
    Some(format!(
        "line {line}\n  was: {}\n  now: {}",
        was.unwrap_or_default(),
        is.unwrap_or_default()
    ))
}

fn kept() -> BTreeMap<String, String> {
    let kept = Mutex::new(BTreeMap::new());
    each_fixture("pages", 0, |path, bytes| {
        let name = Path::new(path).file_name().expect("a name").to_string_lossy();
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        kept.lock().unwrap().insert(name.into_owned(), text);
    });
    kept.into_inner().unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a test writes its own files")]
fn accept(pages: &BTreeMap<String, String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    for name in kept().keys().filter(|name| !pages.contains_key(*name)) {
        std::fs::remove_file(folder.join(name)).expect("a page made no more");
    }
    for (name, text) in pages {
        std::fs::write(folder.join(name), text).expect("written");
    }
}

/// Returns every document of a dossier, by the name of its file.
fn all_of(name: &str, dossier: &Dossier) -> Vec<(String, String)> {
    let campaign = dossier.latest_campaign();
    let scores = campaign.and_then(|one| jalons::scoring::Scores::of(dossier, one.id));
    let material = Material {
        dossier,
        campaign: campaign.map(|campaign| &**campaign).zip(scores.as_ref()),
        exercise: dossier.exercises.last().map(|facts| &**facts),
        rules: &shipped_rules(),
        changed_proofs: &[],
        made_on: MADE_ON,
    };
    let mut pages = Vec::new();
    let mut missing = String::new();
    let mut tables: Vec<Table> = vec![jalons::report::tables::plan(dossier, MADE_ON)];
    for kind in DocumentKind::all() {
        let reading = kind.reading().map(|reading| format!("-{}", reading.slug()));
        let title = format!("{}{}", kind.slug(), reading.unwrap_or_default());
        match documents::build(kind, &material) {
            Err(why) => _ = writeln!(missing, "{title} : {why}"),
            Ok(report) => {
                pages.push((format!("{name}.{title}.txt"), shown(&told(&report))));
                let new = report.data.into_iter().filter(|table| !tables.contains(table));
                tables.extend(new.collect::<Vec<_>>());
            }
        }
    }
    let mut sheets = String::new();
    for table in &tables {
        sheet(&mut sheets, table);
    }
    pages.push((format!("{name}.tableur.txt"), shown(&sheets)));
    if !missing.is_empty() {
        pages.push((format!("{name}.absents.txt"), missing));
    }
    pages
}

/// Shows the spaces that do not break.
fn shown(text: &str) -> String {
    assert!(!text.contains('~'), "a sign that stands for another");
    for name in ["échelle", "minimum", "how_to_choose", "claims", "quand"] {
        assert!(!text.contains(&format!("{{{name}}}")), "nothing filled in {name}: {text}");
    }
    let text = text.replace('\u{a0}', "~");
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn told(report: &Report) -> String {
    let mut page = format!("{}\n{}\n", report.title, "=".repeat(report.title.chars().count()));
    let shape = match report.shape {
        PageShape::Pages => "pages",
        PageShape::Sheet => "une page",
        PageShape::Poster => "affiche",
        PageShape::Slides => "diapositives",
    };
    let fictitious = if report.is_fictitious { ", exemple fictif" } else { "" };
    let head = [
        ("forme", format!("{shape}{fictitious}")),
        ("fait le", format!("{} ({})", report.made_on, report.made_on_date)),
        ("équipe", report.letterhead.name.clone()),
        ("lieu", report.letterhead.place.clone()),
        ("logo", report.letterhead.logo.as_ref().map_or_else(String::new, |one| one.alt.clone())),
        ("en-tête", report.running.clone()),
        ("pied", report.caution.clone()),
        ("propriétés", report.description.clone()),
    ];
    for (name, value) in head.iter().filter(|(_, value)| !value.is_empty()) {
        _ = writeln!(page, "{name} : {value}");
    }
    for line in &report.lines {
        _ = writeln!(page, "{}", text(line));
    }
    report.sections.iter().for_each(|part| section(&mut page, part));
    if !report.data.is_empty() {
        let names: Vec<&str> = report.data.iter().map(|table| table.id).collect();
        _ = writeln!(page, "\ntableur : {}", names.join(", "));
    }
    page
}

fn section(page: &mut String, part: &Section) {
    let chapter = if part.is_chapter { "chapitre " } else { "" };
    let new_page = if part.starts_page { ", nouvelle page" } else { "" };
    _ = writeln!(page, "\n\n# {} ({chapter}{}{new_page})\n", part.title, part.id);
    blocks(page, &part.blocks);
}

fn blocks(page: &mut String, all: &[Block]) {
    for one in all {
        block(page, one);
    }
}

fn block(page: &mut String, block: &Block) {
    let lines: Vec<String> = match block {
        Block::Heading { level, text } => {
            vec![format!("\n{} {text}", "#".repeat(usize::from(*level)))]
        }
        Block::Paragraph { text: words, tone } => {
            let tone = match tone {
                Tone::Body => "",
                Tone::Small => "petit : ",
                Tone::Lead => "grand : ",
            };
            vec![format!("{tone}{}", text(words))]
        }
        Block::List { items } => items.iter().map(|item| format!("- {}", text(item))).collect(),
        Block::Steps { items } => {
            (1..).zip(items).map(|(number, item)| format!("{number}. {}", text(item))).collect()
        }
        Block::Quote { label, paragraphs } => {
            paragraphs.iter().map(|one| format!("> {label} {one}")).collect()
        }
        Block::Facts { facts, paired } => {
            let pair = if *paired { " (par deux)" } else { "" };
            let told = facts.iter().map(|one| format!("{} : {}{pair}", one.label, one.value));
            told.collect()
        }
        Block::Figures { figures } => {
            let told = figures.iter().map(|one| {
                format!("chiffre : {} | {} {} | {}", one.label, one.value, one.unit, one.detail)
            });
            told.collect()
        }
        Block::Table(one) => return table(page, one),
        Block::Chart(one) => {
            vec![format!("dessin {} ({}, {} %) : {}", one.file, one.proportion, one.most, one.alt)]
        }
        Block::Picture(one) => vec![format!("image {} : {}", one.file, one.alt)],
        Block::Pair { first, second, share } => {
            _ = writeln!(page, "\n[à gauche, {share} %]");
            blocks(page, first);
            _ = writeln!(page, "\n[à droite]");
            blocks(page, second);
            vec!["[fin]".to_owned()]
        }
        Block::Gauge { value, bar, note } => {
            vec![format!("jauge : {} | {bar:?} | {}", text(value), text(note))]
        }
        Block::Scale { steps } => {
            let told =
                steps.iter().map(|s| format!("{} · {} : {}", s.level.number, s.name, s.definition));
            told.collect()
        }
        Block::Callout { tone, title, text: words } => {
            let tone = match tone {
                CalloutTone::Warning => "attention",
                CalloutTone::Note => "note",
            };
            vec![format!("{tone} : *{title}* {}", text(words))]
        }
        Block::Item(one) => return item(page, one),
        Block::Tally { counts, words } => {
            let told: Vec<String> = counts.iter().map(tallied).collect();
            vec![format!("barres : {} | {words}", told.join(" "))]
        }
        Block::Checks { checks } => {
            let told = checks.iter().map(|one| {
                format!("[{}] {} : {}", if one.is_done { "x" } else { " " }, one.label, one.detail)
            });
            told.collect()
        }
        Block::Choices { choices } => {
            let told = choices
                .iter()
                .map(|one| format!("( ) {:?} {} : {}", one.level, one.name, one.sentence));
            told.collect()
        }
        Block::WritingLines { label, lines } => vec![format!("à écrire, {lines} lignes : {label}")],
        Block::PageBreak => vec!["[page suivante]".to_owned()],
    };
    for line in lines {
        _ = writeln!(page, "{line}");
    }
}

fn tallied(count: &Count) -> String {
    let level = count.level.map(|level| level.number);
    format!("{}:{}{level:?}", count.sign, count.number)
}

fn item(page: &mut String, one: &Titled) {
    let mark = one.mark.map_or_else(String::new, |mark| match mark {
        Mark::Level(level) => format!("({}) ", level.number),
        Mark::NotApplicable => "(SO) ".to_owned(),
        Mark::Unknown => "(?) ".to_owned(),
        Mark::Disputed => "(≠) ".to_owned(),
        Mark::Unanswered => "( ) ".to_owned(),
    });
    let heading = if one.is_heading { "titre" } else { "ligne" };
    let card = if one.is_card { ", cadre" } else { "" };
    _ = writeln!(page, "\n* {mark}{} ({heading}{card})", one.title);
    if !one.notes.is_empty() {
        let notes: Vec<String> = one.notes.iter().map(text).collect();
        _ = writeln!(page, "notes : {}", notes.join(" / "));
    }
    blocks(page, &one.blocks);
}

/// Tells what a page shows of a table.
fn table(page: &mut String, table: &Table) {
    _ = writeln!(page, "\ntableau {} : {}", table.id, table.title);
    let title = |one: &jalons::report::content::Column| {
        let drawing = if one.is_drawing { " dessin" } else { "" };
        format!("{} <{:?} {:?}{drawing}>", one.title, one.width, one.align)
    };
    let titles: Vec<String> = table.columns.iter().map(title).collect();
    _ = writeln!(page, "| {} |", titles.join(" | "));
    for row in &table.rows {
        let cell = |cell: &TableCell| {
            let bar = cell.bar.map(|bar| format!("barre {bar}")).unwrap_or_default();
            format!("{}{bar}", text(&cell.shown))
        };
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        let sum = if row.is_sum { " somme" } else { "" };
        _ = writeln!(page, "| {} |{sum}", cells.join(" | "));
    }
    _ = writeln!(page);
}

/// Tells all that a spreadsheet is given: beside what is shown, what it is.
fn sheet(page: &mut String, table: &Table) {
    _ = writeln!(page, "\n\n# {} ({})\n", table.title, table.id);
    for column in &table.columns {
        _ = writeln!(page, "{} ({:?}) : {}", column.title, column.align, column.meaning);
    }
    if let Some(chart) = &table.chart {
        _ = writeln!(page, "dessin : {chart:?}");
    }
    for row in &table.rows {
        _ = writeln!(page, "\n*{}", if row.is_sum { " somme" } else { "" });
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            let value = match &cell.value {
                CellValue::Words if cell.shown.is_empty() => continue,
                CellValue::Words => String::new(),
                CellValue::Nothing => " = rien".to_owned(),
                CellValue::Number(number, unit) => format!(" = {number} {unit:?}"),
                CellValue::Day(day) => format!(" = {day}"),
            };
            let shown = text(&cell.shown).replace('\n', " ⏎ ");
            _ = writeln!(page, "{} : {shown}{value}", column.title);
        }
    }
}

fn text(text: &Text) -> String {
    text.0.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    let sign = run.sign.map_or("", |sign| match sign {
        Sign::Up => "[hausse] ",
        Sign::Down => "[baisse] ",
        Sign::Full => "[plein] ",
        Sign::Partial => "[moitié] ",
        Sign::Nothing => "[vide] ",
        Sign::Unknown => "[?] ",
        Sign::Declared => "[déclaré] ",
        Sign::Observed => "[observé] ",
        Sign::Proven => "[preuve] ",
        Sign::Expired => "[expiré] ",
    });
    let words = &run.text;
    match run.style {
        // What stands between others needs no look to be read.
        Style::Muted if words == " · " => words.clone(),
        Style::Plain => format!("{sign}{words}"),
        Style::Strong => format!("*{sign}{words}*"),
        Style::Muted => format!("_{sign}{words}_"),
        Style::Accent => format!("+{sign}{words}+"),
        Style::Good => format!("{{bien {sign}{words}}}"),
        Style::Warn => format!("{{attention {sign}{words}}}"),
        Style::Bad => format!("{{mal {sign}{words}}}"),
    }
}

//! Whatever a person typed, every document comes out in every format, whole, and nothing of it is
//! ever interpreted.

use std::collections::BTreeMap;
use std::sync::Arc;

use jalons::app::export::{Export, Format, produce};
use jalons::dossier::{
    Answer, Associates, CampaignId, Closure, Correction, CriterionEntry, Decided, Dossier, Event,
    How, Improvement, ImprovementId, ImprovementState, Length, LogoImage, Measure, Meeting,
    Presentation, Proof, ProofId, ProofPlace, QualityApproach, Remains, Site, Team, Wishes,
};
use jalons::grid::{CriterionId, Grid, Level, Scale};
use jalons::report::content::{CellValue, Report};
use jalons::report::documents::{DocumentKind, Readership};
use jiff::civil::{Date, date};
use serde_json::Value;

use crate::office_reader;
use crate::report_builders::{MADE_ON, example, page_texts, report, request, two_campaigns};

const DAY: Date = date(2025, 11, 18);
const CAMPAIGN: CampaignId = CampaignId(2);
/// What a compositor, a word processor, a spreadsheet, a browser or a disk could take for its own.
const MARKUP: &str = "=HYPERLINK(1) *gras* #panic(2) $x^2$ \\ [crochet] @ref <lab> // `code` _i_ #read(0) ]]> \
                      <w:t>&amp;&#0;</w:t> <script>alert(3)</script> ../../etc/passwd C:\\Windows {{x}} ${y} %n";
/// What hardly any font can show, or turns the text around it.
const STRANGE: &str = "\u{0}nul \u{1b}[31m \u{7f} \u{fffe}\u{ffff} \u{2028}ligne\u{2029} \r\n \u{b}\t \u{feff} שלום \u{202e}مرحبا\u{202c} \
                       👩\u{200d}👩\u{200d}👧 🔒 🇫🇷 e\u{301} Z\u{327}\u{351}\u{36b} 漢字 \u{e000} \u{10fffd}";

/// A dossier that says this in each of its texts, those of its grid too.
fn saying(said: &str) -> Dossier {
    let t = || said.to_owned();
    let id = |code: &str| CriterionId(code.to_owned());
    let mut dossier = two_campaigns();
    dossier.team = Team {
        name: t(),
        sisa: t(),
        finess: t(),
        commune: t(),
        region: t(),
        coordinator: t(),
        quality_lead: t(),
        sites: vec![Site { name: t(), address: t() }],
        associates: vec![Associates { profession: t(), count: 3 }],
        ..Team::default()
    };
    for campaign in dossier.campaigns.iter_mut().map(Arc::make_mut) {
        campaign.title = t();
        campaign.note = t();
        campaign.grid = Arc::new(grid_saying(&campaign.grid, said));
        let answers = [
            ("A1", Some(Answer::Level(Level::at(3)))),
            ("A2", Some(Answer::Disputed { low: Level::at(1), high: Level::at(3) })),
            ("B1", Some(Answer::Level(Level::at(1)))),
            ("B2", Some(Answer::NotApplicable { reason: t() })),
        ];
        for (code, answer) in answers {
            let entry = CriterionEntry {
                observed: None,
                answer,
                comment: t(),
                minority: t(),
                target: Some(Level::at(4)),
                held_proofs: [t()].into(),
                decided: Some(Decided { on: DAY, how: How::Discussed }),
            };
            campaign.entries.insert(id(code), entry);
        }
        campaign.meeting = Some(Meeting {
            sittings: [DAY].into(),
            agenda: vec![id("A1"), id("A2"), id("B1"), id("B2")],
            points: [(id("A1"), 3)].into(),
            present: t(),
            absent: t(),
            next_date: Some(date(2027, 1, 19)),
            quality_lead: t(),
            told_absent: t(),
            told_users: t(),
            note: t(),
            ..Meeting::new(Length::default())
        });
        let correction = Correction { on: DAY, criterion: id("A1"), text: t() };
        let (remains, corrections) = (Remains::default(), vec![correction]);
        campaign.closure = Some(Closure { on: DAY, remains, corrections });
    }
    dossier.improvements = ImprovementState::ALL
        .iter()
        .copied()
        .zip(1..)
        .map(|(state, number)| {
            Arc::new(Improvement {
                id: ImprovementId(number),
                campaign: Some(CAMPAIGN),
                objective: t(),
                criteria: [id("A1")].into(),
                planned: Some(Level::at(4)),
                owner: t(),
                means: t(),
                indicator: t(),
                expected_proof: t(),
                deadline: Some(date(2027, 3, 31)),
                state,
                history: vec![Event { on: DAY, state: Some(state), text: t() }],
                ..Improvement::default()
            })
        })
        .collect();
    let places = [
        ProofPlace::File { path: t(), fingerprint: String::new() },
        ProofPlace::Address(t()),
        ProofPlace::Paper(t()),
    ];
    dossier.proofs = places
        .into_iter()
        .zip(1..)
        .map(|(place, number)| {
            Arc::new(Proof {
                id: ProofId(number),
                title: t(),
                place,
                owner: t(),
                criteria: [id("A1")].into(),
                indicators: [t()].into(),
                note: t(),
                ..Proof::default()
            })
        })
        .collect();
    dossier.approaches = vec![Arc::new(QualityApproach {
        reason: t(),
        objective: t(),
        measures: vec![Measure { label: t(), unit: t(), ..Measure::default() }],
        observations: t(),
        analysis: t(),
        revision: t(),
        difficulties: t(),
        requests: t(),
        ..QualityApproach::of(CAMPAIGN)
    })];
    let wishes = Wishes { before: t(), after: t(), left_out: [t()].into() };
    let logo = example().presentation.logo.clone().expect("a logo");
    dossier.presentation = Arc::new(Presentation {
        letterhead: t(),
        logo: Some(LogoImage { description: t(), ..logo }),
        wishes: DocumentKind::all().map(|kind| (kind.slug().to_owned(), wishes.clone())).collect(),
    });
    let mut facts = example().exercises.last().expect("exercises").as_ref().clone();
    facts.note = t();
    facts.held_proofs.insert(t());
    dossier.exercises = vec![Arc::new(facts)];
    dossier
}

fn grid_saying(grid: &Grid, said: &str) -> Grid {
    let mut grid = grid.clone();
    let mut texts = vec![&mut grid.title, &mut grid.structure, &mut grid.source, &mut grid.licence];
    texts.extend(&mut grid.authors);
    for domain in &mut grid.domains {
        texts.extend([&mut domain.title, &mut domain.short_title]);
        for criterion in &mut domain.criteria {
            criterion.proofs.push(String::new());
            texts.extend([&mut criterion.title, &mut criterion.question]);
            texts.extend(&mut criterion.proofs);
            for level in criterion.levels.iter_mut().flatten() {
                texts.push(&mut level.sentence);
                texts.extend(&mut level.first_step);
            }
        }
    }
    for text in texts {
        said.clone_into(text);
    }
    saying_scale(grid, said)
}

/// Makes the levels of the grid's scale say this too, for all criteria.
fn saying_scale(mut grid: Grid, said: &str) -> Grid {
    let mut scale = Scale::clone(grid.scale());
    for level in &mut scale.levels {
        said.clone_into(&mut level.name);
        said.clone_into(&mut level.definition);
    }
    let scale = Arc::new(scale);
    for criterion in grid.domains.iter_mut().flat_map(|domain| &mut domain.criteria) {
        criterion.scale = Arc::clone(&scale);
    }
    grid.scales = vec![scale];
    grid
}

/// Returns every text of a document that its pages show, piece by piece.
fn shown(report: &Report) -> Vec<String> {
    let mut found = Vec::new();
    let mut value = serde_json::to_value(report).expect("plain data");
    let pages = value.as_object_mut().expect("an object");
    // in the properties and the headers of the file
    for name in ["running", "description", "shape"] {
        pages.remove(name);
    }
    gather(&value, &mut found);
    found
}

/// Names of what is not shown: looks, names, and what stands for a drawing.
const HIDDEN: [&str; 9] =
    ["id", "style", "sign", "kind", "tone", "align", "meaning", "alt", "file"];

fn gather(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        Value::Object(fields) => {
            let is_table = fields.contains_key("columns");
            let is_tally = fields.contains_key("counts");
            for (name, field) in fields {
                let is_hidden = HIDDEN.contains(&name.as_str())
                    || (is_table && name == "title")
                    || (is_tally && name == "words");
                if !is_hidden {
                    gather(field, found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Returns a text without what a layout may add or move: spaces, and hyphens at line ends.
fn tight(text: &str) -> String {
    let is_kept =
        |c: &char| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}' | '-' | '\u{2010}');
    text.chars().filter(is_kept).collect()
}

/// Counts the short words of `said` in texts: a page may end between two signs or inside a long word.
fn counts(texts: &[String], said: &str) -> BTreeMap<String, usize> {
    let texts: Vec<String> = texts.iter().map(|text| tight(text)).collect();
    let words = said
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| (3..=4).contains(&word.chars().count()));
    let count = |word: &str| texts.iter().map(|text| text.matches(word).count()).sum();
    words.map(|word| (word.to_owned(), count(word))).collect()
}

/// Checks that a text holds each word at least as often as the document does, and all of them once
/// as they were typed.
#[track_caller]
fn check_whole(name: &str, report: &Report, text: &str, said: &str) {
    let expected = counts(&shown(report), said);
    let found = counts(&[text.to_owned()], said);
    // the beginning of what stands there less often than it should
    let lost = || {
        let text = tight(text);
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for one in shown(report) {
            *times.entry(tight(&one)).or_default() += 1;
        }
        times.retain(|one, number| text.matches(one.as_str()).count() < *number);
        let told = times.into_iter().map(|(one, number)| (one.chars().take(40).collect(), number));
        told.collect::<Vec<(String, usize)>>()
    };
    for (word, number) in &expected {
        let count = found[word];
        assert!(count >= *number, "{name}: « {word} » {count} of {number} times, {:?}", lost());
    }
    assert!(!expected.is_empty() && expected.values().all(|number| *number > 0), "{name}");
    assert!(tight(text).contains(&tight(said)), "{name} has it nowhere as it was typed");
}

fn holds(bytes: &[u8], mark: &str) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark.as_bytes())
}

#[track_caller]
fn written(kind: DocumentKind, format: Format, dossier: &Dossier) -> (Vec<u8>, Vec<String>) {
    let asked = request(Export::Report(kind, format), dossier);
    let produced = produce(&asked, &mut |_| true).expect("a document");
    (produced.bytes, produced.warnings)
}

#[test]
fn markup_and_formulas_come_out_literally_in_every_pdf() {
    let dossier = saying(MARKUP);
    for kind in DocumentKind::all() {
        let (bytes, warnings) = written(kind, Format::Pdf, &dossier);
        assert_eq!(warnings, Vec::<String>::new(), "{kind:?}");
        assert!(holds(&bytes, "pdfaid:conformance>A<") && holds(&bytes, "pdfuaid:part>1<"));
        let report = report(kind, &dossier, CAMPAIGN.0);
        check_whole(&format!("{kind:?}"), &report, &page_texts(&report).concat(), MARKUP);
    }
}

#[test]
fn markup_and_formulas_come_out_literally_in_every_word_document() {
    let dossier = saying(MARKUP);
    for kind in DocumentKind::all().filter(|kind| kind.formats().contains(&Format::Docx)) {
        let report = report(kind, &dossier, CAMPAIGN.0);
        let package = office_reader::read_back(&report);
        check_whole(&format!("{kind:?}"), &report, &package.said(), MARKUP);
        for part in package.xml_parts() {
            let xml = package.text(part);
            assert!(!xml.contains("<script") && !xml.contains("w:fldSimple w:instr=\"HYPERLINK"));
        }
    }
}

#[test]
fn in_workbooks_and_tables_words_stay_words() {
    for said in [MARKUP, STRANGE] {
        let dossier = saying(said);
        for kind in DocumentKind::all().filter(|kind| kind.formats().contains(&Format::Xlsx)) {
            let report = report(kind, &dossier, CAMPAIGN.0);
            let (bytes, warnings) = written(kind, Format::Xlsx, &dossier);
            assert_eq!(warnings, Vec::<String>::new());
            let package = office_reader::unzipped(&bytes);
            let strings: Vec<String> = package.strings().iter().map(|one| tight(one)).collect();
            for row in report.data.iter().flat_map(|table| &table.rows) {
                for cell in row.cells.iter().filter(|cell| cell.value == CellValue::Words) {
                    let words = cell.shown.plain();
                    let is_plain = said == MARKUP && !words.is_empty();
                    assert!(!is_plain || strings.contains(&tight(&words)), "{kind:?} {words}");
                }
            }
            for path in package.0.keys().filter(|path| path.starts_with("xl/worksheets/sheet")) {
                let sheet = package.part(path);
                assert!(!sheet.has("f"), "{kind:?} {path} computes");
                let links = sheet.all("hyperlink");
                assert!(links.iter().all(|link| link.attribute("r:id").is_empty()), "{kind:?}");
            }
        }
        for kind in DocumentKind::all().filter(|kind| kind.formats().contains(&Format::Csv)) {
            let lines = crate::report::read_back(&written(kind, Format::Csv, &dossier).0);
            let cells = lines.iter().flatten();
            assert!(cells.clone().all(|cell| !cell.starts_with(['=', '+', '@'])), "{kind:?}");
            assert!(lines.iter().all(|line| line.len() == lines[0].len()), "{kind:?}");
        }
    }
}

#[test]
fn what_no_font_can_show_is_marked_and_told_and_every_document_comes_out() {
    let dossier = saying(STRANGE);
    for kind in DocumentKind::all() {
        let (bytes, warnings) = written(kind, Format::Pdf, &dossier);
        assert_eq!(warnings.len(), 1, "{kind:?} {warnings:?}");
        assert!(warnings[0].starts_with("Les polices du rapport n’ont pas "), "{warnings:?}");
        assert!(holds(&bytes, "pdfaid:conformance>A<") && holds(&bytes, "pdfuaid:part>1<"));
        let report = report(kind, &dossier, CAMPAIGN.0);
        check_whole(&format!("{kind:?}"), &report, &page_texts(&report).concat(), "nul");
        if kind.formats().contains(&Format::Docx) {
            let said = office_reader::read_back(&report).said();
            check_whole(&format!("{kind:?}"), &report, &said, "שלום");
        }
    }
}

#[test]
fn no_character_keeps_a_document_from_coming_out() {
    let all: Vec<char> = (0..=0x2_ffff).filter_map(char::from_u32).collect();
    for some in all.chunks(0x4000) {
        let mut dossier = two_campaigns();
        let latest = dossier.campaigns.last_mut().map(Arc::make_mut).expect("two");
        let text: String =
            some.chunks(24).map(|some| some.iter().collect::<String>() + " ").collect();
        latest.entries.values_mut().take(1).for_each(|entry| entry.comment.clone_from(&text));
        let (bytes, _) = written(DocumentKind::Diagnostic, Format::Pdf, &dossier);
        assert!(holds(&bytes, "pdfuaid:part>1<"), "{:x?}", some.first());
    }
}

/// A dossier where each kind of document has something far too long to say.
fn lengthy(said: &str) -> Dossier {
    let mut dossier = two_campaigns();
    let latest = dossier.campaigns.last_mut().map(Arc::make_mut).expect("two");
    let entry = latest.entries.values_mut().next().expect("answers");
    said.clone_into(&mut entry.comment);
    latest.meeting = Some(Meeting {
        sittings: [DAY].into(),
        note: said.to_owned(),
        ..Meeting::new(Length::default())
    });
    dossier.improvements = vec![Arc::new(Improvement {
        id: ImprovementId(1),
        objective: said.to_owned(),
        ..Improvement::default()
    })];
    let approach = QualityApproach::of(CAMPAIGN);
    dossier.approaches = vec![Arc::new(QualityApproach {
        objective: said.to_owned(),
        requests: said.to_owned(),
        ..approach
    })];
    let wishes = Wishes { before: said.to_owned(), ..Wishes::default() };
    let presentation = Arc::make_mut(&mut dossier.presentation);
    let kinds = [DocumentKind::Statement, DocumentKind::BlankGrid];
    presentation.wishes = kinds.map(|kind| (kind.slug().to_owned(), wishes.clone())).into();
    dossier.exercises = vec![Arc::clone(example().exercises.last().expect("exercises"))];
    dossier
}

#[test]
fn texts_of_twenty_thousand_characters_come_out_whole() {
    let said = "Nous avons tant à dire de plus. ".repeat(640);
    assert!(said.len() > 20_000);
    let dossier = lengthy(&said);
    let others = |reading: Option<Readership>| reading.is_some_and(|one| one != Readership::Team);
    for kind in DocumentKind::all().filter(|kind| !others(kind.reading())) {
        let report = report(kind, &dossier, CAMPAIGN.0);
        let pages = page_texts(&report);
        check_whole(&format!("{kind:?}"), &report, &pages.concat(), "tant");
        if kind.formats().contains(&Format::Docx) {
            let said = office_reader::read_back(&report).said();
            check_whole(&format!("{kind:?} in Word"), &report, &said, "tant");
        }
    }
    assert_eq!(MADE_ON, date(2026, 11, 22));
}

//! One code names one thing, one idea has one word: in every document, and in every text we wrote.

use jalons::app::shipped_rules;
use jalons::remuneration::{Rules, file};
use jalons::report::content::Report;
use jalons::report::csv;
use jalons::report::documents::{self, DocumentKind, Material};

use crate::report::read_back;
use crate::report_builders::{example, page_texts, with_material};
use crate::sources::{files, take_apart};

const README: &str = include_str!("../../README.md");
const RULES: &str = include_str!("../../grids/remuneration/aci-msp.ron");

/// Returns all that a document says, its tables for spreadsheets with it.
fn all_of(report: &Report) -> String {
    let tables = report.data.iter().map(|table| String::from_utf8(csv::render(table)).unwrap());
    page_texts(report)
        .into_iter()
        .chain(tables)
        .collect::<Vec<_>>()
        .join("\n")
        .replace('\u{a0}', " ")
}

/// Returns every code of a letter among these and a figure that stands alone, with what is before.
fn codes<'a>(text: &'a str, letters: &[char]) -> Vec<(&'a str, &'a str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(|c: char| letters.contains(&c)) {
        let is_word = |c: char| c.is_alphanumeric();
        let begins = !text[..at].ends_with(is_word);
        let rest = &text[at + 1..];
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let ends = !rest[digits..].starts_with(is_word);
        if begins && (1..=2).contains(&digits) && ends {
            found.push((text[..at].trim_end(), &text[at..=at + digits]));
        }
    }
    found
}

#[test]
fn a_code_is_found_where_it_stands_alone() {
    let found = codes("A1, XA2, B3b et (ACI B4).", &['A', 'B']);
    assert_eq!(found, [("", "A1"), ("A1, XA2, B3b et (ACI", "B4")]);
}

#[test]
fn no_document_shows_the_bare_code_of_an_indicator() {
    // Letters no criterion has, so that a code can only be that of an indicator.
    let renamed =
        [("A", "X"), ("B", "Y"), ("C", "Z")].iter().fold(RULES.to_owned(), |text, (own, other)| {
            text.replace(&format!("code: \"{own}"), &format!("code: \"{other}"))
        });
    let rules: Rules = file::read(renamed.as_bytes()).value.expect("the same rules");
    let dossier = example();
    let id = dossier.latest_campaign().expect("a campaign").id.0;
    let mut seen = 0;
    for kind in DocumentKind::all() {
        let report = with_material(&dossier, id, |material| {
            documents::build(kind, &Material { rules: &rules, ..*material }).expect("a document")
        });
        let said = all_of(&report);
        for (before, code) in codes(&said, &['X', 'Y', 'Z']) {
            assert!(before.ends_with("ACI"), "{kind:?} : « {code} »");
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn the_texts_of_the_rules_name_no_indicator_by_a_bare_code() {
    let pages = ["page: ", "code: "];
    let lines = RULES.lines().filter(|line| !line.trim_start().starts_with("//"));
    for line in lines.filter(|line| !pages.iter().any(|key| line.contains(key))) {
        for (before, code) in codes(line, &['A', 'B', 'C']) {
            assert!(before.ends_with("ACI"), "« {code} » : {line}");
        }
    }
}

#[test]
fn every_indicator_the_grid_names_has_its_line_in_the_statement() {
    let (dossier, rules) = (example(), shipped_rules());
    let campaign = dossier.latest_campaign().expect("a campaign");
    let table = with_material(&dossier, campaign.id.0, |material| {
        let report = documents::build(DocumentKind::Statement, material).expect("a statement");
        read_back(&csv::render(&report.data[0]))
    });
    let names = |wanted: &str| table.iter().any(|line| line.iter().any(|cell| cell == wanted));
    for indicator in &campaign.grid.indicators {
        let outside = rules.outside.iter().find(|one| one.id == indicator.id);
        let told = outside
            .map(|one| one.name.clone())
            .or_else(|| rules.linked(&indicator.id).map(|(_, found)| found.name.clone()));
        assert!(told.as_deref().is_some_and(names), "{} : {told:?}", indicator.id);
    }
}

/// What is written one way only: what must not be found, and what is written instead. Titles of the
/// official texts stay as they are.
const ONE_FORM: [(&str, &str); 13] = [
    ("plan d’actions", "plan d’action"),
    ("évènement", "événement"),
    ("pluri-professionnel", "pluriprofessionnel"),
    ("pluri-disciplinaire", "pluridisciplinaire"),
    ("télé-expertise", "téléexpertise"),
    ("télé-consultation", "téléconsultation"),
    ("critères socle ", "critères socles"),
    ("inter-professionnel", "interprofessionnel"),
    ("auto-diagnostic", "autodiagnostic"),
    ("autoévaluation", "auto-évaluation"),
    ("mise en oeuvre", "mise en œuvre"),
    ("asalee", "Asalée"),
    ("dossier complet", "dossier de dialogue"),
];

/// Words that are another's, in what we write today: a grid that a former campaign keeps said them.
const ONE_WORD: [(&str, &str); 3] = [
    ("praticien", "médecin"),
    ("confrère", "professionnel"),
    ("patients inclus", "patients suivis"),
];

/// Titles that others gave.
const QUOTED: [&str; 2] =
    ["structures pluri-professionnelles", "coordination pluri-professionnelles"];

fn other_form(text: &str) -> Option<&'static str> {
    found_in(text, &ONE_FORM)
}

fn found_in(text: &str, forms: &[(&str, &'static str)]) -> Option<&'static str> {
    let own = QUOTED.iter().fold(text.to_owned(), |text, quoted| text.replace(quoted, ""));
    let folded = format!("{} ", own.to_lowercase().replace(['\u{a0}', '.', ',', ':'], " "));
    forms.iter().find(|(wrong, _)| folded.contains(wrong)).map(|(_, right)| *right)
}

#[test]
fn a_second_form_of_a_word_is_found_in_any_place_of_a_sentence() {
    assert_eq!(other_form("Le Plan d’actions."), Some("plan d’action"));
    assert_eq!(other_form("2 critères socle\u{a0}: oui"), Some("critères socles"));
    assert_eq!(other_form("les critères socles, un plan d’action"), None);
}

#[test]
fn each_idea_has_one_written_form_in_all_that_we_ship() {
    let texts = [
        files("src", &[".rs"]),
        files("grids", &[".ron"]),
        files("assets", &[".ron", ".jalons", ".typ"]),
        files("assets/avis", &["page.js", "formats.js"]),
    ];
    let mut faults = Vec::new();
    for source in texts.iter().flatten() {
        for literal in take_apart(&source.text).0 {
            let is_today = !source.path.ends_with(".jalons");
            let word = || found_in(&literal.text, &ONE_WORD).filter(|_| is_today);
            let right = other_form(&literal.text).or_else(word);
            faults.extend(right.map(|right| {
                format!("{}:{} « {right} » : {:?}", source.path, literal.line, literal.text)
            }));
        }
    }
    for (number, line) in (1..).zip(README.lines()) {
        let right = other_form(line);
        faults.extend(right.map(|right| format!("README.md:{number} « {right} » : {line}")));
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

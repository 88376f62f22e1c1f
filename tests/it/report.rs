//! The reports: what a person typed comes out literally, and the same inputs give the same bytes.

use std::ops::ControlFlow;

use jalons::dossier::{Answer, CampaignId, Dossier};
use jalons::grid::Level;
use jalons::report::content::{Block, Figure, Illustration, Mark, Report, Titled};
use jalons::report::documents::DocumentKind;
use jalons::report::manuscript::Manuscript;
use jalons::report::pdf::{self, Pdf, PdfError, Stage};
use jalons::report::preview;
use jalons::report::{csv, tables};

use crate::report_builders::{
    MADE_ON, answer, campaign, dossier, report, telling_comments, two_campaigns,
};

const HOSTILE: &str = "*gras* #panic(\"x\") $x^2$ \\ [crochet] @ref <lab> // `code` _i_ = titre\n#read(\"/etc/passwd\")";

fn diagnostic(dossier: &Dossier, id: u32) -> Report {
    report(DocumentKind::Diagnostic, dossier, id)
}

/// Returns the items of a document, in reading order.
pub fn items(report: &Report) -> Vec<&Titled> {
    let items = report.blocks().into_iter().filter_map(|block| match block {
        Block::Item(item) => Some(item),
        _ => None,
    });
    items.collect()
}

/// Returns the first figures of a document.
#[track_caller]
pub fn figures(report: &Report) -> &[Figure] {
    let figures = report.blocks().into_iter().find_map(|block| match block {
        Block::Figures { figures } => Some(figures.as_slice()),
        _ => None,
    });
    figures.expect("figures")
}

#[track_caller]
fn render(dossier: &Dossier, id: u32) -> Pdf {
    let pdf = pdf::render(&manuscript(dossier, id)).expect("a document");
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    pdf
}

/// A dossier whose first comment is `comment`.
fn with_comment(comment: &str) -> Dossier {
    let mut campaign = campaign(1, 2025);
    answer(&mut campaign, "A1", Some(Answer::Level(Level::at(2))), comment);
    telling_comments(dossier(vec![campaign]))
}

fn manuscript(dossier: &Dossier, id: u32) -> Manuscript {
    Manuscript::report(&report(DocumentKind::Diagnostic, dossier, id))
}

/// Returns what each page says; drawn as small as can be, since only the words matter here.
fn page_texts(dossier: &Dossier, id: u32) -> Result<Vec<String>, PdfError> {
    let pages = preview::pages(&manuscript(dossier, id), 0.02)?;
    Ok(pages.into_iter().map(|page| page.text).collect())
}

#[track_caller]
fn says(dossier: &Dossier, id: u32) -> String {
    let pages = page_texts(dossier, id).expect("pages");
    pages.concat().replace('\n', " ")
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_diagnostic_with_charts_is_an_accessible_archival_pdf_without_warning() {
    let pdf = render(&two_campaigns(), 2);
    assert_eq!(pdf.warnings, Vec::<String>::new());
    for mark in ["pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"] {
        assert!(contains(&pdf.bytes, mark), "{mark}");
    }
}

#[test]
fn the_first_page_of_the_example_is_enough_on_its_own() {
    let bytes = include_bytes!("../../assets/exemples/les-tilleuls.jalons");
    let dossier = jalons::dossier::file::read(bytes).value.unwrap();
    let id = dossier.latest_campaign().unwrap().id;
    assert_eq!(render(&dossier, id.0).warnings, Vec::<String>::new());
    let document = diagnostic(&dossier, id.0);
    let first = &page_texts(&dossier, id.0).unwrap()[0];
    let forces = document.sections.iter().find(|section| section.id == "forces").unwrap().clone();
    let forces = Report { sections: vec![forces], ..document.clone() };
    let codes: Vec<&str> =
        items(&forces).into_iter().map(|item| item.title.split(' ').next().unwrap()).collect();
    assert_eq!(codes.len(), 6);
    let labels = figures(&document).iter().map(|figure| figure.label.as_str());
    for said in codes.into_iter().chain(labels) {
        assert!(first.contains(said), "{said}");
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let first = render(&two_campaigns(), 2);
    render(&with_comment("Un autre document entre les deux."), 1);
    assert!(first == render(&two_campaigns(), 2));
}

#[test]
fn markup_and_formulas_in_a_comment_come_out_literally() {
    let text = says(&with_comment(HOSTILE), 1);
    for line in HOSTILE.lines() {
        assert!(text.contains(line), "{line} in {text}");
    }
}

#[test]
fn hostile_names_come_out_literally_everywhere() {
    let mut dossier = two_campaigns();
    HOSTILE.clone_into(&mut dossier.team.name);
    render(&dossier, 2);
    let first_line = HOSTILE.lines().next().unwrap();
    assert!(says(&dossier, 2).contains(first_line));
}

#[test]
fn a_character_without_glyph_is_marked_and_told_and_the_pdf_stays_accessible() {
    let pdf = render(&with_comment("Fermé 🔒, 😀 et مرحبا restent, \u{1} non."), 1);
    assert_eq!(
        pdf.warnings,
        [
            "Les polices du rapport n’ont pas 2\u{a0}caractères, que remplace □\u{a0}: U+0001, 🔒 (U+1F512)"
        ]
    );
    assert!(contains(&pdf.bytes, "pdfuaid:part>1<"));
    assert!(says(&with_comment("Fermé 🔒."), 1).contains("Fermé □."));
}

#[test]
fn a_character_without_glyph_in_a_chart_is_marked_too() {
    let mut report = report(DocumentKind::Diagnostic, &two_campaigns(), 2);
    let drawing = Illustration {
        file: String::new(),
        svg:
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"120\"><text x=\"10\" \
              y=\"60\" font-family=\"Inter\" font-size=\"14\">Fermé 🔒</text></svg>"
                .into(),
        proportion: 2500,
        alt: "Un mot.".into(),
        most: 30,
    };
    report.sections[0].blocks.push(Block::Chart(drawing));
    let pdf = pdf::render(&Manuscript::report(&report.finished())).expect("a document");
    assert_eq!(pdf.warnings.len(), 1);
}

#[test]
fn a_comment_of_twenty_thousand_characters_flows_over_pages() {
    let pages = |comment: &str| page_texts(&with_comment(comment), 1).unwrap();
    let usual = pages("Court.").len();
    let long = "Nous avons beaucoup à dire. ".repeat(720);
    let text = pages(&long);
    assert!(text.len() >= usual + 4, "{} pages", text.len());
    assert_eq!(text.concat().matches("beaucoup").count(), 720);
    assert!(pages(&"x".repeat(20_000)).len() >= usual + 4);
    render(&with_comment(&long), 1);
}

#[test]
fn an_empty_campaign_and_a_first_campaign_have_their_document() {
    let empty = dossier(vec![campaign(1, 2025)]);
    let text = says(&empty, 1);
    assert!(text.contains("Aucun niveau n’est encore convenu."), "{text}");
    render(&empty, 1);
    let first = diagnostic(&two_campaigns(), 1);
    assert!(first.sections.iter().all(|section| section.id != "evolution"));
    assert_eq!(figures(&first)[3].detail, "Première fois avec cette grille");
}

#[test]
fn what_is_invented_is_said_on_every_page() {
    let mut dossier = two_campaigns();
    dossier.is_fictitious = true;
    let pages = page_texts(&dossier, 2).unwrap();
    assert!(pages.iter().all(|page| page.contains("Exemple fictif")));
}

#[test]
fn the_figures_of_the_first_page_say_what_was_computed() {
    let document = diagnostic(&two_campaigns(), 2);
    let shown = figures(&document).iter().map(|f| {
        format!("{} {} {} ({})", f.label, f.value, f.unit, f.detail).replace('\u{a0}', " ")
    });
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            "Niveau moyen 2,5 sur 4 (2,0 en nov. 2024)",
            "Palier atteint à compléter  (1 critère socle sans niveau avant le palier 1)",
            "Critères pris en compte 2 sur 4 (1 sans objet, 1 sans réponse)",
            "Évolution +0,5  (depuis nov. 2024, sur 2 critères)",
        ]
    );
}

#[test]
fn the_gate_says_what_blocks_it() {
    let mut low = campaign(1, 2025);
    answer(&mut low, "A1", Some(Answer::Level(Level::at(0))), "");
    let document = diagnostic(&dossier(vec![low]), 1);
    let figure = &figures(&document)[1];
    assert_eq!(figure.value, "0 · Non engagé");
    assert_eq!(figure.detail.replace('\u{a0}', " "), "2 critères socles bloquent le palier 1");
}

#[test]
fn an_unanswered_criterion_shows_the_former_level_to_confirm() {
    let document = diagnostic(&two_campaigns(), 2);
    let unanswered = items(&document).into_iter().find(|item| item.title == "B1 · Information");
    let Titled { mark, blocks, .. } = unanswered.expect("it is gone through");
    assert_eq!(*mark, Some(Mark::Unanswered));
    let Block::Paragraph { text, .. } = &blocks[0] else { panic!("{blocks:?}") };
    assert_eq!(
        text.plain().replace('\u{a0}', " "),
        "À reconfirmer, la dernière fois : niveau 2 · Structuré"
    );
}

#[test]
fn stages_are_told_in_order_and_any_of_them_can_be_cancelled() {
    let document = manuscript(&two_campaigns(), 2);
    let all = [Stage::Preparing, Stage::LayingOut, Stage::Writing];
    let mut seen = Vec::new();
    let mut watch = |stage| {
        seen.push(stage);
        ControlFlow::Continue(())
    };
    pdf::render_in_stages(&document, &mut watch).unwrap();
    assert_eq!(seen, all);
    for last in all {
        let mut stop =
            |stage| if stage == last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let stopped = pdf::render_in_stages(&document, &mut stop);
        assert_eq!(stopped, Err(PdfError::Cancelled));
    }
}

/// Reads a spreadsheet back, titles first.
#[track_caller]
pub fn read_back(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text);
    let lines =
        reader.records().map(|line| line.expect("a line").iter().map(str::to_owned).collect());
    lines.collect()
}

#[test]
fn a_spreadsheet_has_one_line_per_criterion_and_numbers_stay_numbers() {
    let bytes = csv::render(&tables::answers(&two_campaigns(), CampaignId(2), MADE_ON));
    assert!(contains(&bytes, "\r\n"));
    let lines = read_back(&bytes);
    assert_eq!(lines.len(), 5);
    let fallen = [
        "Les Essais",
        "non",
        "Auto-évaluation 2025",
        "18/11/2025",
        "essai 1.0.0",
        "A2",
        "Rôles",
        "A · Coordination",
        "non",
        "1",
        "niveau",
        "2",
        "Structuré",
        "3",
        "-1",
        "",
        "",
        "",
        "Auto-évaluation 2024",
        "",
        "",
        "déclaré",
        "",
        "",
    ];
    assert_eq!(lines[2], fallen);
    assert_eq!(lines[4][10], "sans objet");
    assert_eq!(lines[4][16], "Aucun accueil du public.");
}

#[test]
fn a_spreadsheet_never_holds_a_formula_and_keeps_separators_and_quotes() {
    for (typed, cell) in [
        ("=HYPERLINK(\"http://x\";\"y\")", "'=HYPERLINK(\"http://x\";\"y\")"),
        ("+33 5", "\u{200b}+33 5"),
        ("-1 idée", "'-1 idée"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("deux ; « cellules »\net \"deux\" lignes", "deux ; « cellules »\net \"deux\" lignes"),
    ] {
        let lines =
            read_back(&csv::render(&tables::answers(&with_comment(typed), CampaignId(1), MADE_ON)));
        assert_eq!(lines[1][17], cell);
    }
}

#[test]
fn a_spreadsheet_of_an_unknown_campaign_has_its_titles_only() {
    assert_eq!(
        read_back(&csv::render(&tables::answers(&two_campaigns(), CampaignId(9), MADE_ON))).len(),
        1
    );
}

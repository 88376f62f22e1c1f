//! The documents: each comes out in each of its formats, the readings tell the same facts, nobody is
//! told, what must hold on a page does, and a team leaves out what it likes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jalons::app::export::{Export, Format, produce};
use jalons::dossier::{
    Answer, CampaignId, CriterionEntry, Dossier, Edit, Fate, Improvement, ImprovementId, LogoImage,
    Meeting, Presentation, QualityApproach, Wishes,
};
use jalons::grid::{HOW_TO_CHOOSE, IN_DOUBT, Level};
use jalons::report::content::{Block, CheckLine, Report, Section, Text, Tone};
use jalons::report::documents::{self, DocumentKind, Missing, Readership};
use jalons::scoring::{Piece, Scores, quality_levels};
use jiff::civil::date;
use strum::IntoEnumIterator as _;

use crate::builders;
use crate::report_builders::{
    MADE_ON, campaign, dossier, example, page_texts, report, request, try_report, two_campaigns,
    with_material,
};
use crate::report_minutes::{closed, decided, sealed};

/// Two documents with readings.
const READ: [fn(Readership) -> DocumentKind; 2] = [DocumentKind::Synthesis, DocumentKind::Whole];

fn holds(bytes: &[u8], mark: &str) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark.as_bytes())
}

fn latest(dossier: &Dossier) -> u32 {
    dossier.latest_campaign().map_or(0, |campaign| campaign.id.0)
}

/// The example with texts as long as people write them when nothing holds them back.
fn wordy() -> Dossier {
    let say = |times: usize| "Nous voulons que chaque usager sache qui appeler. ".repeat(times);
    let mut dossier = example();
    dossier.team.name = "Maison de santé pluriprofessionnelle ".repeat(4);
    "Saint-Aubin-les-Prés-sur-Rivière".clone_into(&mut dossier.team.commune);
    let latest = dossier.latest_campaign().expect("three").id;
    let campaign = dossier.campaigns.last_mut().map(Arc::make_mut).expect("three");
    campaign.title = say(3);
    campaign.note = say(10);
    for entry in campaign.entries.values_mut() {
        entry.comment = say(5);
    }
    for one in &mut dossier.improvements {
        let one = Arc::make_mut(one);
        one.objective = say(4);
        "La coordinatrice, avec le secrétariat et deux infirmières".clone_into(&mut one.owner);
    }
    for one in &mut dossier.approaches {
        let one = Arc::make_mut(one);
        one.objective = say(4);
        one.requests = say(3) + "\n" + &say(3) + "\n" + &say(3);
    }
    assert!(dossier.approach(latest).is_some());
    dossier
}

/// A dossier that has little, much, or far too much to say.
fn short_and_long() -> [(&'static str, Dossier); 6] {
    let domains: Vec<String> = (1..=20).map(|number| format!("Domaine {number}")).collect();
    let domains: Vec<(&str, &[usize])> =
        domains.iter().map(|title| (title.as_str(), [12, 24].as_slice())).collect();
    [
        ("without an answer", dossier(vec![campaign(1, 2025)])),
        ("short", two_campaigns()),
        ("of the whole grid", example()),
        ("of 70 criteria", builders::les_tilleuls()),
        ("of 20 domains", builders::dossier(&domains, &[date(2024, 5, 11), date(2025, 6, 20)])),
        ("wordy", wordy()),
    ]
}

#[test]
fn each_document_of_the_example_comes_out_in_each_of_its_formats_twice_the_same() {
    let dossier = example();
    for kind in DocumentKind::all() {
        for format in kind.formats() {
            let asked = request(Export::Report(kind, *format), &dossier);
            let produced = produce(&asked, &mut |_| true).expect("a document");
            assert_eq!(produced.warnings, Vec::<String>::new(), "{kind:?} {format:?}");
            let again = produce(&asked, &mut |_| true).expect("the same");
            assert!(produced.bytes == again.bytes, "{kind:?} {format:?} differs");
            let marks: &[&str] = match format {
                Format::Pdf => &["pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"],
                Format::Docx => &["word/document.xml"],
                Format::Xlsx => &["xl/workbook.xml"],
                Format::Csv => &["\u{feff}", ";", "\r\n"],
            };
            for mark in marks {
                assert!(holds(&produced.bytes, mark), "{kind:?} {format:?} {mark}");
            }
        }
    }
}

/// Takes away titles, and the names of drawings, which follow their order.
fn without_titles(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Heading { .. }));
    for block in blocks {
        match block {
            Block::Chart(drawing) => drawing.file.clear(),
            Block::Pair { first, second, .. } => {
                without_titles(first);
                without_titles(second);
            }
            Block::Item(item) => without_titles(&mut item.blocks),
            _ => {}
        }
    }
}

/// Returns the part of a document that begins with its lead.
fn opening(report: &Report) -> &Section {
    let mut parts = report.sections.iter();
    parts.find(|part| part.id != "avant").expect("parts")
}

/// Returns the words that lead a document.
fn lead(report: &Report) -> String {
    match opening(report).blocks.first() {
        Some(Block::Paragraph { text, tone: Tone::Lead | Tone::Body }) => text.plain(),
        other => unreachable!("{other:?}"),
    }
}

/// Takes away what is said to some readers only: who the structure is, what the ACI is, and the codes
/// and gates of criteria.
fn without_asides(blocks: &mut Vec<Block>) {
    let is_aside = |block: &Block| match block {
        Block::Paragraph { text, .. } => {
            let words = text.plain();
            let starts = [
                "Structure juridique\u{a0}: ",
                "FINESS\u{a0}: ",
                "Contrat ACI\u{a0}: ",
                "Associés\u{a0}: ",
                "Patientèle\u{a0}: ",
                "ACI, exercice ",
                "L’Assurance maladie verse chaque année",
            ];
            starts.iter().any(|start| words.starts_with(start))
        }
        _ => false,
    };
    blocks.retain(|block| !is_aside(block));
    for block in blocks {
        if let Block::Pair { first, second, .. } = block {
            without_asides(first);
            without_asides(second);
        }
        if let Block::Item(item) = block {
            item.notes.retain(|note| !note.plain().starts_with("bloque"));
            let title = item.title.split_once(" · ").map_or(&*item.title, |(_, title)| title);
            item.title = title.to_owned();
        }
    }
}

/// Leaves out what only the team reads: who does it, where a proof is kept, the sums down to the
/// balance.
fn without_inner_matters(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Table(table) if table.id == "sommes-page"));
    for block in blocks {
        match block {
            Block::Table(table) => {
                let inner = |title: &str| ["Responsable", "Conservée"].contains(&title);
                let place = table.columns.iter().position(|column| inner(&column.title));
                let Some(place) = place else { continue };
                table.columns.remove(place);
                for row in table.rows.iter_mut().filter(|row| row.cells.len() > place) {
                    row.cells.remove(place);
                }
            }
            // A drawing may bear names; what it tells in words may not.
            Block::Chart(drawing) => drawing.svg.clear(),
            Block::List { items } => {
                for item in items {
                    *item = Text::from(item.plain().split(" (").next().unwrap_or_default());
                }
            }
            Block::Pair { first, second, .. } => {
                without_inner_matters(first);
                without_inner_matters(second);
            }
            _ => {}
        }
    }
}

/// Returns what a document says, part by part, without the words that belong to a reading, nor what
/// only the team reads.
fn facts(report: &Report) -> BTreeMap<&'static str, Vec<Block>> {
    let opening = opening(report).id;
    let of = |section: &Section| {
        let mut blocks = section.blocks.clone();
        if section.id == opening {
            blocks.remove(0);
        }
        without_inner_matters(&mut blocks);
        without_titles(&mut blocks);
        without_asides(&mut blocks);
        (section.id, blocks)
    };
    let sections = report.sections.iter().filter(|section| section.id != "empreinte");
    sections.map(of).collect()
}

#[test]
fn the_three_readings_tell_the_same_facts_in_another_order_and_other_words() {
    let dossiers = [example(), two_campaigns(), dossier(vec![campaign(1, 2025)]), wordy()];
    for (dossier, kind) in dossiers.iter().flat_map(|one| READ.map(|kind| (one, kind))) {
        for id in dossier.campaigns.iter().map(|campaign| campaign.id.0) {
            let mut read = Readership::iter().map(|reading| report(kind(reading), dossier, id));
            let team = read.next().expect("the team reads first");
            for other in read {
                let theirs = facts(&other);
                for (part, told) in facts(&team) {
                    assert_eq!(Some(&told), theirs.get(part), "{} {id}: {part}", team.title);
                }
                assert_eq!(team.data, other.data);
                assert_eq!((&team.lines, &team.title), (&other.lines, &other.title));
                assert_ne!(lead(&team), lead(&other));
                let order = |report: &Report| -> Vec<(&'static str, String)> {
                    report.sections.iter().map(|part| (part.id, part.title.clone())).collect()
                };
                assert_ne!(order(&team), order(&other));
            }
        }
    }
}

#[test]
fn no_paragraph_is_empty() {
    let dossiers = [example(), two_campaigns(), dossier(vec![campaign(1, 2025)])];
    for (dossier, kind) in
        dossiers.iter().flat_map(|one| DocumentKind::all().map(move |kind| (one, kind)))
    {
        let Ok(report) = try_report(kind, dossier, latest(dossier)) else { continue };
        for block in report.blocks() {
            if let Block::Paragraph { text, .. } = block {
                assert!(!text.plain().trim().is_empty(), "{kind:?} {block:?}");
            }
        }
    }
}

#[test]
fn a_lead_adds_no_figure_but_the_ends_of_the_scale() {
    for kind in READ {
        for reading in Readership::iter() {
            let said = lead(&report(kind(reading), &example(), 3));
            let digits: BTreeSet<char> = said.chars().filter(char::is_ascii_digit).collect();
            assert!(digits.is_subset(&['0', '4'].into()), "{said}");
        }
    }
}

#[test]
fn no_document_names_a_voter_or_tells_a_ballot() {
    for fate in [Fate::Counts, Fate::Destroyed] {
        for (when, dossier) in
            [("before", sealed(fate)), ("revealed", decided(fate)), ("closed", closed(fate))]
        {
            for kind in DocumentKind::all().filter(|kind| *kind != DocumentKind::Statement) {
                let report = report(kind, &dossier, 1);
                // drawings and tables for spreadsheets too
                let all = format!("{report:?}").replace("\\u{a0}", " ");
                for hidden in
                    ["Quidam", "Commentaire secret", "Sage-femme", "Pharmacien", "Infirmier"]
                {
                    assert!(!all.contains(hidden), "{when} {kind:?} tells « {hidden} »");
                }
                let is_told = report.blocks().iter().any(|one| matches!(one, Block::Tally { .. }));
                let may_tell =
                    kind == DocumentKind::Minutes && when != "before" && fate == Fate::Counts;
                assert_eq!(is_told, may_tell, "{when} {kind:?} {fate:?}");
                for told in ["médiane 2", "médiane 3", "presque", "partagé ·"] {
                    assert!(may_tell || !all.contains(told), "{when} {kind:?} tells « {told} »");
                }
            }
        }
    }
}

#[test]
fn a_synthesis_and_a_poster_hold_on_one_page_whatever_they_say() {
    let kinds = Readership::iter().map(DocumentKind::Synthesis).chain([DocumentKind::Poster]);
    for kind in kinds {
        for (name, dossier) in short_and_long() {
            let pages = page_texts(&report(kind, &dossier, latest(&dossier)));
            assert_eq!(pages.len(), 1, "{kind:?} {name}");
        }
    }
}

#[test]
fn slides_are_the_title_and_one_for_each_part() {
    for (name, dossier) in short_and_long() {
        let report = report(DocumentKind::Slides, &dossier, latest(&dossier));
        let pages = page_texts(&report);
        assert_eq!(pages.len(), report.sections.len() + 1, "{name}");
        for (section, page) in report.sections.iter().zip(&pages[1..]) {
            assert!(page.contains(&section.title), "{name}: {} in {page}", section.title);
        }
    }
}

#[test]
fn the_whole_dossier_of_the_example_has_eight_to_twelve_pages_before_its_annexes() {
    for reading in Readership::iter() {
        let pages = page_texts(&report(DocumentKind::Whole(reading), &example(), 3));
        // the first page lists the annexes, which begin elsewhere
        let annex = "Annexe\u{a0}: chaque critère";
        let before = 1 + pages.iter().skip(1).take_while(|page| !page.contains(annex)).count();
        assert!((8..=12).contains(&before) && before < pages.len(), "{reading:?}: {before} pages");
    }
}

/// Every document of dossiers that have everything to say.
fn all_documents() -> Vec<(DocumentKind, Dossier, u32)> {
    let mut all: Vec<(DocumentKind, Dossier, u32)> = Vec::new();
    for kind in DocumentKind::all() {
        all.push((kind, example(), 2));
        all.push((kind, example(), 3));
    }
    all.push((DocumentKind::Minutes, decided(Fate::Counts), 1));
    all.push((DocumentKind::Minutes, closed(Fate::Counts), 1));
    all
}

fn outline(kind: DocumentKind, dossier: &Dossier, id: u32) -> Vec<(&'static str, String)> {
    let outlined = with_material(dossier, id, |material| documents::outlined(kind, material));
    outlined.expect("an outline").1
}

/// Returns it with these wishes for a document.
fn wishing(dossier: &Dossier, kind: DocumentKind, wishes: Wishes) -> Dossier {
    let mut presentation = Presentation::clone(&dossier.presentation);
    presentation.wishes.insert(kind.slug().to_owned(), wishes);
    Edit::Presentation(Arc::new(presentation)).apply(dossier)
}

fn parts(report: &Report) -> Vec<(&'static str, Vec<Block>)> {
    let of = |section: &Section| {
        let mut blocks = section.blocks.clone();
        without_titles(&mut blocks);
        // what stands in the file is printed there, wishes included
        (section.id, if section.id == "empreinte" { Vec::new() } else { blocks })
    };
    report.sections.iter().map(of).collect()
}

#[test]
fn every_part_has_its_own_name_in_the_outline() {
    for (kind, dossier, id) in all_documents() {
        let outline = outline(kind, &dossier, id);
        let ids: BTreeSet<&str> = outline.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids.len(), outline.len(), "{kind:?} {outline:?}");
        for (id, name) in &outline {
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(!id.is_empty() && id.chars().all(is_plain), "{kind:?} {id}");
            assert!(!name.is_empty() && !["avant", "apres"].contains(id), "{kind:?} {id}");
        }
        let names: BTreeSet<&str> = outline.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names.len(), outline.len(), "{kind:?} {outline:?}");
    }
}

#[test]
fn what_is_left_out_disappears_and_nothing_else_does() {
    for (kind, dossier, id) in all_documents() {
        let blank = wishing(&dossier, kind, Wishes::default());
        let whole = parts(&report(kind, &blank, id));
        let outline = outline(kind, &dossier, id);
        let is_part = |(id, _): &&(&str, String)| whole.iter().any(|(part, _)| part == id);
        // What is no part is a choice, told with them.
        let choices = outline.iter().filter(|one| !is_part(one)).map(|(id, _)| *id);
        let expected: &[&str] =
            if kind == DocumentKind::Diagnostic { &["discretion"] } else { &[] };
        assert_eq!(choices.collect::<Vec<_>>(), expected, "{kind:?}");
        for (part, _) in outline.iter().filter(is_part) {
            let wishes = Wishes { left_out: [(*part).to_owned()].into(), ..Wishes::default() };
            let found = parts(&report(kind, &wishing(&dossier, kind, wishes), id));
            let mut expected = whole.clone();
            expected.retain(|(other, _)| other != part);
            assert!(found == expected && found.len() < whole.len(), "{kind:?} without {part}");
        }
        let unknown = Wishes { left_out: ["n-existe-pas".to_owned()].into(), ..Wishes::default() };
        let found = parts(&report(kind, &wishing(&dossier, kind, unknown), id));
        assert!(found == whole, "{kind:?} without a part nobody knows");
    }
}

#[test]
fn without_any_part_a_document_still_comes_out() {
    for kind in DocumentKind::all() {
        let all = outline(kind, &example(), 3).into_iter().map(|(id, _)| id.to_owned());
        let wishes = Wishes { left_out: all.collect(), ..Wishes::default() };
        let dossier = wishing(&example(), kind, wishes);
        for format in [Format::Pdf, Format::Docx] {
            let asked = request(Export::Report(kind, format), &dossier);
            let produced = produce(&asked, &mut |_| true).expect("a document");
            assert_eq!(produced.warnings, Vec::<String>::new(), "{kind:?} {format:?}");
        }
    }
}

#[test]
fn the_teams_own_words_come_first_and_last() {
    for (kind, dossier, id) in all_documents() {
        let wishes = Wishes {
            before: "Mot d’accueil.\n\nDeuxième ligne.".to_owned(),
            after: "Merci à tous.".to_owned(),
            ..Wishes::default()
        };
        let report = report(kind, &wishing(&dossier, kind, wishes), id);
        let said = |section: Option<&Section>| {
            let section = section.expect("parts");
            let words = section.blocks.iter().map(|block| match block {
                Block::Paragraph { text, .. } => text.plain(),
                other => format!("{other:?}"),
            });
            (section.id, words.collect::<Vec<_>>())
        };
        let first = ("avant", vec!["Mot d’accueil.".to_owned(), "Deuxième ligne.".to_owned()]);
        assert_eq!(said(report.sections.first()), first, "{kind:?}");
        assert_eq!(said(report.sections.last()), ("apres", vec!["Merci à tous.".to_owned()]));
        let pages = page_texts(&report).concat().replace('\n', " ");
        let place = |words: &str| pages.find(words).expect(words);
        assert!(place("Mot d’accueil.") < place("Merci à tous."), "{kind:?}");
    }
}

#[test]
fn letterhead_and_logo_are_shown_on_every_document() {
    let logo = example().presentation.logo.clone().expect("a logo");
    let shown = Presentation {
        letterhead: "  Pôle de santé\n des Tilleuls ".to_owned(),
        logo: Some(LogoImage { description: "Une feuille".to_owned(), ..logo.clone() }),
        ..Presentation::default()
    };
    let unsaid = LogoImage { description: " ".to_owned(), ..logo };
    let unsaid = Presentation { logo: Some(unsaid), ..Presentation::default() };
    for kind in DocumentKind::all() {
        let of = |presentation: &Presentation| {
            let presentation = Arc::new(presentation.clone());
            report(kind, &Dossier { presentation, ..example() }, 3)
        };
        let letterhead = of(&shown).letterhead;
        assert_eq!(letterhead.name, "Pôle de santé des Tilleuls");
        assert_eq!(letterhead.logo.map(|logo| logo.alt).as_deref(), Some("Une feuille"));
        let letterhead = of(&unsaid).letterhead;
        assert_eq!(letterhead.name, example().team.name);
        assert_eq!(letterhead.logo.map(|logo| logo.alt).as_deref(), Some("Logo de l’équipe"));
        assert!(page_texts(&of(&shown))[0].contains("Pôle de santé des Tilleuls"), "{kind:?}");
        let asked = request(
            Export::Report(kind, Format::Docx),
            &Dossier { presentation: Arc::new(shown.clone()), ..example() },
        );
        let written = produce(&asked, &mut |_| true).expect("a document").bytes;
        assert!(holds(&written, "word/media/"), "{kind:?}");
    }
}

/// Returns the pieces a document says are there or missing.
fn gauge(report: &Report) -> Vec<CheckLine> {
    let blocks = report.blocks();
    let checks = blocks.iter().filter_map(|block| match block {
        Block::Checks { checks } => Some(checks.clone()),
        _ => None,
    });
    checks.flatten().collect()
}

/// Returns who leads, as the document says.
fn told_lead(report: &Report) -> String {
    let blocks = report.blocks();
    let facts = blocks.iter().filter_map(|block| match block {
        Block::Facts { facts, .. } => Some(facts),
        _ => None,
    });
    let lead = facts.flatten().find(|fact| fact.label == "Référent qualité");
    lead.expect("a lead").value.clone()
}

#[test]
fn the_gauge_of_a_document_is_the_one_that_is_computed() {
    let named = |of_team: &str, of_meeting: Option<&str>| {
        let mut dossier = example();
        of_team.clone_into(&mut dossier.team.quality_lead);
        let latest = dossier.campaigns.last_mut().map(Arc::make_mut).expect("three");
        latest.meeting = of_meeting.map(|lead| Meeting {
            quality_lead: lead.to_owned(),
            ..Meeting::new(jalons::dossier::Length::default())
        });
        dossier
    };
    let dossiers = [
        example(),
        two_campaigns(),
        dossier(vec![campaign(1, 2025)]),
        named("", None),
        named("", Some("Le Dr Yann P.")),
        named("Sophie R.", Some("")),
        named("Sophie R.", Some("Le Dr Yann P.")),
    ];
    let levels =
        [(DocumentKind::Diagnostic, 0), (DocumentKind::ActionPlan, 1), (DocumentKind::Outcome, 2)];
    for dossier in &dossiers {
        for (id, (kind, place)) in
            dossier.campaigns.iter().flat_map(|one| levels.map(|level| (one.id, level)))
        {
            let scores = Scores::of(dossier, id).expect("a campaign");
            let all = quality_levels(dossier, id, &scores);
            let expected = all[place].pieces.iter().map(|piece| CheckLine {
                is_done: piece.is_there,
                label: piece.label.to_owned(),
                // what is cut for the screen stands whole elsewhere
                detail: if piece.detail.ends_with('…') {
                    String::new()
                } else {
                    piece.detail.clone()
                },
            });
            let report = report(kind, dossier, id.0);
            assert_eq!(gauge(&report), expected.collect::<Vec<_>>(), "{kind:?}");
            let lead = all[0].pieces.iter().find(|one| one.piece == Piece::Lead).expect("a lead");
            let expected =
                if lead.is_there { lead.detail.trim_end_matches('…') } else { "à nommer" };
            assert!(told_lead(&report).starts_with(expected), "{kind:?} {expected}");
        }
    }
}

/// Makes every document of a dossier in each of these formats it has; those refused are these, for
/// these reasons.
#[track_caller]
fn check_missing_in(formats: &[Format], dossier: &Dossier, refused: &[(&[DocumentKind], Missing)]) {
    for kind in DocumentKind::all() {
        let reason = refused.iter().find(|(kinds, _)| kinds.contains(&kind)).map(|(_, why)| *why);
        assert_eq!(try_report(kind, dossier, latest(dossier)).err(), reason, "{kind:?}");
        for format in kind.formats().iter().filter(|format| formats.contains(format)) {
            let asked = request(Export::Report(kind, *format), dossier);
            match produce(&asked, &mut |_| true) {
                Ok(produced) => {
                    assert_eq!(reason, None, "{kind:?} {format:?}");
                    assert!(!produced.bytes.is_empty(), "{kind:?} {format:?} is empty");
                    assert_eq!(produced.warnings, Vec::<String>::new(), "{kind:?} {format:?}");
                }
                Err(error) => {
                    let told = reason.map(|reason| reason.to_string());
                    assert_eq!(Some(error.to_string()), told, "{kind:?} {format:?}");
                }
            }
        }
    }
}

#[track_caller]
fn check_missing(dossier: &Dossier, refused: &[(&[DocumentKind], Missing)]) {
    check_missing_in(&Format::iter().collect::<Vec<_>>(), dossier, refused);
}

const NO_MEETING: (&[DocumentKind], Missing) = (&[DocumentKind::Minutes], Missing::Meeting);
const NO_EXERCISE: (&[DocumentKind], Missing) = (&[DocumentKind::Statement], Missing::Exercise);

#[test]
fn an_empty_dossier_has_no_document_and_says_why() {
    let about_campaigns: Vec<DocumentKind> =
        DocumentKind::all().filter(|kind| *kind != DocumentKind::Statement).collect();
    let no_campaign = (about_campaigns.as_slice(), Missing::Campaign);
    check_missing(&Dossier::default(), &[no_campaign, NO_EXERCISE]);
    let only_exercises = Dossier { campaigns: Vec::new(), ..example() };
    check_missing(&only_exercises, &[no_campaign]);
    let words = [Missing::Campaign, Missing::Meeting, Missing::Exercise].map(|one| one.to_string());
    assert_eq!(
        words,
        [
            "le dossier ne contient pas encore de campagne",
            "aucune réunion n’est commencée pour cette campagne",
            "le dossier ne contient pas encore d’exercice de la rémunération",
        ]
    );
}

#[test]
fn a_first_campaign_has_its_documents_with_or_without_answers() {
    check_missing(&dossier(vec![campaign(1, 2025)]), &[NO_MEETING, NO_EXERCISE]);
    let mut unsure = campaign(1, 2025);
    for criterion in ["A1", "A2", "B1", "B2"] {
        let entry = CriterionEntry { answer: Some(Answer::Unknown), ..CriterionEntry::default() };
        unsure.entries.insert(jalons::grid::CriterionId(criterion.to_owned()), entry);
    }
    check_missing(&dossier(vec![unsure]), &[NO_MEETING, NO_EXERCISE]);
    let mut first = campaign(1, 2025);
    crate::report_builders::answer(&mut first, "A1", Some(Answer::Level(Level::at(2))), "");
    check_missing(&dossier(vec![first]), &[NO_MEETING, NO_EXERCISE]);
}

#[test]
fn a_dossier_without_this_or_that_has_all_its_other_documents() {
    let whole = example();
    let others = [Format::Docx, Format::Xlsx, Format::Csv];
    let unpaid = Dossier { exercises: Vec::new(), ..whole.clone() };
    check_missing_in(&others, &unpaid, &[NO_EXERCISE]);
    let bare = Dossier {
        improvements: Vec::new(),
        proofs: Vec::new(),
        approaches: Vec::new(),
        presentation: Arc::default(),
        ..whole.clone()
    };
    check_missing(&bare, &[]);
    let mut unmet = whole;
    for campaign in &mut unmet.campaigns {
        Arc::make_mut(campaign).meeting = None;
    }
    check_missing_in(&others, &unmet, &[NO_MEETING]);
}

#[test]
fn an_action_and_an_approach_that_say_nothing_are_told_as_such() {
    let mut dossier = two_campaigns();
    let blank = Improvement { id: ImprovementId(1), ..Improvement::default() };
    dossier.improvements.push(Arc::new(blank));
    dossier.approaches.push(Arc::new(QualityApproach::of(CampaignId(2))));
    check_missing(&dossier, &[NO_MEETING, NO_EXERCISE]);
    let pages = page_texts(&report(DocumentKind::ActionPlan, &dossier, 2)).concat();
    for told in ["Action sans objectif", "à désigner", "à fixer", "à choisir", "à nommer"] {
        assert!(pages.contains(told), "{told} in {pages}");
    }
    assert_eq!(MADE_ON, date(2026, 11, 22));
}

#[test]
fn a_grid_that_changed_its_version_between_campaigns_is_not_told_to_be_the_same() {
    let told = |dossier: &Dossier| {
        let said = page_texts(&report(DocumentKind::Diagnostic, dossier, latest(dossier))).concat();
        let said: String = said.split_whitespace().collect();
        ["Touteslescampagnesemploientlamêmegrille", "Lescampagnesn’emploientpastoutes"]
            .map(|words| said.contains(words))
    };
    assert_eq!(told(&example()), [false, true]);
    assert_eq!(told(&two_campaigns()), [true, false]);
}

#[test]
fn a_document_that_tells_how_levels_are_chosen_tells_it_as_the_grid_does() {
    let dossier = example();
    let tight = |text: &str| text.split_whitespace().collect::<String>();
    for (kind, rule) in [
        (DocumentKind::Diagnostic, HOW_TO_CHOOSE),
        (DocumentKind::Whole(Readership::Team), HOW_TO_CHOOSE),
        (DocumentKind::BlankGrid, HOW_TO_CHOOSE),
        (DocumentKind::Slides, IN_DOUBT),
    ] {
        let said = tight(&page_texts(&report(kind, &dossier, latest(&dossier))).concat());
        assert!(said.contains(&tight(rule)), "{kind:?}");
    }
}

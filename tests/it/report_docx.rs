//! The Word document: every block is there, with real styles, and what was typed stays literal.

use std::collections::BTreeSet;

use jalons::guide::{self, GuideLength};
use jalons::report::content::{Block, Column, Illustration, PageShape, Report, Table, Text, Width};
use jalons::report::docx::{self, DocxError};
use jalons::theme::{Colour, TOKENS};
use jiff::civil::date;

use crate::docx_builders::{drawing, item, looks, paragraph, report, table, whole};
use crate::office_reader::{Element, Package, read_back};

/// Text between the margins, in twentieths of a point.
const TEXT_WIDTH: u32 = 9638;

/// A report without anything in it.
fn nothing() -> Report {
    let mut nothing = report(Vec::new());
    nothing.sections.clear();
    nothing.title.clear();
    nothing.running.clear();
    nothing.letterhead.name.clear();
    nothing.letterhead.place.clear();
    nothing.lines.clear();
    nothing
}

fn number(element: &Element, attribute: &str) -> u32 {
    element.attribute(attribute).parse().expect("a number")
}

/// Checks that these words come in this order.
#[track_caller]
fn check_order(said: &str, words: &[&str]) {
    let mut rest = said;
    for word in words {
        let found = rest.split_once(word);
        assert!(found.is_some(), "{word:?} in {rest}");
        rest = found.unwrap().1;
    }
}

/// Checks that the parts belong together.
#[track_caller]
fn check_package(package: &Package) {
    let relationships = package.part("word/_rels/document.xml.rels");
    let ids: Vec<&str> = relationships.children.iter().map(|one| one.attribute("Id")).collect();
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), different.len());
    let kinds = package.part("[Content_Types].xml");
    let kind_of = |path: &str| {
        let (_, ending) = path.rsplit_once('.').expect("an ending");
        let is_it = |kind: &&Element| {
            kind.attribute("PartName") == format!("/{path}")
                || kind.attribute("Extension") == ending
        };
        kinds.children.iter().find(is_it).map(|kind| kind.attribute("ContentType").to_owned())
    };
    for one in &relationships.children {
        let path = format!("word/{}", one.attribute("Target"));
        assert!(package.0.contains_key(&path), "{path}");
        assert!(kind_of(&path).is_some(), "{path}");
        assert_eq!(one.attribute("TargetMode"), "");
    }
    let document = package.part("word/document.xml");
    let used = ["w:headerReference", "w:footerReference"].map(|name| document.all(name)).concat();
    let used = used.iter().map(|one| one.attribute("r:id").to_owned());
    let drawn = document.all("a:blip").into_iter().map(|one| one.attribute("r:embed").to_owned());
    for id in used.chain(drawn) {
        assert!(different.contains(id.as_str()), "{id}");
    }
    let styles = package.part("word/styles.xml");
    let known: BTreeSet<&str> =
        styles.all("w:style").iter().map(|style| style.attribute("w:styleId")).collect();
    for path in package.xml_parts() {
        let part = package.part(path);
        for name in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
            for one in part.all(name) {
                let style = one.attribute("w:val");
                assert!(known.contains(style), "{style} of {path}");
            }
        }
    }
}

#[test]
fn parts_are_well_formed_and_belong_together() {
    for report in [whole(), nothing(), report(Vec::new())] {
        check_package(&read_back(&report));
    }
}

#[test]
fn every_block_says_its_words_in_reading_order() {
    let said = read_back(&whole()).said();
    let words = [
        "Synthèse",
        "Les Tilleuls",
        "Saint-Aubin-les-Prés",
        "Grille d’essai",
        "Exemple fictif. L’équipe, les personnes et les chiffres",
        "Repères",
        "trois domaines sur cinq",
        "Niveau moyen",
        "2,3\u{a0}sur 4",
        "2,0 en nov. 2024",
        "Profil par domaine",
        "Domaine",
        "A · Coordination",
        "2,5",
        "▲\u{a0}+0,4",
        "▼\u{a0}−0,2",
        "Ensemble",
        "FINESS",
        "99 000 000 0",
        "À vérifier. Deux preuves",
        "Méthode. Chaque niveau",
        "Le niveau est une décision",
        "Source",
        "Critère par critère",
        "A1 · Concertation",
        "Niveau 3 · Déployé · ▲\u{a0}+1 depuis 2024 · cible 4 · ●\u{a0}documenté",
        "ont lieu chaque mois",
        "neuf réunions",
        "Avis minoritaire",
        "La trace",
        "Répartition des avis",
        "☑\tCalendrier — affiché",
        "☐\tComptes rendus\n",
        "\u{a0}≠\u{a0} A2 · Rôles",
        "À décider en réunion",
        "☐\t0 · Non engagé — Rien n’est organisé.",
        "☐\tSans objet\n",
        "Ce qui montre",
        "\u{a0}1\u{a0} Écrire le protocole",
        "Porteur",
        "À présenter",
    ];
    check_order(&said, &words);
    assert!(!said.contains("dessin"));
}

#[test]
fn steps_are_numbered_and_pictures_of_the_program_are_in() {
    let report = guide::report(GuideLength::Whole, date(2026, 3, 4));
    let package = read_back(&report);
    let said = package.said();
    check_order(&said, &["Les dix premières minutes", "1.\tRegardez l’exemple", "2.\tRevenez par"]);
    let pictures = package.0.keys().filter(|path| path.starts_with("word/media/")).count();
    assert_eq!(pictures, guide::pictures().count());
}

#[test]
fn titles_have_the_styles_that_word_navigates_by() {
    let package = read_back(&whole());
    let titles: Vec<(String, String)> = package
        .paragraphs()
        .into_iter()
        .filter(|(style, _)| style.starts_with("Heading") || style == "Title")
        .collect();
    let shown: Vec<String> =
        titles.iter().map(|(style, words)| format!("{style} {words}")).collect();
    let first = ["Title Synthèse", "Heading1 Repères", "Heading2 Profil par domaine"];
    assert_eq!(shown[..3], first);
    // Directly below the title of its section: no rank is skipped.
    assert!(shown.contains(&"Heading2 \u{a0}3\u{a0} A1 · Concertation".to_owned()), "{shown:?}");
    let names = package.part("word/styles.xml");
    let name = |id: &str| {
        let style = names.all("w:style").into_iter().find(|one| one.attribute("w:styleId") == id);
        style.map(|style| style.value("w:name"))
    };
    for (id, built_in) in [
        ("Title", "Title"),
        ("Heading1", "heading 1"),
        ("Heading2", "heading 2"),
        ("Heading3", "heading 3"),
        ("ListBullet", "List Bullet"),
        ("Quote", "Quote"),
        ("Caption", "caption"),
    ] {
        assert_eq!(name(id).as_deref(), Some(built_in));
    }
}

#[test]
fn styles_use_the_colours_of_the_light_theme() {
    let light = &TOKENS.light;
    let mut known = vec![
        light.bg,
        light.surface,
        light.sunken,
        light.ink,
        light.muted,
        light.faint,
        light.line,
        light.accent,
        light.accent_soft,
        light.accent_ink,
        light.warn,
        light.warn_soft,
        light.bad,
        light.good,
    ];
    known.extend(light.levels);
    known.extend(light.on_levels);
    let known: BTreeSet<String> = known
        .iter()
        .map(|Colour([red, green, blue])| format!("{red:02X}{green:02X}{blue:02X}"))
        .collect();
    let package = read_back(&whole());
    for path in ["word/styles.xml", "word/numbering.xml", "word/document.xml"] {
        let text = package.text(path);
        let after = ["w:color w:val=\"", "w:color=\"", "w:fill=\""];
        for colour in after.iter().flat_map(|name| text.split(name).skip(1)) {
            let colour = colour.split('"').next().unwrap();
            assert!(colour == "auto" || known.contains(colour), "{colour} in {path}");
        }
    }
}

#[test]
fn looks_and_signs_are_styles_and_characters() {
    let package = read_back(&report(vec![paragraph(looks())]));
    let said = package.said();
    for told in ["▲\u{a0}hausse", "✓\u{a0}complet", "✗\u{a0}absent", "○\u{a0}déclaré"] {
        assert!(said.contains(told), "{told}");
    }
    let body = package.body();
    let used: BTreeSet<String> =
        body.all("w:rStyle").iter().map(|style| style.attribute("w:val").to_owned()).collect();
    assert_eq!(used.into_iter().collect::<Vec<_>>(), ["Accent", "Good", "Muted", "Strong", "Warn"]);
}

#[test]
fn pictures_say_what_they_show_and_stay_on_the_page() {
    let package = read_back(&whole());
    let body = package.body();
    let pictures = body.all("wp:docPr");
    let told: Vec<&str> = pictures.iter().map(|picture| picture.attribute("descr")).collect();
    let expected = [
        "Logo des Tilleuls",
        "Radar : cinq domaines entre 1,8 et 2,9.",
        "Niveau moyen par domaine.",
    ];
    assert_eq!(told, expected);
    let ids: BTreeSet<&str> = pictures.iter().map(|picture| picture.attribute("id")).collect();
    assert_eq!(ids.len(), pictures.len());
    for extent in body.all("wp:extent") {
        assert!(number(extent, "cx") <= TEXT_WIDTH * 635);
        assert!((1..=250 * 36_000 * 30 / 100).contains(&number(extent, "cy")));
    }
    for image in 1..=3 {
        let png = &package.0[&format!("word/media/image{image}.png")];
        assert!(png.starts_with(b"\x89PNG"));
    }
}

#[test]
fn a_drawing_of_any_shape_stays_between_the_margins() {
    for (proportion, most) in [(0, 0), (1, 255), (100_000, 100), (2000, 30)] {
        let chart = Illustration { most, proportion, ..drawing(2000, "Un dessin.") };
        let body = read_back(&report(vec![Block::Chart(chart)])).body();
        let extent = body.all("wp:extent")[0];
        let (width, height) = (number(extent, "cx"), number(extent, "cy"));
        assert!((1..=TEXT_WIDTH * 635).contains(&width));
        assert!((1..=250 * 36_000).contains(&height));
    }
}

#[test]
fn a_drawing_that_cannot_be_read_is_an_error() {
    let chart = Illustration { svg: "<svg".into(), ..drawing(2000, "Un dessin.") };
    let made = docx::render(&report(vec![Block::Chart(chart)]));
    assert!(matches!(made, Err(DocxError::Picture(_))));
}

/// Checks the frame of each table: its grid, its rows, and what follows it.
#[track_caller]
fn check_tables(body: &Element) {
    for (place, child) in body.children.iter().enumerate() {
        if child.name != "w:tbl" {
            continue;
        }
        assert_eq!(body.children[place + 1].name, "w:p", "two tables never touch");
        let grid = child.all("w:gridCol");
        let width: u32 = grid.iter().map(|column| number(column, "w:w")).sum();
        assert!((TEXT_WIDTH - 4..=TEXT_WIDTH).contains(&width), "{width}");
        for row in child.all("w:tr") {
            assert_eq!(row.all("w:tc").len(), grid.len());
            assert!(row.all("w:tc").iter().all(|cell| cell.has("w:p")));
        }
    }
}

#[test]
fn tables_repeat_their_head_and_leave_out_what_only_draws() {
    let body = read_back(&whole()).body();
    check_tables(&body);
    let profile = body.all("w:tbl")[1];
    assert_eq!(profile.value("w:tblCaption"), "Profil par domaine");
    let rows = profile.all("w:tr");
    assert_eq!(rows.len(), 4);
    let heads = rows.iter().filter(|row| row.has("w:tblHeader")).count();
    assert!(heads == 1 && rows[0].has("w:tblHeader"));
    assert!(rows.iter().all(|row| row.has("w:cantSplit")));
    let titles: Vec<String> = rows[0].all("w:p").iter().map(|cell| cell.said()).collect();
    assert_eq!(titles, ["Domaine", "Niveau", "Évolution", "Critères pris en compte"]);
    let sides: Vec<String> = rows[1].all("w:p").iter().map(|cell| cell.value("w:jc")).collect();
    assert_eq!(sides, ["", "right", "right", "right"]);
    let sum = rows[3].all("w:r");
    assert!(sum.iter().all(|run| run.value("w:rStyle") == "Strong"));
}

#[test]
fn columns_have_the_widths_that_were_asked_for() {
    let mut asked = table();
    asked.columns[1].width = Width::Millimetres(30);
    asked.columns[3].width = Width::Millimetres(25);
    let body = read_back(&report(vec![Block::Table(asked)])).body();
    let widths: Vec<u32> =
        body.all("w:gridCol").iter().map(|column| number(column, "w:w")).collect();
    assert_eq!((widths[1], widths[2]), (1700, 1417));
    assert!(widths[0] > widths[1]);
    assert_eq!(widths.iter().sum::<u32>(), TEXT_WIDTH);
}

#[test]
fn tables_of_any_size_stay_between_the_margins() {
    let mut no_row = table();
    no_row.rows.clear();
    let no_column = Table { columns: Vec::new(), ..table() };
    let mut wide = table();
    for index in 0..30 {
        wide.columns.push(Column::words(&format!("Colonne {index}"), ""));
    }
    let mut fixed = table();
    for column in &mut fixed.columns {
        column.width = Width::Millimetres(255);
    }
    let tables = [no_row, no_column, wide, fixed, table()];
    let body = read_back(&report(tables.map(Block::Table).into())).body();
    check_tables(&body);
    assert_eq!(body.all("w:tbl").len(), 4, "a table without columns is left out");
    assert_eq!(body.all("w:tbl")[0].all("w:tr").len(), 1);
}

#[test]
fn pages_begin_where_asked_and_two_breaks_are_one() {
    let mut broken = report(vec![
        paragraph("un"),
        Block::PageBreak,
        Block::PageBreak,
        Block::Table(table()),
        paragraph("deux"),
        Block::PageBreak,
    ]);
    let mut next = broken.sections[0].clone();
    next.starts_page = true;
    next.title = "Suite".into();
    next.blocks = vec![paragraph("trois")];
    broken.sections.push(next);
    let body = read_back(&broken).body();
    let starts = |child: &&Element| child.has("w:pageBreakBefore");
    let begun: Vec<String> =
        body.all("w:p").into_iter().filter(starts).map(Element::style).collect();
    assert_eq!(begun, ["TableGap", "Heading1"]);
    check_tables(&body);
}

#[test]
fn what_a_person_typed_is_literal() {
    let typed = "<w:p/> & ]]> \"deux\" 'un' &amp; <?xml?> <!-- --> { PAGE } =1+1 http://x.example";
    let mut hostile = report(vec![
        paragraph(typed.to_owned()),
        Block::Quote { label: typed.into(), paragraphs: vec![typed.into()] },
        Block::Item(item(jalons::report::content::Mark::Unknown, typed, Vec::new())),
        Block::Chart(drawing(2000, typed)),
    ]);
    hostile.title = typed.into();
    hostile.running = typed.into();
    hostile.caution = typed.into();
    hostile.letterhead.name = typed.into();
    let package = read_back(&hostile);
    check_package(&package);
    assert_eq!(package.said().matches(typed).count(), 6);
    assert_eq!(package.body().all("wp:docPr")[0].attribute("descr"), typed);
    for path in ["word/header.xml", "word/footer.xml"] {
        assert!(package.part(path).said().contains(typed), "{path}");
    }
    let core = package.part("docProps/core.xml");
    assert_eq!(core.child("dc:creator").unwrap().words, typed);
    let fields = |path: &str| package.part(path).all("w:fldSimple").len();
    assert_eq!((fields("word/document.xml"), fields("word/footer.xml")), (0, 2));
    for path in package.xml_parts() {
        let part = package.part(path);
        assert!(!part.has("w:hyperlink") && !part.has("w:instrText"), "{path}");
    }
}

#[test]
fn characters_without_a_place_in_xml_are_seen_and_breaks_are_kept() {
    let typed = "a\u{0}b\u{b}c\u{fffe}d\u{85}e\r\nf\rg\nh\ti\u{2028}j  k ";
    let package = read_back(&report(vec![paragraph(typed), Block::Chart(drawing(2000, typed))]));
    assert!(package.said().contains("a□b□c□d□e\nf\ng\nh\ti\nj  k \n"));
    let alt = package.body().all("wp:docPr")[0].attribute("descr").to_owned();
    assert_eq!(alt, "a□b□c□d□e  f g h i\u{2028}j  k ");
    let texts = package.body();
    assert!(texts.all("w:t").iter().all(|text| text.attribute("xml:space") == "preserve"));
}

#[test]
fn long_and_foreign_texts_are_whole() {
    let long = "Un commentaire sans fin. ".repeat(800);
    let foreign = "L’équipe 👩\u{200d}⚕\u{fe0f} et 医療 et e\u{301}";
    let package = read_back(&report(vec![paragraph(long.as_str()), paragraph(foreign)]));
    assert!(long.len() >= 20_000 && package.said().contains(&long));
    assert!(package.said().contains(foreign));
}

#[test]
fn texts_read_from_the_right_say_so() {
    let arabic = "اجتماع الفريق كل شهر";
    let mixed = Text::from("Le docteur ").and(arabic.into()).and(" a longuement signé hier".into());
    let body = read_back(&report(vec![paragraph(arabic), paragraph(mixed)])).body();
    let paragraphs = body.all("w:p");
    let of = |words: &str| paragraphs.iter().find(|one| one.said().starts_with(words)).unwrap();
    assert!(of(arabic).has("w:bidi") && of(arabic).has("w:rtl"));
    assert!(!of("Le docteur").has("w:bidi"));
    assert_eq!(of("Le docteur").all("w:rtl").len(), 1);
}

#[test]
fn properties_say_whose_it_is_and_of_which_day() {
    let package = read_back(&whole());
    let core = package.part("docProps/core.xml");
    let of = |name: &str| core.child(name).map(|one| one.words.clone()).unwrap_or_default();
    assert_eq!(of("dc:title"), "Synthèse – Les Tilleuls · Auto-évaluation 2025");
    assert_eq!(of("dc:creator"), "Les Tilleuls");
    assert_eq!(of("cp:lastModifiedBy"), "Les Tilleuls");
    assert_eq!(of("dc:description"), "Auto-évaluation en équipe, novembre 2025");
    assert_eq!(of("dc:language"), "fr-FR");
    assert_eq!(of("dcterms:created"), "2026-11-22T00:00:00Z");
    assert_eq!(of("dcterms:modified"), "2026-11-22T00:00:00Z");
    assert_eq!(package.part("docProps/app.xml").children[0].words, "Jalons");
}

#[test]
fn headers_and_footers_say_what_the_document_is() {
    let package = read_back(&whole());
    let header = package.part("word/header.xml").said();
    assert_eq!(
        header,
        "Les Tilleuls · Auto-évaluation 2025\tSynthèse\u{a0}\u{a0}\u{a0}Exemple fictif\u{a0}"
    );
    assert_eq!(package.part("word/header-first.xml").said(), "\u{a0}Exemple fictif\u{a0}");
    let footer = package.part("word/footer.xml");
    assert_eq!(
        footer.said(),
        "Estimation sans valeur contractuelle · Fait avec Jalons, le 22 novembre 2026\tpage\u{a0}1\u{a0}/\u{a0}1"
    );
    assert_eq!(footer.all("w:r")[0].value("w:rStyle"), "Strong");
    assert!(package.body().has("w:titlePg"));
    let plain = read_back(&report(Vec::new()));
    assert!(!plain.0.contains_key("word/header-first.xml"));
    assert!(!plain.said().contains("fictif"));
}

#[test]
fn the_same_report_gives_the_same_bytes_whatever_its_shape() {
    let bytes = docx::render(&whole()).unwrap();
    assert_eq!(bytes, docx::render(&whole()).unwrap());
    for shape in [PageShape::Poster, PageShape::Slides] {
        assert_eq!(bytes, docx::render(&Report { shape, ..whole() }).unwrap());
    }
}

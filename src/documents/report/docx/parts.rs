//! What makes a package of the parts: their kinds, how they are related, the properties.

use super::margins;
use super::pictures;
use super::xml::Xml;
use crate::report::archive::ArchivePart;
use crate::report::content::Report;

const STYLES: &str = include_str!("../../../../assets/rapports/docx/styles.xml");
const NUMBERING: &str = include_str!("../../../../assets/rapports/docx/numbering.xml");
const SETTINGS: &str = include_str!("../../../../assets/rapports/docx/settings.xml");
const FONT_TABLE: &str = include_str!("../../../../assets/rapports/docx/fontTable.xml");

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A part of Word's: its relationship, its kind, its file in the folder "word", what it holds.
struct WordPart {
    id: &'static str,
    kind: &'static str,
    file: &'static str,
    bytes: Vec<u8>,
}

/// Returns every part of the package, in its order.
pub(super) fn package(
    report: &Report,
    document: Vec<u8>,
    images: Vec<Vec<u8>>,
) -> Vec<ArchivePart> {
    let known = known(report);
    let mut parts = vec![
        ArchivePart::new("[Content_Types].xml", content_types(&known)),
        ArchivePart::new("_rels/.rels", package_relationships()),
        ArchivePart::new("docProps/core.xml", core(report)),
        ArchivePart::new("docProps/app.xml", app()),
        ArchivePart::new("word/document.xml", document),
        ArchivePart::new("word/_rels/document.xml.rels", relationships(&known, images.len())),
    ];
    let of_word =
        known.into_iter().map(|part| ArchivePart::new(format!("word/{}", part.file), part.bytes));
    parts.extend(of_word);
    let pictures = (1..).zip(images);
    parts.extend(pictures.map(|(number, png)| ArchivePart::new(image_path("word/", number), png)));
    parts
}

fn known(report: &Report) -> Vec<WordPart> {
    let known = |id, kind, file, bytes| WordPart { id, kind, file, bytes };
    let fixed = |text: &str| text.as_bytes().to_vec();
    let mut parts = vec![
        known("rIdStyles", "styles", "styles.xml", fixed(STYLES)),
        known("rIdNumbering", "numbering", "numbering.xml", fixed(NUMBERING)),
        known("rIdSettings", "settings", "settings.xml", fixed(SETTINGS)),
        known("rIdFontTable", "fontTable", "fontTable.xml", fixed(FONT_TABLE)),
        known("rIdHeader", "header", "header.xml", margins::header(report)),
        known("rIdFooter", "footer", "footer.xml", margins::footer(report)),
        known("rIdFirstFooter", "footer", "footer-first.xml", margins::footer(report)),
    ];
    if report.is_fictitious {
        let header = margins::first_header();
        parts.push(known("rIdFirstHeader", "header", "header-first.xml", header));
    }
    parts
}

fn image_path(folder: &str, number: usize) -> String {
    format!("{folder}media/image{number}.png")
}

fn content_types(known: &[WordPart]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        let relationships = "application/vnd.openxmlformats-package.relationships+xml";
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
        for (ending, kind) in
            [("png", "image/png"), ("rels", relationships), ("xml", "application/xml")]
        {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        let mut part = |path: &str, kind: &str| {
            xml.empty("Override", &[("PartName", path), ("ContentType", kind)]);
        };
        part("/docProps/core.xml", core);
        part("/docProps/app.xml", app);
        part("/word/document.xml", &format!("{WORD}.document.main+xml"));
        for known in known {
            part(&format!("/word/{}", known.file), &format!("{WORD}.{}+xml", known.kind));
        }
    });
    xml.into_bytes()
}

fn package_relationships() -> Vec<u8> {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let (document, app) = (related("officeDocument"), related("extended-properties"));
    list_of_relationships(&[
        ("rIdDocument", &document, "word/document.xml"),
        ("rIdCore", &core, "docProps/core.xml"),
        ("rIdApp", &app, "docProps/app.xml"),
    ])
}

fn relationships(known: &[WordPart], images: usize) -> Vec<u8> {
    let numbers = 1..=images;
    let all = known.iter().map(|part| (part.id.to_owned(), part.kind, part.file.to_owned()));
    let drawn = numbers.map(|n| (pictures::relationship(n), "image", image_path("", n)));
    let all: Vec<(String, String, String)> =
        all.chain(drawn).map(|(id, kind, target)| (id, related(kind), target)).collect();
    let borrowed: Vec<(&str, &str, &str)> = all
        .iter()
        .map(|(id, kind, target)| (id.as_str(), kind.as_str(), target.as_str()))
        .collect();
    list_of_relationships(&borrowed)
}

fn related(kind: &str) -> String {
    format!("{OFFICE}/relationships/{kind}")
}

fn list_of_relationships(all: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target) in all {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.into_bytes()
}

/// Who, what, when: the same day as on the page, at midnight.
fn core(report: &Report) -> Vec<u8> {
    let day = report.made_on_date;
    let made = format!("{:04}-{:02}-{:02}T00:00:00Z", day.year(), day.month(), day.day());
    let title = if report.running.is_empty() {
        report.title.clone()
    } else {
        format!("{} – {}", report.title, report.running)
    };
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let mut xml = Xml::new();
    xml.within("cp:coreProperties", &names, |xml| {
        xml.leaf("dc:title", &[], &title);
        xml.leaf("dc:creator", &[], &report.letterhead.name);
        xml.leaf("dc:description", &[], &report.description);
        xml.leaf("dc:language", &[], "fr-FR");
        xml.leaf("cp:lastModifiedBy", &[], &report.letterhead.name);
        let kind = [("xsi:type", "dcterms:W3CDTF")];
        xml.leaf("dcterms:created", &kind, &made);
        xml.leaf("dcterms:modified", &kind, &made);
    });
    xml.into_bytes()
}

fn app() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("Properties", &[("xmlns", &format!("{OFFICE}/extended-properties"))], |xml| {
        xml.leaf("Application", &[], "Jalons");
    });
    xml.into_bytes()
}

//! What surrounds the text: the page itself, its header and its footer.

use super::runs;
use super::xml::{Attributes, Xml};
use crate::report::content::Report;

/// What the prefixes of names stand for.
const NAMES: Attributes<'static> =
    &[("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")];
/// A4 with the margins of the PDF, in twentieths of a point.
const PAGE: Attributes<'static> = &[("w:w", "11906"), ("w:h", "16838")];
const MARGINS: Attributes<'static> = &[
    ("w:top", "1417"),
    ("w:right", "1134"),
    ("w:bottom", "1247"),
    ("w:left", "1134"),
    ("w:header", "709"),
    ("w:footer", "567"),
    ("w:gutter", "0"),
];

/// Ends the body: which header and footer, which paper. The first page has its own.
pub(super) fn page(xml: &mut Xml, report: &Report) {
    xml.within("w:sectPr", &[], |xml| {
        let refer = |xml: &mut Xml, name, kind, id| {
            xml.empty(name, &[("w:type", kind), ("r:id", id)]);
        };
        refer(xml, "w:headerReference", "default", "rIdHeader");
        if report.is_fictitious {
            refer(xml, "w:headerReference", "first", "rIdFirstHeader");
        }
        refer(xml, "w:footerReference", "default", "rIdFooter");
        refer(xml, "w:footerReference", "first", "rIdFirstFooter");
        xml.empty("w:pgSz", PAGE);
        xml.empty("w:pgMar", MARGINS);
        xml.empty("w:cols", &[("w:space", "708")]);
        xml.empty("w:titlePg", &[]);
    });
}

/// Returns the header of every page but the first.
pub(super) fn header(report: &Report) -> Vec<u8> {
    part("w:hdr", "Header", |xml| {
        runs::run(xml, None, &report.running);
        to_the_right(xml);
        runs::run(xml, None, &report.title);
        if report.is_fictitious {
            runs::run(xml, None, fr!("~~"));
            fictitious(xml);
        }
    })
}

/// Returns the header of the first page of an invented document.
pub(super) fn first_header() -> Vec<u8> {
    part("w:hdr", "FirstHeader", fictitious)
}

/// Returns the footer.
pub(super) fn footer(report: &Report) -> Vec<u8> {
    part("w:ftr", "Footer", |xml| {
        if !report.caution.is_empty() {
            runs::run(xml, Some("Strong"), &report.caution);
            runs::run(xml, None, " · ");
        }
        runs::run(xml, None, &format!("Fait avec Jalons, le {}", report.made_on));
        to_the_right(xml);
        runs::run(xml, None, fr!("page~"));
        runs::field(xml, "PAGE");
        runs::run(xml, None, fr!("~/~"));
        runs::field(xml, "NUMPAGES");
    })
}

fn part(name: &str, style: &str, inner: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within(name, NAMES, |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", style));
            inner(xml);
        });
    });
    xml.into_bytes()
}

/// The styles of header and footer have a stop at the right margin.
fn to_the_right(xml: &mut Xml) {
    runs::run(xml, None, "\t");
}

fn fictitious(xml: &mut Xml) {
    runs::run(xml, Some("Fictitious"), fr!("~Exemple fictif~"));
}

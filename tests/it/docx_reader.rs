//! Reads a Word document back: its parts, their elements, the words as a reader sees them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use jalons::report::content::Report;
use jalons::report::docx;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// An element and what is inside.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    pub words: String,
}

/// A document that was read back.
pub struct Package(pub BTreeMap<String, Vec<u8>>);

/// Writes a report and reads it back.
#[track_caller]
pub fn read_back(report: &Report) -> Package {
    unzipped(&docx::render(report).expect("a document"))
}

/// Takes an archive apart.
#[track_caller]
pub fn unzipped(bytes: &[u8]) -> Package {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().expect("a path").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(name, bytes);
    }
    Package(parts)
}

impl Package {
    /// Returns a part as text.
    #[track_caller]
    pub fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.0[path]).expect("UTF-8")
    }

    /// Returns the root of a part.
    #[track_caller]
    pub fn part(&self, path: &str) -> Element {
        parsed(self.text(path))
    }

    /// Returns the body of the document.
    #[track_caller]
    pub fn body(&self) -> Element {
        self.part("word/document.xml").children.remove(0)
    }

    /// Returns the parts written in XML.
    pub fn xml_parts(&self) -> impl Iterator<Item = &String> {
        self.0.keys().filter(|path| !path.starts_with("word/media/"))
    }

    /// Returns each paragraph's style and words, those of cells too, in reading order.
    pub fn paragraphs(&self) -> Vec<(String, String)> {
        let body = self.body();
        let all = body.all("w:p");
        all.iter().map(|paragraph| (paragraph.style(), paragraph.said())).collect()
    }

    /// Returns the words of every paragraph, a line each.
    pub fn said(&self) -> String {
        self.paragraphs().into_iter().map(|(_, words)| words + "\n").collect()
    }
}

impl Element {
    /// Returns every element of this name inside, in reading order.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// Tells whether there is an element of this name inside.
    pub fn has(&self, name: &str) -> bool {
        !self.all(name).is_empty()
    }

    /// Returns the child of this name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Returns an attribute; empty without one.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Returns the first `w:val` of that name inside; empty without one.
    pub fn value(&self, name: &str) -> String {
        self.all(name).first().map(|found| found.attribute("w:val").to_owned()).unwrap_or_default()
    }

    /// Returns the style of a paragraph.
    pub fn style(&self) -> String {
        self.value("w:pStyle")
    }

    /// Returns the words of a paragraph: a line break is one, a tab is one.
    pub fn said(&self) -> String {
        let inside = |child: &Element| match child.name.as_str() {
            "w:t" => child.words.clone(),
            "w:br" => "\n".to_owned(),
            "w:tab" => "\t".to_owned(),
            "w:pPr" => String::new(),
            _ => child.said(),
        };
        self.children.iter().map(inside).collect()
    }
}

/// Reads XML; anything that is not well formed fails.
#[track_caller]
fn parsed(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(element(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().words.push_str(&text.xml10_content()),
            Event::GeneralRef(name) => {
                let reference = format!("&{};", name.xml10_content());
                let character = unescape(&reference).expect("a known reference");
                open.last_mut().unwrap().words.push_str(&character);
            }
            Event::Eof => break,
            other => assert!(matches!(other, Event::Decl(_) | Event::Comment(_)), "{other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "every element is closed");
    open.remove(0).children.remove(0)
}

#[track_caller]
fn element(start: &BytesStart<'_>) -> Element {
    let attribute = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = unescape(&attribute.value).expect("an attribute").into_owned();
        (attribute.key.as_ref().to_owned(), value)
    };
    let attributes = start.attributes().map(|found| attribute(found.expect("an attribute")));
    Element {
        name: start.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}

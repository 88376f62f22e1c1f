//! Reads documents for Word and workbooks back: their parts, the elements, the words as a reader sees
//! them, the cells.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::iter;

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
    /// Its name after those around it: "/worksheet/sheetData/row/c".
    pub path: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    pub words: String,
}

/// What a cell of a workbook is.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    Words(String),
    /// With its format.
    Number(f64, String),
    Empty,
}

/// A document or a workbook that was read back: what each part holds, by its path.
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

    /// Returns the names of the sheets, in order.
    pub fn sheet_names(&self) -> Vec<String> {
        let book = self.part("xl/workbook.xml");
        book.all("sheet").iter().map(|sheet| sheet.attribute("name").to_owned()).collect()
    }

    /// Returns the root of a sheet.
    #[track_caller]
    pub fn sheet(&self, name: &str) -> Element {
        let place = self.sheet_names().iter().position(|other| other == name).expect(name);
        self.part(&format!("xl/worksheets/sheet{}.xml", place + 1))
    }

    /// Returns the cells of a sheet by their names.
    #[track_caller]
    pub fn cells(&self, name: &str) -> BTreeMap<String, Found> {
        let strings = self.strings();
        let found = |cell: &Element| match (cell.attribute("t"), cell.child("v")) {
            (_, None) => Found::Empty,
            ("s", Some(value)) => {
                Found::Words(strings[value.words.parse::<usize>().unwrap()].clone())
            }
            ("", Some(value)) => {
                Found::Number(value.words.parse().unwrap(), self.format(cell.attribute("s")))
            }
            (other, _) => unreachable!("{other}"),
        };
        let sheet = self.sheet(name);
        let cells = sheet.all("c");
        cells.iter().map(|cell| (cell.attribute("r").to_owned(), found(cell))).collect()
    }

    /// Returns the texts that the cells of a workbook share.
    #[track_caller]
    pub fn strings(&self) -> Vec<String> {
        let words = |text: &Element| -> String {
            text.all("t").iter().map(|part| part.words.as_str()).collect()
        };
        self.part("xl/sharedStrings.xml").all("si").into_iter().map(words).collect()
    }

    /// Returns the number format of a style.
    fn format(&self, style: &str) -> String {
        const BUILT_IN: [(&str, &str); 3] = [("1", "0"), ("3", "#,##0"), ("4", "#,##0.00")];
        let styles = self.part("xl/styles.xml");
        let used = styles.child("cellXfs").unwrap();
        let id = used.children[style.parse::<usize>().unwrap()].attribute("numFmtId");
        let formats = styles.all("numFmt");
        let own = formats.iter().find(|one| one.attribute("numFmtId") == id);
        let built_in = BUILT_IN.iter().find(|(number, _)| *number == id);
        own.map(|one| one.attribute("formatCode"))
            .or_else(|| Some(built_in?.1))
            .map_or_else(|| format!("built in {id}"), str::to_owned)
    }
}

impl Element {
    /// Returns every element inside, in reading order.
    pub fn everything(&self) -> Vec<&Element> {
        self.children.iter().flat_map(|one| iter::once(one).chain(one.everything())).collect()
    }

    /// Returns every element of this name inside, in reading order.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        self.everything().into_iter().filter(|one| one.name == name).collect()
    }

    /// Returns every element inside whose path ends so, in reading order.
    pub fn at(&self, end: &str) -> Vec<&Element> {
        self.everything().into_iter().filter(|one| one.path.ends_with(end)).collect()
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
            Event::Start(start) => open.push(element(&start, &open.last().unwrap().path)),
            Event::Empty(start) => {
                let around = open.last_mut().unwrap();
                around.children.push(element(&start, &around.path));
            }
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
fn element(start: &BytesStart<'_>, around: &str) -> Element {
    let attribute = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = unescape(&attribute.value).expect("an attribute").into_owned();
        (attribute.key.as_ref().to_owned(), value)
    };
    let attributes = start.attributes().map(|found| attribute(found.expect("an attribute")));
    let name = start.name().as_ref().to_owned();
    Element {
        path: format!("{around}/{name}"),
        name,
        attributes: attributes.collect(),
        ..Element::default()
    }
}

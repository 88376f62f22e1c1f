//! XML as it is written: nested by construction, escaped, with only the characters XML allows.
//!
//! Knows nothing of documents.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::report::glyphs::MARK;

/// Names and values, in their order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A part that is being written, in memory.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins a part.
    pub(super) fn new() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// Writes an element and, inside it, what `inner` writes.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inner: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        inner(self);
        self.close(name);
    }

    /// Writes the beginning of an element that [`Xml::close`] ends.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Start(tag(name, attributes)));
    }

    /// Writes the end of an element.
    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element without anything inside.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(tag(name, attributes)));
    }

    /// Writes an element of Word that only has a value.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Writes an element with words inside.
    pub(super) fn leaf(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.within(name, attributes, |xml| {
            xml.event(Event::Text(BytesText::new(&allowed(words))));
        });
    }

    /// Returns what was written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("writing into memory cannot fail");
    }
}

fn tag<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (name, value) in attributes {
        let value = allowed(value);
        // A reader makes a space of them anyway.
        tag.push_attribute((*name, value.replace(['\n', '\r', '\t'], " ").as_str()));
    }
    tag
}

/// Replaces each character that XML forbids by a visible mark, as the PDF does.
fn allowed(text: &str) -> Cow<'_, str> {
    if text.contains(is_forbidden) {
        Cow::Owned(text.chars().map(|c| if is_forbidden(c) { MARK } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_forbidden(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        _ => character.is_control(),
    }
}

//! The pieces every document is built from, at their plainest.

use crate::report::content::{Block, CalloutTone, Section, Text, Titled, Tone};

/// Returns a paragraph.
pub(super) fn paragraph(text: impl Into<Text>) -> Block {
    Block::Paragraph { text: text.into(), tone: Tone::Body }
}

/// Returns a remark.
pub(super) fn remark(text: impl Into<Text>) -> Block {
    Block::Paragraph { text: text.into(), tone: Tone::Small }
}

/// Returns a title inside a section.
pub(super) fn heading(text: impl Into<String>) -> Block {
    Block::Heading { level: 2, text: text.into() }
}

/// Returns something to be careful of.
pub(super) fn warning(title: &str, text: impl Into<Text>) -> Block {
    Block::Callout { tone: CalloutTone::Warning, title: title.to_owned(), text: text.into() }
}

/// Returns a part of a document.
pub(super) fn section(id: &'static str, title: impl Into<String>, blocks: Vec<Block>) -> Section {
    Section { id, title: title.into(), is_chapter: false, starts_page: false, blocks }
}

/// Returns a large part of a document.
pub(super) fn chapter(id: &'static str, title: impl Into<String>, blocks: Vec<Block>) -> Section {
    Section { is_chapter: true, ..section(id, title, blocks) }
}

/// Returns a large part of a document that begins a page.
pub(super) fn page(id: &'static str, title: impl Into<String>, blocks: Vec<Block>) -> Section {
    Section { starts_page: true, ..chapter(id, title, blocks) }
}

/// Returns a plain item: neither a heading nor in a frame.
pub(super) fn item(title: impl Into<String>) -> Titled {
    Titled {
        mark: None,
        title: title.into(),
        is_heading: false,
        notes: Vec::new(),
        blocks: Vec::new(),
        is_card: false,
    }
}

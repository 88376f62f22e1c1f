//! The body of the document: its first lines, its sections, and what is gathered on the way.

use super::margins;
use super::paragraph::Paragraph;
use super::pictures::{self, WordPicture};
use super::widths::TEXT_WIDTH;
use super::xml::Xml;
use crate::report::content::{Block, Report, Style, Text};

/// What the prefixes of names stand for.
const NAMES: [(&str, &str); 5] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// The body as it is written.
pub(super) struct Body<'a> {
    /// What is written.
    pub(super) xml: Xml,
    pictures: Vec<WordPicture<'a>>,
    /// Whether what comes next begins a page.
    breaks_page: bool,
    /// The rank of the section's title, and of the last title inside it.
    ranks: (u8, u8),
}

/// Writes the document; returns it with its pictures, in the order of their numbers.
pub(super) fn document(report: &Report) -> (Vec<u8>, Vec<WordPicture<'_>>) {
    let mut body =
        Body { xml: Xml::new(), pictures: Vec::new(), breaks_page: false, ranks: (1, 1) };
    body.xml.open("w:document", &NAMES);
    body.xml.open("w:body", &[]);
    body.first_lines(report);
    let has_chapters = report.sections.iter().any(|section| section.is_chapter);
    for section in &report.sections {
        body.breaks_page |= section.starts_page;
        let rank = if section.is_chapter || !has_chapters { 1 } else { 2 };
        // Titles inside a section without one stand beside those of other sections.
        let rank = if section.title.is_empty() { rank - 1 } else { rank };
        body.ranks = (rank, rank);
        if !section.title.is_empty() {
            body.title(rank).words(&mut body.xml, &section.title);
        }
        body.blocks(&section.blocks, TEXT_WIDTH);
    }
    margins::page(&mut body.xml, report);
    body.xml.close("w:body");
    body.xml.close("w:document");
    (body.xml.into_bytes(), body.pictures)
}

impl<'a> Body<'a> {
    /// Writes blocks; drawings take so much of the width at most.
    pub(super) fn blocks(&mut self, blocks: &'a [Block], room: u32) {
        for block in blocks {
            self.block(block, room);
        }
    }

    /// Begins a paragraph, on the next page when a break was asked for.
    pub(super) fn paragraph<'s>(&mut self, style: &'s str) -> Paragraph<'s> {
        let breaks_page = self.breaks_page;
        self.breaks_page = false;
        Paragraph::of(style).starting_page(breaks_page)
    }

    /// Begins a title of this rank, below which others may stand.
    pub(super) fn title(&mut self, rank: u8) -> Paragraph<'static> {
        self.ranks.1 = rank;
        self.item_title(rank)
    }

    /// Begins the title of an item, which has none below it.
    pub(super) fn item_title(&mut self, rank: u8) -> Paragraph<'static> {
        self.paragraph(match rank {
            0 | 1 => "Heading1",
            2 => "Heading2",
            3 => "Heading3",
            _ => "Heading4",
        })
    }

    /// Returns the rank of a section's title and of the last title inside it.
    pub(super) const fn ranks(&self) -> (u8, u8) {
        self.ranks
    }

    /// Breaks the page before what comes next; two breaks in a row are one.
    pub(super) const fn break_page(&mut self) {
        self.breaks_page = true;
    }

    /// Breaks the page now when a break was asked for: a table cannot begin one.
    pub(super) fn before_table(&mut self) {
        if self.breaks_page {
            self.after_table();
        }
    }

    /// Sets a table apart from what follows: Word makes one of two that touch.
    pub(super) fn after_table(&mut self) {
        self.paragraph("TableGap").words(&mut self.xml, "");
    }

    /// Writes a picture on a line of its own.
    pub(super) fn picture(&mut self, picture: WordPicture<'a>, paragraph: Paragraph<'_>) {
        self.pictures.push(picture);
        let number = self.pictures.len();
        paragraph.with(&mut self.xml, |xml| pictures::run(xml, picture, number));
    }

    /// Writes pictures beside each other.
    pub(super) fn pictures(&mut self, pictures: &[WordPicture<'a>]) {
        let paragraph = self.paragraph("Picture");
        let before = self.pictures.len();
        self.pictures.extend(pictures);
        paragraph.with(&mut self.xml, |xml| {
            for (picture, number) in pictures.iter().zip(before + 1..) {
                pictures::run(xml, *picture, number);
            }
        });
    }

    fn first_lines(&mut self, report: &'a Report) {
        let owner = &report.letterhead;
        if let Some(logo) = &owner.logo {
            let paragraph = self.paragraph("Picture");
            self.picture(WordPicture::Logo(logo), paragraph);
        }
        self.paragraph("Title").words(&mut self.xml, &report.title);
        if !owner.name.is_empty() {
            self.paragraph("Subtitle").words(&mut self.xml, &owner.name);
        }
        if !owner.place.is_empty() {
            self.paragraph("Normal").words(&mut self.xml, &owner.place);
        }
        for line in report.lines.iter().filter(|line| !line.is_empty()) {
            self.paragraph("Small").text(&mut self.xml, line);
        }
        if report.is_fictitious {
            let said = " L’équipe, les personnes et les chiffres de ce document sont inventés.";
            let text = Text::strong("Exemple fictif.").then(said, Style::Plain);
            self.paragraph("Warning").text(&mut self.xml, &text);
        }
    }
}

//! A paragraph: a style, and the little that is not in the style.

use super::runs;
use super::xml::Xml;
use crate::report::content::Text;
use crate::theme::{Colour, TOKENS};

/// How a paragraph stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Paragraph<'a> {
    style: &'a str,
    keeps_next: bool,
    starts_page: bool,
    is_ruled: bool,
    place: Option<&'a str>,
}

impl<'a> Paragraph<'a> {
    /// Returns a paragraph of a style.
    pub(super) fn of(style: &'a str) -> Self {
        Self { style, ..Self::default() }
    }

    /// Stays on the page of what follows.
    pub(super) const fn keeping_next(self, keeps_next: bool) -> Self {
        Self { keeps_next, ..self }
    }

    /// Begins a page.
    pub(super) const fn starting_page(self, starts_page: bool) -> Self {
        Self { starts_page, ..self }
    }

    /// Has a line above.
    pub(super) const fn ruled(self, is_ruled: bool) -> Self {
        Self { is_ruled, ..self }
    }

    /// Leans to the right.
    pub(super) const fn right(self) -> Self {
        Self { place: Some("right"), ..self }
    }

    /// Stands in the middle.
    pub(super) const fn centred(self) -> Self {
        Self { place: Some("center"), ..self }
    }

    /// Writes it with these words.
    pub(super) fn text(self, xml: &mut Xml, text: &Text) {
        let is_rtl = runs::is_mainly_rtl(&text.plain());
        self.whole(xml, is_rtl, |xml| runs::text(xml, text));
    }

    /// Writes it with these words in one look.
    pub(super) fn words(self, xml: &mut Xml, words: &str) {
        self.whole(xml, runs::is_mainly_rtl(words), |xml| runs::run(xml, None, words));
    }

    /// Writes it with what `inner` writes.
    pub(super) fn with(self, xml: &mut Xml, inner: impl FnOnce(&mut Xml)) {
        self.whole(xml, false, inner);
    }

    fn whole(self, xml: &mut Xml, is_rtl: bool, inner: impl FnOnce(&mut Xml)) {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| self.properties(xml, is_rtl));
            inner(xml);
        });
    }

    /// The order is the schema's: Word refuses any other.
    fn properties(self, xml: &mut Xml, is_rtl: bool) {
        xml.value("w:pStyle", self.style);
        if self.keeps_next {
            xml.empty("w:keepNext", &[]);
        }
        if self.starts_page {
            xml.empty("w:pageBreakBefore", &[]);
        }
        if self.is_ruled {
            let colour = hex(TOKENS.light.line);
            let line = [("w:val", "single"), ("w:sz", "6"), ("w:space", "6"), ("w:color", &colour)];
            xml.within("w:pBdr", &[], |xml| xml.empty("w:top", &line));
        }
        if is_rtl {
            xml.empty("w:bidi", &[]);
        }
        if self.starts_page {
            // The margin is room enough.
            xml.empty("w:spacing", &[("w:before", "0")]);
        }
        if !is_rtl && let Some(place) = self.place {
            xml.value("w:jc", place);
        }
    }
}

/// Writes a colour as Word does: `DCE1E7`.
fn hex(Colour([red, green, blue]): Colour) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}

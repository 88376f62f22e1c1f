//! A document's pages as pixels, the same pages as in the PDF. Never shows them.

use typst_render::RenderOptions;

use super::manuscript::Manuscript;
use super::pdf::{self, PdfError};

/// A page as pixels.
#[derive(Clone, PartialEq, Eq)]
pub struct PageImage {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// What the page says, in the order of drawing: for those who do not see it, and for tests.
    pub text: String,
    /// Red, green, blue and alpha of each pixel, premultiplied.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for PageImage {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "PageImage({} × {})", self.width, self.height)
    }
}

/// Composes and draws every page, so many pixels for a point.
pub fn pages(manuscript: &Manuscript, pixels_per_point: f64) -> Result<Vec<PageImage>, PdfError> {
    let document = pdf::pages(manuscript)?;
    let options =
        RenderOptions { pixel_per_pt: pixels_per_point.into(), ..RenderOptions::default() };
    Ok(document
        .pages()
        .iter()
        .map(|page| {
            let pixels = typst_render::render(page, &options);
            PageImage {
                width: pixels.width() as usize,
                height: pixels.height() as usize,
                text: pdf::page_text(page),
                rgba: pixels.take(),
            }
        })
        .collect())
}

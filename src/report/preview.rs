//! The report's pages as pixels, the same pages as in the PDF. Never shows them.

use typst_render::RenderOptions;

use super::model::Diagnostic;
use super::pdf::{Charts, PdfError, compose};

/// A page as pixels.
#[derive(Clone, PartialEq, Eq)]
pub struct PageImage {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Red, green, blue and alpha of each pixel, premultiplied.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for PageImage {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "PageImage({} × {})", self.width, self.height)
    }
}

/// Composes and draws every page.
pub fn pages(diagnostic: &Diagnostic, charts: &Charts) -> Result<Vec<PageImage>, PdfError> {
    let document = compose(diagnostic, charts)?;
    let options = RenderOptions { pixel_per_pt: 2.0.into(), ..RenderOptions::default() };
    Ok(document
        .pages()
        .iter()
        .map(|page| {
            let pixels = typst_render::render(page, &options);
            PageImage {
                width: pixels.width() as usize,
                height: pixels.height() as usize,
                rgba: pixels.take(),
            }
        })
        .collect())
}

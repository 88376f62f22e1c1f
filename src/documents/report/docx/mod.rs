//! A report as a Word document that a team can go on writing: real styles, headings, lists, tables.
//!
//! Looks stand in `assets/rapports/docx/styles.xml`; the text only names styles. What a person
//! typed is never a markup, a field or a link. The same report gives the same bytes. Never touches
//! a file, never knows the time.

mod blocks;
mod body;
mod grids;
mod items;
mod margins;
mod paragraph;
mod parts;
mod pictures;
mod runs;
mod tables;
mod widths;
mod xml;

use self::pictures::WordPicture;
use super::archive;
use super::content::Report;
use super::png::PngError;

/// Why there is no document: each is a defect of the program, not of the dossier.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// A drawing could not be made a picture.
    #[error("un graphique du document Word n’a pas pu être dessiné\u{a0}: {0}")]
    Picture(#[from] PngError),
    /// The parts could not be put together.
    #[error("le document Word n’a pas pu être assemblé\u{a0}: {0}")]
    Package(#[from] zip::result::ZipError),
}

/// Makes the document, as pages of A4 whatever the shape.
pub fn render(report: &Report) -> Result<Vec<u8>, DocxError> {
    let (document, pictures) = body::document(report);
    let images = pictures.into_iter().map(WordPicture::png).collect::<Result<_, _>>()?;
    let parts = parts::package(report, document, images);
    Ok(archive::zipped(parts.iter().map(|part| (part.path.clone(), &*part.bytes, None)))?)
}

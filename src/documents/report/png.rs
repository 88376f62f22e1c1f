//! An SVG as a PNG, on white, with the embedded fonts only: the same bytes on every computer.

use std::sync::{Arc, LazyLock};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _, ImageError};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::theme;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The SVG is not valid.
    #[error("le dessin n’est pas un SVG valide\u{a0}: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// Too small or too large.
    #[error("l’image demandée est trop petite ou trop grande")]
    Size,
    /// The PNG could not be written.
    #[error("l’image n’a pas pu être écrite\u{a0}: {0}")]
    Encoding(String),
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for bytes in [theme::FONT_REGULAR, theme::FONT_SEMIBOLD, theme::FONT_FALLBACK] {
        fonts.load_font_data(bytes.to_vec());
    }
    fonts.set_sans_serif_family("DejaVu Sans");
    Arc::new(fonts)
});

/// Returns how an SVG is read: with the embedded fonts and nothing of the system.
pub fn options() -> Options<'static> {
    Options { font_family: "Inter".to_owned(), fontdb: Arc::clone(&FONTS), ..Options::default() }
}

/// Draws an SVG; `scale` is in pixels per point.
pub fn render(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let tree = Tree::from_str(svg, &options())?;
    let size = tree.size();
    let pixels = |points: f32| (points * scale).round() as u32;
    let mut image =
        Pixmap::new(pixels(size.width()), pixels(size.height())).ok_or(PngError::Size)?;
    image.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut image.as_mut());
    encode(&image).map_err(|error| PngError::Encoding(error.to_string()))
}

/// Flat colours on white: nothing is seen through, and no filter makes such lines smaller.
fn encode(image: &Pixmap) -> Result<Vec<u8>, ImageError> {
    let (pixels, _) = image.data().as_chunks::<4>();
    let colours: Vec<u8> =
        pixels.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
    let mut written = Vec::new();
    PngEncoder::new_with_quality(&mut written, CompressionType::Default, FilterType::NoFilter)
        .write_image(&colours, image.width(), image.height(), ExtendedColorType::Rgb8)?;
    Ok(written)
}

//! Pictures made in code.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// A picture no two rows of which are the same.
pub fn picture(width: u32, height: u32) -> DynamicImage {
    let shade = |x: u32, y: u32| u8::try_from((x * 7 + y * 13) % 251).expect("below 251");
    RgbImage::from_fn(width, height, |x, y| Rgb([shade(x, y), shade(y, x), 90])).into()
}

/// Returns a picture as a file.
pub fn bytes(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).expect("written in memory");
    bytes
}

/// Returns such a picture as a PNG.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    bytes(&picture(width, height), ImageFormat::Png)
}

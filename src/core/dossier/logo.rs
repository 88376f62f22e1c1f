//! A picture of any origin → a small clean PNG that every document can hold.
//!
//! The bytes are a stranger's: two formats, bounds on size, sides and memory, nothing kept but the
//! pixels. The same bytes give the same PNG on every machine: scaling is arithmetic on integers.
//! Never touches a file.

use std::sync::Arc;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageFormat,
    ImageReader, Limits, RgbaImage,
};

/// A logo as documents show it, at most [`LogoImage::MAX_WIDTH`] × [`LogoImage::MAX_HEIGHT`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoImage {
    /// A PNG, without metadata.
    pub png: Arc<[u8]>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// For who does not see it: "Logo des Tilleuls : une feuille".
    pub description: String,
}

/// Why a file cannot be a logo, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// More than [`LogoImage::MAX_BYTES`].
    #[error(
        "Ce logo pèse {mib}\u{a0}Mio, pour 4\u{a0}Mio au plus\u{a0}: enregistrez-le en plus petit, \
         puis choisissez-le de nouveau."
    )]
    TooHeavy {
        /// Its size, rounded up.
        mib: usize,
    },
    /// Another kind of file.
    #[error(
        "{}", fr!("Ce logo n’est ni une image PNG ni une image JPEG : enregistrez-le dans un de ces \
         deux formats, puis choisissez-le de nouveau.")
    )]
    OtherFormat,
    /// More pixels a side than [`LogoImage::MAX_SIDE`], or more than memory is given for.
    #[error(
        "{}", fr!("Les dimensions de ce logo sont trop grandes : réduisez-le à 6~000 pixels de \
         côté au plus (800 suffisent), puis choisissez-le de nouveau.")
    )]
    TooLarge,
    /// The right kind, and unreadable.
    #[error(
        "{}", fr!("Ce logo est abîmé ou incomplet : ouvrez-le et enregistrez-le de nouveau, ou \
         reprenez-en une copie saine.")
    )]
    Damaged,
}

impl LogoImage {
    /// Bytes a logo may have when it is chosen.
    pub const MAX_BYTES: usize = 4 << 20;
    /// Pixels a side may have when it is chosen.
    pub const MAX_SIDE: u32 = 6_000;
    /// Pixels kept in width: twice what a page shows at 150 dots per inch.
    pub const MAX_WIDTH: u32 = 800;
    /// Pixels kept in height.
    pub const MAX_HEIGHT: u32 = 400;
    /// Memory the decoder may take: the largest logo, four bytes a pixel, and some room to work.
    const MAX_DECODER_BYTES: u64 = 160 << 20;

    /// Makes a logo of a PNG or JPEG file, scaled down if need be.
    pub fn from_bytes(bytes: &[u8], description: &str) -> Result<Self, LogoError> {
        Self::within(bytes, description, Self::MAX_SIDE, Self::MAX_SIDE)
    }

    /// Takes again a logo that was made so: no larger, for it is read whenever the dossier is.
    pub fn kept(bytes: &[u8], description: &str) -> Result<Self, LogoError> {
        Self::within(bytes, description, Self::MAX_WIDTH, Self::MAX_HEIGHT)
    }

    fn within(
        bytes: &[u8],
        description: &str,
        most_wide: u32,
        most_high: u32,
    ) -> Result<Self, LogoError> {
        if bytes.len() > Self::MAX_BYTES {
            return Err(LogoError::TooHeavy { mib: bytes.len().div_ceil(1 << 20) });
        }
        let image = decode(bytes, most_wide, most_high)?.into_rgba8();
        let (width, height) = fitting(image.width(), image.height());
        let image = if (width, height) == image.dimensions() {
            image
        } else {
            scaled_down(&image, width, height)
        };
        let png = encode(image).map_err(|error| error_of(&error))?.into();
        Ok(Self { png, width, height, description: description.to_owned() })
    }
}

fn decode(bytes: &[u8], width: u32, height: u32) -> Result<DynamicImage, LogoError> {
    let (format, is_damaged) = match bytes {
        [0x89, b'P', b'N', b'G', ..] => (ImageFormat::Png, has_damaged_palette(bytes)),
        [0xFF, 0xD8, 0xFF, ..] => (ImageFormat::Jpeg, is_cut_jpeg(bytes)),
        _ => return Err(LogoError::OtherFormat),
    };
    if is_damaged {
        return Err(LogoError::Damaged);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(width);
    limits.max_image_height = Some(height);
    limits.max_alloc = Some(LogoImage::MAX_DECODER_BYTES);
    decode_within(bytes, format, &limits).map_err(|error| error_of(&error))
}

fn decode_within(
    bytes: &[u8],
    format: ImageFormat,
    limits: &Limits,
) -> Result<DynamicImage, ImageError> {
    let mut reader = ImageReader::with_format(std::io::Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    limits.clone().reserve(decoder.total_bytes())?;
    // Cameras and phones write how they were held instead of turning the pixels.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    Ok(image)
}

/// Tells whether no end follows the last scan of a JPEG: its decoder would make it up in grey.
fn is_cut_jpeg(bytes: &[u8]) -> bool {
    let last = |marker: u8| bytes.windows(2).rposition(|pair| pair == [0xFF, marker]);
    last(0xD9) <= last(0xDA)
}

/// Tells whether a palette of a PNG is not made of whole colours, 256 at most and no fewer than those
/// said to be transparent: its decoder would stop the program rather than refuse it.
fn has_damaged_palette(bytes: &[u8]) -> bool {
    const COLOUR_BYTES: usize = 3;
    const MOST_COLOURS: usize = 256;
    const AROUND: usize = 12; // length, name and sum
    const COLOUR_TYPE: usize = 25; // where the first chunk says it
    const INDEXED: u8 = 3;
    let mut rest = bytes.get(8..).unwrap_or_default();
    let (mut colours, mut transparent) = (None, 0);
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
        match after.first_chunk::<4>() {
            Some(b"PLTE") if !length.is_multiple_of(COLOUR_BYTES) => return true,
            Some(b"PLTE") => colours = Some(length / COLOUR_BYTES),
            Some(b"tRNS") => transparent = transparent.max(length),
            _ => {}
        }
        rest = rest.get(length.saturating_add(AROUND)..).unwrap_or_default();
    }
    // Elsewhere what is transparent is one colour, whatever palette comes along.
    let is_indexed = bytes.get(COLOUR_TYPE) == Some(&INDEXED);
    colours.is_some_and(|colours| colours > MOST_COLOURS || is_indexed && transparent > colours)
}

fn error_of(error: &ImageError) -> LogoError {
    if matches!(error, ImageError::Limits(_)) { LogoError::TooLarge } else { LogoError::Damaged }
}

/// Returns the largest dimensions of these proportions that fit, never larger than they are.
fn fitting(width: u32, height: u32) -> (u32, u32) {
    let (max_width, max_height) = (LogoImage::MAX_WIDTH, LogoImage::MAX_HEIGHT);
    if width <= max_width && height <= max_height {
        return (width, height);
    }
    let share = |of: u32, by: u32, over: u32| (of * by / over).max(1);
    if u64::from(width) * u64::from(max_height) >= u64::from(height) * u64::from(max_width) {
        (max_width, share(height, max_width, width))
    } else {
        (share(width, max_height, height), max_height)
    }
}

/// Returns the mean colour of what each pixel covers, transparent parts without colour.
///
/// Lengths are counted in parts so small that pixels of both images are whole numbers of them.
fn scaled_down(image: &RgbaImage, width: u32, height: u32) -> RgbaImage {
    let (from_width, from_height) = image.dimensions();
    RgbaImage::from_fn(width, height, |x, y| {
        let mut colours = [0_u64; 3];
        let (mut opacity, mut area) = (0_u64, 0_u64);
        for (row, tall) in covered(y, height, from_height) {
            for (column, wide) in covered(x, width, from_width) {
                let [red, green, blue, alpha] = image.get_pixel(column, row).0;
                let part = tall * wide;
                let weight = part * u64::from(alpha);
                for (sum, channel) in colours.iter_mut().zip([red, green, blue]) {
                    *sum += weight * u64::from(channel);
                }
                opacity += weight;
                area += part;
            }
        }
        let [red, green, blue] = colours.map(|sum| mean(sum, opacity));
        image::Rgba([red, green, blue, mean(opacity, area)])
    })
}

/// Returns which pixels of a row of `from` the pixel `at` of a row of `to` covers, and how much.
fn covered(at: u32, to: u32, from: u32) -> impl Iterator<Item = (u32, u64)> {
    let (start, end) = (at * from, (at + 1) * from);
    (start / to..end.div_ceil(to)).map(move |pixel| {
        let overlap = end.min((pixel + 1) * to) - start.max(pixel * to);
        (pixel, u64::from(overlap))
    })
}

/// Returns a rounded mean of bytes.
fn mean(sum: u64, weights: u64) -> u8 {
    (sum + weights / 2).checked_div(weights).and_then(|mean| u8::try_from(mean).ok()).unwrap_or(0)
}

fn encode(image: RgbaImage) -> Result<Vec<u8>, ImageError> {
    let (width, height) = image.dimensions();
    let is_opaque = image.pixels().all(|pixel| pixel.0.last() == Some(&u8::MAX));
    let mut png = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
    if is_opaque {
        let pixels = DynamicImage::ImageRgba8(image).into_rgb8();
        encoder.write_image(&pixels, width, height, ExtendedColorType::Rgb8)?;
    } else {
        encoder.write_image(&image, width, height, ExtendedColorType::Rgba8)?;
    }
    Ok(png)
}

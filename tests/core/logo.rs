//! Logos: what is taken, what is refused and how it is said, and that no bytes upset it.

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use jalons::dossier::{LogoError, LogoImage};

use crate::pictures::{bytes, picture, png};

#[track_caller]
fn taken(bytes: &[u8]) -> (LogoImage, RgbaImage) {
    let logo = LogoImage::from_bytes(bytes, "Logo").expect("a good picture");
    let format = image::guess_format(&logo.png).expect("a picture");
    assert_eq!(format, ImageFormat::Png);
    let read = image::load_from_memory(&logo.png).expect("readable").into_rgba8();
    assert_eq!(read.dimensions(), (logo.width, logo.height));
    (logo, read)
}

#[track_caller]
fn refused(bytes: &[u8], expected: LogoError) {
    assert_eq!(LogoImage::from_bytes(bytes, "Logo"), Err(expected));
}

#[test]
fn a_small_png_keeps_its_pixels_and_loses_nothing_when_taken_again() {
    let (logo, read) = taken(&png(40, 30));
    assert_eq!(read, picture(40, 30).into_rgba8());
    assert_eq!(logo.description, "Logo");
    let (again, _) = taken(&logo.png);
    assert_eq!(again, logo);
}

#[test]
fn a_jpeg_becomes_a_png() {
    let (logo, _) = taken(&bytes(&picture(60, 20), ImageFormat::Jpeg));
    assert_eq!((logo.width, logo.height), (60, 20));
}

#[test]
fn a_large_picture_fits_and_keeps_its_proportions() {
    let cases = [
        ((800, 400), (800, 400)),
        ((1600, 400), (800, 200)),
        ((500, 1000), (200, 400)),
        ((801, 400), (800, 399)),
        ((6000, 1), (800, 1)),
        ((1, 6000), (1, 400)),
    ];
    for ((width, height), expected) in cases {
        let (logo, _) = taken(&png(width, height));
        assert_eq!((logo.width, logo.height), expected, "{width} × {height}");
        assert_eq!(taken(&logo.png).0, logo, "{width} × {height} again");
    }
}

#[test]
fn what_is_transparent_gives_no_colour_to_what_is_scaled_down() {
    let clear_or_red =
        |x, _| if x % 2 == 0 { Rgba([0, 0, 0, 0]) } else { Rgba([200, 10, 10, 255]) };
    let striped = RgbaImage::from_fn(1600, 2, clear_or_red).into();
    let (_, read) = taken(&bytes(&striped, ImageFormat::Png));
    assert!(read.pixels().all(|pixel| *pixel == Rgba([200, 10, 10, 128])));
    let uniform = RgbaImage::from_pixel(1001, 777, Rgba([1, 2, 3, 255])).into();
    let (_, read) = taken(&bytes(&uniform, ImageFormat::Png));
    assert!(read.pixels().all(|pixel| *pixel == Rgba([1, 2, 3, 255])));
}

#[test]
fn every_kind_of_pixel_is_taken() {
    let picture = picture(20, 10);
    let kinds = [
        picture.to_luma8().into(),
        picture.to_luma_alpha8().into(),
        picture.to_rgb16().into(),
        DynamicImage::from(picture.to_rgba16()),
    ];
    for image in kinds {
        taken(&bytes(&image, ImageFormat::Png));
    }
    taken(&bytes(&picture.to_luma8().into(), ImageFormat::Jpeg));
}

#[test]
fn the_same_bytes_give_the_same_logo() {
    let bytes = bytes(&picture(900, 500), ImageFormat::Jpeg);
    assert_eq!(taken(&bytes), taken(&bytes));
}

#[test]
fn other_files_are_refused() {
    let gif = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";
    for other in [&b""[..], b"bonjour", b"<svg/>", b"%PDF-1.7", b"BM", gif, b"\x89", b"\xFF\xD8"] {
        refused(other, LogoError::OtherFormat);
    }
}

#[test]
fn what_is_too_heavy_is_not_even_looked_at() {
    refused(&vec![0; LogoImage::MAX_BYTES + 1], LogoError::TooHeavy { mib: 5 });
    refused(&vec![0; LogoImage::MAX_BYTES], LogoError::OtherFormat);
}

/// Returns a PNG that says it has these dimensions, whatever it holds.
fn png_saying(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(1, 1);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&bytes[12..29]).to_be_bytes();
    bytes[29..33].copy_from_slice(&sum);
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 }
        })
    })
}

#[test]
fn huge_dimensions_are_refused_before_any_memory_is_taken() {
    refused(&png(6001, 1), LogoError::TooLarge);
    refused(&png_saying(6001, 6001), LogoError::TooLarge);
    refused(&png_saying(0x7FFF_FFFF, 0x7FFF_FFFF), LogoError::TooLarge);
    refused(&png_saying(6000, 6000), LogoError::Damaged);
    refused(&png_saying(0, 0), LogoError::Damaged);
    refused(&bytes(&picture(1, 6001), ImageFormat::Jpeg), LogoError::TooLarge);
}

#[test]
fn a_picture_cut_short_is_refused() {
    let (png, jpeg) = (png(64, 64), bytes(&picture(64, 64), ImageFormat::Jpeg));
    for end in (8..png.len() - 16).step_by(7) {
        refused(&png[..end], LogoError::Damaged);
    }
    for end in (4..jpeg.len() - 1).step_by(7) {
        refused(&jpeg[..end], LogoError::Damaged);
    }
}

/// Makes the sum of each part of a PNG right again.
fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut at = 8;
    while let Some(length) = bytes.get(at..at + 4) {
        let length = u32::from_be_bytes(length.try_into().expect("four")) as usize;
        let (from, to) = (at + 4, at + 8 + length);
        let Some(part) = bytes.get(from..to) else { break };
        let sum = crc32(part).to_be_bytes();
        let room = bytes.len().min(to + 4) - to;
        bytes[to..to + room].copy_from_slice(&sum[..room]);
        at = to + 4;
    }
    bytes
}

#[test]
fn a_palette_that_is_not_made_of_whole_colours_is_refused() {
    let found = include_bytes!("../../fuzz/graines/logo/palette-de-49-octets.png");
    refused(&summed(found.to_vec()), LogoError::Damaged);
    let sound = include_bytes!("../../fuzz/graines/logo/indexee.png");
    taken(sound);
    // More transparent colours than there are colours.
    let mut many = sound.to_vec();
    let at = many.windows(4).position(|name| name == b"IDAT").expect("pixels");
    many.splice(at - 4..at - 4, [&[0, 0, 1, 0][..], b"tRNS", &[0; 260]].concat());
    refused(&summed(many), LogoError::Damaged);
}

#[test]
fn no_bytes_upset_it() {
    let mut seed = 1_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("31 bits") % below
    };
    let whole = [png(33, 17), bytes(&picture(33, 17), ImageFormat::Jpeg)];
    for round in 0..3_000 {
        let mut bytes = whole[round % 2].clone();
        for _ in 0..=next(6) {
            let at = next(bytes.len());
            bytes[at] = u8::try_from(next(256)).expect("a byte");
        }
        if let Ok(logo) = LogoImage::from_bytes(&bytes, "") {
            assert!(logo.width <= LogoImage::MAX_WIDTH && logo.height <= LogoImage::MAX_HEIGHT);
            assert!(logo.width > 0 && logo.height > 0);
        }
    }
}

#[test]
fn each_refusal_says_what_is_wrong_and_what_to_do() {
    let all = [
        LogoError::TooHeavy { mib: 5 },
        LogoError::OtherFormat,
        LogoError::TooLarge,
        LogoError::Damaged,
    ];
    for error in all {
        let told = error.to_string();
        let (wrong, remedy) = told.split_once("\u{a0}: ").expect("both");
        assert!(wrong.contains("logo") && remedy.ends_with('.'), "{told}");
    }
    assert!(LogoError::TooHeavy { mib: 5 }.to_string().contains("5\u{a0}Mio, pour 4\u{a0}Mio"));
}

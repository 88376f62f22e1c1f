//! Logos: a PNG or a JPEG of any origin.

use jalons::dossier::LogoImage;

const PNG_HEAD: &[u8] = b"\x89PNG\r\n\x1a\n";

pub fn logo(bytes: &[u8]) {
    let bytes = with_right_sums(bytes);
    match LogoImage::from_bytes(&bytes, "Logo") {
        Ok(logo) => {
            assert!((1..=LogoImage::MAX_WIDTH).contains(&logo.width), "{} wide", logo.width);
            assert!((1..=LogoImage::MAX_HEIGHT).contains(&logo.height), "{} high", logo.height);
            assert!(logo.png.starts_with(PNG_HEAD));
            let again = LogoImage::from_bytes(&logo.png, "Logo").expect("what is made is taken");
            assert_eq!(again, logo, "taken again, it is the same");
        }
        Err(error) => assert!(error.to_string().ends_with('.'), "{error}"),
    }
}

/// Returns a PNG whose parts bear the right sums: a mutation would not come past them otherwise.
fn with_right_sums(bytes: &[u8]) -> Vec<u8> {
    let mut fixed = bytes.to_vec();
    if !bytes.starts_with(PNG_HEAD) {
        return fixed;
    }
    let mut at = PNG_HEAD.len();
    while let Some(length) = bytes.get(at..at + 4) {
        let length = length.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let (start, end) = (at + 4, at + 8 + length);
        let Some(part) = bytes.get(start..end) else { break };
        if let Some(sum) = fixed.get_mut(end..end + 4) {
            sum.copy_from_slice(&crc32fast::hash(part).to_be_bytes());
        }
        at = end + 4;
    }
    fixed
}

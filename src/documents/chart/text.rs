//! How wide a text is, and how to make it fit. Measures the embedded fonts, never the system's.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Once;

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use crate::french;
use crate::theme;

/// Family under which the embedded fonts are known to plotters.
pub const FONT_FAMILY: &str = "Inter";
/// The em at which letters are measured: plotters rounds widths to integers.
const MEASURED_EM: f64 = 1000.0;
/// plotters scales a font by its line, ascent to descent, which is so many em in Inter.
const LINE_PER_EM: f64 = 3408.0 / 2816.0;
/// Beyond the alphabets, a sign comes from a fallback font and may take its whole em.
const FIRST_WIDE_SIGN: char = '\u{2e80}';

/// Weight of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600.
    SemiBold,
}

thread_local! {
    static WIDTHS: RefCell<HashMap<(Weight, char), f32>> = RefCell::new(HashMap::new());
}

/// Makes the embedded fonts known to plotters, once.
pub(super) fn register_fonts() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let fonts =
            [(FontStyle::Normal, theme::FONT_REGULAR), (FontStyle::Bold, theme::FONT_SEMIBOLD)];
        for (style, bytes) in fonts {
            let registered = register_font(FONT_FAMILY, style, bytes);
            debug_assert!(registered.is_ok(), "the embedded fonts are read by a test");
        }
    });
}

/// Returns the width of a text, in points.
pub fn text_width(text: &str, size: f32, weight: Weight) -> f32 {
    let ems: f32 = WIDTHS.with_borrow_mut(|widths| {
        let mut width =
            |letter| *widths.entry((weight, letter)).or_insert_with(|| measure(letter, weight));
        text.chars().map(&mut width).sum()
    });
    ems * size
}

fn measure(letter: char, weight: Weight) -> f32 {
    if letter >= FIRST_WIDE_SIGN {
        return 1.0;
    }
    register_fonts();
    let line = MEASURED_EM * LINE_PER_EM;
    let font = FontDesc::new(FontFamily::Name(FONT_FAMILY), line, font_style(weight));
    let letters = letter.to_string();
    font.box_size(&letters).map_or(0.6, |(width, _)| width as f32 / MEASURED_EM as f32)
}

/// Returns the style under which a weight is registered.
pub(super) fn font_style(weight: Weight) -> FontStyle {
    match weight {
        Weight::Regular => FontStyle::Normal,
        Weight::SemiBold => FontStyle::Bold,
    }
}

/// Cuts a text that is too wide, and says so with `…`.
pub(super) fn shorten(text: &str, size: f32, weight: Weight, most: f32) -> String {
    french::fitted(text, |part| text_width(part, size, weight) <= most)
}

/// Breaks a text between words into at most `lines` lines; the last one is shortened if need be.
pub(super) fn wrap(text: &str, size: f32, weight: Weight, most: f32, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut words = text.split(' ').peekable();
    let mut line = String::new();
    while let Some(word) = words.next() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        let is_last_line = wrapped.len() + 1 >= lines;
        if line.is_empty() || is_last_line || text_width(&longer, size, weight) <= most {
            line = longer;
        } else {
            wrapped.push(std::mem::replace(&mut line, word.to_owned()));
        }
        if words.peek().is_none() {
            wrapped.push(std::mem::take(&mut line));
        }
    }
    wrapped.into_iter().map(|line| shorten(&line, size, weight, most)).collect()
}

//! Words as runs: their look is a style, what a person typed stays what it is.

use super::xml::Xml;
use crate::report::content::{Run, Sign, Style, Text};
use crate::theme::Colour;

/// Writes a text, run by run.
pub(super) fn text(xml: &mut Xml, text: &Text) {
    for Run { text, style, sign } in &text.0 {
        let style = style_id(*style);
        if let Some(sign) = sign {
            run(xml, style, &fr!("{}~", character(*sign)));
        }
        run(xml, style, text);
    }
}

/// Writes words in a style of characters; nothing when there are none.
pub(super) fn run(xml: &mut Xml, style: Option<&str>, words: &str) {
    if words.is_empty() {
        return;
    }
    let leans_left = is_mainly_rtl(words);
    xml.within("w:r", &[], |xml| {
        if style.is_some() || leans_left {
            xml.within("w:rPr", &[], |xml| {
                if let Some(style) = style {
                    xml.value("w:rStyle", style);
                }
                if leans_left {
                    xml.empty("w:rtl", &[]);
                }
            });
        }
        literal(xml, words);
    });
}

/// Writes words in a colour on the ground of another.
pub(super) fn coloured(xml: &mut Xml, ink: Colour, ground: Colour, words: &str) {
    let hex = |Colour([red, green, blue]): Colour| format!("{red:02X}{green:02X}{blue:02X}");
    xml.within("w:r", &[], |xml| {
        xml.within("w:rPr", &[], |xml| {
            xml.value("w:color", &hex(ink));
            let ground = hex(ground);
            xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &ground)]);
        });
        literal(xml, words);
    });
}

/// Writes a field that Word counts by itself: `PAGE`, `NUMPAGES`.
pub(super) fn field(xml: &mut Xml, name: &str) {
    let instruction = format!(" {name} ");
    xml.within("w:fldSimple", &[("w:instr", &instruction)], |xml| run(xml, None, "1"));
}

/// Line breaks and tabs are elements of their own.
fn literal(xml: &mut Xml, words: &str) {
    for piece in words.replace("\r\n", "\n").split_inclusive(is_break) {
        let words = piece.trim_end_matches(is_break);
        if !words.is_empty() {
            xml.leaf("w:t", &[("xml:space", "preserve")], words);
        }
        match piece.chars().next_back() {
            Some('\t') => xml.empty("w:tab", &[]),
            Some(last) if is_break(last) => xml.empty("w:br", &[]),
            _ => {}
        }
    }
}

const fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}')
}

const fn style_id(style: Style) -> Option<&'static str> {
    match style {
        Style::Plain => None,
        Style::Strong => Some("Strong"),
        Style::Muted => Some("Muted"),
        Style::Accent => Some("Accent"),
        Style::Good => Some("Good"),
        Style::Warn => Some("Warn"),
        Style::Bad => Some("Bad"),
    }
}

const fn character(sign: Sign) -> char {
    match sign {
        Sign::Up | Sign::Expired => '▲',
        Sign::Down => '▼',
        Sign::Full => '✓',
        Sign::Partial | Sign::Observed => '◐',
        Sign::Nothing => '✗',
        Sign::Unknown => '?',
        Sign::Declared => '○',
        Sign::Proven => '●',
    }
}

/// Tells whether most letters are of a script that is read from right to left.
pub(super) fn is_mainly_rtl(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic());
    let (rtl, all) = letters.fold((0_usize, 0_usize), |(rtl, all), letter| {
        (rtl + usize::from(is_rtl(letter)), all + 1)
    });
    rtl * 2 > all
}

fn is_rtl(letter: char) -> bool {
    matches!(
        u32::from(letter),
        0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF
    )
}

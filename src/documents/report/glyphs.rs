//! Makes every text displayable with the fonts of the report, and says what was replaced.
//!
//! An accessible PDF refuses a character that no font can draw. Such a character becomes □, once
//! per sign seen: what a reader could not see is never dropped in silence.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use serde_json::Value;
use typst::layout::Abs;
use typst::text::{FontVariant, FontVariations};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::typst_world;
use crate::french;

/// Stands for a character that no font can draw.
pub(super) const MARK: char = '□';
/// Makes one sign of several pictograms.
const JOINER: char = '\u{200d}';
/// A word longer than this may be cut anywhere, so that it stays in its column.
const LONGEST_WORD: usize = 40;
/// How many replaced characters a warning names.
const NAMED: usize = 8;

/// A set of families, one bit each; a letter and its marks must come from the same one.
type Families = u8;

/// Which families draw a character. A font may list a character and have no drawing for it.
static DRAWN_BY: LazyLock<HashMap<char, Families>> = LazyLock::new(|| {
    let mut drawn_by = HashMap::new();
    for (family, font) in typst_world::regular_fonts() {
        let variations = FontVariations::default();
        let font = font.clone().instantiate(FontVariant::default(), Abs::pt(10.0), &variations);
        let listed = font.font().info().coverage.iter().filter_map(char::from_u32);
        for character in listed {
            if font.ttf().glyph_index(character).is_some_and(|glyph| glyph.0 != 0) {
                *drawn_by.entry(character).or_default() |= 1 << family;
            }
        }
    }
    drawn_by
});

/// Which characters are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// All that a font can draw.
    Usual,
    /// Only simple scripts: the last resort when the usual care was not enough.
    Strict,
}

/// Replaces what cannot be drawn, and remembers it.
pub(super) struct Glyphs {
    care: Care,
    replaced: BTreeSet<char>,
}

impl Glyphs {
    /// Starts with nothing replaced.
    pub(super) const fn new(care: Care) -> Self {
        Self { care, replaced: BTreeSet::new() }
    }

    /// Makes every text of a value displayable, and its long words breakable.
    pub(super) fn clean(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => *text = breakable(&self.displayable(text)),
            Value::Array(items) => items.iter_mut().for_each(|item| self.clean(item)),
            Value::Object(fields) => fields.values_mut().for_each(|field| self.clean(field)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Makes one text displayable.
    pub(super) fn displayable(&mut self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        let mut cluster = Families::MAX;
        let mut follows_mark = false;
        let mut joins_mark = false;
        for character in text.nfc() {
            // A font may have a drawing for what ends a line; the compositor never draws it.
            let character = if is_line_end(character) { '\n' } else { character };
            if is_modifier(character) {
                joins_mark |= follows_mark && character == JOINER;
                continue;
            }
            let families = self.families(character);
            let is_mark = is_combining_mark(character);
            let together = if is_mark { cluster & families } else { families };
            follows_mark = together == 0;
            if follows_mark {
                self.replaced.insert(character);
                if !joins_mark {
                    shown.push(MARK);
                }
                cluster = self.families(MARK);
            } else {
                shown.push(character);
                cluster = together;
            }
            joins_mark = false;
        }
        shown
    }

    /// Says what was replaced, if anything was.
    pub(super) fn warning(&self) -> Option<String> {
        let first = self.replaced.iter().take(NAMED);
        let names: Vec<String> = first.map(|character| named(*character)).collect();
        let more = if self.replaced.len() > NAMED { "…" } else { "" };
        (!names.is_empty()).then(|| {
            fr!(
                "Les polices du rapport n’ont pas {}, que remplace {MARK} : {}{more}",
                french::count(self.replaced.len(), "caractère"),
                names.join(", "),
            )
        })
    }

    /// Returns who can draw a character.
    fn families(&self, character: char) -> Families {
        let is_simple = matches!(u32::from(character), 0..0x300 | 0x370..0x590 | 0x1E00..0x2C00)
            && !is_combining_mark(character);
        if matches!(character, '\n' | '\r' | '\t') {
            Families::MAX
        } else if character.is_control()
            || is_private(character)
            || (self.care == Care::Strict && !is_simple)
        {
            0
        } else {
            DRAWN_BY.get(&character).copied().unwrap_or(0)
        }
    }
}

/// Shows a character with its code point, or the code point alone when there is nothing to see.
fn named(character: char) -> String {
    let code = format!("U+{:04X}", u32::from(character));
    let is_seen = !character.is_control() && !is_private(character);
    if is_seen { format!("{character} ({code})") } else { code }
}

fn is_private(character: char) -> bool {
    matches!(u32::from(character), 0xE000..=0xF8FF | 0xF_0000..)
}

/// Tells whether a character ends a line and is nothing else.
const fn is_line_end(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

/// Tells whether a character only changes how its neighbour looks: nothing is lost without it.
fn is_modifier(character: char) -> bool {
    character == JOINER
        || matches!(u32::from(character), 0x2066..=0x2069 | 0xFE00..=0xFE0F | 0xFEFF | 0x1F3FB..=0x1F3FF | 0xE_0000..=0xE_01EF)
}

/// Lets a very long word be cut, with a space of no width.
fn breakable(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut length = 0;
    for character in text.chars() {
        if matches!(character, ' ' | '\n' | '-') {
            length = 0;
        } else if length >= LONGEST_WORD && !is_combining_mark(character) {
            set.push('\u{200b}');
            length = 1;
        } else {
            length += 1;
        }
        set.push(character);
    }
    set
}

//! Makes every text displayable with the fonts of the report, and says what was replaced.
//!
//! An accessible PDF refuses a character that no font can draw. Such a character becomes □, once
//! per sign seen: what a reader could not see is never dropped in silence.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::typst_world;
use crate::french::{self, NBSP};

/// Stands for a character that no font can draw.
const MARK: char = '□';
/// Makes one sign of several pictograms.
const JOINER: char = '\u{200d}';
/// A word longer than this may be cut anywhere, so that it stays in its column.
const LONGEST_WORD: usize = 40;
/// How many replaced characters a warning names.
const NAMED: usize = 8;

static DRAWABLE: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    typst_world::fonts().iter().flat_map(|font| font.info().coverage.iter()).collect()
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
        let mut follows_mark = false;
        let mut joins_mark = false;
        for character in text.nfc() {
            if is_modifier(character) {
                joins_mark |= follows_mark && character == JOINER;
                continue;
            }
            follows_mark = !self.is_drawable(character);
            if !follows_mark {
                shown.push(character);
            } else if !joins_mark {
                shown.push(MARK);
            }
            if follows_mark {
                self.replaced.insert(character);
            }
            joins_mark = false;
        }
        shown
    }

    /// Says what was replaced, if anything was.
    pub(super) fn warning(&self) -> Option<String> {
        let first = self.replaced.iter().take(NAMED);
        let names: Vec<String> = first.map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
        let more = if self.replaced.len() > NAMED { "…" } else { "" };
        (!names.is_empty()).then(|| {
            format!(
                "Les polices du rapport ne peuvent pas écrire {}, remplacés par {MARK}{NBSP}: {}{more}",
                french::count(self.replaced.len(), "signe"),
                names.join(", "),
            )
        })
    }

    fn is_drawable(&self, character: char) -> bool {
        let is_private = matches!(u32::from(character), 0xE000..=0xF8FF | 0xF_0000..);
        let is_simple = matches!(u32::from(character), 0..0x300 | 0x370..0x590 | 0x1E00..0x2C00);
        if matches!(character, '\n' | '\r' | '\t') {
            return true;
        }
        !is_private
            && !character.is_control()
            && DRAWABLE.contains(&u32::from(character))
            && (self.care == Care::Usual || is_simple)
    }
}

/// Tells whether a character only changes how its neighbour looks: nothing is lost without it.
fn is_modifier(character: char) -> bool {
    character == JOINER
        || matches!(u32::from(character), 0xFE00..=0xFE0F | 0xFEFF | 0x1F3FB..=0x1F3FF | 0xE_0000..=0xE_01EF)
}

/// Lets a very long word be cut, with a space of no width.
fn breakable(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut length = 0;
    for character in text.chars() {
        if matches!(character, ' ' | '\n' | '-') {
            length = 0;
        } else if length >= LONGEST_WORD
            && !unicode_normalization::char::is_combining_mark(character)
        {
            set.push('\u{200b}');
            length = 1;
        } else {
            length += 1;
        }
        set.push(character);
    }
    set
}

//! Values → text that [`read`](super::read) gives back.
//!
//! Never writes what the reader refuses: control characters are left out of texts.

use std::borrow::Cow;

use ron::ser::PrettyConfig;
use serde::{Serialize, Serializer};

/// A text as it is written: its control characters left out, its line breaks plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainText<'a>(pub &'a str);

impl PlainText<'_> {
    /// Tells whether nothing would be written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for PlainText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&clean(self.0))
    }
}

/// Writes a value, one key a line, texts unescaped so that people can read and compare them.
pub fn write(value: &impl Serialize) -> String {
    let config = PrettyConfig::new().new_line("\n").escape_strings(false);
    let text = ron::ser::to_string_pretty(value, config);
    let mut text = text.expect("texts, numbers, lists and maps of texts are always written");
    text.push('\n');
    text
}

/// Tells whether a value is the one its missing key stands for.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn clean(text: &str) -> Cow<'_, str> {
    let is_kept = |character: char| !character.is_control() || matches!(character, '\n' | '\t');
    if text.chars().all(is_kept) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|character| is_kept(*character)).collect())
    }
}

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

/// Values by their names, in the order they are written.
pub struct ByName<K, V>(pub Vec<(K, V)>);

/// A value that is written bare, without the `Some( … )` of RON.
pub struct Bare<T>(pub Option<T>);

impl<K: Serialize, V: Serialize> Serialize for ByName<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<K, V> ByName<K, V> {
    /// Tells whether nothing would be written.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Bare<T> {
    /// Holds something.
    pub const fn of(value: T) -> Self {
        Self(Some(value))
    }

    /// Tells whether nothing would be written.
    pub const fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl<T: Serialize> Serialize for Bare<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_unit(),
        }
    }
}

impl<T> From<Option<T>> for Bare<T> {
    fn from(value: Option<T>) -> Self {
        Self(value)
    }
}

impl<T> Default for Bare<T> {
    fn default() -> Self {
        Self(None)
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

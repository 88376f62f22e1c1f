//! Texts and numbers as a grid's file holds them.

use num_rational::Ratio;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::grid::{Grid, NamedColour, Translation};
use crate::source::{PlainText, written};

/// A text, with its translations when it has some.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    language: &'a str,
    text: &'a str,
    translations: &'a [Translation],
}

/// An exact number: `2`, or `"0,25"`.
pub(crate) struct ExactNumber(pub(crate) Ratio<i64>);

/// The name of a colour, as a bare word.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ColourFile {
    Rouge,
    Orange,
    Jaune,
    Vert,
    Bleu,
    Violet,
    Gris,
}

impl<'a> Words<'a> {
    pub(super) fn of(grid: &'a Grid, text: &'a str) -> Self {
        Self { language: &grid.language, text, translations: &grid.other_languages }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn translated(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let text = self.text;
        let found =
            |one: &'a Translation| Some((one.language.as_str(), one.texts.get(text)?.as_str()));
        self.translations.iter().filter_map(found)
    }
}

impl Serialize for Words<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.translated().next().is_none() {
            return PlainText(self.text).serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(self.language, &PlainText(self.text))?;
        for (language, text) in self.translated() {
            map.serialize_entry(language, &PlainText(text))?;
        }
        map.end()
    }
}

impl Serialize for ExactNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_integer() {
            return serializer.serialize_i64(self.0.to_integer());
        }
        serializer.serialize_str(&written(self.0).replace('.', ","))
    }
}

impl From<NamedColour> for ColourFile {
    fn from(colour: NamedColour) -> Self {
        match colour {
            NamedColour::Red => Self::Rouge,
            NamedColour::Orange => Self::Orange,
            NamedColour::Yellow => Self::Jaune,
            NamedColour::Green => Self::Vert,
            NamedColour::Blue => Self::Bleu,
            NamedColour::Violet => Self::Violet,
            NamedColour::Grey => Self::Gris,
        }
    }
}

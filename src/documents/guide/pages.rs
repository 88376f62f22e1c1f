//! The pages as they are written in `assets/aide/guide.ron`, set as French when they are read.

use std::slice;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::french;
use crate::report::content::{Style, Text};

/// A text of the guide: plain typing, set when it is read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub struct Said {
    words: String,
    text: Text,
}

impl From<String> for Said {
    fn from(typed: String) -> Self {
        let words = french::typeset(&typed);
        Self { text: with_names(&words), words }
    }
}

impl Said {
    /// Returns its words.
    pub const fn as_str(&self) -> &str {
        self.words.as_str()
    }

    /// Returns its words, the names in guillemets in bold.
    pub const fn text(&self) -> &Text {
        &self.text
    }
}

/// Sets the names in guillemets in bold.
fn with_names(words: &str) -> Text {
    let pieces: Vec<&str> = words.split(['«', '»']).collect();
    let mut text = Text::default();
    for (place, piece) in pieces.iter().enumerate() {
        if place % 2 == 1 {
            text = text.then(*piece, Style::Strong);
            continue;
        }
        let closing = if place > 0 { "»" } else { "" };
        let opening = if place + 1 < pieces.len() { "«" } else { "" };
        let words = format!("{closing}{piece}{opening}");
        if !words.is_empty() {
            text = text.then(words, Style::Plain);
        }
    }
    text
}

/// All of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// In the order one reads them.
    pub pages: Vec<GuidePage>,
    /// The whole on one page, for a wall.
    pub sheet: GuideSheet,
}

/// A page: one idea.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuidePage {
    /// Its name, plain ASCII: "dix-minutes".
    pub id: String,
    /// "Les dix premières minutes".
    pub title: Said,
    /// The labels of the screens it is about: their help begins with it.
    #[serde(default)]
    pub screens: Vec<String>,
    /// Words one looks for that it does not say.
    #[serde(default)]
    pub words: Vec<String>,
    /// What it says.
    pub blocks: Vec<GuideBlock>,
    /// The names of pages to read next.
    #[serde(default)]
    pub see: Vec<String>,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum GuideBlock {
    /// A paragraph.
    Text(Said),
    /// What to do, one thing after the other.
    Steps(Vec<Said>),
    /// Things beside each other.
    List(Vec<Said>),
    /// A picture of the program, by its name, and what it shows.
    Picture(String, Said),
    /// Something to notice.
    Note(Said),
}

/// The whole on one page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideSheet {
    /// "Jalons en une page".
    pub title: Said,
    /// What it is for, in a sentence or two.
    pub lead: Said,
    /// In the order one reads them.
    pub parts: Vec<GuidePart>,
}

/// A part of that page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuidePart {
    /// Its title.
    pub title: Said,
    /// What it says.
    pub blocks: Vec<GuideBlock>,
}

impl Guide {
    /// Returns a page by its name.
    pub fn page(&self, id: &str) -> Option<&GuidePage> {
        self.pages.iter().find(|page| page.id == id)
    }
}

impl GuideBlock {
    /// Returns its texts.
    pub fn said(&self) -> &[Said] {
        match self {
            Self::Text(one) | Self::Note(one) | Self::Picture(_, one) => slice::from_ref(one),
            Self::Steps(several) | Self::List(several) => several,
        }
    }
}

static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../assets/aide/guide.ron"))
        .expect("assets/aide/guide.ron is read by a test")
});

/// Returns the guide shipped with the program.
pub fn guide() -> &'static Guide {
    &GUIDE
}

//! Words with a few emphases. Never a markup: what a person typed stays what it is.

use serde::Serialize;

/// A text, piece by piece.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Run>);

/// Some words of one look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they look.
    pub style: Style,
    /// A sign drawn before them; the words say the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
}

/// How words look; colour is never alone to say something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// As the text around.
    #[default]
    Plain,
    /// In bold.
    Strong,
    /// In grey.
    Muted,
    /// In bold and in the accent colour.
    Accent,
    /// In bold: a good thing.
    Good,
    /// In bold: to watch.
    Warn,
    /// In bold: a bad thing.
    Bad,
}

/// A small sign before words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Higher than before.
    Up,
    /// Lower than before.
    Down,
    /// Everything, or held.
    Full,
    /// Something.
    Partial,
    /// Nothing, or missing.
    Nothing,
    /// Not known.
    Unknown,
    /// Nothing but the team's word.
    Declared,
    /// What is expected is at hand.
    Observed,
    /// A proof of the register holds.
    Proven,
    /// Those of the register hold no more.
    Expired,
}

impl Text {
    /// Returns the words in this look.
    pub fn styled(text: impl Into<String>, style: Style) -> Self {
        Self(vec![Run { text: text.into(), style, sign: None }])
    }

    /// Returns the words in bold.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::styled(text, Style::Strong)
    }

    /// Returns the words in grey.
    pub fn muted(text: impl Into<String>) -> Self {
        Self::styled(text, Style::Muted)
    }

    /// Returns the words behind a sign.
    pub fn signed(sign: Sign, text: impl Into<String>, style: Style) -> Self {
        Self(vec![Run { text: text.into(), style, sign: Some(sign) }])
    }

    /// Adds words in this look.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>, style: Style) -> Self {
        self.0.push(Run { text: text.into(), style, sign: None });
        self
    }

    /// Adds another text.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Puts these texts on one line, points between them.
    pub fn joined(texts: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::default();
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            if !all.0.is_empty() {
                all = all.then(" · ", Style::Muted);
            }
            all = all.and(text);
        }
        all
    }

    /// Returns the words alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Tells whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.is_empty())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::styled(text, Style::Plain)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::styled(text, Style::Plain)
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Self::styled(text, Style::Plain)
    }
}

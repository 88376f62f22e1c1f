//! A document as data: what it says, in which order, and nothing about any format.
//!
//! Builders make a [`Report`] of a dossier; exporters see only the report, so that a number cannot
//! differ from one format to another. Texts are ready to show; beside a number or a date that is
//! shown, a cell keeps the value itself for programs that go on computing.
//!
//! Never lays anything out, never computes a score or an amount.

mod level;
mod table;
mod text;
mod walk;

use jiff::civil::Date;
use serde::Serialize;

pub use self::level::LevelSign;
pub use self::table::{
    Align, CellUnit, CellValue, Column, DataChart, DataChartKind, Row, Table, TableCell, Width,
};
pub use self::text::{Run, Sign, Style, Text};

/// A document as data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// What it is called: "Synthèse".
    pub title: String,
    /// Pages, poster or slides.
    pub shape: PageShape,
    /// Invented, for the example: said on the first page and in the header.
    pub is_fictitious: bool,
    /// Day it was made.
    #[serde(skip)]
    pub made_on_date: Date,
    /// The same day, in words.
    pub made_on: String,
    /// Whose it is.
    pub letterhead: Letterhead,
    /// What it is about, short enough for a header: "Les Tilleuls · Auto-évaluation 2025".
    pub running: String,
    /// One sentence for the document's properties.
    pub description: String,
    /// Said first in the footer, in bold; may be empty: "Estimation sans valeur contractuelle".
    pub caution: String,
    /// Below the title and the name: which campaign, which grid.
    pub lines: Vec<Text>,
    /// What it says, in reading order.
    pub sections: Vec<Section>,
    /// Tables for spreadsheets, whole and typed; the pages show only what they need of them.
    #[serde(skip)]
    pub data: Vec<Table>,
}

/// How a document is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PageShape {
    /// A4, upright.
    Pages,
    /// One A4 page, upright, where everything holds.
    Sheet,
    /// One A3 sheet for a wall.
    Poster,
    /// 16:9 slides, one a section.
    Slides,
}

/// Whose document it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// Name in use.
    pub name: String,
    /// "Saint-Aubin-les-Prés, Occitanie"; may be empty.
    pub place: String,
    /// The team's picture.
    #[serde(skip)]
    pub logo: Option<Logo>,
}

/// A picture that stands for the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// PNG.
    pub png: std::sync::Arc<[u8]>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What it says to those who do not see it; never empty.
    pub alt: String,
}

/// A part of a document, which a team may leave out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// Its name in files and on the command line, plain ASCII: "profil".
    pub id: &'static str,
    /// Its title; empty for what follows the title of the document at once.
    pub title: String,
    /// Whether it is one of the large parts of a long document.
    pub is_chapter: bool,
    /// Whether it begins a page.
    pub starts_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A title inside a section.
    Heading {
        /// 2 or 3; the section's own title is 1.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: Text,
        /// How much it is set forward.
        tone: Tone,
    },
    /// A bulleted list.
    List {
        /// Its lines.
        items: Vec<Text>,
    },
    /// What to do, one thing after the other.
    Steps {
        /// In their order.
        items: Vec<Text>,
    },
    /// The team's own words.
    Quote {
        /// "Avis minoritaire"; may be empty.
        label: String,
        /// By paragraph.
        paragraphs: Vec<String>,
    },
    /// Labels and their values.
    Facts {
        /// In their order.
        facts: Vec<Labelled>,
        /// Whether short ones may stand two on a line.
        paired: bool,
    },
    /// Figures set forward, up to four.
    Figures {
        /// In their order.
        figures: Vec<Figure>,
    },
    /// A table.
    Table(Table),
    /// A drawing.
    Chart(Illustration),
    /// A picture of the program.
    Picture(Screenshot),
    /// Two halves side by side where there is room, one after the other elsewhere.
    Pair {
        /// Left or first.
        first: Vec<Block>,
        /// Right or second.
        second: Vec<Block>,
        /// Share of the width of the first, in hundredths.
        share: u8,
    },
    /// A mean with its bar, and what to know of it.
    Gauge {
        /// "2,3 sur 4".
        value: Text,
        /// As that of a [`TableCell`]; `None` while there is no mean.
        bar: Option<i64>,
        /// "cible 2,8 · 5 critères sur 6 pris en compte".
        note: Text,
    },
    /// The levels in general terms, lowest first.
    Scale {
        /// Each level.
        steps: Vec<ScaleStep>,
    },
    /// Something to notice.
    Callout {
        /// Whether it warns.
        tone: CalloutTone,
        /// Its first words, in bold.
        title: String,
        /// What it says.
        text: Text,
    },
    /// A criterion, a decision, an action: a title with what belongs to it.
    Item(Titled),
    /// How many gave each answer, drawn as bars.
    Tally {
        /// Each answer and how many gave it.
        counts: Vec<Count>,
        /// The same in words: "Répartition des avis : 3 au niveau 2".
        words: String,
    },
    /// A list of pieces, those that are there and those that are missing.
    Checks {
        /// In their order.
        checks: Vec<CheckLine>,
    },
    /// Sentences to choose from by hand, each with a box.
    Choices {
        /// In their order.
        choices: Vec<Choice>,
    },
    /// Room to write by hand.
    WritingLines {
        /// What to write there; may be empty.
        label: String,
        /// How many lines.
        lines: u8,
    },
    /// Goes to the next page.
    PageBreak,
}

/// How much a paragraph is set forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Ordinary text.
    #[default]
    Body,
    /// A remark, smaller and in grey.
    Small,
    /// A sentence that leads, larger.
    Lead,
}

/// What a callout is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CalloutTone {
    /// To be careful.
    Warning,
    /// To know.
    Note,
}

/// A label and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Labelled {
    /// "FINESS".
    pub label: String,
    /// "99 000 000 0".
    pub value: String,
}

impl Labelled {
    /// Returns a value under its label.
    pub fn of(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }

    /// Keeps what has a value.
    pub fn said<'a>(facts: impl IntoIterator<Item = (&'a str, String)>) -> Vec<Self> {
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
        facts.map(|(label, value)| Self::of(label, value)).collect()
    }
}

/// A figure set forward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// "Niveau moyen".
    pub label: String,
    /// "2,3"; a dash while there is none.
    pub value: String,
    /// "sur 4"; empty when the value needs none.
    pub unit: String,
    /// One line that says what to know.
    pub detail: String,
}

impl Figure {
    /// Returns a figure whose value needs no unit.
    pub fn of(label: &str, value: String, detail: impl Into<String>) -> Self {
        Self { label: label.to_owned(), value, unit: String::new(), detail: detail.into() }
    }
}

/// One level of a scale, in general terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScaleStep {
    /// Its mark.
    pub level: LevelSign,
    /// "Structuré".
    pub name: String,
    /// General meaning.
    pub definition: String,
}

/// A drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Illustration {
    /// Its name among the files of the document; given by [`Report::finished`].
    pub file: String,
    /// The drawing as SVG, its texts in Inter.
    #[serde(skip)]
    pub svg: String,
    /// Width for height, in thousandths.
    pub proportion: u32,
    /// What it says, in one or two sentences; never empty.
    pub alt: String,
    /// Most of a page's height it may take, in hundredths.
    pub most: u8,
}

/// A picture of the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Screenshot {
    /// Its name among the files of the document, not that of another.
    pub file: String,
    /// PNG.
    #[serde(skip)]
    pub png: &'static [u8],
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What it shows, in a sentence; never empty.
    pub alt: String,
}

/// A title with what belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Titled {
    /// The sign before the title.
    pub mark: Option<Mark>,
    /// "A2 · Concertation pluriprofessionnelle".
    pub title: String,
    /// Whether the title counts among the headings of the document.
    pub is_heading: bool,
    /// Short remarks on one line.
    pub notes: Vec<Text>,
    /// What follows.
    pub blocks: Vec<Block>,
    /// Whether it stands in a frame.
    pub is_card: bool,
}

/// A sign before a title; words beside it always say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "sign", rename_all = "snake_case")]
pub enum Mark {
    /// A level.
    Level(LevelSign),
    /// *Sans objet*.
    NotApplicable,
    /// *Ne sait pas*.
    Unknown,
    /// No agreement.
    Disputed,
    /// No answer.
    Unanswered,
}

/// An answer and how many gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// "2", "SO" or "?".
    pub sign: String,
    /// Its mark, when it is a level.
    pub level: Option<LevelSign>,
    /// How many.
    pub number: u32,
}

/// A piece that is there or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckLine {
    /// Whether it is there.
    pub is_done: bool,
    /// "Référent qualité nommé".
    pub label: String,
    /// What is there, or what to do.
    pub detail: String,
}

/// A sentence to choose by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Number of the level; `None` beside the levels.
    pub level: Option<u8>,
    /// "Structuré", "Sans objet".
    pub name: String,
    /// The sentence; may be empty.
    pub sentence: String,
}

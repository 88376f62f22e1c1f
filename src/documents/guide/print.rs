//! The guide as a document: all its pages, or the one for a wall.

use jiff::civil::Date;
use strum::EnumIter;

use super::pages::{Guide, GuideBlock, GuidePage, Said, guide};
use super::pictures::picture;
use crate::french;
use crate::report::content::{
    Block, CalloutTone, Letterhead, PageShape, Report, Section, Style, Text, Tone,
};

/// How much of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum GuideLength {
    /// Every page.
    Whole,
    /// One sheet for a wall.
    OnePage,
}

impl GuideLength {
    /// Returns the title of the document.
    pub fn title(self) -> &'static str {
        match self {
            Self::Whole => "Guide de Jalons",
            Self::OnePage => guide().sheet.title.as_str(),
        }
    }
}

/// Sets the guide out, as of a day.
pub fn report(length: GuideLength, made_on: Date) -> Report {
    let version = format!("version {}", env!("CARGO_PKG_VERSION"));
    let about = "L’auto-évaluation d’équipe de l’exercice coordonné";
    let (shape, sections) = match length {
        GuideLength::Whole => (PageShape::Pages, pages(guide())),
        GuideLength::OnePage => (PageShape::Sheet, parts(guide())),
    };
    Report {
        title: length.title().to_owned(),
        shape,
        is_fictitious: false,
        made_on_date: made_on,
        made_on: french::long_date(made_on),
        letterhead: Letterhead { name: String::new(), place: String::new(), logo: None },
        description: "Comment se servir de Jalons".to_owned(),
        caution: String::new(),
        lines: vec![Text::joined([Text::from(about), Text::from(&version)])],
        running: version,
        sections,
        data: Vec::new(),
    }
}

fn pages(guide: &'static Guide) -> Vec<Section> {
    let lead = fr!(
        "Ces pages sont celles de l’aide du programme : la touche F1 y ouvre celle de l’écran où vous êtes. Les \
         images montrent une équipe inventée."
    );
    let lead = paragraph(lead.into(), Tone::Body);
    let first = section("presentation", String::new(), vec![lead]);
    let page = |page: &'static GuidePage| {
        let mut blocks: Vec<Block> = page.blocks.iter().filter_map(block).collect();
        blocks.extend(see(guide, page));
        let title = page.title.as_str().to_owned();
        Section { is_chapter: true, ..section(&page.id, title, blocks) }
    };
    std::iter::once(first).chain(guide.pages.iter().map(page)).collect()
}

fn parts(guide: &Guide) -> Vec<Section> {
    let sheet = &guide.sheet;
    let lead = paragraph(sheet.lead.text().clone(), Tone::Lead);
    let lead = section("presentation", String::new(), vec![lead]);
    let part = sheet.parts.iter().map(|part| {
        let blocks = part.blocks.iter().filter_map(block).collect();
        section("partie", part.title.as_str().to_owned(), blocks)
    });
    std::iter::once(lead).chain(part).collect()
}

const fn section(id: &'static str, title: String, blocks: Vec<Block>) -> Section {
    Section { id, title, is_chapter: false, starts_page: false, blocks }
}

const fn paragraph(text: Text, tone: Tone) -> Block {
    Block::Paragraph { text, tone }
}

/// Names the pages to read next.
fn see(guide: &Guide, page: &GuidePage) -> Option<Block> {
    let next = page.see.iter().filter_map(|id| guide.page(id));
    let names: Vec<String> = next.map(|page| fr!("« {} »", page.title.as_str())).collect();
    let words = Text::muted(fr!("Voir aussi : ")).then(names.join(", "), Style::Plain);
    (!names.is_empty()).then(|| paragraph(words, Tone::Small))
}

fn block(block: &GuideBlock) -> Option<Block> {
    let texts =
        |several: &[Said]| -> Vec<Text> { several.iter().map(Said::text).cloned().collect() };
    Some(match block {
        GuideBlock::Text(said) => paragraph(said.text().clone(), Tone::Body),
        GuideBlock::Steps(several) => Block::Steps { items: texts(several) },
        GuideBlock::List(several) => Block::List { items: texts(several) },
        GuideBlock::Picture(name, alt) => Block::Picture(picture(name)?.shown(alt.as_str())),
        GuideBlock::Note(said) => Block::Callout {
            tone: CalloutTone::Note,
            title: String::new(),
            text: said.text().clone(),
        },
    })
}

//! The pages of the help: those of the guide, then the keys and the words that are explained.

use super::{Jargon, Screen};
use crate::guide::{GuideBlock, GuidePage, Said, guide};

/// A page of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpTopic {
    /// A page of the guide, by its name.
    Page(&'static str),
    /// What each key does.
    Keys,
    /// What each word of the trade means.
    Words,
}

impl HelpTopic {
    /// Returns every page, in the order one reads them.
    pub fn all() -> impl Iterator<Item = Self> {
        let pages = guide().pages.iter().map(|page| Self::Page(&page.id));
        pages.chain([Self::Keys, Self::Words])
    }

    /// Returns the page of this name, if there is one.
    pub fn named(id: &str) -> Option<Self> {
        guide().page(id).map(|page| Self::Page(&page.id))
    }

    /// Returns the page about a screen.
    pub fn of(screen: Screen) -> Self {
        let is_about = |page: &&GuidePage| page.screens.iter().any(|one| one == screen.label());
        let page = guide().pages.iter().find(is_about);
        page.map_or(Self::Keys, |page| Self::Page(&page.id))
    }

    /// Returns what the guide says there, where it does.
    pub fn page(self) -> Option<&'static GuidePage> {
        match self {
            Self::Page(id) => guide().page(id),
            Self::Keys | Self::Words => None,
        }
    }

    /// Returns its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Page(id) => guide().page(id).map_or("", |page| page.title.as_str()),
            Self::Keys => "Touches et raccourcis",
            Self::Words => "Mots expliqués",
        }
    }

    /// Returns the words by which it is found, beside its title.
    pub(super) fn texts(self) -> Vec<String> {
        match self {
            Self::Page(_) => {
                let Some(page) = self.page() else { return Vec::new() };
                let said = page.blocks.iter().flat_map(GuideBlock::said).map(Said::as_str);
                let said = said.map(str::to_owned);
                said.chain([page.words.join(", ")]).collect()
            }
            Self::Keys => vec!["Clavier, raccourci, touche".to_owned()],
            Self::Words => {
                let meanings = Jargon::all().map(Jargon::meaning).map(str::to_owned);
                meanings.chain(["Vocabulaire, lexique, glossaire".to_owned()]).collect()
            }
        }
    }
}

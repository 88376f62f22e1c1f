//! Rapports: which document is in front, and the logo that documents bear.

use std::path::Path;
use std::sync::Arc;

use super::export::{Document, Format, Kind, Reading};
use super::notice::file_name;
use super::{Effect, Effects, Notice, PathPurpose, ReadPurpose, Screen, State, Whose};
use crate::dossier::{Edit, LogoImage, Presentation};
use crate::store::Contents;

/// What the window asks about the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportAction {
    /// Bring a document to the front of Rapports.
    Show(Document),
    /// Turn to a part of Rapports.
    Turn(ReportsTab),
    /// Ask which picture is the logo.
    ChooseLogo,
}

/// A part of Rapports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportsTab {
    /// Every document.
    #[default]
    Documents,
    /// What the *démarche qualité* of the campaign shown is made of.
    Quality,
}

/// What is in front in Rapports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportsFront {
    /// Which part.
    pub tab: ReportsTab,
    /// Which document, among the documents.
    pub document: Document,
}

impl Default for ReportsFront {
    fn default() -> Self {
        let document = Document::Report(Kind::Synthesis(Reading::Team), Format::Pdf);
        Self { tab: ReportsTab::default(), document }
    }
}

impl ReportsTab {
    /// Every part, in the order of the screen.
    pub const ALL: [Self; 2] = [Self::Documents, Self::Quality];

    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Documents => "Documents",
            Self::Quality => "Démarche qualité",
        }
    }
}

/// How the message ends that says why a picture is no logo.
const NOT_TAKEN: &str = "n’a pas été pris comme logo.";

impl State {
    pub(super) fn reports(&mut self, action: ReportAction) -> Effects {
        match action {
            ReportAction::Show(document) => {
                self.reports = ReportsFront { tab: ReportsTab::Documents, document };
            }
            ReportAction::Turn(tab) => self.reports.tab = tab,
            ReportAction::ChooseLogo => return self.ask_path(PathPurpose::Logo, String::new()),
        }
        if self.screen == Screen::Reports { self.seal() } else { self.go(Screen::Reports) }
    }

    /// Asks for the picture to be read, for the dossier that is open.
    pub(super) fn read_logo(&self, path: &Path) -> Effects {
        Effects::one(Effect::Read(ReadPurpose::Logo(self.opened), path.to_owned()))
    }

    /// Takes a picture as the logo, unless another dossier is open by now; what is there stays when
    /// it cannot be one.
    pub(super) fn take_logo(&mut self, opened: u64, path: &Path, contents: &Contents) -> Effects {
        let Some(dossier) = self.dossier().filter(|_| opened == self.opened) else {
            return Effects::none();
        };
        let former = &dossier.presentation;
        let description = former.logo.as_ref().map_or("", |logo| logo.description.as_str());
        let logo = match LogoImage::from_bytes(contents, description) {
            Ok(logo) => logo,
            Err(error) => {
                return self.notify(Notice {
                    whose: Whose::File,
                    title: format!("«\u{a0}{}\u{a0}» {NOT_TAKEN}", file_name(path)),
                    help: error.to_string(),
                });
            }
        };
        let changed = Presentation { logo: Some(logo), ..Presentation::clone(former) };
        self.notices.retain(|notice| !notice.title.ends_with(NOT_TAKEN));
        let edited = self.seal().and(self.edit(&Edit::Presentation(Arc::new(changed))));
        edited.and(self.seal())
    }
}

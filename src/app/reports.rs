//! Rapports: which document is in front, and the logo that documents bear.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use strum::EnumIter;

use super::export::{Document, Format, Kind, Reading};
use super::notice::file_name;
use super::{About, Effect, Notice, PathPurpose, Screen, State, Whose};
use crate::dossier::{Edit, LogoError, LogoImage, Presentation};
use crate::french;
use crate::store::StoreError;

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

/// A part of Rapports, in the order of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter)]
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
    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Documents => "Documents",
            Self::Quality => "Démarche qualité",
        }
    }
}

/// Why a file is not the logo.
#[derive(Debug, thiserror::Error)]
pub enum LogoRefusal {
    /// It could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be a logo.
    #[error(transparent)]
    Logo(#[from] LogoError),
}

impl State {
    pub(super) fn reports(&mut self, action: ReportAction) {
        match action {
            ReportAction::Show(document) => {
                self.session.reports = ReportsFront { tab: ReportsTab::Documents, document };
            }
            ReportAction::Turn(tab) => self.session.reports.tab = tab,
            ReportAction::ChooseLogo => return self.ask_path(PathPurpose::Logo, String::new()),
        }
        self.go(Screen::Reports);
    }

    /// Asks for the picture to be made a logo, for the dossier that is open.
    pub(super) fn read_logo(&mut self, path: PathBuf) {
        self.session.is_reading_logo = true;
        self.out.push(Effect::ReadLogo(self.tickets.issue(), path));
    }

    /// Takes over a logo; the one there is stays when the picture cannot be one.
    pub(super) fn logo_read(&mut self, path: &Path, logo: Result<LogoImage, LogoRefusal>) {
        let Some(dossier) = self.dossier() else { return };
        let mut changed = Presentation::clone(&dossier.presentation);
        self.session.is_reading_logo = false;
        let mut logo = match logo {
            Ok(logo) => logo,
            Err(refusal) => return self.notify(refusal.told(path)),
        };
        if let Some(former) = changed.logo.take() {
            logo.description = former.description;
        }
        changed.logo = Some(logo);
        self.notices.withdraw(|about| *about == About::Logo);
        self.edit_alone(&Edit::Presentation(Arc::new(changed)));
    }
}

impl LogoRefusal {
    fn told(&self, path: &Path) -> Notice {
        let title = format!("«\u{a0}{}\u{a0}» n’a pas été pris comme logo.", file_name(path));
        let help = match self {
            Self::Logo(error) => error.to_string(),
            Self::Store(error) => {
                let why = french::capitalised(&error.to_string());
                format!("{why}. {} ({})", error.help(), path.display())
            }
        };
        Notice::new(Whose::File, title, help).about(About::Logo)
    }
}

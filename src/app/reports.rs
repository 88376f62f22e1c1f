//! Rapports: which document is in front, and the logo that documents bear.

use strum::EnumIter;

use crate::app::export::{DocumentKind, Export, Format, Readership};
use crate::dossier::LogoError;
use crate::store::StoreError;

/// What the window asks about the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportAction {
    /// Bring a document to the front of Rapports.
    Show(Export),
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
    pub document: Export,
}

impl Default for ReportsFront {
    fn default() -> Self {
        let document = Export::Report(DocumentKind::Synthesis(Readership::Team), Format::Pdf);
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

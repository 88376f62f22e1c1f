//! A document comes to the front, and a picture becomes the logo.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::export::{DocumentKind, Export, Format, Readership};
use crate::app::notice::file_name;
use crate::app::{
    About, Effect, LogoRefusal, Notice, PathPurpose, ReportAction, ReportsFront, ReportsTab,
    Screen, State, Whose,
};
use crate::dossier::{Edit, LogoImage, Presentation};
use crate::french;

impl State {
    /// Does what is asked about the documents.
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

    /// Shows the document of the screen in front; in Rapports, has it made, to be printed.
    pub(super) fn print(&mut self) {
        let kind = match self.screen() {
            Screen::Reports => {
                return match self.session.reports.document {
                    Export::Report(kind, _) => self.ask_export(Export::Report(kind, Format::Pdf)),
                    document => self.ask_export(document),
                };
            }
            Screen::Meeting => DocumentKind::Minutes,
            Screen::Plan => DocumentKind::ActionPlan,
            Screen::Remuneration => DocumentKind::Statement,
            Screen::Grids => DocumentKind::BlankGrid,
            Screen::Home
            | Screen::Team
            | Screen::Assess
            | Screen::Results
            | Screen::Progress
            | Screen::Proofs => DocumentKind::Synthesis(Readership::Team),
        };
        self.reports(ReportAction::Show(Export::Report(kind, Format::Pdf)));
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
        let title = fr!("« {} » n’a pas été pris comme logo.", file_name(path));
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

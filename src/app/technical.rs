//! What concerns the program and this computer rather than a dossier.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{Effect, Effects, FileCheck, GuardAction, Notice, State, Whose};
use crate::store::{Renderer, ThemeChoice};

/// What the outside answers about the program and this computer.
#[derive(Debug)]
pub enum Technical {
    /// The window is drawn by this, chosen among several.
    Drawn(Renderer),
    /// The window is shown by this, chosen or not.
    ShownBy(Renderer),
    /// The journal was shown.
    JournalShown,
    /// Nothing shows the journal; where it is.
    NoViewer(Option<PathBuf>),
    /// Work aside came to an end it was not made for.
    WorkFailed,
}

impl State {
    pub(super) fn technical(&mut self, answer: Technical) -> Effects {
        match answer {
            Technical::Drawn(renderer) => self.remember_renderer(renderer),
            Technical::ShownBy(renderer) => {
                self.takes_drops = renderer.takes_drops();
                Effects::none()
            }
            Technical::JournalShown => Effects::none(),
            Technical::NoViewer(path) => self.notify(Notice::no_viewer(path.as_deref())),
            Technical::WorkFailed => {
                self.stop_waiting();
                self.notify(Notice::work_failed())
            }
        }
    }

    fn remember_renderer(&mut self, renderer: Renderer) -> Effects {
        if self.preferences.renderer == Some(renderer) {
            return Effects::none();
        }
        self.preferences.renderer = Some(renderer);
        self.save_preferences()
    }

    pub(super) fn choose_theme(&mut self, theme: ThemeChoice) -> Effects {
        self.preferences.theme = theme;
        self.save_preferences()
    }

    pub(super) fn save_preferences(&self) -> Effects {
        Effects::one(Effect::SavePreferences(self.preferences.clone()))
    }

    /// Goes on with another day: what hangs on it is computed, drawn and looked at anew.
    pub(super) fn day_breaks(&mut self, today: Date) -> Effects {
        self.today = today;
        self.refresh();
        Effects::none()
    }

    pub(super) fn recover(&mut self) -> Effects {
        self.stop_waiting();
        // First of all, what is not saved is kept aside.
        let kept = self.guard(GuardAction::Keep);
        kept.and(self.close_dialog())
    }

    /// Waits no more for work that will not answer. Should a file be written all the same, the next
    /// save will notice.
    fn stop_waiting(&mut self) {
        self.export = None;
        self.preview.making = None;
        self.file_check = FileCheck::Idle;
        self.handed.is_reading = false;
        self.is_reading_logo = false;
        if let Some(document) = &mut self.document {
            document.was_not_written();
        }
        self.give_up_leaving();
    }
}

impl Notice {
    /// Says that something aside stopped by a fault of the program.
    pub fn work_failed() -> Self {
        Self {
            whose: Whose::File,
            title: "Cette opération s’est arrêtée sur une erreur de Jalons.".to_owned(),
            help: "Le dossier ouvert n’a pas changé. Recommencez\u{a0}; si l’erreur revient, enregistrez votre travail puis relancez Jalons.".to_owned(),
        }
    }

    /// Says where the technical journal is, since nothing shows it.
    pub fn no_viewer(path: Option<&Path>) -> Self {
        let title = "Aucun programme n’a pu montrer le journal technique.".to_owned();
        let help = match path {
            Some(path) => format!("Il est ici\u{a0}: {}", path.display()),
            None => "Ce système ne donne pas d’emplacement où le garder.".to_owned(),
        };
        Self { whose: Whose::Person, title, help }
    }
}

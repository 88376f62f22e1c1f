//! What concerns the program and this computer rather than a dossier.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{Effect, FileCheck, GuardAction, Notice, State, Whose};
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
    pub(super) fn technical(&mut self, answer: Technical) {
        match answer {
            Technical::Drawn(renderer) => self.remember_renderer(renderer),
            Technical::ShownBy(renderer) => {
                self.takes_drops = renderer.takes_drops();
            }
            Technical::JournalShown => {}
            Technical::NoViewer(path) => self.notify(Notice::no_viewer(path.as_deref())),
            Technical::WorkFailed => {
                self.stop_waiting();
                self.notify(Notice::work_failed());
            }
        }
    }

    fn remember_renderer(&mut self, renderer: Renderer) {
        if self.preferences.renderer == Some(renderer) {
            return;
        }
        self.preferences.renderer = Some(renderer);
        self.save_preferences();
    }

    pub(super) fn choose_theme(&mut self, theme: ThemeChoice) {
        self.preferences.theme = theme;
        self.save_preferences();
    }

    pub(super) fn save_preferences(&mut self) {
        self.out.push(Effect::SavePreferences(self.preferences.clone()));
    }

    /// Goes on with another day: what hangs on it is computed, drawn and looked at anew.
    pub(super) fn day_breaks(&mut self, today: Date) {
        self.today = today;
        self.refresh();
    }

    pub(super) fn recover(&mut self) {
        self.stop_waiting();
        // First of all, what is not saved is kept aside.
        self.guard(GuardAction::Keep);
        self.close_dialog();
    }

    /// Waits no more for work that will not answer. Should a file be written all the same, the next
    /// save will notice.
    fn stop_waiting(&mut self) {
        // Nobody knows which work failed: an export that was not this one still tells its end.
        self.exports.set_behind(false);
        self.tickets.withdraw_session();
        self.session.preview.making = None;
        self.session.file_check = FileCheck::Idle;
        self.handed.is_reading = false;
        self.session.is_reading_logo = false;
        if let Some(document) = &mut self.session.document {
            document.was_not_written();
        }
        self.session.give_up_leaving();
    }
}

impl Notice {
    /// Says that something aside stopped by a fault of the program.
    pub fn work_failed() -> Self {
        Self::new(
            Whose::File,
            "Cette opération s’est arrêtée sur une erreur de Jalons.",
            "Le dossier ouvert n’a pas changé. Recommencez\u{a0}; si l’erreur revient, enregistrez votre travail puis relancez Jalons.",
        )
    }

    /// Says where the technical journal is, since nothing shows it.
    pub fn no_viewer(path: Option<&Path>) -> Self {
        let title = "Aucun programme n’a pu montrer le journal technique.";
        let help = match path {
            Some(path) => format!("Il est ici\u{a0}: {}", path.display()),
            None => "Ce système ne donne pas d’emplacement où le garder.".to_owned(),
        };
        Self::new(Whose::Person, title, help)
    }
}

//! What concerns the program and this computer is remembered, and faults are got over.

use jiff::civil::Date;

use crate::app::{Effect, FileCheck, GuardAction, Notice, State, Technical};
use crate::store::{Renderer, ThemeChoice};

impl State {
    /// Takes note of what the outside says of this computer.
    pub(super) fn technical(&mut self, answer: Technical) {
        match answer {
            Technical::Drawn(renderer) => self.remember_renderer(renderer),
            Technical::ShownBy(renderer) => {
                self.takes_drops = renderer.takes_drops();
            }
            Technical::JournalShown => {}
            Technical::NoViewer(path) => self.notify(Notice::no_viewer(path.as_deref())),
            Technical::Used(usage, used) => self.was_used(&usage, used),
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

    /// Draws in other colours from now on.
    pub(super) fn choose_theme(&mut self, theme: ThemeChoice) {
        self.preferences.theme = theme;
        self.save_preferences();
    }

    /// Has the preferences remembered.
    pub(super) fn save_preferences(&mut self) {
        self.out.push(Effect::SavePreferences(self.preferences.clone()));
    }

    /// Goes on with another day: what hangs on it is computed, drawn and looked at anew.
    pub(super) fn day_breaks(&mut self, today: Date) {
        self.today = today;
        self.refresh();
    }

    /// Goes on after a fault of the program.
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

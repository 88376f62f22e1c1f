//! The window goes from place to place.

use crate::app::{Route, Screen, State};
use crate::dossier::CampaignId;
use crate::grid::CriterionId;

impl State {
    /// Returns the screen shown.
    pub const fn screen(&self) -> Screen {
        self.route.screen()
    }

    /// Tells whether the meeting takes the whole screen.
    pub fn is_projecting(&self) -> bool {
        self.route == Route::Projected
    }

    /// Tells whether the meeting can take the whole screen; who is there can always come back, whatever
    /// became of the campaign.
    pub(super) fn can_project(&self) -> bool {
        let can_begin = self.screen() == Screen::Meeting && self.session.campaign.is_some();
        self.is_projecting() || can_begin
    }

    /// Goes to a screen, if there is something to show on it.
    pub(super) fn go(&mut self, screen: Screen) {
        let is_free = !self.session.booth.is_open() || screen == self.screen();
        if is_free && (self.session.document.is_some() || !screen.needs_dossier()) {
            self.enter(screen);
            self.forget_what_was_read();
        }
        self.session.told = None;
        self.session.end_step();
    }

    /// Goes to a screen, unless the window is given to who answers; the projection stays only where it is.
    pub(super) fn enter(&mut self, screen: Screen) {
        if self.screen() != screen && !self.session.booth.is_open() {
            self.route = Route::Shown(screen);
            self.session.knows([screen]);
        }
    }

    /// Shows a campaign.
    pub(super) fn show(&mut self, campaign: CampaignId) {
        if self.session.booth.is_open() {
            return;
        }
        self.session.campaign = Some(campaign);
        self.session.criterion = None;
        self.refresh();
        self.session.end_step();
    }

    /// Brings a criterion to the front of Évaluer.
    pub(super) fn focus(&mut self, criterion: CriterionId) {
        if self.session.booth.is_open() {
            return;
        }
        self.session.criterion = Some(criterion);
        if self.screen() != Screen::Assess {
            self.enter(Screen::Assess);
            self.forget_what_was_read();
        }
        self.session.keep_criterion();
        self.session.end_step();
    }
}

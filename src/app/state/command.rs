//! What can be done now, and doing it.

use crate::app::{
    Booth, Command, Dialog, Effect, FormerAction, HelpTopic, Postponed, Screen, State,
};
use crate::grid::CriterionId;
use crate::remuneration::selfcheck;

impl Command {
    /// Tells whether it can be done now.
    pub fn is_enabled(self, state: &State) -> bool {
        let history = state.session.document.as_ref().map(|document| &document.history);
        if state.session.booth.is_open() && !self.is_left_in_booth(&state.session.booth) {
            return false;
        }
        match self {
            Self::Save
            | Self::SaveAs
            | Self::Close
            | Self::NewCampaign
            | Self::NewExercise
            | Self::Print => history.is_some(),
            Self::Versions => {
                state.session.document.as_ref().is_some_and(|document| document.path.is_some())
            }
            Self::Undo => history.is_some_and(|history| history.undo_label().is_some()),
            Self::Redo => history.is_some_and(|history| history.redo_label().is_some()),
            Self::EditCampaign => state.session.campaign.is_some(),
            Self::NextCriterion | Self::PreviousCriterion => {
                state.screen() == Screen::Assess && state.session.criterion.is_some()
            }
            Self::Go(screen) => history.is_some() || !screen.needs_dossier(),
            Self::Project => state.can_project(),
            Self::CancelExport => state.exports.front().is_some(),
            Self::ZoomIn => state.preferences.zoom_percent < Self::ZOOM_MAX,
            Self::ZoomOut => state.preferences.zoom_percent > Self::ZOOM_MIN,
            Self::New
            | Self::Open
            | Self::OpenExample
            | Self::FirstPath
            | Self::SaveContinuously
            | Self::CheckGrid
            | Self::CheckCalculations
            | Self::ShowAllScreens
            | Self::Palette
            | Self::Help
            | Self::About
            | Self::OpenJournal
            | Self::ZoomReset
            | Self::Quit => true,
        }
    }

    /// Tells whether it is a choice, and made.
    pub const fn is_on(self, state: &State) -> bool {
        (matches!(self, Self::SaveContinuously) && state.preferences.saves_continuously)
            || (matches!(self, Self::ShowAllScreens) && state.preferences.shows_all_screens)
    }

    /// Tells whether it can be done while ballots are filled in: nothing that shows another screen or
    /// takes a step back behind the curtain.
    const fn is_left_in_booth(self, booth: &Booth) -> bool {
        let is_of_the_window = matches!(
            self,
            Self::ZoomIn | Self::ZoomOut | Self::ZoomReset | Self::Project | Self::Quit
        );
        is_of_the_window || (matches!(self, Self::Save) && !booth.holds_ballot())
    }

    const ZOOM_MIN: u16 = 80;
    const ZOOM_MAX: u16 = 200;
    const ZOOM_STEP: u16 = 10;

    /// Does it, if it can be done now.
    pub(super) fn run(self, state: &mut State) {
        if !self.is_enabled(state) {
            return;
        }
        match self {
            Self::New => state.leave_for(Postponed::New),
            Self::Open => state.leave_for(Postponed::AskOpen),
            Self::OpenExample => state.leave_for(Postponed::Example),
            Self::Save => state.save(),
            Self::SaveAs => state.ask_save_path(),
            Self::Versions => state.former(FormerAction::List),
            Self::SaveContinuously => {
                let wanted = !state.preferences.saves_continuously;
                state.save_continuously(wanted);
            }
            Self::Close => state.leave_for(Postponed::Close),
            Self::Undo => state.undo(),
            Self::Redo => state.redo(),
            // A team that has a campaign chooses its path with all the rest.
            Self::FirstPath if state.session.campaign.is_some() => state.ask(Dialog::NewCampaign),
            Self::FirstPath => state.ask(Dialog::FirstPath),
            Self::NewCampaign => state.ask(Dialog::NewCampaign),
            Self::EditCampaign => state.ask(Dialog::EditCampaign),
            Self::NewExercise => state.ask(Dialog::NewExercise),
            Self::NextCriterion => state.focus_neighbour(1),
            Self::PreviousCriterion => state.focus_neighbour(-1),
            Self::CheckGrid => state.ask_grid_path(),
            Self::CheckCalculations => {
                let checks = selfcheck::checks(&crate::app::shipped_rules());
                state.ask(Dialog::SelfCheck(checks.into()));
            }
            Self::Go(screen) => state.go(screen),
            Self::ShowAllScreens => state.show_all_screens(),
            Self::Palette => state.ask(Dialog::Palette),
            Self::Help => state.ask(Dialog::Help(HelpTopic::of(state.screen()))),
            Self::About => state.ask(Dialog::About),
            Self::OpenJournal => state.out.push(Effect::ShowJournal),
            Self::ZoomIn => state.zoom(state.preferences.zoom_percent + Self::ZOOM_STEP),
            Self::ZoomOut => state.zoom(state.preferences.zoom_percent - Self::ZOOM_STEP),
            Self::ZoomReset => state.zoom(100),
            Self::Project => {
                state.route = state.route.projected_or_not();
            }
            Self::CancelExport => state.give_up_export(),
            Self::Print => state.print(),
            Self::Quit => state.leave_for(Postponed::Quit),
        }
    }
}

impl State {
    fn show_all_screens(&mut self) {
        self.preferences.shows_all_screens = !self.preferences.shows_all_screens;
        self.save_preferences();
    }

    fn zoom(&mut self, percent: u16) {
        self.preferences.zoom_percent = percent.clamp(Command::ZOOM_MIN, Command::ZOOM_MAX);
        self.save_preferences();
    }

    fn focus_neighbour(&mut self, step: isize) {
        let neighbour: Option<CriterionId> = self
            .session
            .criterion
            .as_ref()
            .and_then(|id| self.session.derived.position(id)?.checked_add_signed(step))
            .and_then(|place| self.session.derived.rows.get(place))
            .map(|row| row.id.clone());
        if let Some(criterion) = neighbour {
            self.focus(criterion);
        }
    }
}

//! Everything the program is doing, and the only place where it changes.
//!
//! Each file below applies what is asked of one part; what it asks of the outside, says and shows is
//! gathered in the state. Nothing here but methods: what they work on is known by files that do not
//! know the state.

mod aside;
mod booth;
mod browsing;
mod command;
mod conflict;
mod editing;
mod export;
mod files;
mod former;
mod grids;
mod guard;
mod handed;
mod left_behind;
mod lock;
mod meeting;
mod notices;
mod plan;
mod proofs;
mod remuneration;
mod reports;
mod route;
mod technical;
mod undo;
mod using;
mod versions;
mod waiting;

use jiff::civil::Date;

use crate::app::chance::Chance;
use crate::app::export::Exports;
use crate::app::guard::{Aside, Locked};
use crate::app::handed::Handed;
use crate::app::ticket::Tickets;
use crate::app::{
    Action, Answered, Browsed, Dialog, Effects, Leftovers, Library, Notice, Notices, OwnFolders,
    Postponed, Route, Session, Waiting,
};
use crate::dossier::Dossier;
use crate::grid::CriterionId;
use crate::store::{Preferences, Replace};

/// Everything the program is doing.
#[derive(Debug)]
pub struct State {
    /// What is open.
    pub session: Session,
    /// The screen shown, and whether it is projected.
    route: Route,
    /// The question being asked.
    pub dialog: Option<Dialog>,
    /// Messages not yet put away.
    pub notices: Notices,
    /// What is remembered of this computer.
    pub preferences: Preferences,
    /// Grids one can start a campaign with.
    pub library: Library,
    /// The exports under way.
    pub exports: Exports,
    /// What sessions that were cut had kept.
    pub left_behind: Leftovers,
    /// Today, as told at start and each day.
    pub today: Date,
    /// Whether files can be let go over the window.
    pub takes_drops: bool,
    /// Files handed over at once that still wait for their turn.
    handed: Handed,
    /// How far keeping aside what is not saved has come.
    aside: Aside,
    /// The file that was said to be open here.
    locked: Option<Locked>,
    /// What is waited for.
    waiting: Waiting,
    /// The folder looked into where the system shows no dialog.
    pub browsed: Option<Browsed>,
    /// Where the person keeps things.
    own_folders: OwnFolders,
    /// What numbers and ballots that are made here are named from.
    chance: Chance,
    /// What was asked of the outside.
    tickets: Tickets,
    /// How often what is shown may have changed.
    revision: u64,
    /// What the outside is to be asked once the action that is being applied is over.
    out: Effects,
}

impl State {
    /// Starts with nothing open.
    pub fn new(preferences: Preferences, today: Date) -> Self {
        let mut tickets = Tickets::default();
        Self {
            session: Session::new(tickets.draw(), None),
            route: Route::default(),
            dialog: None,
            notices: Notices::default(),
            preferences,
            library: Library::default(),
            exports: Exports::default(),
            left_behind: Leftovers::default(),
            today,
            takes_drops: true,
            handed: Handed::default(),
            aside: Aside::default(),
            locked: None,
            waiting: Waiting::default(),
            browsed: None,
            own_folders: OwnFolders::default(),
            chance: Chance::default(),
            tickets,
            revision: 0,
            out: Effects::default(),
        }
    }

    /// Draws from this seed from now on: two programs are never to have the same.
    #[must_use]
    pub fn drawing_from(mut self, seed: [u8; 32]) -> Self {
        self.chance = Chance::new(seed);
        self
    }

    /// Keeps things in these folders from now on.
    #[must_use]
    pub fn keeping_in(mut self, own_folders: OwnFolders) -> Self {
        self.own_folders = own_folders;
        self
    }

    /// Applies `action`. The only place where anything changes, [`Self::keep_again`] aside.
    pub fn update(&mut self, action: Action) -> Effects {
        // What a fault of the program left half way was promised to nobody.
        self.out = Effects::default();
        self.apply(action);
        // In this order: the next file handed over may open, messages leave with what is no longer in
        // front, and what is kept or locked follows what is open in the end.
        self.hand_on();
        self.let_go_of_what_is_over();
        self.settle();
        std::mem::take(&mut self.out)
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Edit(edit) => self.edit(&edit),
            Action::NewCampaign { title, date, grid, extent } => {
                self.new_campaign(title, date, grid, extent);
            }
            Action::EndStep => self.session.end_step(),
            Action::Run(command) => command.run(self),
            Action::Go(screen) => self.go(screen),
            Action::Show(campaign) => self.show(campaign),
            Action::ShowExercise(year) => self.show_exercise(year),
            Action::Focus(criterion) => self.focus(criterion),
            Action::ShowClaim(claim) => self.show_claim(claim),
            Action::Open(path) => self.leave_for(Postponed::Open(path)),
            Action::TakeIn(paths) => self.take_in(paths),
            Action::Forget(path) => self.forget(&path),
            Action::Ask(dialog) => self.ask(dialog),
            Action::CloseDialog => self.close_dialog(),
            Action::Unsaved(choice) => self.answer_unsaved(choice),
            Action::TypedPath(purpose, path) => self.go_to_path(purpose, path, &Replace::Nothing),
            Action::ReplaceAt(purpose, path) => self.go_to_path(purpose, path, &Replace::Anything),
            Action::SaveAnyway => self.save_anyway(),
            Action::KnowRule => {
                self.preferences.knows_rule = true;
                self.save_preferences();
            }
            Action::Theme(theme) => self.choose_theme(theme),
            Action::CopyGrid(grid) => self.ask_grid_copy_path(grid),
            Action::Meeting(action) => self.meeting(action),
            Action::Proofs(action) => self.proofs(action),
            Action::Plan(action) => self.plan(action),
            Action::Remuneration(action) => self.remuneration(action),
            Action::Reports(action) => self.reports(action),
            Action::Guard(action) => self.guard(action),
            Action::Former(action) => self.former(action),
            Action::Export(document) => self.ask_export(document),
            Action::Preview(document) => self.ask_preview(document),
            Action::Dismiss(number) => self.notices.put_away(number),
            Action::Use(usage) => self.make_use(usage),
            Action::Recover => self.recover(),
            Action::LookInto(folder) => self.look_into(folder),
            Action::Day(today) => self.day_breaks(today),
            Action::Waited(patience) => self.waited(patience),
            Action::Answer(answered) => self.answered(answered),
        }
    }

    /// Returns the open dossier as it is now.
    pub fn dossier(&self) -> Option<&Dossier> {
        self.session.dossier()
    }

    /// Returns a number that grows whenever what views show may have changed.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Tells whether something would be lost by leaving.
    pub fn is_modified(&self) -> bool {
        self.session.is_modified()
    }

    /// Tells whether somebody awaits this answer: here it finds its question, or nowhere.
    fn awaits(&mut self, answered: &Answered) -> bool {
        match answered {
            // News answers nothing.
            Answered::Technical(_) | Answered::PreferencesLost(_) => true,
            // One answer may stand for several askings, or come again and again.
            Answered::Kept(number, _) => self.aside.awaits(*number),
            Answered::LeftBehind(_) => self.left_behind.is_found(),
            Answered::Locked(path, _) => {
                self.locked.as_ref().is_some_and(|locked| locked.path == *path)
            }
            Answered::ExportStage(ticket, _) => self.exports.is_in_front(*ticket),
            Answered::Path(ticket, ..)
            | Answered::Paths(ticket, ..)
            | Answered::NoDialog(ticket, ..)
            | Answered::Read(ticket, ..)
            | Answered::Folder(ticket, _)
            | Answered::Versions(ticket, ..)
            | Answered::Written(ticket, ..)
            | Answered::Seed(ticket, ..)
            | Answered::LogoRead(ticket, ..)
            | Answered::BallotsRead(ticket, ..)
            | Answered::ProofsChecked(ticket, _)
            | Answered::Fingerprinted(ticket, ..)
            | Answered::GridWritten(ticket, ..)
            | Answered::Previewed(ticket, _)
            | Answered::Exported(ticket, ..) => self.tickets.redeem(*ticket),
        }
    }

    /// Takes in what the outside answers, unless nobody awaits it any more.
    fn answered(&mut self, answered: Answered) {
        if !self.awaits(&answered) {
            return;
        }
        match answered {
            Answered::Technical(answer) => self.technical(answer),
            Answered::Path(_, purpose, path) => self.path_chosen(purpose, path),
            Answered::NoDialog(_, purpose, suggested) => {
                self.ask(Dialog::TypePath { purpose, suggested });
            }
            Answered::Read(_, purpose, path, result) => self.read(purpose, &path, result),
            Answered::Written(_, path, result) => self.written(&path, result),
            Answered::Seed(_, campaign, scope, fate, seed) => {
                self.seed_drawn(campaign, scope, fate, seed);
            }
            Answered::LogoRead(_, path, logo) => self.logo_read(&path, logo),
            Answered::BallotsRead(_, campaign, files) => self.ballots_read(campaign, files),
            Answered::ProofsChecked(_, found) => self.proofs_checked(found),
            Answered::Fingerprinted(_, proof, path, result) => {
                self.fingerprinted(proof, &path, result);
            }
            Answered::Paths(_, purpose, paths) => self.paths_chosen(purpose, paths),
            Answered::GridWritten(_, grid, path, result) => self.grid_written(grid, &path, result),
            Answered::ExportStage(_, stage) => self.exports.reaches(stage),
            Answered::Previewed(_, pages) => self.session.preview.comes(pages),
            Answered::Exported(export, path, result) => self.exported(export, &path, result),
            Answered::Folder(_, found) => self.folder_listed(found),
            Answered::Versions(_, path, versions) => self.versions_found(&path, versions),
            Answered::Kept(number, result) => self.kept(number, result),
            Answered::LeftBehind(found) => self.left_behind(found),
            Answered::Locked(path, lock) => self.lock_told(&path, lock),
            Answered::PreferencesLost(error) => self.notify(Notice::preferences_lost(&error)),
        }
    }

    fn ask(&mut self, dialog: Dialog) {
        if let Dialog::NotApplicable(criterion) = &dialog
            && !self.allows_not_applicable(criterion)
        {
            return self.notify(Notice::concerns_every_team(criterion.clone()));
        }
        self.dialog = Some(dialog);
    }

    fn allows_not_applicable(&self, criterion: &CriterionId) -> bool {
        let campaign = self.session.shown_campaign();
        let found = campaign.and_then(|campaign| campaign.grid.criterion(criterion));
        found.is_some_and(|(_, criterion)| criterion.allows_not_applicable)
    }

    fn close_dialog(&mut self) {
        let waits = matches!(
            self.dialog,
            Some(
                Dialog::Unsaved(_)
                    | Dialog::ChangedElsewhere
                    | Dialog::FileGone(_)
                    | Dialog::Conflict(_)
                    | Dialog::TypePath { .. }
            )
        );
        if waits {
            self.session.give_up_leaving();
        }
        if self.dialog == Some(Dialog::LeftBehind) {
            return self.leave_for_later();
        }
        self.dialog = None;
    }

    /// Computes anew what the views read.
    fn refresh(&mut self) {
        self.revision += 1;
        self.session.refresh(self.today);
    }
}

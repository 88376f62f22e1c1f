//! What the program is doing, without a window.
//!
//! [`State::update`] is the only place where anything changes: it takes an [`Action`] and returns the
//! [`Effect`]s the outside is asked to carry out. Views read the state and ask by actions.
//!
//! Never opens a dialog, reads the clock, touches a file or knows egui.

mod action;
mod booth;
mod browsing;
mod chance;
mod command;
mod derived;
mod document;
mod editing;
mod effect;
mod example;
pub mod export;
mod files;
mod former;
mod grids;
mod guard;
mod handed;
mod library;
mod meeting;
mod nature;
mod notice;
mod plan;
mod proofs;
mod remuneration;
mod reports;
mod route;
mod search;
mod session;
mod technical;
mod ticket;
mod upcoming;
mod waiting;

use jiff::civil::Date;

use crate::dossier::Dossier;
use crate::grid::CriterionId;
use crate::store::{Preferences, Replace};

pub use self::action::{
    Action, Answered, Claim, Dialog, Pending, SaveError, Screen, Subject, UnsavedChoice,
};
pub use self::booth::Booth;
pub use self::browsing::Browsed;
pub use self::command::{Command, Key, Shortcut};
pub use self::derived::{CriterionRow, Derived, RowState};
pub use self::document::Document;
pub use self::effect::{Effect, Effects, FileKind, PathPurpose, ReadPurpose};
pub use self::example::example;
pub use self::former::{FileConflict, FormerAction, VersionShown, VersionsShown};
pub use self::guard::{
    Guard, GuardAction, Guarded, LeftBehind, LockState, Recovered, Unsaved, UnsavedError,
    holder_words,
};
pub use self::library::{EXAMPLE, Library, shipped_grid, shipped_rules};
pub use self::meeting::{Intake, MeetingAction, Told};
pub use self::nature::{Asked, Nature};
pub use self::notice::{About, Notice, Notices, Whose, file_name};
pub use self::plan::{PlanAction, proposed_improvement};
pub use self::proofs::{FileCheck, ProofAction};
pub use self::remuneration::{Deadline, Exercise, remuneration_chart};
pub use self::reports::{LogoRefusal, ReportAction, ReportsFront, ReportsTab};
pub use self::route::Route;
pub use self::search::{Findable, Found};
pub use self::session::Session;
pub use self::technical::Technical;
pub use self::ticket::Ticket;
use self::ticket::Tickets;
pub use self::upcoming::{Place, Upcoming};
pub use self::waiting::{Patience, Wait, Waiting};

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
    pub exports: export::Exports,
    /// What sessions that were cut had kept.
    pub left_behind: LeftBehind,
    /// Today, as told at start and each day.
    pub today: Date,
    /// Whether files can be let go over the window.
    pub takes_drops: bool,
    /// Files handed over at once that still wait for their turn.
    handed: handed::Handed,
    /// How far keeping aside what is not saved has come.
    aside: guard::Aside,
    /// The file that was said to be open here.
    locked: Option<guard::Locked>,
    /// What is waited for.
    waiting: Waiting,
    /// The folder looked into where the system shows no dialog.
    pub browsed: Option<Browsed>,
    /// What numbers and ballots that are made here are named from.
    chance: chance::Chance,
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
            exports: export::Exports::default(),
            left_behind: LeftBehind::default(),
            today,
            takes_drops: true,
            handed: handed::Handed::default(),
            aside: guard::Aside::default(),
            locked: None,
            waiting: Waiting::default(),
            browsed: None,
            chance: chance::Chance::default(),
            tickets,
            revision: 0,
            out: Effects::default(),
        }
    }

    /// Applies `action`. The only place where anything changes.
    pub fn update(&mut self, action: Action) -> Effects {
        // What a fault of the program left half way was promised to nobody.
        self.out = Effects::default();
        self.apply(action);
        self.hand_on();
        self.let_go_of_what_is_over();
        self.settle();
        std::mem::take(&mut self.out)
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Edit(edit) => self.edit(&edit),
            Action::NewCampaign { title, date, grid, path } => {
                self.new_campaign(title, date, (grid, path));
            }
            Action::Seal => self.session.seal(),
            Action::Run(command) => command.run(self),
            Action::Go(screen) => self.go(screen),
            Action::Show(campaign) => self.show(campaign),
            Action::ShowExercise(year) => self.show_exercise(year),
            Action::Focus(criterion) => self.focus(criterion),
            Action::ShowClaim(claim) => self.show_claim(claim),
            Action::Open(path) => self.leave_for(Pending::Open(path)),
            Action::TakeIn(paths) => self.take_in(paths),
            Action::Forget(path) => self.forget(&path),
            Action::Ask(dialog) => self.ask(dialog),
            Action::CloseDialog => self.close_dialog(),
            Action::Unsaved(choice) => self.answer_unsaved(choice),
            Action::TypedPath(purpose, path) => self.go_to_path(purpose, path, &Replace::Nothing),
            Action::ReplaceAt(purpose, path) => self.go_to_path(purpose, path, &Replace::Anything),
            Action::SaveAnyway => self.save_anyway(),
            Action::Theme(theme) => self.choose_theme(theme),
            Action::CopyGrid(grid) => self.ask_grid_copy_path(grid),
            Action::Meeting(action) => self.meeting(action),
            Action::Proofs(action) => self.proofs(action),
            Action::Plan(action) => self.plan(action),
            Action::Reports(action) => self.reports(action),
            Action::Guard(action) => self.guard(action),
            Action::Former(action) => self.former(action),
            Action::Export(document) => self.ask_export(document),
            Action::Preview(document) => self.ask_preview(document),
            Action::Dismiss(number) => self.notices.put_away(number),
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
            Answered::Seed(_, campaign, what, seed) => self.seed_drawn(campaign, what, seed),
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

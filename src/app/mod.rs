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
mod technical;
mod ticket;
mod upcoming;
mod waiting;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dossier::{CampaignId, Dossier, FileState, ImprovementId, ProofId};
use crate::grid::CriterionId;
use crate::store::{Preferences, Replace};

pub use self::action::{Action, Answered, Claim, Dialog, Pending, Screen, Subject, UnsavedChoice};
pub use self::booth::Booth;
pub use self::browsing::Browsed;
pub use self::command::{Command, Key, Shortcut};
use self::derived::OpenedBallots;
pub use self::derived::{CriterionRow, Derived, RowState};
pub use self::document::Document;
pub use self::effect::{Effect, Effects, FileKind, PathPurpose, ReadPurpose};
pub use self::example::example;
pub use self::former::{FileConflict, FormerAction, VersionShown, VersionsShown};
pub use self::guard::{
    Guard, GuardAction, Guarded, LockState, Recovered, Unsaved, UnsavedError, holder_words,
};
pub use self::library::{EXAMPLE, Library, shipped_grid, shipped_rules};
pub use self::meeting::{Intake, MeetingAction, Told};
pub use self::nature::{Asked, Nature};
pub use self::notice::{About, Notice, Whose, file_name};
pub use self::plan::{PlanAction, proposed_improvement};
pub use self::proofs::{FileCheck, ProofAction};
pub use self::remuneration::{Deadline, Exercise, remuneration_chart};
pub use self::reports::{LogoRefusal, ReportAction, ReportsFront, ReportsTab};
pub use self::route::Route;
pub use self::search::{Findable, Found};
pub use self::technical::Technical;
pub use self::ticket::Ticket;
use self::ticket::Tickets;
pub use self::upcoming::{Place, Upcoming};
pub use self::waiting::{Patience, Wait, Waiting};

/// Everything the program is doing.
#[derive(Debug)]
pub struct State {
    /// The open dossier.
    pub document: Option<Document>,
    /// Computed from it once per change.
    pub derived: Derived,
    /// The screen shown, and whether it is projected.
    route: Route,
    /// The campaign shown.
    pub campaign: Option<CampaignId>,
    /// The exercise shown.
    pub exercise: Option<i16>,
    /// The criterion in front in Évaluer.
    pub criterion: Option<CriterionId>,
    /// The indicator in front in Rémunération, by its name in the rules.
    pub indicator: Option<String>,
    /// The improvement open in Plan d’action.
    pub improvement: Option<ImprovementId>,
    /// The question being asked.
    pub dialog: Option<Dialog>,
    /// Messages not yet put away, oldest first.
    pub notices: Vec<Notice>,
    /// What is remembered of this computer.
    pub preferences: Preferences,
    /// Grids one can start a campaign with.
    pub library: Library,
    /// The export under way.
    pub export: Option<export::Running>,
    /// The exports that are not in front any more and may still be under way.
    behind: Vec<export::Behind>,
    /// The pages of a document, to look at.
    pub preview: export::Preview,
    /// Who is at the screen while ballots are filled in on this computer.
    pub booth: Booth,
    /// What was found where the files of proofs should be, when they were last looked at.
    pub proof_files: BTreeMap<ProofId, FileState>,
    /// Whether somebody looks at these files just now.
    pub file_check: FileCheck,
    /// The proof in front in the register.
    pub proof: Option<ProofId>,
    /// What is in front in Rapports.
    pub reports: ReportsFront,
    /// Whether a picture is being made the logo.
    pub is_reading_logo: bool,
    /// What the last step did, in a few words, until the next one.
    pub told: Option<String>,
    /// How many dossiers were opened: what a screen remembers ends with its dossier.
    pub opened: u64,
    /// Today, as told at start and each day.
    pub today: Date,
    /// Whether files can be let go over the window.
    pub takes_drops: bool,
    /// Files handed over at once that still wait for their turn.
    handed: handed::Handed,
    /// What guards the open dossier.
    pub guarded: Guarded,
    /// What is waited for.
    waiting: Waiting,
    /// The folder looked into where the system shows no dialog.
    pub browsed: Option<Browsed>,
    /// What numbers and ballots that are made here are named from.
    chance: chance::Chance,
    /// What was asked of the outside for the open dossier.
    tickets: Tickets,
    /// How many messages were told.
    told_notices: u64,
    /// What follows once the dossier is saved.
    pending: Option<Pending>,
    /// The dossier whose changes the person agreed to lose.
    discarded: Option<Dossier>,
    opened_ballots: OpenedBallots,
    revision: u64,
}

impl State {
    /// Starts with nothing open.
    pub fn new(preferences: Preferences, today: Date) -> Self {
        Self {
            document: None,
            derived: Derived::default(),
            route: Route::default(),
            campaign: None,
            exercise: None,
            criterion: None,
            indicator: None,
            improvement: None,
            dialog: None,
            notices: Vec::new(),
            preferences,
            library: Library::default(),
            export: None,
            behind: Vec::new(),
            preview: export::Preview::default(),
            booth: Booth::Closed,
            proof_files: BTreeMap::new(),
            file_check: FileCheck::Idle,
            proof: None,
            reports: ReportsFront::default(),
            is_reading_logo: false,
            told: None,
            opened: 0,
            today,
            takes_drops: true,
            handed: handed::Handed::default(),
            guarded: Guarded::default(),
            waiting: Waiting::default(),
            browsed: None,
            chance: chance::Chance::default(),
            tickets: Tickets::default(),
            told_notices: 0,
            pending: None,
            discarded: None,
            opened_ballots: OpenedBallots::default(),
            revision: 0,
        }
    }

    /// Applies `action`. The only place where anything changes.
    pub fn update(&mut self, action: Action) -> Effects {
        let effects = self.applied(action);
        let effects = self.hand_on(effects);
        self.let_go_of_what_is_over();
        self.settle(effects)
    }

    fn applied(&mut self, action: Action) -> Effects {
        match action {
            Action::Edit(edit) => self.edit(&edit),
            Action::NewCampaign { title, date, grid, path } => {
                self.new_campaign(title, date, (grid, path))
            }
            Action::Seal => self.seal(),
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
            Action::CopyGrid(index) => self.ask_grid_copy_path(index),
            Action::Meeting(action) => self.meeting(action),
            Action::Proofs(action) => self.proofs(action),
            Action::Plan(action) => self.plan(action),
            Action::Reports(action) => self.reports(action),
            Action::Guard(action) => self.guard(action),
            Action::Former(action) => self.former(action),
            Action::Export(document) => self.ask_export(document),
            Action::Preview(document) => self.ask_preview(document),
            Action::Dismiss(notice) => self.dismiss(notice),
            Action::Recover => self.recover(),
            Action::LookInto(folder) => self.look_into(folder),
            Action::Day(today) => self.day_breaks(today),
            Action::Waited(patience) => self.waited(patience),
            Action::Answer(answered) => self.answered(answered),
        }
    }

    /// Returns the open dossier as it is now.
    pub fn dossier(&self) -> Option<&Dossier> {
        self.document.as_ref().map(Document::dossier)
    }

    /// Returns a number that grows whenever what views show may have changed.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Tells whether something would be lost by leaving.
    pub fn is_modified(&self) -> bool {
        self.document.as_ref().is_some_and(Document::is_modified)
    }

    /// Takes in what the outside answers, unless nobody awaits it any more.
    fn answered(&mut self, answered: Answered) -> Effects {
        if answered.ticket().is_some_and(|ticket| !self.tickets.redeem(ticket)) {
            return Effects::none();
        }
        match answered {
            Answered::Technical(answer) => self.technical(answer),
            Answered::Path(_, purpose, path) => self.path_chosen(purpose, path),
            Answered::NoDialog(purpose, suggested) => {
                self.ask(Dialog::TypePath { purpose, suggested })
            }
            Answered::Read(purpose, path, result) => self.read(purpose, &path, result),
            Answered::Written(path, contents, result) => self.written(&path, &contents, result),
            Answered::Seed(_, campaign, what, seed) => self.seed_drawn(campaign, what, seed),
            Answered::LogoRead(_, path, logo) => self.logo_read(&path, logo),
            Answered::BallotsRead(_, campaign, files) => self.ballots_read(campaign, files),
            Answered::ProofsChecked(_, found) => self.proofs_checked(found),
            Answered::Fingerprinted(_, proof, path, result) => {
                self.fingerprinted(proof, &path, result)
            }
            Answered::Paths(_, purpose, paths) => self.paths_chosen(purpose, paths),
            Answered::GridWritten(index, path, result) => self.grid_written(index, &path, result),
            Answered::ExportStage(export, stage) => self.export_stage(export, stage),
            Answered::Previewed(sight, pages) => self.previewed(sight, pages),
            Answered::Exported(export, path, result) => self.exported(export, &path, result),
            Answered::Folder(path, found) => self.folder_listed(&path, found),
            Answered::Versions(path, versions) => self.versions_found(&path, versions),
            Answered::Kept(number, result) => self.kept(number, result),
            Answered::LeftBehind(found) => self.left_behind(found),
            Answered::Locked(path, lock) => self.lock_told(&path, lock),
            Answered::PreferencesLost(error) => self.notify(Notice::preferences_lost(&error)),
        }
    }

    fn ask(&mut self, dialog: Dialog) -> Effects {
        if let Dialog::NotApplicable(criterion) = &dialog
            && !self.allows_not_applicable(criterion)
        {
            return self.notify(Notice::concerns_every_team(criterion.clone()));
        }
        self.dialog = Some(dialog);
        Effects::none()
    }

    fn allows_not_applicable(&self, criterion: &CriterionId) -> bool {
        let campaign = self.dossier().and_then(|dossier| dossier.campaign(self.campaign?));
        let found = campaign.and_then(|campaign| campaign.grid.criterion(criterion));
        found.is_some_and(|(_, criterion)| criterion.allows_not_applicable)
    }

    fn close_dialog(&mut self) -> Effects {
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
            self.give_up_leaving();
        }
        if self.dialog == Some(Dialog::LeftBehind) {
            return self.leave_for_later();
        }
        self.dialog = None;
        Effects::none()
    }

    /// Selects nothing: another dossier is open.
    fn forget_selection(&mut self) {
        self.campaign = None;
        self.criterion = None;
        self.indicator = None;
        self.improvement = None;
        self.proof = None;
        self.reports = ReportsFront::default();
        self.is_reading_logo = false;
        self.file_check = FileCheck::Idle;
        self.proof_files.clear();
    }

    /// Keeps the selection inside the dossier and computes what the views read.
    fn refresh(&mut self) {
        self.revision += 1;
        let Some(dossier) = self.document.as_ref().map(Document::dossier) else {
            self.campaign = None;
            self.exercise = None;
            self.criterion = None;
            self.improvement = None;
            self.derived = Derived::default();
            return;
        };
        let shown = self.campaign.and_then(|id| dossier.campaign(id));
        let shown = shown.or_else(|| dossier.latest_campaign());
        self.campaign = shown.map(|campaign| campaign.id);
        self.improvement = self.improvement.filter(|id| dossier.improvement(*id).is_some());
        let is_there = self.exercise.is_some_and(|year| dossier.exercise(year).is_some());
        if !is_there {
            self.exercise = dossier.exercises.last().map(|facts| facts.year);
        }
        let collection = shown.and_then(|campaign| campaign.collection.as_ref());
        let ballots = self.opened_ballots.of(collection);
        let changed = self.changed_proofs();
        self.derived =
            Derived::of(dossier, self.campaign, self.exercise, ballots, &changed, self.today);
        self.keep_criterion();
    }

    /// Keeps the criterion in front among those gone through.
    fn keep_criterion(&mut self) {
        let is_there = self
            .criterion
            .as_ref()
            .is_some_and(|id| self.derived.rows.iter().any(|row| row.id == *id));
        if !is_there {
            self.criterion = self.derived.first_to_answer();
        }
    }
}

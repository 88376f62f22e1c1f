//! Opening, saving, leaving: what happens to the dossier's file, and what is never lost.

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use crate::app::notice::file_name;
use crate::app::waiting::Opening;
use crate::app::{
    About, Asked, Dialog, Effect, Nature, Notice, OpenDossier, PathPurpose, Postponed, ReadPurpose,
    Route, SaveError, Screen, Session, State, UnsavedChoice, Whose, example,
};
use crate::dossier::file::Unopenable;
use crate::dossier::{self, Dossier};
use crate::source::Problem;
use crate::store::{self, Contents, Former, RecentFile, Replace, StoreError};

impl State {
    /// Goes on, or not, as was answered about what is not saved.
    pub(super) fn answer_unsaved(&mut self, choice: UnsavedChoice) {
        let Some(Dialog::Unsaved(pending)) = self.dialog.take() else { return };
        match choice {
            UnsavedChoice::Cancel => {}
            UnsavedChoice::Discard => {
                self.session.discarded = self.dossier().cloned();
                self.go_on(pending);
            }
            UnsavedChoice::Save => {
                self.session.pending = Some(pending);
                self.save();
            }
        }
    }

    /// Does what waited: nothing is lost by it any more.
    pub(super) fn go_on(&mut self, pending: Postponed) {
        match pending {
            Postponed::Quit => {
                self.forget_kept();
                self.out.push(Effect::Quit);
            }
            Postponed::Close => self.replace_document(None, Screen::Home),
            Postponed::New => {
                let document = OpenDossier::untitled(Dossier::default());
                self.replace_document(Some(document), Screen::Team);
            }
            Postponed::Example => self.open_example(),
            Postponed::AskOpen => self.ask_path(PathPurpose::OpenDossier, String::new()),
            Postponed::Open(path) => {
                let ticket = self.tickets.issue_for_good();
                let opening = Opening { ticket, path: path.clone() };
                // What was to be opened before is not awaited any more.
                let former = self.waiting.opening.replace(opening);
                self.tickets.withdraw(former.map(|former| former.ticket));
                self.out.push(Effect::Read(ticket, ReadPurpose::Dossier, path));
            }
        }
    }

    fn open_example(&mut self) {
        let document = example(self.today).map(OpenDossier::untitled);
        self.replace_document(document, Screen::Home);
    }

    /// Opens this, or nothing: whatever belonged to what was open ends here.
    pub(super) fn replace_document(&mut self, document: Option<OpenDossier>, screen: Screen) {
        self.session = Session::new(self.tickets.draw(), document);
        self.tickets.withdraw_session();
        self.tickets.withdraw(self.waiting.opening.take().map(|opening| opening.ticket));
        self.dialog = None;
        self.notices.keep(|whose| whose == Whose::Computer);
        self.route = Route::Shown(screen);
        self.refresh();
        // What an opened dossier uses is there: nothing has come.
        let serving = self.session.derived.serving.clone();
        self.session.knows(serving);
    }

    /// Saves as the person asks; what is replaced stays among the versions.
    pub(super) fn save(&mut self) {
        if let Some(notice) = self.session.guarded.refusal() {
            self.session.give_up_leaving();
            return self.notify(notice);
        }
        self.save_keeping(Former::Kept);
    }

    /// Saves without being asked: of what it replaces, one version stays now and then.
    pub(super) fn save_by_itself(&mut self) {
        self.save_keeping(Former::KeptNowAndThen);
    }

    /// Saves in the dossier’s own file, and asks where when it has none.
    pub(super) fn save_keeping(&mut self, former: Former) {
        let Some(document) = &mut self.session.document else { return };
        if document.defers_saving(former) {
            // Who asks meanwhile is answered for the write under way.
            if former == Former::Kept {
                self.session.guarded.writes(false);
            }
            return;
        }
        let Some(path) = document.path.clone() else { return self.ask_save_path() };
        let replace = document.contents.clone().map_or(Replace::Anything, Replace::Only);
        self.write(path, replace, former);
    }

    /// Saves over what somebody else wrote, as was confirmed.
    pub(super) fn save_anyway(&mut self) {
        self.dialog = None;
        let Some(document) = &self.session.document else { return };
        let Some(path) = document.path.clone() else { return self.ask_save_path() };
        self.write(path, Replace::Anything, Former::Kept);
    }

    /// Has the dossier written, unless it is too heavy to be opened again: then its file stays as it is.
    fn write(&mut self, path: PathBuf, replace: Replace, former: Former) {
        let Some(document) = &mut self.session.document else { return };
        let bytes: Contents = match dossier::file::write_in_bounds(document.dossier()) {
            Ok(text) => text.into_bytes().into(),
            Err(why) => return self.not_openable(&path, &why),
        };
        self.session.guarded.writes(former == Former::KeptNowAndThen);
        let ticket = self.tickets.issue();
        self.tickets.withdraw(document.written_by());
        let forgets = document.begin_writing(ticket, path.clone(), Contents::clone(&bytes));
        let former = if forgets { Former::Forgotten } else { former };
        self.out.push(Effect::Write { ticket, path, bytes, replace, former });
    }

    fn not_openable(&mut self, path: &Path, why: &Unopenable) {
        self.session.give_up_leaving();
        self.notify(Notice::unopenable(path, why));
    }

    /// Asks where the dossier goes.
    pub(super) fn ask_save_path(&mut self) {
        let Some(document) = &self.session.document else { return };
        let suggested = match &document.path {
            Some(path) => file_name(path),
            None => format!("{}.jalons", safe_file_name(document.dossier().team.display_name())),
        };
        self.ask_path(PathPurpose::SaveDossier, suggested);
    }

    /// Asks for a path.
    pub(super) fn ask_path(&mut self, purpose: PathPurpose, suggested: String) {
        // The system's dialog does not hold the window: another dossier may be open by the time it ends.
        let ticket =
            if purpose.is_bound() { self.tickets.issue() } else { self.tickets.issue_for_good() };
        self.out.push(Effect::AskPath { ticket, purpose, suggested });
    }

    /// Has a file read as a grid, or as rules.
    pub(super) fn read_grid(&mut self, path: PathBuf) {
        let ticket = self.tickets.issue_for_good();
        self.out.push(Effect::Read(ticket, ReadPurpose::Grid, path));
    }

    /// Goes on with the path that was chosen, if one was.
    pub(super) fn path_chosen(&mut self, purpose: PathPurpose, path: Option<PathBuf>) {
        if matches!(self.dialog, Some(Dialog::TypePath { .. })) {
            self.dialog = None;
        }
        let Some(path) = path else {
            self.session.give_up_leaving();
            return;
        };
        self.go_to_path(purpose, path, &Replace::Anything);
    }

    /// Reads or writes at a path; a name we complete ourselves may replace nothing.
    pub(super) fn go_to_path(&mut self, purpose: PathPurpose, path: PathBuf, replace: &Replace) {
        if matches!(self.dialog, Some(Dialog::TypePath { .. } | Dialog::Replace(..))) {
            self.dialog = None;
        }
        let (path, is_completed) = if purpose.is_save() {
            with_extension(path, purpose.kind().extension)
        } else {
            (path, false)
        };
        let replace = if is_completed { Replace::Nothing } else { replace.clone() };
        match purpose {
            PathPurpose::OpenDossier => self.leave_for(Postponed::Open(path)),
            PathPurpose::CheckGrid => self.read_grid(path),
            PathPurpose::SaveDossier => match &mut self.session.document {
                // Two writes of one file could end in the other order.
                Some(document) if document.written_to() == Some(&path) => {
                    document.defers_saving(Former::Kept);
                    self.session.guarded.writes(false);
                }
                _ => self.write(path, replace, Former::Kept),
            },
            PathPurpose::CopyGrid(grid) => self.write_grid_copy(grid, path, replace),
            PathPurpose::Ballots => self.receive_files(vec![path]),
            PathPurpose::Proof(id) => self.fingerprint(id, path),
            PathPurpose::ProofOf(claim) => self.add_proof_file(&claim, path),
            PathPurpose::Logo => self.read_logo(path),
            PathPurpose::Export(document) => self.export(document, path, replace),
        }
    }

    /// Takes in what a file holds.
    pub(super) fn read(
        &mut self,
        purpose: ReadPurpose,
        path: &Path,
        result: Result<Contents, StoreError>,
    ) {
        match purpose {
            ReadPurpose::Grid => self.handed.is_reading = false,
            ReadPurpose::Dossier => self.waiting.opening = None,
            ReadPurpose::Theirs | ReadPurpose::Version => {}
        }
        match (purpose, result) {
            (ReadPurpose::Theirs, result) => self.theirs_read(path, result),
            (ReadPurpose::Version, result) => self.version_read(path, result),
            (_, Err(error)) => {
                self.session.give_up_leaving();
                let what = fr!("« {} » n’a pas pu être ouvert", file_name(path));
                self.notify(Notice::refused(&what, path, &error));
            }
            (ReadPurpose::Dossier, Ok(contents)) => self.open(path, contents),
            (ReadPurpose::Grid, Ok(contents)) => self.check_grid(path, &contents),
        }
    }

    fn open(&mut self, path: &Path, contents: Contents) {
        let reading = dossier::file::read(&contents);
        let Some(dossier) = reading.value else {
            return self.not_opened(path, &contents, reading.problems);
        };
        if self.session.would_lose() {
            return self.ask(Dialog::Unsaved(Postponed::Open(path.to_owned())));
        }
        let recent = recent_file(path, &dossier, self.today);
        let is_backup = store::is_version(path);
        // A former version is looked at, then saved under a name of its own.
        let document = if is_backup {
            OpenDossier::untitled(dossier)
        } else {
            OpenDossier::read(dossier, path.to_owned(), contents)
        };
        self.replace_document(Some(document), Screen::Home);
        self.left_behind.offer_of(path);
        self.preferences.remember(recent);
        self.save_preferences();
        self.check_near_proofs();
    }

    /// Says what is wrong; a grid or rules opened as a dossier are simply checked.
    fn not_opened(&mut self, path: &Path, contents: &Contents, problems: Vec<Problem>) {
        self.session.give_up_leaving();
        let nature = Nature::of(contents);
        if matches!(nature, Some(Nature::Grid | Nature::Rules)) {
            return self.check_grid(path, contents);
        }
        let may_be_damaged = matches!(nature, None | Some(Nature::Unknown))
            && (store::bears(path, "jalons") || store::is_version(path));
        if let Some(nature) = nature.filter(|_| !may_be_damaged)
            && let Some(told) = Notice::misfit(path, nature, Asked::Dossier)
        {
            return self.notify(told);
        }
        let of = if store::is_version(path) { store::current(path) } else { Some(path.to_owned()) };
        if let Some(of) = of {
            self.out.push(Effect::ListVersions(self.tickets.issue(), of));
        }
        self.ask(Dialog::Problems {
            file: file_name(path),
            problems,
            help: "Rien n’a été modifié. Si c’est votre dossier et qu’il est abîmé, sa version précédente est \
                   peut-être à côté de lui."
                .to_owned(),
            backup: None,
        });
    }

    /// Takes note of how a write ended.
    pub(super) fn written(&mut self, path: &Path, result: Result<DateTime, SaveError>) {
        match result {
            Ok(at) => self.saved(path, at),
            Err(SaveError::Store(error)) => self.not_saved(path, &error),
            Err(SaveError::Unopenable(why)) => {
                if let Some(document) = &mut self.session.document {
                    document.gives_up_writing();
                }
                self.not_openable(path, &why);
            }
        }
    }

    fn saved(&mut self, path: &Path, at: DateTime) {
        let Some(document) = &mut self.session.document else { return };
        let saves_again = document.was_written(path.to_owned(), at);
        self.session.guarded.saves_soon();
        // What was told of the disk is put away with the save: it is told again if need be.
        self.aside.tell_again();
        self.session.told = None;
        let recent = recent_file(path, document.dossier(), self.today);
        self.preferences.remember(recent);
        self.notices.withdraw(About::ends_with_a_save);
        self.save_preferences();
        if let Some(former) = saves_again {
            return self.save_keeping(former);
        }
        if let Some(pending) = self.session.pending.take() {
            self.leave_for(pending);
        }
    }

    fn not_saved(&mut self, path: &Path, error: &StoreError) {
        let guarded = &self.session.guarded;
        let is_told = guarded.saves_by_itself() && guarded.was_refused();
        if let Some(document) = &mut self.session.document {
            document.was_not_written();
        }
        self.session
            .guarded
            .save_failed(error, self.session.document.as_ref().map(OpenDossier::dossier));
        if matches!(error, StoreError::ChangedElsewhere) {
            return self.look_at_theirs(path);
        }
        if matches!(error, StoreError::FileGone) {
            return self.ask_about_theirs(path, Dialog::FileGone(path.to_owned()));
        }
        self.session.give_up_leaving();
        if matches!(error, StoreError::AlreadyThere) {
            return self.ask(Dialog::Replace(PathPurpose::SaveDossier, path.to_owned()));
        }
        // The disk is tried again and again; that it refuses is told once.
        if is_told {
            return;
        }
        let what = fr!("« {} » n’a pas été enregistré", file_name(path));
        let mut notice = Notice::refused(&what, path, error).about(About::Saving);
        notice.help.push_str(" Votre travail reste ouvert ici.");
        self.notify(notice);
    }

    /// Takes a file out of the recent ones.
    pub(super) fn forget(&mut self, path: &Path) {
        self.preferences.forget(path);
        self.save_preferences();
    }
}

fn recent_file(path: &Path, dossier: &Dossier, today: jiff::civil::Date) -> RecentFile {
    RecentFile {
        path: path.to_owned(),
        name: dossier.team.display_name().to_owned(),
        opened_on: today.to_string(),
    }
}

/// Adds the extension a person left out, and tells whether it did.
fn with_extension(path: PathBuf, extension: &str) -> (PathBuf, bool) {
    if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension)) {
        return (path, false);
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    (PathBuf::from(name), true)
}

/// Keeps only what every system accepts in a file name.
pub(super) fn safe_file_name(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let words = words.join(" ");
    let name = crate::french::beginning(&words, 80).trim_matches(['.', ' ']);
    if name.is_empty() { "dossier".to_owned() } else { name.to_owned() }
}

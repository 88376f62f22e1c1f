//! Opening, saving, leaving: what happens to the dossier's file, and what is never lost.

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::notice::file_name;
use super::{
    Booth, Dialog, Document, EXAMPLE, Effect, Effects, Notice, PathPurpose, Pending, ReadPurpose,
    Screen, State, UnsavedChoice, Whose,
};
use crate::dossier::{self, Dossier};
use crate::grid;
use crate::remuneration;
use crate::source::Problem;
use crate::store::{self, Contents, Former, RecentFile, Replace, StoreError};

impl State {
    /// Tells whether leaving loses what nobody agreed to lose.
    pub(super) fn would_lose(&self) -> bool {
        self.is_modified() && self.discarded.as_ref() != self.dossier()
    }

    pub(super) fn answer_unsaved(&mut self, choice: UnsavedChoice) -> Effects {
        let Some(Dialog::Unsaved(pending)) = self.dialog.take() else { return Effects::none() };
        match choice {
            UnsavedChoice::Cancel => Effects::none(),
            UnsavedChoice::Discard => {
                self.discarded = self.dossier().cloned();
                self.go_on(pending)
            }
            UnsavedChoice::Save => {
                self.pending = Some(pending);
                self.save()
            }
        }
    }

    pub(super) fn go_on(&mut self, pending: Pending) -> Effects {
        match pending {
            Pending::Quit => self.forget_kept().and(Effects::one(Effect::Quit)),
            Pending::Close => self.replace_document(None, Screen::Home),
            Pending::New => {
                let document = Document::untitled(Dossier::default());
                self.replace_document(Some(document), Screen::Team)
            }
            Pending::Example => self.open_example(),
            Pending::AskOpen => Effects::one(Effect::AskPath {
                purpose: PathPurpose::OpenDossier,
                suggested: String::new(),
            }),
            Pending::Open(path) => {
                self.waiting.opening = Some(path.clone());
                Effects::one(Effect::Read(ReadPurpose::Dossier, path))
            }
        }
    }

    fn open_example(&mut self) -> Effects {
        let reading = dossier::file::read(EXAMPLE.as_bytes());
        let document = reading.value.map(Document::untitled);
        self.replace_document(document, Screen::Home)
    }

    pub(super) fn replace_document(
        &mut self,
        document: Option<Document>,
        screen: Screen,
    ) -> Effects {
        self.document = document;
        self.guarded.begin_anew();
        self.waiting.opening = None;
        self.opened += 1;
        self.booth = Booth::Closed;
        self.told = None;
        self.preview = super::export::Preview::default();
        self.notices.retain(|notice| notice.whose == Whose::Computer);
        self.dialog = None;
        self.give_up_leaving();
        self.forget_selection();
        self.screen = screen;
        self.refresh();
        Effects::none()
    }

    /// Forgets what was to follow: nothing waits, and nothing may be lost without asking.
    pub(super) fn give_up_leaving(&mut self) {
        self.pending = None;
        self.discarded = None;
    }

    pub(super) fn save(&mut self) -> Effects {
        if let Some(notice) = self.read_only_notice() {
            self.give_up_leaving();
            return self.notify(notice);
        }
        self.save_keeping(Former::Kept)
    }

    /// Saves without being asked: of what it replaces, one version stays now and then.
    pub(super) fn save_by_itself(&mut self) -> Effects {
        self.save_keeping(Former::KeptNowAndThen)
    }

    pub(super) fn save_keeping(&mut self, former: Former) -> Effects {
        let Some(document) = &mut self.document else { return Effects::none() };
        if document.defers_saving(former) {
            return Effects::none();
        }
        let Some(path) = document.path.clone() else { return self.ask_save_path() };
        let replace = document.contents.clone().map_or(Replace::Anything, Replace::Only);
        self.write(path, replace, former)
    }

    pub(super) fn save_anyway(&mut self) -> Effects {
        self.dialog = None;
        let Some(document) = &self.document else { return Effects::none() };
        let Some(path) = document.path.clone() else { return self.ask_save_path() };
        self.write(path, Replace::Anything, Former::Kept)
    }

    /// Writes the dossier, unless it could not be opened again: then its file stays as it is.
    fn write(&mut self, path: PathBuf, replace: Replace, former: Former) -> Effects {
        let Some(document) = &mut self.document else { return Effects::none() };
        let bytes: Contents = match dossier::file::write_openable(document.dossier()) {
            Ok(text) => text.into_bytes().into(),
            Err(why) => {
                self.give_up_leaving();
                return self.notify(Notice::unopenable(&path, &why));
            }
        };
        self.guarded.writes(former == Former::KeptNowAndThen);
        let forgets = document.begin_writing(path.clone(), Contents::clone(&bytes));
        let former = if forgets { Former::Forgotten } else { former };
        Effects::one(Effect::Write { path, bytes, replace, former })
    }

    pub(super) fn ask_save_path(&mut self) -> Effects {
        let Some(document) = &self.document else { return Effects::none() };
        let suggested = match &document.path {
            Some(path) => file_name(path),
            None => format!("{}.jalons", safe_file_name(document.dossier().team.display_name())),
        };
        self.ask_path(PathPurpose::SaveDossier, suggested)
    }

    pub(super) fn ask_path(&mut self, purpose: PathPurpose, suggested: String) -> Effects {
        self.asked_for = Some(self.opened);
        Effects::one(Effect::AskPath { purpose, suggested })
    }

    pub(super) fn path_chosen(&mut self, purpose: PathPurpose, path: Option<PathBuf>) -> Effects {
        if matches!(self.dialog, Some(Dialog::TypePath { .. })) {
            self.dialog = None;
        }
        let Some(path) = path else {
            self.give_up_leaving();
            return Effects::none();
        };
        // The system's dialog does not hold the window: another dossier may be open by now.
        let asked_for = self.asked_for.take().filter(|_| purpose.is_bound());
        if asked_for.is_some_and(|opened| opened != self.opened) {
            return Effects::none();
        }
        self.go_to_path(purpose, path, &Replace::Anything)
    }

    /// Reads or writes at a path; a name we complete ourselves may replace nothing.
    pub(super) fn go_to_path(
        &mut self,
        purpose: PathPurpose,
        path: PathBuf,
        replace: &Replace,
    ) -> Effects {
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
            PathPurpose::OpenDossier => self.leave_for(Pending::Open(path)),
            PathPurpose::CheckGrid => Effects::one(Effect::Read(ReadPurpose::Grid, path)),
            PathPurpose::SaveDossier => match &mut self.document {
                // Two writes of one file could end in the other order.
                Some(document) if document.written_to() == Some(&path) => {
                    document.defers_saving(Former::Kept);
                    Effects::none()
                }
                _ => self.write(path, replace, Former::Kept),
            },
            PathPurpose::CopyGrid(index) => self.write_grid_copy(index, path, replace),
            PathPurpose::Ballots => self.receive_files(vec![path]),
            PathPurpose::Proof(id) => Effects::one(Effect::Fingerprint(id, path)),
            PathPurpose::Logo => self.read_logo(path),
            PathPurpose::Export(document) => self.export(document, path, replace),
        }
    }

    pub(super) fn read(
        &mut self,
        purpose: ReadPurpose,
        path: &Path,
        result: Result<Contents, StoreError>,
    ) -> Effects {
        self.handed.is_reading &= purpose != ReadPurpose::Grid;
        match (purpose, result) {
            (ReadPurpose::Theirs, result) => self.theirs_read(path, result),
            (ReadPurpose::Version, result) => self.version_read(path, result),
            // Something else was opened meanwhile.
            (ReadPurpose::Dossier, _)
                if self.waiting.opening.take_if(|it| it == path).is_none() =>
            {
                Effects::none()
            }
            (_, Err(error)) => {
                self.give_up_leaving();
                let what = format!("« {} » n’a pas pu être ouvert", file_name(path));
                self.notify(Notice::refused(&what, path, &error))
            }
            (ReadPurpose::Dossier, Ok(contents)) => self.open(path, contents),
            (ReadPurpose::Grid, Ok(contents)) => self.check_grid(path, &contents),
        }
    }

    fn open(&mut self, path: &Path, contents: Contents) -> Effects {
        let reading = dossier::file::read(&contents);
        let Some(dossier) = reading.value else {
            return self.not_opened(path, &contents, reading.problems);
        };
        if self.would_lose() {
            return self.ask(Dialog::Unsaved(Pending::Open(path.to_owned())));
        }
        let recent = recent_file(path, &dossier, self.today);
        let is_backup = store::is_version(path);
        // A former version is looked at, then saved under a name of its own.
        let document = if is_backup {
            Document::untitled(dossier)
        } else {
            Document::read(dossier, path.to_owned(), contents)
        };
        let effects = self.replace_document(Some(document), Screen::Home);
        self.offer_what_was_left(path);
        self.preferences.remember(recent);
        effects.and(self.save_preferences()).and(self.check_near_proofs())
    }

    /// Says what is wrong; a grid or rules opened as a dossier are simply checked.
    fn not_opened(&mut self, path: &Path, contents: &Contents, problems: Vec<Problem>) -> Effects {
        self.give_up_leaving();
        if remuneration::file::is_likely(contents) || grid::file::read(contents).value.is_some() {
            return self.check_grid(path, contents);
        }
        let of = if store::is_version(path) { store::current(path) } else { Some(path.to_owned()) };
        let versions = of.map_or_else(Effects::none, |of| Effects::one(Effect::ListVersions(of)));
        let told = self.ask(Dialog::Problems {
            file: file_name(path),
            problems,
            help: "Rien n’a été modifié. Si c’est votre dossier et qu’il est abîmé, sa version précédente est \
                   peut-être à côté de lui."
                .to_owned(),
            backup: None,
        });
        versions.and(told)
    }

    pub(super) fn written(
        &mut self,
        path: &Path,
        contents: &Contents,
        result: Result<DateTime, StoreError>,
    ) -> Effects {
        if !self.document.as_ref().is_some_and(|document| document.is_writing(contents)) {
            return Effects::none();
        }
        match result {
            Ok(at) => self.saved(path, at),
            Err(error) => self.not_saved(path, &error),
        }
    }

    fn saved(&mut self, path: &Path, at: DateTime) -> Effects {
        let Some(document) = &mut self.document else { return Effects::none() };
        let saves_again = document.was_written(path.to_owned(), at);
        self.guarded.saved();
        self.told = None;
        let recent = recent_file(path, document.dossier(), self.today);
        self.preferences.remember(recent);
        self.notices.retain(|notice| notice.whose != Whose::File);
        let remembered = self.save_preferences();
        if let Some(former) = saves_again {
            return remembered.and(self.save_keeping(former));
        }
        match self.pending.take() {
            Some(pending) => remembered.and(self.leave_for(pending)),
            None => remembered,
        }
    }

    fn not_saved(&mut self, path: &Path, error: &StoreError) -> Effects {
        if let Some(document) = &mut self.document {
            document.was_not_written();
        }
        self.save_failed(error);
        if matches!(error, StoreError::ChangedElsewhere) {
            return Self::look_at_theirs(path);
        }
        if matches!(error, StoreError::FileGone) {
            return self.ask_about_theirs(path, Dialog::FileGone(path.to_owned()));
        }
        self.give_up_leaving();
        if matches!(error, StoreError::AlreadyThere) {
            return self.ask(Dialog::Replace(PathPurpose::SaveDossier, path.to_owned()));
        }
        let what = format!("« {} » n’a pas été enregistré", file_name(path));
        // Of several reasons one after the other, the last one holds.
        self.notices.retain(|notice| !notice.title.starts_with(&what));
        let mut notice = Notice::refused(&what, path, error);
        notice.help.push_str(" Votre travail reste ouvert ici.");
        self.notify(notice)
    }

    pub(super) fn forget(&mut self, path: &Path) -> Effects {
        self.preferences.forget(path);
        self.save_preferences()
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
    let name: String = words.join(" ").chars().take(80).collect();
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() { "dossier".to_owned() } else { name.to_owned() }
}

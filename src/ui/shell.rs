//! Carries out effects: dialogs, files, exports. Nothing here blocks the window.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use eframe::egui::Context;
use jiff::Timestamp;
use jiff::civil::DateTime;

use super::clock::{self, moment};
use super::keeper::{Keeper, Worker};
use super::system;
use crate::app::export::{self, ExportError};
use crate::app::{
    Answered, Effect, LogoRefusal, OwnFolders, PathPurpose, SaveError, Technical, Ticket,
};
use crate::dossier::{FileState, LogoImage, ProofId, file};
use crate::store::{self, Former, Journal, Preferences};

/// What the application may ask of the outside. Tests have their own.
pub trait Outside {
    /// Begins to carry out an effect.
    fn perform(&mut self, effect: Effect, ctx: &Context);

    /// Returns what was answered since the last call.
    fn answers(&mut self) -> Vec<Answered>;

    /// Draws at random what the program draws from: never twice the same, on any computer.
    fn draw(&mut self) -> [u8; 32];

    /// Tells what the clock on the wall says just now.
    fn now(&mut self) -> DateTime;

    /// Tells where the person keeps things.
    fn own_folders(&self) -> OwnFolders {
        OwnFolders::default()
    }
}

/// The computer the person sits at.
#[derive(Debug)]
pub struct Desktop {
    /// Writes the preferences, the latest last.
    preferences: Worker<Preferences>,
    keeper: Keeper,
    /// The system's dialog, before it is told what to ask.
    dialog: rfd::FileDialog,
    sender: Sender<Answered>,
    receiver: Receiver<Answered>,
    cancel: Arc<AtomicBool>,
}

impl Desktop {
    /// Prepares to answer; what is not saved is kept in `recovery_folder`.
    pub fn new(preferences_path: Option<PathBuf>, recovery_folder: Option<PathBuf>) -> Self {
        let (sender, receiver) = channel();
        let keeper = Keeper::start(recovery_folder, &sender);
        let preferences = preferences_writer(preferences_path, &sender);
        let dialog = rfd::FileDialog::new();
        Self { preferences, keeper, dialog, sender, receiver, cancel: Arc::default() }
    }

    /// Has the system's dialogs stand in front of this window, never behind it.
    pub(super) fn in_front_of(self, window: &eframe::CreationContext<'_>) -> Self {
        Self { dialog: self.dialog.set_parent(window), ..self }
    }

    /// Works aside, then wakes the window with the answer.
    fn aside(
        &self,
        ctx: &Context,
        work: impl FnOnce(&Sender<Answered>) -> Answered + Send + 'static,
    ) {
        let sender = self.sender.clone();
        let ctx = ctx.clone();
        thread::spawn(move || {
            let worked = catch_unwind(AssertUnwindSafe(|| work(&sender)));
            let answered = worked.unwrap_or(Answered::Technical(Technical::WorkFailed));
            // The window may have closed meanwhile: then nobody waits for the answer.
            let _gone = sender.send(answered);
            ctx.request_repaint();
        });
    }

    fn export(&mut self, ticket: Ticket, request: export::Request, ctx: &Context) {
        self.cancel = Arc::default();
        let cancel = Arc::clone(&self.cancel);
        let repaint = ctx.clone();
        self.aside(ctx, move |sender| {
            let mut request = request;
            request.made_at = moment();
            request.attach_files(store::read);
            let mut progress = |stage| {
                let _gone = sender.send(Answered::ExportStage(ticket, stage));
                repaint.request_repaint();
                !cancel.load(Ordering::Relaxed)
            };
            let result = export::produce(&request, &mut progress).and_then(|produced| {
                store::write(&request.path, &produced.bytes, &request.replace, Former::Gone)
                    .map_err(ExportError::Store)?;
                Ok(produced.warnings)
            });
            Answered::Exported(ticket, request.path, result)
        });
    }
}

impl Outside for Desktop {
    fn perform(&mut self, effect: Effect, ctx: &Context) {
        match effect {
            Effect::AskPath { ticket, purpose, suggested } => {
                let dialog = self.dialog.clone();
                self.aside(ctx, move |_| ask_path(dialog, ticket, purpose, suggested));
            }
            Effect::Read(ticket, purpose, path) => self.aside(ctx, move |_| {
                let result = store::read(&path);
                Answered::Read(ticket, purpose, path, result)
            }),
            Effect::Write { ticket, path, bytes, replace, former } => self.aside(ctx, move |_| {
                let saved = file::check_openable(&bytes).map_err(SaveError::Unopenable);
                let saved = saved.and_then(|()| {
                    store::write(&path, &bytes, &replace, former)?;
                    Ok(clock::now())
                });
                Answered::Written(ticket, path, saved)
            }),
            Effect::DrawSeed { ticket, campaign, scope, fate } => {
                let _gone = self.sender.send(Answered::Seed(ticket, campaign, scope, fate, seed()));
                ctx.request_repaint();
            }
            Effect::ReadLogo(ticket, path) => self.aside(ctx, move |_| {
                let logo = store::read(&path).map_err(LogoRefusal::from).and_then(|contents| {
                    LogoImage::from_bytes(&contents, "").map_err(LogoRefusal::from)
                });
                Answered::LogoRead(ticket, path, logo)
            }),
            Effect::ReadBallots(ticket, campaign, paths) => {
                let read = move || read_ballots(paths);
                self.aside(ctx, move |_| Answered::BallotsRead(ticket, campaign, read()));
            }
            Effect::Fingerprint(ticket, proof, path) => self.aside(ctx, move |_| {
                let result = store::fingerprint(&path);
                Answered::Fingerprinted(ticket, proof, path, result)
            }),
            Effect::CheckProofs(ticket, files) => {
                self.aside(ctx, move |_| Answered::ProofsChecked(ticket, check_proofs(&files)));
            }
            Effect::WriteGrid { ticket, grid, path, bytes, replace } => {
                self.aside(ctx, move |_| {
                    let result = store::write(&path, &bytes, &replace, Former::Gone);
                    Answered::GridWritten(ticket, grid, path, result)
                });
            }
            Effect::Export(ticket, request) => self.export(ticket, *request, ctx),
            Effect::Preview(ticket, request) => {
                self.aside(ctx, move |_| Answered::Previewed(ticket, export::preview(&request)));
            }
            Effect::CancelExport => self.cancel.store(true, Ordering::Relaxed),
            Effect::SavePreferences(preferences) => self.preferences.ask(preferences),
            Effect::ListFolder(ticket, folder, extensions) => self.aside(ctx, move |_| {
                let found = store::entries(&folder, &extensions);
                Answered::Folder(ticket, found)
            }),
            Effect::ListVersions(ticket, path) => self.aside(ctx, move |_| {
                let versions = store::versions(&path);
                Answered::Versions(ticket, path, versions)
            }),
            Effect::Guard(guard) => self.keeper.perform(guard, ctx),
            Effect::ShowJournal => self.aside(ctx, |_| show_journal()),
            Effect::Use(usage) => self.aside(ctx, move |_| {
                let used = system::make_use(&usage);
                Answered::Technical(Technical::Used(usage, used))
            }),
            Effect::Quit => {}
        }
    }

    fn answers(&mut self) -> Vec<Answered> {
        self.receiver.try_iter().collect()
    }

    fn draw(&mut self) -> [u8; 32] {
        seed().unwrap_or_else(without_chance)
    }

    fn now(&mut self) -> DateTime {
        clock::now()
    }

    fn own_folders(&self) -> OwnFolders {
        let dirs = directories::UserDirs::new();
        OwnFolders {
            home: dirs.as_ref().map(|dirs| dirs.home_dir().to_owned()),
            documents: dirs.as_ref().and_then(|dirs| Some(dirs.document_dir()?.to_owned())),
        }
    }
}

/// Asks with the system's dialog.
///
/// Without a portal or `zenity` the system shows nothing and answers at once as if the person had
/// closed it; nobody closes a dialog that fast, so the window then asks by itself.
fn ask_path(
    dialog: rfd::FileDialog,
    ticket: Ticket,
    purpose: PathPurpose,
    suggested: String,
) -> Answered {
    let dialog = dialog
        .set_title(purpose.title())
        .add_filter(purpose.kind().name, &purpose.extensions())
        .set_file_name(&suggested);
    let before = moment();
    if purpose == PathPurpose::Ballots {
        let paths = dialog.pick_files().unwrap_or_default();
        if paths.is_empty() && is_too_fast_for_anybody(before) {
            return Answered::NoDialog(ticket, purpose, suggested);
        }
        return Answered::Paths(ticket, purpose, paths);
    }
    let path = if purpose.is_save() { dialog.save_file() } else { dialog.pick_file() };
    if path.is_none() && is_too_fast_for_anybody(before) {
        return Answered::NoDialog(ticket, purpose, suggested);
    }
    Answered::Path(ticket, purpose, path)
}

/// The clock on the wall would not do: it goes back by an hour once a year.
fn is_too_fast_for_anybody(before: Timestamp) -> bool {
    const NOBODY_IS_THAT_FAST_MS: i128 = 150;
    moment().duration_since(before).as_millis() < NOBODY_IS_THAT_FAST_MS
}

/// Draws what the key of a gathering of ballots is made of.
fn seed() -> Option<[u8; 32]> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).ok()?;
    Some(seed)
}

/// Returns what two programs still do not share where the system draws nothing: when they started, and
/// which one they are.
fn without_chance() -> [u8; 32] {
    let mut seed = [0; 32];
    let told = format!("{} {}", std::process::id(), moment().as_nanosecond());
    seed.iter_mut().zip(told.bytes()).for_each(|(to, from)| *to = from);
    seed
}

/// Reads these files, and the ballots in these folders.
fn read_ballots(paths: Vec<PathBuf>) -> Vec<(PathBuf, Result<store::Contents, store::StoreError>)> {
    let files = paths
        .into_iter()
        .flat_map(|path| store::files_in(&path, &PathPurpose::BALLOTS).unwrap_or(vec![path]));
    files
        .map(|path| {
            let read = store::read(&path);
            (path, read)
        })
        .collect()
}

fn check_proofs(files: &[(ProofId, PathBuf, String)]) -> Vec<(ProofId, FileState)> {
    let state = |path: &Path, former: &str| match store::fingerprint(path) {
        Ok(now) => FileState::of(&now, former),
        Err(_) => FileState::Missing,
    };
    files.iter().map(|(proof, path, former)| (*proof, state(path, former))).collect()
}

/// Shows the technical journal, or says where it is.
fn show_journal() -> Answered {
    log::info!("journal ouvert");
    let path = Journal::written();
    let is_shown = path.as_deref().is_some_and(|path| open::that(path).is_ok());
    if is_shown {
        Answered::Technical(Technical::JournalShown)
    } else {
        Answered::Technical(Technical::NoViewer(path))
    }
}

/// Starts what writes the preferences; of those that wait, only the latest are, unless they are written
/// already. That they are lost is told once: each save of a dossier asks for them anew.
fn preferences_writer(path: Option<PathBuf>, answers: &Sender<Answered>) -> Worker<Preferences> {
    let answers = answers.clone();
    Worker::start(move |orders: Receiver<Preferences>| {
        let Some(path) = path else { return };
        let mut written = Preferences::load(&path);
        let mut is_told = false;
        while let Ok(first) = orders.recv() {
            let ours = orders.try_iter().last().unwrap_or(first);
            if ours == written {
                continue;
            }
            let there = Preferences::found(&path);
            let all = there.map_or_else(|| ours.clone(), |there| ours.over(&written, &there));
            match all.save(&path) {
                Ok(()) => (written, is_told) = (ours, false),
                Err(error) => {
                    if !is_told {
                        let _gone = answers.send(Answered::PreferencesLost(error));
                    }
                    is_told = true;
                }
            }
        }
    })
}

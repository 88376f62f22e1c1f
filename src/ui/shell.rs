//! Carries out effects: dialogs, files, exports. Nothing here blocks the window.
//!
//! The only place that reads the clock.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use eframe::egui::Context;
use jiff::civil::DateTime;

use super::keeper::{Keeper, Worker};
use crate::app::export::{self, ExportError};
use crate::app::{Answered, Effect, LogoRefusal, PathPurpose, Technical, Ticket};
use crate::dossier::{FileState, LogoImage, ProofId};
use crate::store::{self, Former, Journal, Preferences};

/// What the application may ask of the outside. Tests have their own.
pub trait Outside {
    /// Begins to carry out an effect.
    fn perform(&mut self, effect: Effect, ctx: &Context);

    /// Returns what was answered since the last call.
    fn answers(&mut self) -> Vec<Answered>;

    /// Draws at random what the program draws from: never twice the same, on any computer.
    fn draw(&mut self) -> [u8; 32];
}

/// The computer the person sits at.
#[derive(Debug)]
pub struct Desktop {
    /// Writes the preferences, the latest last.
    preferences: Worker<Preferences>,
    keeper: Keeper,
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
        Self { preferences, keeper, sender, receiver, cancel: Arc::default() }
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
                self.aside(ctx, move |_| ask_path(ticket, purpose, suggested));
            }
            Effect::Read(purpose, path) => self.aside(ctx, move |_| {
                let result = store::read(&path);
                Answered::Read(purpose, path, result)
            }),
            Effect::Write { path, bytes, replace, former } => self.aside(ctx, move |_| {
                let result = store::write(&path, &bytes, &replace, former).map(|()| now());
                Answered::Written(path, bytes, result)
            }),
            Effect::DrawSeed { ticket, campaign, scope, fate } => {
                let _gone =
                    self.sender.send(Answered::Seed(ticket, campaign, (scope, fate), seed()));
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
            Effect::WriteGrid { index, path, bytes, replace } => self.aside(ctx, move |_| {
                let result = store::write(&path, &bytes, &replace, Former::Gone);
                Answered::GridWritten(index, path, result)
            }),
            Effect::Export(ticket, request) => self.export(ticket, *request, ctx),
            Effect::Preview(sight, request) => {
                self.aside(ctx, move |_| Answered::Previewed(sight, export::preview(&request)));
            }
            Effect::CancelExport => self.cancel.store(true, Ordering::Relaxed),
            Effect::SavePreferences(preferences) => self.preferences.ask(preferences),
            Effect::ListFolder(folder, extensions) => self.aside(ctx, move |_| {
                let found = store::entries(&folder, &extensions);
                Answered::Folder(folder, found)
            }),
            Effect::ListVersions(path) => self.aside(ctx, move |_| {
                let versions = store::versions(&path);
                Answered::Versions(path, versions)
            }),
            Effect::Guard(guard) => self.keeper.perform(guard, ctx),
            Effect::ShowJournal => self.aside(ctx, |_| show_journal()),
            Effect::Quit => {}
        }
    }

    fn answers(&mut self) -> Vec<Answered> {
        self.receiver.try_iter().collect()
    }

    fn draw(&mut self) -> [u8; 32] {
        seed().unwrap_or_else(without_chance)
    }
}

/// Asks with the system's dialog.
///
/// Without a portal or `zenity` the system shows nothing and answers at once as if the person had
/// closed it; nobody closes a dialog that fast, so the window then asks by itself.
fn ask_path(ticket: Ticket, purpose: PathPurpose, suggested: String) -> Answered {
    const NOBODY_IS_THAT_FAST_MS: i64 = 150;
    let dialog = rfd::FileDialog::new()
        .set_title(purpose.title())
        .add_filter(purpose.kind().name, &purpose.extensions())
        .set_file_name(&suggested);
    let before = now();
    if purpose == PathPurpose::Ballots {
        let paths = dialog.pick_files().unwrap_or_default();
        if paths.is_empty() && milliseconds_since(before) < NOBODY_IS_THAT_FAST_MS {
            return Answered::NoDialog(purpose, suggested);
        }
        return Answered::Paths(ticket, purpose, paths);
    }
    let path = if purpose.is_save() { dialog.save_file() } else { dialog.pick_file() };
    if path.is_none() && milliseconds_since(before) < NOBODY_IS_THAT_FAST_MS {
        return Answered::NoDialog(purpose, suggested);
    }
    Answered::Path(ticket, purpose, path)
}

fn milliseconds_since(before: DateTime) -> i64 {
    before.until(now()).map_or(i64::MAX, |span| {
        span.total(jiff::Unit::Millisecond).map_or(i64::MAX, |total| total as i64)
    })
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
    let told = format!("{} {}", std::process::id(), jiff::Timestamp::now().as_nanosecond());
    seed.iter_mut().zip(told.bytes()).for_each(|(to, from)| *to = from);
    seed
}

/// Reads these files, and the ballots in these folders.
fn read_ballots(paths: Vec<PathBuf>) -> Vec<(PathBuf, Result<store::Contents, store::StoreError>)> {
    let files =
        paths.into_iter().flat_map(|path| store::files_in(&path, "avis").unwrap_or(vec![path]));
    files
        .map(|path| {
            let read = store::read(&path);
            (path, read)
        })
        .collect()
}

fn check_proofs(files: &[(ProofId, PathBuf, String)]) -> Vec<(ProofId, FileState)> {
    let state = |path: &Path, former: &str| match store::fingerprint(path) {
        Ok(now) if now == former || former.is_empty() => FileState::Same,
        Ok(_) => FileState::Changed,
        Err(_) => FileState::Missing,
    };
    files.iter().map(|(proof, path, former)| (*proof, state(path, former))).collect()
}

/// Shows the technical journal, or says where it is.
fn show_journal() -> Answered {
    log::info!("journal ouvert");
    let path = Journal::path();
    let is_shown = path.as_deref().is_some_and(|path| open::that(path).is_ok());
    if is_shown {
        Answered::Technical(Technical::JournalShown)
    } else {
        Answered::Technical(Technical::NoViewer(path))
    }
}

/// Starts what writes the preferences; of those that wait, only the latest are.
fn preferences_writer(path: Option<PathBuf>, answers: &Sender<Answered>) -> Worker<Preferences> {
    let answers = answers.clone();
    Worker::start(move |orders: Receiver<Preferences>| {
        while let Ok(first) = orders.recv() {
            let preferences = orders.try_iter().last().unwrap_or(first);
            let saved = path.as_deref().map_or(Ok(()), |path| preferences.save(path));
            if let Err(error) = saved {
                let _gone = answers.send(Answered::PreferencesLost(error));
            }
        }
    })
}

#[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub(super) fn now() -> DateTime {
    jiff::Zoned::now().datetime()
}

/// Returns today's date.
pub(super) fn today() -> jiff::civil::Date {
    now().date()
}

//! Carries out what guards the open dossier: what is not saved goes to the recovery folder, and the
//! lock beside the file tells who has it open.
//!
//! Two threads, so that a share that does not answer never holds up what is kept on this computer.
//! Each does things in the order they were asked.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use data_encoding::HEXLOWER;
use eframe::egui::Context;

use crate::app::{Answered, Guard, LockState};
use crate::store::{self, Holder, LeftBehind, Lock, Recovery, StoreError, Taken};

/// How long leaving waits for what is still being written: a share may never answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// The two threads.
#[derive(Debug)]
pub(super) struct Keeper {
    aside: Worker<Order>,
    locks: Worker<Order>,
}

impl Keeper {
    /// Starts them; `folder` is where what is not saved is kept, `answers` where answers go.
    pub(super) fn start(folder: Option<PathBuf>, answers: &Sender<Answered>) -> Self {
        let token = token();
        let (for_aside, for_locks) = (answers.clone(), answers.clone());
        let me = Holder {
            who: person(),
            host: whoami::hostname().unwrap_or_default(),
            since: super::clock::now().to_string(),
            token: token.clone(),
            computer: String::new(),
            is_here: false,
        };
        let sessions = folder.clone();
        let (begun, has_begun) = channel();
        Self {
            aside: Worker::start(move |orders| {
                let computer = folder.as_deref().and_then(|folder| store::computer(folder).ok());
                let aside = AsideWork::new(folder, &token, for_aside);
                let _gone = begun.send(computer.unwrap_or_default());
                aside.follow(&orders);
            }),
            locks: Worker::start(move |orders| {
                // A lock says where its session can be seen to run, so the session comes first.
                let computer = has_begun.recv_timeout(PATIENCE).unwrap_or_default();
                let me = Holder { computer, ..me };
                Locks { sessions, me, held: None, answers: for_locks }.follow(&orders);
            }),
        }
    }

    /// Begins to carry out `guard`, then wakes the window.
    pub(super) fn perform(&self, guard: Guard, ctx: &Context) {
        let worker = match guard {
            Guard::Lock(_) | Guard::TakeOver(_) | Guard::Unlock => &self.locks,
            Guard::Keep(..)
            | Guard::Forget
            | Guard::FindLeftBehind
            | Guard::DropLeftBehind(_)
            | Guard::SetAside(_) => &self.aside,
        };
        worker.ask((guard, ctx.clone()));
    }
}

/// What is asked of a thread, and the window to wake once it is done.
type Order = (Guard, Context);

/// A thread that carries out orders, one after the other, until nobody can give any.
#[derive(Debug)]
pub(super) struct Worker<T> {
    orders: Option<Sender<T>>,
    is_done: Receiver<()>,
}

impl<T: Send + 'static> Worker<T> {
    pub(super) fn start(work: impl FnOnce(Receiver<T>) + Send + 'static) -> Self {
        let (orders, received) = channel();
        let (done, is_done) = channel();
        thread::spawn(move || {
            work(received);
            let _gone = done.send(());
        });
        Self { orders: Some(orders), is_done }
    }

    pub(super) fn ask(&self, order: T) {
        if let Some(orders) = &self.orders {
            let _gone = orders.send(order);
        }
    }
}

/// What was asked is done before the program leaves.
impl<T> Drop for Worker<T> {
    fn drop(&mut self) {
        self.orders = None;
        let _too_slow = self.is_done.recv_timeout(PATIENCE);
    }
}

/// Keeps what is not saved.
struct AsideWork {
    folder: Option<PathBuf>,
    token: String,
    /// Where this session keeps it, once the folder could be had.
    session: Option<Recovery>,
    found: Vec<LeftBehind>,
    answers: Sender<Answered>,
}

impl AsideWork {
    fn new(folder: Option<PathBuf>, token: &str, answers: Sender<Answered>) -> Self {
        let token = token.to_owned();
        let mut begun = Self { folder, token, session: None, found: Vec::new(), answers };
        // Others see that this session runs; a failure is told when there is something to keep.
        let _later = begun.session();
        begun
    }

    fn session(&mut self) -> Result<&mut Recovery, StoreError> {
        let session = if let Some(session) = self.session.take() {
            session
        } else {
            let folder = self.folder.as_ref().ok_or(StoreError::FolderGone)?;
            Recovery::begin(folder, &self.token)?
        };
        Ok(self.session.insert(session))
    }

    fn follow(mut self, orders: &Receiver<Order>) {
        while let Ok((mut order, ctx)) = orders.recv() {
            // A dossier that changed meanwhile is kept once, as it is last.
            while matches!(order, Guard::Keep(..)) {
                let Ok((next, _)) = orders.try_recv() else { break };
                if !matches!(next, Guard::Keep(..)) {
                    self.carry_out(order);
                }
                order = next;
            }
            self.carry_out(order);
            ctx.request_repaint();
        }
    }

    fn carry_out(&mut self, order: Guard) {
        match order {
            Guard::Keep(number, unsaved) => {
                let keep = || self.session()?.keep(&unsaved.to_bytes());
                // A fault of the program is told like one of the disk: it is not kept.
                let kept = catch_unwind(AssertUnwindSafe(keep));
                let kept = kept.unwrap_or_else(|_| Err(StoreError::fault()));
                self.answer(Answered::Kept(number, kept));
            }
            Guard::Forget => {
                if let Some(session) = &self.session {
                    session.forget();
                }
            }
            Guard::FindLeftBehind => self.find(),
            Guard::DropLeftBehind(path) => {
                if let Some(one) = self.take(&path) {
                    one.forget();
                }
            }
            Guard::SetAside(path) => {
                if let Some(one) = self.take(&path) {
                    one.set_aside();
                }
            }
            Guard::Lock(_) | Guard::TakeOver(_) | Guard::Unlock => {}
        }
    }

    fn take(&mut self, path: &Path) -> Option<LeftBehind> {
        let place = self.found.iter().position(|one| one.path == path)?;
        Some(self.found.remove(place))
    }

    fn find(&mut self) {
        self.found = self.folder.as_deref().map(store::left_behind).unwrap_or_default();
        let told = self.found.iter().map(|one| (one.path.clone(), one.kept_at, one.read()));
        self.answer(Answered::LeftBehind(told.collect()));
    }

    fn answer(&self, answered: Answered) {
        let _gone = self.answers.send(answered);
    }
}

/// Says beside a file that it is open here.
struct Locks {
    sessions: Option<PathBuf>,
    me: Holder,
    held: Option<(PathBuf, Lock)>,
    answers: Sender<Answered>,
}

impl Locks {
    fn follow(mut self, orders: &Receiver<Order>) {
        let mut window: Option<Context> = None;
        loop {
            match orders.recv_timeout(Lock::BEAT) {
                Ok((order, ctx)) => {
                    self.carry_out(order);
                    ctx.request_repaint();
                    window = Some(ctx);
                }
                Err(RecvTimeoutError::Timeout) => {
                    if self.beat()
                        && let Some(ctx) = &window
                    {
                        ctx.request_repaint();
                    }
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        self.let_go();
    }

    fn carry_out(&mut self, order: Guard) {
        self.let_go();
        let (path, taken) = match order {
            Guard::Lock(path) => {
                let taken = Lock::take(&path, &self.me, self.sessions.as_deref());
                (path, taken)
            }
            Guard::TakeOver(path) => {
                let taken = Lock::take_over(&path, &self.me, self.sessions.as_deref());
                (path, taken)
            }
            Guard::Unlock
            | Guard::Keep(..)
            | Guard::Forget
            | Guard::FindLeftBehind
            | Guard::DropLeftBehind(_)
            | Guard::SetAside(_) => return,
        };
        let told = match taken {
            Taken::Ours(lock) => {
                self.held = Some((path.clone(), lock));
                LockState::Ours
            }
            Taken::Theirs(holder) => LockState::Theirs(holder),
            Taken::Impossible(error) => LockState::Impossible(error),
        };
        let _gone = self.answers.send(Answered::Locked(path, told));
    }

    /// Says that we are still there; tells when somebody took the file over.
    fn beat(&mut self) -> bool {
        let Some((path, lock)) = &self.held else { return false };
        let Some(holder) = lock.beat() else { return false };
        let told = Answered::Locked(path.clone(), LockState::Lost(holder));
        self.held = None;
        let _gone = self.answers.send(told);
        true
    }

    fn let_go(&mut self) {
        if let Some((_, lock)) = self.held.take() {
            lock.release();
        }
    }
}

/// Draws a name for this session that nobody else draws.
fn token() -> String {
    let mut bytes = [0; 16];
    // Without chance the process alone tells sessions apart: they are of this computer.
    if getrandom::fill(&mut bytes).is_err() {
        return std::process::id().to_string();
    }
    HEXLOWER.encode(&bytes)
}

/// Names the person as the system does: by their name, else by their account.
fn person() -> String {
    let name = whoami::realname().unwrap_or_default();
    if name.trim().is_empty() { whoami::username().unwrap_or_default() } else { name }
}

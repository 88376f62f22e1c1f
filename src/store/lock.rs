//! The lock beside a file: who has it open, on this computer or another of the share.
//!
//! `équipe.jalons` is locked by `.~équipe.jalons.verrou`, a small text that says who. It protects
//! nobody from anything by itself: [`super::write`] refuses by what the file holds. It tells.
//!
//! A computer that was switched off leaves its lock. Whoever has the file open writes the lock again
//! every [`Lock::BEAT`]; one nobody wrote for [`Lock::DEAD_AFTER`] is dead. Ages are told by the
//! clock of the disk, since clocks of two computers differ. Only of a session of this very computer
//! is it known at once that it ended.

use std::fs::{self, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::StoreError;
use super::disk::{folder_of, followed};
use super::recovery::is_running;
use super::temporary::{Reader, temporary};

const MAX_BYTES: u64 = 4096;

/// Who has a file open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// The person, as the system names them.
    pub who: String,
    /// The computer.
    pub host: String,
    /// Since when: `2026-11-25T22:10:05`.
    pub since: String,
    /// The session, by a name nobody else draws.
    pub token: String,
    /// The computer, by the name it drew ([`super::computer`]); empty when it has none, or when its
    /// sessions cannot be seen to run.
    pub computer: String,
    /// Whether it is another session of the same person on this computer; never written.
    #[serde(skip)]
    pub is_here: bool,
}

/// A lock we hold.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    holder: Holder,
}

/// What came of taking a lock.
#[derive(Debug)]
pub enum Taken {
    /// It is ours.
    Ours(Lock),
    /// Somebody has the file open.
    Theirs(Holder),
    /// There can be no lock here, in a folder one may only read for example.
    Impossible(StoreError),
}

impl Lock {
    /// How often a lock is to be written again.
    pub const BEAT: Duration = Duration::from_secs(45);
    /// How old a lock is when its computer is held for dead.
    pub const DEAD_AFTER: Duration = Duration::from_mins(3);

    /// Takes the lock of a file, unless somebody alive holds it.
    ///
    /// `sessions` is the folder where sessions of this computer are known to run.
    pub fn take(path: &Path, me: &Holder, sessions: Option<&Path>) -> Taken {
        let lock_path = lock_path(path);
        let ours = seen(me, sessions);
        match Self::create(&lock_path, &ours) {
            Ok(lock) => return Taken::Ours(lock),
            Err(StoreError::AlreadyThere) => {}
            Err(error) => return Taken::Impossible(error),
        }
        let may_go = |lock_path: &Path, holder: &Holder| {
            holder.token == me.token || !is_alive(lock_path, holder, me, sessions)
        };
        let former = holder(&lock_path);
        if !may_go(&lock_path, &former) {
            return Taken::Theirs(told(former, me));
        }
        Self::replace(&lock_path, &ours, |aside, holder| {
            holder.token == former.token && may_go(aside, holder)
        })
    }

    /// Takes the lock of a file from whoever holds it.
    pub fn take_over(path: &Path, me: &Holder, sessions: Option<&Path>) -> Taken {
        let lock_path = lock_path(path);
        let former = holder(&lock_path);
        let ours = seen(me, sessions);
        Self::replace(&lock_path, &ours, |_, holder| holder.token == former.token)
    }

    /// Takes the place of a lock that may go.
    ///
    /// It is put aside, then looked at again: of two that saw it dead, the slower one has the fresh
    /// lock of the faster in hand, and puts it back.
    fn replace(lock_path: &Path, me: &Holder, may_go: impl Fn(&Path, &Holder) -> bool) -> Taken {
        let aside =
            temporary(folder_of(lock_path), Reader::Usual).map(NamedTempFile::into_temp_path);
        let aside = match aside {
            Ok(aside) => aside,
            Err(error) => return Taken::Impossible(error.into()),
        };
        match fs::rename(lock_path, &aside) {
            Ok(()) => {
                let holder = holder(&aside);
                if !may_go(&aside, &holder) {
                    put_back(&aside, lock_path, &holder);
                    return Taken::Theirs(told(holder, me));
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Taken::Impossible(error.into()),
        }
        match Self::create(lock_path, me) {
            Ok(lock) => Taken::Ours(lock),
            // Another was faster.
            Err(StoreError::AlreadyThere) => Taken::Theirs(told(holder(lock_path), me)),
            Err(error) => Taken::Impossible(error),
        }
    }

    fn create(lock_path: &Path, me: &Holder) -> Result<Self, StoreError> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(lock_path)?;
        file.write_all(text(me).as_bytes())?;
        // A lock that does not survive a power cut protects as well: nobody holds the file then.
        Ok(Self { path: lock_path.to_owned(), holder: me.clone() })
    }

    /// Says that we are still there; returns who took the lock from us, if somebody did.
    pub fn beat(&self) -> Option<Holder> {
        if !self.path.exists() {
            // Swept away by hand: it is put back, and if that fails there is nothing to tell.
            let _unlocked = Self::create(&self.path, &self.holder);
            return None;
        }
        let holder = holder(&self.path);
        if holder.token != self.holder.token && !holder.token.is_empty() {
            return Some(told(holder, &self.holder));
        }
        // The same bytes again: only the date of the file changes, by the clock of its disk.
        if let Ok(mut file) = OpenOptions::new().write(true).open(&self.path) {
            let _late = file.write_all(text(&self.holder).as_bytes());
        }
        None
    }

    /// Lets the file go.
    pub fn release(self) {
        if holder(&self.path).token == self.holder.token {
            let _stays = fs::remove_file(&self.path);
        }
    }
}

fn lock_path(path: &Path) -> PathBuf {
    let path = followed(path);
    let mut name = std::ffi::OsString::from(".~");
    name.push(path.file_name().unwrap_or_default());
    name.push(".verrou");
    path.with_file_name(name)
}

/// Gives a lock back its name, unless another has it by now: whoever held it is told at the next beat.
fn put_back(aside: &Path, lock_path: &Path, holder: &Holder) {
    if fs::hard_link(aside, lock_path).is_err() {
        // A disk without links, or the name is taken: then this does nothing.
        let _taken = Lock::create(lock_path, holder);
    }
}

/// Returns us as others may see us: where our session cannot be seen to run, for its folder is full or
/// gone, our lock is judged by its age.
fn seen(me: &Holder, sessions: Option<&Path>) -> Holder {
    let is_seen = sessions.is_some_and(|folder| is_running(folder, &me.token));
    let computer = if is_seen { me.computer.clone() } else { String::new() };
    Holder { computer, ..me.clone() }
}

fn text(holder: &Holder) -> String {
    ron::ser::to_string(holder).unwrap_or_default()
}

/// Reads who holds a lock; one that cannot be read has no name, and dies of age only.
fn holder(lock_path: &Path) -> Holder {
    let mut text = String::new();
    let file = OpenOptions::new().read(true).open(lock_path);
    let read = file.and_then(|file| file.take(MAX_BYTES).read_to_string(&mut text));
    read.ok().and_then(|_| ron::from_str(&text).ok()).unwrap_or_default()
}

fn is_alive(lock_path: &Path, holder: &Holder, me: &Holder, sessions: Option<&Path>) -> bool {
    if let Some(sessions) = sessions.filter(|_| is_here(holder, me)) {
        return is_running(sessions, &holder.token);
    }
    // What cannot be known is held for alive: the person is asked.
    age(lock_path).is_none_or(|age| age < Lock::DEAD_AFTER)
}

/// Tells whether a session is one of ours, on this computer. Two computers may be called the same, and
/// one folder of sessions be carried from one to another.
fn is_here(holder: &Holder, me: &Holder) -> bool {
    !holder.computer.is_empty()
        && (&holder.computer, &holder.host, &holder.who) == (&me.computer, &me.host, &me.who)
}

/// Says of who holds a lock whether it is one of our own sessions.
fn told(holder: Holder, me: &Holder) -> Holder {
    Holder { is_here: is_here(&holder, me), ..holder }
}

/// Returns how old a lock is by the clock of its disk: that of a file made just now beside it.
fn age(lock_path: &Path) -> Option<Duration> {
    let written = fs::metadata(lock_path).ok()?.modified().ok()?;
    let fresh = temporary(folder_of(lock_path), Reader::Owner).ok()?;
    let now = fresh.as_file().metadata().ok()?.modified().ok()?;
    Some(now.duration_since(written).unwrap_or_default())
}

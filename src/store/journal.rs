//! The technical journal: when the program started, what drew it, what failed.
//!
//! Never holds a path, a name or a word of a dossier: other crates' records lose whatever looks
//! like a path, and a panic leaves its place only. Bounded: one former file is kept.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use log::{Level, LevelFilter, Log, Metadata, Record};

use super::StoreError;

/// A file of lines, each with its time.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    now: fn() -> DateTime,
}

/// Other crates whose warnings help to understand why no window opens.
const HEARD: [&str; 8] =
    ["eframe", "egui_glow", "egui_wgpu", "egui_winit", "glutin", "wgpu_core", "wgpu_hal", "winit"];

impl Journal {
    /// Most bytes of the file; the former one has no more.
    pub const MAX_BYTES: u64 = 256 * 1024;
    /// Most characters of one record.
    pub const MAX_CHARACTERS: usize = 400;

    /// Writes to this file, with times told by `now`.
    pub const fn new(path: PathBuf, now: fn() -> DateTime) -> Self {
        Self { path, now }
    }

    /// Returns the file the journal lives in, when the system has a place for it.
    pub fn path() -> Option<PathBuf> {
        Some(super::own_folders()?.data_local_dir().join("journal.txt"))
    }

    /// Returns that file where it could be written.
    pub fn written() -> Option<PathBuf> {
        Self::path().filter(|path| path.is_file())
    }

    /// Returns where the former lines are kept.
    pub fn former_path(path: &Path) -> PathBuf {
        path.with_extension("ancien.txt")
    }

    /// Takes in what the program logs from now on, and every panic.
    ///
    /// A panic is written to the error output only for who asked by `RUST_BACKTRACE`.
    pub fn install(self) {
        if log::set_boxed_logger(Box::new(self)).is_err() {
            return;
        }
        log::set_max_level(LevelFilter::Info);
        let former = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            log::error!("{}", panic_record(panic));
            if std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0") {
                former(panic);
            }
        }));
    }

    fn append(&self, line: &str) -> Result<(), StoreError> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let length = fs::metadata(&self.path).map_or(0, |metadata| metadata.len());
        if length + line.len() as u64 > Self::MAX_BYTES {
            fs::rename(&self.path, Self::former_path(&self.path))?;
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        Ok(file.write_all(line.as_bytes())?)
    }
}

impl Log for Journal {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let name = metadata.target().split("::").next().unwrap_or_default();
        let most = if name == env!("CARGO_PKG_NAME") {
            Level::Info
        } else if HEARD.contains(&name) {
            Level::Warn
        } else {
            return false;
        };
        metadata.level() <= most
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let is_ours = record.target().starts_with(env!("CARGO_PKG_NAME"));
        let text = record.args().to_string();
        let words = text.split_whitespace();
        let words: Vec<&str> = words.map(|w| if is_ours { w } else { without_path(w) }).collect();
        let line: String = words.join(" ").chars().take(Self::MAX_CHARACTERS).collect();
        let (time, level) = ((self.now)().strftime("%Y-%m-%dT%H:%M:%S"), record.level());
        // Without a place to write, the program works all the same.
        let _lost = self.append(&format!("{time} {level} {} {line}\n", record.target()));
    }

    fn flush(&self) {}
}

fn without_path(word: &str) -> &str {
    if word.contains(['/', '\\']) { "…" } else { word }
}

/// Tells where a panic happened. Its words only when they stand in the code: others may hold data.
fn panic_record(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map(|place| format!("{}:{}", short(place.file()), place.line()));
    let words = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or_default();
    format!("erreur du programme en {} {words}", place.unwrap_or_default())
}

/// Leaves out the folders of the computer the program was built on.
fn short(file: &str) -> String {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    let is_ours = parts.first() == Some(&"src");
    let kept = if is_ours { parts.len() } else { parts.len().min(3) };
    parts.get(parts.len() - kept..).unwrap_or_default().join("/")
}

impl StoreError {
    /// Returns what kind of failure it is, in one word: for the journal, which holds no path.
    pub fn kind(&self) -> String {
        match self {
            Self::Other(error) => format!("{:?}", error.kind()),
            other => format!("{other:?}"),
        }
    }
}

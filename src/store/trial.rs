//! Which renderer is being tried, told on disk: a graphics driver may end the whole program, and the
//! next start is to know by what.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::Renderer;

/// A renderer being tried; forgotten when this is dropped, but not when the program is ended.
#[derive(Debug)]
pub struct Trial {
    path: PathBuf,
    /// Held, never read: it tells another start that this one goes on.
    _file: File,
}

impl Trial {
    const MAX_BYTES: u64 = 64;

    /// Returns the file it is told in, when the system has a place for it.
    pub fn path() -> Option<PathBuf> {
        Some(super::own_folders()?.data_local_dir().join("rendu-a-l-essai.txt"))
    }

    /// Tells what is tried from now on; nothing where the disk refuses, or where another start is at it.
    pub fn begin(path: PathBuf, renderer: Renderer) -> Option<Self> {
        fs::create_dir_all(path.parent()?).ok()?;
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(false).open(&path).ok()?;
        file.try_lock().ok()?;
        file.set_len(0).ok()?;
        file.write_all(renderer.name().as_bytes()).ok()?;
        Some(Self { path, _file: file })
    }

    /// Returns what was being tried when a former start was ended.
    pub fn cut(path: &Path) -> Option<Renderer> {
        let file = File::open(path).ok()?;
        file.try_lock_shared().ok()?;
        let mut name = String::new();
        file.take(Self::MAX_BYTES).read_to_string(&mut name).ok()?;
        Renderer::named(name.trim())
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        // Left behind it only changes an order.
        let _forgotten = fs::remove_file(&self.path);
    }
}

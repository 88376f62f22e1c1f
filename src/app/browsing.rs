//! Looking for a file without the system's dialog: one folder at a time.

use std::path::{Path, PathBuf};

use super::{Dialog, Effect, Effects, State};
use crate::store::{Entry, StoreError};

/// The folder that is looked into while a path is asked for.
#[derive(Debug)]
pub struct Browsed {
    /// Which one.
    pub folder: PathBuf,
    /// What it holds, or why that cannot be told; `None` until it is read.
    pub found: Option<Result<Vec<Entry>, StoreError>>,
}

impl State {
    /// Looks into a folder for what is asked for.
    pub(super) fn look_into(&mut self, folder: PathBuf) -> Effects {
        let Some(Dialog::TypePath { purpose, .. }) = &self.dialog else { return Effects::none() };
        let extensions = purpose.extensions();
        self.browsed = Some(Browsed { folder: folder.clone(), found: None });
        Effects::one(Effect::ListFolder(folder, extensions))
    }

    /// Takes note of what a folder holds, if it is still the one.
    pub(super) fn folder_listed(
        &mut self,
        folder: &Path,
        found: Result<Vec<Entry>, StoreError>,
    ) -> Effects {
        if let Some(browsed) = self.browsed.as_mut().filter(|browsed| browsed.folder == folder) {
            browsed.found = Some(found);
        }
        Effects::none()
    }

    /// Returns where a path that was typed leads: from the person's own folder after `~`, else from
    /// the folder that is looked into.
    pub fn typed_path(&self, typed: &str, home: Option<&Path>) -> PathBuf {
        let typed = Path::new(typed.trim());
        match (typed.strip_prefix("~"), home, &self.browsed) {
            (Ok(below), Some(home), _) => home.join(below),
            (_, _, Some(browsed)) => browsed.folder.join(typed),
            _ => typed.to_owned(),
        }
    }
}

//! What a folder holds, for a person who looks for a file in it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{StoreError, bears};
use crate::french;

/// How many entries are shown: nobody looks through more.
const MOST: usize = 500;
/// How many are looked at: a folder may hold any number.
const MOST_READ: usize = 20_000;

/// A folder or a file in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it can be looked into.
    pub is_folder: bool,
}

/// Returns the folders of a folder, then its files that bear one of these extensions (`*` for any), by
/// name. What is hidden is left out, and so are the dated versions of files.
pub fn entries(folder: &Path, extensions: &[&str]) -> Result<Vec<FolderEntry>, StoreError> {
    let is_wanted =
        |path: &Path| extensions.iter().any(|wanted| *wanted == "*" || bears(path, wanted));
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST_READ) {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_folder = path.is_dir();
        let is_ours = is_folder && path.extension().is_some_and(|entries| entries == "versions");
        if !name.starts_with('.') && !is_ours && (is_folder || is_wanted(&path)) {
            entries.push(FolderEntry { name, path, is_folder });
        }
    }
    entries.sort_by(|one, other| {
        let folders_first = other.is_folder.cmp(&one.is_folder);
        folders_first.then_with(|| french::compare(&one.name, &other.name))
    });
    entries.truncate(MOST);
    Ok(entries)
}

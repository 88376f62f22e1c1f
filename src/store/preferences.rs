//! What the application remembers of this computer between two starts: never of the team.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Former, Renderer, Replace, StoreError};
use crate::source;

/// Recent files and look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Latest first.
    pub recent: Vec<RecentFile>,
    /// Light, dark or the system's.
    pub theme: ThemeChoice,
    /// In percent, 80 to 200.
    pub zoom_percent: u16,
    /// Whether a dossier that has a file is saved there as it changes.
    pub saves_continuously: bool,
    /// Whether the rail names every screen, even those that do not serve yet.
    pub shows_all_screens: bool,
    /// Whether the rule by which a level is chosen is known.
    pub knows_rule: bool,
    /// What last drew the window where there was a choice: tried first.
    pub renderer: Option<Renderer>,
}

/// A dossier opened lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFile {
    /// Where it is.
    pub path: PathBuf,
    /// The team's name when it was last open.
    pub name: String,
    /// Day it was last open, `2026-11-22`.
    pub opened_on: String,
}

/// Which theme the person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            theme: ThemeChoice::System,
            zoom_percent: 100,
            saves_continuously: false,
            shows_all_screens: false,
            knows_rule: false,
            renderer: None,
        }
    }
}

impl Preferences {
    /// How many recent files are remembered.
    pub const MAX_RECENT: usize = 8;
    /// Eight paths and names weigh a few kilobytes.
    const MAX_BYTES: usize = 1 << 20;

    /// Returns the file preferences live in, when the system has a place for them.
    pub fn path() -> Option<PathBuf> {
        Some(super::own_folders()?.config_dir().join("preferences.ron"))
    }

    /// Reads them; anything unreadable gives the defaults, since nothing of value is lost.
    pub fn load(path: &Path) -> Self {
        Self::found(path).unwrap_or_default()
    }

    /// Returns those that are there, if they can be read.
    pub fn found(path: &Path) -> Option<Self> {
        super::read(path).ok().and_then(|bytes| Self::understood(&bytes))
    }

    /// Reads what a file holds; anything unreadable or large gives the defaults.
    pub fn read(bytes: &[u8]) -> Self {
        Self::understood(bytes).unwrap_or_default()
    }

    fn understood(bytes: &[u8]) -> Option<Self> {
        let text = source::text(bytes, Self::MAX_BYTES).ok()?;
        let mut preferences: Self = ron::from_str(&text).ok()?;
        preferences.zoom_percent = preferences.zoom_percent.clamp(80, 200);
        preferences.recent.truncate(Self::MAX_RECENT);
        Some(preferences)
    }

    /// Returns what is to be written where others write too: another window, or another computer that the
    /// profile follows. What changed here since `before` stands over what is `there` now.
    #[must_use]
    pub fn over(&self, before: &Self, there: &Self) -> Self {
        fn newest<T: Clone + PartialEq>(ours: &T, before: &T, there: &T) -> T {
            if ours == before { there.clone() } else { ours.clone() }
        }
        let mut recent = self.recent.clone();
        for file in &there.recent {
            let is_in = |list: &[RecentFile]| list.iter().any(|known| known.path == file.path);
            // What was known before and is here no more was taken out here.
            if !is_in(&recent) && !is_in(&before.recent) {
                // Days compare as they are written; of one day, ours come first.
                let older = recent.iter().position(|known| known.opened_on < file.opened_on);
                recent.insert(older.unwrap_or(recent.len()), file.clone());
            }
        }
        recent.truncate(Self::MAX_RECENT);
        Self {
            recent,
            theme: newest(&self.theme, &before.theme, &there.theme),
            zoom_percent: newest(&self.zoom_percent, &before.zoom_percent, &there.zoom_percent),
            saves_continuously: newest(
                &self.saves_continuously,
                &before.saves_continuously,
                &there.saves_continuously,
            ),
            shows_all_screens: newest(
                &self.shows_all_screens,
                &before.shows_all_screens,
                &there.shows_all_screens,
            ),
            knows_rule: newest(&self.knows_rule, &before.knows_rule, &there.knows_rule),
            renderer: newest(&self.renderer, &before.renderer, &there.renderer),
        }
    }

    /// Writes them, making their folder when needed.
    pub fn save(&self, path: &Path) -> Result<(), StoreError> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        super::write(path, self.text()?.as_bytes(), &Replace::Anything, Former::Gone)
    }

    /// Returns them as they are written.
    pub fn text(&self) -> Result<String, StoreError> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())
            .map_err(|error| StoreError::Other(std::io::Error::other(error)))
    }

    /// Puts a file first in the list.
    pub fn remember(&mut self, file: RecentFile) {
        self.recent.retain(|recent| recent.path != file.path);
        self.recent.insert(0, file);
        self.recent.truncate(Self::MAX_RECENT);
    }

    /// Takes a file out of the list.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.path != path);
    }
}

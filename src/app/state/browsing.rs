//! A folder is looked into, for who has no dialog of the system.

use std::path::{Path, PathBuf};

use crate::app::{Browsed, Dialog, Effect, OwnFolders, State};
use crate::store::{FolderEntry, StoreError};

impl State {
    /// Looks into a folder for what is asked for.
    pub(super) fn look_into(&mut self, folder: PathBuf) {
        let Some(Dialog::TypePath { purpose, .. }) = &self.dialog else { return };
        let extensions = purpose.extensions();
        let ticket = self.tickets.issue_for_good();
        let browsed = Browsed { ticket, folder: folder.clone(), found: None };
        let former = self.browsed.replace(browsed);
        self.tickets.withdraw(former.map(|former| former.ticket));
        self.out.push(Effect::ListFolder(ticket, folder, extensions));
    }

    /// Takes note of what the folder holds.
    pub(super) fn folder_listed(&mut self, found: Result<Vec<FolderEntry>, StoreError>) {
        if let Some(browsed) = &mut self.browsed {
            browsed.found = Some(found);
        }
    }

    /// Returns where a path that was typed leads: from the person's own folder after `~`, else from
    /// the folder that is looked into.
    pub fn typed_path(&self, typed: &str) -> PathBuf {
        let typed = Path::new(typed.trim());
        match (typed.strip_prefix("~"), &self.own_folders.home, &self.browsed) {
            (Ok(below), Some(home), _) => home.join(below),
            (_, _, Some(browsed)) => browsed.folder.join(typed),
            _ => typed.to_owned(),
        }
    }

    /// Returns a name beside the open dossier, else in the person's documents.
    pub fn default_path(&self, suggested: &str) -> PathBuf {
        let open = self.session.document.as_ref();
        let beside = open.and_then(|document| document.path.as_ref()?.parent());
        let OwnFolders { home, documents } = &self.own_folders;
        let folder = beside.or(documents.as_deref()).or(home.as_deref());
        folder.map_or_else(|| suggested.into(), |folder| folder.join(suggested))
    }
}

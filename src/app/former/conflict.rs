//! The file was changed by somebody else: what differs, and how both become one again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::notice::file_name;
use crate::app::{Dialog, Effect, Effects, Notice, ReadPurpose, State, Whose};
use crate::dossier::compare::{Merge, Part, Side};
use crate::dossier::{self, Dossier, Edit, Restoration};
use crate::store::{Contents, StoreError};

/// Ours and theirs, side by side.
#[derive(Clone, Debug)]
pub struct FileConflict {
    /// The file.
    pub path: PathBuf,
    /// What differs, and what only a person can choose.
    pub merge: Merge,
    theirs: Dossier,
    contents: Contents,
}

/// Two conflicts are one when they are about the same bytes.
impl PartialEq for FileConflict {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.contents, &other.contents) && self.path == other.path
    }
}

impl State {
    /// Looks at what somebody else wrote, before anything is written over it.
    pub(in crate::app) fn look_at_theirs(path: &Path) -> Effects {
        Effects::one(Effect::Read(ReadPurpose::Theirs, path.to_owned()))
    }

    /// Sets ours and theirs side by side; a file that is no dossier any more is told as such.
    pub(in crate::app) fn theirs_read(
        &mut self,
        path: &Path,
        result: Result<Contents, StoreError>,
    ) -> Effects {
        let contents = match result {
            Ok(contents) => contents,
            Err(error) => {
                let what = format!("«\u{a0}{}\u{a0}» n’a pas pu être relu", file_name(path));
                return self.notify(Notice::refused(&what, path, &error));
            }
        };
        let Some(document) = self.document.as_ref().filter(|one| one.path.as_deref() == Some(path))
        else {
            return Effects::none();
        };
        let Some(theirs) = dossier::file::read(&contents).value else {
            return self.ask(Dialog::ChangedElsewhere);
        };
        let base = document.saved().cloned().unwrap_or_default();
        let merge = Merge::new(&base, document.dossier(), &theirs);
        let path = path.to_owned();
        self.ask(Dialog::Conflict(Arc::new(FileConflict { path, merge, theirs, contents })))
    }

    /// Makes one of both and saves it.
    pub(super) fn merge(&mut self, choices: &BTreeMap<Part, Side>) -> Effects {
        let Some(Dialog::Conflict(conflict)) = self.dialog.take() else { return Effects::none() };
        let merged = conflict.merge.result(choices);
        if let Err(why) = dossier::file::write_openable(&merged) {
            self.give_up_leaving();
            return self.notify(Notice::not_merged(&why));
        }
        let effects = self.put_in_place(&conflict, merged);
        let (conflicts, theirs) = (conflict.merge.conflicts().len(), conflict.merge.theirs().len());
        let both = crate::french::count(theirs + conflicts, "changement");
        let told = self.notify(Notice::done(
            "Les deux versions sont fusionnées.",
            format!("De l’autre version\u{a0}: {both}. Ctrl+Z rend la vôtre, d’avant la fusion."),
        ));
        effects.and(self.save()).and(told)
    }

    /// Takes what the file holds.
    pub(super) fn take_theirs(&mut self) -> Effects {
        let Some(Dialog::Conflict(conflict)) = self.dialog.take() else { return Effects::none() };
        let effects = self.put_in_place(&conflict, conflict.theirs.clone());
        let told = self.notify(Notice {
            whose: Whose::Success,
            title: "Le dossier est tel que le fichier.".to_owned(),
            help:
                "Ctrl+Z rend votre version, pour la reprendre ou l’enregistrer sous un autre nom."
                    .to_owned(),
        });
        effects.and(told)
    }

    fn put_in_place(&mut self, conflict: &FileConflict, dossier: Dossier) -> Effects {
        if let Some(document) = &mut self.document {
            document.rebase(conflict.theirs.clone(), Contents::clone(&conflict.contents));
        }
        self.edit_dossier(&Edit::Restore(dossier.into(), Restoration::Merge))
    }
}

//! Exporting from the window: asking where, making the document aside, telling how it went.

use std::path::{Path, PathBuf};

use super::{Document, ExportError, Looked, Preview, Request, Running, Sight, Stage};
use crate::app::files::safe_file_name;
use crate::app::{
    Dialog, Effect, Effects, Notice, PathPurpose, State, Whose, notice, shipped_rules,
};
use crate::store::{Replace, StoreError};

impl State {
    pub(in crate::app) fn ask_export(&mut self, document: Document) -> Effects {
        let Some(dossier) = self.dossier() else { return Effects::none() };
        let title = if document.is_about_plan() {
            String::new()
        } else if document.is_about_exercise() {
            self.exercise.map_or_else(String::new, |year| year.to_string())
        } else {
            let campaign = self.campaign.and_then(|id| dossier.campaign(id));
            campaign.map_or_else(String::new, |campaign| campaign.title.clone())
        };
        let what = format!("{} {title} {}", document.label(), dossier.team.display_name());
        let suggested = format!("{}.{}", safe_file_name(&what), document.kind().extension);
        self.ask_path(PathPurpose::Export(document), suggested)
    }

    pub(in crate::app) fn export(
        &mut self,
        document: Document,
        path: PathBuf,
        replace: Replace,
    ) -> Effects {
        let Some(request) = self.request(document, path, replace) else { return Effects::none() };
        self.export = Some(Running { document, stage: Stage::Preparing });
        Effects::one(Effect::Export(Box::new(request)))
    }

    /// Gathers what a document is made from; nothing when what it is about is not there.
    fn request(&self, document: Document, path: PathBuf, replace: Replace) -> Option<Request> {
        let (campaign, exercise) = (self.campaign.is_some(), self.exercise.is_some());
        let is_there = match document {
            _ if document.is_about_plan() => true,
            _ if document.is_about_exercise() => exercise,
            _ => campaign,
        };
        Some(Request {
            document,
            dossier: self.dossier().filter(|_| is_there)?.clone(),
            campaign: self.campaign,
            exercise: self.exercise,
            rules: shipped_rules(),
            made_on: self.today,
            path,
            replace,
            folder: self.folder(),
            changed_proofs: self.changed_proofs(),
            proof_files: Vec::new(),
        })
    }

    /// Returns where the open dossier is kept.
    fn folder(&self) -> Option<PathBuf> {
        Some(self.document.as_ref()?.path.as_ref()?.parent()?.to_owned())
    }

    /// Asks for a document's pages when those shown are not those of the dossier as it is.
    pub(in crate::app) fn ask_preview(&mut self, document: Document) -> Effects {
        let sight = Sight { document, revision: self.revision() };
        if self.preview.making.is_some() || self.preview.shown == Some(sight) {
            return Effects::none();
        }
        let Some(request) = self.request(document, PathBuf::new(), Replace::Nothing) else {
            return Effects::none();
        };
        self.preview.making = Some(sight);
        Effects::one(Effect::Preview(sight, Box::new(request)))
    }

    pub(in crate::app) fn previewed(
        &mut self,
        sight: Sight,
        looked: Result<Looked, ExportError>,
    ) -> Effects {
        let (Looked { pages, outline }, problem) = match looked {
            Ok(looked) => (looked, None),
            Err(error) => (Looked::default(), Some(error.to_string())),
        };
        self.preview = Preview { shown: Some(sight), making: None, pages, outline, problem };
        Effects::none()
    }

    pub(in crate::app) fn export_stage(&mut self, stage: Stage) -> Effects {
        if let Some(running) = &mut self.export {
            running.stage = stage;
        }
        Effects::none()
    }

    pub(in crate::app) fn exported(
        &mut self,
        document: Document,
        path: &Path,
        result: Result<Vec<String>, ExportError>,
    ) -> Effects {
        if let Some(place) = self.given_up.iter().position(|one| *one == document) {
            self.given_up.remove(place);
            return self.given_up_ended(path, result);
        }
        self.export = None;
        // Who asked to leave meanwhile leaves, unless there is something to read first.
        if let Some(Dialog::StillExporting(pending)) = &self.dialog {
            let pending = pending.clone();
            self.dialog = None;
            if result.is_ok() {
                return self.leave_for(pending);
            }
        }
        if let Err(ExportError::Store(StoreError::AlreadyThere)) = result {
            return self.ask(Dialog::Replace(PathPurpose::Export(document), path.to_owned()));
        }
        let name = notice::file_name(path);
        self.notify(match result {
            Ok(warnings) => Notice::exported(path, warnings),
            Err(ExportError::Store(error)) => {
                Notice::refused(&format!("« {name} » n’a pas été écrit"), path, &error)
            }
            Err(error) => Notice {
                whose: Whose::Person,
                title: format!("« {name} » n’a pas été écrit : {error}."),
                help: String::new(),
            },
        })
    }

    /// Waits no more for the export under way: a share may never answer.
    pub(in crate::app) fn give_up_export(&mut self) -> Effects {
        let Some(running) = self.export.take() else { return Effects::none() };
        self.given_up.push(running.document);
        let told = self.notify(Notice {
            whose: Whose::Person,
            title: format!("{}\u{a0}: {STOPPED}", running.document.label()),
            help: String::new(),
        });
        Effects::one(Effect::CancelExport).and(told)
    }

    /// Tells of an export that was given up only that it came out all the same.
    fn given_up_ended(&mut self, path: &Path, result: Result<Vec<String>, ExportError>) -> Effects {
        let Ok(warnings) = result else { return Effects::none() };
        self.notices.retain(|notice| !notice.title.ends_with(STOPPED));
        self.notify(Notice::exported(path, warnings))
    }
}

/// How what is told of an export that was given up ends.
const STOPPED: &str = "l’export est arrêté.";

impl Notice {
    fn exported(path: &Path, warnings: Vec<String>) -> Self {
        let title = format!("«\u{a0}{}\u{a0}» est prêt.", notice::file_name(path));
        Self::done(title, [vec![path.display().to_string()], warnings].concat().join("\n"))
    }
}

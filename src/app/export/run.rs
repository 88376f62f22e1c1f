//! Exporting from the window: asking where, making the document aside, telling how it went.

use std::path::{Path, PathBuf};

use super::{Behind, Document, ExportError, Looked, Preview, Request, Running, Sight, Stage};
use crate::app::files::safe_file_name;
use crate::app::{
    About, Dialog, Effect, Effects, Notice, PathPurpose, State, Ticket, Whose, notice,
    shipped_rules,
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
        // One that runs still goes on, and tells its end.
        self.set_export_behind(false);
        let (ticket, opened) = (self.tickets.draw(), self.opened);
        self.export = Some(Running { ticket, opened, document, stage: Stage::Preparing });
        Effects::one(Effect::Export(ticket, Box::new(request)))
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
            made_at: jiff::Timestamp::UNIX_EPOCH,
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
        if self.preview.making != Some(sight) {
            return Effects::none();
        }
        let (Looked { pages, outline }, problem) = match looked {
            Ok(looked) => (looked, None),
            Err(error) => (Looked::default(), Some(error.to_string())),
        };
        self.preview = Preview { shown: Some(sight), making: None, pages, outline, problem };
        Effects::none()
    }

    pub(in crate::app) fn export_stage(&mut self, ticket: Ticket, stage: Stage) -> Effects {
        if let Some(running) = self.export.as_mut().filter(|running| running.ticket == ticket) {
            running.stage = stage;
        }
        Effects::none()
    }

    pub(in crate::app) fn exported(
        &mut self,
        ticket: Ticket,
        path: &Path,
        result: Result<Vec<String>, ExportError>,
    ) -> Effects {
        let running = match self.export.take_if(|running| running.ticket == ticket) {
            Some(running) => running,
            None => match self.taken_from_behind(ticket) {
                Some(Behind { running, is_given_up: false }) => running,
                Some(Behind { is_given_up: true, .. }) => {
                    return self.given_up_ended(ticket, path, result);
                }
                None => return Effects::none(),
            },
        };
        // Who asked to leave meanwhile leaves, unless there is something to read first.
        if self.export.is_none()
            && let Some(Dialog::StillExporting(pending)) = &self.dialog
        {
            let pending = pending.clone();
            self.dialog = None;
            if result.is_ok() {
                return self.leave_for(pending);
            }
        }
        let is_same_dossier = running.opened == self.opened;
        if is_same_dossier && matches!(result, Err(ExportError::Store(StoreError::AlreadyThere))) {
            let purpose = PathPurpose::Export(running.document);
            return self.ask(Dialog::Replace(purpose, path.to_owned()));
        }
        let what = format!("«\u{a0}{}\u{a0}» n’a pas été écrit", notice::file_name(path));
        let notice = match result {
            Ok(warnings) => Notice::exported(path, warnings),
            Err(ExportError::Store(error)) => Notice::refused(&what, path, &error),
            Err(error) => Notice::new(Whose::Person, format!("{what}\u{a0}: {error}."), ""),
        };
        self.notify(notice.about(About::Export(ticket)))
    }

    fn taken_from_behind(&mut self, ticket: Ticket) -> Option<Behind> {
        let place = self.behind.iter().position(|behind| behind.running.ticket == ticket)?;
        Some(self.behind.remove(place))
    }

    /// Takes the export under way from the front; its end is still told, unless it is given up.
    pub(in crate::app) fn set_export_behind(&mut self, is_given_up: bool) {
        let behind = self.export.take().map(|running| Behind { running, is_given_up });
        self.behind.extend(behind);
    }

    /// Waits no more for the export under way: a share may never answer.
    pub(in crate::app) fn give_up_export(&mut self) -> Effects {
        let Some(running) = self.export else { return Effects::none() };
        self.set_export_behind(true);
        let title = format!("{}\u{a0}: l’export est arrêté.", running.document.label());
        let notice = Notice::new(Whose::Person, title, "");
        let told = self.notify(notice.about(About::Export(running.ticket)));
        Effects::one(Effect::CancelExport).and(told)
    }

    /// Tells of an export that was given up only that it came out all the same.
    fn given_up_ended(
        &mut self,
        ticket: Ticket,
        path: &Path,
        result: Result<Vec<String>, ExportError>,
    ) -> Effects {
        let Ok(warnings) = result else { return Effects::none() };
        self.notify(Notice::exported(path, warnings).about(About::Export(ticket)))
    }
}

impl Notice {
    fn exported(path: &Path, warnings: Vec<String>) -> Self {
        let title = format!("«\u{a0}{}\u{a0}» est prêt.", notice::file_name(path));
        Self::done(title, [vec![path.display().to_string()], warnings].concat().join("\n"))
    }
}

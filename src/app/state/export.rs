//! Documents leave from the window: asking where, and telling how it went.

use std::path::{Path, PathBuf};

use super::files::safe_file_name;
use crate::app::export::{
    Behind, Export, ExportError, Matter, PagesInView, Request, Running, Stage,
};
use crate::app::{
    About, Dialog, Effect, Letter, MadeFile, Notice, PathPurpose, State, Ticket, Whose, notice,
    shipped_rules, using,
};
use crate::dossier::Dossier;
use crate::store::{Replace, StoreError};

impl State {
    /// Asks where a document goes.
    pub(super) fn ask_export(&mut self, document: Export) {
        let team = self.dossier().map(|dossier| dossier.team.display_name());
        let what = match (document.matter(), team) {
            (Matter::Program, _) => document.label(),
            (_, None) => return,
            (matter, Some(team)) => {
                let title = match matter {
                    Matter::Exercise => self.session.exercise.map(|year| year.to_string()),
                    Matter::Campaign => {
                        self.session.shown_campaign().map(|campaign| campaign.title.clone())
                    }
                    Matter::Plan | Matter::Program => None,
                };
                format!("{} {} {team}", document.label(), title.unwrap_or_default())
            }
        };
        let suggested = format!("{}.{}", safe_file_name(&what), document.kind().extension);
        self.ask_path(PathPurpose::Export(document), suggested);
    }

    /// Has a document made and written.
    pub(super) fn export(&mut self, document: Export, path: PathBuf, replace: Replace) {
        let Some(request) = self.request(document, path, replace) else { return };
        let (ticket, session) = (self.tickets.issue_for_good(), self.session.number);
        self.exports.begin(Running { ticket, session, document, stage: Stage::Preparing });
        self.out.push(Effect::Export(ticket, Box::new(request)));
    }

    /// Gathers what a document is made from; nothing when what it is about is not there.
    fn request(&self, document: Export, path: PathBuf, replace: Replace) -> Option<Request> {
        let open = || self.dossier().cloned();
        let dossier = match document.matter() {
            Matter::Campaign => self.session.campaign.and_then(|_| open())?,
            Matter::Exercise => self.session.exercise.and_then(|_| open())?,
            Matter::Plan => open()?,
            Matter::Program => Dossier::default(),
        };
        Some(Request {
            document,
            dossier,
            campaign: self.session.campaign,
            exercise: self.session.exercise,
            rules: shipped_rules(),
            made_on: self.today,
            made_at: jiff::Timestamp::UNIX_EPOCH,
            path,
            replace,
            folder: self.folder(),
            changed_proofs: self.session.changed_proofs(),
            proof_files: Vec::new(),
        })
    }

    /// Returns where the open dossier is kept.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        Some(self.session.document.as_ref()?.path.as_ref()?.parent()?.to_owned())
    }

    /// Asks for a document's pages when those shown are not those of the dossier as it is.
    pub(super) fn ask_preview(&mut self, document: Export) {
        let sight = PagesInView { document, revision: self.revision() };
        if self.session.preview.making.is_some() || self.session.preview.shown == Some(sight) {
            return;
        }
        let Some(request) = self.request(document, PathBuf::new(), Replace::Nothing) else {
            return;
        };
        self.session.preview.making = Some(sight);
        self.out.push(Effect::Preview(self.tickets.issue(), Box::new(request)));
    }

    /// Tells how an export ended.
    pub(super) fn exported(
        &mut self,
        ticket: Ticket,
        path: &Path,
        result: Result<Vec<String>, ExportError>,
    ) {
        let Some(Behind { running, is_given_up }) = self.exports.take(ticket) else { return };
        if is_given_up {
            return self.given_up_ended(running, path, result);
        }
        // Who asked to leave meanwhile leaves, unless there is something to read first.
        if self.exports.front().is_none()
            && let Some(Dialog::StillExporting(pending)) = &self.dialog
        {
            let pending = pending.clone();
            self.dialog = None;
            if result.is_ok() {
                return self.leave_for(pending);
            }
        }
        let is_same_dossier = running.session == self.session.number;
        if is_same_dossier && matches!(result, Err(ExportError::Store(StoreError::AlreadyThere))) {
            let purpose = PathPurpose::Export(running.document);
            return self.ask(Dialog::Replace(purpose, path.to_owned()));
        }
        let what = fr!("« {} » n’a pas été écrit", notice::file_name(path));
        let notice = match result {
            Ok(warnings) => Notice::exported(self.made(running.document, path), warnings),
            Err(ExportError::Store(error)) => Notice::refused(&what, path, &error),
            Err(error) => Notice::new(Whose::Person, fr!("{what} : {error}."), ""),
        };
        self.notify(notice.about(About::Export(ticket)));
    }

    /// Waits no more for the export under way: a share may never answer.
    pub(super) fn give_up_export(&mut self) {
        let Some(running) = self.exports.front() else { return };
        self.exports.set_behind(true);
        let title = fr!("{} : l’export est arrêté.", running.document.label());
        let notice = Notice::new(Whose::Person, title, "");
        self.notify(notice.about(About::Export(running.ticket)));
        self.out.push(Effect::CancelExport);
    }

    /// Tells of an export that was given up only that it came out all the same.
    fn given_up_ended(
        &mut self,
        running: Running,
        path: &Path,
        result: Result<Vec<String>, ExportError>,
    ) {
        let Ok(warnings) = result else { return };
        let notice = Notice::exported(self.made(running.document, path), warnings);
        self.notify(notice.about(About::Export(running.ticket)));
    }

    /// Returns a file that was just written, with a text to send it with.
    fn made(&self, document: Export, path: &Path) -> MadeFile {
        let team = self.dossier().map_or("", |dossier| dossier.team.display_name());
        MadeFile { path: path.to_owned(), letter: Letter::about(document, team) }
    }
}

impl Notice {
    fn exported(made: MadeFile, warnings: Vec<String>) -> Self {
        let title = fr!("« {} » est prêt.", notice::file_name(&made.path));
        let folder = using::folder_name(&made.path);
        let place =
            if folder.is_empty() { String::new() } else { fr!("Dans le dossier « {folder} ».") };
        let help = [vec![place], warnings].concat().join("\n");
        Self { made: Some(made), ..Self::done(title, help.trim()) }
    }
}

//! Former versions of the file are looked at, and put in the place of the dossier.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::notice::file_name;
use crate::app::{Dialog, Effect, Notice, ReadPurpose, State, VersionShown, VersionsShown};
use crate::dossier::compare::differences;
use crate::dossier::{self, Dossier, Edit, Restoration};
use crate::store::{Contents, FormerVersion, StoreError};

impl State {
    /// Asks which former versions the file has.
    pub(super) fn list_versions(&mut self) {
        let path = self.session.document.as_ref().and_then(|document| document.path.clone());
        if let Some(path) = path {
            self.out.push(Effect::ListVersions(self.tickets.issue(), path));
        }
    }

    /// Shows the versions that were found: of the open file, or of one that does not open.
    pub(super) fn versions_found(&mut self, path: &Path, list: Vec<FormerVersion>) {
        if let Some(Dialog::Problems { file, backup, .. }) = &mut self.dialog {
            // The latest one; of a version that does not open, the one before it.
            let is_it = |version: &FormerVersion| *file == file_name(&version.path);
            let place = list.iter().position(is_it).map(|place| place + 1);
            let place = if *file == file_name(path) { Some(0) } else { place };
            *backup = place.and_then(|place| list.get(place)).map(|version| version.path.clone());
            return;
        }
        let is_open =
            self.session.document.as_ref().is_some_and(|one| one.path.as_deref() == Some(path));
        if !is_open {
            return;
        }
        self.ask(Dialog::Versions(Arc::new(VersionsShown { list, ..VersionsShown::default() })));
    }

    /// Asks for a former version, to set it beside the dossier.
    pub(super) fn compare_version(&mut self, path: PathBuf) {
        if matches!(self.dialog, Some(Dialog::Versions(_))) {
            let ticket = self.tickets.issue();
            self.out.push(Effect::Read(ticket, ReadPurpose::Version, path));
        }
    }

    /// Sets a version that was read beside the dossier.
    pub(super) fn version_read(&mut self, path: &Path, result: Result<Contents, StoreError>) {
        let Some(Dialog::Versions(versions)) = &self.dialog else { return };
        let versions = Arc::clone(versions);
        let Some(version) = versions.list.iter().find(|version| version.path == path) else {
            return;
        };
        let read = result.map_err(|error| error.to_string()).and_then(|contents| {
            dossier::file::read(&contents).value.ok_or_else(|| "elle est abîmée".to_owned())
        });
        let list = versions.list.clone();
        let dossier = match read {
            Ok(dossier) => dossier,
            Err(why) => {
                let moment = crate::french::moment(version.saved_at);
                let refused = Some(fr!("La version enregistrée {moment} ne s’ouvre pas : {why}."));
                self.dialog =
                    Some(Dialog::Versions(Arc::new(VersionsShown { list, shown: None, refused })));
                return;
            }
        };
        let Some(now) = self.dossier() else { return };
        let shown = VersionShown {
            version: version.clone(),
            differences: differences(now, &dossier),
            reopened: reopened(now, &dossier),
            dossier: Arc::new(dossier),
        };
        let shown = Some(shown);
        self.dialog =
            Some(Dialog::Versions(Arc::new(VersionsShown { list, shown, refused: None })));
    }

    /// Goes back to the version that is shown; the file stays as it is until it is saved.
    pub(super) fn restore_version(&mut self) {
        let Some(Dialog::Versions(versions)) = self.dialog.take() else { return };
        let Some(shown) = &versions.shown else { return };
        if let Some(notice) = self.session.guarded.refusal() {
            return self.notify(notice);
        }
        let dossier = Arc::clone(&shown.dossier);
        let edit = Edit::Restore(dossier, Restoration::Backup);
        let is_final = self.dossier().is_some_and(|dossier| edit.is_final(dossier));
        self.edit_dossier(&edit);
        let moment = crate::french::moment(shown.version.saved_at);
        let help = if is_final {
            fr!(
                "Elle ouvre des avis ou clôt une campagne : cela ne s’annule pas, et le dossier est enregistré."
            )
        } else {
            "Enregistrez-le pour le garder ainsi, ou Ctrl+Z pour revenir à la version d’avant."
        };
        let title = format!("Le dossier est revenu à sa version enregistrée {moment}.");
        self.notify(Notice::done(title, help));
    }
}

/// Returns the titles of the campaigns that are closed now and were not then.
fn reopened(now: &Dossier, then: &Dossier) -> Vec<String> {
    let closed = now.campaigns.iter().filter(|campaign| campaign.is_closed());
    let was_open = |id| then.campaign(id).is_some_and(|campaign| !campaign.is_closed());
    closed.filter(|campaign| was_open(campaign.id)).map(|campaign| campaign.title.clone()).collect()
}

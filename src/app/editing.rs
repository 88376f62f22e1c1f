//! Changes to the open dossier: refused with a reason, or made, and told.

use super::{Effects, Notice, State};
use crate::dossier::{CollectionEdit, Edit};

impl State {
    pub(super) fn edit(&mut self, edit: &Edit) -> Effects {
        if let Some(refusal) = self.refusal_of(edit) {
            return self.notify(refusal);
        }
        if let Some(dated) = self.reassessment(edit) {
            return self.edit_dossier(&dated);
        }
        self.edit_dossier(edit)
    }

    pub(super) fn edit_dossier(&mut self, edit: &Edit) -> Effects {
        if let Some(notice) = self.read_only_notice() {
            return self.notify(notice);
        }
        self.told = match edit {
            Edit::RemoveCampaign(_) => Some("Campagne supprimée : Ctrl+Z la rend".to_owned()),
            _ => None,
        };
        let mut told = Effects::none();
        if let Edit::Collect(_, CollectionEdit::Withdraw(_)) = edit {
            told =
                self.notify(Notice::done("L’avis est retiré.", "Ctrl+Z le rend, toujours scellé."));
        }
        if let Edit::RemoveExercise(year) = edit {
            let title = format!("L’exercice {year} est supprimé.");
            told = self.notify(Notice::done(title, "Ctrl+Z le rend, avec toutes ses données."));
        }
        if let Edit::RemoveProof(id) = edit
            && let Some(proof) = self.dossier().and_then(|dossier| dossier.proof(*id))
        {
            let title = format!("La preuve « {} » est supprimée.", proof.display_title());
            told = self.notify(Notice::done(title, "Ctrl+Z la rend, avec tous ses liens."));
        }
        self.forget_file_state(edit);
        let is_final = self.dossier().is_some_and(|dossier| edit.is_final(dossier));
        let before = self.dossier().map_or(0, |dossier| dossier.campaigns.len());
        if let Some(document) = &mut self.document {
            document.apply(edit);
        }
        let added = self.dossier().filter(|dossier| dossier.campaigns.len() > before);
        if let Some(newest) = added.and_then(|d| d.campaigns.iter().map(|c| c.id).max()) {
            self.campaign = Some(newest);
            self.criterion = None;
        }
        if let Edit::AddExercise(year) = edit {
            self.exercise = Some(*year);
        }
        self.refresh();
        if is_final {
            // What cannot be taken back must not be lost by not saving either.
            return told.and(self.save());
        }
        told
    }

    pub(super) fn seal(&mut self) -> Effects {
        if let Some(document) = &mut self.document {
            document.history.seal();
        }
        Effects::none()
    }
}

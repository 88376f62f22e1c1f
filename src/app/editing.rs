//! Changes to the open dossier: refused with a reason, or made, and told.

use std::sync::Arc;

use jiff::civil::Date;

use super::{About, Effects, Notice, State};
use crate::dossier::{CollectionEdit, Edit, Path};
use crate::grid::Grid;

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
        // Whoever answers, or writes, has gone on from what could not be answered.
        self.notices.retain(|notice| !matches!(notice.about, About::Criterion(_)));
        let is_final = self.dossier().is_some_and(|dossier| edit.is_final(dossier));
        if let Some(document) = &mut self.document {
            document.apply(edit);
        }
        if let Edit::AddCampaign { id, .. } = edit {
            self.campaign = Some(*id);
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

    /// Starts a campaign under a number drawn for it.
    pub(super) fn new_campaign(
        &mut self,
        title: String,
        date: Date,
        (grid, path): (Arc<Grid>, Path),
    ) -> Effects {
        let drawn = self.chance.number();
        let Some(id) = self.dossier().map(|dossier| dossier.new_campaign_id(drawn)) else {
            return Effects::none();
        };
        self.edit(&Edit::AddCampaign { id, title, date, grid, path })
    }

    pub(super) fn seal(&mut self) -> Effects {
        if let Some(document) = &mut self.document {
            document.history.seal();
        }
        Effects::none()
    }
}

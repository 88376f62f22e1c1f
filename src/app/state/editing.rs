//! Changes to the open dossier: refused with a reason, or made, and told.

use std::sync::Arc;

use jiff::civil::Date;

use crate::app::{About, Notice, State, Whose};
use crate::dossier::{Campaign, CollectionEdit, Dossier, Edit, Extent};
use crate::grid::Grid;

impl State {
    /// Makes a change that a person asks for, unless the campaign is closed.
    pub(super) fn edit(&mut self, edit: &Edit) {
        let Some(dossier) = self.session.dossier() else { return };
        match edit.admitted(dossier, self.today) {
            Ok(edit) => self.edit_dossier(&edit),
            Err(closed) => self.notices.tell(Notice::closed(closed)),
        }
    }

    /// Makes a change that is a step of undo by itself.
    pub(super) fn edit_alone(&mut self, edit: &Edit) {
        self.session.end_step();
        self.edit(edit);
        self.session.end_step();
    }

    /// Makes a change, whatever it changes, unless the dossier may only be read here.
    pub(super) fn edit_dossier(&mut self, edit: &Edit) {
        if let Some(notice) = self.session.guarded.refusal() {
            return self.notify(notice);
        }
        let Some(dossier) = self.session.dossier() else { return };
        let (told, is_final) = (Notice::removed(edit, dossier), edit.is_final(dossier));
        // Whoever answers, or writes, has gone on from what could not be answered.
        self.notices.withdraw(|about| matches!(about, About::Criterion(_)));
        if let Some(told) = told {
            self.notices.tell(told);
        }
        self.session.apply(edit);
        self.refresh();
        if is_final {
            // What cannot be taken back must not be lost by not saving either.
            self.save();
        }
    }

    /// Starts a campaign under a number drawn for it.
    pub(super) fn new_campaign(
        &mut self,
        title: String,
        date: Date,
        grid: Arc<Grid>,
        extent: Extent,
    ) {
        let drawn = self.chance.number();
        if let Some(id) = self.dossier().map(|dossier| dossier.new_campaign_id(drawn)) {
            self.edit(&Edit::AddCampaign { id, title, date, grid, extent });
        }
    }
}

impl Notice {
    /// Says why a change to a closed campaign is refused.
    fn closed(campaign: &Campaign) -> Self {
        let title = fr!("« {} » est close : ses réponses ne changent plus.", campaign.title);
        let help = "Ajoutez une correction datée, ou commencez une nouvelle campagne.";
        Self::new(Whose::Person, title, help).about(About::Closed(campaign.id))
    }

    /// Says what a change takes out, where nothing else on the screen does.
    fn removed(edit: &Edit, dossier: &Dossier) -> Option<Self> {
        if let Edit::Collect(_, CollectionEdit::Withdraw(_)) = edit {
            return Some(Self::done(
                "L’avis est retiré.",
                "Ctrl+Z pour le rétablir, toujours scellé.",
            ));
        }
        if let Edit::RemoveExercise(year) = edit {
            let title = format!("L’exercice {year} est supprimé.");
            return Some(Self::done(title, "Ctrl+Z pour le rétablir, avec toutes ses données."));
        }
        let Edit::RemoveProof(id) = edit else { return None };
        let title = fr!("La preuve « {} » est supprimée.", dossier.proof(*id)?.display_title());
        Some(Self::done(title, "Ctrl+Z pour la rétablir, avec tous ses liens."))
    }
}

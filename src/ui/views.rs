//! What screens remember for themselves: filters, what is open, what is half typed. Nothing of the dossier.

use super::{dialogs, screens};
use crate::app::Ticket;

/// A memory for each screen, and one for the dialogs.
#[derive(Default)]
pub(super) struct Views {
    /// The session they are about.
    session: Option<Ticket>,
    /// *Évaluer*.
    pub(super) assess: screens::AssessView,
    /// *Résultats*.
    pub(super) results: screens::ResultsView,
    /// *Progression*.
    pub(super) progress: screens::ProgressView,
    /// *Accueil*.
    pub(super) home: screens::HomeView,
    /// *Équipe*.
    pub(super) team: screens::TeamView,
    /// *Rémunération*.
    pub(super) remuneration: screens::RemunerationView,
    /// *Réunion*.
    pub(super) meeting: screens::MeetingView,
    /// *Plan d’action*.
    pub(super) plan: screens::PlanView,
    /// *Preuves*.
    pub(super) proofs: screens::ProofsView,
    /// *Rapports*.
    pub(super) reports: screens::ReportsView,
    /// Dialogs.
    pub(super) dialogs: dialogs::DialogsView,
}

impl Views {
    /// Forgets what another session left: what is half typed in a dossier is nothing to the next one.
    pub(super) fn follow(&mut self, session: Ticket) {
        if self.session != Some(session) {
            // A dialog may be what opened this one.
            let dialogs = std::mem::take(&mut self.dialogs);
            *self = Self { session: Some(session), dialogs, ..Self::default() };
        }
    }
}

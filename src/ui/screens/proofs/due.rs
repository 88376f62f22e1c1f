//! Accueil's card of the proofs to renew: those that hold no more, or not for long.

use eframe::egui::Ui;

use super::list::validity_ui;
use crate::app::{Action, ProofAction, Screen};
use crate::dossier::{FileState, Proof};
use crate::french;
use crate::ui::ask::Ask;
use crate::ui::style;
use crate::ui::widgets::{Button, Icon, link_ui, section_ui, warning_ui};

/// Shows the proofs to renew, the most urgent first; nothing when there are none.
pub(in crate::ui::screens) fn due_ui(ui: &mut Ui, ask: &Ask<'_>) {
    const MOST: usize = 2;
    let Some(dossier) = ask.state.dossier() else { return };
    let is_lost = |proof: &Proof| {
        let found = ask.state.session.proof_files.get(&proof.id);
        matches!(found, Some(FileState::Missing | FileState::Changed))
    };
    let is_due = |proof: &&Proof| proof.validity(ask.state.today).is_due() || is_lost(proof);
    let mut due: Vec<&Proof> = dossier.proofs.iter().map(|p| &**p).filter(is_due).collect();
    if due.is_empty() {
        return;
    }
    due.sort_by_key(|proof| (proof.valid_until.is_none(), proof.valid_until));
    section_ui(ui, "Preuves à renouveler", |ui| {
        for proof in due.iter().take(MOST) {
            ui.horizontal_wrapped(|ui| {
                let title = proof.display_title();
                let name = fr!("Ouvrir la preuve « {title} »");
                let link = link_ui(ui, style::body(title), &name);
                ask.clicked(&link, Action::Proofs(ProofAction::Show(proof.id)));
                if proof.validity(ask.state.today).is_due() {
                    validity_ui(ui, proof.validity(ask.state.today));
                }
                if is_lost(proof) {
                    warning_ui(ui, "fichier à revoir");
                }
            });
        }
        let left = due.len().saturating_sub(MOST);
        if left > 0 {
            let label = format!("Et {} de plus", french::count(left, "preuve"));
            let button = Button::new(&label).quiet().icon_after(Icon::ChevronRight);
            ask.button(ui, button, Action::Go(Screen::Proofs));
        }
    });
}

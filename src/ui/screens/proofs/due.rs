//! Accueil's card of the proofs to renew: those that hold no more, or not for long.

use eframe::egui::{Label, Role, Sense, Ui, WidgetInfo};

use super::list::validity_ui;
use crate::app::{Action, ProofAction, Screen, State};
use crate::dossier::{FileState, Proof};
use crate::french;
use crate::ui::style;
use crate::ui::widgets::{Button, card, paint_focus};

/// Shows the proofs to renew, the most urgent first; nothing when there are none.
pub(in crate::ui::screens) fn due_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    const MOST: usize = 4;
    let Some(dossier) = state.dossier() else { return };
    let is_lost = |proof: &Proof| {
        let found = state.session.proof_files.get(&proof.id);
        matches!(found, Some(FileState::Missing | FileState::Changed))
    };
    let is_due = |proof: &&Proof| proof.validity(state.today).is_due() || is_lost(proof);
    let mut due: Vec<&Proof> = dossier.proofs.iter().map(|p| &**p).filter(is_due).collect();
    if due.is_empty() {
        return;
    }
    due.sort_by_key(|proof| (proof.valid_until.is_none(), proof.valid_until));
    card(ui, |ui| {
        ui.label(style::heading("Preuves à renouveler"));
        for proof in due.iter().take(MOST) {
            ui.horizontal_wrapped(|ui| {
                title_ui(ui, proof, actions);
                if proof.validity(state.today).is_due() {
                    validity_ui(ui, proof.validity(state.today));
                }
                if is_lost(proof) {
                    ui.label(style::small("fichier à revoir").color(style::look(ui).warn));
                }
            });
        }
        let left = due.len().saturating_sub(MOST);
        if left > 0 {
            let text = format!("et {} de plus", french::count(left, "preuve"));
            ui.label(style::small(text).color(style::look(ui).muted));
        }
        if Button::new("Ouvrir le registre").ui(ui).clicked() {
            actions.push(Action::Go(Screen::Proofs));
        }
    });
}

fn title_ui(ui: &mut Ui, proof: &Proof, actions: &mut Vec<Action>) {
    let title = proof.display_title();
    let response = ui.add(Label::new(style::body(title)).sense(Sense::click()));
    let name = format!("Ouvrir la preuve « {title} »");
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    paint_focus(ui, &response, response.rect);
    if response.clicked() {
        actions.push(Action::Proofs(ProofAction::Show(proof.id)));
    }
}

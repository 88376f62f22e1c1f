//! The proofs of the register that show one claim, beside that claim.

use eframe::egui::{Align, Label, Layout, Role, Sense, Ui, Vec2, WidgetInfo};
use lucide_icons::Icon;

use super::edit;
use super::list::{validity_ui, where_words};
use crate::app::{Action, Claim, Dialog, ProofAction, State};
use crate::dossier::{FileState, Proof};
use crate::ui::style;
use crate::ui::widgets::{Button, icon_button_ui, paint_focus};

/// Shows the proofs linked to a claim, each leading to the register, and a way to link others.
pub(in crate::ui::screens) fn registered_proofs_ui(
    ui: &mut Ui,
    state: &State,
    claim: &Claim,
    actions: &mut Vec<Action>,
) {
    let Some(dossier) = state.dossier() else { return };
    for proof in dossier.proofs.iter().filter(|proof| claim.is_shown_by(proof)) {
        proof_ui(ui, state, claim, proof, actions);
    }
    let button = Button::new("Lier une preuve…").icon(Icon::Link).ui(ui);
    let text = "Choisir dans le registre, ou y ajouter une preuve";
    if button.on_hover_text(text).clicked() {
        actions.push(Action::Ask(Dialog::LinkProof(claim.clone())));
    }
}

fn proof_ui(ui: &mut Ui, state: &State, claim: &Claim, proof: &Proof, actions: &mut Vec<Action>) {
    let title = proof.display_title();
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 28.0), layout, |ui| {
        if icon_button_ui(ui, Icon::X, &format!("Délier « {title} »"), true).clicked() {
            actions.extend([Action::Seal, edit(claim.linked(proof, false)), Action::Seal]);
        }
        validity_ui(ui, proof.validity(state.today));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let label = Label::new(style::body(title).underline()).truncate();
            let response = ui.add(label.sense(Sense::click()));
            let name = format!("Ouvrir la preuve « {title} »");
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
            paint_focus(ui, &response, response.rect);
            let (place, _) = where_words(state, proof);
            if response.on_hover_text(place).clicked() {
                actions.push(Action::Proofs(ProofAction::Show(proof.id)));
            }
        });
    });
    if let Some(FileState::Missing | FileState::Changed) = state.session.proof_files.get(&proof.id)
    {
        let (place, _) = where_words(state, proof);
        ui.label(style::small(format!("Fichier {place}")).color(style::look(ui).warn));
    }
}

//! The proofs of the register that show one claim, beside that claim.

use eframe::egui::{Align, Label, Layout, Role, Sense, Ui, Vec2};
use lucide_icons::Icon;

use super::list::{validity_ui, where_words};
use super::shown::edit;
use crate::app::{Action, Claim, Dialog, ProofAction};
use crate::dossier::{FileState, Proof};
use crate::ui::ask::Ask;
use crate::ui::style;
use crate::ui::widgets::{Button, icon_button_ui, paint_focus, say, warning_ui};

/// Shows the proofs linked to a claim, each leading to the register, and a way to link others.
pub(in crate::ui::screens) fn registered_proofs_ui(ui: &mut Ui, ask: &Ask<'_>, claim: &Claim) {
    let Some(dossier) = ask.state.dossier() else { return };
    for proof in dossier.proofs.iter().filter(|proof| claim.is_shown_by(proof)) {
        proof_ui(ui, ask, claim, proof);
    }
    let button = Button::new("Lier une preuve…").icon(Icon::Link).ui(ui);
    let text = "Choisir dans le registre, ou y ajouter une preuve";
    ask.clicked(&button.on_hover_text(text), Action::Ask(Dialog::LinkProof(claim.clone())));
}

fn proof_ui(ui: &mut Ui, ask: &Ask<'_>, claim: &Claim, proof: &Proof) {
    let title = proof.display_title();
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 28.0), layout, |ui| {
        if icon_button_ui(ui, Icon::X, &fr!("Délier « {title} »"), true).clicked() {
            ask.step(edit(claim.linked(proof, false)));
        }
        validity_ui(ui, proof.validity(ask.state.today));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let label = Label::new(style::body(title).underline()).truncate();
            let response = ui.add(label.sense(Sense::click()));
            let name = fr!("Ouvrir la preuve « {title} »");
            say(&response, Role::Link, &name);
            paint_focus(ui, &response, response.rect);
            let (place, _) = where_words(ask.state, proof);
            ask.clicked(
                &response.on_hover_text(place),
                Action::Proofs(ProofAction::Show(proof.id)),
            );
        });
    });
    if let Some(FileState::Missing | FileState::Changed) =
        ask.state.session.proof_files.get(&proof.id)
    {
        let (place, _) = where_words(ask.state, proof);
        warning_ui(ui, format!("Fichier {place}"));
    }
}

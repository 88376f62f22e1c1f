//! « Personnaliser ce document »: what the team says besides, and what it leaves out.

use std::sync::Arc;

use eframe::egui::Ui;

use super::letterhead::{LogoTexture, letterhead_ui};
use crate::app::export::{DocumentKind, Export, Preview};
use crate::app::{Action, State};
use crate::dossier::{Dossier, Edit, Presentation, Wishes};
use crate::ui::screens::typing::{chosen, typed};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, card, columns_ui, field_label_ui};

/// Shows everything one can wish of a document.
pub(super) fn personal_ui(
    ui: &mut Ui,
    letterhead: &mut LogoTexture,
    (state, kind): (&State, DocumentKind),
    actions: &mut Vec<Action>,
) {
    let Some(dossier) = state.dossier() else { return };
    ui.push_id(kind.slug(), |ui| {
        card(ui, |ui| {
            ui.label(style::heading("Ce document"));
            columns_ui(
                ui,
                (0.56, 560.0),
                actions,
                |ui, actions| texts_ui(ui, dossier, kind, actions),
                |ui, actions| sections_ui(ui, (dossier, &state.session.preview), kind, actions),
            );
        });
    });
    ui.add_space(size::xs());
    letterhead_ui(ui, letterhead, (dossier, state.session.is_reading_logo), actions);
    ui.add_space(size::s());
}

/// Returns the action that changes how documents present themselves.
pub(super) fn edit(dossier: &Dossier, change: impl FnOnce(&mut Presentation)) -> Action {
    let mut presentation = Presentation::clone(&dossier.presentation);
    change(&mut presentation);
    Action::Edit(Edit::Presentation(Arc::new(presentation)))
}

/// Returns the action that changes what is wished of a document.
fn wish(dossier: &Dossier, kind: DocumentKind, change: impl FnOnce(&mut Wishes)) -> Action {
    edit(dossier, |presentation| {
        change(presentation.wishes.entry(kind.slug().to_owned()).or_default());
    })
}

fn texts_ui(ui: &mut Ui, dossier: &Dossier, kind: DocumentKind, actions: &mut Vec<Action>) {
    let wishes = dossier.presentation.wishes_of(kind.slug()).cloned().unwrap_or_default();
    let (mut before, mut after) = (wishes.before, wishes.after);
    let field = Field::new("Texte avant")
        .rows(4)
        .help("Placé en tête, avant le reste. Une ligne vide sépare deux paragraphes.");
    let response = field.ui(ui, &mut before);
    typed(&response, actions, || wish(dossier, kind, |wishes| wishes.before = before));
    let field = Field::new("Texte après").rows(3).help("Placé à la fin du document.");
    let response = field.ui(ui, &mut after);
    typed(&response, actions, || wish(dossier, kind, |wishes| wishes.after = after));
}

/// Shows the parts of the document, each to be kept or left out.
fn sections_ui(
    ui: &mut Ui,
    (dossier, preview): (&Dossier, &Preview),
    kind: DocumentKind,
    actions: &mut Vec<Action>,
) {
    let look = style::look(ui);
    let wishes = dossier.presentation.wishes_of(kind.slug());
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, "Parties à garder");
        let is_known = preview.shown.is_some_and(
            |shown| matches!(shown.document, Export::Report(of, _) if of.slug() == kind.slug()),
        );
        if !is_known {
            ui.label(
                style::small("Elles s’affichent dès que l’aperçu est prêt.").color(look.muted),
            );
            return;
        }
        ui.spacing_mut().icon_spacing = size::s();
        ui.spacing_mut().interact_size.y = size::xl();
        for (id, title) in &preview.outline {
            let mut is_kept = wishes.is_none_or(|wishes| !wishes.left_out.contains(*id));
            if ui.checkbox(&mut is_kept, style::body(title)).changed() {
                let change = |wishes: &mut Wishes| {
                    if is_kept {
                        wishes.left_out.remove(*id);
                    } else {
                        wishes.left_out.insert((*id).to_owned());
                    }
                };
                chosen(actions, wish(dossier, kind, change));
            }
        }
        let is_anything_out = wishes.is_some_and(|wishes| !wishes.left_out.is_empty());
        if is_anything_out && Button::new("Tout garder").quiet().ui(ui).clicked() {
            chosen(actions, wish(dossier, kind, |wishes| wishes.left_out.clear()));
        }
    });
}

//! « Personnaliser ce document »: what the team says besides, and what it leaves out.

use eframe::egui::Ui;

use super::letterhead::{LogoTexture, edit, letterhead_ui};
use crate::app::Action;
use crate::app::export::{DocumentKind, Export};
use crate::dossier::{Dossier, Wishes};
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, Half, columns_ui, labelled_ui, note_ui, section_ui};

/// Shows everything one can wish of a document.
pub(super) fn personal_ui(
    ui: &mut Ui,
    letterhead: &mut LogoTexture,
    ask: &Ask<'_>,
    kind: DocumentKind,
) {
    let Some(dossier) = ask.state.dossier() else { return };
    ui.push_id(kind.slug(), |ui| {
        section_ui(ui, "Ce document", |ui| {
            columns_ui(ui, 0.56, 560.0, |ui, half| match half {
                Half::Left => texts_ui(ui, dossier, kind, ask),
                Half::Right => sections_ui(ui, dossier, kind, ask),
            });
        });
    });
    ui.add_space(size::xs());
    letterhead_ui(ui, letterhead, dossier, ask);
    ui.add_space(size::s());
}

/// Returns the action that changes what is wished of a document.
fn wish(dossier: &Dossier, kind: DocumentKind, change: impl FnOnce(&mut Wishes)) -> Action {
    edit(dossier, |presentation| {
        change(presentation.wishes.entry(kind.slug().to_owned()).or_default());
    })
}

fn texts_ui(ui: &mut Ui, dossier: &Dossier, kind: DocumentKind, ask: &Ask<'_>) {
    let wishes = dossier.presentation.wishes_of(kind.slug()).cloned().unwrap_or_default();
    let field = Field::new("Texte avant")
        .rows(4)
        .help("Placé en tête, avant le reste. Une ligne vide sépare deux paragraphes.");
    ask.text(ui, field, &wishes.before, |text| wish(dossier, kind, |wishes| wishes.before = text));
    let field = Field::new("Texte après").rows(3).help("Placé à la fin du document.");
    ask.text(ui, field, &wishes.after, |text| wish(dossier, kind, |wishes| wishes.after = text));
}

/// Shows the parts of the document, each to be kept or left out.
fn sections_ui(ui: &mut Ui, dossier: &Dossier, kind: DocumentKind, ask: &Ask<'_>) {
    let preview = &ask.state.session.preview;
    let wishes = dossier.presentation.wishes_of(kind.slug());
    labelled_ui(ui, "Parties à garder", |ui| {
        let is_known = preview.shown.is_some_and(
            |shown| matches!(shown.document, Export::Report(of, _) if of.slug() == kind.slug()),
        );
        if !is_known {
            note_ui(ui, "Elles s’affichent dès que l’aperçu est prêt.");
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
                ask.step(wish(dossier, kind, change));
            }
        }
        let is_anything_out = wishes.is_some_and(|wishes| !wishes.left_out.is_empty());
        if is_anything_out && Button::new("Tout garder").quiet().ui(ui).clicked() {
            ask.step(wish(dossier, kind, |wishes| wishes.left_out.clear()));
        }
    });
}

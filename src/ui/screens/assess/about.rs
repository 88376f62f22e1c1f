//! What the author of a grid says to who reads a criterion: help, where to read more, and the axis of
//! the HAS matrix it belongs to.

use eframe::egui::Ui;

use super::pane::CriterionPane;
use crate::app::{Action, Dialog, ProofOpening, Usage, web_address};
use crate::grid::Reference;
use crate::ui::style::{self, size};
use crate::ui::widgets::{field_label_ui, folded_ui, link_ui, note_ui};

/// Shows help and where to read more; nothing where nothing is said.
pub fn about_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    /// A longer help is folded.
    const LONG: usize = 240;
    let criterion = shown.criterion;
    if criterion.help.is_none() && criterion.references.is_empty() {
        return;
    }
    ui.push_id(("about", &criterion.id.0), |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = size::xs();
            if let Some(help) = &criterion.help {
                let help_ui = |ui: &mut Ui| drop(ui.label(style::body(help)));
                if help.chars().count() > LONG {
                    folded_ui(ui, "Aide sur ce critère", help_ui);
                } else {
                    field_label_ui(ui, "Aide sur ce critère");
                    help_ui(ui);
                }
            }
            if !criterion.references.is_empty() {
                field_label_ui(ui, "Pour en savoir plus");
            }
            for reference in &criterion.references {
                reference_ui(ui, shown, reference);
            }
        });
    });
}

/// Shows where to read more: a page of the web opens once the person says so, another place is read.
fn reference_ui(ui: &mut Ui, shown: &CriterionPane<'_>, reference: &Reference) {
    let words = reference_words(reference);
    let Some((place, address)) =
        reference.address.as_deref().and_then(|place| Some((place, web_address(place)?)))
    else {
        ui.label(style::small(with_address(reference, words)));
        return;
    };
    let link = link_ui(ui, style::small(&words).underline(), &words);
    let opening = ProofOpening {
        title: reference.name.clone(),
        place: place.to_owned(),
        opens: Some(Usage::Page(address)),
        shows: None,
        far: None,
        is_changed: false,
    };
    let opening = Action::Ask(Dialog::OpenProof(Box::new(opening)));
    shown.ask.clicked(&link.on_hover_text(place), opening);
}

/// Names where to read more: "Guide des protocoles, p. 12".
fn reference_words(reference: &Reference) -> String {
    match &reference.page {
        Some(page) => fr!("{}, p.~{page}", reference.name),
        None => reference.name.clone(),
    }
}

/// Adds an address that is no page of the web, to be read and copied.
fn with_address(reference: &Reference, words: String) -> String {
    match &reference.address {
        Some(address) => fr!("{words} : {address}"),
        None => words,
    }
}

/// Shows the axis of the HAS matrix it belongs to; nothing where it belongs to none.
pub fn axis_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    if let Some(axis) = &shown.criterion.has_axis {
        note_ui(ui, fr!("Axe de la matrice de la HAS : {axis}"));
    }
}

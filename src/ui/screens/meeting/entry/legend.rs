//! What each key does while paper is copied.

use eframe::egui::Ui;

use crate::grid::Criterion;
use crate::ui::style::size;
use crate::ui::widgets::{key_cap_ui, note_ui};

/// Says what each key does for the criterion in front; a key that is refused there is not offered.
pub fn legend_ui(ui: &mut Ui, criterion: Option<&Criterion>) {
    let keys = [
        ("0 à 4", "niveau", criterion.is_some()),
        ("8", "ne sait pas", criterion.is_some()),
        ("9", "sans objet", criterion.is_some_and(|one| one.allows_not_applicable)),
        ("7", "pas de réponse", criterion.is_some()),
        ("Effacement", "corriger", true),
        ("C", "commentaire", criterion.is_some_and(|one| !one.is_sensitive)),
        ("N", "nom", true),
        ("Échap", "abandonner", true),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::xs();
        for (key, meaning, _) in keys.into_iter().filter(|(_, _, works)| *works) {
            key_ui(ui, key, meaning);
        }
    });
}

/// Says which key writes the name.
pub fn name_key_ui(ui: &mut Ui) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::xs();
        key_ui(ui, "N", "écrire le nom, puis Entrée");
    });
}

fn key_ui(ui: &mut Ui, key: &str, meaning: &str) {
    key_cap_ui(ui, key);
    note_ui(ui, meaning);
    ui.add_space(size::s());
}

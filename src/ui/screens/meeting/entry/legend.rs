//! What each key does while paper is copied.

use eframe::egui::Ui;

use crate::grid::{Criterion, Scale};
use crate::ui::style::size;
use crate::ui::widgets::{key_cap_ui, note_ui};

/// Digits that are no level, on scales that leave them free: no answer, *ne sait pas*, *sans objet*.
pub const NO_ANSWER: usize = 7;
pub const UNKNOWN: usize = 8;
pub const NOT_APPLICABLE: usize = 9;

/// Says what each key does for the criterion in front; a key that is refused there is not offered.
pub fn legend_ui(ui: &mut Ui, criterion: Option<&Criterion>) {
    let scale = criterion.map(|one| &*one.scale);
    let levels = scale.map(|scale| {
        let between = if scale.count() == 2 { "ou" } else { "à" };
        format!("{} {between} {}", scale.lowest(), scale.highest())
    });
    // Where digits are all levels, letters stand for the rest.
    let [unknown, aside, nothing] =
        if scale.is_some_and(is_wide) { ["I", "S", "Espace"] } else { ["8", "9", "7"] };
    let keys = [
        (levels.as_deref().unwrap_or_default(), "niveau", criterion.is_some()),
        (unknown, "ne sait pas", criterion.is_some()),
        (aside, "sans objet", criterion.is_some_and(|one| one.allows_not_applicable)),
        (nothing, "pas de réponse", criterion.is_some()),
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

/// Tells whether a scale takes the digits that stand for what is no level.
pub fn is_wide(scale: &Scale) -> bool {
    usize::from(scale.highest().number()) >= NO_ANSWER
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

//! What differs between two versions: what it is, what it was, what it became.

use crate::ui::widgets::note_ui;
use eframe::egui::{ScrollArea, Ui};

use crate::app::shipped_rules;
use crate::dossier::compare::{Difference, PieceKey};
use crate::remuneration::piece_title;
use crate::ui::style::{self, size};

/// Shows differences, in a room of this height.
pub fn differences_ui(ui: &mut Ui, id: &str, differences: &[Difference], most_height: f32) {
    ScrollArea::vertical().id_salt(id).max_height(most_height).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = size::s();
            for difference in differences {
                difference_ui(ui, difference);
            }
        },
    );
}

fn difference_ui(ui: &mut Ui, difference: &Difference) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(style::body(titled(&difference.part, &difference.title)));
        note_ui(ui, format!("{} → {}", told(&difference.before), told(&difference.after)));
    });
}

/// Returns the title of a piece, in the words of the rules when it is theirs.
pub fn titled(part: &PieceKey, title: &str) -> String {
    piece_title(&shipped_rules(), part).unwrap_or_else(|| title.to_owned())
}

/// Says that there is nothing, rather than nothing.
pub fn told(words: &str) -> &str {
    if words.trim().is_empty() { "rien" } else { words }
}

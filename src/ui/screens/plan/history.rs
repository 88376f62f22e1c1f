//! What happened to an action, the latest first, and a note to add.

use eframe::egui::{Key, Ui};

use crate::app::{Action, PlanAction};
use crate::dossier::{Event, Improvement};
use crate::french;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, note_ui, section_ui};

/// Shows the history.
pub fn history_ui(ui: &mut Ui, note: &mut String, one: &Improvement, ask: &Ask<'_>) {
    section_ui(ui, "Historique", |ui| {
        let help = "Elle sera datée d’aujourd’hui.";
        let field = Field::new("Note").hint("Ce qui a avancé, ce qui bloque").help(help);
        let response = field.ui(ui, note);
        let wants = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let is_given = !note.trim().is_empty();
        let button = Button::new("Ajouter la note").enabled(is_given).ui(ui);
        if is_given && (button.clicked() || wants) {
            let text = std::mem::take(note).trim().to_owned();
            ask.push(Action::Plan(PlanAction::Note(one.id, text)));
        }
        for event in one.history.iter().rev() {
            event_ui(ui, event);
        }
    });
}

fn event_ui(ui: &mut Ui, event: &Event) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let state = event.state.map_or_else(String::new, |state| format!(" · {}", state.label()));
        note_ui(ui, format!("{}{state}", french::long_date(event.on)));
        if !event.text.is_empty() {
            ui.label(style::body(&event.text));
        }
        ui.add_space(size::xs());
    });
}

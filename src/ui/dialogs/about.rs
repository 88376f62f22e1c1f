//! "À propos": which version this is, whose work it may be, and what is asked of it in case of trouble.

use eframe::egui::Ui;

use super::form::{Form, buttons_ui};
use crate::app::Command;
use crate::ui::style;
use crate::ui::widgets::{Button, muted_ui, note_ui};

/// Shows what the program is.
pub fn about_ui(ui: &mut Ui, form: &Form<'_>) {
    ui.label(style::heading(fr!("Jalons {}", env!("CARGO_PKG_VERSION"))));
    ui.label(style::body("L’auto-évaluation d’équipe de l’exercice coordonné, d’année en année."));
    muted_ui(ui, "Tout reste sur cet ordinateur, dans des fichiers qui appartiennent à l’équipe.");
    note_ui(ui, "Logiciel libre, sous licence MIT ou Apache 2.0, au choix.");
    note_ui(
        ui,
        fr!(
            "En cas de panne, le journal technique aide à comprendre : rien n’y parle de l’équipe."
        ),
    );
    buttons_ui(ui, |ui| {
        form.close(ui);
        for command in [Command::OpenJournal, Command::CheckCalculations] {
            form.ending(ui, Button::new(command.label()), command);
        }
    });
}

//! What a file has wrong: each with its place and its remedy.

use std::path::Path;

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::form::{Form, buttons_ui, list_ui};
use crate::app::Action;
use crate::french;
use crate::source::{Problem, Severity};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, chip_ui, muted_ui, note_ui};

/// Shows every problem of a file.
pub fn problems_ui(ui: &mut Ui, file: &str, problems: &[Problem], help: &str, form: &Form<'_>) {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let remarks = problems.len() - errors;
    let counted = match (errors, remarks) {
        (0, remarks) => french::count(remarks, "remarque"),
        (errors, 0) => french::count(errors, "erreur"),
        (errors, remarks) => {
            format!("{} et {}", french::count(errors, "erreur"), french::count(remarks, "remarque"))
        }
    };
    ui.label(style::heading(fr!("« {file} » : {counted}")));
    muted_ui(ui, help);
    list_ui(ui, 300.0, |ui| {
        for problem in problems {
            problem_ui(ui, problem);
        }
    });
    buttons_ui(ui, |ui| {
        form.close(ui);
        if Button::new("Copier la liste").ui(ui).clicked() {
            let text: Vec<String> = problems.iter().map(|problem| problem.render(file)).collect();
            ui.ctx().copy_text(text.join("\n"));
        }
    });
}

/// Offers the former version of the file.
pub fn backup_ui(ui: &mut Ui, backup: Option<&Path>, form: &Form<'_>) {
    let Some(backup) = backup else { return };
    let button = Button::new("Ouvrir la version précédente").icon(Icon::History);
    form.ending(ui, button, Action::Open(backup.to_owned()));
}

fn problem_ui(ui: &mut Ui, problem: &Problem) {
    let look = style::look(ui);
    ui.horizontal_top(|ui| {
        let (word, tone) = match problem.severity {
            Severity::Error => ("erreur", ChipTone::Bad),
            Severity::Warning => ("remarque", ChipTone::Warn),
        };
        chip_ui(ui, word, tone, None);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            note_ui(ui, format!("Ligne {}, colonne {}", problem.place.line, problem.place.column));
            ui.label(style::body(&problem.message));
            if let Some(help) = &problem.help {
                ui.label(style::body(help).color(look.accent_ink));
            }
        });
    });
    ui.add_space(size::xs());
}

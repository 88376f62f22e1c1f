//! Which year a new exercise is.

use eframe::egui::Ui;

use super::form::{Form, buttons_ui, is_confirmed};
use crate::app::{self, Action, Screen};
use crate::dossier::Edit;
use crate::remuneration::words;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, folded_ui, muted_ui, note_ui};

/// Asks for the year.
pub(super) fn new_ui(ui: &mut Ui, form: &Form<'_>, text: &mut String) {
    let rules = app::shipped_rules();
    let year: Option<i16> = text.trim().parse().ok();
    let exercise = year.and_then(|year| rules.exercise(year));
    let is_taken = year.and_then(|year| form.ask.state.dossier()?.exercise(year)).is_some();
    let years = rules.exercises.first().zip(rules.exercises.last());
    let outside = years.map_or_else(String::new, |(first, last)| {
        format!("Les règles connues vont de {} à {}.", first.year, last.year)
    });
    let problem = match (year, exercise) {
        (None, _) => Some("Écrivez une année, par exemple 2025."),
        (Some(_), None) => Some(outside.as_str()),
        (Some(_), Some(_)) => is_taken.then_some("Cet exercice est déjà dans le dossier."),
    };
    ui.label(style::heading("Nouvel exercice"));
    let field = Field::new("Année civile payée")
        .help("Les justificatifs d’une année sont transmis au début de la suivante.")
        .problem(problem)
        .width(120.0);
    form.field(ui, field, text);
    if let Some(exercise) = exercise {
        let caution = words::caution(exercise.year, Some(exercise.status));
        if !caution.is_empty() {
            muted_ui(ui, caution);
            folded_ui(ui, fr!("Pourquoi ?"), |ui| {
                note_ui(ui, &exercise.note);
            });
        }
    }
    ui.add_space(size::xs());
    let is_ready = problem.is_none();
    let is_confirmed = is_ready && is_confirmed(ui);
    buttons_ui(ui, |ui| {
        let button = Button::new("Commencer").primary().enabled(is_ready).ui(ui);
        if let (true, Some(year)) = (button.clicked() || is_confirmed, year) {
            form.ask.push(Edit::AddExercise(year));
            form.ask.push(Action::CloseDialog);
            form.ask.push(Action::Go(Screen::Remuneration));
        }
        form.cancel(ui);
    });
}

//! Which year a new exercise is.

use eframe::egui::Ui;

use super::{Form, buttons_ui, is_confirmed};
use crate::app::{self, Action, Screen, State};
use crate::dossier::Edit;
use crate::remuneration::words;
use crate::ui::screens::suggested_year;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field};

/// Returns the year one most likely wants.
pub(super) fn suggested(state: &State) -> String {
    suggested_year(state).to_string()
}

/// Asks for the year.
pub(super) fn new_ui(ui: &mut Ui, form: &Form<'_>, text: &mut String, actions: &mut Vec<Action>) {
    let rules = app::shipped_rules();
    let year: Option<i16> = text.trim().parse().ok();
    let exercise = year.and_then(|year| rules.exercise(year));
    let is_taken = year.and_then(|year| form.state.dossier()?.exercise(year)).is_some();
    let years = (rules.exercises.first(), rules.exercises.last());
    let outside = match years {
        (Some(first), Some(last)) => {
            format!("Les règles connues vont de {} à {}.", first.year, last.year)
        }
        _ => String::new(),
    };
    let problem = match (year, exercise) {
        (None, _) => Some("Écrivez une année, par exemple 2025."),
        (_, None) => Some(outside.as_str()),
        _ if is_taken => Some("Cet exercice est déjà dans le dossier."),
        _ => None,
    };
    ui.label(style::heading("Nouvel exercice"));
    let field = Field::new("Année civile payée")
        .help("Les justificatifs d’une année sont transmis au début de la suivante.")
        .problem(problem)
        .width(120.0);
    let response = field.ui(ui, text);
    if form.is_new {
        response.request_focus();
    }
    if let Some(exercise) = exercise {
        let note = format!("{} : {}", words::status(Some(exercise.status)), exercise.note);
        ui.label(style::body(note).color(style::look(ui).muted));
    }
    ui.add_space(size::xs());
    let is_ready = problem.is_none();
    let is_confirmed = is_ready && is_confirmed(ui);
    buttons_ui(ui, |ui| {
        let button = Button::new("Commencer").primary().enabled(is_ready).ui(ui);
        if let (true, Some(year)) = (button.clicked() || is_confirmed, year) {
            actions.push(Action::Edit(Edit::AddExercise(year)));
            actions.push(Action::CloseDialog);
            actions.push(Action::Go(Screen::Remuneration));
        }
        if Button::new("Annuler").ui(ui).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

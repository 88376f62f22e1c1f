//! Text fields with a label above, a hint inside, and what is expected below.

use eframe::egui::{Margin, Response, TextEdit, Ui};

use crate::ui::style::{self, size};

/// A labelled text field.
#[derive(Clone, Copy, Debug)]
#[must_use = "a field is shown with `ui`"]
pub struct Field<'a> {
    label: &'a str,
    hint: &'a str,
    help: &'a str,
    problem: Option<&'a str>,
    rows: Option<usize>,
    width: f32,
    shows_label: bool,
}

impl<'a> Field<'a> {
    /// A field of one line.
    pub const fn new(label: &'a str) -> Self {
        Self {
            label,
            hint: "",
            help: "",
            problem: None,
            rows: None,
            width: f32::INFINITY,
            shows_label: true,
        }
    }

    /// Shows an example inside while it is empty.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Says below what is expected.
    pub const fn help(mut self, help: &'a str) -> Self {
        self.help = help;
        self
    }

    /// Says below what is wrong, in place of what is expected.
    pub const fn problem(mut self, problem: Option<&'a str>) -> Self {
        self.problem = problem;
        self
    }

    /// Makes it taller, for running text.
    pub const fn rows(mut self, rows: usize) -> Self {
        self.rows = Some(rows);
        self
    }

    /// Gives it a width.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Keeps the label for screen readers only: a heading already shows it.
    pub const fn unlabelled(mut self) -> Self {
        self.shows_label = false;
        self
    }

    /// Shows it.
    pub fn ui(self, ui: &mut Ui, text: &mut String) -> Response {
        let look = style::look(ui);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = size::xs();
            let label = self.shows_label.then(|| field_label_ui(ui, self.label));
            let edit = match self.rows {
                Some(rows) => TextEdit::multiline(text).desired_rows(rows),
                None => TextEdit::singleline(text),
            };
            let edit = edit
                .hint_text(style::body(self.hint).color(look.faint))
                .margin(Margin::symmetric(10, 7))
                .desired_width(self.width.min(ui.available_width()));
            let response = ui.name_inputs(self.label, |ui| ui.add(edit));
            let response = match &label {
                Some(label) => response.labelled_by(label.id),
                None => response,
            };
            if let Some(problem) = self.problem {
                ui.label(style::small(problem).color(look.bad));
            } else if !self.help.is_empty() {
                ui.label(style::small(self.help).color(look.muted));
            }
            response
        })
        .inner
    }
}

/// Shows the label above a field.
pub fn field_label_ui(ui: &mut Ui, label: &str) -> Response {
    ui.label(style::small(label).color(style::look(ui).muted))
}

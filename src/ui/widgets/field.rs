//! Text fields with a label above, a hint inside, and what is expected below.

use eframe::egui::{Id, Margin, Response, RichText, TextEdit, Ui};
use jiff::civil::Date;

use super::{note_ui, tell};
use crate::app::Jargon;
use crate::french::{self, DateFault, Edge};
use crate::ui::style::{self, size};

/// Characters of a line: what is pasted by mistake stops there, and the file stays readable.
const MAX_LINE: usize = 2_000;
/// Characters of a running text, some forty pages.
const MAX_RUNNING_TEXT: usize = 100_000;

/// Room under which a field of a row that goes on below begins there.
const FEWEST: f32 = 240.0;

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
    id: Option<Id>,
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
            id: None,
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

    /// Keeps the keyboard whatever comes above it.
    pub const fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Returns its label.
    pub const fn label(&self) -> &'a str {
        self.label
    }

    /// Shows it.
    pub fn ui(self, ui: &mut Ui, text: &mut String) -> Response {
        let look = style::look(ui);
        // Where things go on in the next row, a field does too.
        if ui.layout().main_wrap() && ui.available_size_before_wrap().x < self.width.min(FEWEST) {
            ui.end_row();
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = size::xs();
            let label = self.shows_label.then(|| field_label_ui(ui, self.label));
            // Of the height of what is typed: an empty field is no taller than a filled one.
            let hint = RichText::new(self.hint).size(size::body()).color(look.faint);
            let edit = match self.rows {
                Some(rows) => {
                    TextEdit::multiline(text).desired_rows(rows).char_limit(MAX_RUNNING_TEXT)
                }
                None => TextEdit::singleline(text).char_limit(MAX_LINE),
            };
            let edit = edit
                .hint_text(hint)
                .margin(Margin::symmetric(10, 7))
                .desired_width(self.width.min(ui.available_width()));
            let edit = match self.id {
                Some(id) => edit.id(id),
                None => edit,
            };
            let response = ui.name_inputs(self.label, |ui| ui.add(edit));
            let response = match &label {
                Some(label) => response.labelled_by(label.id),
                None => named(ui, response, self.label),
            };
            // Not over what is being typed.
            let response = if text.is_empty() {
                tell(ui, response, &Jargon::explained(self.label))
            } else {
                response
            };
            if let Some(problem) = self.problem {
                ui.label(style::small(problem).color(look.bad));
            } else if !self.help.is_empty() {
                note_ui(ui, self.help);
            }
            response
        })
        .inner
    }
}

/// Names a field no label stands beside: its hint alone would not be heard once it is filled.
fn named(ui: &Ui, response: Response, name: &str) -> Response {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

/// A text one writes: its field, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct TextOf<K> {
    /// What is said around it.
    pub field: Field<'static>,
    /// Where it stands.
    pub of: K,
}

/// Where a text stands in what holds it.
pub type Within<T> = fn(&mut T) -> &mut String;

impl<K> TextOf<K> {
    /// A text of one line.
    pub const fn new(label: &'static str, of: K) -> Self {
        Self { field: Field::new(label), of }
    }

    /// Shows an example inside while it is empty.
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.field = self.field.hint(hint);
        self
    }

    /// Says below what is expected.
    pub const fn help(mut self, help: &'static str) -> Self {
        self.field = self.field.help(help);
        self
    }

    /// Makes it taller, for running text.
    pub const fn rows(mut self, rows: usize) -> Self {
        self.field = self.field.rows(rows);
        self
    }
}

/// A date being typed: a text until it is a date or nothing.
#[derive(Debug, Default)]
pub struct DateDraft {
    text: String,
    /// The value the text stands for, once shown.
    known: Option<DateValue>,
    /// Whether it is being typed: what is not a date yet is no fault.
    is_typed: bool,
}

/// A date that may be left empty.
type DateValue = Option<Date>;

impl DateDraft {
    /// Shows the field; returns the new value as soon as the text is one. A month stands for its first
    /// day.
    pub fn ui(&mut self, ui: &mut Ui, field: Field<'_>, date: DateValue) -> Option<DateValue> {
        self.shown(ui, field, date, Edge::First)
    }

    /// Shows the field of a date by which something ends: a month stands for its last day.
    pub fn end_ui(&mut self, ui: &mut Ui, field: Field<'_>, date: DateValue) -> Option<DateValue> {
        self.shown(ui, field, date, Edge::Last)
    }

    fn shown(
        &mut self,
        ui: &mut Ui,
        field: Field<'_>,
        date: DateValue,
        edge: Edge,
    ) -> Option<DateValue> {
        if self.known != Some(date) {
            self.known = Some(date);
            self.text = date.map(french::typed_date).unwrap_or_default();
        }
        let told = self.told(edge);
        let field = field.hint("jour/mois/année");
        let field = match self.read(edge) {
            Err(DateFault::NotUnderstood) if self.is_typed => field.help(&told),
            Err(_) => field.problem(Some(&told)),
            Ok(_) if told.is_empty() => field,
            Ok(_) => field.help(&told),
        };
        let response = field.ui(ui, &mut self.text);
        self.is_typed = response.has_focus();
        let read = self.read(edge).ok()?;
        if response.lost_focus() {
            self.text = read.map(french::typed_date).unwrap_or_default();
        }
        let changed = Some(read).filter(|read| response.changed() && *read != date)?;
        self.known = Some(changed);
        Some(changed)
    }

    /// Tells whether what is typed is no date.
    pub fn is_wrong(&self) -> bool {
        self.read(Edge::First).is_err()
    }

    fn read(&self, edge: Edge) -> Result<DateValue, DateFault> {
        if self.text.trim().is_empty() {
            return Ok(None);
        }
        french::read_date(&self.text, edge).map(Some)
    }

    /// Says what is wrong, or which day is understood where it was not written in full.
    fn told(&self, edge: Edge) -> String {
        match self.read(edge) {
            Err(fault) => fault.words().to_owned(),
            Ok(Some(date)) if self.text.contains(char::is_alphabetic) => {
                format!("{}.", french::capitalised(&french::full_date(date)))
            }
            Ok(_) => String::new(),
        }
    }
}

/// Shows the label above a field.
pub fn field_label_ui(ui: &mut Ui, label: &str) -> Response {
    note_ui(ui, label)
}

/// Shows what stands under a label.
pub fn labelled_ui<R>(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, label);
        contents(ui)
    })
    .inner
}

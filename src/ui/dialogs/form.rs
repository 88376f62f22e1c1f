//! What every dialog reads, and the buttons it ends with.

use eframe::egui::{self, Align, Key, Layout, Response, ScrollArea, Ui, Vec2};

use crate::app::Action;
use crate::ui::ask::Ask;
use crate::ui::style::size;
use crate::ui::widgets::{Button, Field};

/// What every dialog reads.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The program as it is.
    pub ask: &'a Ask<'a>,
    /// Whether it opened just now: its first field then takes the keyboard.
    pub is_new: bool,
}

impl Form<'_> {
    /// Shows the main button, which has the keyboard from the beginning.
    pub fn first(&self, ui: &mut Ui, label: &str, action: impl Into<Action>) {
        let button = Button::new(label).primary().ui(ui);
        if self.is_new {
            button.request_focus();
        }
        self.ask.clicked(&button, action);
    }

    /// Shows another button.
    pub fn other(&self, ui: &mut Ui, label: &str, action: impl Into<Action>) {
        self.ask.button(ui, Button::new(label), action);
    }

    /// Shows the button that changes nothing.
    pub fn cancel(&self, ui: &mut Ui) {
        self.other(ui, "Annuler", Action::CloseDialog);
    }

    /// Shows a button that ends the dialog and asks for something.
    pub fn ending(&self, ui: &mut Ui, button: Button<'_>, action: impl Into<Action>) {
        if button.ui(ui).clicked() {
            self.ask.extend([Action::CloseDialog, action.into()]);
        }
    }

    /// Shows the first field, which has the keyboard from the beginning.
    pub fn field(&self, ui: &mut Ui, field: Field<'_>, text: &mut String) -> Response {
        let response = field.ui(ui, text);
        if self.is_new {
            response.request_focus();
        }
        response
    }

    /// Ends a dialog that is only read.
    pub fn close_ui(&self, ui: &mut Ui) {
        buttons_ui(ui, |ui| self.close(ui));
    }

    /// Shows the main button of a dialog that is only read.
    pub fn close(&self, ui: &mut Ui) {
        self.ask.button(ui, Button::new("Fermer").primary(), Action::CloseDialog);
    }
}

/// Shows a dialog's buttons at the right, the main one last; in several rows where one has no room.
pub fn buttons_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.add_space(size::xs());
    ui.allocate_ui_with_layout(
        Vec2::new(ui.available_width(), 32.0),
        Layout::right_to_left(Align::Center).with_main_wrap(true),
        contents,
    );
}

/// Shows a list as high as the window leaves beside the rest of the dialog.
pub fn list_ui(ui: &mut Ui, rest: f32, contents: impl FnOnce(&mut Ui)) {
    let height = (ui.ctx().content_rect().height() - rest).max(120.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, contents);
}

/// Tells whether Enter says yes to the whole dialog: not to the button it is on, not to an open list.
pub fn is_confirmed(ui: &Ui) -> bool {
    let is_elsewhere =
        ui.memory(|memory| memory.focused().is_some()) && !ui.ctx().text_edit_focused();
    let is_choosing = egui::Popup::is_any_open(ui.ctx());
    !is_elsewhere && !is_choosing && ui.input(|input| input.key_pressed(Key::Enter))
}

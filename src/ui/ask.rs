//! What a view reads and where it asks, lent as one value to every part of a frame.

use std::cell::RefCell;

use eframe::egui::{self, Response, Ui};
use lucide_icons::Icon;

use super::style::{self, size};
use super::widgets::{
    Button, Field, Sketch, TextOf, Within, empty_state_ui, icon_button_ui, keyed_icon_button_ui,
    link_ui, page_body_ui, page_head_ui, title_ui,
};
use crate::app::{Action, Command, Dialog, Shortcut, State, Subject};
use crate::dossier::CampaignId;
use crate::grid::CriterionId;

/// The program as it is while a frame is drawn, and what is asked of it meanwhile.
#[derive(Debug)]
pub struct Ask<'a> {
    /// The program as it is.
    pub state: &'a State,
    // Shared by the closures a frame is made of: each may ask, none has to hand it on.
    asked: RefCell<Vec<Action>>,
}

impl<'a> Ask<'a> {
    /// Nothing is asked yet.
    pub fn of(state: &'a State) -> Self {
        Self { state, asked: RefCell::default() }
    }

    /// Asks for something, to be done once the frame is drawn.
    pub fn push(&self, action: impl Into<Action>) {
        self.asked.borrow_mut().push(action.into());
    }

    /// Asks for several things, one after the other.
    pub fn extend(&self, actions: impl IntoIterator<Item = Action>) {
        self.asked.borrow_mut().extend(actions);
    }

    /// Asks for the answer to a criterion in a campaign to be brought to the front.
    pub fn assess(&self, campaign: CampaignId, criterion: &CriterionId) {
        self.extend([Action::Show(campaign), Action::Focus(criterion.clone())]);
    }

    /// Asks for a change that is a step of undo of its own.
    pub fn step(&self, action: impl Into<Action>) {
        self.extend([Action::EndStep, action.into(), Action::EndStep]);
    }

    /// Counts what was asked so far.
    pub fn count(&self) -> usize {
        self.asked.borrow().len()
    }

    /// Returns what was asked, in order.
    pub fn into_actions(self) -> Vec<Action> {
        self.asked.into_inner()
    }

    /// Shows a button that asks for something.
    pub fn button(&self, ui: &mut Ui, button: Button<'_>, action: impl Into<Action>) {
        self.clicked(&button.ui(ui), action);
    }

    /// Shows the button of a command, greyed out while it cannot be used.
    pub fn command(&self, ui: &mut Ui, command: Command) {
        let is_enabled = command.is_enabled(self.state);
        self.button(ui, Button::new(command.label()).enabled(is_enabled), command);
    }

    /// Shows a square button with an icon that asks for something; its name is its tooltip.
    pub fn icon_button(&self, ui: &mut Ui, icon: Icon, name: &str, action: impl Into<Action>) {
        self.clicked(&icon_button_ui(ui, icon, name, true), action);
    }

    /// Shows a square button with an icon that runs a command; its tooltip says its name and its key.
    pub fn icon_command(&self, ui: &mut Ui, icon: Icon, name: &str, command: Command) -> Response {
        let key = command.shortcut().map(Shortcut::label);
        let is_enabled = command.is_enabled(self.state);
        let button = keyed_icon_button_ui(ui, icon, name, key.as_deref(), is_enabled);
        self.clicked(&button, command);
        button
    }

    /// Asks for something where a click fell.
    pub fn clicked(&self, response: &Response, action: impl Into<Action>) {
        if response.clicked() {
            self.push(action);
        }
    }

    /// Shows an item of a menu, which closes then.
    pub fn item(&self, ui: &mut Ui, item: egui::Button<'_>, action: impl Into<Action>) {
        if ui.add(item).clicked() {
            self.push(action);
            ui.close();
        }
    }

    /// Shows the small link that says why a value is what it is.
    pub fn explain(&self, ui: &mut Ui, name: &str, subject: Subject) {
        let text = style::small(fr!("pourquoi ?")).color(style::look(ui).muted).underline();
        let link = link_ui(ui, text, name).on_hover_text(name);
        self.clicked(&link, Action::Ask(Dialog::Explain(subject)));
    }

    /// Writes what is typed; leaving the field ends the step of undo.
    pub fn typed<A: Into<Action>>(&self, response: &Response, action: impl FnOnce() -> A) {
        if response.changed() {
            self.push(action());
        }
        if response.lost_focus() {
            self.push(Action::EndStep);
        }
    }

    /// Shows a field with its text; what is typed is written at once.
    pub fn text<A: Into<Action>>(
        &self,
        ui: &mut Ui,
        field: Field<'_>,
        text: &str,
        write: impl FnOnce(String) -> A,
    ) -> Response {
        let mut text = text.to_owned();
        let response = field.ui(ui, &mut text);
        self.typed(&response, || write(text));
        response
    }

    /// Shows a text of something; what is typed changes it whole.
    pub fn text_of<T: Clone, A: Into<Action>>(
        &self,
        ui: &mut Ui,
        text: &TextOf<Within<T>>,
        whole: &T,
        write: impl FnOnce(T) -> A,
    ) -> Response {
        let mut changed = whole.clone();
        let response = text.field.ui(ui, (text.of)(&mut changed));
        self.typed(&response, || write(changed));
        response
    }

    /// Shows what one will find where there is nothing yet: a command begins it.
    pub fn begin_ui(&self, ui: &mut Ui, sketch: Sketch, text: &str, command: Command) {
        if empty_state_ui(ui, sketch, text, command.label()) {
            self.push(command);
        }
    }

    /// Shows a screen: title, subtitle, buttons at the right, then contents that scroll.
    pub fn page_ui(
        &self,
        ui: &mut Ui,
        title: &str,
        subtitle: &str,
        buttons: impl FnOnce(&mut Ui),
        contents: impl FnOnce(&mut Ui),
    ) {
        page_body_ui(ui, title, |ui| {
            ui.add_space(size::xl());
            self.page_head_ui(ui, title, subtitle, buttons);
            ui.add_space(size::s());
            contents(ui);
        });
    }

    /// Shows a screen without buttons of its own.
    pub fn plain_page_ui(
        &self,
        ui: &mut Ui,
        title: &str,
        subtitle: &str,
        contents: impl FnOnce(&mut Ui),
    ) {
        self.page_ui(ui, title, subtitle, |_| (), contents);
    }

    /// Shows the title of a screen with its buttons at the right.
    pub fn page_head_ui(
        &self,
        ui: &mut Ui,
        title: &str,
        subtitle: &str,
        buttons: impl FnOnce(&mut Ui),
    ) {
        page_head_ui(ui, |ui| self.title_ui(ui, title), subtitle, buttons);
    }

    /// Shows the title of a screen, and what opens its help.
    pub fn title_ui(&self, ui: &mut Ui, title: &str) {
        title_ui(ui, title, |ui| self.help_button(ui));
    }

    /// Shows the "?" that opens the help of the screen in front.
    pub fn help_button(&self, ui: &mut Ui) {
        let name = fr!("Aide : {}", self.state.screen().label());
        self.icon_command(ui, Icon::CircleQuestionMark, &name, Command::Help);
    }

    /// Shows a screen that has nothing to show before the first campaign.
    pub fn no_campaign_ui(&self, ui: &mut Ui, title: &str, sketch: Sketch, text: &str) {
        self.plain_page_ui(ui, title, "", |ui| {
            self.begin_ui(ui, sketch, text, Command::NewCampaign);
        });
    }
}

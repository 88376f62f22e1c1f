//! F1: the help. Its pages at the left, found by a few letters; the page in front at the right.

use eframe::egui::{Id, Key, Label, Pos2, Response, Role, ScrollArea, Ui, Vec2, WidgetInfo};

use super::form::{Form, buttons_ui};
use super::help_keys;
use super::help_page::{HelpPictures, page_ui};
use crate::app::export::{Export, GuideLength};
use crate::app::{Action, Findable, Found, HelpTopic};
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Field, cell_ui, list_row_frame, muted_ui, note_ui, paint_truncated,
};

/// What is read and looked for.
#[derive(Debug)]
pub struct HelpForm {
    /// The page in front.
    shown: HelpTopic,
    /// The page whose row the list was last brought to.
    listed: Option<HelpTopic>,
    /// The page that was last shown from its top.
    read: Option<HelpTopic>,
    query: String,
    all: Findable,
    /// What answers the query: every page, without one.
    found: Vec<HelpTopic>,
    pictures: HelpPictures,
}

/// How high the row of a page is.
const ROW: f32 = 32.0;
/// How high the field of search is, and the room below it.
const FIELD: f32 = 44.0;

impl HelpForm {
    /// Opens the help at a page.
    pub fn at(shown: HelpTopic) -> Self {
        let mut form = Self {
            shown,
            listed: None,
            read: None,
            query: String::new(),
            all: Findable::help(),
            found: Vec::new(),
            pictures: HelpPictures::default(),
        };
        form.seek();
        form
    }

    /// Finds what answers the query, and shows the first of it.
    fn seek(&mut self) {
        self.found = self.all.search(&self.query).iter().filter_map(Found::topic).collect();
        self.listed = None;
        if let Some(first) = self.found.first().filter(|_| !self.query.trim().is_empty()) {
            self.shown = *first;
        }
    }

    /// Shows the page so many rows away; the first one, where the page in front is not in the list.
    fn step(&mut self, step: isize) {
        let place = self.found.iter().position(|topic| *topic == self.shown);
        let next = place.map_or(Some(0), |place| place.checked_add_signed(step));
        if let Some(topic) = next.and_then(|place| self.found.get(place)) {
            self.shown = *topic;
        }
    }
}

/// Shows the help.
pub fn help_ui(ui: &mut Ui, form: &Form<'_>, help: &mut HelpForm) {
    /// Room of the list beside the page, and under which it stands above.
    const LIST: f32 = 264.0;
    const BESIDE: f32 = 640.0;
    /// What the window and the dialog take around list and page; least and most they are given.
    const AROUND: f32 = 160.0;
    const HEADING: f32 = 36.0;
    const LEAST: f32 = 220.0;
    const MOST: f32 = 640.0;
    let mut height = ui.ctx().content_rect().height() - AROUND;
    if !style::is_low(ui) {
        ui.label(style::heading("Aide"));
        height -= HEADING;
    }
    let height = height.clamp(LEAST, MOST);
    if ui.available_width() < BESIDE {
        // There the page comes first, until another one is looked for.
        let rows = if help.query.trim().is_empty() { 1.0 } else { 2.0 };
        let list = FIELD + rows * ROW;
        list_ui(ui, form, help, list);
        shown_ui(ui, form, help, height - list - size::m());
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::xl();
            cell_ui(ui, LIST, |ui| list_ui(ui, form, help, height));
            let rest = ui.available_width();
            cell_ui(ui, rest, |ui| shown_ui(ui, form, help, height));
        });
    }
    buttons_ui(ui, |ui| {
        form.close(ui);
        let sheet = Button::new("Une page à afficher…");
        form.ending(ui, sheet, Action::Export(Export::Guide(GuideLength::OnePage)));
        let guide = Button::new("Guide en PDF…");
        form.ending(ui, guide, Action::Export(Export::Guide(GuideLength::Whole)));
    });
}

/// Shows the field of search and the pages found; arrows go from one to the next.
fn list_ui(ui: &mut Ui, form: &Form<'_>, help: &mut HelpForm, height: f32) {
    let label = "Chercher dans l’aide";
    let field = Field::new(label).unlabelled().hint(label).id(Id::unique("help search"));
    let response = form.field(ui, field, &mut help.query);
    if response.changed() {
        help.seek();
    }
    follow_keys(ui, help, &response);
    let is_moved = help.listed.replace(help.shown) != Some(help.shown);
    let room = (height - FIELD).max(ROW);
    let area = ScrollArea::vertical().id_salt("help pages").max_height(room);
    area.min_scrolled_height(room).auto_shrink(false).show(ui, |ui| {
        if help.found.is_empty() {
            return nothing_ui(ui, help, &response);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut chosen = None;
        for topic in &help.found {
            let is_shown = *topic == help.shown;
            let row = row_ui(ui, *topic, is_shown);
            if is_shown && is_moved {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                chosen = Some(*topic);
            }
        }
        if let Some(topic) = chosen {
            help.shown = topic;
            // The arrows go on from there.
            response.request_focus();
        }
    });
}

fn follow_keys(ui: &Ui, help: &mut HelpForm, field: &Response) {
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if field.has_focus() && pressed(Key::ArrowDown) {
        help.step(1);
    } else if field.has_focus() && pressed(Key::ArrowUp) {
        help.step(-1);
    } else if field.lost_focus() && pressed(Key::Enter) {
        field.request_focus();
    }
}

/// Says that no page answers, and what else there is to do.
fn nothing_ui(ui: &mut Ui, help: &mut HelpForm, field: &Response) {
    muted_ui(ui, "Aucune page ne contient ces mots.");
    note_ui(
        ui,
        fr!(
            "Essayez un mot plus court. « Rechercher… » (Ctrl+K) cherche aussi dans la grille et dans le dossier."
        ),
    );
    if Button::new("Effacer la recherche").ui(ui).clicked() {
        help.query.clear();
        help.seek();
        field.request_focus();
    }
}

fn row_ui(ui: &mut Ui, topic: HelpTopic, is_shown: bool) -> Response {
    let response = list_row_frame(ui, ROW, is_shown, false);
    let title = topic.title();
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_shown, title));
    let rect = response.rect.shrink2(Vec2::new(size::s(), 0.0));
    let font = style::font(size::body(), is_shown);
    let at = Pos2::new(rect.left(), rect.center().y);
    paint_truncated(ui, title, font, style::look(ui).ink, at, rect.width());
    response
}

/// Shows the page in front, from its top.
fn shown_ui(ui: &mut Ui, form: &Form<'_>, help: &mut HelpForm, height: f32) {
    /// What stays in sight from one page of the keyboard to the next.
    const KEPT: f32 = 48.0;
    let shown = help.shown;
    let area = ScrollArea::vertical().id_salt(("help page", shown.title())).max_height(height);
    let mut area = area.min_scrolled_height(height).auto_shrink(false);
    if help.read.replace(shown) != Some(shown) {
        // egui remembers where it was left; a picture is on one page only, and weighs megabytes.
        area = area.vertical_scroll_offset(0.0);
        help.pictures = HelpPictures::default();
    }
    let asked = area.show(ui, |ui| {
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if pressed(Key::PageDown) {
            ui.scroll_with_delta(Vec2::new(0.0, KEPT - height));
        } else if pressed(Key::PageUp) {
            ui.scroll_with_delta(Vec2::new(0.0, height - KEPT));
        }
        ui.set_width(ui.available_width() - size::s());
        ui.spacing_mut().item_spacing.y = size::m();
        ui.add(Label::new(style::title(shown.title())).wrap());
        match shown {
            HelpTopic::Page(_) => page_ui(ui, shown.page()?, &mut help.pictures),
            HelpTopic::Keys => {
                help_keys::keys_ui(ui, form.ask.state);
                None
            }
            HelpTopic::Words => {
                help_keys::words_ui(ui);
                None
            }
        }
    });
    if let Some(topic) = asked.inner {
        help.shown = topic;
    }
}

//! What the team declares, one part at a time: the way at the left, the part in front at the right,
//! what follows below.

use eframe::egui::{
    self, Align, Frame, Key, Layout, Margin, Modifiers, Panel, ScrollArea, Ui, UiBuilder,
};
use lucide_icons::Icon;

use super::detail::indicator_ui;
use super::general::{general_ui, supplement_ui};
use super::list::list_ui;
use super::page::RemunerationPage;
use super::question::FactDrafts;
use crate::app::{Action, ExercisePart, PartLeft, RemunerationAction, RemunerationTab};
use crate::french;
use crate::theme::TOKENS;
use crate::ui::keys::menu_keys_are_free;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Space, key_cap_ui, note_ui, page_side, scrolled_ui};

/// What this part of the screen remembers for itself.
#[derive(Debug, Default)]
pub(super) struct DeclaringView {
    is_drawer_open: bool,
}

/// Shows the way and the part in front.
pub(super) fn declaring_ui(
    ui: &mut Ui,
    view: &mut DeclaringView,
    page: &RemunerationPage<'_>,
    drafts: &mut FactDrafts,
) {
    listen(ui, page);
    let is_drawer = ui.ctx().content_rect().width() < TOKENS.size.drawer;
    if !is_drawer || view.is_drawer_open {
        // The rows stand below the title.
        let indent = page_side(ui) - size::m();
        let width = (indent + TOKENS.size.list).min(ui.available_width());
        let margin = Margin { left: 0, right: 8, top: 16, bottom: 8 };
        let frame = Frame::new().fill(style::look(ui).bg).inner_margin(margin);
        Panel::left("parts").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
            let room = ui.available_rect_before_wrap();
            let column = UiBuilder::new().max_rect(room.with_min_x(room.left() + indent.max(8.0)));
            ui.scope_builder(column, |ui| {
                if list_ui(ui, page, drafts) {
                    view.is_drawer_open = false;
                }
            });
        });
    }
    if is_drawer && view.is_drawer_open {
        return;
    }
    bottom_bar_ui(ui, page);
    if is_drawer {
        let frame = Frame::new().fill(style::look(ui).bg).inner_margin(Margin::symmetric(32, 8));
        Panel::top("parts button").frame(frame).show_separator_line(false).show(ui, |ui| {
            view.is_drawer_open |=
                Button::new("Toutes les étapes").icon(Icon::PanelLeft).ui(ui).clicked();
        });
    }
    let Some(one) = page.parts().get(page.place()) else { return };
    let name = page.name(&one.part);
    let area = ScrollArea::vertical().id_salt(("part", &name)).auto_shrink(false);
    scrolled_ui(ui, area, Space::Scrolls, |ui| {
        Frame::new().inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.push_id((page.year(), &name), |ui| part_ui(ui, page, one, drafts));
        });
    });
}

fn part_ui(ui: &mut Ui, page: &RemunerationPage<'_>, one: &PartLeft, drafts: &mut FactDrafts) {
    match &one.part {
        ExercisePart::General => general_ui(ui, page, drafts),
        ExercisePart::Indicator(id) => {
            if let Some(line) = page.line(id) {
                indicator_ui(ui, page, line, drafts);
            }
        }
        ExercisePart::Supplement(id) => {
            if let Some(line) = page.supplement(id) {
                supplement_ui(ui, page, line, drafts);
            }
        }
    }
}

/// Returns what brings the part so many places away to the front; the statement after the last.
fn neighbour(page: &RemunerationPage<'_>, step: isize) -> Option<Action> {
    let parts = page.parts();
    let place = page.place().checked_add_signed(step)?;
    if place == parts.len() {
        return Some(Action::Remuneration(RemunerationAction::Turn(RemunerationTab::Statement)));
    }
    parts.get(place).map(|one| RemunerationPage::declare(&one.part))
}

/// Listens, unless something has the keyboard: arrows go from part to part, Enter goes on.
fn listen(ui: &Ui, page: &RemunerationPage<'_>) {
    if !menu_keys_are_free(ui, page.ask) {
        return;
    }
    let is_free = ui.memory(egui::Memory::focused).is_none();
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let step = if pressed(Key::ArrowDown) || is_free && pressed(Key::Enter) {
        1
    } else if pressed(Key::ArrowUp) {
        -1
    } else {
        return;
    };
    page.ask.extend(neighbour(page, step));
}

/// Shows the ways to the neighbours, and what is left until the end.
fn bottom_bar_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
    let frame = Frame::new().fill(style::look(ui).bg).inner_margin(Margin::symmetric(24, 12));
    let (parts, place) = (page.parts(), page.place());
    let name = |place: Option<usize>| parts.get(place?).map(|one| page.name(&one.part));
    Panel::bottom("neighbours").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            if let (Some(action), Some(name)) = (neighbour(page, -1), name(place.checked_sub(1))) {
                let button = Button::new("Précédent").icon(Icon::ChevronLeft).tip(&name);
                page.ask.button(ui, button, action);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let Some(action) = neighbour(page, 1) else { return };
                let next = name(Some(place + 1));
                let label = match &next {
                    Some(_) => "Suivant",
                    None => "Voir le décompte",
                };
                let tip = next.unwrap_or_default();
                let button = Button::new(label).primary().icon_after(Icon::ChevronRight);
                page.ask.button(ui, button.tip(&tip), action);
                if ui.available_width() > 300.0 {
                    ui.spacing_mut().item_spacing.x = 5.0;
                    ui.add_space(size::l());
                    key_cap_ui(ui, "↓");
                    key_cap_ui(ui, "↑");
                    note_ui(ui, left_words(page));
                }
            });
        });
    });
}

/// Says what is left after the part in front.
fn left_words(page: &RemunerationPage<'_>) -> String {
    let after = page.parts().iter().skip(page.place() + 1);
    let open = after.filter(|one| one.left > 0).count();
    match open {
        0 => "plus rien à renseigner après".to_owned(),
        1 => "encore une étape à remplir".to_owned(),
        open => format!("encore {} à remplir", french::count(open, "étape")),
    }
}

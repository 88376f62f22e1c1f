//! Cards, pages and what stands in for them while there is nothing to show.

use eframe::egui::{
    self, Align, Frame, InnerResponse, Layout, Margin, Response, RichText, Role, ScrollArea,
    Stroke, Ui, Vec2,
};

use super::say;
use super::scrolling::{Space, scrolled_ui};
use super::sketch::{Sketch, sketch_ui};
use super::{Button, heading_ui, muted_ui};
use crate::ui::style::{self, size};

/// Returns the frame of a card.
pub fn card_frame(ui: &Ui) -> Frame {
    let look = style::look(ui);
    Frame::new()
        .fill(look.surface)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(style::card_radius())
        .inner_margin(Margin::same(16))
}

/// One of two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The first, or the one above.
    Left,
    /// The second, or the one below.
    Right,
}

/// Shows two columns side by side, or one below the other where there is less room than `narrowest`.
///
/// `share` is the left column's part of the width.
pub fn columns_ui(
    ui: &mut Ui,
    share: f32,
    narrowest: f32,
    mut contents: impl FnMut(&mut Ui, Half),
) {
    let gap = size::l();
    let total = ui.available_width();
    let mut column_ui = |ui: &mut Ui, width: f32, half: Half| {
        cell_ui(ui, width, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(size::s(), size::l());
            contents(ui, half);
        });
    };
    if total < narrowest {
        column_ui(ui, total, Half::Left);
        ui.add_space(gap);
        column_ui(ui, total, Half::Right);
        return;
    }
    let width = ((total - gap) * share).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        column_ui(ui, width, Half::Left);
        column_ui(ui, total - gap - width, Half::Right);
    });
}

/// Shows contents one below the other, in a column of this width.
pub fn cell_ui(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        contents(ui);
    });
}

/// Shows contents in a row, from the right.
pub fn from_right_ui<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::right_to_left(Align::Center), contents).inner
}

/// Shows chips, in as many rows as they need.
pub fn chips_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(6.0);
        contents(ui);
    });
}

/// Shows chips, in rows no higher than they are.
pub fn low_chips_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().interact_size.y = 24.0;
    chips_ui(ui, contents);
}

/// Shows items in rows of equal widths, as many beside each other as fit.
pub fn tiles_ui<T>(
    ui: &mut Ui,
    narrowest: f32,
    items: &[T],
    mut item_ui: impl FnMut(&mut Ui, f32, &T),
) {
    let gap = size::l();
    let total = ui.available_width();
    let fitting = ((total + gap) / (narrowest + gap)).floor().max(1.0);
    // Four in two rows of two rather than three and one.
    let beside = if fitting >= items.len() as f32 {
        items.len()
    } else if fitting < 2.0 {
        1
    } else {
        2
    };
    let width = ((total - gap * (beside as f32 - 1.0)) / beside as f32).floor();
    for row in items.chunks(beside.max(1)) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for item in row {
                item_ui(ui, width, item);
            }
        });
        ui.add_space(gap - size::s());
    }
}

/// Shows a card as wide as it may be.
pub fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = size::s();
        ui.vertical(contents).inner
    })
}

/// Shows a card with its title.
pub fn section_ui<R>(
    ui: &mut Ui,
    title: impl Into<String>,
    contents: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    card(ui, |ui| {
        heading_ui(ui, title);
        contents(ui)
    })
}

/// Shows a card with its title and fields to write in.
pub fn form_ui(ui: &mut Ui, title: impl Into<String>, contents: impl FnOnce(&mut Ui)) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::m();
        heading_ui(ui, title);
        contents(ui);
    });
}

/// Widest a page gets; wider, its lines would be hard to follow.
pub const PAGE_WIDTH: f32 = 1360.0;

/// Shows what scrolls of a screen.
pub fn page_body_ui(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    let area = ScrollArea::vertical().id_salt(name).auto_shrink(false);
    scrolled_ui(ui, area, Space::Scrolls, |ui| {
        page_column_ui(ui, |ui| {
            contents(ui);
            ui.add_space(size::xxl());
        });
    });
}

/// Returns how much is left free at either side of a page: on a wide screen it stays in the middle.
pub fn page_side(ui: &Ui) -> f32 {
    let width = (ui.available_width() - 2.0 * size::xxl()).min(PAGE_WIDTH);
    (ui.available_width() - width) / 2.0
}

/// Shows contents as wide as a page.
pub fn page_column_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let side = page_side(ui);
    let width = ui.available_width() - 2.0 * side;
    ui.horizontal_top(|ui| {
        ui.add_space(side);
        ui.vertical(|ui| {
            ui.set_width(width);
            contents(ui);
        });
    });
}

/// Shows the title of a screen with what stands beside it.
pub fn title_ui(ui: &mut Ui, title: &str, beside: impl FnOnce(&mut Ui)) {
    /// Room for what stands beside the title.
    const BESIDE: f32 = 40.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::xs();
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - BESIDE).max(BESIDE));
            ui.add(egui::Label::new(style::title(title)).wrap());
        });
        beside(ui);
    });
}

/// Shows the title of a screen and the sentence under it, with its buttons at the right.
pub fn page_head_ui(
    ui: &mut Ui,
    title: impl FnOnce(&mut Ui),
    subtitle: &str,
    buttons: impl FnOnce(&mut Ui),
) {
    beside_or_below_ui(
        ui,
        "head",
        TITLE_WIDTH,
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui);
            if !subtitle.is_empty() {
                muted_ui(ui, subtitle);
            }
        },
        buttons,
    );
}

/// Least room for a title and the sentence under it.
const TITLE_WIDTH: f32 = 300.0;

/// Shows a text and its buttons at the right, the main one last; below it where the text would be left
/// with less than `least`. The buttons are given the main one first.
fn beside_or_below_ui(
    ui: &mut Ui,
    name: &str,
    least: f32,
    text: impl FnOnce(&mut Ui),
    buttons: impl FnOnce(&mut Ui),
) {
    // How wide buttons are is known once they were drawn side by side.
    let id = ui.scope_id().with(name);
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let total = ui.available_width();
    let is_room = |width: f32| width <= 0.0 || total - width - size::l() >= least;
    if !known.is_none_or(is_room) {
        ui.vertical(|ui| {
            text(ui);
            ui.horizontal_wrapped(buttons);
        });
        return;
    }
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            buttons(ui);
            let width = ui.min_rect().width();
            ui.data_mut(|data| data.insert_temp(id, width));
            if !is_room(width) {
                ui.ctx().request_discard("the buttons go below");
            }
            ui.with_layout(Layout::top_down(Align::Min), text);
        });
    });
}

/// Shows the title of a card with its buttons at the right; below it where there is no room beside.
pub fn card_head_ui(ui: &mut Ui, title: &str, buttons: impl FnOnce(&mut Ui)) {
    const TITLE: f32 = 150.0;
    let text = |ui: &mut Ui| {
        // In the middle of the buttons beside it.
        ui.add_space(5.0);
        ui.add(egui::Label::new(style::heading(title)).wrap());
    };
    beside_or_below_ui(ui, title, TITLE, text, buttons);
}

/// Shows what one will find where there is nothing yet: a picture of it, a sentence and the button that
/// begins; returns true when it is pressed.
pub fn empty_state_ui(ui: &mut Ui, sketch: Sketch, text: &str, button: &str) -> bool {
    let mut is_pressed = false;
    card(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(size::xl());
            to_come_ui(ui, sketch, text);
            ui.add_space(size::s());
            is_pressed = Button::new(button).primary().ui(ui).clicked();
            ui.add_space(size::xl());
        });
    });
    is_pressed
}

/// Shows a picture of what is to come, and a sentence about it; the sentence alone in a low window, so
/// that what begins it stays in sight.
pub fn to_come_ui(ui: &mut Ui, sketch: Sketch, text: &str) {
    const WIDEST: f32 = 440.0;
    if !style::is_low(ui) {
        sketch_ui(ui, sketch);
        ui.add_space(size::m());
    }
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(WIDEST));
        muted_ui(ui, text);
    });
}

/// Shows words that lead somewhere; `name` says where, for a screen reader.
pub fn link_ui(ui: &mut Ui, text: RichText, name: &str) -> Response {
    let response = ui.add(egui::Label::new(text).sense(egui::Sense::click()));
    say(&response, Role::Link, name);
    super::paint_focus(ui, &response, response.rect);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

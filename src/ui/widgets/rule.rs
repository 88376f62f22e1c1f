//! How a level is chosen, told until whoever answers knows it.

use eframe::egui::{Frame, Margin, Ui};

use super::{Button, cell_ui, explained_ui};
use crate::grid::{HOW_TO_CHOOSE, IN_DOUBT};
use crate::ui::style::{self, size};

/// Shows the rule, or what is left of it once it is known; returns true when one says it is.
pub fn rule_ui(ui: &mut Ui, is_known: bool) -> bool {
    const BUTTON: f32 = 104.0;
    // A low window keeps its room for the sentences: there the pointer and the keyboard tell the rest.
    if is_known || style::is_low(ui) {
        let ink = style::look(ui).muted;
        explained_ui(ui, style::small(IN_DOUBT).color(ink), HOW_TO_CHOOSE);
        ui.add_space(size::xs());
        return false;
    }
    let mut is_learnt = false;
    let frame = Frame::new().fill(style::look(ui).accent_soft).corner_radius(style::card_radius());
    frame.inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - BUTTON;
            cell_ui(ui, width, |ui| {
                let ink = style::look(ui).accent_ink;
                ui.label(style::small(HOW_TO_CHOOSE).color(ink));
            });
            is_learnt = Button::new("Compris").ui(ui).clicked();
        });
    });
    ui.add_space(size::xs());
    is_learnt
}

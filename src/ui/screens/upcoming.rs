//! Accueil's card of what comes next: late actions, criteria to rate again, ballots, meetings.

use eframe::egui::{CursorIcon, Label, Role, Sense, Ui, WidgetInfo};

use crate::app::{Action, State, Upcoming};
use crate::ui::style;
use crate::ui::widgets::{card, paint_focus};

/// Shows what comes next; each line leads where it is done.
pub(super) fn upcoming_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let upcoming = state.upcoming();
    if upcoming.is_empty() {
        return;
    }
    card(ui, |ui| {
        ui.label(style::heading("Ce qui vient"));
        for one in &upcoming {
            one_ui(ui, one, actions);
        }
    });
}

fn one_ui(ui: &mut Ui, one: &Upcoming, actions: &mut Vec<Action>) {
    let look = style::look(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let label = Label::new(style::body(&one.what)).sense(Sense::click());
        let response = ui.add(label);
        let name = format!("{}, {}", one.what, one.when);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        paint_focus(ui, &response, response.rect);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            actions.push(one.place.action());
        }
        let ink = if one.is_pressing { look.bad } else { look.muted };
        ui.label(style::small(&one.when).color(ink));
    });
}

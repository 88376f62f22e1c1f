//! Accueil's card of what comes next: late actions, criteria to rate again, ballots, meetings.

use eframe::egui::Ui;

use crate::app::Upcoming;
use crate::ui::ask::Ask;
use crate::ui::style;
use crate::ui::widgets::{link_ui, section_ui};

/// Shows what comes next; each line leads where it is done.
pub(super) fn upcoming_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let upcoming = ask.state.upcoming();
    if upcoming.is_empty() {
        return;
    }
    section_ui(ui, "Ce qui vient", |ui| {
        for one in &upcoming {
            one_ui(ui, one, ask);
        }
    });
}

fn one_ui(ui: &mut Ui, one: &Upcoming, ask: &Ask<'_>) {
    let look = style::look(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let name = format!("{}, {}", one.what, one.when);
        ask.clicked(&link_ui(ui, style::body(&one.what), &name), one.place.action());
        let ink = if one.is_pressing { look.bad } else { look.muted };
        ui.label(style::small(&one.when).color(ink));
    });
}

//! Accueil's card of what the calendar asks next.

use eframe::egui::Ui;

use crate::app::{Action, Deadline, Screen, State};
use crate::french;
use crate::ui::ask::Ask;
use crate::ui::style;
use crate::ui::widgets::{Button, section_ui};

/// Shows the next days by which something is due.
pub(super) fn deadlines_ui(ui: &mut Ui, deadlines: &[Deadline], ask: &Ask<'_>) {
    if deadlines.is_empty() {
        return;
    }
    section_ui(ui, "Échéances de l’ACI", |ui| {
        for deadline in deadlines {
            deadline_ui(ui, ask.state, deadline);
        }
        ask.button(ui, Button::new("Préparer le décompte"), Action::Go(Screen::Remuneration));
    });
}

fn deadline_ui(ui: &mut Ui, state: &State, deadline: &Deadline) {
    const SOON: i32 = 45;
    let look = style::look(ui);
    let days = (deadline.date - state.today).get_days();
    let left = french::due(days);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(style::body(&deadline.what));
        let colour = if days <= SOON { look.warn } else { look.muted };
        let text = format!("au plus tard le {}, {left}", french::long_date(deadline.date));
        ui.label(style::small(text).color(colour));
    });
}

//! Accueil's card of what comes next: late actions, criteria to rate again, ballots, meetings.

use eframe::egui::Ui;

use crate::app::Upcoming;
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::style;
use crate::ui::widgets::{Button, link_ui, section_ui};

/// How many are named before one asks for the others.
const FEW: usize = 3;
/// The name of the others until they are drawn.
const OTHERS: &str = "what comes later";

/// Shows what comes next, what is pressing first; each line leads where it is done.
pub(super) fn upcoming_ui(ui: &mut Ui, shows_all: &mut bool, upcoming: &[Upcoming], ask: &Ask<'_>) {
    if upcoming.is_empty() {
        return;
    }
    section_ui(ui, "Ce qui vient", |ui| {
        let (first, others) = upcoming.split_at(upcoming.len().min(FEW));
        for one in first {
            one_ui(ui, one, ask);
        }
        if others.is_empty() {
            return;
        }
        sight::opened_ui(ui, OTHERS, |ui| {
            for one in others.iter().filter(|_| *shows_all) {
                one_ui(ui, one, ask);
            }
        });
        let label = match (*shows_all, others.len()) {
            (true, _) => "Replier".to_owned(),
            (false, 1) => "Et une autre".to_owned(),
            (false, number) => format!("Et {number} autres"),
        };
        sight::fold_ui(ui, Button::new(&label), shows_all, OTHERS);
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

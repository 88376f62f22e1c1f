//! What changed since the last comparable campaign, with the team's reasons.

use eframe::egui::{self, Ui};

use crate::app::{Action, State};
use crate::french;
use crate::scoring::Highlight;
use crate::ui::style;
use crate::ui::widgets::{ChipTone, badge_ui, card, chip_ui};

/// Shows what changed since the last comparable campaign, here and in Progression.
pub fn changes_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let look = style::look(ui);
    let former = state.dossier().and_then(|d| d.last_comparable(state.session.campaign?));
    let Some(former) = former else { return };
    card(ui, |ui| {
        let date = french::month_year(former.date);
        ui.label(style::heading(format!("Ce qui a changé depuis {date}")));
        if state.session.derived.changes.is_empty() {
            ui.label(style::body("Aucun niveau n’a changé.").color(look.muted));
        }
        for change in &state.session.derived.changes {
            change_row_ui(ui, change, actions);
        }
    });
}

fn change_row_ui(ui: &mut Ui, change: &Highlight, actions: &mut Vec<Action>) {
    let look = style::look(ui);
    ui.horizontal_top(|ui| {
        if let Some(former) = change.former {
            badge_ui(ui, Some(former), &format!("niveau {former} avant"));
        }
        ui.label(style::body("→").color(look.muted));
        badge_ui(ui, Some(change.level), &format!("niveau {} maintenant", change.level));
        let is_rise = change.former.is_some_and(|former| change.level > former);
        chip_ui(
            ui,
            if is_rise { "monte" } else { "baisse" },
            if is_rise { ChipTone::Good } else { ChipTone::Bad },
            None,
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let name = format!("{} · {}", change.code, change.title);
            let link = egui::Label::new(style::body(name)).sense(egui::Sense::click());
            if ui.add(link).on_hover_text("Ouvrir ce critère").clicked() {
                actions.push(Action::Focus(change.criterion.clone()));
            }
            if !change.comment.is_empty() {
                ui.label(style::small(&change.comment).color(look.muted));
            }
        });
    });
}

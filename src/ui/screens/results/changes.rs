//! What changed since the last comparable campaign, with the team's reasons.

use eframe::egui::Ui;

use crate::french;
use crate::grid::Scale;
use crate::scoring::Highlight;
use crate::ui::ask::Ask;
use crate::ui::screens::links::highlight_link_ui;
use crate::ui::style;
use crate::ui::widgets::{ChipTone, badge_ui, card, chip_ui, muted_ui, note_ui};

/// Shows what changed since the last comparable campaign, here and in Progression.
pub fn changes_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let former = ask.state.dossier().and_then(|d| d.last_comparable(ask.state.session.campaign?));
    let Some(former) = former else { return };
    card(ui, |ui| {
        let date = french::month_year(former.date);
        ui.label(style::heading(format!("Ce qui a changé depuis {date}")));
        if ask.state.session.derived.changes.is_empty() {
            muted_ui(ui, "Aucun niveau n’a changé.");
        }
        let Some(campaign) = ask.state.session.shown_campaign() else { return };
        let index = campaign.grid.index();
        for change in &ask.state.session.derived.changes {
            if let Some((_, criterion)) = index.get(&change.criterion) {
                change_row_ui(ui, change, &criterion.scale, ask);
            }
        }
    });
}

fn change_row_ui(ui: &mut Ui, change: &Highlight, scale: &Scale, ask: &Ask<'_>) {
    ui.horizontal_top(|ui| {
        if let Some(former) = change.former {
            badge_ui(ui, Some((scale, former)), &format!("niveau {former} avant"));
        }
        muted_ui(ui, "→");
        let now = format!("niveau {} maintenant", change.level);
        badge_ui(ui, Some((scale, change.level)), &now);
        let is_rise = change.former.is_some_and(|former| change.level > former);
        chip_ui(
            ui,
            if is_rise { "monte" } else { "baisse" },
            if is_rise { ChipTone::Good } else { ChipTone::Bad },
            None,
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            highlight_link_ui(ui, ask, change, style::body);
            if !change.comment.is_empty() {
                note_ui(ui, &change.comment);
            }
        });
    });
}

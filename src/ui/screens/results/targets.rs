//! What the team aims at, criterion by criterion, set in one place.

use eframe::egui::Ui;

use super::page::ResultsPage;
use crate::dossier::{Campaign, Edit};
use crate::french;
use crate::grid::{Criterion, Level};
use crate::ui::sight;
use crate::ui::style;
use crate::ui::widgets::{
    Button, badge_ui, card, card_head_ui, chips_ui, choose_ui, muted_ui, note_ui,
};

/// The name of the list until it is drawn.
pub(super) const TARGETS: &str = "targets";

/// Shows the targets; a closed campaign keeps those it has.
pub(super) fn targets_ui(ui: &mut Ui, page: &ResultsPage<'_>, is_open: &mut bool) {
    if page.campaign.is_closed() {
        return;
    }
    sight::opened_ui(ui, TARGETS, |ui| {
        card(ui, |ui| {
            card_head_ui(ui, "Ce que l’équipe vise", |ui| {
                let label = if *is_open { "Replier" } else { "Fixer des cibles" };
                sight::fold_ui(ui, Button::new(label), is_open, TARGETS);
            });
            if !*is_open {
                note_ui(ui, aimed_words(page.campaign));
                return;
            }
            let criteria: Vec<(&Criterion, Level)> = levelled(page.campaign).collect();
            if criteria.is_empty() {
                muted_ui(ui, "Une cible se fixe une fois le niveau donné.");
            }
            for (criterion, level) in criteria {
                ui.separator();
                target_ui(ui, page, criterion, level);
            }
        });
    });
}

/// Returns the criteria that can still go higher, with their level.
fn levelled(campaign: &Campaign) -> impl Iterator<Item = (&Criterion, Level)> {
    let gone_through = campaign.grid.criteria().map(|(_, criterion)| criterion);
    gone_through.filter(|criterion| campaign.includes(criterion)).filter_map(|criterion| {
        let level = campaign.level(&criterion.id)?;
        (level < criterion.scale.highest()).then_some((criterion, level))
    })
}

fn aimed_words(campaign: &Campaign) -> String {
    let is_aimed = |(criterion, level): &(&Criterion, Level)| {
        campaign.target(&criterion.id).is_some_and(|target| target > *level)
    };
    match levelled(campaign).filter(is_aimed).count() {
        0 => "Aucun critère ne vise encore plus haut.".to_owned(),
        1 => "Un critère vise plus haut.".to_owned(),
        number => format!("{} visent plus haut.", french::count(number, "critère")),
    }
}

fn target_ui(ui: &mut Ui, page: &ResultsPage<'_>, criterion: &Criterion, level: Level) {
    let aimed = page.campaign.target(&criterion.id);
    ui.horizontal_wrapped(|ui| {
        badge_ui(ui, Some((&*criterion.scale, level)), &format!("niveau {level}"));
        ui.label(style::body(format!("{} · {}", criterion.code, criterion.title)));
    });
    chips_ui(ui, |ui| {
        let higher = criterion.scale.levels().filter(|higher| *higher > level);
        let higher = higher.map(|higher| (Some(higher), format!("viser {higher}")));
        let choices = [(None, "sans cible".to_owned())].into_iter().chain(higher);
        let what = format!("Cible de {}", criterion.code);
        if let Some(target) = choose_ui(ui, &what, choices, &aimed) {
            page.ask.step(Edit::Target(page.campaign.id, criterion.id.clone(), target));
        }
    });
}

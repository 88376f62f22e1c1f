//! The criteria an action serves: found by code or word, shown with their level, taken out.

use eframe::egui::{self, Key, Ui};
use lucide_icons::Icon;

use super::form::push_sealed;
use crate::app::{Action, State};
use crate::dossier::{Campaign, Dossier, Improvement};
use crate::french;
use crate::grid::{Criterion, CriterionId};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, badge_ui, field_label_ui, icon_button_ui};

/// Shows them, and the field that adds one.
pub fn criteria_ui(
    ui: &mut Ui,
    search: &mut String,
    state: &State,
    (dossier, one): (&Dossier, &Improvement),
    actions: &mut Vec<Action>,
) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, "Critères que l’action fait progresser");
        for criterion in dossier.by_code(&one.criteria) {
            chosen_ui(ui, dossier, (one, criterion), actions);
        }
        let shown = state.campaign.and_then(|id| dossier.campaign(id));
        if let Some(campaign) = dossier.latest_campaign().or(shown) {
            search_ui(ui, search, campaign, one, actions);
        }
    });
}

fn chosen_ui(
    ui: &mut Ui,
    dossier: &Dossier,
    (one, id): (&Improvement, &CriterionId),
    actions: &mut Vec<Action>,
) {
    let found = dossier.campaigns.iter().rev().find_map(|campaign| {
        let (_, criterion) = campaign.grid.criterion(id)?;
        Some((campaign.level(id), criterion))
    });
    let name = found.map_or_else(|| id.to_string(), |(_, criterion)| named(criterion));
    ui.horizontal(|ui| {
        let level = found.and_then(|(level, _)| level);
        let told = level.map_or_else(|| "sans niveau".to_owned(), |l| format!("niveau {l}"));
        badge_ui(ui, level, &told);
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(layout, |ui| {
            let label = format!("Retirer le critère {name}");
            if icon_button_ui(ui, Icon::X, &label, true).clicked() {
                push_sealed(one, |one| one.criteria.retain(|other| other != id), actions);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(style::body(&name)).truncate());
            });
        });
    });
}

fn search_ui(
    ui: &mut Ui,
    search: &mut String,
    campaign: &Campaign,
    one: &Improvement,
    actions: &mut Vec<Action>,
) {
    let found = found(campaign, one, search);
    let help = match (search.trim().is_empty(), found.is_empty()) {
        (true, _) => "Un code ou un mot, par exemple A2 ou protocoles.",
        (false, true) => "Aucun critère ne porte ce code ou ce mot.",
        (false, false) => "Entrée ajoute le premier de la liste.",
    };
    let response = Field::new("Ajouter un critère").help(help).ui(ui, search);
    let wants = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let first = found.first().filter(|_| wants).map(|criterion| criterion.id.clone());
    let mut chosen = first;
    for criterion in &found {
        if Button::new(&named(criterion)).quiet().icon(Icon::Plus).ui(ui).clicked() {
            chosen = Some(criterion.id.clone());
        }
    }
    if let Some(id) = chosen {
        search.clear();
        response.request_focus();
        push_sealed(one, |one| one.criteria.extend([id]), actions);
    }
}

/// Returns the first criteria that hold what is searched and are not chosen yet.
fn found<'a>(campaign: &'a Campaign, one: &Improvement, search: &str) -> Vec<&'a Criterion> {
    const MOST: usize = 6;
    let wanted = french::Sought::new(search);
    if wanted.is_empty() {
        return Vec::new();
    }
    let criteria = campaign.grid.criteria().map(|(_, criterion)| criterion);
    let is_found = |criterion: &&Criterion| {
        !one.criteria.contains(&criterion.id) && wanted.is_in(&named(criterion))
    };
    criteria.filter(is_found).take(MOST).collect()
}

fn named(criterion: &Criterion) -> String {
    format!("{} · {}", criterion.code, criterion.title)
}

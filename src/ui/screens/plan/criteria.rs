//! The criteria an action serves: found by code or word, shown with their level, taken out.

use eframe::egui::{Align, Layout, Ui};
use lucide_icons::Icon;

use super::page::ActionPage;
use crate::dossier::{Campaign, Improvement};
use crate::french;
use crate::grid::{Criterion, CriterionId};
use crate::ui::style;
use crate::ui::widgets::{
    Button, Chooser, Field, badge_ui, from_right_ui, icon_button_ui, labelled_ui, shortened_ui,
};

/// Shows them, and the field that adds one.
pub fn criteria_ui(ui: &mut Ui, chooser: &mut Chooser, page: &ActionPage<'_>) {
    labelled_ui(ui, "Critères que l’action fait progresser", |ui| {
        for criterion in page.dossier.by_code(&page.one.criteria) {
            chosen_ui(ui, page, criterion);
        }
        let shown = page.ask.state.session.campaign.and_then(|id| page.dossier.campaign(id));
        if let Some(campaign) = page.dossier.latest_campaign().or(shown) {
            search_ui(ui, chooser, campaign, page);
        }
    });
}

fn chosen_ui(ui: &mut Ui, page: &ActionPage<'_>, id: &CriterionId) {
    let found = page.dossier.campaigns.iter().rev().find_map(|campaign| {
        let (_, criterion) = campaign.grid.criterion(id)?;
        Some((campaign.level(id), criterion))
    });
    let name = found.map_or_else(|| id.to_string(), |(_, criterion)| named(criterion));
    ui.horizontal(|ui| {
        let standing = found.and_then(|(level, criterion)| Some((&*criterion.scale, level?)));
        let told =
            standing.map_or_else(|| "sans niveau".to_owned(), |(_, l)| format!("niveau {l}"));
        badge_ui(ui, standing, &told);
        from_right_ui(ui, |ui| {
            let label = format!("Retirer le critère {name}");
            if icon_button_ui(ui, Icon::X, &label, true).clicked() {
                page.ask.step(page.with(|one| one.criteria.retain(|other| other != id)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                shortened_ui(ui, style::body(&name));
            });
        });
    });
}

fn search_ui(ui: &mut Ui, chooser: &mut Chooser, campaign: &Campaign, page: &ActionPage<'_>) {
    let one = page.one;
    let help = match (chooser.query().is_empty(), found(campaign, one, chooser.query()).is_empty())
    {
        (true, _) => "Un code ou un mot, par exemple A2 ou protocoles.",
        (false, true) => "Aucun critère ne porte ce code ou ce mot.",
        (false, false) => "Entrée ajoute le critère choisi, ↓ en choisit un autre.",
    };
    let response = chooser.ui(ui, Field::new("Ajouter un critère").help(help));
    let found = found(campaign, one, chooser.query());
    let mut taken = chooser.taken(ui, &response, found.len());
    for (place, criterion) in found.iter().enumerate() {
        let name = named(criterion);
        let button = Button::new(&name).icon(Icon::Plus).quiet();
        if button.selected(chooser.is_at(place)).ui(ui).clicked() {
            taken = Some(place);
        }
    }
    if let Some(criterion) = taken.and_then(|place| found.get(place)) {
        chooser.clear();
        response.request_focus();
        page.ask.step(page.with(|one| one.criteria.extend([criterion.id.clone()])));
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

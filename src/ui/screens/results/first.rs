//! The result of the first path, on one page: the profile, a few actions, and what comes next.

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::highlights::{TOO_FEW, highlight_ui};
use super::page::ResultsPage;
use crate::app::{Action, PlanAction, Screen, proposed_improvement};
use crate::dossier::{CampaignField, Edit, Extent, Improvement};
use crate::french;
use crate::scoring::Highlight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, icon_ui, link_ui, muted_ui, section_ui};

/// Shows what to do: an action for each priority, in one click each, then how it goes on.
pub(super) fn actions_ui(ui: &mut Ui, page: &ResultsPage<'_>) {
    let priorities = &page.ask.state.session.derived.priorities;
    section_ui(ui, "Par où commencer", |ui| {
        if priorities.is_empty() {
            muted_ui(ui, TOO_FEW);
        }
        for priority in priorities {
            ui.separator();
            action_ui(ui, page, priority);
        }
    });
}

fn action_ui(ui: &mut Ui, page: &ResultsPage<'_>, priority: &Highlight) {
    // What a step of the whole is, nobody has had to know yet.
    let mut told = priority.clone();
    told.is_blocking = false;
    highlight_ui(ui, &told, priority.first_step.as_deref().unwrap_or_default(), page.ask);
    if let Some(planned) = page.dossier.open_for(&priority.criterion).next() {
        ui.horizontal_wrapped(|ui| {
            icon_ui(ui, Icon::Check, style::look(ui).good);
            let words = planned_words(planned);
            let name = fr!("Ouvrir l’action prévue pour {} ({words})", priority.code);
            let text = style::body(words).underline();
            let link = link_ui(ui, text, &name);
            page.ask.clicked(&link, Action::Plan(PlanAction::Show(Some(planned.id))));
        });
        return;
    }
    let name = format!("Prévoir une action pour {}", priority.code);
    let button = Button::new("Prévoir cette action").named(&name).icon(Icon::Plus);
    if button.ui(ui).clicked() {
        page.ask.push(Action::Plan(PlanAction::Add(Box::new(proposed(page, priority)))));
    }
}

/// Says who does an action and by when; asks what is not said yet.
fn planned_words(action: &Improvement) -> String {
    match (action.owner.trim(), action.deadline.map(french::long_date)) {
        ("", None) => fr!("Action prévue : qui, et pour quand ?").to_owned(),
        ("", Some(by)) => fr!("Pour le {by} : qui s’en charge ?"),
        (owner, None) => fr!("{owner} : pour quand ?"),
        (owner, Some(by)) => format!("{owner}, {by}"),
    }
}

fn proposed(page: &ResultsPage<'_>, priority: &Highlight) -> Improvement {
    let proposed =
        proposed_improvement(page.dossier, Some(page.campaign.id), Some(&priority.criterion));
    Improvement { start: Some(page.ask.state.today), ..proposed }
}

/// Says that it is done, and what one may do later.
pub(super) fn end_ui(ui: &mut Ui, page: &ResultsPage<'_>) {
    if page.campaign.is_closed() || page.scores.whole.coverage.remaining() > 0 {
        return;
    }
    section_ui(ui, "Et maintenant", |ui| {
        muted_ui(
            ui,
            "C’est fait. La synthèse se montre à l’équipe et à ses partenaires. Le reste se fait quand vous \
             voulez, et rien de ce qui est répondu n’est perdu.",
        );
        ui.spacing_mut().item_spacing.x = size::s();
        ui.horizontal_wrapped(|ui| {
            let opinions = Button::new("Recueillir les avis de l’équipe");
            page.ask.button(ui, opinions, Action::Go(Screen::Meeting));
            widen_ui(ui, page);
        });
    });
}

/// Shows what a wider path adds, and goes to the first criterion of it that has no answer.
fn widen_ui(ui: &mut Ui, page: &ResultsPage<'_>) {
    let (campaign, grid) = (page.campaign, &page.campaign.grid);
    let Some(wider) = grid.wider(campaign.extent) else { return };
    let tip = match wider {
        Extent::First => return,
        Extent::Short => fr!("Parcours court, une heure : rien n’est perdu"),
        Extent::Full => fr!("Parcours complet : rien n’est perdu"),
    };
    let added = grid.count_in(wider).saturating_sub(grid.count_in(campaign.extent));
    let label = fr!("Continuer avec {} de plus", french::count(added, "critère"));
    if Button::new(&label).tip(tip).ui(ui).clicked() {
        page.ask.push(Edit::Campaign(campaign.id, CampaignField::Extent(wider)));
        let mut all = grid.criteria().map(|(_, criterion)| criterion);
        let open = all.find(|one| one.is_in(wider) && campaign.answer(&one.id).is_none());
        let place = open.map_or(Action::Go(Screen::Assess), |one| Action::Focus(one.id.clone()));
        page.ask.push(place);
    }
}

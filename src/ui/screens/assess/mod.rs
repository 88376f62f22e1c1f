//! Évaluer: criteria at the left with their state, one criterion at a time at the right.
//!
//! The keyboard alone is enough: 0–4, N, ?, C, arrows, Enter, Delete.

mod criterion;
mod keys;
mod list;
mod side;

use eframe::egui::{Frame, Margin, Panel, Ui};
use lucide_icons::Icon;

use crate::app::{Action, Command, State};
use crate::dossier::Campaign;
use crate::theme::TOKENS;
use crate::ui::style;
use crate::ui::widgets::{empty_state_ui, page_ui};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct AssessView {
    filter: list::CriterionFilter,
    is_drawer_open: bool,
    hand: keys::Hand,
    /// The criterion in sight last frame, to scroll to a new one once.
    shown: Option<crate::grid::CriterionId>,
}

/// Shows the screen.
pub fn assess_ui(ui: &mut Ui, view: &mut AssessView, state: &State, actions: &mut Vec<Action>) {
    let campaign = state.session.shown_campaign();
    let Some(campaign) = campaign else {
        no_campaign_ui(ui, actions);
        return;
    };
    if state.dialog.is_none() {
        keys::listen(ui, &mut view.hand, state, campaign, actions);
    }
    let is_drawer = ui.ctx().content_rect().width() < TOKENS.size.drawer;
    if !is_drawer || view.is_drawer_open {
        list_panel_ui(ui, view, state, campaign, actions);
    }
    if !is_drawer || !view.is_drawer_open {
        criterion_panel_ui(ui, view, state, campaign, is_drawer, actions);
    }
    view.shown.clone_from(&state.session.criterion);
}

fn no_campaign_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    page_ui(
        ui,
        "Évaluer",
        "",
        |_| {},
        |ui| {
            let text = "Une campagne est une auto-évaluation datée. Commencez-en une : la grille de l’équipe \
                    s’ouvrira ici, critère par critère.";
            if empty_state_ui(ui, Icon::Check, text, Command::NewCampaign.label()) {
                actions.push(Action::Run(Command::NewCampaign));
            }
        },
    );
}

fn list_panel_ui(
    ui: &mut Ui,
    view: &mut AssessView,
    state: &State,
    campaign: &Campaign,
    actions: &mut Vec<Action>,
) {
    let width = TOKENS.size.list.min(ui.available_width());
    let margin = Margin { left: 12, right: 8, top: 20, bottom: 8 };
    let frame = Frame::new().fill(style::look(ui).bg).inner_margin(margin);
    Panel::left("criteria").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        if list::list_ui(ui, view, state, campaign, actions) {
            view.is_drawer_open = false;
        }
    });
}

fn criterion_panel_ui(
    ui: &mut Ui,
    view: &mut AssessView,
    state: &State,
    campaign: &Campaign,
    is_drawer: bool,
    actions: &mut Vec<Action>,
) {
    criterion::closed_ui(ui, campaign, actions);
    let shown = state.session.criterion.as_ref().and_then(|id| campaign.grid.criterion(id));
    let Some((domain, criterion)) = shown else { return };
    let was_writing = view.hand.was_writing(ui) && !ui.ctx().text_edit_focused();
    criterion::bottom_bar_ui(ui, state, (campaign.is_closed(), was_writing), actions);
    if is_drawer && criterion::drawer_button_ui(ui) {
        view.is_drawer_open = true;
    }
    let is_new = view.shown != state.session.criterion;
    let Some(dossier) = state.dossier() else { return };
    let strength = state.session.derived.strengths_of_claims.get(&criterion.id).copied();
    let fresh = view.hand.fresh(ui, &criterion.id);
    let shown = criterion::CriterionPane {
        dossier,
        campaign,
        domain,
        criterion,
        state,
        strength,
        is_new,
        fresh,
    };
    criterion::criterion_ui(ui, &shown, actions);
}

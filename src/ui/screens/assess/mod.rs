//! Évaluer: criteria at the left with their state, one criterion at a time at the right.
//!
//! The keyboard alone is enough: 0–4, N, ?, C, arrows, Enter, Delete.

mod criterion;
mod keys;
mod list;
mod pane;
mod side;

use eframe::egui::{Frame, Margin, Panel, Ui};
use lucide_icons::Icon;

use crate::dossier::Campaign;
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style;

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
pub fn assess_ui(ui: &mut Ui, view: &mut AssessView, ask: &Ask<'_>) {
    let campaign = ask.state.session.shown_campaign();
    let Some(campaign) = campaign else {
        let text = fr!(
            "Une campagne est une auto-évaluation datée. Commencez-en une : la grille de l’équipe \
                    s’ouvrira ici, critère par critère."
        );
        return ask.no_campaign_ui(ui, "Évaluer", Icon::Check, text);
    };
    if ask.state.dialog.is_none() {
        keys::listen(ui, &mut view.hand, ask, campaign);
    }
    let is_drawer = ui.ctx().content_rect().width() < TOKENS.size.drawer;
    if !is_drawer || view.is_drawer_open {
        list_panel_ui(ui, view, ask, campaign);
    }
    if !is_drawer || !view.is_drawer_open {
        criterion_panel_ui(ui, view, ask, campaign, is_drawer);
    }
    view.shown.clone_from(&ask.state.session.criterion);
}

fn list_panel_ui(ui: &mut Ui, view: &mut AssessView, ask: &Ask<'_>, campaign: &Campaign) {
    let width = TOKENS.size.list.min(ui.available_width());
    let margin = Margin { left: 12, right: 8, top: 20, bottom: 8 };
    let frame = Frame::new().fill(style::look(ui).bg).inner_margin(margin);
    Panel::left("criteria").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        let is_new = view.shown != ask.state.session.criterion;
        if list::list_ui(ui, &mut view.filter, is_new, ask, campaign) {
            view.is_drawer_open = false;
        }
    });
}

fn criterion_panel_ui(
    ui: &mut Ui,
    view: &mut AssessView,
    ask: &Ask<'_>,
    campaign: &Campaign,
    is_drawer: bool,
) {
    criterion::closed_ui(ui, campaign, ask);
    let shown = ask.state.session.criterion.as_ref().and_then(|id| campaign.grid.criterion(id));
    let Some((domain, criterion)) = shown else { return };
    let was_writing = view.hand.was_writing(ui) && !ui.ctx().text_edit_focused();
    criterion::bottom_bar_ui(ui, ask, campaign.is_closed(), was_writing);
    if is_drawer && criterion::drawer_button_ui(ui) {
        view.is_drawer_open = true;
    }
    let is_new = view.shown != ask.state.session.criterion;
    let Some(dossier) = ask.state.dossier() else { return };
    let strength = ask.state.session.derived.strengths_of_claims.get(&criterion.id).copied();
    let fresh = view.hand.fresh(ui, &criterion.id);
    let shown =
        pane::CriterionPane { dossier, campaign, domain, criterion, ask, strength, is_new, fresh };
    criterion::criterion_ui(ui, &shown);
}

//! Évaluer: criteria at the left with their state, one criterion at a time at the right.
//!
//! The keyboard alone is enough: the numbers of levels, =, N, ?, C, arrows, Enter, Delete.

mod about;
mod answer;
mod criterion;
mod keys;
mod list;
mod pane;
mod profile;
mod row;
mod side;
mod way;

use eframe::egui::{Frame, Margin, Panel, Ui, UiBuilder};

use crate::app::shipped_grid;
use crate::dossier::Campaign;
use crate::french;
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style;
use crate::ui::widgets::Sketch;
use crate::ui::zones::{self, Zone};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct AssessView {
    list: list::ListView,
    is_drawer_open: bool,
    hand: keys::Hand,
    more: side::More,
    /// The criterion in sight last frame, to scroll to a new one once.
    shown: Option<crate::grid::CriterionId>,
}

/// Shows the screen.
pub fn assess_ui(ui: &mut Ui, view: &mut AssessView, ask: &Ask<'_>) {
    let campaign = ask.state.session.shown_campaign();
    let Some(campaign) = campaign else {
        let text = fr!(
            "Les critères s’ouvriront ici un par un, avec {} phrases pour dire où vous en êtes. \
             Commencez une campagne : c’est une auto-évaluation datée.",
            french::cardinal(shipped_grid().scale().count())
        );
        zones::begin(ui, Zone::Page);
        return ask.no_campaign_ui(ui, "Évaluer", Sketch::Sentences, &text);
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

/// Returns how wide the list is: wider where there is room, so that names stand whole.
fn list_width(ui: &Ui) -> f32 {
    const SHARE: f32 = 0.26;
    const MOST: f32 = 440.0;
    let wanted = (ui.ctx().content_rect().width() * SHARE).clamp(TOKENS.size.list, MOST);
    wanted.min(ui.available_width())
}

fn list_panel_ui(ui: &mut Ui, view: &mut AssessView, ask: &Ask<'_>, campaign: &Campaign) {
    let margin = Margin { left: 12, right: 8, top: 16, bottom: 8 };
    let frame = Frame::new().fill(style::look(ui).bg).inner_margin(margin);
    let panel = Panel::left("criteria").exact_size(list_width(ui)).resizable(false).frame(frame);
    panel.show(ui, |ui| {
        zones::place(ui, Zone::List);
        let is_new = view.shown != ask.state.session.criterion;
        if list::list_ui(ui, &mut view.list, is_new, ask, campaign) {
            view.is_drawer_open = false;
        }
    });
}

fn criterion_panel_ui(
    ui: &mut Ui,
    view: &mut AssessView,
    ask: &Ask<'_>,
    campaign: &Campaign,
    has_drawer: bool,
) {
    criterion::closed_ui(ui, campaign, ask);
    let shown = ask.state.session.criterion.as_ref().and_then(|id| campaign.grid.criterion(id));
    let Some((domain, criterion)) = shown else {
        return without_criterion_ui(ui, campaign, ask);
    };
    let Some(dossier) = ask.state.dossier() else { return };
    zones::place(ui, Zone::Page);
    let is_writing = view.hand.was_writing(ui) && !ui.ctx().text_edit_focused();
    let shown = pane::CriterionPane {
        dossier,
        campaign,
        domain,
        criterion,
        ask,
        strength: ask.state.session.derived.strengths_of_claims.get(&criterion.id).copied(),
        is_new: view.shown != ask.state.session.criterion,
        fresh: view.hand.fresh(ui, &criterion.id),
        has_drawer,
        is_writing,
    };
    // The way on comes after what it leads on from, for the Tab key too.
    let mut above = ui.available_rect_before_wrap();
    let mut below = above;
    above.set_bottom((above.bottom() - way::height(ui, is_writing)).max(above.top()));
    below.set_top(above.bottom());
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        if criterion::criterion_ui(ui, &shown, &mut view.more) {
            view.is_drawer_open = true;
        }
    });
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        let (side, top) = if style::is_low(ui) { (16, 4) } else { (32, 8) };
        Frame::new().inner_margin(Margin::symmetric(side, top)).show(ui, |ui| {
            // Under the criterion, however wide the window is.
            ui.set_max_width(criterion::widest().min(ui.available_width()));
            way::way_ui(ui, ask, is_writing);
        });
    });
}

/// Shows what sets every criterion aside, so that it can be changed; nothing where it is not that.
fn without_criterion_ui(ui: &mut Ui, campaign: &Campaign, ask: &Ask<'_>) {
    Frame::new().inner_margin(Margin::symmetric(32, 16)).show(ui, |ui| {
        profile::questions_ui(ui, campaign, ask);
    });
}

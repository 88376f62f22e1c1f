//! The *démarche qualité* of the campaign shown: which pieces of its three levels are there, and the
//! form that writes them. A closed campaign is written here too: results come a year later.

mod form;
mod gauge;
mod measures;
mod outcome;
mod page;

use eframe::egui::{ScrollArea, Ui, Vec2};

pub(super) use self::measures::QualityForms;
use self::page::QualityPage;
use super::room::{column_ui, inset};
use crate::app::Command;
use crate::dossier::QualityApproach;
use crate::ui::ask::Ask;
use crate::ui::style::size;
use crate::ui::widgets::{Sketch, Space, scrolled_ui};

/// Shows the gauge and the form.
pub(super) fn quality_ui(ui: &mut Ui, forms: &mut QualityForms, ask: &Ask<'_>, side: f32) {
    let column = inset(ui, side, side);
    let area = ScrollArea::vertical().id_salt("quality").auto_shrink(false);
    scrolled_ui(ui, area, Space::Scrolls, |ui| {
        column_ui(ui, column, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(size::s(), size::l());
            ui.add_space(size::l());
            let shown = ask.state.dossier().zip(ask.state.session.shown_campaign());
            let Some((dossier, campaign)) = shown else { return nothing_ui(ui, ask) };
            let blank = QualityApproach::of(campaign.id);
            let approach = dossier.approach(campaign.id).map_or(&blank, |approach| approach);
            let page = QualityPage { ask, dossier, campaign, approach };
            ui.push_id(campaign.id.0, |ui| {
                gauge::gauge_ui(ui, forms, &page);
                form::diagnostic_ui(ui, &page);
                form::plan_ui(ui, &page);
                outcome::outcome_ui(ui, forms, &page);
                outcome::dialogue_ui(ui, &page);
            });
            ui.add_space(size::l());
        });
    });
}

fn nothing_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let text = fr!(
        "La démarche qualité part d’une campagne : le diagnostic, puis le plan, puis ce qu’ils ont changé. \
                Commencez une campagne pour l’écrire ici."
    );
    ask.begin_ui(ui, Sketch::Stairs, text, Command::NewCampaign);
}

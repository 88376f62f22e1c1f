//! The *démarche qualité* of the campaign shown: which pieces of its three levels are there, and the
//! form that writes them. A closed campaign is written here too: results come a year later.

mod form;
mod gauge;
mod measures;
mod outcome;

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Response, ScrollArea, Ui, Vec2};
use lucide_icons::Icon;

use self::measures::MeasureDrafts;
use super::{column_ui, inset};
use crate::app::{Action, Command, State};
use crate::dossier::{Campaign, CampaignId, Dossier, Edit, QualityApproach};
use crate::ui::screens::typing::typed;
use crate::ui::style::size;
use crate::ui::widgets::{Field, empty_state_ui, follow_focus};

/// What the form remembers.
#[derive(Debug, Default)]
pub(super) struct QualityForms {
    drafts: BTreeMap<CampaignId, MeasureDrafts>,
    /// How tall the tallest card of the gauge is: all three are.
    tallest: f32,
}

/// What every part of the form reads.
#[derive(Clone, Copy)]
struct QualityPage<'a> {
    state: &'a State,
    dossier: &'a Dossier,
    campaign: &'a Campaign,
    approach: &'a QualityApproach,
}

impl QualityPage<'_> {
    /// Returns the action that changes what the team says.
    fn edit(&self, change: impl FnOnce(&mut QualityApproach)) -> Action {
        let mut approach = self.approach.clone();
        change(&mut approach);
        Action::Edit(Edit::Quality(Arc::new(approach)))
    }
}

/// Shows the gauge and the form.
pub(super) fn quality_ui(
    ui: &mut Ui,
    forms: &mut QualityForms,
    (state, side): (&State, f32),
    actions: &mut Vec<Action>,
) {
    let column = inset(ui, (side, side));
    ScrollArea::vertical().id_salt("quality").auto_shrink(false).show(ui, |ui| {
        column_ui(ui, column, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(size::s(), size::l());
            ui.add_space(size::l());
            let shown = state.dossier().zip(state.session.campaign);
            let shown = shown.and_then(|(dossier, id)| Some((dossier, dossier.campaign(id)?)));
            let Some((dossier, campaign)) = shown else { return nothing_ui(ui, actions) };
            let blank = QualityApproach::of(campaign.id);
            let approach = dossier.approach(campaign.id).map_or(&blank, |approach| approach);
            let page = QualityPage { state, dossier, campaign, approach };
            ui.push_id(campaign.id.0, |ui| {
                gauge::gauge_ui(ui, forms, &page, actions);
                form::diagnostic_ui(ui, &page, actions);
                form::plan_ui(ui, &page, actions);
                outcome::outcome_ui(ui, forms, &page, actions);
                outcome::dialogue_ui(ui, &page, actions);
            });
            follow_focus(ui);
            ui.add_space(size::l());
        });
    });
}

fn nothing_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let text = "La démarche qualité part d’une campagne : le diagnostic, puis le plan, puis ce qu’ils ont changé. \
                Commencez une campagne pour l’écrire ici.";
    if empty_state_ui(ui, Icon::Goal, text, Command::NewCampaign.label()) {
        actions.push(Action::Run(Command::NewCampaign));
    }
}

/// A text of the approach: its label, an example, what is expected, its lines.
struct ApproachText<'a> {
    label: &'a str,
    hint: &'a str,
    help: &'a str,
    rows: usize,
}

fn text_ui(
    ui: &mut Ui,
    page: &QualityPage<'_>,
    text: &ApproachText<'_>,
    of: fn(&mut QualityApproach) -> &mut String,
    actions: &mut Vec<Action>,
) -> Response {
    let mut written = of(&mut page.approach.clone()).clone();
    let field = Field::new(text.label).hint(text.hint).help(text.help).rows(text.rows);
    let response = field.ui(ui, &mut written);
    typed(&response, actions, || page.edit(|approach| *of(approach) = written));
    response
}

//! What every part of Résultats reads.

use eframe::egui::Ui;

use crate::app::export::ChartKind;
use crate::dossier::{Campaign, Dossier};
use crate::scoring::Scores;
use crate::ui::ask::Ask;
use crate::ui::screens::chart_card::{ChartCard, ChartSource};
use crate::ui::sight;
use crate::ui::widgets::{Button, card, card_head_ui};

/// What every part of the screen reads.
#[derive(Clone, Copy, Debug)]
pub struct ResultsPage<'a> {
    /// What it reads besides, and what it asks for.
    pub ask: &'a Ask<'a>,
    /// The open dossier.
    pub dossier: &'a Dossier,
    /// The campaign shown.
    pub campaign: &'a Campaign,
    /// Its scores.
    pub scores: &'a Scores,
}

impl ResultsPage<'_> {
    /// Shows a chart of the campaign; `height` unless it is at ease in another.
    pub fn chart_ui(
        &self,
        ui: &mut Ui,
        card: &mut ChartCard,
        kind: ChartKind,
        height: Option<f32>,
    ) {
        let make = || kind.chart(self.dossier, self.campaign.id, self.scores, self.ask.state.today);
        let source = ChartSource { kind, revision: self.ask.state.revision(), make: &make };
        let height = height.unwrap_or_else(|| card.preferred_height(ui, source));
        card.ui(ui, self.ask, source, height);
    }

    /// Shows a chart of the campaign at ease, with tools under its title.
    pub fn tooled_ui(
        &self,
        ui: &mut Ui,
        card: &mut ChartCard,
        kind: ChartKind,
        tools: impl FnMut(&mut Ui),
    ) {
        let make = || kind.chart(self.dossier, self.campaign.id, self.scores, self.ask.state.today);
        let source = ChartSource { kind, revision: self.ask.state.revision(), make: &make };
        let height = card.preferred_height(ui, source) + TOOLS;
        card.ui_with_tools(ui, self.ask, source, height, tools);
    }
}

/// Shows a chart behind its title until it is asked for; `open_ui` is given what closes it again.
pub(super) fn folded_ui(
    ui: &mut Ui,
    kind: ChartKind,
    is_open: &mut bool,
    open_ui: impl FnOnce(&mut Ui, &mut dyn FnMut(&mut Ui)),
) {
    let title = kind.label();
    sight::opened_ui(ui, title, |ui| {
        if *is_open {
            let name = fr!("Replier : {title}");
            let mut fold = |ui: &mut Ui| {
                sight::fold_ui(ui, Button::new("Replier").named(&name), is_open, title);
            };
            return open_ui(ui, &mut fold);
        }
        card(ui, |ui| {
            card_head_ui(ui, title, |ui| {
                let name = fr!("Voir : {title}");
                sight::fold_ui(ui, Button::new("Voir").named(&name), is_open, title);
            });
        });
    });
}

/// What a row of tools adds to a card.
const TOOLS: f32 = 40.0;

//! What every part of Résultats reads.

use eframe::egui::Ui;

use crate::app::export::ChartKind;
use crate::dossier::{Campaign, Dossier};
use crate::scoring::Scores;
use crate::ui::ask::Ask;
use crate::ui::screens::chart_card::{ChartCard, ChartSource};

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
}

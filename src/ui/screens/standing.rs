//! Where the team stands, for Accueil: what to work on first, the mean over time.

use eframe::egui::{self, Ui, Vec2};

use crate::app::State;
use crate::chart::{Chart, LinePoint, Spark};
use crate::dossier::Dossier;
use crate::french;
use crate::scoring;
use crate::ui::ask::Ask;
use crate::ui::chart_view::ChartView;
use crate::ui::screens::links::{highlight_link_ui, scale_of};
use crate::ui::screens::results::rule_name;
use crate::ui::style;
use crate::ui::widgets::{badge_ui, card, muted_ui, note_ui, section_ui};

/// What to work on first, straight from the results.
pub(super) fn todo_ui(ui: &mut Ui, ask: &Ask<'_>) {
    if ask.state.session.derived.priorities.is_empty() {
        return;
    }
    section_ui(ui, "À travailler d’abord", |ui| {
        let campaign = ask.state.session.campaign.and_then(|id| ask.state.dossier()?.campaign(id));
        if let Some(campaign) = campaign {
            note_ui(ui, scoring::priorities_rule(&campaign.grid));
        }
        for (index, highlight) in ask.state.session.derived.priorities.iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            ui.horizontal_top(|ui| {
                let (level, name) = highlight.standing();
                badge_ui(ui, scale_of(ask, &highlight.criterion).zip(level), &name);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    highlight_link_ui(ui, ask, highlight, style::body);
                    if let Some(step) = &highlight.first_step {
                        note_ui(ui, step);
                    }
                });
            });
        }
    });
}

/// What the card of the mean remembers for itself.
#[derive(Debug, Default)]
pub(super) struct MeanView {
    spark: ChartView,
    /// The points there are, from which state of the dossier.
    points: Option<(u64, Vec<LinePoint>)>,
}

/// Shows the mean over time; alone, with its date, while no line joins it to another. Nothing before.
pub(super) fn mean_ui(ui: &mut Ui, view: &mut MeanView, state: &State, dossier: &Dossier) {
    let Some(first) = dossier.campaigns.first() else { return };
    let revision = state.revision();
    if view.points.as_ref().is_none_or(|(of, _)| *of != revision) {
        view.points = Some((revision, Spark::of(dossier).line.points));
    }
    let points = view.points.as_ref().map(|(_, points)| points.as_slice()).unwrap_or_default();
    if points.is_empty() {
        return;
    }
    card(ui, |ui| {
        if let [only] = points {
            return alone_ui(ui, only, mean_name(dossier));
        }
        ui.horizontal(|ui| {
            ui.label(style::heading(format!("Depuis {}", first.date.year())));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                note_ui(ui, mean_name(dossier).to_lowercase());
            });
        });
        let size = Vec2::new(ui.available_width(), 160.0);
        view.spark.ui(ui, revision, size, || Chart::Spark(Spark::of(dossier)));
    });
}

/// Names what the grid of the latest campaign makes of its levels.
fn mean_name(dossier: &Dossier) -> &'static str {
    let latest = dossier.latest_campaign();
    rule_name(latest.map(|campaign| campaign.grid.scoring.rule).unwrap_or_default())
}

fn alone_ui(ui: &mut Ui, only: &LinePoint, name: &str) {
    ui.label(style::heading(name));
    ui.horizontal(|ui| {
        ui.label(style::display(only.unit.words(only.mean)));
        let (of, month) = (only.unit.of_words(), french::month_year(only.date));
        let when = if of.is_empty() { format!("en {month}") } else { format!("{of}, en {month}") };
        muted_ui(ui, when.trim_start());
    });
    note_ui(ui, "Une courbe apparaîtra avec la deuxième campagne.");
}

//! Progression: domains over real dates, breaks where the grid changed, what moved and why.

use eframe::egui::{Ui, Vec2};
use lucide_icons::Icon;

use super::chart_card::{ChartCard, Source};
use super::results::changes_ui;
use crate::app::export::{ChartKind, Document, PictureFormat};
use crate::app::{Action, Command, State};
use crate::dossier::Dossier;
use crate::french;
use crate::ui::style::size;
use crate::ui::widgets::{Button, empty_state_ui, page_ui};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct ProgressView {
    lines: ChartCard,
}

/// Shows the screen.
pub fn progress_ui(ui: &mut Ui, view: &mut ProgressView, state: &State, actions: &mut Vec<Action>) {
    let shown = state.dossier().zip(state.campaign).zip(state.derived.scores.as_ref());
    let Some(((dossier, id), scores)) = shown else {
        page_ui(
            ui,
            "Progression",
            "",
            |_| {},
            |ui| {
                let text = "La progression se lit à partir de la première campagne ; dès la deuxième, les \
                        courbes se dessinent.";
                if empty_state_ui(ui, Icon::ChartLine, text, Command::NewCampaign.label()) {
                    actions.push(Action::Run(Command::NewCampaign));
                }
            },
        );
        return;
    };
    let mut wants_export = false;
    page_ui(
        ui,
        "Progression",
        &subtitle(dossier),
        |ui| wants_export = Button::new("Exporter l’image…").icon(Icon::Download).ui(ui).clicked(),
        |ui| {
            let revision = state.revision();
            let width = ui.available_width();
            let lines = || ChartKind::Progress.chart(dossier, id, scores);
            let source = Source { kind: ChartKind::Progress, revision, make: &lines };
            view.lines.ui(ui, source, Vec2::new(width, 440.0), actions);
            ui.add_space(size::s());
            changes_ui(ui, state, actions);
        },
    );
    if wants_export {
        actions.push(Action::Export(Document::Picture(ChartKind::Progress, PictureFormat::Png)));
    }
}

fn subtitle(dossier: &Dossier) -> String {
    let number = dossier.campaigns.len();
    let latest = dossier.latest_campaign();
    let comparable = latest.map_or(0, |latest| {
        dossier.campaigns.iter().filter(|campaign| latest.is_comparable_to(campaign)).count()
    });
    let grid = latest.map_or("", |latest| &latest.grid.title);
    if number == 1 {
        format!("1 campagne : {grid}")
    } else if comparable == number {
        format!("{} avec la même grille : {grid}", french::count(number, "campagne"))
    } else {
        format!(
            "{}, dont {comparable} avec la grille actuelle : {grid}",
            french::count(number, "campagne")
        )
    }
}

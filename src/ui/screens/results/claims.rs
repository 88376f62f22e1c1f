//! What stands behind the levels, by domain.

use eframe::egui::{Ui, Vec2};
use lucide_icons::Icon;

use crate::app::export::ChartKind;
use crate::app::{Action, Screen, State};
use crate::dossier::Dossier;
use crate::scoring::Scores;
use crate::ui::screens::chart_card::{ChartCard, ChartSource};
use crate::ui::style;
use crate::ui::widgets::Button;

/// Shows how many levels are proven, observed, declared or expired, by domain.
pub(super) fn claims_ui(
    ui: &mut Ui,
    card: &mut ChartCard,
    state: &State,
    (dossier, scores): (&Dossier, &Scores),
    actions: &mut Vec<Action>,
) {
    let Some(id) =
        state.session.campaign.filter(|_| !state.session.derived.strengths_of_claims.is_empty())
    else {
        return;
    };
    let make = || ChartKind::Claims.chart(dossier, id, scores, state.today);
    let source = ChartSource { kind: ChartKind::Claims, revision: state.revision(), make: &make };
    let width = ui.available_width();
    let height = card.preferred_height(state.revision(), width, &make) + TOOLS;
    let mut asked = Vec::new();
    let mut tools = |ui: &mut Ui| tools_ui(ui, state, &mut asked);
    card.ui_with_tools(ui, source, Vec2::new(width, height), &mut tools, actions);
    actions.extend(asked);
}

/// What the row of tools adds to the card.
const TOOLS: f32 = 40.0;

fn tools_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let number = state.session.derived.strengths_of_claims.len();
    let text = match number {
        1 => "1 niveau au-dessus de 0 : ce qui le montre aujourd’hui.".to_owned(),
        _ => format!("{number} niveaux au-dessus de 0 : ce qui les montre aujourd’hui."),
    };
    ui.label(style::body(text).color(style::look(ui).muted));
    if Button::new("Preuves").quiet().icon(Icon::FileCheck).ui(ui).clicked() {
        actions.push(Action::Go(Screen::Proofs));
    }
}

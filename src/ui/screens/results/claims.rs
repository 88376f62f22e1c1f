//! What stands behind the levels, by domain.

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::page::{ResultsPage, folded_ui};
use crate::app::export::ChartKind;
use crate::app::{Action, Screen};
use crate::ui::screens::chart_card::ChartCard;
use crate::ui::widgets::{Button, muted_ui};

/// Shows how many levels are proven, observed, declared or expired, by domain.
pub(super) fn claims_ui(
    ui: &mut Ui,
    card: &mut ChartCard,
    page: &ResultsPage<'_>,
    is_open: &mut bool,
) {
    let claims = page.ask.state.session.derived.strengths_of_claims.len();
    if claims == 0 {
        return;
    }
    folded_ui(ui, ChartKind::Claims, is_open, |ui, fold| {
        page.tooled_ui(ui, card, ChartKind::Claims, |ui| {
            let lowest = lowest_words(page);
            let text = match claims {
                1 => fr!("1 niveau au-dessus {lowest} : ce qui le montre aujourd’hui."),
                _ => fr!("{claims} niveaux au-dessus {lowest} : ce qui les montre aujourd’hui."),
            };
            muted_ui(ui, text);
            let button = Button::new("Preuves").quiet().icon(Icon::FileCheck);
            page.ask.button(ui, button, Action::Go(Screen::Proofs));
            fold(ui);
        });
    });
}

/// Says above what a level claims something: the number of the lowest, where it is the same for all.
fn lowest_words(page: &ResultsPage<'_>) -> String {
    let grid = &page.campaign.grid;
    let lowest = grid.scale().lowest();
    let is_one = grid.criteria().all(|(_, criterion)| criterion.scale.lowest() == lowest);
    if is_one { format!("de {lowest}") } else { "du plus bas".to_owned() }
}

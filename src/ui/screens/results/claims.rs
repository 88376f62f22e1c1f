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
            let text = match claims {
                1 => fr!("1 niveau au-dessus de 0 : ce qui le montre aujourd’hui.").to_owned(),
                _ => fr!("{claims} niveaux au-dessus de 0 : ce qui les montre aujourd’hui."),
            };
            muted_ui(ui, text);
            let button = Button::new("Preuves").quiet().icon(Icon::FileCheck);
            page.ask.button(ui, button, Action::Go(Screen::Proofs));
            fold(ui);
        });
    });
}
